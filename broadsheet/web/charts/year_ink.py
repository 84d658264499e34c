"""A year of issues in ink: a square for each day that the paper appeared, a cross where an issue is missing.

In:   the issues of one year, the paper's rhythm, the addresses of issues.
Out:  a YearInk: three months each, from that of the first issue to that of the last; weeks as columns.
Must not know: articles, templates, colours.

What a day is can be told by form alone: a filled square, a cross, a point. The square has three sizes, as
a printer's screen has: a thin issue, a usual one, a thick one. Days before the first issue that is held and
after the last are left white.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Final

from broadsheet.web.rhythm import Rhythm, State
from broadsheet.web.views.charts import InkDay, InkMonth, Quarter, YearInk

CELL: Final = 27  # units; a link must be 24 px wide on a phone
LEFT: Final = 20  # for the names of weekdays
TOP: Final = 24  # for the names of months
CROSS: Final = 6  # half of a cross, from the middle of its cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeared:
    """A day with an issue, or with several editions."""

    url: str  # of the first edition
    name: str
    articles: int  # of all editions


def year_ink(year: int, appeared: Mapping[dt.date, Appeared], rhythm: Rhythm) -> YearInk:
    """The year's days; `appeared` holds at least those of `rhythm` that lie in the year."""
    own = {day: found for day, found in appeared.items() if day.year == year}
    usual = median_low(found.articles for found in own.values()) if own else 0
    held = sorted({day.month for day in own})
    quarters = tuple(
        _quarter(list(_days(year, first, min(first + 2, held[-1]))), own, rhythm, usual)
        for first in (range(held[0], held[-1] + 1, 3) if held else ())
    )
    return YearInk(
        height=TOP + 7 * CELL,
        weekdays=tuple(TOP + CELL * weekday + CELL * 2 // 3 for weekday in range(7)),
        quarters=quarters,
        published=sum(month.published for quarter in quarters for month in quarter.months),
        missing=sum(month.missing for quarter in quarters for month in quarter.months),
        articles=sum(found.articles for found in own.values()),
    )


def _quarter(
    days: Sequence[dt.date], appeared: Mapping[dt.date, Appeared], rhythm: Rhythm, usual: int
) -> Quarter:
    return Quarter(
        width=_x(days[-1], days[0]) + CELL,
        months=tuple(
            _month([day for day in days if day.month == month], days[0], appeared, rhythm)
            for month in range(days[0].month, days[-1].month + 1)
        ),
        days=tuple(
            InkDay(
                url=appeared[day].url,
                name=appeared[day].name,
                articles=appeared[day].articles,
                depth=depth(appeared[day].articles, usual),
                x=_x(day, days[0]),
                y=_y(day),
            )
            for day in _in_state("published", days, rhythm)
        ),
        missing="".join(_cross(day, days[0]) for day in _in_state("missing", days, rhythm)),
        blank="".join(
            f"M{_x(day, days[0]) + CELL // 2 - 1} {_y(day) + CELL // 2}h2"
            for day in _in_state("none", days, rhythm)
            if rhythm.first < day < rhythm.last
        ),
    )


def depth(articles: int, usual: int) -> int:
    """1, 2 or 3: a third less than the year's usual issue (its median), about as much, a third more."""
    return 1 if 3 * articles <= 2 * usual else 3 if 3 * articles >= 4 * usual else 2


def _days(year: int, first: int, last: int) -> Iterator[dt.date]:
    """The days of these months."""
    day = dt.date(year, first, 1).toordinal()
    while (date := dt.date.fromordinal(day)).month <= last and date.year == year:
        yield date
        if date == dt.date.max:
            return
        day += 1


def _in_state(state: State, days: Iterable[dt.date], rhythm: Rhythm) -> Iterator[dt.date]:
    return (day for day in days if rhythm.state(day) == state)


def _month(
    days: Sequence[dt.date], start: dt.date, appeared: Mapping[dt.date, Appeared], rhythm: Rhythm
) -> InkMonth:
    return InkMonth(
        month=days[0].month,
        x=_x(days[0], start) + (CELL if days[0].weekday() and days[0] != start else 0),
        published=sum(1 for _ in _in_state("published", days, rhythm)),
        missing=sum(1 for _ in _in_state("missing", days, rhythm)),
        articles=sum(appeared[day].articles for day in days if day in appeared),
    )


def _x(day: dt.date, start: dt.date) -> int:
    """The column of a day's week, counted from the week of the quarter's first day."""
    return LEFT + CELL * (((day - start).days + start.weekday()) // 7)


def _y(day: dt.date) -> int:
    return TOP + CELL * day.weekday()


def _cross(day: dt.date, start: dt.date) -> str:
    left, top = _x(day, start) + CELL // 2 - CROSS, _y(day) + CELL // 2 - CROSS
    side = 2 * CROSS
    return f"M{left} {top}l{side} {side}m0-{side}l-{side} {side}"
