"""Runs of short lines: stacks of headings, verse, rows of figures.

In:   the signs of all lines of a page.
Out:  for every line the run it stands in, and what the run stands on.
Must not know: weights or roles.

One short line may be anything. Two or three between a text that ended and a lead are kicker, title
and subtitle; five and more are verse or a list; and a row of figures has its like next to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from broadsheet.intake.signs import Sight

Below = Literal["", "lead", "name", "text", "caption"]

_WIDEST: Final = 44  # characters of a heading line in a stack
_CLAUSES: Final = 30  # characters: a longer line with two commas tells
_VERSE_LINE: Final = 24
_VERSE: Final = 5  # lines; no stack of headings is as high
_FIGURE: Final = r"[+-]?[0-9][0-9,.:%/]*[^ ,。;]{0,5}"
_ROW: Final = re.compile(
    rf"[^。;!?]{{1,24}}?[ :]+{_FIGURE}(?:(?:,|、| +)[^。;!?]{{0,10}}?{_FIGURE}|(?: +[^ ,。;]{{1,6}}))*"
)
SPOKEN: Final = re.compile(r"(?:问|問|答|记者|記者|主持人)[:]")
_HEADER: Final = re.compile(r"[^ ,。;:!?]{1,8}(?: +[^ ,。;:!?]{1,8}){2,}")
_UNIT: Final = re.compile(r".*(?:\((?:单位[:]?)?[^()]{1,8}\)|一览表?|统计表?|[数價价]表)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The run of heading-like lines that a line stands in: `size` 0 is none; `at` counts from 0.

    `gap` is the white above its first line; `below` is what stands right under its last.
    """

    size: int = 0
    at: int = 0
    gap: int = 0
    below: Below = ""
    ended: bool = False  # what stands above the run had ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Stacks by line; the lines of verse; the rows of tables, with their captions."""

    stacks: tuple[Run, ...]
    verse: frozenset[int]
    rows: frozenset[int]


def find_runs(sights: Sequence[Sight]) -> Runs:
    """The runs of a page's lines. Linear in their number."""
    rows = _rows(sights)
    verse = _verse(sights, rows)
    stacks = [Run()] * len(sights)
    at = 0
    while at < len(sights):
        end = at
        while end < len(sights) and end not in rows and end not in verse and heads(sights[end]):
            if end > at and _starts_anew(sights, end):
                break
            end += 1
        if end > at:
            run = _Found(
                at,
                end,
                _below(sights, end, verse),
                at == 0 or at - 1 in verse or at - 1 in rows or _ended(sights[at - 1]),
            )
            stacks[at:end] = [run.line(n, sights) for n in range(end - at)]
        at = max(end, at + 1)
    return Runs(stacks=tuple(stacks), verse=verse, rows=rows)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    below: Below
    ended: bool

    def line(self, at: int, sights: Sequence[Sight]) -> Run:
        gap = sights[self.start].line.gap
        return Run(size=self.end - self.start, at=at, gap=gap, below=self.below, ended=self.ended)


def heads(sight: Sight) -> bool:
    """Whether a line may stand in a heading: short, without the mark that closes a sentence, no credit."""
    marked = sight.end in ("bare", "closed", "dash") or sight.line.face[-1] in "?!:"
    other = sight.signs or sight.furniture or sight.photo_credit or sight.caption_head or sight.caption_tail
    text = (
        sight.letter
        or sight.numbered
        or sight.open_quote
        or sight.hanging
        or sight.lead
        or sight.aside
        or sight.box
        or sight.stated
        or (sight.clauses > 1 and sight.size > _CLAUSES and not sight.parted)
    )
    return (
        marked
        and sight.size <= _WIDEST
        and sight.sentences == 0
        and not (other or text or sight.writer or SPOKEN.match(sight.line.face))
    )


def _starts_anew(sights: Sequence[Sight], at: int) -> bool:
    """A block of its own under a heading: a label in brackets, or two lines set close together."""
    here, below = sights[at], sights[at + 1 : at + 2]
    close = bool(below) and below[0].line.gap < 0 and heads(below[0])
    return here.line.gap > 0 or (here.line.gap == 0 and close) or here.line.face[0] == "【"


def _ended(above: Sight) -> bool:
    return above.end == "full" or bool(above.signs or above.furniture or above.photo_credit or above.writer)


def _below(sights: Sequence[Sight], end: int, verse: frozenset[int]) -> Below:
    if end >= len(sights):
        return ""
    under = sights[end]
    if under.lead or under.broken_lead:
        return "lead"
    if (under.writer or under.signs) and end + 1 < len(sights):
        return "name" if end + 1 in verse or _is_text(sights[end + 1]) else ""
    if under.caption_head or under.caption_tail:
        return "caption"
    return "text" if end in verse or _is_text(under) else ""


def _is_text(sight: Sight) -> bool:
    return (sight.size > 34 or sight.end == "full") and not sight.furniture


def _rows(sights: Sequence[Sight]) -> frozenset[int]:
    """Rows of figures, two at least together; with the header and the caption above them."""
    likely = [_is_row(sight) for sight in sights]
    found = {
        at
        for at, is_row in enumerate(likely)
        if is_row and (likely[at - 1 : at] == [True] or likely[at + 1 : at + 2] == [True])
    }
    for at in sorted(found):
        for above in (at - 1, at - 2):
            if above >= 0 and above + 1 in found and above not in found and _tops(sights[above]):
                found.add(above)
    return frozenset(found)


def _is_row(sight: Sight) -> bool:
    face = sight.line.face
    if sight.size > 40 or sight.sentences or sight.end == "full" or not any(char.isdigit() for char in face):
        return False
    return bool(_ROW.fullmatch(face)) and not (sight.furniture or sight.lead or sight.signs)


def _tops(sight: Sight) -> bool:
    face = sight.line.face
    return sight.size <= 30 and sight.unmarked and bool(_HEADER.fullmatch(face) or _UNIT.fullmatch(face))


def _verse(sights: Sequence[Sight], rows: frozenset[int]) -> frozenset[int]:
    """Short lines, five and more in a row; a first line that stands apart from the rest is their title."""
    found: set[int] = set()
    at = 0
    while at < len(sights):
        end = at
        while (
            end < len(sights)
            and end not in rows
            and _is_verse(sights[end])
            and (end == at or sights[end].line.gap <= 1)
        ):
            end += 1
        start = at
        if end - at > _VERSE and sights[at + 1].line.gap > sights[at + 2].line.gap:
            start += 1
        close = sum(sight.line.gap < 0 for sight in sights[start + 1 : end])
        if end - start >= _VERSE and 2 * close >= end - start - 1:
            found.update(range(start, end))
        at = max(end, at + 1)
    return frozenset(found)


def _is_verse(sight: Sight) -> bool:
    signed = sight.signs or sight.photo_credit or sight.caption_tail or sight.writer or sight.closes
    other = signed or sight.furniture or sight.notice
    return sight.size <= _VERSE_LINE and not (other or sight.lead or sight.numbered or sight.bullet)
