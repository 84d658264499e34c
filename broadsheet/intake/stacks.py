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

from broadsheet.intake.closings import find_closings
from broadsheet.intake.credits import HAN
from broadsheet.intake.jumps import read_jump
from broadsheet.intake.signs import Sight

Below = Literal["", "lead", "name", "text", "caption"]

_WIDEST: Final = 44  # characters of a heading line in a stack
_CLAUSES: Final = 30  # characters: a longer line with two commas tells
_VERSE_LINE: Final = 24
_TITLE: Final = 8  # characters of a poem's title among others
_LISTED: Final = 40  # characters of a row, or of an item of a list
_VERSE: Final = 5  # lines; no stack of headings is as high
_NUMERALS: Final = "[一二三四五六七八九十百千万萬兩两]{2}"
_FIGURE: Final = rf"[各约約共]?(?:[+-]?[0-9][0-9,.:%/]*[^ ,。;]{{0,5}}|(?<= ){_NUMERALS}[^ ,。;]*)"
_FIGURED: Final = re.compile(rf"[0-9]| {_NUMERALS}")
_BULLET: Final = "●■◆▲△★☆※◎□○"
_POINTS: Final = re.compile(r".{4,40}(?:…{2,}|\.{6,}|·{4,}) ?(?:第.{1,4}版|[A-Z]?[0-9]{1,3}版?)")
_FIELDS: Final = re.compile(r"[^ ,。;:!?]{1,12}(?: +[^ ,。;:!?]{1,12}){3,}")
_ROW: Final = re.compile(
    rf"[^。;!?]{{1,24}}?[ :]+{_FIGURE}(?:(?:,|、| +)[^。;!?]{{0,10}}?{_FIGURE}|(?: +[^ ,。;]{{1,6}}))*"
)
SPOKEN: Final = re.compile(r"(?:问|問|答|记者|記者|主持人)[:]")
_ADDRESS: Final = re.compile(rf"{HAN}{{1,4}}(?:同志|先生|女士|老[师師]|小姐|[师師]傅)(?:[您你]好)?[:]")
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
    closings: frozenset[int]


def find_runs(sights: Sequence[Sight]) -> Runs:
    """The runs of a page's lines. Linear in their number."""
    closings = find_closings(sights)
    rows = _rows(sights)
    verse = _verse(sights, rows)
    apart = rows | verse | closings
    stacks = [Run()] * len(sights)
    at = 0
    while at < len(sights):
        end = at
        while end < len(sights) and end not in apart and heads(sights[end]):
            if end > at and _starts_anew(sights, end):
                break
            end += 1
        if end > at:
            below = _below(sights, end, verse)
            ended = at == 0 or at - 1 in apart or _ended(sights[at - 1])
            run = _Found(at, end, below, ended or (below in ("lead", "name") and _stops(sights[at - 1])))
            stacks[at:end] = [run.line(n, sights) for n in range(end - at)]
        at = max(end, at + 1)
    return Runs(stacks=tuple(stacks), verse=verse, rows=rows, closings=closings - verse)


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
    if sight.size > _WIDEST or sight.sentences:
        return False
    marked = sight.end in ("bare", "closed", "dash") or sight.line.face[-1] in "?!:"
    other = sight.signs or sight.furniture or sight.photo_credit or sight.caption_head or sight.caption_tail
    spoken = SPOKEN.match(sight.line.face) or addresses(sight) or read_jump(sight.line.face)
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
    return marked and not (other or text or sight.writer or spoken)


def addresses(sight: Sight) -> bool:
    """何青同志：, above an answer to a letter."""
    return bool(_ADDRESS.fullmatch(sight.line.face))


def _starts_anew(sights: Sequence[Sight], at: int) -> bool:
    """A block of its own under a heading: a label in brackets, or two lines set close together."""
    here, below = sights[at], sights[at + 1 : at + 2]
    close = bool(below) and below[0].line.gap < 0 and heads(below[0])
    return here.line.gap > 0 or (here.line.gap == 0 and close) or here.line.face[0] == "【"


def _ended(above: Sight) -> bool:
    return above.end == "full" or bool(above.signs or above.furniture or above.photo_credit or above.writer)


def _stops(above: Sight) -> bool:
    """A text that breaks off: its rest stands elsewhere, where a lead or a name shows that another begins."""
    prose = above.size > _CLAUSES and (above.clauses or above.sentences)
    return above.end in ("bare", "comma") and bool(prose)


def _below(sights: Sequence[Sight], end: int, verse: frozenset[int]) -> Below:
    if end >= len(sights):
        return ""
    under = sights[end]
    if under.lead or under.broken_lead or under.letter:
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
    likely = [_is_row(sight) or _is_listed(sights, at) for at, sight in enumerate(sights)]
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
    if sight.size > _LISTED or sight.sentences or sight.end == "full":
        return False
    figured = _FIGURED.search(face) and _ROW.fullmatch(face)
    if not (figured or _POINTS.fullmatch(face) or _FIELDS.fullmatch(face)):
        return False
    return not (sight.furniture or sight.lead or sight.signs or sight.photo_credit or sight.people)


def _is_listed(sights: Sequence[Sight], at: int) -> bool:
    """An item of a list: short, without a mark at its end, its like next to it."""
    here = sights[at]
    if not (here.unmarked and here.bullet and here.size <= _LISTED and here.line.face[0] in _BULLET):
        return False
    near = (*sights[max(0, at - 1) : at], *sights[at + 1 : at + 2])
    return any(other.line.face[0] == here.line.face[0] for other in near)


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
        set_close = any(sight.line.gap < 0 for sight in sights[start + 1 : end])
        near = 1 if _signed(sights, start) and not set_close else 0
        close = sum(sight.line.gap < near for sight in sights[start + 1 : end])
        if end - start >= _VERSE and 2 * close >= end - start - 1:
            found.add(start)
            found.update(at for at in range(start + 1, end) if not _heads_poem(sights[at : at + 2], near))
        at = max(end, at + 1)
    return frozenset(found)


def _signed(sights: Sequence[Sight], start: int) -> bool:
    """A poet's name stands above: short lines below it are verse, however they are set."""
    if start < 2:
        return False
    above = sights[start - 1]
    return bool(above.writer or above.wrote) and heads(sights[start - 2])


def _heads_poem(lines: Sequence[Sight], near: int) -> bool:
    """A few characters that stand by themselves among lines set close: a further poem's title."""
    apart = len(lines) > 1 and all(line.line.gap >= near for line in lines)
    return apart and lines[0].size <= _TITLE and lines[0].unmarked


def _is_verse(sight: Sight) -> bool:
    signed = sight.signs or sight.photo_credit or sight.caption_tail or sight.writer or sight.closes
    other = signed or sight.furniture or sight.notice or sight.column
    return sight.size <= _VERSE_LINE and not (other or sight.lead or sight.numbered or sight.bullet)
