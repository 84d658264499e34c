"""How far the words before a line and the words after it belong together.

In:   lines (lines.cut_lines).
Out:  for every line, how much the text above shares with the text below; and, for the seam of
      two lines, how often the two characters that meet stand together elsewhere on the page.
Must not know: roles, headings, articles. It is arithmetic on pairs of neighbouring characters.

Two stories on one page share hardly a rare pair; two paragraphs of one story share names and
terms. Windows slide, so the cost is linear in the length of the page.
"""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from broadsheet.intake.lines import Line

# Characters on each side of a gap: a paragraph or two, and a whole short article. Their mean parts
# headings from subheads better than either (docs/ingest.md).
WINDOWS: Final = (300, 1000)
_EDGE: Final = max(WINDOWS)  # of one line, no more is looked at

Bag = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohesion:
    """`across[i]`: 0 (nothing shared) to 1, over the gap above line i. `pairs`: lines that hold a pair."""

    across: tuple[float, ...]
    pairs: Counter[str]


def measure_cohesion(lines: Sequence[Line]) -> Cohesion:
    """Cohesion over the gap above each of `lines`."""
    heads = [pairs_of(line.face[:_EDGE]) for line in lines]
    tails = [
        heads[at] if len(line.face) <= _EDGE else pairs_of(line.face[-_EDGE:])
        for at, line in enumerate(lines)
    ]
    holders: Counter[str] = Counter()
    for bag in heads:
        holders.update(bag)
    total = len(lines) + 1
    weights = {pair: math.log(total / count) for pair, count in holders.items()}
    sizes = [len(line.face) for line in lines]
    slides = [_slide(heads, tails, sizes, weights, window) for window in WINDOWS]
    across = tuple(sum(values) / len(values) for values in zip(*slides, strict=True))
    return Cohesion(across=across, pairs=holders)


def pairs_of(face: str) -> Bag:
    """The pairs of neighbouring letters, digits or Han characters in `face`."""
    return frozenset(a + b for a, b in pairwise(face) if a.isalnum() and b.isalnum())


class _Window:
    """Pairs in a window of lines with their counts, and their weight in all."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.counts: Counter[str] = Counter()
        self.weight = 0.0
        self._weights = weights

    def change(self, bag: Bag, by: int, other: _Window) -> float:
        """Take a line in (by = 1) or out (-1); returns the change of what is shared with `other`."""
        shared = 0.0
        for pair in bag:
            before = self.counts[pair]
            self.counts[pair] = before + by
            if (before > 0) != (before + by > 0):
                step = by * self._weights.get(pair, 0.0)
                self.weight += step
                if other.counts.get(pair, 0) > 0:
                    shared += step
        return shared


def _slide(
    heads: Sequence[Bag], tails: Sequence[Bag], sizes: Sequence[int], weights: dict[str, float], window: int
) -> list[float]:
    above, below = _Window(weights), _Window(weights)
    held: deque[int] = deque()
    held_size = reach = reach_size = 0
    shared = 0.0
    across = []
    for at in range(len(heads)):
        while reach < len(heads) and reach_size < window:
            shared += below.change(heads[reach], 1, above)
            reach_size += sizes[reach]
            reach += 1
        across.append(
            shared / math.sqrt(above.weight * below.weight) if above.weight > 0 < below.weight else 0.0
        )
        shared += below.change(heads[at], -1, above)
        reach_size -= sizes[at]
        shared += above.change(tails[at], 1, below)
        held.append(at)
        held_size += sizes[at]
        while len(held) > 1 and held_size - sizes[held[0]] >= window:
            oldest = held.popleft()
            shared += above.change(tails[oldest], -1, below)
            held_size -= sizes[oldest]
    return across
