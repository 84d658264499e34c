"""Planning is pure: five-line worlds, and the reason is part of the answer."""

import pytest

from broadsheet.engine.plan import (
    UNSURE,
    Claim,
    Entry,
    Product,
    Row,
    Stamp,
    Unit,
    amiss,
    changes,
    clashes,
    product_reason,
    unit_reason,
)
from broadsheet.problems import Reported

STAMP = Stamp(5, "aa")
ROW = Row("a.html", (("view", "1"),), STAMP)
UNIT = Unit(name="one", parts=(("content", "1"),), payload=None)


def product(path="a.html", view="1"):
    return Product(path=path, parts=(("view", view),), render=lambda: Reported(b""))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"view": "1"}, {"view": "1"}, ""),
        ({"view": "1"}, {"view": "2"}, "view changed"),
        ({"view": "1", "code": "1"}, {"view": "2", "code": "2"}, "view and code changed"),
        ({"a": "1", "b": "1", "c": "1"}, {"a": "2", "b": "2", "c": "2"}, "a, b and c changed"),
        ({"view": "1"}, {"view": "1", "variant": "x"}, "variant changed"),
        ({"view": "1", "variant": "x"}, {"view": "1"}, "variant changed"),
        ({"a": "1", "b": "1"}, {"b": "1", "a": "1"}, ""),
    ],
)
def test_changes(before, after, expected):
    assert expected == changes(tuple(before.items()), tuple(after.items()))


@pytest.mark.parametrize(
    ("sizes", "stamps", "expected"),
    [
        ({"a.html": 5}, {"a.html": STAMP}, {}),
        ({}, {"a.html": STAMP}, {"a.html": "output missing"}),
        ({"a.html": 6}, {"a.html": STAMP}, {"a.html": "output changed by somebody"}),
        ({"a.html": 5}, {"a.html": Stamp(5, "bb")}, {"a.html": "output changed by somebody"}),
        ({"a.html": 5}, {}, {"a.html": "output changed by somebody"}),
        ({"a.html": 5}, {"a.html": UNSURE}, {"a.html": "last build interrupted"}),
    ],
)
def test_what_lies_there(sizes, stamps, expected):
    assert expected == amiss((ROW,), sizes, stamps)


@pytest.mark.parametrize(
    ("entry", "wrong", "expected"),
    [
        (None, {}, "new"),
        (Entry(None, (ROW,)), {}, "failed last time"),
        (Entry((("content", "2"),), (ROW,)), {}, "content changed"),
        (Entry((("content", "1"),), (ROW,)), {"a.html": "output missing"}, "output missing"),
        (Entry((("content", "1"),), (ROW,)), {}, ""),
    ],
)
def test_why_a_unit_is_made(entry, wrong, expected):
    assert expected == unit_reason(UNIT, entry, wrong)


def test_why_a_product_is_rendered():
    assert product_reason(product(), None, {}) == "new"
    assert product_reason(product(view="2"), ROW, {}) == "view changed"
    assert product_reason(product(), ROW, {"a.html": "output missing"}) == "output missing"
    assert product_reason(product(), ROW, {"b.html": "output missing"}) == ""


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["a", "b", "c/d", "c/e"], []),
        (["a", "a"], [("a", "a")]),
        (["x/A.html", "x/a.html"], [("x/A.html", "x/a.html")]),
        (["Straße", "STRASSE"], [("Straße", "STRASSE")]),
        (["é", "e\u0301"], [("é", "e\u0301")]),
        (["a", "a/b/c", "a/b/d"], [("a", "a/b/c"), ("a", "a/b/d")]),
        (["a/b/c", "A"], [("a/b/c", "A")]),
        (["a", "a", "a"], [("a", "a"), ("a", "a")]),
    ],
)
def test_clashes_name_both_in_the_order_of_the_units(paths, expected):
    found = list(clashes(Claim(number, path) for number, path in enumerate(paths)))
    assert expected == [(clash.first.path, clash.second.path) for clash in found]
    assert all(clash.first.unit < clash.second.unit for clash in found)
