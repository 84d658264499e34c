"""A news page made up for vertical lines: rows of boxes in a grid of 段, read from the right.

In:   Pieces in printed order, which of them leads.
Out:  a Sheet: every article once, in rows; each row with its number of 段 and the Measure from which
      a browser finds how high they are.
Must not know: views, addresses, other news pages.

A row is some 段 high, one for all its boxes; a box takes all of them or shares them with a second one
below it. The width of a page follows the window and the reader's letters, so no height is fixed here:
for each width that a page may have, the least height is sought at which the boxes stand side by side.
The order of articles is that of `composition`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, inf
from typing import Final

from broadsheet.web.composition import GATHERED, WANTED, lead_of
from broadsheet.web.copyfit import Piece, Size
from broadsheet.web.sheets import Column, Measure, Placed, Row, Sheet
from broadsheet.web.upright_fit import height, width

WIDTHS: Final = (50, 53, 55, 57, 59, 61, 65, 69, 73, 79, 82)  # characters that a made-up page may be wide
KNOTS: Final = (50, 55, 65, 69, 79, 82)  # those for which a page tells the height of a row
USUAL: Final = 69
NARROW: Final = 55
SPARE: Final = 1  # what a count may err
HEIGHTS: Final = range(9, 35)  # characters of a 段
STRIPS: Final = (1, 2, 3)  # 段 of a row
EVEN: Final = (13, 20)  # those that read well
LEADING: Final = 3  # so many more in the row of the lead
TALL: Final = 26  # on a narrow page
MOST: Final = 6  # articles in a row
_TALLEST: Final = 42.0  # a row: about a screen


@dataclass(frozen=True, slots=True)
class _Seat:
    """An article as it would stand: how large, how much of it."""

    index: int
    piece: Piece
    size: Size
    cut: int

    def wide(self, strips: int) -> tuple[float, ...]:
        """Its width in so many 段 of each of HEIGHTS."""
        return tuple(width(self.piece, self.size, self.cut, strips, high) for high in HEIGHTS)


@dataclass(frozen=True, slots=True)
class _Stack:
    """The boxes of one column of a row, one below the other, each with its 段 and widths."""

    boxes: tuple[tuple[_Seat, int, tuple[float, ...]], ...]
    wide: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """A row that is weighed; its width at each of HEIGHTS."""

    strips: int
    stacks: tuple[_Stack, ...]
    wide: tuple[float, ...]
    cost: float = 0.0

    def at(self, room: int) -> int:
        """The first of HEIGHTS, counted from 0, at which the row finds room; else the last."""
        return next((n for n, wide in enumerate(self.wide) if wide <= room - SPARE), len(HEIGHTS) - 1)


def make_up(pieces: Sequence[Piece], *, led: bool, eager: float = 1.0) -> Sheet:
    """Every piece once. `led`: the first has the largest size; `eager` scales how much text is shown."""
    if not pieces:
        return Sheet()
    lead = lead_of(pieces)
    short = [n for n, piece in enumerate(pieces) if piece.genre in ("brief", "notice") and n != lead]
    gathered = short if len(short) >= GATHERED else []
    order = [lead, *(n for n in range(len(pieces)) if n != lead and n not in short)]
    order += [n for n in short if n not in gathered]
    seats = [_seat(n, pieces[n], _size(pieces[n], first=n == lead, led=led), eager) for n in order]
    listed = sorted(gathered, key=lambda n: pieces[n].genre == "notice")
    rows = tuple(_row(plan) for plan in _plans(seats, led=led))
    return Sheet(
        rows=rows,
        listed=tuple(
            _placed(_seat(n, pieces[n], _size(pieces[n], first=False, led=led), eager), 1) for n in listed
        ),
        height=sum(row.height + 2 for row in rows) + _list_height([pieces[n] for n in listed]),
    )


def _size(piece: Piece, *, first: bool, led: bool) -> Size:
    if first:
        return "lead" if led else "h2"
    if piece.genre == "notice":
        return "run"
    if piece.genre in ("brief", "letter", "numbers"):
        return "h4"
    return "h2" if led and piece.long else "h3"


def _seat(index: int, piece: Piece, size: Size, eager: float) -> _Seat:
    wanted = WANTED[size] * eager
    natural = sum(sum(map(len, cut)) <= wanted for cut in piece.cuts) - 1
    return _Seat(index, piece, size, max(0, natural))


def _list_height(listed: Sequence[Piece]) -> float:
    return 14.0 * -(-sum(3.2 if piece.bare else 8.0 for piece in listed) // USUAL)


def _plans(seats: Sequence[_Seat], *, led: bool) -> tuple[_Plan, ...]:
    """The cheapest rows for the articles in this order: a shortest path over where rows begin."""
    columns = _Columns(seats)
    best: list[tuple[float, tuple[_Plan, ...]]] = [(0.0, ()), *((inf, ()) for _ in seats)]
    for start in range(len(seats)):
        before, rows = best[start]
        for end in range(start + 1, min(start + MOST, len(seats)) + 1):
            found = min(columns.rows(start, end, led=led and start == 0), key=lambda plan: plan.cost)
            if before + found.cost < best[end][0]:
                best[end] = (before + found.cost, (*rows, found))
    return best[-1][1]


class _Columns:
    """The articles of one page in order, each column of one or two of them measured once."""

    def __init__(self, seats: Sequence[_Seat]) -> None:
        self._seats = seats
        self._wide = [{strips: seat.wide(strips) for strips in STRIPS} for seat in seats]
        self._known: dict[tuple[int, tuple[int, ...]], _Stack] = {}

    def rows(self, start: int, end: int, *, led: bool) -> Iterator[_Plan]:
        """Every row of the articles from `start` to before `end`; a lead stands alone in its column."""
        for strips in STRIPS:
            for stacks in self._stackings(start, end, strips, alone=led):
                wide = tuple(map(sum, zip(*(stack.wide for stack in stacks), strict=True)))
                yield _weighed(_Plan(strips, stacks, wide), last=end == len(self._seats))

    def _stackings(self, start: int, end: int, strips: int, *, alone: bool) -> Iterator[tuple[_Stack, ...]]:
        if start == end:
            yield ()
            return
        for rest in self._stackings(start + 1, end, strips, alone=False):
            yield (self._stack(start, (strips,)), *rest)
        for upper in range(1, strips if end - start > 1 and not alone else 1):
            for rest in self._stackings(start + 2, end, strips, alone=False):
                yield (self._stack(start, (upper, strips - upper)), *rest)

    def _stack(self, start: int, shares: tuple[int, ...]) -> _Stack:
        if (start, shares) not in self._known:
            boxes = tuple(
                (self._seats[n], strips, self._wide[n][strips]) for n, strips in enumerate(shares, start)
            )
            wide = tuple(map(max, zip(*(each for _, _, each in boxes), strict=True)))
            self._known[start, shares] = _Stack(boxes, wide)
        return self._known[start, shares]


def _weighed(plan: _Plan, *, last: bool) -> _Plan:
    """What speaks against a row: 段 too low or too high, white, boxes of an ill shape."""
    at = plan.at(USUAL)
    high, wide = HEIGHTS[at], plan.wide[at]
    if wide == inf:
        return replace(plan, cost=1e6)
    tall = height(plan.strips, high)
    least = EVEN[0] + LEADING * (plan.stacks[0].boxes[0][0].size == "lead")
    narrowest = min(plan.wide)
    cost = 3.0 + 2.5 * max(0, least - high) + 1.0 * max(0, high - EVEN[1]) + max(0.0, tall - _TALLEST)
    cost += max(0.0, wide - USUAL) * 4 + (0.6 if last else 0.9) * max(0.0, USUAL - wide - 3)
    cost += 0.4 * max(0, HEIGHTS[plan.at(NARROW)] - TALL) + 0.1 * tall
    cost += 0.3 * max(0.0, WIDTHS[-1] - plan.wide[plan.at(WIDTHS[-1])] - 8)
    cost += sum(20.0 for room in WIDTHS if narrowest > room - SPARE)
    for stack in plan.stacks:
        for _, strips, each in stack.boxes:
            cost += 0.12 * (stack.wide[at] - each[at]) * strips
            cost += 6 * max(0.0, 0.42 - each[at] / height(strips, high))  # tall and narrow
    return replace(plan, cost=cost)


def _row(plan: _Plan) -> Row:
    return Row(
        columns=tuple(
            Column(span=12, stack=tuple(_placed(seat, strips) for seat, strips, _ in stack.boxes))
            for stack in plan.stacks
        ),
        height=height(plan.strips, HEIGHTS[plan.at(USUAL)]),
        measure=_measure(plan),
    )


def _placed(seat: _Seat, strips: int) -> Placed:
    return Placed(index=seat.index, piece=seat.piece, size=seat.size, cut=seat.cut, strips=strips)


def _measure(plan: _Plan) -> Measure:
    """The least heights at KNOTS such that a line between them is nowhere below what is asked for."""
    highs = [HEIGHTS[plan.at(room)] for room in KNOTS]
    for room in WIDTHS:
        left = sum(knot <= room for knot in KNOTS) - 1
        if KNOTS[left] == room:
            continue
        share = (room - KNOTS[left]) / (KNOTS[left + 1] - KNOTS[left])
        lacking = HEIGHTS[plan.at(room)] - 0.9 - highs[left] * (1 - share) - highs[left + 1] * share
        highs[left] += max(0, ceil(lacking / (1 - share)))
    return Measure(strips=plan.strips, highs=tuple(zip(KNOTS, highs, strict=True)))
