"""Quick noes must not say no to what the rule behind them would have read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.intake import credits, folios, writers

WORDS = [word.replace("(?<= )", " ") for _, word in (*credits._BEFORE, *credits._AFTER)]


@settings(max_examples=40, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("word", WORDS)
def test_no_word_of_a_credit_is_passed_over(word: str, data: st.DataObject) -> None:
    printed = data.draw(st.from_regex(word))
    assert not credits._WORDS.search(printed) or credits._WORDED.search(printed)


@settings(max_examples=200, deadline=None)
@given(st.from_regex(credits._AGENCY))
def test_no_agency_is_passed_over(printed: str) -> None:
    assert credits._SUPPLIED.search(printed)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize(("sign", "form"), [(sign, form) for _, sign, form in writers._FORMS])
def test_no_form_of_a_writer_is_passed_over(sign: re.Pattern[str], form: str, data: st.DataObject) -> None:
    assert sign.search(data.draw(st.from_regex(form, fullmatch=True)))


@settings(max_examples=60, deadline=None)
@given(tail=st.from_regex(writers._TAIL_NAME), title=st.from_regex(writers._TITLED, fullmatch=True))
def test_no_name_behind_a_text_or_a_title_is_passed_over(tail: str, title: str) -> None:
    assert writers._PARTED.search(tail)
    assert writers._TITLES.search(title)


@settings(max_examples=60, deadline=None)
@given(bracketed=st.from_regex(writers._BRACKETED, fullmatch=True), guided=st.from_regex(writers._GUIDED))
def test_no_name_in_brackets_is_passed_over(bracketed: str, guided: str) -> None:
    assert bracketed[0] == "("
    assert writers._GUIDES.search(guided)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("token", [pattern for _, pattern in folios._TOKENS])
def test_what_a_folio_token_holds_is_not_counted_as_words(token: str, data: st.DataObject) -> None:
    printed = data.draw(st.from_regex(token, fullmatch=True))
    assert not folios._UNTOLD.search(printed)
