"""The calendar cut into segments: what an edit makes anew, and what a query loads.

In:   the issues in print order, with how many articles and characters each has.
Out:  segments; each issue in exactly one.
Must not know: texts, variants.

A year, or as many parts of it as keep a part small, by its number of articles alone: so where an issue
belongs is a pure function of the content, and an edit moves no other issue.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from broadsheet.model import IssueId

# articles of a year → months a part of it has. What an edit reads and writes again grows with its part
_MONTHS: Final = ((2000, 12), (4000, 6), (8000, 3))
_BYTES: Final = 2.6  # that a character adds to the index, compressed (measured: docs/search.md)
_DIRECTORY: Final = 0.6  # likewise, to the directory
_BUCKET: Final = 2000  # compressed bytes that one file should have
_SLICE: Final = 3000  # likewise, of the directory
FEW: Final = 3  # segments that are all looked into without asking a directory


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An issue as far as its place in the index goes."""

    id: IssueId
    date: dt.date
    articles: int
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Issues that are indexed together, in print order."""

    name: str  # 2026, or 2026-07 for the part that begins in July
    issues: tuple[Printed, ...]

    @property
    def articles(self) -> int:
        return sum(issue.articles for issue in self.issues)

    @property
    def characters(self) -> int:
        return sum(issue.characters for issue in self.issues)

    @property
    def buckets(self) -> int:
        """Files of postings, a power of two: a term's number says in which it stands."""
        return _power_of_two(self.characters * _BYTES / _BUCKET)


def segments(issues: Iterable[Printed]) -> tuple[Segment, ...]:
    """The segments, oldest first; an issue without articles is in none."""
    printed = [issue for issue in issues if issue.articles]
    return tuple(each for _, year in groupby(printed, key=lambda one: one.date.year) for each in _parts(year))


def _parts(year: Iterable[Printed]) -> Iterator[Segment]:
    issues = tuple(year)
    articles = sum(issue.articles for issue in issues)
    months = next((months for most, months in _MONTHS if articles <= most), 1)
    for start, part in groupby(issues, key=lambda one: (one.date.month - 1) // months * months + 1):
        name = f"{issues[0].date.year:04d}"
        yield Segment(name=name if months == 12 else f"{name}-{start:02d}", issues=tuple(part))


def directory_shards(parts: Iterable[Segment]) -> int:
    """Files of the directory; 0: all segments are looked into anyway."""
    sizes = [segment.characters for segment in parts]
    if len(sizes) <= FEW:
        return 0
    return _power_of_two(sum(sizes) * _DIRECTORY / _SLICE)


def _power_of_two(number: float) -> int:
    """The power of two that is near a number, at least 1."""
    return 1 << int(number * 0.75).bit_length()
