"""A sheet on a tablet: which of its articles take the whole width, which stand in two columns.

In:   a Sheet as a desk shows it.
Out:  the same Sheet; articles that are to span it are marked `wide`.
Must not know: views, other sheets, where a browser changes from one layout to the other.

A row's columns are too narrow there, so its articles flow in two columns, which the browser
balances. What is alone in its height has nothing to stand beside: it goes across the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from broadsheet.web.copyfit import GAP, LINE, TEXT_GAP, crop, heights, is_few
from broadsheet.web.sheets import BETWEEN, Placed, Row, Sheet

SHEETS: Final = (706.0, 944.0)  # px of a sheet on screens of 768 and 1024: what is even on both is on most
BAND: Final = 1.2  # what it costs an article, in lines of white, to go across
_WORDS: Final = 90  # characters below which an article across the sheet looks thin
_ALLOWED: Final = 2.5  # lines of white below a column that nobody minds

_Way = tuple[float, list[bool]]  # cost, and of each article so far whether it spans


def for_tablets(sheet: Sheet) -> Sheet:
    """The sheet with its articles laid out for tablets, row by row."""
    return replace(sheet, rows=tuple(map(_laid, sheet.rows)))


def _laid(row: Row) -> Row:
    order = [one for column in row.columns for one in column.stack]
    wide = iter(_spanning(order))
    columns = tuple(
        replace(column, stack=tuple(replace(one, wide=next(wide)) for one in column.stack))
        for column in row.columns
    )
    return replace(row, columns=columns)


def _spanning(order: Sequence[Placed]) -> list[bool]:
    """Of each article whether it spans: the cheapest parting of the row into single ones and groups.

    Two groups never follow each other: nothing would part them.
    """
    high = [[_lines(one, sheet) + BETWEEN for one in order] for sheet in SHEETS]
    parted: list[_Way] = [(0.0, [])]  # up to each article, it being across the sheet
    ended: list[_Way] = [(0.0, [])]  # or ending a group
    for end, last in enumerate(order, 1):
        cost, before = min(parted[-1], ended[-1])
        single = (cost + _across(last), [*before, True])
        groups = (
            (
                parted[start][0] + sum(_beside(each[start:end]) for each in high) / 2,
                [*parted[start][1], *[False] * (end - start)],
            )
            for start in range(end - 1)
            if all(one.size != "lead" for one in order[start:end])
        )
        parted.append(single)
        ended.append(min(groups, default=single))
    return min(parted[-1], ended[-1])[1]


def _beside(high: Sequence[float]) -> float:
    """White below the shorter of two columns, parted where they are most even."""
    total = sum(high)
    white = min(abs(total - 2 * upper) for upper in accumulate(high[:-1]))
    return white + 3 * max(0.0, white - _ALLOWED)


def _across(one: Placed) -> float:
    """White beside a picture, and how ill an article looks that has little to say in so much room."""
    if one.size == "lead":
        return 0.0
    told = sum(map(len, one.piece.cuts[one.cut]))
    thin = 3.0 * (told < _WORDS and not one.piece.table)
    return BAND + thin + sum(_beside_picture(one, sheet) for sheet in SHEETS) / 2


def _beside_picture(one: Placed, sheet: float) -> float:
    """Lines by which a picture across the sheet ends before its text, or after it."""
    if not one.piece.picture:
        return 0.0
    parts = (3 if one.piece.genre == "photo" else 4) - (not is_few(one.piece.cuts[one.cut]))
    wide = (sheet - TEXT_GAP) / parts
    high = wide * min(1.0, crop(one.piece.picture)) / LINE + 1.3
    bare = replace(one.piece, picture=None)
    return abs(high - heights(bare, one.size, sheet - TEXT_GAP - wide)[one.cut])


def _lines(one: Placed, sheet: float) -> float:
    """Of the article in one of two columns."""
    return heights(one.piece, one.size, (sheet - GAP) / 2)[one.cut]
