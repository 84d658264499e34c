"""Captions set in a narrow slip beside their picture: a few short lines that end in its credit.

In:   the signs of all lines of a page.
Out:  the first lines of such captions, and their further lines.
Must not know: weights or roles.

A dump gives the slip line by line, and parts the credit too: 牛佐治示範火 / 烤竹片。(高 / 慧言攝).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from broadsheet.intake.signs import Sight, photo_tail

_WIDEST: Final = 14  # characters of a line in a slip
_MOST: Final = 7  # lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Slips:
    """Lines by their place in the page, from 0."""

    first: frozenset[int]
    rest: frozenset[int]


def find_slips(sights: Sequence[Sight]) -> Slips:
    """The captions in slips. Linear in the number of lines."""
    first: set[int] = set()
    rest: set[int] = set()
    at = 0
    while at < len(sights):
        end = _end(sights, at) if _opens(sights, at) else at
        if end > at:
            first.add(at)
            rest.update(range(at + 1, end + 1))
        at = end + 1
    return Slips(first=frozenset(first), rest=frozenset(rest))


def _opens(sights: Sequence[Sight], at: int) -> bool:
    """A short line under a wider one or a gap; nothing that is whole by itself."""
    here = sights[at]
    apart = at == 0 or here.line.gap > 0 or sights[at - 1].size > _WIDEST or bool(sights[at - 1].furniture)
    return apart and here.size <= _WIDEST and not (here.end == "full" or here.furniture or here.signs)


def _end(sights: Sequence[Sight], start: int) -> int:
    """The line in which the slip's credit ends; `start` where there is none."""
    joined = ""
    for at in range(start, min(len(sights), start + _MOST)):
        here = sights[at]
        if here.size > _WIDEST or here.furniture or here.lead or (at > start and here.line.gap > 0):
            return start
        joined += here.line.face
        if at > start and here.end in ("full", "closed", "bare") and photo_tail(joined):
            return at
    return start
