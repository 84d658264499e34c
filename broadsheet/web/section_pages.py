"""Sections: the index of all, the front of each, and an annual index a year.

In:   one Section, or all of them, and the names of the issues.
Out:  WebPage values.
Must not know: bodies, files, templates, conversion.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Final

from broadsheet.chinese.dates import long_date
from broadsheet.chinese.variants import HANS
from broadsheet.model import ArticleHead, Section
from broadsheet.web import urls
from broadsheet.web.annual_index import index_months, year_links
from broadsheet.web.charts.flow import flow
from broadsheet.web.frame import Place
from broadsheet.web.list_items import (
    ListContext,
    declared_in_titles,
    index_line,
    leading,
    list_item,
    section_lead,
    titles,
    with_beginning,
    with_gist,
)
from broadsheet.web.views import (
    AnnualView,
    IssueGroup,
    ListItem,
    SectionCard,
    SectionsView,
    SectionView,
    YearLink,
)
from broadsheet.web.webpage import WebPage

NEWEST: Final = 60  # articles on a section's own page; all of them stand in its years
LATEST_IN_CARD: Final = 4


def section_pages(section: Section, context: ListContext) -> Iterator[WebPage]:
    """sections/<id>/index.html with the newest articles, and one page a year."""
    years = Counter(str(head.date.year) for head in reversed(section.articles))
    for variant in context.frame.variants:
        place = context.frame.place(variant, urls.section(section.id))
        yield WebPage(place=place, view=_front(section, years, place, context))
        for year in years:
            place = context.frame.place(variant, urls.section(section.id, year))
            yield WebPage(place=place, view=_annual(section, year, list(years), place, context))


def newest_issue(section: Section) -> tuple[ArticleHead, ...]:
    """The articles of the section's newest issue: one of them leads its front."""
    first = section.articles[0].issue
    return tuple(head for head in section.articles if head.issue == first)


def _front(section: Section, years: Mapping[str, int], place: Place, context: ListContext) -> SectionView:
    heads = section.articles
    lead = leading(newest_issue(section))
    others = [head for head in heads[:NEWEST] if head is not lead]
    rest = heads[NEWEST:]
    return SectionView(
        chrome=place.chrome(
            title=section.name,
            description=titles(heads),
            declared=declared_in_titles(heads, place, context.known),
        ),
        name=section.name,
        count=len(heads),
        first=long_date(heads[-1].date),
        last=long_date(heads[0].date),
        years=_years(section, years, "", place),
        flow=flow(heads, partial(_listed, section, place)),
        lead=section_lead(lead, place, context),
        groups=tuple(_groups(others, place, context)),
        more=_years(section, {str(rest[0].date.year): len(heads)}, "", place)[0] if rest else None,
    )


def _groups(heads: Iterable[ArticleHead], place: Place, context: ListContext) -> Iterator[IssueGroup]:
    for id_, group in groupby(heads, key=lambda head: head.issue):
        yield IssueGroup(
            issue=context.issue_link(id_, place),
            iso_date=str(id_)[:10],
            items=tuple(_item(head, place, context) for head in group),
        )


def _item(head: ArticleHead, place: Place, context: ListContext) -> ListItem:
    return replace(with_gist(list_item(head, place, context.known), head), section="")


def _years(section: Section, years: Mapping[str, int], shown: str, place: Place) -> tuple[YearLink, ...]:
    return year_links(years, shown, place, partial(urls.section, section.id))


def _listed(section: Section, place: Place, year: int, month: int) -> str:
    """Where the articles of a year, or of a month of it, are listed."""
    return place.to(urls.section(section.id, str(year))) + (f"#m{month}" if month else "")


# ── a year


def _annual(
    section: Section, year: str, years: Sequence[str], place: Place, context: ListContext
) -> AnnualView:
    """Counts of other years are not told: an article of this one would touch them all."""
    heads = [head for head in section.articles if str(head.date.year) == year]
    line = partial(index_line, place=place, known=context.known)
    return AnnualView(
        chrome=place.chrome(
            title=f"{section.name} {year}年",
            description=titles(heads),
            declared=declared_in_titles(heads, place, context.known),
        ),
        name=section.name,
        home=place.to(urls.section(section.id)),
        year=year,
        count=len(heads),
        years=_years(section, dict.fromkeys(years, 0), year, place),
        flow=flow(heads, lambda _, month: f"#m{month}"),
        months=tuple(index_months(heads, line, place, context)),
        declared=(),
    )


# ── all sections


def sections_index(sections: Iterable[Section], context: ListContext) -> Iterator[WebPage]:
    """sections/index.html: a contents page; by strokes in Traditional script."""
    for variant in context.frame.variants:
        place = context.frame.place(variant, urls.SECTIONS)
        cards = tuple(_card(section, place, context) for section in sections)
        chrome = place.chrome(
            title=context.frame.nav["sections"], description="、".join(card.name for card in cards)
        )
        view = SectionsView(chrome=chrome, order="reading" if variant == HANS else "strokes", sections=cards)
        yield WebPage(place=place, view=view)


def shown_in_card(section: Section) -> tuple[ArticleHead, ...]:
    """What leads the section's front, then its newest articles."""
    lead = leading(newest_issue(section))
    others = [head for head in section.articles[:LATEST_IN_CARD] if head is not lead]
    return (lead, *others[: LATEST_IN_CARD - 1])


def _card(section: Section, place: Place, context: ListContext) -> SectionCard:
    lead, *others = shown_in_card(section)
    known = context.known
    return SectionCard(
        url=place.to(urls.section(section.id)),
        name=section.name,
        count=len(section.articles),
        since=long_date(section.articles[-1].date),
        latest=(
            _by_title(with_beginning(list_item(lead, place, known), lead)),
            *(_by_title(list_item(head, place, known)) for head in others),
        ),
    )


def _by_title(item: ListItem) -> ListItem:
    """The item without what the index does not show: an edit of that is none of it."""
    return replace(item, label="", section="", length=0, byline=())
