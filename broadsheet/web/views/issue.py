"""An issue and a news page: masthead, teasers, blocks.

In:   nothing; these are plain values.
Out:  IssueView, NewsPageView and what is in them.
Must not know: articles whole, templates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from broadsheet.web.views.charts import PageMap
from broadsheet.web.views.chrome import Chrome, Link
from broadsheet.web.views.marks import Declared, Prose, ProseHtml
from broadsheet.web.views.pieces import CreditView, PhotoView


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """An article as a list or a front page shows it."""

    url: str
    id: str
    # what it is, see web.genres; how large its headline is, see web.composition
    genre: Literal["report", "brief", "column", "numbers", "literary", "letter", "notice", "photo"]
    size: Literal["lead", "h2", "h3", "h4", "run"]
    scale: Literal["w1", "w2", "w3", "w4"]  # of the headline by its length: w1 is the shortest
    kicker: Prose
    title: Prose
    untitled: bool  # the source lost the headline: `title` is the first clause
    subtitle: Prose
    series: Prose
    section: Prose
    tag: Prose  # 本报讯, 北京11月1日电: stands before the text, which does not repeat it
    beside: tuple[Prose, ...]  # of a lead: the paragraphs beside its picture
    opening: tuple[Prose, ...]  # the paragraphs shown, after those beside
    runs_on: bool  # the first of `opening` is the second half of the last of `beside`
    few: bool  # too little text for columns
    strips: int  # 段 that it takes on a page of vertical lines; 0 on others
    wide: bool  # across the sheet on a tablet
    upright: bool  # its headline is set vertically
    numbers: ProseHtml  # the table of an article that is little more than one, else ""
    whole: bool  # the opening is the whole article
    byline: tuple[CreditView, ...]
    photo: PhotoView | None
    length: int  # characters
    draft: bool
    declared: Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideItem:
    """One line of 今日导读."""

    url: str
    label: Prose  # 第二版
    title: Prose
    untitled: bool
    draft: bool
    declared: Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """Articles one below the other."""

    span: int  # of twelve
    stack: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """Columns beside each other, whose articles end near each other.

    In vertical lines it is `strips` 段 high; how high they are follows from the width of the page.
    """

    columns: tuple[SheetColumn, ...]
    strips: int = 0  # 0 in horizontal lines
    highs: tuple[tuple[int, int], ...] = ()  # (width of the page, height of a 段), in characters


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPageBlock:
    """One news page composed: each of its articles once, in `rows` or in `listed`."""

    url: str  # "" where it is missing
    label: Prose
    name: Prose
    literary: bool  # 副刊 and the like: set apart, vertical titles
    missing: bool
    span: int  # of twelve columns
    rows: tuple[SheetRow, ...]
    listed: tuple[Teaser, ...]  # short items, below the rows


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
    weather: Prose
    holiday: Prose
    note: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueView:
    """index.html of the site and of each issue."""

    chrome: Chrome
    masthead: Masthead
    guide: tuple[GuideItem, ...]  # 今日导读: what the inner pages report
    front: NewsPageBlock
    inner: tuple[tuple[NewsPageBlock, ...], ...]  # rows of pages beside each other
    maps: tuple[PageMap, ...]  # of every news page
    book: str  # the issue as an e-book
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPageView:
    """YYYY/MM/DD/PP.html"""

    chrome: Chrome
    masthead: Masthead
    page: NewsPageBlock
    maps: tuple[PageMap, ...]  # of every news page, or of this one where there are many
    previous: Link | None
    next: Link | None
