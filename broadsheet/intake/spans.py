"""Where every character of a source went: the spans, and the pieces that fields are made of.

In:   the text, and pieces of it that a field takes.
Out:  field texts; at the end spans that follow one another from 0 to the end of the text (law 1).
Must not know: which field takes what, and why.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from broadsheet.chinese.glyphs import ordinary
from broadsheet.chinese.punctuation import normalise
from broadsheet.intake.lines import INVISIBLE

Taker = Literal["article", "furniture", "discard"]
EDGE: Final = "white space at a line's edge"
BREAK: Final = "line end"
CONTROL: Final = "control character"


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
    made = ""
    for piece in pieces:
        part = text[piece.start : piece.end]
        made += (" " if needs_space(made, part) else "") + part
    return made


def needs_space(left: str, right: str) -> bool:
    """A break between two Latin letters stood for a space; any other for nothing."""
    return bool(left and right) and _is_latin(left[-1]) and _is_latin(right[0])


def field_text(text: str, pieces: Sequence[Piece]) -> str:
    """What a field says: its pieces without invisible characters, glyphs and punctuation normalised."""
    said = joined(text, [part for piece in pieces for part in visible(text, piece)])
    return normalise(ordinary(said))


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


def trimmed(text: str, piece: Piece) -> Piece:
    """`piece` without the white space at its edges."""
    part = text[piece.start : piece.end]
    left = len(part) - len(part.lstrip())
    right = len(part) - len(part.rstrip())
    return piece if left == len(part) else Piece(piece.start + left, piece.end - right)


def take(pieces: Sequence[Piece], size: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The first `size` characters of `pieces`, and the rest."""
    head: list[Piece] = []
    rest: list[Piece] = []
    for piece in pieces:
        wanted = min(size, piece.end - piece.start)
        size -= wanted
        middle = piece.start + wanted
        if wanted:
            head.append(Piece(piece.start, middle))
        if middle < piece.end:
            rest.append(Piece(middle, piece.end))
    return tuple(head), tuple(rest)


def fill(text: str, placed: Sequence[Span]) -> tuple[Span, ...]:
    """All spans in order, the characters between them as discards with their reason."""
    whole: list[Span] = []
    at = 0
    for span in sorted(placed, key=lambda span: span.start):
        whole += _discards(text, at, span.start)
        whole.append(span)
        at = span.end
    whole += _discards(text, at, len(text))
    return tuple(whole)


def _discards(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        reason = _reason(text, start)
        stop = start + 1
        while stop < end and _reason(text, stop) == reason:
            stop += 1
        yield Span(start=start, end=stop, place="discard", reason=reason)
        start = stop


def _reason(text: str, at: int) -> str:
    char = text[at]
    if char.splitlines() == [""]:
        return BREAK
    return EDGE if char.isspace() else CONTROL


def _is_invisible(char: str) -> bool:
    return char in INVISIBLE or (char != "\t" and unicodedata.category(char) == "Cc")


def _is_latin(char: str) -> bool:
    return char.isalpha() and char.isascii()
