"""Glyphs of page dumps as ordinary characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.chinese.glyphs import ordinary
from broadsheet.chinese.private_use import meant


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("⾼⼒⽀⾧", "高力支長"),
        ("︵記者何青攝︶", "（記者何青攝）"),
        ("﹁灯﹂︽渡口︾︒", "「灯」《渡口》。"),
        ("﨑玉 (A5)，。", "﨑玉 (A5)，。"),
        ("\ue78d\ue796\ue76c\ue7c7\ue816\ue863\ue864", "，…€ḿ𠂇\u4dae龻"),
        ("\ue5e5\uf8ff", "\ue5e5\uf8ff"),
    ],
)
def test_dumped_glyphs_become_ordinary_characters(written: str, plain: str) -> None:
    assert ordinary(written) == plain


@given(st.text())
def test_length_stays_and_a_second_time_changes_nothing(text: str) -> None:
    assert len(ordinary(text)) == len(text)
    assert ordinary(ordinary(text)) == ordinary(text)


def test_no_private_use_character_is_meant_by_another() -> None:
    assert all(0xE000 <= code <= 0xF8FF for code in meant())
    assert all(len(char) == 1 and not "\ue000" <= char <= "\uf8ff" for char in meant().values())
