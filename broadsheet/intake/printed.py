"""Printed lines of a narrow column → the paragraphs that they were, each as one line.

In:   the lines of a page, its text, and the lines that a person decided on.
Out:  the lines as every later stage reads them: those of one paragraph joined, all others as they were.
Must not know: roles, articles. A page that is not given as printed lines comes back as it is.

What a full line cannot tell is decided by the page's habit: paragraphs are indented, or lost their
indents on the way (then their first lines are two short), or have none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from statistics import median_low
from typing import Final

from broadsheet.intake.cohesion import pairs_of
from broadsheet.intake.lines import Line, Stand, fold
from broadsheet.intake.measures import Slug, find_measures
from broadsheet.intake.runover import INDENTED, Habit, Page, goes_on, is_apart, parts_a_credit
from broadsheet.intake.signs import see
from broadsheet.intake.spans import joined

_LEAST: Final = 2  # lines that show a habit
_CAPTION: Final = 5  # printed lines of one
_SHORTEST: Final = 11  # characters of a caption, its credit with it


def join_printed(lines: Sequence[Line], text: str, apart: frozenset[int] = frozenset()) -> tuple[Line, ...]:
    """The lines of `text` with the printed lines of each paragraph joined. Linear in their number.

    `apart`: positions of lines that must begin a line of their own.
    """
    slugs = find_measures(lines, text)
    if not slugs:
        return tuple(lines)
    page = Page(
        slugs=slugs,
        sights=tuple(see(line) for line in lines),
        pairs=Counter(chain.from_iterable(pairs_of(line.face) for line in lines)),
        habit=_habit(slugs),
        spaced=_is_spaced(slugs),
    )
    joins = _joins(page)
    captions = _captions(page, joins)
    starts = [at for at, joined_ in enumerate(joins) if not joined_ or at in apart or at in captions]
    usual = median_low([lines[at].gap for at in starts[1:]] or [0])
    return tuple(
        _solid(lines[start:end], text, usual, "inside" if start in captions else _stands(page, start, end))
        for start, end in pairwise((*starts, len(lines)))
    )


def _stands(page: Page, start: int, end: int) -> Stand:
    """How a text stands in its column, where the page's habit tells."""
    first = page.slugs[start]
    if not first.measure or page.habit == "flush" or is_apart(page.sights[start]):
        return ""
    if first.indent >= INDENTED:
        return "begins"
    below = page.slugs[start + 1 : start + 2]
    if page.habit == "stripped" and page.spaced:
        return ""
    if page.habit == "stripped" and below and not first.fills(first.measure, below[0]):
        return "begins" if end - start > _LEAST else ""
    return "goes on" if end - start > _LEAST else ""


def _solid(group: Sequence[Line], text: str, usual: int, stands: Stand) -> Line:
    pieces = tuple(piece for line in group for piece in line.pieces)
    first = group[0]
    return Line(
        number=first.number,
        start=first.start,
        end=group[-1].end,
        face=fold(joined(text, pieces)) if len(group) > 1 else first.face,
        gap=first.gap - usual,
        pieces=pieces,
        noise={at: reason for line in group for at, reason in line.noise.items()},
        printed=tuple(group) if len(group) > 1 else (),
        stands=stands,
    )


def _habit(slugs: Sequence[Slug]) -> Habit:
    """How the page shows where a paragraph begins: asked of the lines below those that end one."""
    shown: Counter[Habit] = Counter()
    for above, here, below in zip(slugs, slugs[1:], slugs[2:], strict=False):
        if here.measure and here.indent >= INDENTED:
            shown["indented"] += here.closed or here.fills(here.measure, below)
        elif not here.measure or here.closed:
            continue
        elif above.closed and (here.line.gap > 0 or not above.fills(here.measure, here)):
            shown["stripped"] += here.opens(here.measure, below)
            shown["flush"] += here.fills(here.measure, below)
    if shown["indented"] >= _LEAST and 2 * shown["indented"] >= shown["stripped"] + shown["flush"]:
        return "indented"
    return "stripped" if shown["stripped"] >= max(_LEAST, shown["flush"]) else "flush"


def _is_spaced(slugs: Sequence[Slug]) -> bool:
    """Whether white stands below most lines that end a paragraph."""
    ends = [
        below.line.gap > 0
        for above, below in pairwise(slugs)
        if above.measure and above.closed and not above.fills(above.measure, below)
    ]
    return 2 * sum(ends) > len(ends)


def _joins(page: Page) -> list[bool]:
    """For each line whether it goes on with the one above."""
    found = [False] * len(page.slugs)
    begun = 0  # where the paragraph above began
    for at in range(1, len(page.slugs)):
        found[at] = goes_on(page, begun, at - 1)
        begun = begun if found[at] else at
    return found


def _captions(page: Page, joins: Sequence[bool]) -> frozenset[int]:
    """Where captions begin that stand inside a sentence: its rest stands below their credit."""
    found = (
        _caption_begins(page, at)
        for at in range(1, len(page.slugs) - 1)
        if _ends_caption(page, at) and (_cut_above(page, at + 1) or _holds_text(page, joins, at))
    )
    return frozenset(at for at in found if at is not None)


def _ends_caption(page: Page, at: int) -> bool:
    here = page.sights[at]
    return here.photo_credit or here.caption_tail or parts_a_credit(page, at - 1)


def _cut_above(page: Page, at: int) -> bool:
    """Whether a text goes on below a photo's credit."""
    here = page.slugs[at]
    if not here.measure or here.indent >= INDENTED or is_apart(page.sights[at]):
        return False
    if here.line.gap > 0 or page.spaced:
        return page.spaced
    under = page.slugs[at + 1 : at + 2]
    if page.habit == "stripped":
        return not under or here.fills(here.measure, under[0]) or here.closed
    return page.habit == "indented"


def _holds_text(page: Page, joins: Sequence[bool], credit: int) -> bool:
    """Whether the lines joined down to a credit are more than a caption's: text stands above it, cut off."""
    reach = range(credit, credit - _CAPTION, -1)
    return credit >= _CAPTION and all(joins[at] for at in reach) and not is_apart(page.sights[credit + 1])


def _caption_begins(page: Page, credit: int) -> int | None:
    """The line above a credit where the sentence that goes on below it most likely broke off."""
    reach = range(credit, max(0, credit - _CAPTION), -1)
    broken = [
        at
        for at in reach
        if _breaks_off(page, at - 1)
        and page.sights[at].size > 1
        and (page.slugs[at].line.gap > 0 or not page.spaced)
    ]
    return max(broken, key=lambda at: _parts(page, at, credit), default=None)


def _breaks_off(page: Page, at: int) -> bool:
    here, below = page.slugs[at], page.slugs[at + 1]
    return bool(here.measure) and not here.closed and here.fills(here.measure, below)


def _parts(page: Page, at: int, credit: int) -> float:
    """How much better the end above a line joins what stands below the credit than the line itself."""
    rest, own = min(2, page.seam(at - 1, credit + 1)), min(2, page.seam(at - 1, at))
    size = sum(sight.size for sight in page.sights[at : credit + 1])
    stub = page.sights[at].orphan_head or size < _SHORTEST
    return 2.0 * rest - 1.5 * own - 2.0 * stub - 0.3 * (credit - at)
