"""Copyfitting: how many lines an article takes at a width.

In:   a Piece (an article as a front may show it) and the columns it spans.
Out:  heights, in lines of teaser text; which part of a lead's text stands beside its picture.
Must not know: views, the articles beside it, files.

All measures are those of the default theme's front.css on a sheet of twelve columns, 1168 px
wide, and hold for it alone. Other widths need no second calculation: what stands side by side
narrows and widens together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor
from typing import Final, Literal

from broadsheet.web.genres import Genre
from broadsheet.web.headline import clauses, title_class

Size = Literal["lead", "h2", "h3", "h4", "run"]

LINE: Final = 29.75  # px of one line of teaser text; the unit of every height here
GAP: Final = 36.0  # px between columns
_COLUMN: Final = (1168 - 11 * GAP) / 12
_TEXT: Final = 17.0  # px of a character of teaser text
_FLOW: Final = 240.0  # px: `columns` of running text never get narrower
TEXT_GAP: Final = 24.0  # px between two columns of one text, or it and its picture
_TITLES: Final = {"h2": (30.4, 1.3), "h3": (21.0, 1.4), "h4": (18.0, 1.45), "run": (17.0, 1.75)}
_UPRIGHT: Final = {"lead": 46.0, "h2": 32.0, "h3": 26.0}  # px of a title set vertically
_UPRIGHT_ROOM: Final = 300.0  # px: a vertical title that is longer takes a second line
_UPRIGHT_MOST: Final = {
    "lead": 155.0,
    "h2": 115.0,
    "h3": 105.0,
}  # px of its lines side by side: a phone has 350
_LEAD_TEXT: Final = 19.0  # px of a character of a lead's text without a picture
_TINT: Final = 16.0  # px that a tinted page loses at its outer edge, spread over its columns
WIDE: Final = 472.0  # px: from here a picture stands beside its text, not above it
TALL: Final = 1.25  # height to width of an upright picture beside a lead's text
ALL_BESIDE: Final = 896.0  # px: from here a lead's picture has all of its text beside it
_NARROW: Final = re.compile(r"[ -~]")
_MARKS: Final = re.compile(r"[，。：；！？、“”‘’（）《》「」『』]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article as a front may show it. `cuts` are all ways to show its beginning, shortest first."""

    genre: Genre
    title: str
    kicked: bool  # a line stands above the title
    deck: str = ""
    cuts: tuple[tuple[str, ...], ...] = ((),)
    picture: tuple[int, int] | None = None  # width and height in px
    table: int = 0  # rows
    length: int = 0  # characters of the whole article
    signed: bool = False  # its writers are named below it
    long: bool = False  # worth a large headline beside the lead
    bare: bool = False  # its title alone, as a line of a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The text of a lead: what stands beside its picture, and what below."""

    beside: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    runs_on: bool = False  # the first paragraph below began beside


def width_of(span: int) -> float:
    """px of `span` columns and the gaps in them."""
    return span * _COLUMN + (span - 1) * GAP


@lru_cache(maxsize=4096)  # a paragraph is measured at every width, and again in every longer cut
def ems(text: str) -> float:
    """The width of a text in characters: Latin letters and digits are half as wide."""
    return len(text) - 0.45 * len(_NARROW.findall(text))


def title_lines(title: str, per_line: float) -> int:
    """Lines of a headline that breaks between its clauses, and in one only where it must."""
    lines, left = 1, per_line
    for clause in clauses(title):
        wide = ems(clause) - 0.5 * len(_MARKS.findall(clause))
        if wide <= left:
            left -= wide
            continue
        lines += (left < per_line) + ceil(wide / per_line) - 1
        left = max(0.0, per_line - wide)  # a clause in several lines has them to itself
    return lines


def text_lines(paragraphs: Sequence[str], width: float, size: float = _TEXT) -> int:
    """Lines of justified text in one column, each paragraph indented by two characters."""
    per_line = max(4, floor(width / size))
    return sum(ceil((ems(paragraph) + 2) / per_line) for paragraph in paragraphs)


