"""Standard measures of a cut: two labellings of the same lines, and two lists of names.

In:   for each line its article by gold and by cut, in page order; (role, name) pairs.
Out:  figures from 0 to 1; 1 is perfect.
Must not know: pages, files, how a cut is made.

Sources: boundary precision and recall as in text segmentation (Passonneau and Litman 1997); WinPR
(Scaiano and Inkpen 2012); adjusted Rand index (Hubert and Arabie 1985); B-cubed (Bagga and Baldwin
1998); V-measure (Rosenberg and Hirschberg 2007).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence

Labels = Sequence[Hashable]


def f1(hit: float, wanted: float, got: float) -> float:
    """Harmonic mean of hit/got and hit/wanted; 1 where there is nothing to find and nothing found."""
    return 2 * hit / (wanted + got) if wanted + got else 1.0


def boundaries(labels: Labels) -> set[int]:
    """Positions before which a new label begins."""
    return {at for at in range(1, len(labels)) if labels[at] != labels[at - 1]}


def boundary_f1(gold: Labels, cut: Labels) -> float:
    wanted, got = boundaries(gold), boundaries(cut)
    return f1(len(wanted & got), len(wanted), len(got))


def win_pr_f1(gold: Labels, cut: Labels) -> float:
    """F1 of WinPR: boundaries counted in windows of half the mean segment, so that near misses count half."""
    wanted, got = boundaries(gold), boundaries(cut)
    size = max(1, round(len(gold) / (len(wanted) + 1) / 2))
    hit = missed = spare = 0
    for start in range(1 - size, len(gold)):
        window = range(max(1, start), min(len(gold), start + size))
        there, found = len(wanted & {*window}), len(got & {*window})
        hit += min(there, found)
        missed += max(0, there - found)
        spare += max(0, found - there)
    return f1(hit, hit + missed, hit + spare)


def adjusted_rand(gold: Labels, cut: Labels) -> float:
    def pairs(counts: Counter[Hashable]) -> int:
        return sum(math.comb(count, 2) for count in counts.values())

    both = pairs(Counter(zip(gold, cut, strict=True)))
    mine, theirs = pairs(Counter(gold)), pairs(Counter(cut))
    expected = mine * theirs / (math.comb(len(gold), 2) or 1)
    most = (mine + theirs) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def b_cubed_f1(gold: Labels, cut: Labels) -> float:
    both, mine, theirs = Counter(zip(gold, cut, strict=True)), Counter(gold), Counter(cut)
    if not gold:
        return 1.0
    precision = sum(count * count / theirs[there] for (_, there), count in both.items()) / len(gold)
    recall = sum(count * count / mine[here] for (here, _), count in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def v_measure(gold: Labels, cut: Labels) -> float:
    def entropy(counts: Counter[Hashable]) -> float:
        return -sum(count / len(gold) * math.log(count / len(gold)) for count in counts.values())

    both, mine, theirs = (
        entropy(Counter(zip(gold, cut, strict=True))),
        entropy(Counter(gold)),
        entropy(Counter(cut)),
    )
    homogeneity = 1.0 if not mine else 1 - (both - theirs) / mine
    completeness = 1.0 if not theirs else 1 - (both - mine) / theirs
    return f1(homogeneity * completeness, homogeneity, completeness)


def names_f1(gold: Sequence[Hashable], cut: Sequence[Hashable]) -> float:
    wanted, got = Counter(gold), Counter(cut)
    return f1((wanted & got).total(), wanted.total(), got.total())
