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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final

from broadsheet.web.search.documents import Document
from broadsheet.web.search.terms import hashed, length, terms, triples

_LAST: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ROOM: Final = 4  # bits for each character at least: of what no document holds, one in twelve seems held


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """A segment's index."""

    buckets: tuple[str, ...]
    held: bytes  # two bits for each term and triple, of a power of two; the first the highest of a byte


def postings(documents: Sequence[Document], *, buckets: int, slices: int) -> Postings:
    """`buckets` and `slices`, a power of two each: in how many the bits can be cut, at whole bytes."""
    found: defaultdict[str, str] = defaultdict(str)  # a character a document: no list has to be kept for each
    for number, document in enumerate(documents):
        for term in terms(document):
            found[term] += chr(number)
    numbered = {term: hashed(term) for term in found}
    entries: list[list[str]] = [[] for _ in range(buckets)]
    for term in sorted(found):
        documents_of = found[term]
        told = _told(ord(documents_of)) if len(documents_of) == 1 else numbers(map(ord, documents_of))
        entries[numbered[term] % buckets].append(term + told)
    longer = chain.from_iterable(map(triples, documents))
    characters = sum(map(length, documents))
    return Postings(
        buckets=tuple(map(" ".join, entries)),
        held=_bits(chain(numbered.values(), longer), characters, slices),
    )


def _bits(numbered: Iterable[int], characters: int, slices: int) -> bytes:
    """The high bits of a number say its slice and one place there, its low bits another."""
    size = max(8 * slices, 1 << (_ROOM * characters).bit_length())
    held = bytearray(b"0") * size
    shift = 33 - size.bit_length()
    low = size // slices - 1
    high = size - 1 - low
    for number in numbered:
        place = number >> shift
        held[place] = held[place & high | number & low] = 49
    return int(held, 2).to_bytes(size // 8, "big")


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
