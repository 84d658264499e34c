"""Copyfitting in vertical lines: how wide an article is in a box of a height.

In:   a Piece, its size, the cut shown; how many 段 the box has, of how many characters each.
Out:  widths in characters of text.
Must not know: views, the articles beside it, files.

A vertical page is a grid of 段: strips of even height, in which lines stand side by side from the
right. A box is one or more 段 high and as wide as its text asks; what is counted here is the size
that the browser will find for it. All measures are those of zhipai's makeup.css.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, inf
from typing import Final

from broadsheet.web.copyfit import Piece, Size, ems, title_lines
from broadsheet.web.headline import title_class

LINE: Final = 1.8  # one line of text and the space beside it; all measures in characters of text
BETWEEN: Final = 1.2  # two 段
SIDES: Final = 1.9  # of a box: space before its head and after its text, the rule
_AFTER_HEAD: Final = 0.5
_LEADING: Final = 1.3  # of a headline
_SPACED: Final = 1.12  # its characters stand apart
_LEADS: Final = {"w1": 4.4, "w2": 3.7, "w3": 2.9, "w4": 2.4}
_TITLES: Final = {"h2": 1.9, "h3": 1.45, "h4": 1.15, "run": 1.0}
_KICK: Final = 1.5
_CAPTION: Final = 3.0
PICTURE: Final = 20  # a picture is no higher, however high the 段
_MOST_WIDE: Final = 1.5  # a picture is cut to this share of its height
_MARKS: Final = 1.03  # a mark that may not begin a line takes a character with it
_TABLE: Final = (15.5, 2.05)  # width; height of a row


def height(strips: int, high: int) -> float:
    """Of a box of so many 段."""
    return strips * high + (strips - 1) * BETWEEN


@lru_cache(maxsize=65536)
def width(piece: Piece, size: Size, cut: int, strips: int, high: int) -> float:
    """Characters that the article is wide in `strips` 段 of `high` characters; inf if it finds no room."""
    tall = height(strips, high)
    if piece.table and (piece.table + 1) * _TABLE[1] > tall:
        return inf
    return SIDES + _head(piece, size, tall) + _rest(piece, size, cut, strips, high)


def _head(piece: Piece, size: Size, tall: float) -> float:
    px = _LEADS[title_class(piece.title)] if size == "lead" else _TITLES[size]
    lines = title_lines(piece.title, tall / px / _SPACED)
    return _KICK * piece.kicked + lines * px * _LEADING + _AFTER_HEAD


def _rest(piece: Piece, size: Size, cut: int, strips: int, high: int) -> float:
    shown = piece.cuts[cut]
    large = 1.3 if size == "lead" else 1.1
    deck = ceil(ems(piece.deck) * large / height(strips, high)) * large * 1.6 + 0.4 if piece.deck else 0.0
    signed = piece.signed or piece.length > sum(map(len, shown))
    along = height(strips, high) if piece.table else high
    lines = sum(ceil((_MARKS * ems(paragraph) + 2) / along) for paragraph in shown) + signed
    if piece.table:
        return deck + _TABLE[0] + lines * LINE
    picture = picture_width(piece, high)
    return deck + max(picture, ceil((picture / LINE + lines) / strips) * LINE)


def picture_width(piece: Piece, high: int) -> float:
    """A picture takes one 段, its caption stands at its left."""
    if piece.picture is None:
        return 0.0
    wide, tall = piece.picture
    return min(wide / tall, _MOST_WIDE) * min(high, PICTURE) + _CAPTION
