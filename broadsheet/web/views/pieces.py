"""What pages of several kinds show: who, a picture, a correction.

In:   nothing; these are plain values.
Out:  CreditView, PhotoView, SourceView, CorrectionView.
Must not know: which page shows them, templates.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.web.views.chrome import Link
from broadsheet.web.views.marks import Declared, Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditView:
    """记者 林知远: role word as printed or of the catalogue, then the name, linked where known."""

    role: Prose
    name: Prose
    url: str  # "" = no page of the person's own (a source, an organisation)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """The same picture in a format that not every browser knows, in several widths."""

    type: str  # image/avif
    srcset: tuple[tuple[str, int], ...]  # (address, width in pixels), narrow to wide


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoView:
    """A picture with caption and credit; `url` "" where the paper has only the caption."""

    url: str  # what every browser shows
    sources: tuple[SourceView, ...]  # what a browser may take instead, best first; none of a drawing
    sizes: str  # how wide it stands here, in the words of HTML's `sizes`; "" without sources
    width: int  # pixels; 0 without a picture
    height: int
    alt: Prose
    caption: Prose
    credit: tuple[CreditView, ...]
    credit_text: Prose  # printed words, shown where no structured credit is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A text cut where it departs from another; cut after conversion, so its parts are not converted."""

    before: str
    differs: str
    after: str


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
    wrong: Difference | None = None  # of `was`; set by `corrected.marked`
    right: Difference | None = None  # of `now`
