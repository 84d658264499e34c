"""Lists across issues: sections, people.

In:   nothing; these are plain values.
Out:  SectionsView, SectionView, AnnualView, ReportersView, PersonView.
Must not know: issues whole, templates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from broadsheet.web.views.charts import Company, Flow, Together
from broadsheet.web.views.chrome import Chrome, Link
from broadsheet.web.views.marks import Declared, Prose
from broadsheet.web.views.pieces import CreditView, PhotoView


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """An article in a list across issues."""

    url: str
    title: Prose
    untitled: bool
    kicker: Prose
    series: Prose
    deck: Prose  # the subtitle, or else the first sentence; "" in lists without it
    label: Prose  # 第一版
    section: Prose  # "" on the section's own page
    iso_date: str
    date: Prose  # 2026年11月20日; 11月20日 where the year stands above
    length: int
    roles: tuple[Prose, ...]  # on a person's page, where it is not what the person always does
    byline: tuple[CreditView, ...]  # the first of it; on a person's page the others
    signed: int  # names in all, 0 where `byline` holds them
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
    count: int  # articles or issues of that year; 0 where the page does not tell
    current: bool


# ── sections


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionCard:
    """A section as the index of all shows it."""

    url: str
    name: Prose
    count: int
    since: Prose  # 2026年11月6日
    latest: tuple[ListItem, ...]  # the first of them with its deck


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionsView:
    """sections/index.html: by reading, or by the strokes of the names as that variant writes them."""

    chrome: Chrome
    order: Literal["reading", "strokes"]
    sections: tuple[SectionCard, ...]  # by reading, until `ordering.arranged` has seen the converted names


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLead:
    """The article that leads a section: of its newest issue, shown as a front shows its lead."""

    item: ListItem  # its deck is the subtitle
    issue: Link
    opening: tuple[Prose, ...]
    photo: PhotoView | None
    declared: Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """sections/<id>/index.html: the newest articles."""

    chrome: Chrome
    name: Prose
    count: int
    first: Prose  # 2026年11月6日
    last: Prose
    years: tuple[YearLink, ...]  # oldest first
    flow: Flow
    lead: SectionLead
    groups: tuple[IssueGroup, ...]  # without the lead
    more: YearLink | None  # where the list goes on


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexLine:
    """An article as a printed annual index lists it."""

    url: str
    title: Prose
    untitled: bool
    label: Prose  # 第一版
    names: tuple[Prose, ...]  # the first of the byline; on a person's page the others
    signed: int  # names in all, 0 where `names` holds them
    draft: bool
    declared: Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexDay:
    """The articles of one issue in an annual index."""

    issue: Link  # 20日
    iso_date: str
    lines: tuple[IndexLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexMonth:
    name: Prose  # 11月
    number: int
    count: int
    days: tuple[IndexDay, ...]  # oldest first, as an annual index is read


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualView:
    """sections/<id>/2026.html, reporters/<id>/2026.html: every article of the year."""

    chrome: Chrome
    name: Prose
    home: str  # url of the section's own page, or the person's
    year: str
    count: int
    years: tuple[YearLink, ...]
    flow: Flow
    months: tuple[IndexMonth, ...]
    declared: Declared


# ── people


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    url: str
    name: Prose
    pinyin: str
    role: Prose  # what people.toml says, or else what the person does most
    org: Prose
    count: int
    last: Prose  # 2026年11月20日
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
    together: Together | None  # None where nobody signs with anybody


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCount:
    role: Prose
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonYear:
    year: str
    items: tuple[ListItem, ...]  # newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """reporters/<id>.html"""

    chrome: Chrome
    name: Prose
    pinyin: str
    role: Prose  # what people.toml says, or else what the person does most
    org: Prose
    bio: Prose
    roles: tuple[RoleCount, ...]  # only where the person did more than one thing
    count: int
    characters: int
    first: Prose  # 2026年11月6日
    last: Prose
    flow: Flow
    company: Company | None  # None where nobody signed with them
    annual: tuple[YearLink, ...]  # newest first, where the page holds only the newest articles
    years: tuple[PersonYear, ...]  # newest first
    more: YearLink | None  # the year in which the articles go on that the page does not hold
    declared: Declared
