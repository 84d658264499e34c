"""How the calendar is cut: every issue once, parts that stay small, and an edit that moves nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model import IssueId
from broadsheet.web.search.segments import FEW, Printed, directory_shards, segments


def printed(date: dt.date, articles: int, characters: int = 900) -> Printed:
    return Printed(
        id=IssueId(date.isoformat()), date=date, articles=articles, characters=articles * characters
    )


def year_of(articles: int, year: int = 2026) -> list[Printed]:
    """Fifty issues, a week apart, with as many articles in all."""
    days = [dt.date(year, 1, 1) + dt.timedelta(weeks=week) for week in range(50)]
    return [printed(day, articles // 50) for day in days]


@pytest.mark.parametrize(
    "articles, names",
    [
        (2000, ["2026"]),
        (4000, ["2026-01", "2026-07"]),
        (8000, ["2026-01", "2026-04", "2026-07", "2026-10"]),
        (10_000, [f"2026-{month:02d}" for month in range(1, 13)]),
    ],
)
def test_a_year_is_cut_by_how_much_was_printed(articles: int, names: list[str]) -> None:
    assert [segment.name for segment in segments(year_of(articles))] == names


@given(
    st.lists(st.tuples(st.dates(dt.date(1999, 1, 1), dt.date(2003, 1, 1)), st.integers(0, 900)), max_size=40)
)
def test_every_issue_with_articles_is_in_one_segment_in_order(days) -> None:
    issues = [printed(day, articles) for day, articles in sorted(dict(days).items())]
    cut = segments(issues)
    assert [issue for segment in cut for issue in segment.issues] == [one for one in issues if one.articles]
    assert len({segment.name for segment in cut}) == len(cut)


def test_a_text_that_grows_moves_no_issue() -> None:
    before = year_of(4000)
    after = [*before[:7], printed(before[7].date, before[7].articles, 5000), *before[8:]]
    names = [[(segment.name, len(segment.issues)) for segment in segments(each)] for each in (before, after)]
    assert names[0] == names[1]


def test_buckets_grow_with_the_text() -> None:
    small, large = segments([printed(dt.date(2026, 1, 1), 1)]), segments(year_of(2000))
    assert small[0].buckets == 1
    assert large[0].buckets == 2048


def test_few_segments_need_no_directory() -> None:
    years = [issue for year in range(FEW + 1) for issue in year_of(50, 2000 + year)]
    assert directory_shards(segments(years[: 50 * FEW])) == 0
    assert directory_shards(segments(years)) > 0
