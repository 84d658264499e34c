"""The archive: a calendar a month, a page a year, the years by decades.

In:   the issues in short, and who their names are.
Out:  WebPage values.
Must not know: bodies, files, templates, conversion.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from broadsheet.model import ArticleHead, Issue, IssueId
from broadsheet.web import urls
from broadsheet.web.article_pages import article_link
from broadsheet.web.charts.year_ink import Appeared, year_ink
from broadsheet.web.frame import Frame, Place, issue_name
from broadsheet.web.imposition import lead_on
from broadsheet.web.rhythm import Rhythm, rhythm_of
from broadsheet.web.teasers import Knowledge
from broadsheet.web.views import ArchiveView, Cover, Day, Decade, Link, Month, YearLink
from broadsheet.web.views.charts import YearInk
from broadsheet.web.webpage import WebPage

COVERS: Final = 9  # issues of a month at most, to be listed beside the calendar: twice a week


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEntry:
    """An issue as the calendar shows it."""

    id: IssueId
    date: dt.date
    name: str
    edition: int
    number: str
    articles: int
    lead: ArticleHead | None = None  # only where the month lists its issues


@dataclass(frozen=True, slots=True, kw_only=True)
class _Archive:
    """What every page of the archive is made from."""

    by_year: Mapping[int, Sequence[IssueEntry]]  # rising
    rhythm: Rhythm
    known: Knowledge

    @property
    def span(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """(year, month) of the first issue and of the last."""
        first, last = self.rhythm.first, self.rhythm.last
        return (first.year, first.month), (last.year, last.month)

    def missing(self, year: int, month: int = 0) -> int:
        days = self.rhythm.missing
        return sum(day.year == year and month in (0, day.month) for day in days)


def issue_entries(issues: Iterable[Issue], literary: Sequence[str]) -> Iterator[IssueEntry]:
    """The calendar's share of each issue; what leads its front only where there is room to tell."""
    for _, group in groupby(issues, key=lambda issue: (issue.date.year, issue.date.month)):
        month = list(group)
        for issue in month:
            front = next(page for page in issue.pages if not page.missing)
            yield IssueEntry(
                id=issue.id,
                date=issue.date,
                name=issue_name(issue),
                edition=issue.edition,
                number=issue.facts.number,
                articles=len(issue.articles),
                lead=lead_on(front, literary) if len(month) <= COVERS else None,
            )


def archive_pages(entries: Sequence[IssueEntry], frame: Frame, known: Knowledge) -> Iterator[WebPage]:
    """archive/<year>.html for every year, and archive/index.html with the newest one."""
    by_year = {year: list(group) for year, group in groupby(entries, key=lambda entry: entry.date.year)}
    rhythm = rhythm_of((entry.date, entry.number) for entry in entries)
    archive = _Archive(by_year=by_year, rhythm=rhythm, known=known)
    for variant in frame.variants:
        place = frame.place(variant, urls.ARCHIVE)
        decades = tuple(_decades(archive, 0, place))
        yield WebPage(place=place, view=_view(archive, max(by_year, default=0), decades, place))
        for year in by_year:
            place = frame.place(variant, urls.archive(_written(year)))
            decades = tuple(_decades(archive, year, place))
            yield WebPage(place=place, view=_view(archive, year, decades, place))


def _written(year: int) -> str:
    return f"{year:04d}" if year else ""


def _view(archive: _Archive, year: int, decades: tuple[Decade, ...], place: Place) -> ArchiveView:
    """The page of `year`; 0 where the paper has no issue yet."""
    title = place.frame.nav["archive"]
    index = place.tail == urls.ARCHIVE
    return ArchiveView(
        chrome=place.chrome(
            title=title if index else f"{title} {_written(year)}",
            description=f"{place.frame.title} {title} {_written(year)}年",
        ),
        year=_written(year),
        whole=None if index else Link(url=place.to(urls.ARCHIVE), text=title),
        count=len(archive.by_year.get(year, ())),
        missing=archive.missing(year),
        decades=decades,
        ink=_ink(archive, year, place) if year else None,
        months=tuple(_months(archive, year, place)),
        previous=_beside(max((each for each in archive.by_year if each < year), default=0), place),
        next=_beside(min((each for each in archive.by_year if each > year), default=0), place),
    )


