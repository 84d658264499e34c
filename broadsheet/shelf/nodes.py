"""What a front matter holds: text, lists, tables, each with its place.

In:   built by frontmatter from a file; or plain text, lists and mappings to be written.
Out:  frozen values that every reader of fields looks at.
Must not know: YAML, which fields there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from broadsheet.problems import Where

Plain: TypeAlias = "str | Sequence[Plain] | Mapping[str, Plain]"
Node: TypeAlias = "Scalar | Items | Table"


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value; always text."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    nodes: tuple[Node, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a table and its value; `where` is the place of the key."""

    key: str
    value: Node
    where: Where


@dataclass(frozen=True, slots=True)
class Table:
    """Keys and values in the order of the file; each key once."""

    entries: tuple[Entry, ...]
    where: Where
