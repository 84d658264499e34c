"""Spaces that a page dump left where a printed line ended: inside a word, a column's width apart.

In:   the raw lines of a page, each the whole text of a frame.
Out:  for each line the places of such spaces.
Must not know: roles, articles. A gap that means something (names, two headline lines, verse) stays.

A dump that joins the printed lines of a frame by single spaces parts words at regular distances. So a
width is fitted to a line, or taken from its page, and only a space that stands where a printed line must
have ended is one of them. Widths are in em: a Han character 1, a Latin letter or digit a half.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

_WIDE: Final = r"[\u2014\u2018-\u201d\u2026\u2e80-\ufaff\ufe10-\ufe4f\uff01-\uff60\U00020000-\U000323af]"
_SIDE: Final = rf"(?:{_WIDE}|[,;:!?()\"'%])"
_BREAK: Final = re.compile(rf"(?<={_SIDE})(?<!\u3000) (?={_SIDE})(?!\u3000)")
_MIXED: Final = re.compile(rf"(?<={_WIDE})(?<!\u3000) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?={_WIDE})(?!\u3000)")
_UNSPACED: Final = re.compile(rf"{_WIDE}[A-Za-z0-9]|[A-Za-z0-9]{_WIDE}")
_HALF: Final = re.compile(r"[ -~]")
_MARKS: Final = re.compile("[，。、；：？！,;]")
_CLOSED: Final = "。！？；」』”）…!?"

_NARROWEST: Final = 6.0  # em: old papers set eight characters to a column
_WIDEST: Final = 60.0
_SLACK: Final = 0.15  # of a width: marks that hang or were squeezed, Latin letters
_INDENT: Final = 2.0  # em at the head of a paragraph, lost in a dump
_REGULAR: Final = 0.6  # share of distances that must be one width
_MIDWORD: Final = 0.35  # share of breaks that must part a clause: verse breaks at its marks
_ALONE: Final = 3  # breaks that show a width without the page's help
_WIDTHS: Final = 6  # columns' widths that a page has at most
_TEXT: Final = 24.0  # em: a shorter line is a headline, and keeps its gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """A line with spaces between Han: where they stand, and the em from its head to each and to its end."""

    raw: str
    breaks: tuple[int, ...]
    ems: tuple[float, ...]


def line_end_spaces(raws: Sequence[str]) -> Mapping[int, frozenset[int]]:
    """Line → the places in it of spaces at printed line ends; lines without one are left out."""
    frames = {
        at: _frame(raw) for at, raw in enumerate(raws) if " " in raw and _BREAK.search(raw) and _is_text(raw)
    }
    own = {at: width for at, frame in frames.items() if (width := _width(frame))}
    if not own:
        return {}
    known = [width for width, _ in Counter(map(round, own.values())).most_common(_WIDTHS)]
    found: dict[int, frozenset[int]] = {}
    for at, frame in frames.items():
        widths = [own[at]] if at in own else known
        best = max((frozenset(_ends(frame, width)) for width in widths), key=len)
        if best and (at in own or len(best) == len(frame.breaks)):
            found[at] = best
    return found


def _is_text(raw: str) -> bool:
    return ("。" in raw or len(_MARKS.findall(raw)) > 1) and len(raw) - len(_HALF.findall(raw)) / 2 > _TEXT


def _frame(raw: str) -> _Frame:
    breaks = tuple(sorted(match.start() for match in (*_BREAK.finditer(raw), *_beside_latin(raw))))
    head = len(raw) - len(raw.lstrip())
    cuts = (head, *breaks, len(raw.rstrip()))
    ems = [0.0]
    for start, end in pairwise(cuts):
        ems.append(ems[-1] + _em(raw[start:end].strip(" ")))
    return _Frame(raw=raw, breaks=breaks, ems=tuple(ems[1:]))


def _beside_latin(raw: str) -> Sequence[re.Match[str]]:
    """Spaces between Han and Latin, in a line that sets hardly any: else they are the paper's own."""
    spaced = list(_MIXED.finditer(raw))
    return spaced if len(spaced) * 2 <= len(_UNSPACED.findall(raw)) else ()


def _em(text: str) -> float:
    return len(text) - len(_HALF.findall(text)) / 2


def _width(frame: _Frame) -> float:
    """The column's width that a line shows by itself; 0 where its spaces are something else."""
    if len(frame.breaks) < _ALONE:
        return 0.0
    steps = [below - above for above, below in pairwise((0.0, *frame.ems[:-1]))]
    width = median(steps[1:])
    if not _NARROWEST <= width <= _WIDEST:
        return 0.0
    regular = sum(abs(step - width) <= _slack(width) for step in steps) / len(steps)
    midword = sum(frame.raw[at - 1] not in "，。、；：？！…」』”）,;:?!" for at in frame.breaks) / len(steps)
    return width if regular >= _REGULAR and midword >= _MIDWORD else 0.0


def _slack(width: float) -> float:
    return max(1.5, _SLACK * width)


def _ends(frame: _Frame, width: float) -> Iterator[int]:
    """Walk from printed line to printed line: a space counts where one must end, or a paragraph did."""
    last, indent = 0.0, _INDENT
    slack = _slack(width)
    for at, em in zip(frame.breaks, frame.ems, strict=False):
        step = em - last
        lines = max(1, round(step / width))  # a line that ended beside a Latin word shows no space
        if abs(step - lines * width) <= slack * lines or (indent and abs(step + indent - width) <= slack):
            yield at
            last, indent = em, 0.0
        elif frame.raw[at - 1] in _CLOSED:
            yield at
            last, indent = em, _INDENT
