"""The web pages of one issue: its front, its news pages, its articles.

In:   an Issue with its neighbours, the articles' bodies, and what the heads leave open.
Out:  WebPage values, one a page and variant.
Must not know: other issues' articles, files, templates, conversion.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from broadsheet.chinese.dates import long_date, news_page_name, numeral
from broadsheet.model import Article, ArticleHead, ArticleId, Issue, NewsPage
from broadsheet.web import urls
from broadsheet.web.almanac import almanac, date_of, weekday_of
from broadsheet.web.article_pages import Neighbours, article_view
from broadsheet.web.composition import inner_tiers, tiers
from broadsheet.web.declared import declared_in, declared_in_all
from broadsheet.web.frame import Frame, Place, issue_name
from broadsheet.web.teasers import Knowledge, Tier, teaser
from broadsheet.web.views import IssueView, Link, Masthead, NewsPageBlock, NewsPageView, Teaser
from broadsheet.web.webpage import WebPage


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


def issue_pages(job: IssueJob) -> Iterator[WebPage]:
    """Every page of the issue in every variant; the latest issue is the front door as well."""
    for variant in job.frame.variants:
        for tail in (urls.issue(job.issue.id), *([urls.HOME] if job.latest else [])):
            place = job.frame.place(variant, tail)
            yield WebPage(place=place, view=_issue_view(job, place))
        for page in _present(job.issue):
            place = job.frame.place(variant, urls.news_page(job.issue.id, page.label))
            yield WebPage(place=place, view=_news_page_view(job, page, place))
        yield from _articles(job, variant)


def _present(issue: Issue) -> list[NewsPage]:
    return [page for page in issue.pages if not page.missing]


def _articles(job: IssueJob, variant: str) -> Iterator[WebPage]:
    heads: list[ArticleHead | None] = [None, *job.issue.articles, None]
    pages = {head.id: page for page in job.issue.pages for head in page.articles}
    for (before, head), (_, after) in zip(pairwise(heads), pairwise(heads[1:]), strict=False):
        if head is None:
            continue
        place = job.frame.place(variant, urls.article(head))
        around = Neighbours(issue=job.issue, page=pages[head.id], previous=before, next=after)
        yield WebPage(place=place, view=article_view(job.articles[head.id], around, place, job.known))


def _issue_view(job: IssueJob, place: Place) -> IssueView:
    present = _present(job.issue)
    front, inner = present[0], job.issue.pages[job.issue.pages.index(present[0]) + 1 :]
    blocks = tuple(_block(job, page, place, inner_tiers(page.articles)) for page in inner)
    lead = next((head for head in front.articles), None)
    return IssueView(
        chrome=place.chrome(
            title=job.frame.title if place.tail == urls.HOME else issue_name(job.issue),
            description=f"{issue_name(job.issue)} {lead.title if lead else ''}".strip(),
            issue=job.issue,
            declared=declared_in(lead, place, job.known.settled) if lead else (),
        ),
        masthead=_masthead(job.issue, place),
        latest=job.latest,
        guide=tuple(_guide(block) for block in blocks if block.teasers),
        front=_block(job, front, place, tiers(front.articles)),
        inner=blocks,
        previous=place.issue_link(job.previous) if job.previous else None,
        next=place.issue_link(job.next) if job.next else None,
    )


def _guide(block: NewsPageBlock) -> Teaser:
    """今日导读: the story that leads an inner page."""
    return next((one for one in block.teasers if one.tier == "major"), block.teasers[0])


def _block(job: IssueJob, page: NewsPage, place: Place, sizes: tuple[Tier, ...]) -> NewsPageBlock:
    return NewsPageBlock(
        url="" if page.missing else place.to(urls.news_page(job.issue.id, page.label)),
        label=news_page_name(page.label),
        name=page.name,
        literary=page.name in job.frame.literary,
        missing=page.missing,
        teasers=tuple(
            teaser(head, tier, place, job.known) for head, tier in zip(page.articles, sizes, strict=True)
        ),
    )


def _masthead(issue: Issue, place: Place) -> Masthead:
    return Masthead(
        date=date_of(issue.date, place),
        iso_date=issue.date.isoformat(),
        weekday=weekday_of(issue.date, place),
        almanac=almanac(issue.date, place),
        number=issue.facts.number,
        edition=issue.edition,
        pages=numeral(len(_present(issue))),
        articles=len(issue.articles),
        characters=sum(head.length for head in issue.articles),
        weather=issue.facts.weather,
        holiday=issue.facts.holiday,
        note=issue.facts.note,
    )


def _news_page_view(job: IssueJob, page: NewsPage, place: Place) -> NewsPageView:
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
        page=_block(job, page, place, tiers(page.articles)),
        previous=_page_link(job.issue, present[index - 1], place) if index else None,
        next=_page_link(job.issue, present[index + 1], place) if index + 1 < len(present) else None,
    )


def _page_title(page: NewsPage) -> str:
    return f"{news_page_name(page.label)} {page.name}".strip()


def _page_link(issue: Issue, page: NewsPage, place: Place) -> Link:
    return Link(url=place.to(urls.news_page(issue.id, page.label)), text=_page_title(page))
