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

TRADITIONAL = st.sampled_from("頭發髮後台臺灣裏裡乾幹只隻係鐘徵說著着「」『』’")
PAIRS = [(source, variant) for source in VARIANTS for variant in VARIANTS if source != "zh-Hans" != variant]
PAIRS += [(source, "zh-Hans") for source in VARIANTS]
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


TERMS = {"管云云": "管雲雲", "云": "云", "一本账": "一本帳簿", "出租车": "的士"}


def test_declared_terms_take_their_form_and_are_not_touched_again() -> None:
    declared = converter("zh-TW").declaring(TERMS)
    assert declared.text("管云云的云发展") == "管雲雲的云發展"
    assert declared.declaring({"云": "芸"}).text("云，管云云") == "芸，管雲雲"
    assert converter("zh-TW").text("出租车") == "出租車", "declaring makes another converter"


def test_a_term_of_another_length_stands_where_it_begins() -> None:
    declared = converter("zh-TW").declaring(TERMS)
    assert declared.texts(["头发一", "本", "账发展"]) == ["頭髮一本帳簿", "", "發展"]
    assert declared.html('<p>乘出<a href="出租车">租车</a>，头<em>发</em></p>') == (
        '<p>乘的士<a href="出租车"></a>，頭<em>髮</em></p>'
    )
    assert declared.html('<img alt="出租车">') == '<img alt="的士">'


@given(before=TEXT, term=st.sampled_from(sorted(TERMS)), after=TEXT)
@settings(max_examples=200, deadline=None)
def test_law_a_declared_term_is_never_changed_but_to_its_form(before: str, term: str, after: str) -> None:
    declared = converter("zh-HK").declaring({term: TERMS[term]})
    assert TERMS[term] in declared.text(before + term + after)
    assert declared.text(before + term + after).count(TERMS[term]) >= (before + term + after).count(term)


@given(pieces=st.lists(TEXT, max_size=5))
@settings(max_examples=200, deadline=None)
def test_pieces_are_converted_as_one_text(pieces: list[str]) -> None:
    declared = converter("zh-TW").declaring(TERMS)
    assert "".join(declared.texts(pieces)) == declared.text("".join(pieces))


@pytest.mark.parametrize("source, variant", PAIRS)
@given(text=st.text(alphabet=st.one_of(TRADITIONAL, st.characters()), max_size=30))
@settings(max_examples=150, deadline=None)
def test_every_direction_keeps_the_length(source: str, variant: str, text: str) -> None:
    assert len(converter(variant, source=source).text(text)) == len(text)


def test_a_traditional_source_gives_a_simplified_edition() -> None:
    assert (
        converter("zh-Hans", source="zh-TW").text("頭髮發展，「週末『乾杯』」裡")
        == "头发发展，“周末‘干杯’”里"
    )
    assert converter("zh-Hans", source="zh-HK").text("牀裏羣眾，衞生") == "床里群众，卫生"
    assert converter("zh-HK", source="zh-TW").text("裡面「群眾」") == "裏面「羣眾」"
    assert converter("zh-TW", source="zh-HK").text("裏面「羣眾」") == "裡面「群眾」"
    assert converter("zh-TW", source="zh-TW").html("<p>发</p>") == "<p>发</p>"


def test_version_tells_the_library_and_its_config() -> None:
    assert version("zh-TW").startswith("opencc ") and " s2tw" in version("zh-TW")
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
