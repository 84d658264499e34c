"""Articles for the tests of the search, and a reader of the index, written by docs/search.md."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence

from broadsheet.chinese.folding import fold
from broadsheet.web.search.documents import Document
from broadsheet.web.search.terms import hashed


def text_document(*fields: str, title: str = "", people: Sequence[str] = ()) -> Document:
    return Document(
        line="",
        headline=("", "", title, ""),
        text=fields,
        section="yaowen",
        label="01",
        people=tuple(people),
    )


def value(script: str) -> object:
    """What a script hands to the page."""
    assert script.startswith("broadsheet(") and script.endswith(")\n")
    return json.loads(script[len("broadsheet(") : -len(")\n")])


def entry(bucket: str, term: str) -> list[int]:
    """The documents of a term in a bucket."""
    for each in bucket.split(" "):
        if each.startswith(term):
            return decoded(each[len(term) :])
    return []


def decoded(told: str) -> list[int]:
    found: list[int] = []
    high = 0
    for char in told:
        if char.islower():
            high = high * 26 + ord(char) - 97
        else:
            number = high * 36 + int(char, 36)
            found.append((found[-1] + 1 if found else 0) + number)
            high = 0
    return found


def candidates(buckets: Sequence[str], query: str) -> set[int]:
    """The documents that hold every pair of a query."""
    folded = fold(query)
    pairs = [folded[at : at + 2] for at in range(len(folded) - 1)]
    return set.intersection(*(set(entry(buckets[hashed(pair) % len(buckets)], pair)) for pair in pairs))


def may_hold(slices: Sequence[str], number: int, shards: int) -> list[bool]:
    """By the shard that a number belongs to: for each segment, whether it may hold what has the number."""
    found = []
    for each in slices:
        bits = base64.b64decode(each)
        room = len(bits) * 8
        places = (number * shards * room // 2**32 % room, number % room)
        found.append(all(bits[place // 8] & 128 >> place % 8 for place in places))
    return found


def triple(text: str) -> int:
    """The number of three characters in normal form."""
    return sum(hashed(f"{place}{char}") for place, char in enumerate(text)) % 2**32


def holds(document: Document, query: str) -> bool:
    """By brute force: whether one field of a document holds a query in normal form."""
    return any(fold(query) in fold(field) for field in (*document.headline, *document.text))
