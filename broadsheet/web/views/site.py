"""Pages that belong to no list: corrections, the editor's own, 404, offline, redirects.

In:   nothing; these are plain values.
Out:  one view a page.
Must not know: issues, templates.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.web.views.chrome import Chrome, Link
from broadsheet.web.views.marks import Prose, ProseHtml
from broadsheet.web.views.pieces import CorrectionView


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionMonth:
    name: Prose  # 2026年11月
    iso_month: str  # 2026-11
    corrections: tuple[CorrectionView, ...]  # newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """corrections.html"""

    chrome: Chrome
    count: int
    months: tuple[CorrectionMonth, ...]  # newest first
    report: Link | None  # the page that says whom to tell of an error


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorPageView:
    """about.html and other pages of content/pages/."""

    chrome: Chrome
    title: Prose
    html: ProseHtml


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyFrontView:
    """index.html of a paper that has no issue yet."""

    chrome: Chrome


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """404.html: served at any depth, so its addresses begin with the base path."""

    chrome: Chrome
    latest: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineView:
    """offline.html: the service worker writes into it what is stored."""

    chrome: Chrome


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """latest/index.html and the old addresses in `aliases`."""

    chrome: Chrome
    target: Link
