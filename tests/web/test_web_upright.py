"""Numbers and initials of vertical lines: what is marked, and that nothing else changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.web.upright import stand_upright


@pytest.mark.parametrize(
    ("text", "across", "below"),
    [
        ("第12期，3点40分", ["12", "3", "40"], []),
        ("2026年11月20日", ["11", "20"], ["2026"]),
        ("涨了25%，一共100%", ["25%"], ["100%"]),
        ("水位3.42米，11:30开船，1,308辆", [], ["3.42", "11:30", "1,308"]),
        ("AI和GDP，B座", [], ["AI", "GDP", "B"]),
        ("Noto字体，v1.2.3，02-2345-6789，R&amp;D", [], []),
        ("第5、6版,共40.", ["5", "6", "40"], []),
    ],
)
def test_short_numbers_stand_across_and_longer_ones_below(
    text: str, across: list[str], below: list[str]
) -> None:
    marked = stand_upright(f"<p>{text}</p>")
    assert re.findall(r'<span class="tcy">([^<]*)', marked) == across
    assert re.findall(r'<span class="up">([^<]*)', marked) == below


@pytest.mark.parametrize(
    "kept",
    [
        "<title>第12期</title></head>",
        '<a href="../12.html" title="第12期">',
        "<table><tr><td>12</td></tr></table>",
        "<svg><text>12</text></svg>",
        "<script>f(12)</script>",
        "<!-- 12 -->",
    ],
)
def test_tags_tables_and_drawings_stay_as_they_are(kept: str) -> None:
    page = f"<head>{kept}" if "head" in kept else kept
    assert stand_upright(page) == page


@given(st.text("年第%,.:12ABa &<>;-", max_size=30))
def test_no_character_of_the_text_is_lost(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert re.sub(r'<span class="(?:tcy|up)">([^<]*)</span>', r"\1", stand_upright(escaped)) == escaped
