"""Decoded text → its printed lines, each with its place in the text.

In:   the whole text of a source.
Out:  the lines that hold something, in order, with offsets, and a folded form for rules.
Must not know: what a line is (roles), where articles begin (cut).

A rule never reads the raw text: it reads `face`, the same characters one for one with widths
folded, so that one pattern meets （ and (, ： and :, U+3000 and a space, ⼒ and 力.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from statistics import median_low
from typing import Final

INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff")


# Where characters with a folded form stand; Han beyond these ranges are their own form.
_FOLDED: Final = (range(0x3400), range(0xF900, 0x10000))


def _faces() -> dict[int, str]:
    return {code: face for span in _FOLDED for code in span if (face := _face(chr(code))) != chr(code)}


def _face(char: str) -> str:
    if char.isspace() or char in INVISIBLE or unicodedata.category(char) == "Cc":
        return " "
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


_FACES: Final = _faces()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that holds something.

    `number` counts from 1 over all lines of the source, blank ones included; `start` and `end`
    are offsets of its content without the white space around it; `gap` is the number of empty
    lines just above, less what is usual on this page: below 0 the line stands close to the one above.
    """

    number: int
    start: int
    end: int
    face: str
    gap: int


def fold(text: str) -> str:
    """`text` as rules read it: widths folded, white space and controls as U+0020; same length."""
    return text.translate(_FACES)


def cut_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold something. Linear in its length."""
    found: list[tuple[int, int, str, int]] = []
    start = blanks = 0
    for number, raw in enumerate(text.splitlines(keepends=True), start=1):
        folded = raw.translate(_FACES)
        face = folded.strip(" ")
        if face:
            left = start + len(folded) - len(folded.lstrip(" "))
            found.append((number, left, face, blanks))
            blanks = 0
        else:
            blanks += 1
        start += len(raw)
    usual = median_low([blanks for *_, blanks in found[1:]] or [0])
    return tuple(
        Line(number=number, start=left, end=left + len(face), face=face, gap=blanks - usual)
        for number, left, face, blanks in found
    )
