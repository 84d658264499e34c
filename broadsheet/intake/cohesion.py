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
import re
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from operator import add
from typing import Final

from broadsheet.intake.lines import Line

# Characters on each side of a gap: a paragraph or two, and a whole short article. Their mean parts
# headings from subheads better than either (docs/ingest.md).
WINDOWS: Final = (300, 1000)
_EDGE: Final = max(WINDOWS)  # of one line, no more is looked at

_RUN: Final = re.compile(r"[^\W_]{2,}")  # of letters, digits or Han characters
_NOTHING: Final = 1e-9  # sums of logarithms leave dust

_Weighed = tuple[list[int], float]  # numbers of pairs that other lines hold too, and the weight of the rest
Bag = tuple[str, ...]  # each pair once, in printed order: sums must not depend on hashes


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
    shared = {pair: count for pair, count in holders.items() if count > 1}
    numbers = {pair: number for number, pair in enumerate(shared, start=1)}
    weights = [0.0, *(math.log(total / count) for count in shared.values())]
    entering = [_weigh(bag, numbers, math.log(total)) for bag in heads]
    leaving = [
        entering[at] if tails[at] is heads[at] else _weigh(tails[at], numbers, math.log(total))
        for at in range(len(lines))
    ]
    sizes = [len(line.face) for line in lines]
    slides = [_slide(entering, leaving, sizes, weights, window) for window in WINDOWS]
    across = tuple(sum(values) / len(values) for values in zip(*slides, strict=True))
    return Cohesion(across=across, pairs=holders)


def _weigh(bag: Bag, numbers: dict[str, int], alone: float) -> _Weighed:
    shared = list(filter(None, map(numbers.get, bag)))
    return shared, alone * (len(bag) - len(shared))


def pairs_of(face: str) -> Bag:
    """The pairs of neighbouring letters, digits or Han characters in `face`."""
    runs = _RUN.findall(face)
    return tuple(dict.fromkeys(chain.from_iterable(map(add, run, run[1:]) for run in runs)))


class _Window:
    """How often each pair stands in a window of lines, by its number, and their weight in all."""

    def __init__(self, weights: list[float]) -> None:
        self.counts = [0] * len(weights)
        self.weight = 0.0
        self._weights = weights

    def take(self, line: _Weighed, other: _Window) -> float:
        """Take a line in; returns how much more is shared with `other`."""
        counts, theirs, weights = self.counts, other.counts, self._weights
        pairs, alone = line
        gained = shared = 0.0
        for pair in pairs:
            count = counts[pair]
            counts[pair] = count + 1
            if not count:
                gained += weights[pair]
                if theirs[pair]:
                    shared += weights[pair]
        self.weight += gained + alone
        return shared

    def drop(self, line: _Weighed, other: _Window) -> float:
        """Let a line out that was taken in; returns how much less is shared with `other`."""
        counts, theirs, weights = self.counts, other.counts, self._weights
        pairs, alone = line
        lost = shared = 0.0
        for pair in pairs:
            count = counts[pair]
            counts[pair] = count - 1
            if count == 1:
                lost += weights[pair]
                if theirs[pair]:
                    shared += weights[pair]
        self.weight -= lost + alone
        return shared


def _slide(
    heads: Sequence[_Weighed],
    tails: Sequence[_Weighed],
    sizes: Sequence[int],
    weights: list[float],
    window: int,
) -> list[float]:
    above, below = _Window(weights), _Window(weights)
    held: deque[int] = deque()
    held_size = reach = reach_size = 0
    shared = 0.0
    across = []
    for at in range(len(heads)):
        while reach < len(heads) and reach_size < window:
            shared += below.take(heads[reach], above)
            reach_size += sizes[reach]
            reach += 1
        across.append(
            shared / math.sqrt(above.weight * below.weight) if above.weight > _NOTHING < below.weight else 0.0
        )
        shared -= below.drop(heads[at], above)
        reach_size -= sizes[at]
        shared += above.take(tails[at], below)
        held.append(at)
        held_size += sizes[at]
        while len(held) > 1 and held_size - sizes[held[0]] >= window:
            oldest = held.popleft()
            shared -= above.drop(tails[oldest], below)
            held_size -= sizes[oldest]
    return across
