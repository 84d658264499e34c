"""A year of articles as an annual index lists them: by month, by day, a line an article.

In:   the articles of one year, the place that shows them.
Out:  IndexMonth values, from the first day on.
Must not know: whose articles they are, a section's or a person's; bodies, templates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from broadsheet.model import ArticleHead
from broadsheet.web.frame import Place
from broadsheet.web.list_items import ListContext
from broadsheet.web.views import IndexDay, IndexLine, IndexMonth, YearLink

Line = Callable[[ArticleHead], IndexLine]


def index_months(
    heads: Iterable[ArticleHead], line: Line, place: Place, context: ListContext
) -> Iterator[IndexMonth]:
    """From the first day on; the articles of an issue as printed."""
    in_order = sorted(heads, key=lambda head: head.sort_key)
    for month, group in groupby(in_order, key=lambda head: head.date.month):
        found = list(group)
        days = groupby(found, key=lambda head: head.issue)
        yield IndexMonth(
            name=f"{month}月",
            number=month,
            count=len(found),
            days=tuple(_day(list(same), line, place, context) for _, same in days),
        )


def _day(heads: Sequence[ArticleHead], line: Line, place: Place, context: ListContext) -> IndexDay:
    first = heads[0]
    edition = f"（{first.edition}）" if first.edition > 1 else ""
    return IndexDay(
        issue=replace(context.issue_link(first.issue, place), text=f"{first.date.day}日{edition}"),
        iso_date=first.date.isoformat(),
        lines=tuple(map(line, heads)),
    )


def year_links(
    years: Mapping[str, int], shown: str, place: Place, tail: Callable[[str], str]
) -> tuple[YearLink, ...]:
    """Links to the pages of years; `tail` is the address of a year, a count of 0 is not told."""
    return tuple(
        YearLink(url=place.to(tail(year)), year=year, count=count, current=year == shown)
        for year, count in years.items()
    )
