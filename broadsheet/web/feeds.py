"""The files for machines: one Atom feed and one sitemap a site, in every variant.

In:   the newest heads, the addresses of all pages, the site's frame.
Out:  XML as text, with absolute addresses; dates come from the content alone.
Must not know: templates, files. Only made where base_url is known: RFC 4287 and the
sitemap protocol ask for absolute addresses.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Final
from zoneinfo import ZoneInfo

from broadsheet.chinese.variants import VARIANTS
from broadsheet.model import ArticleHead
from broadsheet.web import urls
from broadsheet.web.excerpt import excerpt
from broadsheet.web.frame import Frame
from broadsheet.web.teasers import headline

FEED_ENTRIES: Final = 40  # bounded: a feed that grows with the archive costs every reader
SUMMARY_LENGTH: Final = 200
SITEMAP_URLS: Final = 50_000  # of one file, by the protocol
_XML: Final = '<?xml version="1.0" encoding="utf-8"?>\n'


def atom_feed(
    heads: Sequence[ArticleHead], frame: Frame, variant: str, zone: str, convert: Callable[[str], str]
) -> str:
    """Atom 1.0 of the newest articles; `heads` newest first. Ids survive every later edit."""
    here = urls.absolute(frame.base_url, urls.in_variant(variant, urls.FEED, default=frame.default))
    home = urls.absolute(frame.base_url, urls.in_variant(variant, urls.HOME, default=frame.default))
    newest = heads[:FEED_ENTRIES]
    updated = max((_updated(head, zone) for head in newest), default="1970-01-01T00:00:00Z")
    lines = [
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{VARIANTS[variant].lang}">',
        f"<id>{escape(home)}</id>",
        f"<title>{_text(convert(frame.title))}</title>",
        f"<updated>{updated}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{escape(here)}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(home)}"/>',
        f"<author><name>{_text(convert(frame.title))}</name></author>",
        *(_entry(head, frame, variant, zone, convert) for head in newest),
        "</feed>\n",
    ]
    return _XML + "\n".join(lines)


def _entry(head: ArticleHead, frame: Frame, variant: str, zone: str, convert: Callable[[str], str]) -> str:
    path = urls.in_variant(variant, urls.article(head), default=frame.default)
    address = urls.absolute(frame.base_url, path)
    summary = head.subtitle or "".join(excerpt(head.opening, SUMMARY_LENGTH))
    authors = dict.fromkeys(credit.name for credit in head.byline)
    lines = [
        "<entry>",
        f"<id>{escape(address)}</id>",
        f"<title>{_text(convert(headline(head)))}</title>",
        f"<updated>{_updated(head, zone)}</updated>",
        f"<published>{_midnight(head.date, zone)}</published>",
        f'<link rel="alternate" type="text/html" href="{escape(address)}"/>',
        *(f"<author><name>{_text(convert(name))}</name></author>" for name in authors),
        *([f'<category term="{_text(convert(head.section))}"/>'] if head.section else []),
        f"<summary>{_text(convert(summary))}</summary>",
        "</entry>",
    ]
    return "\n".join(lines)


def _updated(head: ArticleHead, zone: str) -> str:
    """The day of the last correction, else of the issue: never the time of a build."""
    return _midnight(max((head.date, *(one.date for one in head.corrections))), zone)


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
        return urls.absolute(frame.base_url, urls.in_variant(each, tail, default=frame.default))

    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{VARIANTS[each].lang}" href="{escape(address(each))}"/>'
        for each in frame.variants
        if len(frame.variants) > 1
    )
    changed = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    return f"<url><loc>{escape(address(variant))}</loc>{changed}{alternates}</url>\n"
