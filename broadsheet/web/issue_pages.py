"""The web pages of one issue: its front, its news pages, its articles.

In:   an Issue with its neighbours, the articles' bodies, and what the heads leave open.
Out:  WebPage values, one a page and variant.
Must not know: other issues' articles, files, templates, conversion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from broadsheet.chinese.dates import long_date, news_page_name, numeral
from broadsheet.model import Article, ArticleHead, ArticleId, Issue, NewsPage
from broadsheet.web import urls
from broadsheet.web.almanac import almanac, date_of, weekday_of
from broadsheet.web.article_pages import Neighbours, article_view
from broadsheet.web.charts.page_map import MadeUp, made_up, page_map
from broadsheet.web.declared import declared_in, declared_in_all
from broadsheet.web.frame import Frame, Place, issue_name
from broadsheet.web.imposition import (
    Band,
    PageCopy,
    band_rows,
    copy_of,
    front_sheet,
    guide_of,
    news_page_sheet,
)
from broadsheet.web.sheets import Placed, Sheet
from broadsheet.web.standing import teaser
from broadsheet.web.teasers import Knowledge, headline
from broadsheet.web.upright_pages import upright_bands, upright_front, upright_sheet
from broadsheet.web.views import (
    GuideItem,
    IssueView,
    Link,
    Masthead,
    NewsPageBlock,
    NewsPageView,
    SheetColumn,
    SheetRow,
    Teaser,
)
from broadsheet.web.webpage import WebPage

MAPS_BESIDE: Final = 8  # news pages whose maps stand on each of them; of a thicker issue only its own


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueJob:
    """All that the pages of one issue depend on."""

    frame: Frame
    issue: Issue
    articles: Mapping[ArticleId, Article]
    previous: Issue | None  # only date, edition and facts are read
    next: Issue | None
    latest: bool
    known: Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """How pages are made up in lines of one direction."""

    front: Callable[[PageCopy], Sheet]
    inner: Callable[[Sequence[PageCopy]], tuple[tuple[Band, ...], ...]]
    page: Callable[[PageCopy], Sheet]


_LEVEL: Final = _Lines(front=front_sheet, inner=band_rows, page=news_page_sheet)
_UPRIGHT: Final = _Lines(front=upright_front, inner=upright_bands, page=upright_sheet)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """An issue composed, once for all variants whose lines run alike."""

    front: Band
    inner: tuple[tuple[Band, ...], ...]
    guide: tuple[ArticleHead, ...]
    pages: tuple[Band, ...]  # each present news page by itself
    maps: tuple[MadeUp, ...]  # every news page in miniature


def issue_pages(job: IssueJob) -> Iterator[WebPage]:
    """Every page of the issue in every variant; the latest issue is the front door as well."""
    upright = {variant: job.frame.looks[variant].upright for variant in job.frame.variants}
    plans = {each: _plan(job, _UPRIGHT if each else _LEVEL) for each in sorted(set(upright.values()))}
    for variant in job.frame.variants:
        plan = plans[upright[variant]]
        for tail in (urls.issue(job.issue.id), *([urls.HOME] if job.latest else [])):
            place = job.frame.place(variant, tail)
            yield WebPage(place=place, view=_issue_view(job, plan, place))
        for band in plan.pages:
            place = job.frame.place(variant, urls.news_page(job.issue.id, band.copy.page.label))
            yield WebPage(place=place, view=_news_page_view(job, plan, band, place))
        yield from _articles(job, plan, variant)


def _plan(job: IssueJob, lines: _Lines) -> _Plan:
    pictures = {file: (one.width, one.height) for file, one in job.known.pictures.items()}
    copies = [copy_of(page, pictures, job.frame.literary) for page in job.issue.pages]
    first = next(n for n, copy in enumerate(copies) if copy.pieces)
    inner = copies[first + 1 :]
    return _Plan(
        front=Band(copy=copies[first], span=12, sheet=lines.front(copies[first])),
        inner=lines.inner(inner),
        guide=guide_of(inner),
        pages=tuple(Band(copy=copy, span=12, sheet=lines.page(copy)) for copy in copies if copy.pieces),
        maps=tuple(map(made_up, copies)),
    )


def _present(issue: Issue) -> list[NewsPage]:
    return [page for page in issue.pages if not page.missing]


def _articles(job: IssueJob, plan: _Plan, variant: str) -> Iterator[WebPage]:
    heads: list[ArticleHead | None] = [None, *job.issue.articles, None]
    folder = job.frame.place(variant, urls.issue(job.issue.id))  # one for all: so a map is made once
    maps = [(made.page, page_map(made, job.issue, folder, job.known.settled)) for made in plan.maps]
    pages = {head.id: (page, map_) for page, map_ in maps for head in page.articles}
    for (before, head), (_, after) in zip(pairwise(heads), pairwise(heads[1:]), strict=False):
        if head is None:
            continue
        place = job.frame.place(variant, urls.article(head))
        page, map_ = pages[head.id]
        around = Neighbours(issue=job.issue, page=page, previous=before, next=after, map=map_)
        yield WebPage(place=place, view=article_view(job.articles[head.id], around, place, job.known))


def _issue_view(job: IssueJob, plan: _Plan, place: Place) -> IssueView:
    lead = plan.front.copy.page.articles[0]
    return IssueView(
        chrome=place.chrome(
            title=job.frame.title if place.tail == urls.HOME else issue_name(job.issue),
            description=f"{issue_name(job.issue)} {lead.title}".strip(),
            issue=job.issue,
            declared=declared_in(lead, place, job.known.settled),
        ),
        masthead=_masthead(job.issue, place),
        guide=tuple(_guide_item(head, place, job.known) for head in plan.guide),
        front=_block(job, plan.front, place),
        inner=tuple(tuple(_block(job, band, place) for band in row) for row in plan.inner),
        maps=tuple(page_map(made, job.issue, place, job.known.settled) for made in plan.maps),
        book=place.to(urls.book(job.issue.id)),
        previous=place.issue_link(job.previous) if job.previous else None,
        next=place.issue_link(job.next) if job.next else None,
    )


def _guide_item(head: ArticleHead, place: Place, known: Knowledge) -> GuideItem:
    return GuideItem(
        url=place.to(urls.article(head)),
        label=news_page_name(head.page),
        title=headline(head),
        untitled=not head.title,
        draft=head.draft,
        declared=declared_in(head, place, known.settled),
    )


def _block(job: IssueJob, band: Band, place: Place) -> NewsPageBlock:
    page, sheet = band.copy.page, band.sheet
    return NewsPageBlock(
        url="" if page.missing else place.to(urls.news_page(job.issue.id, page.label)),
        label=news_page_name(page.label),
        name=page.name,
        literary=band.copy.literary,
        missing=page.missing,
        span=band.span,
        rows=_rows(job, band.copy, sheet, place),
        listed=_stack(job, band.copy, sheet.listed, band.span, place),
    )


def _rows(job: IssueJob, copy: PageCopy, sheet: Sheet, place: Place) -> tuple[SheetRow, ...]:
    return tuple(
        SheetRow(
            columns=tuple(
                SheetColumn(span=column.span, stack=_stack(job, copy, column.stack, column.span, place))
                for column in row.columns
            ),
            strips=row.measure.strips if row.measure else 0,
            highs=row.measure.highs if row.measure else (),
        )
        for row in sheet.rows
    )


def _stack(
    job: IssueJob, copy: PageCopy, stack: Sequence[Placed], span: int, place: Place
) -> tuple[Teaser, ...]:
    return tuple(teaser(copy.page.articles[one.index], one, span, place, job.known) for one in stack)


def _masthead(issue: Issue, place: Place) -> Masthead:
    return Masthead(
        date=date_of(issue.date, place),
        iso_date=issue.date.isoformat(),
        weekday=weekday_of(issue.date, place),
        almanac=tuple(word for word in almanac(issue.date, place) if not _noted(word, issue.facts.note)),
        number=issue.facts.number,
        edition=issue.edition,
        pages=numeral(len(_present(issue))),
        articles=len(issue.articles),
        weather=issue.facts.weather,
        holiday=issue.facts.holiday,
        note=issue.facts.note,
    )


def _noted(word: str, note: str) -> bool:
    """Whether an issue's note prints the lunar day already: 农历丙午年十月十二 in 农历十月十二，后天小雪."""
    day = word.partition("年")[2] or word
    return day in note


def _news_page_view(job: IssueJob, plan: _Plan, band: Band, place: Place) -> NewsPageView:
    page = band.copy.page
    present = _present(job.issue)
    index = present.index(page)
    title = f"{long_date(job.issue.date)} {_page_title(page)}"
    return NewsPageView(
        chrome=place.chrome(
            title=title,
            description=f"{title} " + " / ".join(head.title for head in page.articles if head.title),
            issue=job.issue,
            label=page.label,
            declared=declared_in_all(page.articles, place, job.known.settled),
        ),
        masthead=_masthead(job.issue, place),
        page=_block(job, band, place),
        maps=tuple(
            page_map(made, job.issue, place, job.known.settled)
            for made in plan.maps
            if len(plan.maps) <= MAPS_BESIDE or made.page is page
        ),
        previous=_page_link(job.issue, present[index - 1], place) if index else None,
        next=_page_link(job.issue, present[index + 1], place) if index + 1 < len(present) else None,
    )


def _page_title(page: NewsPage) -> str:
    return f"{news_page_name(page.label)} {page.name}".strip()


def _page_link(issue: Issue, page: NewsPage, place: Place) -> Link:
    return Link(url=place.to(urls.news_page(issue.id, page.label)), text=_page_title(page))
