"""Laws of the pictures' geometry: sheets are covered, bars are as high as their numbers, days stand once."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.model import ArticleHead
from broadsheet.web.charts.flow import HIGH, flow
from broadsheet.web.charts.headlines import set_block
from broadsheet.web.charts.makeup import COLUMN, HEIGHT, WIDTH, make_up
from broadsheet.web.charts.year_ink import CELL, Appeared, depth, year_ink
from broadsheet.web.rhythm import rhythm_of
from broadsheet.web.views.charts import Bars, Block

SIZES = st.lists(st.integers(0, 4000), min_size=1, max_size=30)


# ── a page made up


@given(sizes=SIZES, data=st.data())
@settings(max_examples=80)
def test_boxes_cover_the_sheet_and_none_lies_on_another(sizes: list[int], data: st.DataObject) -> None:
    lead = data.draw(st.integers(0, len(sizes) - 1))
    boxes = make_up(sizes, lead)
    assert len(boxes) == len(sizes)
    assert boxes[lead][:2] == (0, 0)
    assert all(box.width >= COLUMN and box.x % COLUMN == 0 and box.width % COLUMN == 0 for box in boxes)
    assert all(box.height > 0 for box in boxes)
    cells = Counter(
        (column, y)
        for box in boxes
        for column in range(box.x // COLUMN, (box.x + box.width) // COLUMN)
        for y in range(box.y, box.y + box.height)
    )
    assert set(cells.values()) == {1}
    assert len(cells) == WIDTH // COLUMN * HEIGHT


def test_a_longer_article_has_a_larger_box() -> None:
    boxes = make_up([900, 800, 400, 200, 100], 0)
    areas = [box.width * box.height for box in boxes]
    assert areas == sorted(areas, reverse=True)
    assert areas[1] > 1.5 * areas[2]


def test_the_lead_stands_on_top_wherever_it_was_printed() -> None:
    first, second, third = make_up([200, 900, 300], 1)
    assert (second.x, second.y) == (0, 0)
    assert (first.y, first.x) < (third.y, third.x)


def test_an_empty_page_has_no_boxes() -> None:
    assert make_up([], 0) == ()


# ── headlines in their blocks


def block(title: str, width: int, height: int, **more: bool) -> Block:
    facts = {"untitled": False, "lead": False, "pictured": False} | more
    return Block(url="", title=title, length=9, x=24, y=10, width=width, height=height, declared=(), **facts)


def lines(one: Block, *, literary: bool = False) -> list[str]:
    return [line.text for line in set_block(one, literary=literary).lines]


@pytest.mark.parametrize(
    ("title", "width", "height", "shown"),
    [
        ("灯", 48, 60, ["灯"]),
        ("老桥换牌", 96, 60, ["老桥换牌"]),
        ("末班渡轮，多等一小时", 120, 80, ["末班渡轮", "多等一小时"]),
        ("一、二", 144, 60, ["一、二"]),
        ("全镇水利建设工作会议召开", 24, 20, []),
    ],
)
def test_a_headline_is_set_whole_or_not_at_all(title: str, width: int, height: int, shown: list[str]) -> None:
    assert lines(block(title, width, height)) == shown


def test_a_narrow_block_and_a_literary_page_are_set_upright() -> None:
    narrow = set_block(block("老桥换上新牌", 24, 150), literary=False)
    assert narrow.upright and [line.text for line in narrow.lines] == ["老桥换上新牌"]
    night = set_block(block("夜航，归人", 144, 60), literary=True)
    assert night.upright
    assert [line.text for line in sorted(night.lines, key=lambda line: -line.x)] == [
        line.text for line in night.lines
    ], "upright lines are read from the right"


def test_a_lost_headline_is_not_made_up() -> None:
    assert lines(block("第一句话", 144, 100, untitled=True)) == []


@given(
    title=st.text("渡口的灯，。：AB7 “”！", min_size=1, max_size=30),
    columns=st.integers(1, 6),
    height=st.integers(1, 200),
    flags=st.tuples(st.booleans(), st.booleans(), st.booleans()),
)
@settings(max_examples=300)
def test_what_is_set_stays_within_its_block(
    title: str, columns: int, height: int, flags: tuple[bool, bool, bool]
) -> None:
    lead, pictured, literary = flags
    own = block(title, columns * COLUMN, height, lead=lead, pictured=pictured)
    done = set_block(own, literary=literary)
    for line in done.lines:
        assert own.x <= line.x <= own.x + own.width and own.y <= line.y <= own.y + own.height
        assert line.text
    for path in (done.text, done.picture):
        for left, top, right, bottom in re.findall(r"M(\d+) (\d+)H(\d+)V(\d+)", path):
            assert own.x <= int(left) < int(right) <= own.x + own.width
            assert own.y <= int(top) < int(bottom) <= own.y + own.height
    if len(done.lines) == 1:
        assert done.lines[0].text in (title, title.strip(" ，。："))


# ── articles over time

DATES = st.lists(st.dates(dt.date(1946, 1, 1), dt.date(2026, 12, 31)), min_size=1, max_size=60)


def head(date: dt.date, section: str = "") -> ArticleHead:
    return ArticleHead(date=date, page="01", order=1, title="灯", section=section)


def where(year: int, month: int) -> str:
    return f"#{year}-{month}"


def heights(bars: Bars) -> list[int]:
    return [int(found) for found in re.findall(r"v-(\d+)h", bars.path)]


@given(dates=DATES)
@settings(max_examples=100)
def test_bars_count_every_article_once_and_are_as_high_as_their_numbers(dates: list[dt.date]) -> None:
    names = ("要闻", "城事", "")
    drawn = flow([head(day, names[day.day % 3]) for day in dates], where, by_section=True)
    assert sum(drawn.total.counts) == drawn.total.count == len(dates)
    assert len(drawn.steps) == len(drawn.total.counts)
    for bars in (drawn.total, *drawn.rows):
        numbers = [count for count in bars.counts if count]
        assert heights(bars) == [max(round(HIGH * count / drawn.most), 2) for count in numbers]
        assert all(high <= bars.height for high in heights(bars))
    weeks = (max(dates).toordinal() + 6) // 7 - (min(dates).toordinal() + 6) // 7 + 1
    years = max(dates).year - min(dates).year + 1
    assert drawn.unit == ("week" if weeks <= 10 else "month" if years <= 3 else "year")
    assert drawn.most == max(drawn.total.counts)


def test_a_month_is_shown_by_weeks() -> None:
    drawn = flow([head(dt.date(2026, 11, 20)), head(dt.date(2026, 11, 6)), head(dt.date(2026, 11, 2))], where)
    assert drawn.unit == "week"
    assert drawn.total.counts == (2, 0, 1)
    assert [(step.month, step.day) for step in drawn.axis] == [(11, 2), (11, 16)]
    assert [step.url for step in drawn.steps] == ["#2026-11", "", "#2026-11"]


def test_a_week_across_the_year_leads_to_where_its_articles_are_listed() -> None:
    drawn = flow([head(dt.date(2026, 12, 18)), head(dt.date(2027, 1, 1))], where)
    assert [(step.month, step.day, step.url) for step in drawn.steps if step.url] == [
        (12, 14, "#2026-12"),
        (12, 28, "#2027-1"),
    ]


def test_months_stand_in_their_year() -> None:
    drawn = flow([head(dt.date(2026, 2, 20)), head(dt.date(2026, 11, 6)), head(dt.date(2026, 11, 20))], where)
    assert drawn.total.counts == (0, 1, *(0,) * 8, 2, 0)
    assert [step.month for step in drawn.axis] == [1, 4, 7, 10]
    assert (drawn.busiest.year, drawn.busiest.month, drawn.most) == (2026, 11, 2)
    assert drawn.rows == ()


def test_the_first_week_of_the_calendar_is_a_week() -> None:
    assert flow([head(dt.date.min), head(dt.date.max)], where).unit == "year"
    assert flow([head(dt.date.min)], where).total.counts == (1,)


def test_sections_have_rows_most_first_and_the_rest_is_counted() -> None:
    heads = [head(dt.date(2026, 1, 1), f"栏{number}") for number in range(9) for _ in range(number + 1)]
    drawn = flow(heads, where, by_section=True)
    assert [(row.name, row.count) for row in drawn.rows][:2] == [("栏8", 9), ("栏7", 8)]
    assert flow(heads, where).rows == ()
    assert len(drawn.rows) == 6 and drawn.others == 3


# ── a year in ink


@given(days=st.sets(st.dates(dt.date(2025, 6, 1), dt.date(2026, 12, 31)), max_size=60))
@settings(max_examples=60)
def test_every_day_of_a_year_is_in_one_state_and_in_one_place(days: set[dt.date]) -> None:
    rhythm = rhythm_of((day, "") for day in days)
    ink = year_ink(2026, {day: Appeared(url="", name=f"{day}", articles=3) for day in days}, rhythm)
    own = {day for day in days if day.year == 2026}
    assert ink.published == len(own) == sum(len(quarter.days) for quarter in ink.quarters)
    assert {day.name for quarter in ink.quarters for day in quarter.days} == {f"{day}" for day in own}
    for quarter in ink.quarters:
        places = [(day.x, day.y) for day in quarter.days]
        crosses = re.findall(r"M(\d+) (\d+)l", quarter.missing)
        points = re.findall(r"M(\d+) (\d+)h2", quarter.blank)
        assert len(crosses) == sum(month.missing for month in quarter.months)
        assert len(set(places)) == len(places)
        assert len(places) + len(crosses) + len(points) <= 92
        assert all(x + CELL <= quarter.width and y + CELL <= ink.height for x, y in places)


def test_the_ink_of_a_day_tells_a_thin_issue_from_a_thick_one() -> None:
    assert [depth(articles, 12) for articles in (1, 8, 9, 12, 15, 16, 60)] == [1, 1, 2, 2, 2, 3, 3]


def test_the_last_year_of_the_calendar_can_be_drawn() -> None:
    day = dt.date.max
    ink = year_ink(9999, {day: Appeared(url="", name="", articles=1)}, rhythm_of([(day, "")]))
    assert ink.published == 1
