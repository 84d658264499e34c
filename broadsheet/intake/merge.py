"""An article cut again: what a person changed stays, what only the machine wrote follows.

In:   three readings of one article: the last cut, the new cut, the file as a person left it.
Out:  the article to keep, and the clashes: where both changed, the person's stands.
Must not know: files, their names, how a clash is told.

Field by field, the photos photo by photo, the body paragraph by paragraph. Nothing is taken from the
person's reading but what is the machine's own text, unchanged since the last cut.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from typing import Any, Final

from broadsheet.intake.likeness import matched
from broadsheet.model import Article, Credit, Photo

_GAP: Final = re.compile(r"\n(?:[ \t]*\n)+")
_HEAD_FIELDS: Final = {
    **{name: name for name in ("title", "kicker", "subtitle", "series", "section", "byline", "byline_text")},
    **{name: name for name in ("agency", "dateline", "corrections", "draft", "aliases")},
    **dict.fromkeys(("jump_to", "jump_from"), "jump"),
    **dict.fromkeys(("terms", "keep"), "convert"),
    "allowed": "lint",
}
_PHOTO_FIELDS: Final = {each.name: "photos" for each in fields(Photo)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A place that both changed; `machine` is what the new cut has there, "" where it has nothing.

    `theirs` is what stands there for the person: paragraphs of the body, or the whole field.
    """

    field: str  # as the front matter names it; "body"
    machine: str
    theirs: str = ""
    line: int = 0  # of the merged body, counted from 0

    def stands(self, article: Article) -> bool:
        """Whether the person's text still stands there, and not the new cut's."""
        if self.field != "body":
            return words_of(article, self.field) == self.theirs
        there = frozenset(blocks(article.body))
        taken = frozenset(blocks(self.machine))
        return there.issuperset(blocks(self.theirs)) and not (taken and there >= taken)

    def outlives(self, last: Article, new: Article) -> bool:
        """Whether the new cut has there what the last one had."""
        if self.field != "body":
            return words_of(last, self.field) == words_of(new, self.field)
        return frozenset(blocks(new.body)).issuperset(blocks(self.machine))


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What to keep; its opening and length are still those of the person's reading."""

    article: Article
    clashes: tuple[Clash, ...] = ()


def merge_articles(*, last: Article, new: Article, theirs: Article) -> Merged:
    """Three-way merge; date, page and order are those of `theirs`."""
    clashes: list[Clash] = []
    head = _merge_fields(last.head, new.head, theirs.head, _HEAD_FIELDS, clashes)
    head = replace(head, photos=_merge_photos(last.head.photos, new.head.photos, theirs.head.photos, clashes))
    body = _merge_body(last.body, new.body, theirs.body, clashes)
    article = replace(theirs, head=head, body=body)
    return Merged(
        article=article,
        clashes=tuple(
            clash if clash.field == "body" else replace(clash, theirs=words_of(article, clash.field))
            for clash in clashes
        ),
    )


def words_of(article: Article, field: str) -> str:
    """What a field of the front matter says, all of it: to tell whether it was changed."""
    names = {**_HEAD_FIELDS, "photos": "photos"}
    return "\n".join(_words(getattr(article.head, name)) for name, shown in names.items() if shown == field)


def blocks(body: str) -> tuple[str, ...]:
    """The paragraphs and subheads of a body: what blank lines part."""
    return tuple(block for block in _GAP.split(body.strip("\n")) if block.strip())


def without(article: Article, unwanted: frozenset[str]) -> Article:
    """The article less some of its blocks."""
    kept = [block for block in blocks(article.body) if block not in unwanted]
    return replace(article, body="\n\n".join(kept)) if unwanted else article


def _merge_fields(last: Any, new: Any, theirs: Any, names: dict[str, str], clashes: list[Clash]) -> Any:
    """`theirs` with every field that only the machine changed; values of one dataclass."""
    follows = {}
    for name, shown in names.items():
        before, machine, person = (getattr(each, name) for each in (last, new, theirs))
        if person == before:
            follows[name] = machine
        elif machine not in (before, person):
            clashes.append(Clash(field=shown, machine=_words(machine)))
    return replace(theirs, **follows)


def _words(value: object) -> str:
    """A value as an editor reads it."""
    if isinstance(value, tuple):
        return "、".join(map(_words, value))
    if isinstance(value, Credit):
        return value.name
    if isinstance(value, Photo):
        return " ".join((value.caption, value.file, value.alt, value.credit_text, f"({value.after})"))
    return str(value)


# ── photos: matched by caption, so that a picture put to one stays with it


