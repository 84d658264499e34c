"""Fields of a front matter, asked for by name and kind.

In:   a table of front matter and the names that it may have.
Out:  text, lists, tables, numbers, dates; a problem for all that is not what was asked for.
Must not know: which fields an article has.

Nothing stops at the first fault: a field of the wrong kind reads as empty, and is reported.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from broadsheet.chinese.dates import parse_date
from broadsheet.problems import Problem, Text, Where, nearest
from broadsheet.shelf.nodes import Entry, Items, Node, Scalar, Table

_FIELDS: Final = Text("fields", "字段")
_FLAGS: Final = {"true": True, "yes": True, "": False, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Fields:
    """One table; making it reports the fields that are not `known`."""

    table: Table
    known: Collection[str]
    problems: list[Problem]

    def __post_init__(self) -> None:
        for entry in self.table.entries:
            if entry.key not in self.known:
                what = Text(f"unknown field `{entry.key}`", f"不认识的字段“{entry.key}”")
                self.report(entry.where, what, nearest(entry.key, self.known, noun=_FIELDS))

    def report(self, where: Where, what: Text, hint: Text | None) -> None:
        self.problems.append(Problem(where, what, hint))

    def entry(self, key: str) -> Entry | None:
        return next((entry for entry in self.table.entries if entry.key == key), None)

    def where(self, key: str) -> Where:
        """The place of a field's value, or of the table where it is absent."""
        entry = self.entry(key)
        return entry.value.where if entry else self.table.where

    def text(self, key: str) -> str:
        """One piece of text; "" where it is absent."""
        entry = self.entry(key)
        if entry is None or isinstance(entry.value, Scalar):
            return entry.value.text if entry and isinstance(entry.value, Scalar) else ""
        hint = Text(
            f'write {key}: "…"; brackets at its beginning need the quotes too',
            f'请写成 {key}: "…"，以括号开头的文字也要加引号',
        )
        self.report(entry.value.where, Text(f"`{key}` must be text", f"字段“{key}”应当是一段文字"), hint)
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one, an empty one a list of none."""
        found = []
        for node in self._items(key):
            if isinstance(node, Scalar):
                found.append(node.text)
            else:
                hint = Text(f'write {key}: ["…", "…"]', f'请写成 {key}: ["…", "…"]')
                self.report(
                    node.where, Text(f"`{key}` must be a list of texts", f"字段“{key}”应当是一串文字"), hint
                )
        return tuple(found)

    def tables(self, key: str, example: str) -> tuple[Table, ...]:
        """A list of tables; one table alone is a list of one."""
        found = []
        for node in self._items(key):
            if isinstance(node, Table):
                found.append(node)
            else:
                self.report(
                    node.where,
                    Text(f"`{key}` has an item without a field name", f"“{key}”里有一项没写字段名"),
                    Text(f"write {example}", f"请写成 {example}"),
                )
        return tuple(found)

    def subtable(self, key: str, example: str) -> Table:
        """One table; an empty one where it is absent."""
        entry = self.entry(key)
        node = entry.value if entry else None
        if isinstance(node, Table):
            return node
        if node is not None and node != Scalar("", node.where):
            self.report(
                node.where,
                Text(f"`{key}` must have fields of its own", f"“{key}”下面应当有自己的字段"),
                Text(f"write {example}", f"请写成 {example}"),
            )
        return Table((), self.where(key))

    def whole(self, key: str, *, least: int, absent: int) -> int:
        """A whole number in digits, not below `least`."""
        text = self.text(key).strip()
        if not text:
            return absent
        if text.isascii() and text.isdigit() and len(text) < 9 and int(text) >= least:
            return int(text)
        what = Text(f"`{key}` must be a number from {least} on", f"“{key}”应当是不小于{least}的数字")
        self.report(
            self.where(key),
            what,
            Text(f'for example {key}: "{max(least, 1)}"', f'例如 {key}: "{max(least, 1)}"'),
        )
        return absent

    def flag(self, key: str) -> bool:
        """true, yes, false, no; false where it is absent."""
        text = self.text(key).strip().lower()
        if text in _FLAGS:
            return _FLAGS[text]
        what = Text(f"`{key}` must be true or false", f"“{key}”只能是 true 或 false")
        self.report(
            self.where(key),
            what,
            Text(f'write {key}: "true" or leave the line out', f'请写 {key}: "true"，或删去这一行'),
        )
        return False

    def date(self, key: str) -> dt.date | None:
        """A calendar date; None where it is absent or, reported, none."""
        text = self.text(key)
        date = parse_date(text)
        if date is None and text:
            what = Text(f"`{text}` is no date", f"“{text}”不是日期")
            self.report(
                self.where(key), what, Text(f'write {key}: "2026-11-20"', f'请写成 {key}: "2026-11-20"')
            )
        return date

    def _items(self, key: str) -> tuple[Node, ...]:
        entry = self.entry(key)
        if entry is None or (isinstance(entry.value, Scalar) and not entry.value.text):
            return ()
        return entry.value.nodes if isinstance(entry.value, Items) else (entry.value,)
