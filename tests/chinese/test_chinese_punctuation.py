"""Laws and cases of the punctuation normaliser."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_files import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.chinese.punctuation import normalise

HERE = Path(__file__).parent

CHANGES = ",， ;； :： ?？ !！ (（ )） .。 \"“ \"” '‘ '’"
MARKS = ",;:?!()（）\"'“”‘’.，"
typed = st.text(
    alphabet=st.one_of(st.sampled_from(MARKS + "河湾报A1b2 %\n`<>&/@:"), st.characters()), max_size=60
)


@pytest.mark.parametrize("given_text, expected", cases(HERE / "punctuation.txt"))
def test_cases(given_text: str, expected: str) -> None:
    assert normalise(given_text) == expected


@given(typed)
@settings(max_examples=1500, deadline=None)
def test_same_length_and_a_second_run_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert len(once) == len(text)
    assert normalise(once) == once


@given(typed)
@settings(max_examples=500, deadline=None)
def test_only_marks_change(text: str) -> None:
    changed = {
        f"{before}{after}" for before, after in zip(text, normalise(text), strict=True) if before != after
    }
    assert changed <= set(CHANGES.split())


@given(st.text(alphabet=st.characters(max_codepoint=0x2FFF), max_size=60))
@settings(max_examples=300, deadline=None)
def test_a_text_without_han_is_never_touched(text: str) -> None:
    assert normalise(text) == text
