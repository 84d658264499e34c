"""The archive: a calendar a month, a page a year.

In:   the dates and names of all issues.
Out:  WebPage values.
Must not know: articles, files, templates, conversion.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.model import IssueId
from broadsheet.web import urls
from broadsheet.web.frame import Frame, Place
from broadsheet.web.views import ArchiveView, Day, Link, Month, YearLink
from broadsheet.web.webpage import WebPage


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEntry:
    """An issue as the calendar shows it."""

    id: IssueId
    date: dt.date
    name: str


def archive_pages(entries: Sequence[IssueEntry], frame: Frame) -> Iterator[WebPage]:
    """archive/<year>.html for every year, and archive/index.html with the newest one."""
    by_year: dict[str, list[IssueEntry]] = defaultdict(list)
    for entry in entries:
        by_year[f"{entry.date.year:04d}"].append(entry)
    years = sorted(by_year)
    for variant in frame.variants:
        for year in ("", *years):
            place = frame.place(variant, urls.archive(year))
            shown = year or (years[-1] if years else "")
            yield WebPage(place=place, view=_view(place, shown, by_year))


def _view(place: Place, year: str, by_year: Mapping[str, Sequence[IssueEntry]]) -> ArchiveView:
    years = sorted(by_year)
    links = [
        YearLink(url=place.to(urls.archive(each)), year=each, count=len(by_year[each]), current=each == year)
        for each in years
    ]
    index = years.index(year) if year in years else 0
    title = place.frame.nav["archive"]
    return ArchiveView(
        chrome=place.chrome(
            title=f"{title} {year}".strip(), description=f"{place.frame.title} {title} {year}年"
        ),
        year=year,
        years=tuple(reversed(links)),
        months=_months(by_year.get(year, ()), place),
        previous=links[index - 1] if index > 0 else None,
        next=links[index + 1] if index + 1 < len(links) else None,
    )


def _months(entries: Sequence[IssueEntry], place: Place) -> tuple[Month, ...]:
    by_day: dict[dt.date, list[IssueEntry]] = defaultdict(list)
    for entry in entries:
        by_day[entry.date].append(entry)
    return tuple(
        _month(year, month, by_day, place)
        for year, month in sorted({(day.year, day.month) for day in by_day})
    )


def _month(year: int, month: int, by_day: Mapping[dt.date, Sequence[IssueEntry]], place: Place) -> Month:
    weeks = calendar.Calendar(firstweekday=calendar.MONDAY).monthdayscalendar(year, month)
    return Month(
        name=f"{month}月",
        number=month,
        weeks=tuple(tuple(_day(year, month, day, by_day, place) for day in week) for week in weeks),
        count=sum(len(found) for day, found in by_day.items() if day.month == month),
    )


def _day(
    year: int, month: int, day: int, by_day: Mapping[dt.date, Sequence[IssueEntry]], place: Place
) -> Day:
    if not day:
        return Day(day=0, iso_date="", issues=())
    date = dt.date(year, month, day)
    return Day(
        day=day,
        iso_date=date.isoformat(),
        issues=tuple(
            Link(url=place.to(urls.issue(entry.id)), text=entry.name) for entry in by_day.get(date, ())
        ),
    )