def flowed(paragraphs: Sequence[str], width: float, size: float = _TEXT) -> float:
    """Lines of text in as many columns as fit; what is short stays in one."""
    gap = GAP if size == _LEAD_TEXT else TEXT_GAP
    columns = max(1, floor((width + gap) / (_FLOW + gap)))
    if is_few(paragraphs):
        columns = 1
    lines = text_lines(paragraphs, (width - (columns - 1) * gap) / columns, size)
    return ceil(lines / columns) * size / _TEXT


def is_few(paragraphs: Sequence[str]) -> bool:
    """Text too short for columns at any width."""
    return sum(map(len, paragraphs)) < 90


def title_px(title: str, width: float) -> float:
    """The size of a lead's headline: the shorter, the larger. One class of front.css for each row."""
    by_class = {"w1": (0.115, 83.2), "w2": (0.088, 72.0), "w3": (0.064, 56.0), "w4": (0.052, 46.4)}
    share, most = by_class[title_class(title)]
    return min(most, share * width)


@lru_cache(maxsize=4096)
def heights(piece: Piece, size: Size, width: float) -> tuple[float, ...]:
    """Lines that the piece takes in a column of `width` px with each of its cuts, the shortest first."""
    if is_upright(piece, size):
        return _upright(piece, size, width)
    if size == "lead":
        return _lead(piece, width)
    if size == "run":
        return tuple(
            text_lines((f"{piece.title}　{''.join(cut)}",), width, 15) * 0.86 + _signature(piece, cut) + 0.4
            for cut in piece.cuts
        )
    head = _head(piece, size, width)
    inner = width - (19 if piece.genre == "column" else 0)
    return tuple(head + each for each in _bodies(piece, inner, beside=width >= WIDE))


def is_upright(piece: Piece, size: Size) -> bool:
    """A literary title is set vertically, unless it is so long that it would leave its text no room."""
    return (
        piece.genre == "literary" and size in _UPRIGHT and _upright_width(piece, size) <= _UPRIGHT_MOST[size]
    )


def _upright_width(piece: Piece, size: Size) -> float:
    px = _UPRIGHT[size]
    return title_lines(piece.title, _UPRIGHT_ROOM / (px * 1.12)) * px * 1.3 + 32 * piece.kicked


def _head(piece: Piece, size: Size, width: float) -> float:
    px, leading = _TITLES[size]
    deck = ceil(ems(piece.deck) * _TEXT / width) * 0.92 + 0.35 if piece.deck else 0.0
    return 0.85 * piece.kicked + title_lines(piece.title, width / px) * px * leading / LINE + deck


def _lead_head(piece: Piece, width: float, px: float) -> float:
    spaced = 1.05 if title_class(piece.title) == "w1" else 1.01
    deck = ceil(ems(piece.deck) * 20.8 / width) * 1.05 + 0.4 if piece.deck else 0.0
    return 0.9 * piece.kicked + title_lines(piece.title, width / px / spaced) * px * 1.16 / LINE + deck


def _signature(piece: Piece, cut: Sequence[str]) -> float:
    return 1.0 if piece.signed or piece.length > sum(map(len, cut)) else 0.0


def _bodies(piece: Piece, width: float, *, beside: bool) -> tuple[float, ...]:
    table = piece.table * 1.2 - 0.3 if piece.table else 0.0
    picture = crop(piece.picture)
    if picture and beside:
        half = (width - TEXT_GAP) / 2
        high = half * picture / LINE + 1.3
        return tuple(
            max(high, text_lines(cut, half) + 0.3 + _signature(piece, cut)) + 0.3 for cut in piece.cuts
        )
    above = width * picture / LINE + 1.8 if picture else 0.0
    return tuple(above + table + _text(cut, width) + _signature(piece, cut) for cut in piece.cuts)


def _text(cut: Sequence[str], width: float, size: float = _TEXT) -> float:
    return flowed(cut, width, size) + 0.3 if cut else 0.0


def crop(picture: tuple[int, int] | None) -> float:
    """Height to width of a small picture: upright ones nearly square, all others 3:2; 0 without one."""
    return 0.0 if picture is None else 1.1 if _is_tall(picture) else 2 / 3


