"""On which days the paper appeared, and on which an issue should exist that is not held.

In:   the date of every issue held, with its printed number where there is one.
Out:  a Rhythm: for each day published, missing or none.
Pure; must not know: views, addresses, articles.

The calendar says "missing" only where the paper itself does; a doubt is left blank. Every law of
the rule stands here, since an archive is judged by it:

1. Before the first issue held and after the last nothing is missing: the paper may not have existed.
2. A weekday is one of the paper's **around a day** if the paper appeared on it in more than half of the
   eight weeks before the day, and after it. A run of several empty weeks counts as one hole, looked at
   from its two edges, so a lost month does not hide itself; a hole longer than a year is an interruption.
   Both sides together must show the weekday twice in two weeks running: a fortnightly paper never does.
   At the very end (or beginning) of what is held, one empty day is judged by the side that exists.
3. If as many issues appeared within three days of it as the paper has weekdays, the issue only moved.
4. The week from New Year's Eve of the lunar calendar is a rest, as most papers take it.
5. Printed numbers know better. Where those of two neighbouring issues follow one another nothing is
   missing between them. Where k are left out, k days are: those that rules 2 and 3 name, if they are k,
   or every day, or days at even distances; else the first k of those that the rules name. Numbers that
   fall, or leap further than there are days, say nothing (they count from 1 each year; they are misread).
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from broadsheet.chinese.lunar import lunar_day

State = Literal["published", "missing", "none"]
WEEKS: Final = 8  # on either side of a hole
LONGEST_HOLE: Final = 52  # weeks
STEPS: Final = 2  # times that the weekday must be seen in two weeks running
NEARBY: Final = 3  # days within which an issue may have moved
REST: Final = 7  # days from New Year's Eve
_NUMBER: Final = re.compile(r"[0-9]{1,7}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The days on which issues are held, and those on which one is missing."""

    held: frozenset[dt.date]
    missing: frozenset[dt.date]
    first: dt.date  # that is held; of a paper without an issue the end of all days, and `last` the beginning
    last: dt.date

    def state(self, day: dt.date) -> State:
        """published: an issue is held; missing: one should exist; none: the paper did not appear."""
        return "published" if day in self.held else "missing" if day in self.missing else "none"


def rhythm_of(issues: Iterable[tuple[dt.date, str]]) -> Rhythm:
    """The rhythm of (date, printed number or "") of all issues, in any order; editions of a day are one."""
    numbers: dict[int, list[int]] = {}  # by the day's ordinal, so that no day is out of the calendar
    for date, number in issues:
        found = [int(number)] if _NUMBER.fullmatch(number) else []
        numbers.setdefault(date.toordinal(), []).extend(found)
    held = sorted(numbers)
    weekdays = _Weekdays(held)
    missing = [
        day
        for before, after in pairwise(held)
        for day in _missing_between(before, after, numbers, weekdays.missing)
    ]
    return Rhythm(
        held=frozenset(map(dt.date.fromordinal, held)),
        missing=frozenset(map(dt.date.fromordinal, missing)),
        first=dt.date.fromordinal(held[0]) if held else dt.date.max,
        last=dt.date.fromordinal(held[-1]) if held else dt.date.min,
    )


def _missing_between(
    before: int, after: int, numbers: Mapping[int, Sequence[int]], named: Callable[[int], bool]
) -> Sequence[int]:
    """The missing days between two neighbouring issues; `named` tells those of rules 2 and 3."""
    between = range(before + 1, after)
    if not between:
        return between
    usual = [day for day in between if named(day)]
    known = numbers[before] and numbers[after]
    lacking = min(numbers[after]) - max(numbers[before]) - 1 if known else -1
    if not 0 <= lacking <= len(between):
        return [day for day in usual if not _at_rest(day)]
    step, uneven = divmod(after - before, lacking + 1)
    if lacking and len(usual) != lacking and not uneven:
        return between[step - 1 :: step]
    return sorted(usual, key=_at_rest)[:lacking]


def _at_rest(day: int) -> bool:
    """Within a week from New Year's Eve of the lunar calendar."""
    date = dt.date.fromordinal(day)
    if date.month > 2:  # New Year's Day falls between 21 January and 20 February
        return False
    lunar = lunar_day(date + dt.timedelta(days=1))
    return lunar is not None and lunar.month == 1 and not lunar.leap and lunar.day <= REST


class _Weekdays:
    """Rules 2 and 3, which look at dates alone; days are ordinals."""

    def __init__(self, held: Sequence[int]) -> None:
        self._held = frozenset(held)
        self._first, self._last = (held[0], held[-1]) if held else (0, 0)
        self._same = [[day for day in held if day % 7 == weekday] for weekday in range(7)]

    def missing(self, day: int) -> bool:
        """Whether the paper's weekdays ask for an issue on this day, which holds none."""
        if not self._expects(day):
            return False
        nearby = range(day - NEARBY, day + NEARBY + 1)
        return sum(each in self._held for each in nearby) < sum(map(self._expects, nearby))

    def _expects(self, day: int) -> bool:
        """Whether the weekday is the paper's around this day, whatever the day itself holds."""
        before, after = self._edges(day)
        sides = [self._side(edge, step) for edge, step in ((before, -7), (after, 7)) if edge]
        return all(regular for regular, _ in sides) and sum(steps for _, steps in sides) >= STEPS

    def _edges(self, day: int) -> tuple[int, int]:
        """The nearest issues of the same weekday before and after the day, 0 where one does not count."""
        same = self._same[day % 7]
        index = bisect_left(same, day)
        before = same[index - 1] if index else 0
        later = index + (day in self._held)
        after = same[later] if later < len(same) else 0
        if before and after:
            return (before, after) if after - before <= 7 * LONGEST_HOLE else (0, 0)
        at_the_end = before == day - 7 and day + 7 > self._last
        at_the_beginning = after == day + 7 and day - 7 < self._first
        return before * at_the_end, after * at_the_beginning

    def _side(self, edge: int, step: int) -> tuple[bool, int]:
        """(appeared in more than half of the weeks from the edge, times in two weeks running)."""
        weeks = [edge + step * count for count in range(WEEKS)]
        inside = [day in self._held for day in weeks if self._first <= day <= self._last]
        return 2 * sum(inside) > len(inside), sum(one and other for one, other in pairwise(inside))
