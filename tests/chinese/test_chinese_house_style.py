"""Cases of the house style, its switches, and the way back to what the source has."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_files import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.chinese.glyphs import ordinary
from broadsheet.chinese.house_style import HouseStyle
from broadsheet.chinese.restoring import Change, changes, stretches

HERE = Path(__file__).parent
STYLE = HouseStyle()
SIGNS = ",;:?!()（）\"'“”‘’.。，…—-－─~～<>《》〈〉·１Ａ．："
typed = st.text(
    alphabet=st.one_of(st.sampled_from(SIGNS + "河湾报A1b2 %\n`&/@"), st.characters()), max_size=40
)


@pytest.mark.parametrize("given_text, expected", cases(HERE / "house_style.txt"))
def test_cases(given_text: str, expected: str) -> None:
    assert STYLE.applied(given_text) == expected


@pytest.mark.parametrize(
    "given_text, expected", [*cases(HERE / "house_style.txt"), *cases(HERE / "punctuation.txt")]
)
def test_every_case_leads_back(given_text: str, expected: str) -> None:
    made = STYLE.applied(given_text)
    found = stretches(given_text, made)
    assert found is not None
    assert "".join(given_text[start:end] for start, end in dict.fromkeys(found)) == given_text
    assert put_back(made, given_text) == given_text


def put_back(made: str, source: str) -> str:
    """`made` with each recorded change undone."""
    restored, told = "", {change.start: change for change in changes(source, made)}
    while made:
        change = told.get(len(restored), Change(0, made[0], made[0]))
        restored, made = restored + change.was, made.removeprefix(change.now)
    return restored


@given(typed)
@settings(max_examples=800, deadline=None)
def test_a_second_run_changes_nothing_and_the_source_is_found_again(text: str) -> None:
    made = STYLE.applied(ordinary(text))
    assert STYLE.applied(made) == made
    found = stretches(text, made)
    assert found is not None
    kept = "".join(text[start:end] for start, end in dict.fromkeys(found))
    assert "".join(kept.split()) == "".join(text.split())


@given(typed)
@settings(max_examples=300, deadline=None)
def test_no_space_comes_or_goes(text: str) -> None:
    assert [char for char in STYLE.applied(text) if char.isspace()] == [
        char for char in text if char.isspace()
    ]


@given(typed)
@settings(max_examples=300, deadline=None)
def test_what_is_switched_off_changes_nothing(text: str) -> None:
    assert HouseStyle(punctuation="keep", full_width="keep").applied(text) == text


def test_the_switches_are_two() -> None:
    assert HouseStyle(punctuation="keep").applied("全镇１，４００户,停航...") == "全镇1,400户,停航..."
    assert HouseStyle(full_width="keep").applied("全镇１４户,停航...") == "全镇１４户，停航……"


def test_a_change_tells_its_place() -> None:
    assert changes("河湾,渡口...", "河湾，渡口……") == (Change(2, ",", "，"), Change(5, "...", "……"))


def test_white_space_that_went_is_no_change() -> None:
    assert changes("河 湾　渡口,", "河湾渡口，") == (Change(6, ",", "，"),)


def test_another_text_has_no_way_back() -> None:
    assert stretches("河湾渡口", "渡口河湾") is None
    assert stretches("河湾渡口", "河湾") is None
    assert changes("河湾渡口", "水塔") == ()
