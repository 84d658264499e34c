"""Where every character of a source went: the spans, and the pieces that fields are made of.

In:   the text, and pieces of it that a field takes.
Out:  field texts; at the end spans that follow one another from 0 to the end of the text (law 1).
Must not know: which field takes what, and why.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from broadsheet.chinese.glyphs import ordinary
from broadsheet.chinese.house_style import HouseStyle

Taker = Literal["article", "furniture", "discard"]
EDGE: Final = "white space at a line's edge"
BREAK: Final = "line end"
CONTROL: Final = "control character"
INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff")
_BREAKS: Final = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class Piece(NamedTuple):
    """Characters start to end of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One run of characters and the one place it went to.

    `place` says which kind; for an article also its number on the page (`article`, from 1), the
    `field` of it, and the `index` of the field from 1 (which paragraph, which photo). `reason` says
    why characters were discarded; `rules` are the rows of evidence that gave the line its role.
    """

    start: int
    end: int
    place: Taker
    article: int = 0
    field: str = ""
    index: int = 0
    reason: str = ""
    rules: tuple[str, ...] = ()


def joined(text: str, pieces: Sequence[Piece]) -> str:
    """The raw characters of `pieces` in order; a space between two Latin words that a break parted."""
    made: list[str] = []
    for at, piece in enumerate(pieces):
        if at and text[piece.start].isascii() and _needs_space(text, pieces[at - 1], piece):
            made.append(" ")
        made.append(text[piece.start : piece.end])
    return "".join(made)


def _needs_space(text: str, above: Piece, below: Piece) -> bool:
    """A line end between two Latin letters stood for a space; any other for nothing, as what a line drops."""
    if not (_is_latin(text[above.end - 1]) and _is_latin(text[below.start])):
        return False
    return below.start < above.start or bool(_BREAKS.search(text, above.end, below.start))


def field_text(text: str, pieces: Sequence[Piece], style: HouseStyle) -> str:
    """What a field says: its pieces in ordinary glyphs, set in the paper's style."""
    return style.applied(ordinary(joined(text, pieces)))


def visible(text: str, piece: Piece) -> Iterator[Piece]:
    """`piece` in parts that hold no control or zero-width character."""
    start = piece.start
    if not any(map(_is_invisible, text[piece.start : piece.end])):
        yield piece
        return
    for at in range(piece.start, piece.end):
        if _is_invisible(text[at]):
            if start < at:
                yield Piece(start, at)
            start = at + 1
    if start < piece.end:
        yield Piece(start, piece.end)


def trimmed(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces` without the white space at the head of the first and the tail of the last."""
    kept = list(pieces)
    while kept and not (head := text[kept[0].start : kept[0].end].lstrip()):
        kept.pop(0)
    while kept and text[kept[-1].start : kept[-1].end].isspace():
        kept.pop()
    if kept:
        kept[0] = Piece(kept[0].end - len(head), kept[0].end)
        size = len(text[kept[-1].start : kept[-1].end].rstrip())
        kept[-1] = Piece(kept[-1].start, kept[-1].start + size)
    return kept


def take(text: str, pieces: Sequence[Piece], size: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of the first `size` characters of what `joined` makes of them, and the rest."""
    head: list[Piece] = []
    rest: list[Piece] = []
    for at, piece in enumerate(pieces):
        size -= bool(at and _needs_space(text, pieces[at - 1], piece))
        wanted = max(0, min(size, piece.end - piece.start))
        size -= wanted
        middle = piece.start + wanted
        if wanted:
            head.append(Piece(piece.start, middle))
        if middle < piece.end:
            rest.append(Piece(middle, piece.end))
    return tuple(head), tuple(rest)


def fill(text: str, placed: Sequence[Span], noise: Mapping[int, str]) -> tuple[Span, ...]:
    """All spans in order, the characters between them as discards with their reason.

    `noise`: why the characters were dropped that say nothing although they stand inside a line.
    """
    whole: list[Span] = []
    at = 0
    for span in sorted(placed, key=lambda span: span.start):
        whole += _discards(text, at, span.start, noise)
        whole.append(span)
        at = span.end
    whole += _discards(text, at, len(text), noise)
    return tuple(whole)


def _discards(text: str, start: int, end: int, noise: Mapping[int, str]) -> Iterator[Span]:
    while start < end:
        reason = noise.get(start) or _reason(text, start)
        stop = start + 1
        while stop < end and (noise.get(stop) or _reason(text, stop)) == reason:
            stop += 1
        yield Span(start=start, end=stop, place="discard", reason=reason)
        start = stop


def _reason(text: str, at: int) -> str:
    char = text[at]
    if _BREAKS.match(char):
        return BREAK
    return EDGE if char.isspace() else CONTROL


def _is_invisible(char: str) -> bool:
    return char in INVISIBLE or (char != "\t" and unicodedata.category(char) == "Cc")


def _is_latin(char: str) -> bool:
    return char.isalpha() and char.isascii()
