"""The order by strokes is that of dictionaries of Traditional Chinese."""

from __future__ import annotations

import unicodedata
import zlib
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.chinese.strokes import stroke_key, strokes

TABLE = resources.files("broadsheet.chinese").joinpath("strokes.tsv")


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("一", 1),
        ("丁小舟", 2),
        ("于得水", 3),
        ("方小滿", 4),
        ("江小舟", 6),
        ("呂桂香", 7),
        ("范志松", 9),  # the grass radical has four strokes in Taiwan
        ("單曉雨", 12),
        ("鍾瑞蘭", 17),
        ("龘", 48),
        ("\uf90a小舟", 8),  # a compatibility ideograph counts as 金
        ("Anna", 0),
        ("★", 0),
        ("", 0),
    ],
)
def test_strokes_of_the_first_character(name: str, count: int) -> None:
    assert strokes(name) == count


def test_names_stand_by_strokes_then_by_radical_then_by_the_next_character() -> None:
    names = ["Anna", "鍾瑞蘭", "范志松", "余時雨", "何青", "江小舟", "于鳳池", "于得水", "丁一", "㐂"]
    expected = ["丁一", "于得水", "于鳳池", "江小舟", "何青", "余時雨", "范志松", "鍾瑞蘭", "Anna", "㐂"]
    assert sorted(names, key=stroke_key) == expected


@given(st.text(max_size=6), st.text(max_size=6))
@settings(max_examples=200, deadline=None)
def test_only_the_same_text_has_the_same_key(one: str, other: str) -> None:
    assert (stroke_key(one) == stroke_key(other)) == (_composed(one) == _composed(other))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def test_the_table_holds_every_character_once_and_stays_small() -> None:
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    chars = "".join(chars for _, chars in rows)
    assert len(set(chars)) == len(chars) > 20_000
    assert [int(count) for count, _ in rows] == sorted(int(count) for count, _ in rows)
    assert len(zlib.compress(TABLE.read_bytes(), 9)) <= 52 * 1024
