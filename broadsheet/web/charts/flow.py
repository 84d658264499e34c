"""Articles over months or years: how many, of which sections.

In:   the dates and sections of articles, and where those of a month or a year are listed.
Out:  a Flow: a bar a week for up to ten weeks, a month for up to three calendar years, a year for more.
Must not know: people, issues, templates.

Weeks begin on Monday. Months run from the January of the first year to the December of the last, so one
month stands in its year and not alone; years run without a gap. All rows have one scale: a bar of a
section is as high as the same number of articles in the row of all.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from broadsheet.model import ArticleHead
from broadsheet.web.views.charts import Bars, Flow, Step

WEEKLY: Final = 10  # weeks that are shown week by week
MONTHLY: Final = 3  # calendar years that are shown month by month
ROWS: Final = 6  # sections with a row of their own
WEEK: Final = 48  # units from the bar of a week to the next
PITCH: Final = 32  # units from one bar to the next, as many pixels where there is room
WIDEST: Final = 720
HIGH: Final = 60  # the highest bar of all
LOW: Final = 14  # a row of sections is at least so high
WIDE: Final = 14  # a bar at most: thin ink, however much room
LEAST: Final = 2  # the lowest bar that stands for anything
Listed = Callable[[int, int], str]  # year, month → url


class _Key(NamedTuple):
    year: int
    month: int  # 0 for a whole year
    day: int  # of a week its Monday, else 0


class _Scale(NamedTuple):
    keys: Sequence[_Key]
    pitch: int
    most: int

    def height(self, count: int) -> int:
        return max(round(HIGH * count / self.most), LEAST) if count else 0


def flow(heads: Sequence[ArticleHead], listed: Listed, *, by_section: bool = False) -> Flow:
    """The flow of articles, at least one.

    `listed`: where the page, or another, lists those of a month (month 0: of a year); "" for nowhere.
    """
    keys = _keys([head.date for head in heads])
    counted = Counter(_key_of(head.date, keys[0]) for head in heads)
    pitch = WEEK if keys[0].day else max(min(PITCH, WIDEST // len(keys)), 2)
    scale = _Scale(keys, pitch, max(counted.values()))
    named = Counter(head.section for head in heads if head.section and by_section)
    first = {_key_of(head.date, keys[0]): head.date for head in sorted(heads, key=_date, reverse=True)}
    steps = tuple(_step(key, first.get(key), listed) for key in keys)
    axis = tuple(steps[index] for index in _labelled(keys))
    busiest = max(counted, key=lambda key: (counted[key], key))
    return Flow(
        unit="week" if keys[0].day else "month" if keys[0].month else "year",
        steps=steps,
        width=scale.pitch * len(keys),
        total=_bars("", counted, scale, HIGH),
        rows=tuple(_rows(heads, named, scale)) if len(named) > 1 else (),
        others=max(len(named) - ROWS, 0),
        axis=axis,
        grid=_grid(keys, scale, len(axis)),
        busiest=steps[keys.index(busiest)],
        most=scale.most,
    )


def _date(head: ArticleHead) -> dt.date:
    return head.date


def _step(key: _Key, first: dt.date | None, listed: Listed) -> Step:
    """`first`: of its articles; a week may begin in a month that lists none of them."""
    url = listed(first.year, first.month if key.month else 0) if first else ""
    return Step(year=key.year, month=key.month, day=key.day, url=url)


def _keys(dates: Sequence[dt.date]) -> list[_Key]:
    first, last = _monday(min(dates)), _monday(max(dates))
    if last - first < 7 * WEEKLY:
        return [_week(day) for day in range(first, last + 1, 7)]
    span = range(min(dates).year, max(dates).year + 1)
    months = range(1, 13) if len(span) <= MONTHLY else (0,)
    return [_Key(year, month, 0) for year in span for month in months]


def _monday(date: dt.date) -> int:
    """The ordinal of a week's first day; of the very first week of the calendar, the day when that begins."""
    return date.toordinal() - date.weekday()


def _week(monday: int) -> _Key:
    date = dt.date.fromordinal(monday)
    return _Key(date.year, date.month, date.day)


def _key_of(date: dt.date, like: _Key) -> _Key:
    if like.day:
        return _week(_monday(date))
    return _Key(date.year, date.month if like.month else 0, 0)


def _rows(heads: Sequence[ArticleHead], named: Counter[str], scale: _Scale) -> Iterator[Bars]:
    counted = Counter((head.section, _key_of(head.date, scale.keys[0])) for head in heads)
    shown = sorted(named, key=lambda name: (-named[name], name))[:ROWS]
    highest = max(counted[name, key] for name in shown for key in scale.keys)
    for name in shown:
        own = Counter({key: counted[name, key] for key in scale.keys})
        yield _bars(name, own, scale, max(scale.height(highest), LOW))


def _bars(name: str, counted: Counter[_Key], scale: _Scale, height: int) -> Bars:
    counts = tuple(counted[key] for key in scale.keys)
    width = max(min(scale.pitch // 2, WIDE), 1)
    left = (scale.pitch - width) // 2
    path = "".join(
        f"M{scale.pitch * index + left} {height}v-{scale.height(count)}h{width}V{height}z"
        for index, count in enumerate(counts)
        if count
    )
    return Bars(name=name, count=sum(counts), counts=counts, path=path, height=height)


def _labelled(keys: Sequence[_Key]) -> Sequence[int]:
    """Which steps have a label: each January, in one year each quarter; else the first and the last."""
    if not _is_monthly(keys):
        return (0, len(keys) - 1) if len(keys) > 1 else (0,)
    return range(0, len(keys), 12 if len(keys) > 12 else 3)


def _is_monthly(keys: Sequence[_Key]) -> bool:
    return bool(keys[0].month) and not keys[0].day


def _grid(keys: Sequence[_Key], scale: _Scale, parts: int) -> str:
    """A hairline at each label between the first and the end; weeks and years have none."""
    if not _is_monthly(keys):
        return ""
    part = scale.pitch * len(keys) // parts
    return "".join(f"M{part * index} 0V{HIGH}" for index in range(1, parts))
