"""A news page composed: first a Draft, in which texts may still grow, then a Sheet of a height.

In:   articles fitted to the widths of their columns; a height to set them to.
Out:  Sheets: rows of columns of articles, each with its size and how much of its text is shown.
Must not know: which rows are good ones, views, addresses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Final

from broadsheet.web.copyfit import Piece, Size, width_of

Spans = tuple[int, ...]

BETWEEN: Final = 1.1  # lines between two articles in a column
ROWS: Final = 1.6  # lines between two rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An article in its place: which one, how large, how much of it."""

    index: int  # of the pieces given
    piece: Piece
    size: Size
    cut: int  # of the piece's cuts
    wide: bool = False  # across the sheet on a tablet, see web.tablet
    strips: int = 0  # 段 that it takes on a page of vertical lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A row in vertical lines: how high its 段 are, which follows from how wide the page is."""

    strips: int  # 段
    highs: tuple[tuple[int, int], ...]  # (width of the page, height of a 段) in characters; linear between


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    span: int
    stack: tuple[Placed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    columns: tuple[Column, ...]
    height: float  # lines; characters in vertical lines
    measure: Measure | None = None  # in vertical lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A news page composed; `listed` are the short items below its rows."""

    rows: tuple[Row, ...] = ()
    listed: tuple[Placed, ...] = ()
    height: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """An article at a width: its heights by cut, and the cut that it would have by itself."""

    index: int
    piece: Piece
    size: Size
    heights: tuple[float, ...]
    natural: int

    def placed(self, cut: int) -> Placed:
        return Placed(index=self.index, piece=self.piece, size=self.size, cut=cut)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftColumn:
    span: int
    stack: tuple[Fitted, ...]

    @property
    def most(self) -> float:
        return sum(max(one.heights) for one in self.stack) + self.gaps

    @property
    def gaps(self) -> float:
        return BETWEEN * (len(self.stack) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    columns: tuple[DraftColumn, ...]
    height: float
    cost: float

    @property
    def most(self) -> float:
        """The height beyond which one of the columns ends too early."""
        return max(self.height, min(column.most for column in self.columns))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page composed but for the last: how much of each text is shown."""

    span: int
    rows: tuple[DraftRow, ...]
    listed: tuple[Fitted, ...]

    @property
    def height(self) -> float:
        return self._around + sum(row.height for row in self.rows)

    @property
    def most(self) -> float:
        return self._around + sum(row.most for row in self.rows)

    @property
    def _around(self) -> float:
        parts = len(self.rows) + bool(self.listed)
        return ROWS * max(0, parts - 1) + list_height(self.listed, self.span)


def list_height(listed: Sequence[Fitted], span: int) -> float:
    """Short items in as many columns as fit, about evenly."""
    if not listed:
        return 0.0
    columns = max(1, floor((width_of(span) + 36) / (240 + 36)))
    return sum(one.heights[one.natural] + BETWEEN * 0.8 for one in listed) / columns + 1.6


def set_to(draft: Draft, height: float = 0.0) -> Sheet:
    """The sheet at the given height (lines; as far as its texts reach), else at its own.

    Texts end with a sentence, so a row may stay lower than it could be; the next one makes up for it.
    """
    room = max(0.0, draft.most - draft.height)
    share = min(1.0, max(0.0, height - draft.height) / room) if room else 0.0
    rows: list[Row] = []
    owed = 0.0
    for row in draft.rows:
        wanted = row.height + share * (row.most - row.height)
        rows.append(_filled(row, min(wanted + owed, max(wanted, row.most))))
        owed += wanted - rows[-1].height
    return Sheet(
        rows=tuple(rows),
        listed=tuple(one.placed(one.natural) for one in draft.listed),
        height=draft.height + share * room - owed,
    )


def _filled(row: DraftRow, height: float) -> Row:
    stacks = [_stack(column.stack, height - column.gaps) for column in row.columns]
    columns = tuple(
        Column(span=column.span, stack=stack) for column, (stack, _) in zip(row.columns, stacks, strict=True)
    )
    high = max(used + column.gaps for column, (_, used) in zip(row.columns, stacks, strict=True))
    return Row(columns=columns, height=high)


def _stack(stack: tuple[Fitted, ...], room: float) -> tuple[tuple[Placed, ...], float]:
    """(articles, lines): each as much text as fits, the one furthest below its own measure first."""
    cuts = [0] * len(stack)
    used = sum(one.heights[0] for one in stack)
    growing = set(range(len(stack)))
    while growing:
        each = min(growing, key=lambda n: (stack[n].heights[cuts[n]] - stack[n].heights[stack[n].natural], n))
        one, cut = stack[each], cuts[each] + 1
        more = one.heights[cut] - one.heights[cut - 1] if cut < len(one.heights) else 0.0
        if cut == len(one.heights) or used + more > room + 0.5:
            growing.discard(each)
        else:
            cuts[each], used = cut, used + more
    return tuple(one.placed(cut) for one, cut in zip(stack, cuts, strict=True)), used
