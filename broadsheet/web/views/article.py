"""An article whole.

In:   nothing; these are plain values.
Out:  ArticleView.
Must not know: other articles, but for links to them, templates.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.web.views.chrome import Chrome, Link
from broadsheet.web.views.marks import Declared, Prose, ProseHtml
from broadsheet.web.views.pieces import CorrectionView, CreditView, PhotoView


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPart:
    """One run of the article: either HTML blocks or a photo."""

    html: ProseHtml  # "" for a photo
    photo: PhotoView | None


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
