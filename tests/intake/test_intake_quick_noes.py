"""Quick noes must not say no to what the rule behind them would have read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.intake import credits, folios

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


@settings(max_examples=40, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("token", [pattern for _, pattern in folios._TOKENS])
def test_what_a_folio_token_holds_is_not_counted_as_words(token: str, data: st.DataObject) -> None:
    printed = data.draw(st.from_regex(token, fullmatch=True))
    assert not folios._UNTOLD.search(printed)
