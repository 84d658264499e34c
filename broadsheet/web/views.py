"""Views: exactly what each template may read, and nothing else.

In:   nothing; these are plain values.
Out:  one frozen class a template. Fields marked Prose are words of the newspaper and are
      converted to each variant; ProseHtml is the same for rendered HTML. All other fields
      (addresses, dates, ids, numbers) are the same in every variant.
Must not know: where a view comes from, files, Jinja.

Every `url` is relative to the page that holds the view. A view's digest decides whether its
page is stale, so a view holds no clock, no counter and nothing that the template does not show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final, Literal


class ProseMark:
    """Marks a field as words of the newspaper."""


class HtmlMark:
    """Marks a field as HTML whose text is words of the newspaper."""


class DeclaredMark:
    """Marks a field as what is declared for all prose of its view, and of the views in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A wording of the source whose form in the page's variant is settled; no template shows it."""

    text: str
    form: str  # "" = as a name, character by character, or else by itself, whatever stands around it
    name: bool


Prose = Annotated[str, ProseMark]
ProseHtml = Annotated[str, HtmlMark]
Declared = Annotated[tuple[Wording, ...], DeclaredMark]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link; `url` "" is a place that exists but has no page (a missing news page)."""

    url: str
    text: Prose
    current: bool = False
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
    icon: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditView:
    """记者 林知远: role word as printed or of the catalogue, then the name, linked where known."""

    role: Prose
    name: Prose
    url: str  # "" = no page of the person's own (a source, an organisation)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoView:
    """A picture with caption and credit; `url` "" where the paper has only the caption."""

    url: str
    width: int  # pixels; 0 without a picture
    height: int
    alt: Prose
    caption: Prose
    credit: tuple[CreditView, ...]
    credit_text: Prose  # printed words, shown where no structured credit is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """An article as a list or a front page shows it."""

    url: str
    id: str
    tier: Literal["lead", "major", "minor", "brief"]  # by position and length, see web.composition
    kicker: Prose
    title: Prose
    untitled: bool  # the source lost the headline: `title` is the first clause
    subtitle: Prose
    series: Prose
    section: Prose
    label: Prose  # 第一版
    dateline: Prose  # 本报讯, 北京11月1日电
    opening: tuple[Prose, ...]  # as many paragraphs as the tier has room for
    numbers: ProseHtml  # the table of an article that is little more than one, else ""
    whole: bool  # the opening is the whole article
    byline: tuple[CreditView, ...]
    photo: PhotoView | None
    length: int  # characters
    draft: bool
    declared: Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPageBlock:
    """One news page as the issue shows it."""

    url: str  # "" where it is missing
    label: Prose
    name: Prose
    literary: bool  # 副刊 and the like: set apart, vertical title
    missing: bool
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """报头: the facts of one issue in one block."""

    date: Prose  # 2026年11月20日
    iso_date: str
    weekday: Prose  # "" where the masthead does not print it
    almanac: tuple[Prose, ...]  # 农历丙午年十月十二, 小雪: what the masthead prints of it
    number: str  # "12", or ""
    edition: int
    pages: Prose  # news pages that the issue has, as a word: 四
    articles: int
    characters: int
    weather: Prose
    holiday: Prose
    note: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueView:
    """index.html of the site and of each issue."""

    chrome: Chrome
    masthead: Masthead
    latest: bool  # this is the site's front door
    guide: tuple[Teaser, ...]  # 今日导读: leads of the inner pages
    front: NewsPageBlock
    inner: tuple[NewsPageBlock, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPageView:
    """YYYY/MM/DD/PP.html"""

    chrome: Chrome
    masthead: Masthead
    page: NewsPageBlock
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPart:
    """One run of the article: either HTML blocks or a photo."""

    html: ProseHtml  # "" for a photo
    photo: PhotoView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """One correction; `article` is set in lists of corrections only."""

    date: Prose
    iso_date: str
    was: Prose
    now: Prose
    note: Prose
    article: Link | None
    declared: Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """YYYY/MM/DD/PP-NN.html"""

    chrome: Chrome
    id: str
    kicker: Prose
    title: Prose
    untitled: bool
    subtitle: Prose
    series: Prose
    label: Prose  # 第一版
    page: Link  # to the news page
    section: Link | None
    byline: tuple[CreditView, ...]
    byline_text: Prose  # as printed; shown only where no structured byline is known
    agency: Prose
    dateline: Prose
    date: Prose
    iso_date: str
    weekday: Prose
    length: int
    minutes: int  # to read, at least 1
    literary: bool
    body: tuple[BodyPart, ...]
    jump_to: Link | None
    jump_from: Link | None
    corrections: tuple[CorrectionView, ...]
    previous: Link | None  # article before in the issue, across news pages
    next: Link | None
    beside: tuple[Link, ...]  # the other articles of this news page
    draft: bool
    declared: Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """An article in a list across issues."""

    url: str
    title: Prose
    untitled: bool
    kicker: Prose
    label: Prose  # 第一版
    section: Prose
    iso_date: str
    date: Prose
    length: int
    roles: tuple[Prose, ...]  # on a person's page only
    byline: tuple[CreditView, ...]
    draft: bool
    declared: Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueGroup:
    """Articles of one issue within a longer list."""

    issue: Link
    iso_date: str
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLink:
    url: str
    year: str
    count: int  # articles or issues of that year
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionCard:
    url: str
    name: Prose
    count: int
    latest: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionsView:
    """sections/index.html"""

    chrome: Chrome
    sections: tuple[SectionCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """sections/<id>/index.html (newest issues) and sections/<id>/2026.html (one year whole)."""

    chrome: Chrome
    name: Prose
    year: str  # "" on index.html
    count: int
    years: tuple[YearLink, ...]
    groups: tuple[IssueGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    url: str
    name: Prose
    pinyin: str
    roles: tuple[Prose, ...]
    org: Prose
    count: int
    declared: Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexGroup:
    """One stop of an index: a letter, or a number of strokes."""

    letter: str  # A to Z, or # for names that have no letter; "" where strokes count
    strokes: int  # 0 where letters count
    people: tuple[PersonCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportersView:
    """reporters/index.html: by reading, or by the strokes of the names as that variant writes them."""

    chrome: Chrome
    order: Literal["reading", "strokes"]
    groups: tuple[IndexGroup, ...]  # by reading, until `ordering.arranged` has seen the converted names
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCount:
    role: Prose
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """reporters/<id>.html"""

    chrome: Chrome
    name: Prose
    pinyin: str
    role: Prose
    org: Prose
    bio: Prose
    roles: tuple[RoleCount, ...]
    count: int
    characters: int
    first: Prose  # 2026年11月6日
    last: Prose
    groups: tuple[IssueGroup, ...]
    declared: Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A cell of the calendar; `day` 0 pads the first and the last week."""

    day: int
    iso_date: str
    issues: tuple[Link, ...]  # one, or one an edition; none on a day without an issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    name: Prose  # 11月
    number: int
    weeks: tuple[tuple[Day, ...], ...]  # Monday first
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """archive/index.html (every year; the newest one's calendar) and archive/2026.html."""

    chrome: Chrome
    year: str
    years: tuple[YearLink, ...]
    months: tuple[Month, ...]  # from January to December, only months with an issue
    previous: YearLink | None
    next: YearLink | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """corrections.html"""

    chrome: Chrome
    corrections: tuple[CorrectionView, ...]  # newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorPageView:
    """about.html and other pages of content/pages/."""

    chrome: Chrome
    title: Prose
    html: ProseHtml


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """404.html: served at any depth, so its addresses begin with the base path."""

    chrome: Chrome
    latest: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """latest/index.html and the old addresses in `aliases`."""

    chrome: Chrome
    target: Link


TEMPLATES: Final = {
    IssueView: "issue.html",
    NewsPageView: "news_page.html",
    ArticleView: "article.html",
    SectionsView: "sections.html",
    SectionView: "section.html",
    ReportersView: "reporters.html",
    PersonView: "person.html",
    ArchiveView: "archive.html",
    CorrectionsView: "corrections.html",
    EditorPageView: "editor_page.html",
    NotFoundView: "404.html",
    RedirectView: "redirect.html",
}
