"""The normal form in which a search compares texts: script, width, case and white space do not count.

In:   text of any script.
Out:  the same text folded: each character as the first of its class, or nothing.
Must not know: what is searched, variants of a site.

A character is decomposed (NFKD: full width → half, é → e and an accent) and made small, then accents, white
space and marks without a width are dropped, and a member of a class stands as the first of it. A page's
script does the same with what a reader types. `benchmarks/character_classes.py` made the classes out of
OpenCC's tables: 里 裡 裏 are one, and so are “ and 「.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final

# separators, marks on other characters, controls, formats without a width
_SILENT: Final = frozenset(("Zs", "Zl", "Zp", "Mn", "Mc", "Me", "Cc", "Cf"))


def fold(text: str) -> str:
    """The normal form of a text. The fold of two texts joined is that of one after that of the other."""
    return text.translate(_folds())


@cache
def classes() -> tuple[str, ...]:
    """Every class of characters that are one for a search, the first member standing for all."""
    table = files("broadsheet.chinese").joinpath("folding.txt").read_text(encoding="utf-8")
    return tuple(table.split())


class _Folds(dict[int, str]):
    """Code point → its normal form, found out when it is met."""

    def __init__(self) -> None:
        super().__init__()
        self._first = {char: each[0] for each in classes() for char in each}

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(code)).lower()
        kept = (char for char in plain if unicodedata.category(char) not in _SILENT)
        self[code] = "".join(self._first.get(char, char) for char in kept)
        return self[code]


@cache
def _folds() -> _Folds:
    return _Folds()
