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

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
from typing import Final

from broadsheet.web.copyfit import Piece, Size, heights, width_of
from broadsheet.web.genres import Genre
from broadsheet.web.sheets import BETWEEN, Draft, DraftColumn, DraftRow, Fitted, Spans

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
WANTED: Final[Mapping[Size, int]] = {"lead": 330, "h2": 170, "h3": 90, "h4": 100, "run": 100}


def lead_of(pieces: Sequence[Piece]) -> int:
    """The article that leads a page, counted from 0."""
    return lead_among([(piece.genre, piece.length) for piece in pieces])


def lead_among(told: Sequence[tuple[Genre, int]]) -> int:
    """The first printed of (genre, length) with the text to lead; a table or a notice only among such."""
    plain = [index for index, (genre, _) in enumerate(told) if genre not in ("numbers", "notice")]
    able = [index for index in plain if told[index][0] not in ("column", "brief")] or plain
    among = able or range(len(told))
    enough = min(LEAD_LENGTH, 0.6 * max(told[index][1] for index in among))
    return next(index for index in among if told[index][1] >= enough)


def compose(pieces: Sequence[Piece], span: int, *, led: bool, eager: float = 1.0) -> Draft:
    """The page in `span` columns: every piece once. `led` gives it a lead of the largest size.

    `eager` scales how much text is wanted; 0 shows a sentence of each.
    """
    if not pieces:
        return Draft(span=span, rows=(), listed=())
    return _Compositor(pieces, span, led=led, eager=eager).draft()


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


class _Compositor:
    """The pieces of one page with their heights, measured once a width."""

    def __init__(self, pieces: Sequence[Piece], span: int, *, led: bool, eager: float) -> None:
        self._pieces = pieces
        self._span = span
        self._led = led
        self._eager = eager
        self._lead = lead_of(pieces)

    def draft(self) -> Draft:
        short = [i for i, piece in enumerate(self._pieces) if _is_short(piece) and i != self._lead]
        gathered = short if len(short) >= GATHERED else []
        others = [i for i in range(len(self._pieces)) if i != self._lead and i not in short]
        order = [self._lead, *others, *(i for i in short if i not in gathered)]
        gathered.sort(key=lambda i: self._pieces[i].genre == "notice")
        return Draft(
            span=self._span,
            rows=self._rows(order),
            listed=tuple(self._fit(i, min(3, self._span)) for i in gathered),
        )

    def _rows(self, order: Sequence[int]) -> tuple[DraftRow, ...]:
        """The cheapest rows for the articles in this order: a shortest path over where rows begin."""
        used = {span for spans in (*PATTERNS[self._span], *LEADS[: 5 * self._led]) for span in spans}
        strips = {span: _Strip(span, [self._seated(i, span) for i in order]) for span in sorted(used)}
        best: dict[int, dict[Spans, _Path]] = {0: {(): _Path(cost=0.0)}}
        for start in range(len(order)):
            for row in self._openings(strips, start, len(order)) if start in best else ():
                known = best.setdefault(row.bounds[-1], {})
                for before, path in best[start].items():
                    cost = path.cost + row.cost + 1.5 * (before == row.spans)
                    if row.spans not in known or cost < known[row.spans].cost:
                        known[row.spans] = _Path(cost=cost, row=row, before=path)
        path = min(best[len(order)].values(), key=lambda each: each.cost)
        return tuple(row.drafted(strips) for row in path.rows())

    def _openings(self, strips: Mapping[int, _Strip], start: int, end: int) -> Iterator[_Row]:
        """Rows that may begin at `start`, the best of each length and pattern."""
        led = self._led and start == 0
        for count in range(1, min(MOST, end - start) + 1):
            for spans in LEADS if led else PATTERNS[self._span]:
                rows = [
                    _cheapest([strips[span] for span in spans], (start, *ends, start + count))
                    for ends in combinations(range(start + 1, start + count), len(spans) - 1)
                    if not led or (*ends, count)[0] == 1
                ]
                if rows:
                    yield min(rows, key=lambda row: row.cost)

    def _seated(self, index: int, span: int) -> tuple[Fitted, float]:
        """The piece at a width, and how ill it sits there."""
        fitted = self._fit(index, span)
        if span == self._span and span < 8:
            return fitted, 0.0
        piece = fitted.piece
        low, high = _SEATS.get("long" if fitted.size in ("lead", "h2") else piece.genre, (3, 5))
        narrow = 5.0 if span == 3 and piece.genre == "literary" else 0.0  # beside its title no text fits
        small = 9.0 if span == 6 and fitted.size == "lead" and len(piece.title) > 22 else 0.0  # no lead then
        return fitted, 1.2 * max(0, low - span, span - high) + narrow + small + (span == 3) * bool(
            piece.picture
        )

    def _fit(self, index: int, span: int) -> Fitted:
        piece = self._pieces[index]
        size = self._size(index, span)
        wanted = WANTED[size] * self._eager
        natural = sum(sum(map(len, cut)) <= wanted for cut in piece.cuts) - 1
        return Fitted(
            index=index,
            piece=piece,
            size=size,
            heights=heights(piece, size, width_of(span)),
            natural=max(0, natural),
        )

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


