"""Glyphs of page dumps as ordinary characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.chinese.glyphs import ordinary


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("⾼⼒⽀⾧", "高力支長"),
        ("︵記者何青攝︶", "（記者何青攝）"),
        ("﹁灯﹂︽渡口︾︒", "「灯」《渡口》。"),
        ("﨑玉 (A5)，。", "﨑玉 (A5)，。"),
    ],
)
def test_dumped_glyphs_become_ordinary_characters(written: str, plain: str) -> None:
    assert ordinary(written) == plain


@given(st.text())
def test_length_stays_and_a_second_time_changes_nothing(text: str) -> None:
    assert len(ordinary(text)) == len(text)
    assert ordinary(ordinary(text)) == ordinary(text)
