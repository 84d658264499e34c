"""The measure of printed columns: how wide the lines of a text are set that was given line by line.

In:   the lines of a page and its text.
Out:  a Slug for each line: how wide it is, and the measure of the column it was set to, 0 where to none.
Must not know: what a line is (roles), which lines are one paragraph (printed).

Widths are in em: a Han character or a mark is 1, a Latin letter or a digit a half. A line is full where
the first word of the next would not have fitted: Chinese setting breaks anywhere but before a mark, after
an opening bracket and inside a number or a word, so a line may be one or two short, or hold one mark more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from broadsheet.intake.lines import Line

_NARROWEST: Final = 8.0  # em: narrower is verse, or a list
_WIDEST: Final = 46.0
_SURE: Final = 6  # full lines without a closing mark: the page is given as printed lines
_LEAST: Final = 3  # of them in every further column
_MEASURES: Final = 12  # of one page at most
_MARKED: Final = 0.6  # share of full lines that may end in a mark: verse ends in one everywhere
_INDENT: Final = 2.0
_SLACK: Final = 0.25

_ENTER: Final = -3.0
_FULL: Final = 1.0
_ROUGH: Final = 0.4  # full if its figures were printed wide, or its indent was lost
_ENDS: Final = 0.1
_SHORT: Final = -1.0  # and without a closing mark: a heading, a name
_OVER: Final = -1.5

_HALF: Final = re.compile(r"[!-~ ]")
_WIDE_MARK: Final = re.compile(r"(?<![ -~])[,;:?!()\"']|[,;:?!()\"'](?![ -~])")
_NO_HEAD: Final = ",。、;:?!”’」』)》】〕…—·%℃"
_NO_TAIL: Final = "“‘「『(《【〔"
_WORD: Final = re.compile(rf"[{_NO_TAIL}]*(?:[A-Za-z0-9.%+/-]+|.)[{re.escape(_NO_HEAD)}]*")
_CLOSED: Final = re.compile(r"[。!?…;](?:[”’」』)》】]|\([^()]{1,12}\))*$|[。!?…”」』)]$")
_ENDED: Final = re.compile(r"[。!?…](?:[”’」』)》】]|\([^()]{1,12}\))*$")
_MARK: Final = re.compile(f"[{re.escape(_NO_HEAD)}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slug:
    """One printed line. `em`: its width; `most` if figures and letters were printed as wide as Han.

    `indent` is the white before it, `word` the width of what no break may part at its head; `measure`
    the column's width, 0 where the line was set to none.
    """

    line: Line
    em: float
    most: float
    indent: float
    word: float
    closed: bool  # ends as a paragraph may end
    ended: bool  # and a sentence with it
    measure: float = 0.0

    @property
    def right(self) -> float:
        """Where the line ends, from the column's edge."""
        return self.indent + self.em

    def fills(self, measure: float, below: Slug) -> bool:
        """Whether the first word of the line below had no room on this one."""
        return self.right + below.word > measure + _SLACK

    def holds(self, measure: float, below: Slug) -> bool:
        """Whether the line is full and belongs to the column."""
        return self.fills(measure, below) and not self.exceeds(measure)

    def may_fill(self, measure: float, below: Slug) -> bool:
        """The same, were its figures printed wide."""
        return self.indent + self.most + below.word > measure + _SLACK

    def opens(self, measure: float, below: Slug) -> bool:
        """Whether the line fills its column only with an indent that it lost."""
        return not self.indent and self.right <= measure - _INDENT + 1 and self._indented(measure, below)

    def _indented(self, measure: float, below: Slug) -> bool:
        return not self.fills(measure, below) and self.right + _INDENT + below.word > measure + _SLACK

    def exceeds(self, measure: float) -> bool:
        """Whether the line is too wide for the column; one mark may hang."""
        hangs = self.line.face[-1] in _NO_HEAD
        return self.right > measure + _SLACK + hangs * 1.0


def find_measures(lines: Sequence[Line], text: str) -> tuple[Slug, ...]:
    """The lines of a page that was given as printed lines; nothing for any other page. Linear."""
    if not _may_be_printed(lines):
        return ()
    slugs = [_slug(line, text) for line in lines]
    measures = _candidates(slugs)
    if not measures:
        return ()
    return _checked(_fitted(slugs, measures))


def _may_be_printed(lines: Sequence[Line]) -> bool:
    """Whether short lines follow one another, most without a closing mark: a quick no for other pages."""
    run = 0
    for line in lines:
        face = line.face
        if len(face) > 2 * _WIDEST:
            run = 0
        elif len(face) >= _NARROWEST - 2 and face[-1] not in "。!?":
            run += 1
            if run > _SURE:
                return True
    return False


