"""A proof 校样: an article's file as its reader sees it, with the place of every character.

In:   the text of a file that was read without an error, and its head.
Out:  Proof: the fields of prose and the blocks of the body, in the order of the file.
Must not know: any rule, other articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from broadsheet.model import ArticleHead, Photo
from broadsheet.shelf.markdown_text import plain_text

Kind = Literal[
    "title", "kicker", "subtitle", "series", "caption", "picture", "paragraph", "subhead", "table", "list"
]
_MARKUP: Final = re.compile(r"[\\`*_\[\]<>&|#]|^[ \t]*(?:[-+>]|\d+\.)[ \t]")
_LIST: Final = re.compile(r"[ \t]*(?:[-+*>]|\d+\.)[ \t]")
_LETTERS: Final = re.compile(r"[^\W_]")  # letters, digits, Han


@dataclass(frozen=True, slots=True)
class Block:
    """One field, or one block of the body. `text` is what a reader sees; `raw` what the file has.

    Both have the same lines; `line` is the first one's number in the file, from 1.
    """

    kind: Kind
    text: str
    raw: str
    line: int

    @property
    def in_body(self) -> bool:
        return self.kind in ("paragraph", "subhead", "table", "list")

    @property
    def letters(self) -> int:
        return len(_LETTERS.findall(self.text))

    def place(self, at: int) -> tuple[int, int]:
        """Line and column in the file, from 1, of a character of `text`."""
        above = self.text.count("\n", 0, at)
        begin = self.text.rfind("\n", 0, at) + 1
        shown, written = self.text.split("\n")[above], self.raw.split("\n")[above]
        return self.line + above, _column(shown, written, at - begin)


def _column(shown: str, written: str, at: int) -> int:
    """Where character `at` of what is shown stands in what is written: signs of markup are passed by."""
    if (start := written.find(shown)) >= 0:
        return start + at + 1
    col = 0
    for char in shown[: at + 1]:
        found = written.find(char, col)
        if found < 0:
            return 1
        col = found + 1
    return col


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """An article to be read for faults."""

    path: str
    head: ArticleHead
    fields: tuple[Block, ...]
    body: tuple[Block, ...]
    pictures: tuple[tuple[Photo, Block], ...]  # those with a file, and where it is named: no prose

    @property
    def blocks(self) -> tuple[Block, ...]:
        return (*self.fields, *self.body)

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        return tuple(block for block in self.body if block.kind == "paragraph")


def read_proof(text: str, path: str, head: ArticleHead) -> Proof:
    """The proof of a file; `head` is what the file's front matter says."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    end = next((n for n in range(1, len(lines)) if lines[n].rstrip() == "---"), 0)
    return Proof(
        path=path,
        head=head,
        fields=tuple(_fields(head, lines[: end + 1])),
        body=tuple(_body(lines, end + 1)),
        pictures=tuple(_pictures(head, lines[: end + 1])),
    )


def _fields(head: ArticleHead, front: list[str]) -> Iterator[Block]:
    named: list[tuple[Kind, str]] = [
        ("kicker", head.kicker),
        ("title", head.title),
        ("subtitle", head.subtitle),
        ("series", head.series),
        *(("caption", photo.caption) for photo in head.photos),
    ]
    for kind, value in named:
        if value:
            plain = " ".join(value.split("\n"))
            at = _line_of(kind, value, front)
            yield Block(kind, plain, front[at], at + 1)


def _pictures(head: ArticleHead, front: list[str]) -> Iterator[tuple[Photo, Block]]:
    for photo in head.photos:
        if photo.file:
            at = next((at for at, line in enumerate(front) if photo.file in line), 0)
            yield photo, Block("picture", photo.file, front[at], at + 1)


def _line_of(kind: str, value: str, front: list[str]) -> int:
    """The line that holds a field's value; that of its name where the value is written in another way."""
    named = [at for at, line in enumerate(front) if re.match(rf"[\s-]*{kind}\s*:", line)]
    return next((at for at in named if value in front[at]), named[0] if named else 0)


def _body(lines: list[str], start: int) -> Iterator[Block]:
    at = start
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].strip():
            end += 1
        if end > at:
            yield _block(lines[at:end], at + 1)
        at = end + 1


def _block(lines: list[str], number: int) -> Block:
    first = lines[0].lstrip()
    kind: Kind = "paragraph"
    if first.startswith("#"):
        kind = "subhead"
    elif first.startswith("|"):
        kind = "table"
    elif _LIST.match(lines[0]):
        kind = "list"
    shown = [plain_text(line) if _MARKUP.search(line) else line.strip() for line in lines]
    return Block(kind, "\n".join(shown), "\n".join(lines), number)