def _beside(year: int, place: Place) -> YearLink | None:
    return _year_link(year, 0, place, year) if year else None


def _year_link(year: int, count: int, place: Place, shown: int) -> YearLink:
    written = _written(year)
    return YearLink(url=place.to(urls.archive(written)), year=written, count=count, current=year == shown)


def _decades(archive: _Archive, shown: int, place: Place) -> Iterator[Decade]:
    """Newest first; on a year's page its own alone, without counts, which change with other years."""
    years = sorted(archive.by_year, reverse=True)
    for decade, group in groupby(years, key=lambda year: year // 10):
        if shown and decade != shown // 10:
            continue
        yield Decade(
            name=f"{decade * 10:04d}年代",
            years=tuple(
                _year_link(year, 0 if shown else len(archive.by_year[year]), place, shown)
                for year in sorted(group)
            ),
        )


# ── a year


def _ink(archive: _Archive, year: int, place: Place) -> YearInk:
    appeared = {}
    for day, group in groupby(archive.by_year[year], key=lambda entry: entry.date):
        editions = list(group)
        appeared[day] = Appeared(
            url=place.to(urls.issue(editions[0].id)),
            name=editions[0].name,
            articles=sum(entry.articles for entry in editions),
        )
    return year_ink(year, appeared, archive.rhythm)


def _months(archive: _Archive, year: int, place: Place) -> Iterator[Month]:
    """From the first issue of all to the last: a month without one is a month all the same."""
    entries = archive.by_year.get(year, ())
    by_day: dict[dt.date, list[IssueEntry]] = defaultdict(list)
    for entry in entries:
        by_day[entry.date].append(entry)
    counts = Counter(entry.date.month for entry in entries)
    for month in range(1, 13) if entries else ():
        first, last = archive.span
        if first <= (year, month) <= last:
            yield Month(
                name=f"{month}月",
                number=month,
                weeks=tuple(_weeks(archive, year, month, by_day, place)),
                count=counts[month],
                missing=archive.missing(year, month),
                covers=tuple(_cover(entry, archive, place) for entry in entries if entry.date.month == month)
                if counts[month] <= COVERS
                else (),
            )


def _cover(entry: IssueEntry, archive: _Archive, place: Place) -> Cover:
    assert entry.lead, "issue_entries leads the issues of such a month"
    edition = f"（{entry.edition}）" if entry.edition > 1 else ""
    return Cover(
        issue=Link(url=place.to(urls.issue(entry.id)), text=f"{entry.date.day}日{edition}"),
        iso_date=entry.date.isoformat(),
        number=entry.number,
        lead=article_link(entry.lead, place, archive.known),
    )


def _weeks(
    archive: _Archive, year: int, month: int, by_day: Mapping[dt.date, Sequence[IssueEntry]], place: Place
) -> Iterator[tuple[Day, ...]]:
    for week in calendar.Calendar(firstweekday=calendar.MONDAY).monthdayscalendar(year, month):
        yield tuple(_day(archive, (year, month, day), by_day, place) for day in week)


_PADDING: Final = Day(day=0, iso_date="", state="none", issues=())


def _day(
    archive: _Archive,
    day: tuple[int, int, int],
    by_day: Mapping[dt.date, Sequence[IssueEntry]],
    place: Place,
) -> Day:
    if not day[2]:
        return _PADDING
    date = dt.date(*day)
    newest = date == archive.rhythm.last
    return Day(
        day=date.day,
        iso_date=date.isoformat(),
        state=archive.rhythm.state(date),
        issues=tuple(
            Link(url=place.to(urls.issue(entry.id)), text=entry.name, current=newest)
            for entry in by_day.get(date, ())
        ),
    )
