"""Conversion to the variants: cases, and what it may never change."""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
from case_files import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.chinese.variants import VARIANTS, converter, engine_problem, version

HERE = Path(__file__).parent

HAN = st.sampled_from("头发展里面后台湾干只系钟征报道说“”‘’")
TEXT = st.text(alphabet=st.one_of(HAN, st.characters()), max_size=30)
INLINE = st.tuples(st.sampled_from(["em", "a", "strong", "p", "li", "code"]), TEXT)


class _Read(HTMLParser):
    """Tags in order, and all text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[object] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _markup(parts: list[tuple[str, str]]) -> str:
    from html import escape

    return "".join(f'<{name} href="发{n}">{escape(text)}</{name}>' for n, (name, text) in enumerate(parts))


@pytest.mark.parametrize("given_text, expected", cases(HERE / "variants.txt"))
def test_html_cases(given_text: str, expected: str) -> None:
    assert converter("zh-TW").html(given_text) == expected


def test_regions_differ_and_wording_stays() -> None:
    assert converter("zh-TW").text("社区里支持软件台") == "社區裡支持軟件臺"
    assert converter("zh-HK").text("社区里支持软件台") == "社區裏支持軟件台"


@pytest.mark.parametrize("variant", ["zh-TW", "zh-HK"])
@given(text=TEXT)
@settings(max_examples=400, deadline=None)
def test_text_keeps_its_length_whatever_it_holds(variant: str, text: str) -> None:
    assert len(converter(variant).text(text)) == len(text)


def test_a_nul_does_not_end_the_text() -> None:
    assert converter("zh-TW").text("发\x00发\ud800发") == "發\x00發\ud800發"


@given(st.lists(INLINE, max_size=6))
@settings(max_examples=300, deadline=None)
def test_html_keeps_its_tags_and_the_length_of_its_text(parts: list[tuple[str, str]]) -> None:
    html = _markup(parts)
    before, after = _Read(html), _Read(converter("zh-TW").html(html))
    assert after.tags == before.tags
    assert len(after.text) == len(before.text)


@given(TEXT.filter(lambda text: not set(text) & set("\r\x00")))
@settings(max_examples=200, deadline=None)
def test_html_and_text_agree(text: str) -> None:
    from html import escape, unescape

    html = converter("zh-HK").html(escape(text, quote=False))
    assert unescape(html) == converter("zh-HK").text(unescape(escape(text, quote=False)))


def test_the_script_of_the_source_is_never_touched() -> None:
    html = '<p title="&#21457;">头发’“</p>'
    assert converter("zh-Hans").html(html) is html
    assert converter("zh-Hans").text("头发“") == "头发“"


def test_version_tells_the_library_and_its_config() -> None:
    assert version("zh-TW").startswith("opencc ") and version("zh-TW").endswith(" s2tw")
    assert version("zh-TW") != version("zh-HK")
    assert version("zh-Hans") == "identity"


def test_prefixes_are_different_addresses() -> None:
    assert {variant.prefix for variant in VARIANTS.values()} == {"zh-hans", "zh-tw", "zh-hk"}


def test_another_package_named_opencc_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert engine_problem() is None
    impostor = ModuleType("opencc")
    impostor.OpenCC = type("OpenCC", (), {"__init__": lambda self, conversion=None: None})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "opencc", impostor)
    problem = engine_problem()
    assert problem and "official" in problem.what.en and problem.hint and "pip uninstall" in problem.hint.en
