"""Which file of a page each article of a new cut belongs to.

In:   the articles as cut, the last cut as recorded, the files as they lie on the shelf.
Out:  a Slot for every article: its file's name, and what stood there; the slots that none took.
Must not know: how two readings are merged, the disk.

The rule. An article that was cut before keeps its name, whatever its place on the page is now: a name
is an address, and addresses are frozen. What is the same article is said by its text, never by its
number: what a person made one goes on in the upper one's file; the same text, or else the same title
above a text that is partly the same, or else the greatest share of it, read against the last cut and
against the file as a person left it. A file that a person gave another name is followed. An article
that was never cut before takes its own order, or the next one that is free and above the new one
before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from broadsheet.intake.likeness import matched
from broadsheet.intake.merge import blocks
from broadsheet.model import Article, IssueId
from broadsheet.shelf.articles import file_place, read_article

_NOTHING_KEPT: Final[Mapping[int, str]] = {}
_STRANGE_BYTE: Final = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The text of a file, and the article that it holds; None where a person left it unreadable."""

    text: str
    article: Article | None

    @property
    def face(self) -> str:
        """What makes it this article: its words, without date, place and names."""
        return face(self.article) if self.article else self.text


def read_version(text: str, name: str, issue: IssueId) -> Version:
    """A file; text that is not UTF-8 (its strange bytes stand as lone surrogates) is not read."""
    strange = _STRANGE_BYTE.search(text)
    return Version(text=text, article=None if strange else read_article(text, name, issue).value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One name on the page: what the last cut had there, and what lies there now."""

    name: str
    last: Version | None = None
    disk: Version | None = None
    was: str = ""  # the name in the last cut, where a person gave the file another

    @property
    def by_hand(self) -> bool:
        """A person wrote the file or changed it."""
        return self.disk is not None and (self.last is None or self.last.text != self.disk.text)

    @property
    def removed(self) -> bool:
        """A person took the file away."""
        return self.last is not None and self.disk is None

    @property
    def faces(self) -> tuple[str, ...]:
        versions = (self.last, self.disk if self.by_hand else None)
        return tuple(version.face for version in versions if version)


def face(article: Article) -> str:
    head = article.head
    captions = (photo.caption for photo in head.photos)
    return "\n".join((head.kicker, head.title, head.subtitle, article.body, *captions))


def slots_of(
    articles: Sequence[Article], last: Mapping[str, Version], disk: Mapping[str, Version]
) -> tuple[Slot, ...]:
    """The names of a page: those of the last cut in its order, then those of files made by hand."""
    # an ingest that was stopped may have left articles of this cut: they are no one's renamed files
    fresh = {face(article) for article in articles} - {version.face for version in last.values()}
    lost = [name for name in last if name not in disk]
    strange = [name for name in disk if name not in last]
    moved = [name for name in strange if disk[name].face not in fresh]
    pairs = matched([last[name].face for name in lost], [(disk[name].face,) for name in moved])
    renamed = {lost[before]: moved[now] for before, now in pairs.items()}
    known = [
        Slot(
            name=(now := renamed.get(name, name)),
            last=version,
            disk=disk.get(now),
            was=name if name in renamed else "",
        )
        for name, version in last.items()
    ]
    alone = (name for name in strange if name not in renamed.values())
    return (*known, *(Slot(name=name, disk=disk[name]) for name in alone))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """`taken` has one slot for each article, in the order of the cut."""

    taken: tuple[Slot, ...]
    left: tuple[Slot, ...]


def seat(
    articles: Sequence[Article], slots: Sequence[Slot], page: str, keeps: Mapping[int, str] = _NOTHING_KEPT
) -> Seats:
    """A slot for every article; `keeps`: article → the name in the last cut that is to stay its own."""
    known = {slot.was or slot.name: at for at, slot in enumerate(slots)}
    kept = {at: known[name] for at, name in keeps.items() if name in known}
    alike = _same_titles(articles, slots)
    likely = kept | {at: slot for at, slot in alike.items() if at not in kept and slot not in kept.values()}
    pairs = matched([face(article) for article in articles], [slot.faces for slot in slots], likely=likely)
    left = tuple(slot for at, slot in enumerate(slots) if at not in pairs.values())
    # a name that only the last cut knew, and nobody changed, falls free with its article
    barred = {order_of(slot.name) for slot in slots if slot not in left or slot.by_hand}
    barred |= {order_of(slot.was) for slot in slots}
    taken: list[Slot] = []
    for at, article in enumerate(articles):
        if at in pairs:
            taken.append(slots[pairs[at]])
            continue
        order = article.head.order
        while order in barred:
            order += 1
        barred.add(order)
        name = f"{page}-{order:02d}.md"
        taken.append(_vacant(name, left))
    names = {slot.name for slot in taken}
    return Seats(taken=tuple(taken), left=tuple(slot for slot in left if slot.name not in names))


def _same_titles(articles: Sequence[Article], slots: Sequence[Slot]) -> dict[int, int]:
    """Article → slot of the only ones on the page with that title, where the text is partly the same too.

    Of an article that is cut in two the part below its headline keeps the name, however short it is.
    """
    ours = [article.head.title for article in articles]
    theirs = [slot.last.article.head.title if slot.last and slot.last.article else "" for slot in slots]
    return {
        at: slot
        for at, title in enumerate(ours)
        if title and ours.count(title) == theirs.count(title) == 1
        for slot in (theirs.index(title),)
        if not set(blocks(articles[at].body)).isdisjoint(_last_blocks(slots[slot]))
    }


def _last_blocks(slot: Slot) -> tuple[str, ...]:
    return blocks(slot.last.article.body) if slot.last and slot.last.article else ()


def _vacant(name: str, left: Sequence[Slot]) -> Slot:
    """A new article's slot; it may replace the file of one that is no longer cut."""
    before = next((slot.disk for slot in left if slot.name == name), None)
    return Slot(name=name, last=before, disk=before)


def order_of(name: str) -> int:
    """The order that a file's name says; 0 where it says none."""
    place = file_place(name)
    return place[1] if place else 0
