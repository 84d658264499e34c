"""The calendar.

In:   nothing; these are plain values.
Out:  ArchiveView.
Must not know: articles, templates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from broadsheet.web.views.charts import YearInk
from broadsheet.web.views.chrome import Chrome, Link
from broadsheet.web.views.lists import YearLink
from broadsheet.web.views.marks import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A cell of the calendar; `day` 0 pads the first and the last week."""

    day: int
    iso_date: str
    state: Literal["published", "missing", "none"]
    issues: tuple[Link, ...]  # one, or one an edition; none on a day without an issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """An issue by what leads it: 20日 第12期 末班渡轮，多等一小时."""

    issue: Link  # 20日
    iso_date: str
    number: str  # "" where it has none
    lead: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    name: Prose  # 11月
    number: int
    weeks: tuple[tuple[Day, ...], ...]  # Monday first
    count: int  # issues
    missing: int  # days
    covers: tuple[Cover, ...]  # none where the paper appears oftener than twice a week


@dataclass(frozen=True, slots=True, kw_only=True)
class Decade:
    """2020年代: the years of it that have issues."""

    name: Prose
    years: tuple[YearLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """archive/index.html (every year; the newest one's calendar) and archive/2026.html."""

    chrome: Chrome
    year: str
    whole: Link | None  # on a year's page, to the index of all years
    count: int  # issues of the year
    missing: int  # days of the year
    decades: tuple[Decade, ...]  # newest first; on a year's page its own only, and then without counts
    ink: YearInk | None  # None where the paper has no issue yet
    months: tuple[Month, ...]  # of the year, from the first issue of all to the last
    previous: YearLink | None
    next: YearLink | None
