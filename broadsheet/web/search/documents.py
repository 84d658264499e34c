"""What is searched of an article: what a reader sees of it, field by field.

In:   an ArticleView, in the script of its edition.
Out:  a Document; no hit reaches over the end of a field.
Must not know: the index, other articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final

from broadsheet.web import urls
from broadsheet.web.views import ArticleView, CreditView, PhotoView

_BLOCK: Final = re.compile(
    r"</?(?:p|h[1-6]|ul|ol|li|blockquote|table|thead|tbody|tr|t[dh]|caption|div|pre|hr)\b[^>]*>"
)
_BREAK: Final = re.compile(r"<br\b[^>]*>")
_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article for the search, in one edition."""

    line: str  # above its headline in a list of results: 2026年11月20日 第一版 要闻
    headline: tuple[str, ...]  # series, kicker, title, subtitle; "" where there is none
    text: tuple[str, ...]  # byline, paragraphs, cells, captions, in reading order
    section: str  # its id; "" where it has no page
    label: str  # of the news page, as printed: 01
    people: tuple[str, ...]  # names, and ids of those who have a page


def shown(view: ArticleView) -> tuple[object, ...]:
    """The parts of a view that its document is made of: while they stay, so does the document."""
    return (
        *(view.series, view.kicker, view.title, view.subtitle, view.agency, view.dateline),
        *(view.byline, view.byline_text, view.body, view.date, view.label, view.section, view.declared),
    )


def document(view: ArticleView, label: str) -> Document:
    """The document of a view; `label` is that of its news page as printed."""
    section = view.section
    return Document(
        line=" ".join(filter(None, (view.date, view.label, section.text if section else ""))),
        headline=(view.series, view.kicker, view.title, view.subtitle),
        text=tuple(_text(view)),
        section=urls.named_in(section.url) if section else "",
        label=label,
        people=tuple(_people(view)),
    )


def _text(view: ArticleView) -> Iterator[str]:
    signed = credits_line(view.byline) or view.byline_text
    yield from filter(None, (view.agency, view.dateline, signed))
    for part in view.body:
        yield from _blocks(part.html)
        if part.photo:
            yield from filter(None, (part.photo.caption, _credit(part.photo)))


def _blocks(html: str) -> Iterator[str]:
    for block in _BLOCK.split(html):
        text = unescape(_TAG.sub("", _BREAK.sub(" ", block))).strip()
        if text:
            yield text


def credits_line(credits: Iterable[CreditView]) -> str:
    """Names with their roles as a page sets them: a role of one character behind the name."""
    return " ".join(
        f"{one.name} {one.role}" if len(one.role) == 1 else f"{one.role} {one.name}".strip()
        for one in credits
    )


def _credit(photo: PhotoView) -> str:
    return credits_line(photo.credit) or photo.credit_text


def _people(view: ArticleView) -> Iterator[str]:
    for one in (*view.byline, *(credit for part in view.body if part.photo for credit in part.photo.credit)):
        yield one.name
        if one.url:
            yield urls.named_in(one.url)
