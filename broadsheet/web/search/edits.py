"""The index of a segment after an edit: what has changed is looked at again, and nothing else.

In:   an index, the documents that it was made of, those of today.
Out:  the index of those of today, byte for byte as if it were made anew.
Must not know: files, what is remembered.

A term that a document has gained or lost toggles its number in one entry. A bit of the directory is set while
anything sets it, so how many do is counted; a full count cannot be counted down, and where that has happened
too often all is counted anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from broadsheet.web.search.documents import Document
from broadsheet.web.search.postings import MANY, Postings, count, numbers, postings, room
from broadsheet.web.search.terms import MARK, hashed, terms, triples

_PART: Final = 4  # where more than one of so many documents has changed, making all anew is as quick


@dataclass(frozen=True, slots=True, kw_only=True)
class _Changes:
    """What is gained and lost in all."""

    terms: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))  # → whose has changed
    gained: Counter[int] = field(default_factory=Counter)  # numbers for the directory
    lost: Counter[int] = field(default_factory=Counter)


def followed(
    index: Postings, before: Sequence[Document], after: Sequence[Document], *, buckets: int, slices: int
) -> Postings:
    """The postings of `after`, by `index`, which are those of `before`; `buckets` and `slices` as there."""
    pairs = enumerate(zip_longest(before, after))
    edits = [(number, old, new) for number, (old, new) in pairs if old != new]
    same = (len(index.buckets), index.slices, len(index.counts)) == (buckets, slices, room(after, slices))
    if not same or len(edits) * _PART > len(after):
        return postings(after, buckets=buckets, slices=slices)
    changes = _changes(edits)
    edited = _edited(index.buckets, changes)
    counts, worn = _counted(index, changes)
    if worn >= MANY:
        return postings(after, buckets=buckets, slices=slices)
    return Postings(buckets=edited, counts=counts, slices=slices, worn=worn)


def _changes(edits: Iterable[tuple[int, Document | None, Document | None]]) -> _Changes:
    changes = _Changes()
    for number, old, new in edits:
        for term in (terms(old) if old else set()) ^ (terms(new) if new else set()):
            changes.terms[term].add(number)
        was, now = Counter(triples(old) if old else ()), Counter(triples(new) if new else ())
        changes.gained.update(now - was)
        changes.lost.update(was - now)
    return changes


def _edited(buckets: Sequence[str], changes: _Changes) -> tuple[str, ...]:
    """The buckets with every change; of a term that comes or goes, the directory is told too."""
    made = list(buckets)
    touched: defaultdict[int, dict[str, set[int]]] = defaultdict(dict)
    for term, toggled in changes.terms.items():
        touched[hashed(term) % len(buckets)][term] = toggled
    for place, several in touched.items():
        entries = dict(_entries(made[place]))
        for term, toggled in several.items():
            was = set(_numbers(entries.pop(term, "")))
            now = was ^ toggled
            if now:
                entries[term] = numbers(sorted(now))
            if not was or not now:
                (changes.lost if was else changes.gained)[hashed(term)] += 1
        made[place] = " ".join(term + told for term, told in sorted(entries.items()))
    return tuple(made)


def _counted(index: Postings, changes: _Changes) -> tuple[bytes, int]:
    """How many set each bit now, and how often a full count was to be counted down."""
    counts = bytearray(index.counts)
    lost: Counter[int] = Counter()
    count(lost, changes.lost.elements(), len(counts), index.slices)
    worn = index.worn
    for place, times in lost.items():
        if counts[place] < MANY:
            counts[place] -= times
        else:
            worn += times
    count(counts, changes.gained.elements(), len(counts), index.slices)
    return bytes(counts), worn


def _entries(bucket: str) -> Iterator[tuple[str, str]]:
    """Term → its numbers as they are told."""
    for entry in filter(None, bucket.split(" ")):
        end = entry.index(MARK, 1) + 1 if entry.startswith(MARK) else 2
        yield entry[:end], entry[end:]


def _numbers(told: str) -> Iterator[int]:
    """What `numbers` has told."""
    high = following = 0
    for digit in told:
        if digit.islower():
            high = high * 26 + ord(digit) - ord("a")
        else:
            following += high * 36 + int(digit, 36)
            yield following
            following += 1
            high = 0
