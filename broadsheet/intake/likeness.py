"""The same text in another place or in other words: which of these is which of those.

In:   texts.
Out:  matched pairs; how much of one text stands in another.
Must not know: articles, files, what follows from a match.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

_NONE: Final[Mapping[int, int]] = {}
ALIKE: Final = 0.4  # two articles of one page share about a tenth; the halves of a cut article, two thirds


def matched(
    ones: Sequence[str], others: Sequence[Sequence[str]], *, likely: Mapping[int, int] = _NONE
) -> dict[int, int]:
    """Place in `ones` → place in `others`, each used once; those of `others` have one or more readings.

    The same text in the same place, then the same first reading anywhere, then the `likely` pairs, then
    whichever share most.
    """
    found = _equals(ones, [each[0] for each in others])
    found |= {one: other for one, other in likely.items() if one not in found and other not in found.values()}
    taken = set(found.values())
    left = {at: Bigrams(one) for at, one in enumerate(ones) if at not in found}
    free = {at: [Bigrams(one) for one in each] for at, each in enumerate(others) if at not in taken}
    ranked = sorted(
        (-max(one.share(other) for other in each), abs(here - there), here, there)
        for here, one in left.items()
        for there, each in free.items()
    )
    for share, _, here, there in ranked:
        if -share >= ALIKE and here not in found and there not in taken:
            found[here] = there
            taken.add(there)
    return found


def _equals(ones: Sequence[str], others: Sequence[str]) -> dict[int, int]:
    found = {at: at for at, (one, other) in enumerate(zip(ones, others, strict=False)) if one == other}
    waiting: dict[str, list[int]] = {}
    for at in reversed(range(len(others))):
        if at not in found:
            waiting.setdefault(others[at], []).append(at)
    for at, one in enumerate(ones):
        if at not in found and waiting.get(one):
            found[at] = waiting[one].pop()
    return found


class Bigrams:
    """A text as its pairs of neighbouring characters, which tell Chinese texts apart without words."""

    __slots__ = ("_pairs", "_total")

    def __init__(self, text: str) -> None:
        self._pairs = Counter(pairwise(text))
        self._total = self._pairs.total()

    def share(self, other: Bigrams) -> float:
        """What two texts have in common: 0 nothing, 1 all (Dice's coefficient)."""
        total = self._total + other._total
        return 2 * (self._pairs & other._pairs).total() / total if total else 0.0

    def held_by(self, other: Bigrams) -> float:
        """How much of this text stands in the other: 0 nothing, 1 all."""
        return (self._pairs & other._pairs).total() / self._total if self._total else 0.0
