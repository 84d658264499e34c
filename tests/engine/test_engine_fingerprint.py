"""Hashes: equal for equal values, in every process; different for all others; refused for open values."""

import datetime as dt
import enum
import subprocess
import sys
from collections import namedtuple
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.engine.fingerprint import code_version, digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    url: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    url: str
    text: str = ""


@dataclass(frozen=True)
class One:
    only: object
    unseen: int = field(default=0, compare=False)


@dataclass
class Open:
    x: int = 0


@dataclass(frozen=True)
class Nothing:
    pass


class Colour(enum.StrEnum):
    RED = "red"


LEAVES = st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.dates()
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
        | st.builds(One, only=inner)
        | st.builds(Link, url=st.text(), text=st.text())
    ),
    max_leaves=8,
)


def form(value):
    """The value with its types, so that True is not 1."""
    if isinstance(value, tuple):
        return ("tuple", *map(form, value))
    if isinstance(value, dict):
        return ("dict", *((key, form(value[key])) for key in sorted(value)))
    if isinstance(value, One):
        return ("One", form(value.only))
    return (type(value), value)


@settings(max_examples=400, deadline=None)
@given(VALUES, VALUES)
def test_digests_are_equal_exactly_where_values_are(one, two):
    assert (digest(one) == digest(two)) == (form(one) == form(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("ab", "c"), ("a", "bc")),
        ((("a",), "b"), (("a", "b"),)),
        ("1", 1),
        (True, 1),
        (None, "None"),
        (b"a", "a"),
        ("2026-11-20", dt.date(2026, 11, 20)),
        (("a", "b"), {"a": "b"}),
        (Link(url="x"), Other(url="x")),
        (Link(url="x"), Link(url="", text="x")),
        (One(1), One(1, unseen=2)),
        ("s1:a", ("a",)),
        ("", ()),
        ("\ud840\udc00\U00020000", "\U00020000\ud840\udc00"),
        ("\ud840\udc00", "\U00020000"),
        (Nothing(), None),
    ],
)
def test_what_is_not_the_same(one, two):
    assert digest(one) != digest(two)


def test_the_order_of_a_mapping_does_not_count():
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1}) == digest(MappingProxyType({"a": 1, "b": 2}))


@pytest.mark.parametrize(
    "value",
    [
        1.0, {1}, [1], object(), Open(), {1: "x"}, ("a", [1]), Link, Colour.RED, {"a": {"b": 1.5}},
        dt.datetime(2026, 11, 20, tzinfo=dt.UTC), namedtuple("Pair", "a b")(1, 2), One([1]), len, bytearray(),
    ],
)  # fmt: skip
def test_open_values_are_refused(value):
    with pytest.raises(TypeError):
        digest(value)


def test_other_processes_agree():
    value = {"b": ("字", 1, None, True), "a": dt.date(2026, 11, 20)}
    code = (
        "import datetime; from broadsheet.engine.fingerprint import digest;"
        "print(digest({'a': datetime.date(2026, 11, 20), 'b': ('字', 1, None, True)}))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"},
            capture_output=True, check=True, text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }  # fmt: skip
    assert found == {digest(value)}


def test_the_code_version_knows_files_and_libraries(tmp_path, monkeypatch):
    package, installed = tmp_path / "package", tmp_path / "installed"
    (package / "below").mkdir(parents=True)
    (package / "below" / "a.py").write_text("x = 1")
    for name in ("Jinja2-3.1.6.dist-info", "python_dateutil-2.9.dist-info"):
        (installed / name).mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(installed), "", str(tmp_path / "nowhere")])
    first = code_version(package, ("jinja2", "python-dateutil"))
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert code_version(package, ("python.dateutil", "JINJA2")) == first
    seen = {first, code_version(package, ("jinja2",)), code_version(package, ("jinja2", "missing"))}
    (installed / "Jinja2-3.1.6.dist-info").rename(installed / "jinja2-3.1.7.dist-info")
    seen.add(code_version(package, ("jinja2", "python-dateutil")))
    (package / "below" / "a.py").write_text("x = 2")
    seen.add(code_version(package, ("jinja2", "python-dateutil")))
    (package / "below" / "a.py").rename(package / "a.py")
    seen.add(code_version(package, ("jinja2", "python-dateutil")))
    assert len(seen) == 5


def test_a_library_that_is_installed_is_found():
    package = Path(__file__).parent
    assert code_version(package, ("jinja2",)) != code_version(package, ("jinja2x",))


def test_a_changed_field_changes_the_digest():
    link = Link(url="a.html", text="渡口")
    assert digest(replace(link, text="渡 口")) != digest(link) == digest(replace(link))
