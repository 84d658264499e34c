"""Papers of every rhythm: what each of them misses where nothing was lost, and where some was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from broadsheet.web.charts.year_ink import Appeared, year_ink
from broadsheet.web.rhythm import rhythm_of

Day = dt.date
SPAN = [Day(2024, 3, 1) + dt.timedelta(days=count) for count in range(300)]
RHYTHMS: dict[str, Callable[[Day], bool]] = {
    "weekly": lambda day: day.weekday() == 4,
    "twice weekly": lambda day: day.weekday() in (1, 4),
    "three times weekly": lambda day: day.weekday() in (0, 2, 4),
    "daily": lambda _: True,
    "daily but Mondays": lambda day: day.weekday() != 0,
    "workdays": lambda day: day.weekday() < 5,
    "fortnightly": lambda day: day.weekday() == 4 and day.isocalendar().week % 2 == 0,
    "monthly": lambda day: day.day == 1,
    "on the tenth, twentieth and thirtieth": lambda day: day.day in (10, 20, 30),
    "irregular": lambda day: (day.toordinal() * 7919) % 23 == 0,
}
TELLS = {"weekly", "twice weekly", "three times weekly", "daily", "daily but Mondays", "workdays"}


@pytest.mark.parametrize("name", RHYTHMS)
def test_a_whole_run_misses_nothing_and_a_lost_issue_only_where_the_weekdays_tell(name: str) -> None:
    run = [day for day in SPAN if RHYTHMS[name](day)]
    assert not rhythm_of((day, "") for day in run).missing
    lost = run[len(run) // 2]
    found = rhythm_of((day, "") for day in run if day != lost)
    assert found.missing == ({lost} if name in TELLS else set())


@pytest.mark.parametrize("name", RHYTHMS)
def test_numbers_tell_a_lost_issue_of_any_rhythm(name: str) -> None:
    """How many are lost they say always; of which day, where weekdays or even distances do."""
    run = [(day, str(number)) for number, day in enumerate((day for day in SPAN if RHYTHMS[name](day)), 51)]
    lost = run[len(run) // 2]
    found = rhythm_of(one for one in run if one != lost)
    assert len(found.missing) <= 1
    if name in TELLS | {"fortnightly"}:
        assert found.missing == {lost[0]}


def test_two_editions_a_day_and_a_gap_of_years() -> None:
    early = [(day, "") for day in SPAN if day.weekday() == 4]
    later = [(day.replace(year=2031), "") for day, _ in early]
    weekly = sorted((day, "") for day in (day for day, _ in later))
    found = rhythm_of([*early, *early, *weekly])
    assert not {day for day in found.missing if day.year not in (2024, 2031)}
    assert found.state(Day(2027, 1, 1)) == "none"


def test_a_year_is_drawn_from_its_first_issue_on() -> None:
    """The first of all came out in July: what lies before is white, neither missing nor a day of rest."""
    run = [day for day in SPAN if day.weekday() == 4 and day >= Day(2024, 7, 1)]
    rhythm = rhythm_of((day, "") for day in run)
    ink = year_ink(2024, {day: Appeared(url="", name="", articles=3) for day in run}, rhythm)
    assert ink.quarters[0].months[0].month == 7
    assert ink.missing == 0 and ink.published == len(run)
    assert rhythm.state(Day(2024, 6, 28)) == "none"
