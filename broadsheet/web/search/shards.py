"""Everything that the search loads, as scripts: each hands one value to the page that asked for it.

In:   documents, postings, shards of the directory, classes of characters.
Out:  the text of a script, valid in whatever it is embedded.
Must not know: addresses of files, units of work.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from broadsheet.chinese.folding import classes
from broadsheet.web.search.documents import Document
from broadsheet.web.search.segments import Segment
from broadsheet.web.search.terms import hashed

CALLBACK: Final = "broadsheet"
FOLD_SHARDS: Final = 256
# legal in JSON and harmless in a file of its own, but not where a script stands in a page
_ESCAPES: Final = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def script(value: object) -> str:
    """A value as a script that can be nothing but data."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{CALLBACK}({data.translate(_ESCAPES)})\n"


def text_script(document: Document) -> str:
    """[line, [series, kicker, title, subtitle, the other fields…]]"""
    return script([document.line, [*document.headline, *document.text]])


def fold_scripts() -> tuple[str, ...]:
    """FOLD_SHARDS scripts: a text of classes, one a line, of all classes with a member that stands there."""
    found: list[list[str]] = [[] for _ in range(FOLD_SHARDS)]
    for each in classes():
        for number in sorted({hashed(char) % FOLD_SHARDS for char in each}):
            found[number].append(each)
    return tuple(script("\n".join(lines)) for lines in found)


def issues_script(names: Iterable[str]) -> str:
    """Addresses of a segment's documents in their order, `2026/11/20/01-03`: a text, an issue a line."""
    lines = []
    for folder, group in groupby((name.rpartition("/") for name in names), key=lambda parts: parts[0]):
        lines.append(" ".join((folder, *(parts[2] for parts in group))))
    return script("\n".join(lines))


def root_script(parts: Sequence[Segment], versions: Mapping[str, str], shards: int) -> str:
    """[shards of the directory, [segment, …]], oldest first.

    A segment: [name, first date, last date, documents, buckets, version].
    """
    rows = [
        [
            segment.name,
            segment.issues[0].date.isoformat(),
            segment.issues[-1].date.isoformat(),
            segment.articles,
            segment.buckets,
            versions[segment.name],
        ]
        for segment in parts
    ]
    return script([shards, rows])
