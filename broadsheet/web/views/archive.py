"""The calendar.

In:   nothing; these are plain values.
Out:  ArchiveView.
Must not know: articles, templates.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.web.views.chrome import Chrome, Link
from broadsheet.web.views.lists import YearLink
from broadsheet.web.views.marks import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A cell of the calendar; `day` 0 pads the first and the last week."""

    day: int
    iso_date: str
    issues: tuple[Link, ...]  # one, or one an edition; none on a day without an issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    name: Prose  # 11月
    number: int
    weeks: tuple[tuple[Day, ...], ...]  # Monday first
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """archive/index.html (every year; the newest one's calendar) and archive/2026.html."""

    chrome: Chrome
    year: str
    years: tuple[YearLink, ...]
    months: tuple[Month, ...]  # from January to December, only months with an issue
    previous: YearLink | None
    next: YearLink | None
