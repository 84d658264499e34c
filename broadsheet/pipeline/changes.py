"""An article as ingest wrote it and as it lies on the shelf now → what became of each of its texts.

In:   two articles, or the texts of one field of them.
Out:  for each old text: as ingested, changed (into what), removed; and the texts that are new.
Pure: no files, no places in a source.

A paragraph is still itself when others are written before it: texts are matched, not numbered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Final, Literal

from broadsheet.model import Article, ArticleHead, Credit
from broadsheet.shelf.markdown_text import plain_text

HEADING: Final = ("series", "kicker", "title", "subtitle", "byline")  # told first, in this order
State = Literal["as ingested", "changed", "removed", "unreadable"]
BY_HAND: Final = frozenset(("changed", "removed"))
Fate = tuple[State, str]  # and what stands there now
_ALIKE: Final = 0.4  # share of characters that an edited paragraph keeps


def said_by(article: Article) -> dict[str, tuple[str, ...]]:
    """Field → its texts as a reader sees them, under the names that spans use."""
    head = article.head
    blocks = [line for line in article.body.split("\n") if line.strip()]
    return {
        **{name: (getattr(head, name),) for name in HEADING[:-1]},
        "byline": (_byline(head),),
        "paragraph": tuple(plain_text(block) for block in blocks if not block.startswith("#")),
        "subhead": tuple(plain_text(block) for block in blocks if block.startswith("#")),
        "caption": tuple(photo.caption for photo in head.photos),
        "credit": tuple(_credit(photo.credit, photo.credit_text) for photo in head.photos),
        "jump": (
            " ".join(
                filter(
                    None, (head.jump_from and f"from {head.jump_from}", head.jump_to and f"to {head.jump_to}")
                )
            ),
        ),
    }


def _byline(head: ArticleHead) -> str:
    parts = (_credit(head.byline, head.byline_text), head.agency, head.dateline)
    return " | ".join(part for part in parts if part)


def _credit(people: Iterable[Credit], printed: str) -> str:
    names = ", ".join(f"{person.role} {person.name}" for person in people)
    return " | ".join(part for part in (printed, names) if part)


def fates_of(was: Sequence[str], now: Sequence[str]) -> tuple[list[Fate], list[str]]:
    """For each old text what became of it; and the new texts that became of none."""
    fates: list[Fate] = []
    added: list[str] = []
    for kind, start, end, first, last in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        old, new = was[start:end], list(now[first:last])
        if kind == "equal":
            fates += [("as ingested", "")] * len(old)
        elif len(old) == len(new):
            fates += [("changed", text) if text else ("removed", "") for text in new]
        else:
            fates += [_nearest_fate(text, new) for text in old]
            added += new
    return _with_moved(was, fates, added)


def _nearest_fate(text: str, new: list[str]) -> Fate:
    """The nearest of `new`, which it takes away from them; "removed" where none is like it."""
    near = get_close_matches(text, new, n=1, cutoff=_ALIKE)
    if not near:
        return ("removed", "")
    new.remove(near[0])
    return ("changed", near[0])


def _with_moved(was: Sequence[str], fates: Sequence[Fate], added: list[str]) -> tuple[list[Fate], list[str]]:
    """A text that was only put elsewhere is as ingested."""
    kept: list[Fate] = []
    for text, fate in zip(was, fates, strict=True):
        moved = fate[0] == "removed" and text in added
        if moved:
            added.remove(text)
        kept.append(("as ingested", "") if moved else fate)
    return kept, added