def _slug(line: Line, text: str) -> Slug:
    face = line.face
    head = text[max(0, line.start - 8) : line.start]
    white = head[len(head.rstrip(" \t\u3000\u00a0")) :]
    short = len(face) <= _WIDEST * 2
    return Slug(
        line=line,
        em=_em(face) if short else float(len(face)),
        most=float(len(face)),
        indent=min(4.0, sum(1.0 if char == "\u3000" else 0.5 for char in white)),
        word=_em(word[0]) if (word := _WORD.match(face[:24])) else 1.0,
        closed=bool(_CLOSED.search(face[-16:])),
        ended=bool(_ENDED.search(face[-16:])),
    )


def _em(face: str) -> float:
    return len(face) - (len(_HALF.findall(face)) - len(_WIDE_MARK.findall(face))) / 2


def _candidates(slugs: Sequence[Slug]) -> list[float]:
    """Widths at which lines without a closing mark pile up, the commonest first."""
    votes: Counter[float] = Counter()
    for above, below in pairwise(slugs):
        narrow = _NARROWEST <= above.right <= _WIDEST and below.right <= above.right + 1
        if narrow and not above.closed and below.line.gap <= 0:
            votes[above.right] += 1
    piled = {width: count + votes[width - 0.5] for width, count in votes.items()}
    if sum(votes[width] for width in piled if piled[width] >= _LEAST) < _SURE:
        return []
    found = sorted(
        (width for width in piled if piled[width] >= _LEAST), key=lambda width: (-piled[width], width)
    )
    return found[:_MEASURES]


def _fitted(slugs: Sequence[Slug], measures: Sequence[float]) -> tuple[Slug, ...]:
    """The measures that fit the lines best, each with as few changes from one to another as can be."""
    sums = {0.0: 0.0, **dict.fromkeys(measures, _ENTER)}
    steps: list[dict[float, float]] = []
    for at in range(len(slugs)):
        top = max(sums.values())
        best = min(measure for measure, so_far in sums.items() if so_far == top)
        came = {0.0: 0.0 if sums[0.0] >= top else best}
        reached = {0.0: top}
        entering = top + _ENTER
        for measure, fit in zip(measures, _fits(slugs, at, measures), strict=True):
            stays = sums[measure] >= entering
            came[measure] = measure if stays else best
            reached[measure] = (sums[measure] if stays else entering) + fit
        steps.append(came)
        sums = reached
    measure = max(sums, key=lambda each: (sums[each], -each))
    found: list[Slug] = []
    for here, came in zip(reversed(slugs), reversed(steps), strict=True):
        found.append(_set_to(here, measure))
        measure = came[measure]
    return tuple(reversed(found))


def _set_to(slug: Slug, measure: float) -> Slug:
    return slug if slug.measure == measure else replace(slug, measure=measure)


def _fits(slugs: Sequence[Slug], at: int, measures: Sequence[float]) -> list[float]:
    """How well a line agrees with each measure: `Slug.exceeds` and `Slug.fills`, asked of all at once."""
    here = slugs[at]
    right = here.right
    over = right - _SLACK - (here.line.face[-1] in _NO_HEAD)
    if at + 1 == len(slugs):
        return [_OVER if measure < over else 0.0 for measure in measures]
    below = slugs[at + 1]
    full = right + below.word - _SLACK
    return [
        _OVER
        if measure < over
        else (_FULL if right > measure - 2 else _ROUGH)
        if measure < full
        else (_ENDS if here.closed else _fits_short(slugs, at, measure))
        for measure in measures
    ]


def _fits_short(slugs: Sequence[Slug], at: int, measure: float) -> float:
    """How well a line agrees with a measure that it does not fill, without a mark at its end."""
    here, below = slugs[at], slugs[at + 1]
    if here.may_fill(measure, below):
        return _ROUGH
    begins = not at or here.line.gap > 0 or not slugs[at - 1].holds(measure, here)
    return _ROUGH if begins and here.opens(measure, below) else _SHORT


def _checked(slugs: tuple[Slug, ...]) -> tuple[Slug, ...]:
    """Without the columns that are none; nothing where the page shows no sure one."""
    found: list[Slug] = []
    sure = 0
    for measure, run in groupby(slugs, key=lambda slug: slug.measure):
        column = list(run)
        cut = _cut_lines(column) if measure else 0
        sure += cut if cut >= _LEAST else 0
        found += column if cut >= _LEAST else (_set_to(slug, 0.0) for slug in column)
    return tuple(found) if sure >= _SURE else ()


def _cut_lines(column: Sequence[Slug]) -> int:
    """Full lines that end inside a sentence; 0 where the column is verse, a list or a table."""
    full = [above for above, below in pairwise(column) if above.fills(above.measure, below)]
    marked = sum(slug.line.face[-1] in _NO_HEAD for slug in full)
    inside = sum(bool(_MARK.search(slug.line.face[:-1])) for slug in full)
    parted = sum(" " in slug.line.face for slug in full)
    if not full or marked > _MARKED * len(full) or 3 * inside < len(full) or 2 * parted > len(full):
        return 0
    return sum(not slug.closed for slug in full)
