"""A page made up for vertical lines: laws that hold for any articles, and what sits where in plain cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.web.copyfit import Piece
from broadsheet.web.sheets import Placed, Row, Sheet
from broadsheet.web.upright_fit import height, width
from broadsheet.web.upright_makeup import HEIGHTS, KNOTS, STRIPS, WIDTHS, make_up

SENTENCE = "渡口的灯九点才灭，等船的人站在棚子底下跺脚。"
REPORT = Piece(
    genre="report",
    title="末班渡轮，多等一小时",
    kicked=True,
    cuts=((SENTENCE,), (SENTENCE * 5,), (SENTENCE * 8, SENTENCE * 4)),
    length=600,
)
pieces = st.builds(
    replace,
    st.just(REPORT),
    genre=st.sampled_from(("report", "brief", "column", "letter", "notice", "literary", "photo")),
    title=st.sampled_from(("夜航", "末班渡轮，多等一小时", "渡口老桥台账，河湾" * 4)),
    picture=st.sampled_from((None, None, (900, 600), (600, 900), (1200, 400))),
    deck=st.sampled_from(("", "试行六周，晚班日均载客一百一十六人")),
    cuts=st.sampled_from((((),), REPORT.cuts)),
)


def placed(sheet: Sheet) -> Iterator[Placed]:
    for row in sheet.rows:
        for column in row.columns:
            yield from column.stack
    yield from sheet.listed


def wide(row: Row, high: int) -> float:
    return sum(
        max(width(one.piece, one.size, one.cut, one.strips, high) for one in column.stack)
        for column in row.columns
    )


def high_at(row: Row, room: float) -> float:
    """What the stylesheet makes of the heights that a row tells."""
    assert row.measure
    highs = dict(row.measure.highs)
    left = max(knot for knot in KNOTS[:-1] if knot <= room)
    right = KNOTS[KNOTS.index(left) + 1]
    return highs[left] + (highs[right] - highs[left]) * (room - left) / (right - left)


@settings(max_examples=60, deadline=None)
@given(st.lists(pieces, max_size=12), st.booleans())
def test_every_article_stands_once_and_fills_its_row(given_pieces: list[Piece], led: bool) -> None:
    sheet = make_up(given_pieces, led=led)
    assert sorted(one.index for one in placed(sheet)) == list(range(len(given_pieces)))
    for row in sheet.rows:
        assert row.measure and row.measure.strips in STRIPS
        for column in row.columns:
            assert sum(one.strips for one in column.stack) == row.measure.strips


@settings(max_examples=40, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=8))
def test_a_row_is_high_enough_at_every_width_of_the_page(given_pieces: list[Piece]) -> None:
    for row in make_up(given_pieces, led=True).rows:
        for room in WIDTHS:
            fits = [high for high in HEIGHTS if wide(row, high) <= room - 1]
            if fits:
                assert high_at(row, room) > fits[0] - 1


def test_the_lead_stands_first_alone_in_its_column_and_is_the_largest() -> None:
    sheet = make_up([replace(REPORT, genre="brief"), REPORT, REPORT, REPORT], led=True)
    [lead] = sheet.rows[0].columns[0].stack
    assert lead.size == "lead" and lead.index == 1
    assert [one.size for one in placed(sheet)].count("lead") == 1


def test_an_inner_page_has_no_lead() -> None:
    assert "lead" not in {one.size for one in placed(make_up([REPORT] * 3, led=False))}


def test_short_items_are_listed_and_notices_come_last() -> None:
    brief, notice = replace(REPORT, genre="brief"), replace(REPORT, genre="notice")
    listed = make_up([REPORT, notice, brief, brief], led=True).listed
    assert [one.piece.genre for one in listed] == ["brief", "brief", "notice"]


def test_more_height_makes_text_less_wide_but_never_more_than_its_picture() -> None:
    widths = [width(REPORT, "h3", 2, 2, high) for high in HEIGHTS]
    assert widths == sorted(widths, reverse=True)
    pictured = replace(REPORT, picture=(900, 600))
    assert width(pictured, "h3", 0, 1, 20) >= 30


def test_a_table_needs_its_height() -> None:
    table = replace(REPORT, genre="numbers", table=8)
    assert width(table, "h4", 0, 1, 12) == float("inf") > width(table, "h4", 0, 2, 12)
    assert height(2, 12) > 24


def test_no_articles_make_an_empty_page() -> None:
    assert make_up([], led=True) == Sheet()
