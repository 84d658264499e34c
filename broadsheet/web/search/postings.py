"""The documents of one segment → which of them hold a term, in buckets.

In:   the documents of a segment in print order, how many buckets.
Out:  the text of each bucket; for the directory, how many terms and triples set each of its bits.
Must not know: files, addresses, other segments.

A bucket is entries parted by spaces; an entry is a term and, without a space between, the numbers of its
documents, counted from 0. Each number is told as what it is beyond the one after the last (0, 1, 2 → 0, 0,
0), in digits of base 26 (a-z, the high ones) and a last one of base 36 (0-9, A-Z). A pair has two characters,
and every other term ends with its mark, so it is plain where the numbers begin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final

from broadsheet.web.search.documents import Document
from broadsheet.web.search.terms import hashed, length, terms, triples

MANY: Final = 255  # a count that stands for as many or more
_LAST: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ROOM: Final = 4  # bits for each character at least: of what no document holds, one in twelve seems held
_SET: Final = b"0" + b"1" * MANY


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """A segment's index."""

    buckets: tuple[str, ...]
    counts: bytes  # of each bit of the directory: how many terms and triples set it
    slices: int  # in how many the bits can be cut
    worn: int = 0  # how often something was taken from a count of MANY, and left it as it was

    @property
    def held(self) -> bytes:
        """The bits themselves; the first is the highest of a byte."""
        return int(self.counts.translate(_SET), 2).to_bytes(len(self.counts) // 8, "big")


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
    counts = bytearray(room(documents, slices))
    count(counts, chain(numbered.values(), longer), len(counts), slices)
    return Postings(buckets=tuple(map(" ".join, entries)), counts=bytes(counts), slices=slices)


def room(documents: Iterable[Document], slices: int) -> int:
    """Bits of the directory for a segment, a power of two."""
    return max(8 * slices, 1 << (_ROOM * sum(map(length, documents))).bit_length())


def count(counts: bytearray | Counter[int], numbered: Iterable[int], size: int, slices: int) -> None:
    """Add each number to two of `size` bits: its high ones say a slice and one place there, its low another.

    A loop of few steps: it turns for every character of a segment.
    """
    shift = 33 - size.bit_length()
    low = size // slices - 1
    high = size - 1 - low
    for number in numbered:
        place = number >> shift
        other = place & high | number & low
        try:  # noqa: SIM105 - a context manager in each turn costs more than the sum
            counts[place] += 1
        except ValueError:  # MANY
            pass
        try:  # noqa: SIM105
            counts[other] += 1
        except ValueError:
            pass


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
