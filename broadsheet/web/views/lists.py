"""Lists across issues: sections, people.

In:   nothing; these are plain values.
Out:  SectionsView, SectionView, ReportersView, PersonView.
Must not know: issues whole, templates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from broadsheet.web.views.chrome import Chrome, Link
from broadsheet.web.views.marks import Declared, Prose
from broadsheet.web.views.pieces import CreditView


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
