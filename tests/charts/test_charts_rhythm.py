"""Which days of a paper are missing: weekdays, numbers, holidays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.web.rhythm import rhythm_of

DAY = dt.timedelta(days=1)
MONDAY, FRIDAY, SUNDAY = 0, 4, 6
START = dt.date(2024, 4, 1)  # a Monday


def days(first: dt.date, count: int, *weekdays: int) -> list[dt.date]:
    """`count` days from `first`, but only those weekdays; all if none is named."""
    found = [first + DAY * number for number in range(count)]
    return [day for day in found if not weekdays or day.weekday() in weekdays]


def missing(held: Iterable[dt.date], number: Callable[[dt.date], str] = lambda _: "") -> list[str]:
    return [day.isoformat() for day in sorted(rhythm_of((day, number(day)) for day in held).missing)]


def numbered(all_issues: list[dt.date]) -> Callable[[dt.date], str]:
    return lambda day: str(all_issues.index(day) + 101)


def without(held: list[dt.date], *lost: str) -> list[dt.date]:
    dates = [dt.date.fromisoformat(one) for one in lost]
    assert set(dates) <= set(held)
    return [day for day in held if day not in dates]


# ── by weekdays


def test_one_issue_or_none_misses_nothing() -> None:
    assert missing([]) == []
    assert missing([START]) == []


def test_a_weekly_paper_misses_a_week() -> None:
    weekly = days(START, 70, FRIDAY)
    assert missing(weekly) == []
    assert missing(without(weekly, "2024-05-03")) == ["2024-05-03"]
    assert missing(without(weekly, "2024-05-03", "2024-05-10", "2024-05-17")) == [
        "2024-05-03",
        "2024-05-10",
        "2024-05-17",
    ]


def test_a_daily_paper_rests_on_sundays() -> None:
    daily = days(START, 90, *range(6))
    assert missing(daily) == []
    assert missing(without(daily, "2024-05-08", "2024-05-09")) == ["2024-05-08", "2024-05-09"]


def test_a_whole_month_is_missed_and_a_lost_year_is_not() -> None:
    daily = days(START, 400, *range(6))
    month = [day for day in daily if (day.year, day.month) == (2024, 8)]
    assert missing(day for day in daily if day not in month) == [day.isoformat() for day in month]
    years = days(START, 365 * 3, FRIDAY)
    assert missing(day for day in years if day.year != 2025) == []


def test_a_rhythm_changed_mid_year_leaves_no_hole() -> None:
    before, after = days(START, 91, *range(6)), days(dt.date(2024, 7, 1), 90, FRIDAY)
    assert missing([*before, *after]) == []
    assert missing(without([*before, *after], "2024-05-08", "2024-08-09")) == ["2024-05-08", "2024-08-09"]


def test_a_weekly_paper_that_changes_its_day_leaves_no_hole() -> None:
    assert missing([*days(START, 60, FRIDAY), *days(dt.date(2024, 6, 1), 60, 1)]) == []


def test_a_fortnightly_and_a_monthly_paper_miss_nothing() -> None:
    assert missing(days(START, 200, FRIDAY)[::2]) == []
    assert missing(days(START, 42, FRIDAY)[::2]) == []
    assert missing(dt.date(2024, month, 15) for month in range(1, 13)) == []


def test_an_issue_that_moved_to_another_day_is_not_missing() -> None:
    weekly = days(START, 70, FRIDAY)
    moved = [*without(weekly, "2024-05-03"), dt.date(2024, 5, 2)]
    assert missing(moved) == []


def test_special_issues_make_no_rhythm() -> None:
    daily = days(START, 200, *range(6))
    sundays = [dt.date(2024, 4, 21), dt.date(2024, 8, 18), dt.date(2024, 8, 25)]
    assert missing([*daily, *sundays]) == []


def test_two_editions_of_a_day_are_one_day() -> None:
    weekly = days(START, 70, FRIDAY)
    assert missing([*weekly, *weekly[3:5]]) == []
    assert missing([*without(weekly, "2024-05-03"), weekly[0]]) == ["2024-05-03"]


def test_the_newest_week_is_judged_by_the_weeks_before() -> None:
    daily = days(START, 41, *range(6))
    assert missing(without(daily, "2024-05-08")) == ["2024-05-08"]


def test_the_days_of_the_spring_festival_are_a_rest() -> None:
    daily = days(dt.date(2024, 1, 1), 90)
    rest = [day for day in daily if dt.date(2024, 2, 9) <= day <= dt.date(2024, 2, 15)]
    held = [day for day in daily if day not in rest]
    assert missing(held) == []
    assert missing(without(held, "2024-02-08")) == ["2024-02-08"]


# ── by printed numbers


def test_numbers_that_follow_one_another_leave_nothing_missing() -> None:
    weekly = without(days(START, 70, FRIDAY), "2024-05-03")
    assert missing(weekly, numbered(weekly)) == []


def test_numbers_left_out_are_missing_where_the_weekdays_cannot_say() -> None:
    weekly = days(START, 20, FRIDAY)
    assert missing([weekly[0], weekly[-1]], numbered(weekly)) == ["2024-04-12"]
    fortnightly = days(START, 60, FRIDAY)[::2]
    assert missing([fortnightly[0], *fortnightly[2:]], numbered(fortnightly)) == ["2024-04-19"]
    daily = days(START, 8)
    assert missing([daily[0], daily[-1]], numbered(daily)) == [day.isoformat() for day in daily[1:-1]]


def test_numbers_say_how_many_of_the_weekdays_are_missing() -> None:
    daily = days(START, 90, *range(6))
    gone = ["2024-05-08", "2024-05-09"]
    held = without(daily, *gone)
    printed = [day for day in daily if day.isoformat() != "2024-05-09"]  # it never appeared
    assert missing(held, numbered(printed)) == ["2024-05-08"]


def test_numbers_outweigh_the_festival() -> None:
    daily = days(dt.date(2024, 1, 1), 90)
    held = without(daily, "2024-02-10")
    assert missing(held, numbered(daily)) == ["2024-02-10"]


def test_numbers_that_fall_or_leap_say_nothing() -> None:
    weekly = days(START, 70, FRIDAY)
    held = without(weekly, "2024-05-03")
    from_one = {day: str(index % 4 + 1) for index, day in enumerate(held)}
    assert missing(held, from_one.__getitem__) == ["2024-05-03"]
    assert missing(held, lambda day: "12" if day.month == 4 else "1200") == ["2024-05-03"]
    assert missing(held, lambda _: "总第十二期") == ["2024-05-03"]


# ── laws

DATES = st.lists(st.dates(dt.date(1900, 1, 1), dt.date(1901, 12, 31)), max_size=40)
NUMBERED = st.lists(
    st.tuples(
        st.dates(dt.date(1900, 1, 1), dt.date(1900, 4, 30)), st.sampled_from(["", "1", "7", "12", "40"])
    ),
    max_size=30,
)


@given(issues=NUMBERED)
@settings(max_examples=150)
def test_a_missing_day_lies_between_issues_and_holds_none(issues: list[tuple[dt.date, str]]) -> None:
    rhythm = rhythm_of(issues)
    held = {day for day, _ in issues}
    assert rhythm.held == held
    assert not rhythm.missing & held
    assert all(min(held) < day < max(held) for day in rhythm.missing)
    assert {rhythm.state(day) for day in rhythm.missing} <= {"missing"}
    assert rhythm_of(reversed(issues)) == rhythm


@given(
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    lost=st.sets(st.integers(0, 400), max_size=20),
    weeks=st.integers(10, 30),
)
@settings(max_examples=60)
def test_a_steady_paper_misses_what_was_lost_and_nothing_else(
    weekdays: Collection[int], lost: set[int], weeks: int
) -> None:
    """Never a day that it did not print; with numbers never more days than were lost."""
    printed = days(dt.date(2024, 3, 4), weeks * 7, *weekdays)
    held = [day for index, day in enumerate(printed) if index not in lost]
    inside = [day for day in printed if held and held[0] < day < held[-1]]
    assert missing(printed) == []
    told = missing(held)
    assert set(told) <= {day.isoformat() for day in inside} - {day.isoformat() for day in held}
    by_number = missing(held, numbered(printed))
    assert len(by_number) <= len(inside) - len([day for day in inside if day in held])


@given(first=st.sampled_from([dt.date.min, dt.date(9999, 11, 1)]))
def test_the_ends_of_the_calendar_are_days_as_well(first: dt.date) -> None:
    weekly = [first + DAY * 7 * week for week in range(8)]
    assert missing(without(weekly, weekly[4].isoformat())) == [weekly[4].isoformat()]


def test_a_hundred_years_are_told_at_once() -> None:
    century = days(dt.date(1926, 1, 1), 36500, *range(6))
    lost = set(century[100:-100:9])
    rhythm = rhythm_of((day, "") for day in century if day not in lost)
    assert len(lost - rhythm.missing) < len(lost) / 50  # those of a few festivals
    assert rhythm.missing <= lost
