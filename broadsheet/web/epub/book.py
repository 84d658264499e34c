"""Pages of issues, in the script of one variant → a Book.

In:   the issue's own page and the pages of its articles, converted; the words of the interface.
Out:  a Book: every article in printed order, its links and pictures leading within the book.
Must not know: templates, files, how pages are made or converted.

A link of a text leads to an article of the same book, else to the web where the paper has an address,
else nowhere: its words stay.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit

from broadsheet.web import urls
from broadsheet.web.epub.cover import CoverWords, cover_of
from broadsheet.web.epub.xhtml import as_xhtml
from broadsheet.web.frame import Place
from broadsheet.web.views import ArticleView, BodyPart, CreditView, IssueView, Link, PhotoView, StripItem
from broadsheet.web.views.book import Book, BookArticle, BookIssue, BookPage, BookPicture
from broadsheet.web.webpage import WebPage

# EPUB 3.3, core media types; renditions have a JPEG, drawings are published as they are
_TYPES: Final = {"jpg": "image/jpeg", "svg": "image/svg+xml"}
_NAMES_OF_URLS: Final = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")  # RFC 9562, 6.6
_HOST: Final = re.compile(r"[A-Za-z0-9.-]+(?::\d+)?")
_SAFE: Final = "/?&=#%+,;:@!$'()*~-._"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePages:
    """An issue in one variant: its own view and those of its articles, with their places."""

    opening: IssueView
    place: Place
    articles: tuple[tuple[Place, ArticleView], ...]  # in printed order


def pages_of_issue(pages: Iterable[WebPage], variant: str) -> tuple[WebPage, tuple[WebPage, ...]]:
    """(the issue's own page, the pages of its articles) of one variant, of all its pages."""
    own = [page for page in pages if page.place.variant == variant]
    opening = next(page for page in own if isinstance(page.view, IssueView) and page.place.tail != urls.HOME)
    return opening, tuple(page for page in own if isinstance(page.view, ArticleView))


def book_of(
    issues: Sequence[IssuePages], tail: str, words: Mapping[str, str], *, vertical: bool, name: str = ""
) -> Book:
    """The book of one issue or several, oldest first; `tail` is the address that stands for it.

    `name` is what several are called together (2026年); one issue is called by its date and number.
    """
    first = issues[0]
    frame = first.place.frame
    shelf = _Shelf(issues)
    bound = tuple(_issue(pages, shelf) for pages in issues)
    chrome = first.opening.chrome
    address = urls.in_variant(first.place.variant, tail, default=frame.default)
    dates = [bound[-1].masthead.iso_date]
    dates += [fix.iso_date for pages in issues for _, view in pages.articles for fix in view.corrections]
    number = bound[0].masthead.number if len(bound) == 1 else ""
    return Book(
        lang=chrome.lang,
        vertical=vertical,
        site=chrome.site,
        title=f"{chrome.site} {name or bound[0].title}",
        identifier=_urn((frame.base_url or f"{frame.title}/") + address),
        date=bound[-1].masthead.iso_date,
        modified=f"{max(dates)}T00:00:00Z",
        position=number if number.isascii() and number.isdecimal() else "",
        cover=cover_of(_cover_words(chrome.site, bound, words, name), vertical=vertical),
        issues=bound,
        pictures=tuple(shelf.pictures.values()),
        described=all(photo.alt for photo in _photos(issues)),
    )


def _urn(address: str) -> str:
    """The name that stands for an address for ever (RFC 9562, 5.5: a UUID of version 5)."""
    hash_ = bytearray(hashlib.sha1(_NAMES_OF_URLS + address.encode("utf-8", "replace")).digest()[:16])
    hash_[6] = hash_[6] & 0x0F | 0x50
    hash_[8] = hash_[8] & 0x3F | 0x80
    digits = hash_.hex()
    cuts = (0, 8, 12, 16, 20, 32)
    return "urn:uuid:" + "-".join(digits[start:end] for start, end in pairwise(cuts))


def _photos(issues: Iterable[IssuePages]) -> list[PhotoView]:
    bodies = [view.body for pages in issues for _, view in pages.articles]
    return [part.photo for body in bodies for part in body if part.photo and part.photo.url]


def _folder(place: Place) -> str:
    """2026-11-20 for the issue whose page stands at 2026/11/20/index.html."""
    return posixpath.dirname(place.tail).replace("/", "-")


def _file(place: Place) -> str:
    """2026-11-20/01-01.xhtml for 2026/11/20/01-01.html."""
    return f"{_folder(place)}/{posixpath.basename(place.tail).removesuffix('.html')}.xhtml"


class _Shelf:
    """Where things stand in the book: which pages it holds, by their path in the output; its pictures."""

    def __init__(self, issues: Sequence[IssuePages]) -> None:
        self.files: dict[str, str] = {}
        self.pictures: dict[str, BookPicture] = {}
        for pages in issues:
            for strip in pages.opening.chrome.strip:
                if strip.url:
                    path = _target(pages.place, strip.url)
                    self.files[path] = f"{_folder(pages.place)}/{posixpath.basename(path)[:-5]}.xhtml"
            for place, _ in pages.articles:
                self.files[place.path] = _file(place)
            for photo_place, photo in _pictured(pages):
                self._carry(_target(photo_place, photo.url))

    def _carry(self, published: str) -> None:
        ending = posixpath.splitext(published)[1].lower().removeprefix(".")
        if published not in self.pictures and ending in _TYPES:
            path = f"images/{len(self.pictures) + 1}.{ending}"
            self.pictures[published] = BookPicture(path=path, type=_TYPES[ending], published=published)

    def picture(self, place: Place, url: str) -> str:
        """The way to a picture from an article; "" where the book cannot carry it."""
        found = self.pictures.get(_target(place, url)) if url else None
        return f"../{found.path}" if found else ""

    def lead(self, place: Place, url: str) -> str:
        """Where a link on an article's page leads from inside the book."""
        if re.match(r"mailto:[^\s<>\"]+@[^\s<>\"]+$", url):
            return quote(url, safe=_SAFE)
        address, _, _ = url.partition("#")
        if address and not urlsplit(address).scheme:
            if file := self.files.get(_target(place, address)):
                return f"../{file}"
            url = urljoin(place.frame.base_url + quote(place.path), url) if place.frame.base_url else ""
        return _web_address(url)


def _pictured(pages: IssuePages) -> list[tuple[Place, PhotoView]]:
    return [
        (place, part.photo)
        for place, view in pages.articles
        for part in view.body
        if part.photo and part.photo.url
    ]


def _target(place: Place, url: str) -> str:
    """The path in the output folder that a relative link leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(place.path), unquote(url)))


def _web_address(url: str) -> str:
    """A well-formed address of the web, "" for anything else: a book must not hold a broken one."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not _HOST.fullmatch(parts.netloc):
        return ""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", parts.geturl()), safe=_SAFE, errors="replace")


# ── issues, news pages, articles


def _issue(pages: IssuePages, shelf: _Shelf) -> BookIssue:
    chrome = pages.opening.chrome
    folder = _folder(pages.place)
    chapters: dict[str, list[BookArticle]] = {}
    for place, view in pages.articles:
        chapter = BookArticle(file=_file(place), article=_bound(place, view, shelf))
        chapters.setdefault(posixpath.basename(view.page.url), []).append(chapter)
    return BookIssue(
        file=f"{folder}/issue.xhtml",
        title=chrome.issue.text if chrome.issue else "",
        masthead=pages.opening.masthead,
        pages=tuple(
            BookPage(
                file=_page_file(folder, strip, index),
                label=strip.label,
                name=strip.name,
                missing=strip.missing,
                articles=tuple(chapters.get(posixpath.basename(strip.url), ())),
            )
            for index, strip in enumerate(chrome.strip, 1)
        ),
    )


def _page_file(folder: str, strip: StripItem, index: int) -> str:
    name = posixpath.basename(strip.url).removesuffix(".html") if strip.url else f"missing-{index}"
    return f"{folder}/{name}.xhtml"


def _bound(place: Place, view: ArticleView, shelf: _Shelf) -> ArticleView:
    return replace(
        view,
        title=view.title.strip() or view.id,
        byline=_unlinked(view.byline),
        body=tuple(_part(place, part, shelf) for part in view.body),
        jump_to=_jump(place, view.jump_to, shelf),
        jump_from=_jump(place, view.jump_from, shelf),
    )


def _unlinked(credits: tuple[CreditView, ...]) -> tuple[CreditView, ...]:
    return tuple(replace(credit, url="") for credit in credits)


def _jump(place: Place, link: Link | None, shelf: _Shelf) -> Link | None:
    return link and replace(link, url=shelf.lead(place, link.url))


def _part(place: Place, part: BodyPart, shelf: _Shelf) -> BodyPart:
    if part.photo:
        url = shelf.picture(place, part.photo.url)
        photo = replace(part.photo, url=url, sources=(), credit=_unlinked(part.photo.credit))
        return replace(part, photo=photo)
    return replace(part, html=as_xhtml(part.html, lambda url: shelf.lead(place, url)))


# ── what the cover says


def _cover_words(site: str, issues: Sequence[BookIssue], words: Mapping[str, str], name: str) -> CoverWords:
    if name:
        return _cover_of_several(site, issues, words, name)
    masthead = issues[0].masthead
    filled = [page for page in issues[0].pages if page.articles]
    lead = filled[0].articles[0].article
    facts = [f"{masthead.date} {masthead.weekday}".strip()]
    facts += [words["issue_number"] % masthead.number] if masthead.number else []
    facts += [words["edition_number"] % masthead.edition] if masthead.edition > 1 else []
    return CoverWords(
        site=site,
        facts=(*facts, words["pages_today"] % masthead.pages),
        kicker=lead.kicker,
        headline=lead.title,
        deck=lead.subtitle,
        front=tuple((filled[0].label, chapter.article.title) for chapter in filled[0].articles[1:]),
        items=tuple((page.label, page.articles[0].article.title) for page in filled[1:]),
    )


def _cover_of_several(
    site: str, issues: Sequence[BookIssue], words: Mapping[str, str], name: str
) -> CoverWords:
    articles = sum(len(page.articles) for issue in issues for page in issue.pages)
    leads = [
        (issue.masthead.date, next(page.articles[0].article.title for page in issue.pages if page.articles))
        for issue in issues
    ]
    facts = (words["count_issues"] % len(issues), words["count_articles"] % articles)
    return CoverWords(site=site, facts=facts, kicker="", headline=name, deck="", front=(), items=tuple(leads))
