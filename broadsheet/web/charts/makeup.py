"""Make-up 拼版: where the articles of a news page stand on a sheet, from their sizes alone.

In:   how much room each article asks for, in printed order; which of them leads.
Out:  one box an article, in units of a sheet of WIDTH x HEIGHT; boxes cover the sheet and never overlap.
Pure; must not know: articles, views, text.

A sheet is not a treemap. It has six columns, and every box begins and ends on one; the lead stands on
top at the left, those printed next beside it, the others below in rows, small ones under one another.
Among such forms the one is taken whose boxes come nearest to the shape of a printed story.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

COLUMNS: Final = 6
COLUMN: Final = 24  # units
WIDTH: Final = COLUMNS * COLUMN
HEIGHT: Final = 200  # a broadsheet is about 1 : 1.4
LEAST: Final = 0.35  # of an even share: no article is smaller, or nobody could point at it
SHAPE: Final = 1.1  # width to height that a story likes best
LEAD_SHAPE: Final = 1.5
LEAD_LEAST: Final = 1.5  # of an even share
LEAD_COUNTS: Final = 3  # as much as so many others
ALONE: Final = 2.0  # on a page of more than three the lead likes company beside it
OUT_OF_SCALE: Final = 0.5  # natural logarithm of the lead's drawn size to its own
UNSEEN: Final = 1e6
BESIDE: Final = 6  # articles at most beside the lead
IN_ROW: Final = 6  # articles at most
IN_STACK: Final = 3  # articles at most under one another in a row


class Box(NamedTuple):
    """Where one article stands, in units."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Area:
    """A part of the sheet, in whole columns."""

    column: int
    columns: int
    top: float
    bottom: float

    @property
    def width(self) -> int:
        return self.columns * COLUMN

    @property
    def height(self) -> float:
        return self.bottom - self.top


_Rows = tuple[tuple[int, ...], ...]  # for each row the number of articles in each of its stacks
_NONE: Final[tuple[float, _Rows]] = (0.0, ())


def make_up(sizes: Sequence[float], lead: int) -> tuple[Box, ...]:
    """One box for each size, in its order; `lead` is the index of the one on top."""
    if not sizes:
        return ()
    even = max(sum(sizes), 1) / len(sizes)
    order = [lead, *(index for index in range(len(sizes)) if index != lead)]
    rooms = [max(sizes[index], even * (LEAST if index != lead else LEAD_LEAST)) for index in order]
    boxes = _page(rooms)
    return tuple(box for _, box in sorted(zip(order, boxes, strict=True)))


def _page(rooms: Sequence[float]) -> Iterator[Box]:
    """The lead's box first, then those of the others."""
    tops = [
        (beside, columns)
        for beside in range(min(len(rooms) - 1, BESIDE) + 1)
        for columns in ((3, 4, 5) if beside else (COLUMNS,))
    ]
    beside, columns = min(tops, key=lambda top: _cost(rooms, *top))
    lead, side, rest = _areas(rooms, beside, columns)
    yield _box(lead.column, lead.columns, lead.top, lead.bottom)
    for area, some in ((side, rooms[1 : beside + 1]), (rest, rooms[beside + 1 :])):
        yield from _placed(some, area, _fill(some, area)[1])


def _areas(rooms: Sequence[float], beside: int, columns: int) -> tuple[_Area, _Area, _Area]:
    """The lead's, beside it, below."""
    top = HEIGHT * sum(rooms[: beside + 1]) / sum(rooms)
    return (
        _Area(0, columns, 0, top),
        _Area(columns, COLUMNS - columns, 0, top),
        _Area(0, COLUMNS, top, HEIGHT),
    )


def _cost(rooms: Sequence[float], beside: int, columns: int) -> float:
    """How far a page is from a printed one; without a look at the others where the lead is out of scale."""
    lead, side, rest = _areas(rooms, beside, columns)
    scale = abs(math.log(lead.width * lead.height * sum(rooms) / (WIDTH * HEIGHT * rooms[0])))
    alone = ALONE if len(rooms) > 3 and not beside else 0
    own = LEAD_COUNTS * (_misshape(lead.width, lead.height, LEAD_SHAPE) + scale**2) + alone
    if scale > OUT_OF_SCALE:
        return own + UNSEEN
    return own + _fill(rooms[1 : beside + 1], side)[0] + _fill(rooms[beside + 1 :], rest)[0]


def _misshape(width: float, height: float, best: float = SHAPE) -> float:
    """How far a box is from the shape that it likes; a box narrower than a column is none."""
    narrow = max(math.log(COLUMN / width), 0) * 9
    return math.log(width / height / best) ** 2 + narrow


def _fill(rooms: Sequence[float], area: _Area) -> tuple[float, _Rows]:
    """The best rows for articles in an area, and their cost."""
    sums = [0.0, *accumulate(rooms)]
    best = [_NONE]
    for end in range(1, len(rooms) + 1):
        found = []
        for start in range(max(end - IN_ROW, 0), end):
            height = area.height * (sums[end] - sums[start]) / sums[-1]
            cost, stacks = _row(rooms[start:end], area.columns, height)
            found.append((best[start][0] + cost, (*best[start][1], stacks)))
        best.append(min(found))
    return best[-1]


def _row(rooms: Sequence[float], columns: int, height: float) -> tuple[float, tuple[int, ...]]:
    """The best stacks for articles in a row of a height, and their cost."""
    unit = columns * COLUMN / sum(rooms)
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for end in range(1, len(rooms) + 1):
        found = []
        for count in range(1, min(IN_STACK, end) + 1):
            stack = rooms[end - count : end]
            width = unit * sum(stack)
            cost = sum(_misshape(width, height * room / sum(stack)) for room in stack)
            found.append((best[end - count][0] + cost, (*best[end - count][1], count)))
        best.append(min(found))
    return best[-1] if len(best[-1][1]) <= columns else (math.inf, best[-1][1])


def _placed(rooms: Sequence[float], area: _Area, rows: _Rows) -> Iterator[Box]:
    left = list(rooms)
    top = area.top
    for stacks in rows:
        row = [left.pop(0) for _ in range(sum(stacks))]
        bottom = top + area.height * sum(row) / sum(rooms)
        starts = [0, *accumulate(stacks)]
        parts = [row[start : start + count] for start, count in zip(starts, stacks, strict=False)]
        column = area.column
        for part, columns in zip(parts, _whole_columns([*map(sum, parts)], area.columns), strict=True):
            yield from _stacked(part, column, columns, top, bottom)
            column += columns
        top = bottom


def _stacked(rooms: Sequence[float], column: int, columns: int, top: float, bottom: float) -> Iterator[Box]:
    edges = [top + (bottom - top) * part / sum(rooms) for part in (0, *accumulate(rooms))]
    for start, end in pairwise(edges):
        yield _box(column, columns, start, end)


def _whole_columns(shares: Sequence[float], columns: int) -> list[int]:
    """Each share of the columns as a whole number, at least 1; the largest remainders round up."""
    spare = columns - len(shares)
    exact = [spare * share / sum(shares) for share in shares]
    whole = [int(one) for one in exact]
    order = sorted(range(len(shares)), key=lambda index: (whole[index] - exact[index], index))
    for index in order[: spare - sum(whole)]:
        whole[index] += 1
    return [1 + one for one in whole]


def _box(column: int, columns: int, top: float, bottom: float) -> Box:
    start = round(top)
    return Box(column * COLUMN, start, columns * COLUMN, round(bottom) - start)