def _is_tall(picture: tuple[int, int]) -> bool:
    return picture[1] > picture[0]


def _upright(piece: Piece, size: Size, width: float) -> tuple[float, ...]:
    """A vertical title at the left, the text beside it."""
    long = min(_UPRIGHT_ROOM, ems(piece.title) * _UPRIGHT[size] * 1.12)
    side = _upright_width(piece, size)
    deck = 1.3 if piece.deck else 0.0
    left = width - side - 18 - _TINT
    if size == "lead" and not piece.picture:
        rest = tuple(_text(cut, left, _LEAD_TEXT) + 0.4 + _signature(piece, cut) for cut in piece.cuts)
    else:
        rest = _bodies(piece, left, beside=width >= WIDE)
    return tuple(max(long / LINE + 0.3, deck + each) for each in rest)


def picture_lines(piece: Piece, width: float) -> float:
    """Lines that the picture of a lead and its caption take where text stands beside it."""
    wide, high = piece.picture or (1, 1)
    share, shape = (2 / 5, TALL) if high > wide else (5 / 8, high / wide)
    return (width - GAP) * share * shape / LINE + 1.1


def _lead(piece: Piece, width: float) -> tuple[float, ...]:
    if piece.picture and width >= ALL_BESIDE:
        return _beside_all(piece, piece.picture, width)
    head = _lead_head(piece, width, title_px(piece.title, width))
    return tuple(
        head
        + (_pictured(piece, cut, width) + 0.6 if piece.picture else _text(cut, width, _LEAD_TEXT) + 0.3)
        + _signature(piece, cut)
        for cut in piece.cuts
    )


def _beside_all(piece: Piece, picture: tuple[int, int], width: float) -> tuple[float, ...]:
    """Alone in its row: below the headline the picture at the left, all text at its right."""
    wide, high = picture
    right = 0.52 * width
    beside = (width - GAP - right) * min(high / wide, 1.0) / LINE + 1.1
    head = _lead_head(piece, width, title_px(piece.title, width))
    return tuple(head + max(beside, _text(cut, right) + _signature(piece, cut)) + 0.4 for cut in piece.cuts)


def _pictured(piece: Piece, cut: tuple[str, ...], width: float) -> float:
    parts = parted(piece, cut, width)
    top = picture_lines(piece, width) if parts.beside else width * 9 / 16 / LINE + 1.1
    below = flowed(parts.below, width) + 0.7 if parts.below else 0.0
    return max(top, text_lines(parts.beside, _beside_width(piece, width))) + below


def _beside_width(piece: Piece, width: float) -> float:
    return (width - GAP) * (3 / 5 if _is_tall(piece.picture or (1, 1)) else 3 / 8)


def parted(piece: Piece, cut: tuple[str, ...], width: float) -> Parts:
    """As much of a lead's text beside its picture as matches its height.

    Parted between paragraphs where that comes near, else after a sentence.
    """
    if piece.picture is None or not cut:
        return Parts(below=cut)
    width = min(width, width_of(8))
    room, side = picture_lines(piece, width), _beside_width(piece, width)
    if _is_tall(piece.picture) and text_lines(cut, side) < room + 3:
        return Parts(beside=cut)
    size = sum(map(len, cut))
    within = [each for each in piece.cuts if sum(map(len, each)) <= size]
    best = min(within, key=lambda each: _misfit(each, cut, room, side))
    if not (_is_tall(piece.picture) or room * 0.45 < text_lines(best, side) < room + 3):
        return Parts(below=cut)
    rest = cut[len(best) - 1][len(best[-1]) :]
    return Parts(beside=best, below=(*((rest,) if rest else ()), *cut[len(best) :]), runs_on=bool(rest))


def _misfit(part: tuple[str, ...], cut: tuple[str, ...], room: float, width: float) -> float:
    over = text_lines(part, width) - room
    return abs(over) * (2 if over > 0.6 else 1) + (0.0 if part[-1] in cut else 1.2)
