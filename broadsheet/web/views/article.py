"""An article whole.

In:   nothing; these are plain values.
Out:  ArticleView and what stands beside the text.
Must not know: other articles, but for links to them, templates.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.web.article_kinds import PageKind
from broadsheet.web.headline import Rung
from broadsheet.web.views.charts import PageMap
from broadsheet.web.views.chrome import Chrome, Link
from broadsheet.web.views.marks import Declared, Prose, ProseHtml
from broadsheet.web.views.pieces import CorrectionView, CreditView, PhotoView


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPart:
    """One run of the article: either HTML blocks or a photo."""

    html: ProseHtml  # "" for a photo
    photo: PhotoView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideView:
    """Another article of the same issue, as the rail names it."""

    url: str
    kicker: Prose
    title: Prose
    untitled: bool
    length: int  # characters
    draft: bool
    declared: Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterView:
    """Someone of the byline who has a page, and what else they have in this issue."""

    who: CreditView
    others: tuple[BesideView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationView:
    """How to cite the article: for a reader to copy, and for a reader's program in the head."""

    title: Prose
    authors: tuple[Prose, ...]  # persons, or the organisation that answers for the text
    date: str  # 2026/11/20
    page: str  # 01
    gbt7714: Prose
    bibtex: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """YYYY/MM/DD/PP-NN.html"""

    chrome: Chrome
    id: str
    kind: PageKind
    scale: Rung  # of the headline by its length
    kicker: Prose
    title: Prose
    untitled: bool
    subtitle: Prose
    series: Prose
    label: Prose  # 第一版; read by the search
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
    large: bool  # the text may begin with a large character
    body: tuple[BodyPart, ...]
    jump_to: Link | None
    jump_from: Link | None
    corrections: tuple[CorrectionView, ...]
    previous: Link | None  # article before in the issue, across news pages
    next: Link | None
    order: int  # on its news page, counted from 1
    count: int  # articles of that page
    map: PageMap  # of that page; block number `order` is this article
    beside: tuple[BesideView, ...]  # the other articles of this news page
    writers: tuple[WriterView, ...]
    citation: CitationView
    draft: bool
    declared: Declared
