"""The documents of one segment → which of them hold a term, in buckets.

In:   the documents of a segment in print order, how many buckets.
Out:  the text of each bucket; a map of bits that says which terms there are at all.
Must not know: files, addresses, other segments.

A bucket is entries parted by spaces; an entry is a term and, without a space between, the numbers of its
documents, counted from 0. Each number is told as what it is beyond the one after the last (0, 1, 2 → 0, 0,
0), in digits of base 26 (a-z, the high ones) and a last one of base 36 (0-9, A-Z). A pair has two characters,
and every other term ends with its mark, so it is plain where the numbers begin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from broadsheet.web.search.documents import Document
from broadsheet.web.search.terms import hashed, terms

_LAST: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ROOM: Final = (
    3  # bits for each term at least: of the terms that no document holds, at most a third seem held
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """A segment's index."""

    buckets: tuple[str, ...]
    held: bytes  # a bit for each of a power of two of places, the first the highest of the first byte


def postings(documents: Iterable[Document], *, buckets: int, slices: int) -> Postings:
    """`buckets` and `slices`, a power of two each: in how many the bits can be cut, at whole bytes."""
    found: defaultdict[str, str] = defaultdict(str)  # a character a document: no list has to be kept for each
    for number, document in enumerate(documents):
        for term in terms(document):
            found[term] += chr(number)
    entries: list[list[str]] = [[] for _ in range(buckets)]
    size = max(8 * slices, 1 << (_ROOM * len(found)).bit_length())
    held = bytearray(size // 8)
    shift = 33 - size.bit_length()
    for term in sorted(found):
        number, documents_of = hashed(term), found[term]
        told = _told(ord(documents_of)) if len(documents_of) == 1 else numbers(map(ord, documents_of))
        entries[number % buckets].append(term + told)
        place = number >> shift
        held[place >> 3] |= 128 >> (place & 7)
    return Postings(buckets=tuple(map(" ".join, entries)), held=bytes(held))


def numbers(rising: Iterable[int]) -> str:
    """Rising numbers as an entry tells them."""
    told = []
    expected = 0
    for number in rising:
        told.append(_told(number - expected))
        expected = number + 1
    return "".join(told)


@cache
def _told(number: int) -> str:
    rest, last = divmod(number, len(_LAST))
    high = ""
    while rest:
        rest, digit = divmod(rest, 26)
        high = chr(97 + digit) + high
    return high + _LAST[last]
