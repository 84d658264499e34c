"""Order by strokes, for readers of Traditional Chinese: 1劃 to 48劃, then in the order of dictionaries.

In:   a name or word in the script of its readers.
Out:  how many strokes it begins with; a key that sorts.
Must not know: readings, people, pages.

Source: the collation `stroke` of CLDR for zh-Hant, exported once into strokes.tsv by
benchmarks/stroke_order.mjs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

UNKNOWN: Final = 99  # strokes of a Han that the table lacks: behind all others


def strokes(text: str) -> int:
    """Strokes of the first character as it is written in Taiwan (范 9); 0 where it is no Han of the table."""
    return _places().get(unicodedata.normalize("NFC", text[:1]), (0, 0))[0]


def stroke_key(text: str) -> tuple[tuple[int, int], ...]:
    """Sorts character by character: Han by strokes, then by radical; all others behind, by code point."""
    known = _places()
    return tuple(known.get(char, (UNKNOWN, ord(char))) for char in unicodedata.normalize("NFC", text))


@cache
def _places() -> Mapping[str, tuple[int, int]]:
    """strokes.tsv: character → (strokes, place among those with as many)."""
    lines = resources.files(__package__).joinpath("strokes.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {char: (int(count), place) for count, chars in rows for place, char in enumerate(chars)}