class _Strip:
    """All articles at one width, in order, with the sums that make the height of any column quick to tell."""

    def __init__(self, span: int, seated: Sequence[tuple[Fitted, float]]) -> None:
        self.span = span
        self.fitted = [fitted for fitted, _ in seated]
        self._least = _sums(one.heights[0] + BETWEEN for one in self.fitted)
        self._natural = _sums(one.heights[one.natural] + BETWEEN for one in self.fitted)
        self._most = _sums(max(one.heights) + BETWEEN for one in self.fitted)
        self._unfit = _sums(unfit for _, unfit in seated)

    def least(self, start: int, end: int) -> float:
        return self._least[end] - self._least[start] - BETWEEN

    def natural(self, start: int, end: int) -> float:
        return self._natural[end] - self._natural[start] - BETWEEN

    def cost(self, start: int, end: int, height: float, total: int) -> float:
        """White below the column, texts longer or shorter than wanted, a high stack, ill seats."""
        share = self.span / total
        white = max(0.0, height - (self._most[end] - self._most[start] - BETWEEN))
        wish = 1.2 if self.fitted[start].size == "lead" else 0.6
        return (
            3 * share * white
            + 8 * max(0.0, white - 3.5)
            + wish * share * abs(height - self.natural(start, end))
            + 0.8 * max(0, end - start - 3)
            + self._unfit[end]
            - self._unfit[start]
        )


def _sums(values: Iterable[float]) -> list[float]:
    return [0.0, *accumulate(values)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row that is weighed: where its columns begin and end in the order of articles."""

    spans: Spans
    bounds: Spans
    height: float
    cost: float

    def drafted(self, strips: Mapping[int, _Strip]) -> DraftRow:
        columns = tuple(
            DraftColumn(span=span, stack=tuple(strips[span].fitted[start:end]))
            for span, (start, end) in zip(self.spans, pairwise(self.bounds), strict=True)
        )
        return DraftRow(columns=columns, height=self.height, cost=self.cost)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Path:
    """Rows from the top so far, the last one first."""

    cost: float
    row: _Row | None = None
    before: _Path | None = None

    def rows(self) -> tuple[_Row, ...]:
        return (*self.before.rows(), self.row) if self.row and self.before else ()


def _cheapest(strips: Sequence[_Strip], bounds: Spans) -> _Row:
    """The row at the height that costs least: what its columns must have, or what one would like."""
    columns = [(strip, *ends) for strip, ends in zip(strips, pairwise(bounds), strict=True)]
    total = sum(strip.span for strip in strips)
    least = max(strip.least(start, end) for strip, start, end in columns)
    wishes = (strip.natural(start, end) for strip, start, end in columns)
    cost, height = min(
        (
            0.3 * height
            + max(0.0, height - TALLEST)
            + sum(strip.cost(start, end, height, total) for strip, start, end in columns),
            height,
        )
        for height in {least, *(wish for wish in wishes if wish > least)}
    )
    return _Row(spans=tuple(strip.span for strip in strips), bounds=bounds, height=height, cost=cost)
