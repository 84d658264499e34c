"""The units of one build as values: what each worker is handed.

In:   nothing; plain values, small and picklable (bodies stay on the shelf).
Out:  one class for each kind of unit, and what all of them share.
Must not know: how a unit is cut (units) or made (pages).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from broadsheet.model import (
    ArticleHead,
    Contributor,
    Issue,
    IssueId,
    Person,
    PersonId,
    Section,
    SectionId,
    Term,
)
from broadsheet.pipeline.content import Shelf
from broadsheet.shelf.content import IssueFiles
from broadsheet.shelf.editor_pages import EditorPage
from broadsheet.shelf.images import Credited, Rendition
from broadsheet.web.archive_pages import IssueEntry
from broadsheet.web.charts.together import Joined
from broadsheet.web.frame import Frame
from broadsheet.web.search.page import SearchFacts
from broadsheet.web.search.segments import Segment
from broadsheet.web.teasers import PictureFile
from broadsheet.web.theme import Asset, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What every unit of one build shares."""

    frame: Frame
    shelf: Shelf
    timezone: str
    terms: tuple[Term, ...]  # declared for the whole site
    themes: Mapping[str, Theme]  # of each variant


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureUnit:
    """A raster picture, published in several sizes."""

    shown: str  # the source's path from the site's folder
    digest: str  # of its bytes
    prints: tuple[tuple[str, Rendition], ...]  # (path in the output, what it is)
    credit: Credited
    recipe: str  # version of all that makes renditions


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """What a book carries of a picture: a drawing as it is, of any other the file for every reader."""

    shown: str  # the source's path from the site's folder
    digest: str  # of its bytes
    developed: PictureUnit | None  # None: a drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueUnit:
    """An issue: its pages are made where its articles are read."""

    issue: Issue
    files: IssueFiles
    previous: Issue | None
    next: Issue | None
    latest: bool
    people: Mapping[str, PersonId]  # by person_key of a credit
    settled: Mapping[str, Term]  # likewise
    sections: Mapping[str, SectionId]
    pictures: Mapping[str, PictureFile]
    plates: Mapping[str, Plate]  # by path in the output
    key: str = ""  # hash of all that its pages depend on


@dataclass(frozen=True, slots=True, kw_only=True)
class ListUnit:
    """A section, a person, or the index of all of either."""

    kind: Literal["section", "sections", "person", "reporters"]
    sections: tuple[Section, ...] = ()
    people: tuple[Contributor, ...] = ()
    names: Mapping[IssueId, str] = field(default_factory=dict)
    known: Mapping[str, PersonId] = field(default_factory=dict)  # by person_key of a credit
    settled: Mapping[str, Term] = field(default_factory=dict)  # likewise
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)  # of what leads a section
    joined: Joined | None = None  # who signs with whom, in the index of people


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteUnit:
    """Calendar, corrections, the editor's pages, 404, redirects, feeds, sitemap."""

    latest: tuple[Issue, ...]  # oldest first, without their articles
    corrected: tuple[ArticleHead, ...]
    aliased: tuple[ArticleHead, ...]
    newest: tuple[ArticleHead, ...]  # for the feed
    merged: tuple[tuple[PersonId, Person], ...]  # former id, whose it was
    settled: Mapping[str, Term]  # by person_key of a credit
    addresses: tuple[tuple[str, str], ...]  # (tail, last change) for the sitemap
    editor_pages: tuple[EditorPage, ...]
    entries: tuple[IssueEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentUnit:
    """The index of some issues in one variant."""

    segment: Segment
    variant: str
    slices: int  # in how many the directory cuts its bits
    key: str  # hash of all that its texts depend on


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryUnit:
    """Which segments of a variant hold a term."""

    segments: tuple[SegmentUnit, ...]
    shards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchUnit:
    """The search page, and what the search loads first."""

    page: SearchFacts
    segments: tuple[Segment, ...]
    versions: Mapping[str, str]  # of each segment, by name
    shards: int  # of the directory


@dataclass(frozen=True, slots=True, kw_only=True)
class FileUnit:
    """Files that are published as they are: copied from the site, or made from those of a theme."""

    files: tuple[tuple[Path, str, str], ...]  # (source, path in the output, hash)
    assets: tuple[Asset, ...]