def _merge_photos(
    last: Sequence[Photo], new: Sequence[Photo], theirs: Sequence[Photo], clashes: list[Clash]
) -> tuple[Photo, ...]:
    to_new, to_theirs = _same_photos(last, new), _same_photos(last, theirs)
    of_theirs = {at: before for before, at in to_theirs.items()}
    merged = []
    for at, photo in enumerate(theirs):
        before = of_theirs.get(at)
        if before is None:
            merged.append(photo)
        elif before in to_new:
            machine = new[to_new[before]]
            merged.append(_merge_fields(last[before], machine, photo, _PHOTO_FIELDS, clashes))
        elif photo != last[before]:
            merged.append(photo)
            clashes.append(Clash(field="photos", machine=""))
    for before, at in to_new.items():
        if before not in to_theirs and new[at] != last[before]:
            clashes.append(Clash(field="photos", machine=new[at].caption))
    theirs_alone = [photo for at, photo in enumerate(theirs) if at not in of_theirs]
    new_alone = [photo for at, photo in enumerate(new) if at not in to_new.values()]
    known = _same_photos(theirs_alone, new_alone).values()
    return (*merged, *(photo for at, photo in enumerate(new_alone) if at not in known))


def _same_photos(some: Sequence[Photo], others: Sequence[Photo]) -> dict[int, int]:
    return matched([photo.caption for photo in some], [(photo.caption,) for photo in others])


# ── the body


def _merge_body(last: str, new: str, theirs: str, clashes: list[Clash]) -> str:
    merged: list[str] = []
    told: list[tuple[int, _Blocks, _Blocks]] = []
    for before, machine, person in _stretches(blocks(last), blocks(new), blocks(theirs)):
        if person == before:
            merged += machine
            continue
        if machine not in (before, person):
            told.append((len(merged), machine, person))
        merged += person
    body = theirs if tuple(merged) == blocks(theirs) else "\n\n".join(merged)
    starts = [0, *(match.end() for match in _GAP.finditer(body))]
    for at, new_blocks, kept in told:
        line = body.count("\n", 0, starts[min(at, len(starts) - 1)])
        machine_text, theirs_text = "\n\n".join(new_blocks), "\n\n".join(kept)
        clashes.append(Clash(field="body", machine=machine_text, theirs=theirs_text, line=line))
    return body


_Blocks = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    """What one hand made of last[start:end]; start == end puts something in before `start`."""

    start: int
    end: int
    blocks: _Blocks

    def meets(self, start: int, end: int) -> bool:
        """Whether it and an edit of last[start:end] speak of the same paragraph or the same gap."""
        return (
            max(self.start, start) < min(self.end, end)
            or (self.start, self.end) == (start, end)
            or (start < self.start == self.end < end or self.start < start == end < self.end)
        )


def _edits(last: _Blocks, other: _Blocks) -> list[_Edit]:
    """The edits that make `other` of `last`, in order; where as many replace as many, one by one."""
    found = []
    # difflib's own care for blocks that return hundreds of times keeps this from growing with the square
    for kind, start, end, low, high in SequenceMatcher(None, last, other).get_opcodes():
        if kind == "replace" and end - start == high - low:
            found += [_Edit(start + n, start + n + 1, (other[low + n],)) for n in range(end - start)]
        elif kind != "equal":
            found.append(_Edit(start, end, other[low:high]))
    return found


def _stretches(last: _Blocks, new: _Blocks, theirs: _Blocks) -> Iterator[tuple[_Blocks, _Blocks, _Blocks]]:
    """The three cut wherever no edit reaches across; (last, new, theirs)."""
    machine, person = deque(_edits(last, new)), deque(_edits(last, theirs))
    at = 0
    while machine or person:
        start, end = min((edits[0].start, edits[0].end) for edits in (machine, person) if edits)
        here: tuple[list[_Edit], list[_Edit]] = ([], [])
        grown = True
        while grown:
            grown = False
            for edits, mine in zip((machine, person), here, strict=True):
                while edits and edits[0].meets(start, end):
                    end = max(end, edits[0].end)
                    mine.append(edits.popleft())
                    grown = True
        yield (last[at:start],) * 3
        yield last[start:end], _applied(last, start, end, here[0]), _applied(last, start, end, here[1])
        at = end
    yield (last[at:],) * 3


def _applied(last: _Blocks, start: int, end: int, edits: Sequence[_Edit]) -> _Blocks:
    made: _Blocks = ()
    for edit in edits:
        made += last[start : edit.start] + edit.blocks
        start = edit.end
    return made + last[start:end]
