"""Pictures of the news, ready to be drawn.

In:   nothing; these are plain values.
Out:  PageMap, Flow, YearInk, Company, Together and what is in them.
Must not know: how geometry is found, templates.

Coordinates are in units of the picture's viewBox. `path` fields hold the d of an SVG path: letters and
whole numbers only. Every number that a picture shows stands beside it, for the table behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from broadsheet.web.views.marks import Declared, Prose

# ── 版面图: a news page in miniature


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineLine:
    """One line of a headline as it is set in its block."""

    x: int
    y: int  # of the baseline; in an upright headline where the first character begins
    text: str  # of the variant: lines are set after conversion


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One article on the map of its page."""

    url: str
    title: Prose
    untitled: bool
    length: int  # characters
    lead: bool
    pictured: bool
    x: int
    y: int
    width: int
    height: int
    declared: Declared
    # set after conversion, see charts.headlines
    size: int = 0  # of the headline's type; 0 = it found no room
    upright: bool = False  # set from top to bottom
    lines: tuple[HeadlineLine, ...] = ()
    text: str = ""  # path: where the text stands
    picture: str = ""  # path


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMap:
    """One news page: its blocks cover the sheet; none where it is missing."""

    url: str  # "" where the page is missing, or is the one that shows the map
    label: Prose  # 第一版
    name: Prose
    literary: bool
    missing: bool
    width: int
    height: int
    blocks: tuple[Block, ...]  # in printed order


# ── articles over months or years


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A week by its Monday, a month (day 0), or a year (month 0)."""

    year: int
    month: int
    day: int
    url: str  # where its articles are listed; "" = it has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """One row of bars: all articles, or those of one section."""

    name: Prose  # "" for all
    count: int
    counts: tuple[int, ...]  # one a step
    path: str
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Articles over time: a bar a step, rows on one scale."""

    unit: Literal["week", "month", "year"]
    steps: tuple[Step, ...]
    width: int
    total: Bars
    rows: tuple[Bars, ...]  # by section, most first; none where there is only one
    others: int  # sections that have no row of their own
    axis: tuple[Step, ...]  # labels of months, at equal distances; else of the first step and the last
    grid: str  # path: where the axis's labels stand
    busiest: Step
    most: int  # articles of the busiest step


# ── a year of issues


@dataclass(frozen=True, slots=True, kw_only=True)
class InkDay:
    """A day on which an issue appeared."""

    url: str
    name: Prose  # 2026年11月20日 第12期
    articles: int
    depth: int  # 1 to 3: how much ink
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InkMonth:
    """One month's figures, and where its name stands."""

    month: int
    x: int
    published: int  # days
    missing: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """Three months, weeks as columns, Monday on top."""

    width: int
    months: tuple[InkMonth, ...]
    days: tuple[InkDay, ...]
    missing: str  # path: a cross a day
    blank: str  # path: a point a day without an issue


@dataclass(frozen=True, slots=True, kw_only=True)
class YearInk:
    """The days of one year."""

    height: int
    weekdays: tuple[int, ...]  # y of each weekday's name
    quarters: tuple[Quarter, ...]
    published: int
    missing: int
    articles: int


# ── people who write together


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Somebody who signed articles together with the person of the page."""

    url: str
    name: Prose
    count: int  # articles
    path: str
    declared: Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The people with whom somebody signed most, most first."""

    people: tuple[Companion, ...]
    more: int  # further people


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """One name of the picture of all."""

    url: str
    name: Prose
    y: int  # of the upper edge of its row
    narrow: bool  # longer than the room for names
    declared: Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two people who signed together, the upper one first."""

    first: Joint
    second: Joint
    count: int  # articles
    path: str
    thick: str  # of the arc, in units


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """The people who signed together most."""

    width: int
    height: int
    row: int  # units of a name's row
    room: int  # units for names
    people: tuple[Joint, ...]  # from top to bottom
    ties: tuple[Tie, ...]  # most articles first
    others: int  # further ties
