"""The files for machines: one Atom feed and one sitemap a site, in every variant.

In:   the newest heads, the addresses of all pages, the site's frame.
Out:  XML as text, with absolute addresses; dates come from the content alone.
Must not know: templates, files. Only made where base_url is known: RFC 4287 and the
sitemap protocol ask for absolute addresses.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final
from zoneinfo import ZoneInfo

from broadsheet.chinese.variants import VARIANTS
from broadsheet.model import ArticleHead
from broadsheet.web import urls
from broadsheet.web.declared import declared_in
from broadsheet.web.excerpt import excerpt
from broadsheet.web.frame import Frame, Place
from broadsheet.web.teasers import Knowledge, headline
from broadsheet.web.views import Declared, Prose

FEED_ENTRIES: Final = 40  # bounded: a feed that grows with the archive costs every reader
SUMMARY_LENGTH: Final = 200
SITEMAP_URLS: Final = 50_000  # of one file, by the protocol
_XML: Final = '<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntryView:
    address: str
    title: Prose
    updated: str  # RFC 3339, as `published`
    published: str
    authors: tuple[Prose, ...]
    section: Prose
    summary: Prose
    declared: Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """feed.xml"""

    lang: str
    title: Prose
    address: str  # of the feed itself
    home: str
    updated: str
    entries: tuple[FeedEntryView, ...]


def feed_view(heads: Sequence[ArticleHead], place: Place, zone: str, known: Knowledge) -> FeedView:
    """feed.xml of `heads`: newest first, FEED_ENTRIES at most."""
    frame = place.frame
    home = frame.place(place.variant, urls.HOME).path
    return FeedView(
        lang=VARIANTS[place.variant].lang,
        title=frame.title,
        address=urls.absolute(frame.base_url, place.path),
        home=urls.absolute(frame.base_url, home),
        updated=max((_updated(head, zone) for head in heads), default="1970-01-01T00:00:00Z"),
        entries=tuple(_entry_view(head, place, zone, known) for head in heads),
    )


def _entry_view(head: ArticleHead, place: Place, zone: str, known: Knowledge) -> FeedEntryView:
    frame = place.frame
    return FeedEntryView(
        address=urls.absolute(frame.base_url, frame.place(place.variant, urls.article(head)).path),
        title=headline(head),
        updated=_updated(head, zone),
        published=_midnight(head.date, zone),
        authors=tuple(dict.fromkeys(credit.name for credit in head.byline)),
        section=head.section,
        summary=head.subtitle or "".join(excerpt(head.opening, SUMMARY_LENGTH)),
        declared=declared_in(head, place, known.settled),
    )


def atom_feed(view: FeedView) -> str:
    """Atom 1.0. Ids survive every later edit."""
    lines = [
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{view.lang}">',
        f"<id>{escape(view.home)}</id>",
        f"<title>{_text(view.title)}</title>",
        f"<updated>{view.updated}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{escape(view.address)}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(view.home)}"/>',
        f"<author><name>{_text(view.title)}</name></author>",
        *map(_entry, view.entries),
        "</feed>\n",
    ]
    return _XML + "\n".join(lines)


def _entry(view: FeedEntryView) -> str:
    lines = [
        "<entry>",
        f"<id>{escape(view.address)}</id>",
        f"<title>{_text(view.title)}</title>",
        f"<updated>{view.updated}</updated>",
        f"<published>{view.published}</published>",
        f'<link rel="alternate" type="text/html" href="{escape(view.address)}"/>',
        *(f"<author><name>{_text(name)}</name></author>" for name in view.authors),
        *([f'<category term="{_text(view.section)}"/>'] if view.section else []),
        f"<summary>{_text(view.summary)}</summary>",
        "</entry>",
    ]
    return "\n".join(lines)


def _updated(head: ArticleHead, zone: str) -> str:
    """Never the time of a build."""
    return _midnight(head.changed, zone)


def _midnight(date: dt.date, zone: str) -> str:
    return dt.datetime.combine(date, dt.time(), ZoneInfo(zone)).isoformat()


def _clean(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold."""
    return "".join(char for char in text if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff"))


def _text(text: str) -> str:
    return escape(_clean(text))


def sitemaps(tails: Iterable[tuple[str, str]], frame: Frame) -> dict[str, str]:
    """sitemap.xml (path → text); above 50,000 addresses an index and its parts.

    `tails` are (tail, last change as ISO date or "") of pages that stand in every variant.
    """
    entries = [_url(tail, lastmod, variant, frame) for tail, lastmod in tails for variant in frame.variants]
    if len(entries) <= SITEMAP_URLS:
        return {urls.SITEMAP: _urlset(entries)}
    parts = [entries[start : start + SITEMAP_URLS] for start in range(0, len(entries), SITEMAP_URLS)]
    files = {f"sitemap-{number}.xml": _urlset(part) for number, part in enumerate(parts, 1)}
    listed = "".join(
        f"<sitemap><loc>{escape(urls.absolute(frame.base_url, path))}</loc></sitemap>\n" for path in files
    )
    index = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{listed}</sitemapindex>\n'
    return {urls.SITEMAP: _XML + index, **files}


def _urlset(entries: Sequence[str]) -> str:
    opening = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    return _XML + opening + "".join(entries) + "</urlset>\n"


def _url(tail: str, lastmod: str, variant: str, frame: Frame) -> str:
    def address(each: str) -> str:
        return urls.absolute(frame.base_url, frame.place(each, tail).path)

    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{VARIANTS[each].lang}" href="{escape(address(each))}"/>'
        for each in frame.variants
        if len(frame.variants) > 1
    )
    changed = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    return f"<url><loc>{escape(address(variant))}</loc>{changed}{alternates}</url>\n"
