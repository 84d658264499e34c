"""The composition of one news page: which article is how large, in which row and column.

In:   Pieces in printed order; how many of twelve columns the page may take; how much it may show.
Out:  a Draft: every article once, in rows of columns that can end near each other.
Must not know: views, addresses, other news pages.

The printed order already holds the editor's judgement, so it is kept: an article comes before
another if it was printed before it, but for the lead (first), short items and notices (last).
What is free is how much of each text is shown, and where a column or a row ends: the plan with
the least white wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from broadsheet.web.copyfit import Piece, Size, heights
from broadsheet.web.sheets import Draft, DraftColumn, DraftRow, Fitted, Spans

LEAD_LENGTH: Final = 300  # characters; a lead needs text to fill its columns
TALLEST: Final = 22.0  # lines: about a screen
GATHERED: Final = 3  # so many short items make a list of their own
MOST: Final = 7  # articles in a row

# what a row may be parted into, by the columns that the page has
PATTERNS: Final[Mapping[int, tuple[Spans, ...]]] = {
    12: ((4, 4, 4), (3, 3, 3, 3), (5, 4, 3), (6, 3, 3), (8, 4), (7, 5), (6, 6), (5, 7), (12,)),
    8: ((4, 4), (5, 3), (3, 5), (8,)),
    6: ((3, 3), (6,)),
    4: ((4,),),
}
LEADS: Final[tuple[Spans, ...]] = ((8, 4), (9, 3), (7, 5), (6, 3, 3), (12,))
# characters that a size shows where nothing beside it asks for more
WANTED: Final[Mapping[Size, int]] = {"lead": 330, "h2": 170, "h3": 90, "h4": 70, "run": 90}


def lead_of(pieces: Sequence[Piece]) -> int:
    """The first printed article with the text to lead; a table or a notice only where all are such."""
    plain = [index for index, piece in enumerate(pieces) if piece.genre not in ("numbers", "notice")]
    able = [index for index in plain if pieces[index].genre not in ("column", "brief")] or plain
    among = able or range(len(pieces))
    enough = min(LEAD_LENGTH, 0.6 * max(pieces[index].length for index in among))
    return next(index for index in among if pieces[index].length >= enough)


def compose(pieces: Sequence[Piece], span: int, *, led: bool, eager: float = 1.0) -> Draft:
    """The page in `span` columns: every piece once. `led` gives it a lead of the largest size.

    `eager` scales how much text is wanted; 0 shows a sentence of each.
    """
    if not pieces:
        return Draft(span=span, rows=(), listed=())
    return _Compositor(pieces, span, led=led, eager=eager).draft()


class _Compositor:
    """The pieces of one page with their heights, measured once a width."""

    def __init__(self, pieces: Sequence[Piece], span: int, *, led: bool, eager: float) -> None:
        self._pieces = pieces
        self._span = span
        self._led = led
        self._eager = eager
        self._lead = lead_of(pieces)
        self._fitted: dict[tuple[int, int], Fitted] = {}

    def draft(self) -> Draft:
        short = [i for i, piece in enumerate(self._pieces) if _is_short(piece) and i != self._lead]
        gathered = short if len(short) >= GATHERED else []
        others = [i for i in range(len(self._pieces)) if i != self._lead and i not in short]
        order = [self._lead, *others, *(i for i in short if i not in gathered)]
        gathered.sort(key=lambda i: self._pieces[i].genre == "notice")
        return Draft(
            span=self._span,
            rows=self._rows(order),
            listed=tuple(self._fit(i, 3 if self._span > 4 else self._span) for i in gathered),
        )

    def _rows(self, order: Sequence[int]) -> tuple[DraftRow, ...]:
        """The cheapest rows for the articles in this order: a shortest path over where rows begin."""
        best: dict[int, dict[Spans, tuple[float, tuple[DraftRow, ...]]]] = {0: {(): (0.0, ())}}
        for start in range(len(order)):
            if start not in best:
                continue
            for row, end in self._openings(order, start):
                for before, (cost, rows) in best[start].items():
                    total = cost + row.cost + 1.5 * (before == row.spans)
                    known = best.setdefault(end, {})
                    if row.spans not in known or total < known[row.spans][0]:
                        known[row.spans] = (total, (*rows, row))
        return min(best[len(order)].values(), key=lambda found: found[0])[1]

    def _openings(self, order: Sequence[int], start: int) -> Iterator[tuple[DraftRow, int]]:
        """Rows that may begin at `start`, the best of each length and pattern, and where they end."""
        led = self._led and start == 0
        patterns = LEADS if led else PATTERNS[self._span]
        for count in range(1, min(MOST, len(order) - start) + 1):
            for spans in patterns:
                rows = [
                    row
                    for ends in combinations(range(1, count), len(spans) - 1)
                    if (row := self._row(order[start : start + count], spans, ends, led=led)) is not None
                ]
                if rows:
                    yield min(rows, key=lambda row: row.cost), start + count

    def _row(self, part: Sequence[int], spans: Spans, ends: Spans, *, led: bool) -> DraftRow | None:
        if led and (ends[0] if ends else len(part)) != 1:
            return None
        bounds = (0, *ends, len(part))
        columns = tuple(
            DraftColumn(span=span, stack=tuple(self._fit(i, span) for i in part[bounds[n] : bounds[n + 1]]))
            for n, span in enumerate(spans)
        )
        unfit = sum(self._unfit(one, column.span) for column in columns for one in column.stack)
        return _cheapest(columns, unfit)

    def _unfit(self, one: Fitted, span: int) -> float:
        """How ill a kind of article sits at a width."""
        piece = self._pieces[one.index]
        if span == self._span and span < 8:
            return 0.0
        low, high = _SEATS.get("long" if one.size in ("lead", "h2") else piece.genre, (3, 5))
        return 1.2 * max(0, low - span, span - high) + (1.0 if piece.picture and span == 3 else 0.0)

    def _fit(self, index: int, span: int) -> Fitted:
        if (index, span) not in self._fitted:
            piece = self._pieces[index]
            size = self._size(index, span)
            wanted = WANTED[size] * self._eager
            natural = sum(sum(map(len, cut)) <= wanted for cut in piece.cuts) - 1
            self._fitted[index, span] = Fitted(
                index=index,
                piece=piece,
                size=size,
                heights=heights(piece, size, span),
                natural=max(0, natural),
            )
        return self._fitted[index, span]

    def _size(self, index: int, span: int) -> Size:
        piece = self._pieces[index]
        if index == self._lead:
            return "lead" if self._led else "h2" if span > 3 or piece.genre == "literary" else "h3"
        if piece.genre == "notice":
            return "run"
        if piece.genre in ("brief", "letter", "numbers"):
            return "h4"
        large = piece.genre == "column" or piece.long
        return "h2" if self._led and large and span > 3 else "h3"


# the columns in which a kind sits well, of twelve
_SEATS: Final[Mapping[str, tuple[int, int]]] = {
    "long": (4, 8),
    "photo": (4, 8),
    "literary": (4, 8),
    "numbers": (3, 4),
    "column": (4, 5),
    "letter": (3, 4),
    "brief": (3, 4),
    "notice": (3, 4),
}


def _is_short(piece: Piece) -> bool:
    return piece.genre in ("brief", "notice")


def _cheapest(columns: tuple[DraftColumn, ...], unfit: float) -> DraftRow:
    """The row at the height that costs least: what its columns must have, or what one would like."""
    least = max(column.least for column in columns)
    tries = {least, *(column.natural for column in columns if column.natural > least)}
    cost, height = min((_cost(columns, height) + unfit, height) for height in tries)
    return DraftRow(columns=columns, height=height, cost=cost)


def _cost(columns: tuple[DraftColumn, ...], height: float) -> float:
    """White below columns, texts longer or shorter than wanted, high rows, high stacks."""
    total = sum(column.span for column in columns)
    cost = 0.3 * height + max(0.0, height - TALLEST)
    for column in columns:
        share = column.span / total
        white = max(0.0, height - column.most)
        cost += 3 * share * white + 8 * max(0.0, white - 3.5)
        cost += 0.6 * share * abs(height - column.natural) + 0.8 * max(0, len(column.stack) - 3)
    return cost
