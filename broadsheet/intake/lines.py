"""Decoded text → its printed lines, each with its place in the text.

In:   the whole text of a source.
Out:  the lines that hold something, in order, with offsets, and a folded form for rules.
Must not know: what a line is (roles), where articles begin (cut).

A rule never reads the raw text: it reads `face`, the characters of the line's pieces one for one with
widths folded, so that one pattern meets （ and (, ： and :, U+3000 and a space, ⼒ and 力. What is in
no piece says nothing: zero-width and control characters, and the spaces that `noise` finds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median_low
from typing import Final, Literal

from broadsheet.chinese.glyphs import one_of, ordinary
from broadsheet.intake.noise import find_noise, slipped_brackets
from broadsheet.intake.spans import INVISIBLE, Piece

# Where characters with a folded form stand; Han beyond these ranges are their own form.
_FOLDED: Final = (range(0x3400), range(0xE000, 0x10000))
# Printed for one another in raw dumps and old code pages, and one sign to a reader.
_ALIKE: Final = dict(zip("╱∕︰─―‧•・〝〞", "//:——···“”", strict=True))
Stand = Literal["", "begins", "goes on", "inside"]

_INSIDE: Final = re.compile("[\0-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u200b-\u200d\u2060\ufeff]")
_EDITOR_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def _faces() -> dict[str, str]:
    chars = "".join(chr(code) for span in _FOLDED for code in span)
    pairs = zip(chars, ordinary(chars), strict=True)
    return {char: face for char, plain in pairs if (face := _face(char, plain)) != char}


def _face(char: str, plain: str) -> str:
    if char.isspace() or char in INVISIBLE or unicodedata.category(char) == "Cc":
        return " "
    folded = unicodedata.normalize("NFKC", plain)
    return _ALIKE.get(plain) or (folded if len(folded) == 1 else plain)


_FACES: Final = _faces()
_TO_FOLD: Final = one_of(_FACES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that holds something.

    `number` counts from 1 as an editor's program counts, blank lines included; where a form feed or the like
    ends a line, the next has the same number. `start` and `end` are offsets of its content without the white
    space around it; `pieces` are what its face is made of, in reading order; `noise` says why characters
    between them were dropped. `gap` is the number of empty lines just above, less what is usual on this
    page: below 0 the line stands close to the one above. `printed` are the printed lines that it was joined
    from, and `stands` how it stands in their column: a paragraph that begins there, one that goes on, what
    is set inside a sentence; unknown on other pages.
    """

    number: int
    start: int
    end: int
    face: str
    gap: int
    pieces: tuple[Piece, ...]
    noise: Mapping[int, str]
    printed: tuple[Line, ...] = ()
    stands: Stand = ""

    @property
    def as_printed(self) -> tuple[Line, ...]:
        """The lines of the source that it stands on."""
        return self.printed or (self,)


_NO_NOISE: Final[Mapping[int, str]] = {}


def fold(text: str) -> str:
    """`text` as rules read it: widths folded, white space and controls as U+0020; same length."""
    return _TO_FOLD.sub(_folded, text)


def _folded(char: re.Match[str]) -> str:
    return _FACES[char[0]]


def line_starts(text: str) -> tuple[int, ...]:
    """Where each line begins as an editor's program counts them, and the end of the text."""
    return tuple(accumulate(map(len, _EDITOR_LINE.findall(text)), initial=0))


def cut_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold something. Linear in its length."""
    raws = text.splitlines(keepends=True)
    noise = find_noise(raws)
    found: list[tuple[int, int, str, int, tuple[Piece, ...], Mapping[int, str]]] = []
    start = blanks = 0
    number = 1
    for at, raw in enumerate(raws):
        folded = fold(raw)
        face = folded.strip(" ")
        if face:
            left = start + len(folded) - len(folded.lstrip(" "))
            pieces: tuple[Piece, ...] = (Piece(left, left + len(face)),)
            dropped = noise.get(at, _NO_NOISE)
            if dropped or _INSIDE.search(raw):
                dropped = {start + offset: reason for offset, reason in dropped.items()}
                pieces = _pieces(text, pieces[0], dropped)
                face = fold("".join(text[piece.start : piece.end] for piece in pieces))
            found.append((number, left, face, blanks, pieces, dropped))
            blanks = 0
        else:
            blanks += 1
        start += len(raw)
        number += raw[-1] in "\r\n"
    usual = median_low([blanks for _, _, _, blanks, *_ in found[1:]] or [0])
    return tuple(
        Line(
            number=number,
            start=left,
            end=max(piece.end for piece in pieces),
            face=face,
            gap=blanks - usual,
            pieces=pieces,
            noise=dropped,
        )
        for number, left, face, blanks, pieces, dropped in found
    )


def _pieces(text: str, whole: Piece, dropped: Mapping[int, str]) -> tuple[Piece, ...]:
    """What is left of a line in reading order, without noise and what nobody sees."""
    order = [at for at in range(whole.start, whole.end) if at not in dropped and not _INSIDE.match(text[at])]
    swapped: dict[int, int] = {}
    for first, second in slipped_brackets(text[whole.start : whole.end]):
        swapped[whole.start + first] = whole.start + second
        swapped[whole.start + second] = whole.start + first
    return tuple(_runs([swapped.get(at, at) for at in order] if swapped else order))


def _runs(order: Sequence[int]) -> Iterator[Piece]:
    start = end = order[0]
    for at in order:
        if at != end:
            yield Piece(start, end)
            start = at
        end = at + 1
    yield Piece(start, end)
