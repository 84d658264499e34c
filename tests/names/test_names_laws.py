"""Law 6 for names: in any text a declared name stands in its declared form, all else as without it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.chinese.variants import converter
from broadsheet.web.body import body_html
from broadsheet.web.script import Script
from broadsheet.web.views import Wording

NAME, FORM = "范后里", "〇范后里〇"  # a form that no conversion gives
PIECE = st.sampled_from(["示范", "后面", "里弄", "头发", "的", "，", "“", "范", "后", "里", "A", " "])
TEXT = st.lists(PIECE | st.just(NAME), max_size=12).map("".join)


def script(*wordings: Wording) -> Script:
    plain = converter("zh-TW")
    return Script(plain=plain, declaring=plain).within(wordings)


@given(TEXT)
@settings(max_examples=200, deadline=None)
def test_a_name_stands_in_its_form_wherever_it_stands(text: str) -> None:
    converted = script(Wording(text=NAME, form=FORM, name=True)).text(text)
    pieces = text.split(NAME)
    assert converted.count(FORM) == len(pieces) - 1
    assert converted.split(FORM) == [script().text(piece) for piece in pieces]


@given(TEXT, st.integers(1, 2))
@settings(max_examples=100, deadline=None)
def test_a_name_cut_by_a_mark_is_still_the_name(text: str, at: int) -> None:
    marked = f"{text.replace('“', '')}，{NAME[:at]}**{NAME[at:]}**。"
    [html] = body_html(marked, ())
    converted = script(Wording(text=NAME, form=FORM, name=True)).html(html)
    assert FORM in converted.replace("<strong>", "").replace("</strong>", "")


@given(TEXT)
@settings(max_examples=100, deadline=None)
def test_a_name_without_a_form_keeps_its_surname_and_its_length(text: str) -> None:
    converted = script(Wording(text=NAME, form="", name=True)).text(text)
    assert len(converted) == len(text)
    assert converted.count("范後里") >= text.count(NAME)
