"""What stands around every page.

In:   nothing; these are plain values.
Out:  Chrome and the links in it.
Must not know: what a page is about, templates.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.web.views.marks import Declared, Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link; `url` "" is a place that exists but has no page (a missing news page)."""

    url: str
    text: Prose
    current: bool = False
    within: bool = False  # the page that the reader is on belongs to it: a person to the index of people
    declared: Declared = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantLink:
    """This page in another script; the label is written in that script and never converted."""

    url: str
    lang: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """One `<link rel="alternate" hreflang>`; the address is absolute."""

    url: str
    hreflang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StripItem:
    """One 版 in the page strip: 第一版 要闻."""

    url: str  # "" where the news page is missing
    label: Prose  # 第一版
    name: Prose  # 要闻, or ""
    current: bool
    missing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """What stands around every page."""

    lang: str
    title: Prose  # for <title>
    description: Prose
    site: Prose  # the paper's name
    imprint: Prose
    home: str  # the latest issue in this variant
    stylesheet: str
    script: str  # comforts; "" = the theme has none, and every page works without
    icon: str
    search: str  # search.html in this variant
    files: tuple[tuple[str, str], ...]  # all other files of the theme: (name, url)
    canonical: str  # absolute; "" without base_url
    alternates: tuple[Alternate, ...]
    feed: str  # "" without base_url
    variants: tuple[VariantLink, ...]
    strip: tuple[StripItem, ...]  # the news pages of the issue that the reader is in
    issue: Link | None  # 2026年11月20日 第12期: the issue that the reader is in
    nav: tuple[Link, ...]  # 往期 栏目 记者 更正 关于
    declared: Declared  # for title and description, where they speak of articles or people
    index: bool = True  # False = noindex
    drafts: bool = False  # the preview that shows drafts
