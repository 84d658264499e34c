"""The pages that belong to no list: corrections, the editor's own pages, 404, redirects.

In:   corrected heads, editor pages as HTML, the latest issues, old addresses.
Out:  WebPage values.
Must not know: files, templates, conversion.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from broadsheet.model import ArticleHead, Issue
from broadsheet.web import urls
from broadsheet.web.article_pages import article_link, correction_view
from broadsheet.web.frame import Frame, Place
from broadsheet.web.teasers import Knowledge
from broadsheet.web.views import (
    CorrectionMonth,
    CorrectionsView,
    EditorPageView,
    EmptyFrontView,
    Link,
    NotFoundView,
    RedirectView,
)
from broadsheet.web.webpage import WebPage

LATEST_ON_404: Final = 5
ABOUT: Final = "about"  # the editor's page that says who makes the paper, and whom to tell of an error


def corrections_page(heads: Sequence[ArticleHead], frame: Frame, known: Knowledge) -> Iterator[WebPage]:
    """corrections.html: every correction, newest first."""
    found = [(one, head) for head in heads for one in head.corrections]
    found.sort(key=lambda pair: (pair[0].date, pair[1].sort_key), reverse=True)
    title = frame.nav["corrections"]
    for variant in frame.variants:
        place = frame.place(variant, urls.CORRECTIONS)
        view = CorrectionsView(
            chrome=place.chrome(title=title, description=f"{frame.title} {title}"),
            count=len(found),
            months=tuple(
                CorrectionMonth(
                    name=f"{year}年{month}月",
                    iso_month=f"{year:04d}-{month:02d}",
                    corrections=tuple(
                        correction_view(one, article_link(head, place, known)) for one, head in group
                    ),
                )
                for (year, month), group in groupby(
                    found, key=lambda pair: (pair[0].date.year, pair[0].date.month)
                )
            ),
            report=_about(place),
        )
        yield WebPage(place=place, view=view)


def _about(place: Place) -> Link | None:
    title = dict(place.frame.editor_pages).get(ABOUT)
    return Link(url=place.to(urls.editor_page(ABOUT)), text=title) if title else None


def editor_page(name: str, title: str, html: str, frame: Frame) -> Iterator[WebPage]:
    """about.html and the like; `html` is rendered already."""
    for variant in frame.variants:
        place = frame.place(variant, urls.editor_page(name))
        chrome = place.chrome(title=title, description=f"{frame.title} {title}")
        yield WebPage(place=place, view=EditorPageView(chrome=chrome, title=title, html=html))


def empty_front(frame: Frame, words: str) -> Iterator[WebPage]:
    """index.html of a paper that has no issue yet."""
    for variant in frame.variants:
        place = frame.place(variant, urls.HOME)
        chrome = place.chrome(title=frame.title, description=words)
        yield WebPage(place=place, view=EmptyFrontView(chrome=chrome))


def not_found_page(issues: Sequence[Issue], frame: Frame, title: str) -> Iterator[WebPage]:
    """404.html, once: a host knows only one, at the root."""
    place = frame.place(frame.default, urls.NOT_FOUND)
    latest = tuple(place.issue_link(issue) for issue in reversed(issues))
    chrome = place.chrome(title=title, description=title, index=False)
    yield WebPage(place=place, view=NotFoundView(chrome=chrome, latest=latest))


def latest_redirect(issue: Issue, frame: Frame) -> Iterator[WebPage]:
    """latest/index.html leads to the newest issue's own address."""
    for variant in frame.variants:
        place = frame.place(variant, urls.LATEST)
        link = place.issue_link(issue)
        chrome = place.chrome(title=link.text, description=link.text, index=False)
        yield WebPage(place=place, view=RedirectView(chrome=chrome, target=link))


def alias_redirects(head: ArticleHead, frame: Frame, known: Knowledge) -> Iterator[WebPage]:
    """Old addresses of an article, in the default variant: they were given before variants were."""
    for alias in head.aliases:
        place = frame.place(frame.default, alias_path(alias))
        link = article_link(head, place, known)
        chrome = place.chrome(title=link.text, description=link.text, index=False)
        yield WebPage(place=place, view=RedirectView(chrome=chrome, target=link))


def alias_path(alias: str) -> str:
    """The file that answers an old address: a folder is answered by its index.html."""
    path = alias.lstrip("/")
    return posixpath.join(path, urls.HOME) if path.endswith("/") else path
