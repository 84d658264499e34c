"""The page of one article.

In:   an Article, where it stands in its issue, the place of its page.
Out:  an ArticleView.
Must not know: files, templates, conversion.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from broadsheet.chinese.dates import long_date, news_page_name, weekday
from broadsheet.model import Article, ArticleHead, Correction, Issue, NewsPage
from broadsheet.web import urls
from broadsheet.web.almanac import date_of
from broadsheet.web.article_kinds import begins_large, page_kind
from broadsheet.web.beside import beside, citation, writers
from broadsheet.web.body import body_html
from broadsheet.web.declared import declared_in
from broadsheet.web.excerpt import minutes, printed_in, unadorned
from broadsheet.web.frame import Place
from broadsheet.web.headline import rung
from broadsheet.web.teasers import Knowledge, Standing, credits, headline, photo_view
from broadsheet.web.views import ArticleView, BodyPart, CorrectionView, Link
from broadsheet.web.views.charts import PageMap


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """Where an article stands in print."""

    issue: Issue
    page: NewsPage
    previous: ArticleHead | None  # in the issue, across news pages
    next: ArticleHead | None
    map: PageMap  # of the news page, as any page of the issue links from it


def article_view(article: Article, around: Neighbours, place: Place, known: Knowledge) -> ArticleView:
    head = article.head
    title = headline(head)
    literary = bool({head.section, around.page.name} & set(place.frame.literary))
    kind = page_kind(article, around.page.name, literary=literary)
    return ArticleView(
        chrome=place.chrome(
            title=title,
            description=head.subtitle or "".join(head.opening) or title,
            issue=around.issue,
            label=head.page,
        ),
        id=head.id,
        kind=kind,
        scale=rung(title),
        kicker=head.kicker,
        title=title,
        untitled=not head.title,
        subtitle=head.subtitle,
        series=unadorned(head.series),
        label=news_page_name(head.page),
        page=_news_page_link(around, place),
        section=_section_link(head, place, known),
        byline=credits(head.byline, place, known),
        byline_text=head.byline_text,
        agency=head.agency,
        dateline="" if printed_in(head.opening, head.dateline) else head.dateline,
        date=date_of(head.date, place),
        iso_date=head.date.isoformat(),
        weekday=weekday(head.date),
        length=head.length,
        minutes=minutes(head.length),
        literary=literary,
        large=begins_large(head, kind),
        body=_body(article, "wide" if kind == "photo" else "column", place, known),
        jump_to=_jump(around, head.jump_to, "jump_from", place, known),
        jump_from=_jump(around, head.jump_from, "jump_to", place, known),
        corrections=tuple(correction_view(one, None) for one in head.corrections),
        previous=article_link(around.previous, place, known) if around.previous else None,
        next=article_link(around.next, place, known) if around.next else None,
        order=around.page.articles.index(head) + 1,
        count=len(around.page.articles),
        map=around.map,
        beside=beside(head, around.page, place, known),
        writers=writers(head, around.issue, place, known),
        citation=citation(head, place),
        draft=head.draft,
        declared=declared_in(head, place, known.settled),
    )


def article_link(head: ArticleHead, place: Place, known: Knowledge) -> Link:
    declared = declared_in(head, place, known.settled)
    return Link(url=place.to(urls.article(head)), text=headline(head), declared=declared)


def correction_view(correction: Correction, article: Link | None) -> CorrectionView:
    return CorrectionView(
        date=long_date(correction.date),
        iso_date=correction.date.isoformat(),
        was=correction.was,
        now=correction.now,
        note=correction.note,
        article=article,
        declared=article.declared if article else (),
    )


def _news_page_link(around: Neighbours, place: Place) -> Link:
    page = around.page
    return Link(
        url=place.to(urls.news_page(around.issue.id, page.label)),
        text=f"{news_page_name(page.label)} {page.name}".strip(),
    )


def _section_link(head: ArticleHead, place: Place, known: Knowledge) -> Link | None:
    id_ = known.sections.get(head.section)
    return Link(url=place.to(urls.section(id_)), text=head.section) if id_ else None


def _body(article: Article, standing: Standing, place: Place, known: Knowledge) -> tuple[BodyPart, ...]:
    """Text and photos in reading order; photos after one paragraph keep their order in the file."""
    photos = article.head.photos
    cuts = sorted({photo.after for photo in photos})
    runs = body_html(article.body, cuts)
    parts = [BodyPart(html=runs[0], photo=None)]
    for cut, run in zip(cuts, runs[1:], strict=True):
        parts += [
            BodyPart(html="", photo=photo_view(photo, place, known, standing))
            for photo in photos
            if photo.after == cut
        ]
        parts.append(BodyPart(html=run, photo=None))
    return tuple(part for part in parts if part.html or part.photo)


def _jump(
    around: Neighbours,
    label: str,
    other_end: Literal["jump_to", "jump_from"],
    place: Place,
    known: Knowledge,
) -> Link | None:
    """下转, 上接: a link to the other half where one article there names this page, else to that page.

    Words alone where the issue has no such page.
    """
    if not label:
        return None
    name = news_page_name(label)
    page = next((page for page in around.issue.pages if page.label == label and not page.missing), None)
    if page is None:
        return Link(url="", text=name)
    halves = [head for head in page.articles if getattr(head, other_end) == around.page.label]
    if len(halves) == 1:
        link = article_link(halves[0], place, known)
        return replace(link, text=f"{name} {link.text}")
    return Link(url=place.to(urls.news_page(around.issue.id, label)), text=name)
