"""An article file rewritten where the merge changed it, and nowhere else.

In:   the file as a person left it, and the article that it is to hold.
Out:  its text: fields that stay keep the person's way of writing, comments stay with their fields.
Must not know: why something changed.
"""

from __future__ import annotations

import re
from typing import Final

from broadsheet.model import Article
from broadsheet.shelf.articles import write_article
from broadsheet.shelf.frontmatter import Document, parse

_COMMENT: Final = re.compile(r"(?:^|\s)(#.*)$")
_ABOVE: Final = ""  # what stands above the first field


def rewrite(text: str, before: Article, after: Article) -> str:
    """`text`, which holds `before`, so that it holds `after`."""
    old, new = write_article(before), write_article(after)
    if old == new:
        return text
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    document, person = _fields(text)
    if document is None or not person:
        return new
    fields = _merged_fields(person, _fields(old)[1], _fields(new)[1])
    head = "\n".join(["---", *(line for each in fields.values() for line in each), "---"])
    if after.body == before.body:
        return "\n".join([head, *lines[document.body_line - 1 :]])
    return f"{head}\n\n{after.body}\n" if after.body else f"{head}\n"


_Fields = dict[str, list[str]]


def _merged_fields(person: _Fields, old: _Fields, new: _Fields) -> _Fields:
    """Fields in the person's order; one that is new stands after its neighbour in the contract's order."""
    merged = {}
    for key, lines in person.items():
        machine = old.get(key, [])
        changed = machine != new.get(key, [])
        merged[key] = [*_comments(lines, machine), *new.get(key, [])] if changed else lines
    before = _ABOVE
    for key, lines in new.items():
        if key not in merged:
            merged = _inserted(merged, before, key, lines)
        before = key
    return merged


def _inserted(fields: _Fields, before: str, key: str, lines: list[str]) -> _Fields:
    at = list(fields).index(before) + 1
    items = list(fields.items())
    return dict([*items[:at], (key, lines), *items[at:]])


def _comments(lines: list[str], machine: list[str]) -> list[str]:
    """What a person noted beside a field whose value the machine now writes anew."""
    notes = (_COMMENT.search(line) for line in lines if line not in machine)
    return [note[1] for note in notes if note]


def _fields(text: str) -> tuple[Document | None, _Fields]:
    """Field → its lines, comments below it too; empty where two fields share a line."""
    document = parse(text, "").value
    if document is None:
        return None, {}
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    entries = document.fields.entries
    starts = [(entry.where.line or 1) - 1 for entry in entries]
    if len(set(starts)) < len(starts) or any(entry.where.col != 1 for entry in entries):
        return document, {}
    ends = [*starts[1:], document.body_line - 2]
    above = lines[1 : starts[0]] if starts else lines[1 : document.body_line - 2]
    spans = zip(entries, starts, ends, strict=True)
    return document, {_ABOVE: above} | {entry.key: lines[start:end] for entry, start, end in spans}
