"""What the index looks up: pairs of characters, and what a reader may choose by.

In:   documents.
Out:  their terms; the number by which a term finds its place, the same as the page's script has it.
Must not know: where postings stand, files.

A pair is two neighbouring characters of one field in normal form. Whoever holds a text of n characters holds
each of its n - 1 pairs, so no article is missed; that the pairs stand in a row is seen in its text.
All other terms begin and end with a space of full width, which no normal form has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from operator import add, and_
from typing import Final

from broadsheet.chinese.folding import fold
from broadsheet.web.search.documents import Document

MARK: Final = "\u3000"
_WORD: Final = 0xFFFFFFFF
_BASIS, _PRIME, _MIX = 0x811C9DC5, 0x01000193, 0x85EBCA6B  # of FNV-1a, and one round of murmur's finish


def pairs(folded: str) -> set[str]:
    return set(map(add, folded, folded[1:]))


def triples(document: Document) -> Iterator[int]:
    """Numbers for the directory alone: a rare text has its pairs in many segments, its triples in few."""
    first, second, third = _PLACED
    for folded in map(fold, (*document.headline, *document.text)):
        ahead = map(add, map(first, folded), map(second, folded[1:]))
        yield from map(and_, map(add, ahead, map(third, folded[2:])), repeat(_WORD))


def length(document: Document) -> int:
    """Characters that are searched."""
    return sum(map(len, (*document.headline, *document.text)))


def terms(document: Document) -> set[str]:
    """Every term that finds a document."""
    headline = _pairs_of(document.headline)
    found = headline | _pairs_of(document.text)
    found.update(_chosen("t", pair) for pair in headline)
    found.update(_chosen("p", fold(name)) for name in document.people)
    found.update((_chosen("s", document.section), _chosen("n", _number(document.label))))
    return found


def _pairs_of(fields: Iterable[str]) -> set[str]:
    return set().union(*(pairs(fold(field)) for field in fields))


def _chosen(kind: str, value: str) -> str:
    return f"{MARK}{kind}{value}{MARK}"


def _number(label: str) -> str:
    """01 and 1 are one page."""
    return fold(label).lstrip("0")


def hashed(term: str) -> int:
    """A number of 32 bits, of which both the low and the high bits spread well."""
    state = _BASIS
    for char in term:
        state = ((state ^ ord(char)) * _PRIME) & _WORD
    state = ((state ^ state >> 16) * _MIX) & _WORD
    return state ^ state >> 13


class _Placed(dict[str, int]):
    """Character → its number at a place of a triple, found out when it is met."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = str(place)

    def __missing__(self, char: str) -> int:
        self[char] = hashed(self._place + char)
        return self[char]


# the sum of three is the number of a triple
_PLACED: Final = (_Placed(0).__getitem__, _Placed(1).__getitem__, _Placed(2).__getitem__)
