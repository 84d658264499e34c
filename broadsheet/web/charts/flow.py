"""Articles over months or years: how many, of which sections.

In:   the dates and sections of articles, and where those of a month or a year are listed.
Out:  a Flow: a bar a month for up to three calendar years, a bar a year for more.
Must not know: people, issues, templates.

Months run from the January of the first year to the December of the last, so one month stands in its
year and not alone; years run without a gap. All rows have one scale: a bar of a section is as high as
the same number of articles in the row of all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from broadsheet.model import ArticleHead
from broadsheet.web.views.charts import Bars, Flow, Step

MONTHLY: Final = 3  # calendar years that are shown month by month
ROWS: Final = 6  # sections with a row of their own
PITCH: Final = 32  # units from one bar to the next, as many pixels where there is room
WIDEST: Final = 720
HIGH: Final = 60  # the highest bar of all
LOW: Final = 14  # a row of sections is at least so high
LEAST: Final = 2  # the lowest bar that stands for anything
Listed = Callable[[int, int], str]  # year, month → url


class _Key(NamedTuple):
    year: int
    month: int  # 0 for a whole year


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
    keys = _keys(head.date.year for head in heads)
    counted = Counter(_key_of(head, keys) for head in heads)
    scale = _Scale(keys, max(min(PITCH, WIDEST // len(keys)), 2), max(counted.values()))
    named = Counter(head.section for head in heads if head.section and by_section)
    steps = tuple(Step(year=key.year, month=key.month, url=listed(*key)) for key in keys)
    axis = tuple(steps[index] for index in _labelled(keys))
    busiest = max(counted, key=lambda key: (counted[key], key))
    return Flow(
        unit="month" if keys[0].month else "year",
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


def _keys(years: Iterable[int]) -> list[_Key]:
    found = set(years)
    span = range(min(found), max(found) + 1)
    months = range(1, 13) if len(span) <= MONTHLY else (0,)
    return [_Key(year, month) for year in span for month in months]


def _key_of(head: ArticleHead, keys: Sequence[_Key]) -> _Key:
    return _Key(head.date.year, head.date.month if keys[0].month else 0)


def _rows(heads: Sequence[ArticleHead], named: Counter[str], scale: _Scale) -> Iterator[Bars]:
    counted = Counter((head.section, _key_of(head, scale.keys)) for head in heads)
    shown = sorted(named, key=lambda name: (-named[name], name))[:ROWS]
    highest = max(counted[name, key] for name in shown for key in scale.keys)
    for name in shown:
        own = Counter({key: counted[name, key] for key in scale.keys})
        yield _bars(name, own, scale, max(scale.height(highest), LOW))


def _bars(name: str, counted: Counter[_Key], scale: _Scale, height: int) -> Bars:
    counts = tuple(counted[key] for key in scale.keys)
    width = max(scale.pitch // 2, 1)
    left = (scale.pitch - width) // 2
    path = "".join(
        f"M{scale.pitch * index + left} {height}v-{scale.height(count)}h{width}V{height}z"
        for index, count in enumerate(counts)
        if count
    )
    return Bars(name=name, count=sum(counts), counts=counts, path=path, height=height)


def _labelled(keys: Sequence[_Key]) -> Sequence[int]:
    """Which steps have a label: each January, of one year each quarter; of years the first and the last."""
    if not keys[0].month:
        return (0, len(keys) - 1)
    return range(0, len(keys), 12 if len(keys) > 12 else 3)


def _grid(keys: Sequence[_Key], scale: _Scale, parts: int) -> str:
    """A hairline at each label between the first and the end; years have none."""
    if not keys[0].month:
        return ""
    part = scale.pitch * len(keys) // parts
    return "".join(f"M{part * index} 0V{HIGH}" for index in range(1, parts))
