"""Roles in printed order → drafts of articles, each with its blocks in reading order.

In:   lines with their signs, and the role chosen for each (cut.choose_roles).
Out:  drafts: heading lines, and blocks of paragraphs, subheads, captions, sign-offs and jumps.
Must not know: names, leads, punctuation (fields). It joins lines; it never looks inside one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from broadsheet.intake.around import Around
from broadsheet.intake.cut import Choice
from broadsheet.intake.roles import (
    CAPTION,
    CREDIT,
    FURNITURE,
    HEAD,
    JUMP,
    MORE,
    OPENING,
    SIGN,
    STACK,
    SUBHEAD,
    TEXT,
)
from broadsheet.intake.signs import Sight

Kind = Literal["paragraph", "subhead", "caption", "sign-off", "jump"]
_KINDS: Final[dict[str, Kind]] = {
    OPENING: "paragraph",
    TEXT: "paragraph",
    MORE: "paragraph",
    SUBHEAD: "subhead",
    CAPTION: "caption",
    CREDIT: "caption",
    SIGN: "sign-off",
    JUMP: "jump",
}
_PARTS: Final = 2  # subheads with names below that make a round-up


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, subhead, caption, sign-off or jump: the lines it stands on, in reading order."""

    kind: Kind
    lines: tuple[int, ...]  # positions in the page's lines, from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as lines. `moved`: blocks that came back from inside another article."""

    heading: tuple[int, ...] = ()
    blocks: tuple[Block, ...] = ()
    moved: tuple[Block, ...] = ()

    @property
    def first_line(self) -> int:
        return min((*self.heading, *(block.lines[0] for block in self.blocks)), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """A page cut: its drafts in printed order, and the lines that belong to none."""

    drafts: tuple[Draft, ...]
    furniture: tuple[int, ...]


@dataclass(slots=True)
class _Draft:
    """A draft while it grows."""

    heading: list[int] = field(default_factory=list)
    blocks: list[tuple[Kind, list[int]]] = field(default_factory=list)

    def add(self, role: str, at: int, *, joined: bool) -> None:
        kind = _KINDS[role]
        if role == MORE:
            self._last("paragraph", at)
        elif role == CREDIT:
            self._last("caption", at)
        elif kind == "subhead" and joined and self.blocks and self.blocks[-1][0] == "subhead":
            self.blocks[-1][1].append(at)
        else:
            self.blocks.append((kind, [at]))

    def _last(self, kind: Kind, at: int) -> None:
        for known, lines in reversed(self.blocks):
            if known == kind:
                lines.append(at)
                return
        self.blocks.append((kind, [at]))

    def freeze(self) -> Draft:
        blocks = tuple(Block(kind=kind, lines=tuple(lines)) for kind, lines in self.blocks)
        return Draft(heading=tuple(self.heading), blocks=blocks)


def make_drafts(places: Sequence[Around], choices: Sequence[Choice]) -> Drafts:
    """Drafts in printed order; every line is in one draft or in the furniture."""
    growing: list[_Draft] = []
    furniture: list[int] = []
    for at, (place, choice) in enumerate(zip(places, choices, strict=True)):
        if choice.role == FURNITURE:
            furniture.append(at)
            continue
        if choice.role in (HEAD, OPENING) or not growing:
            growing.append(_Draft())
        if choice.role in (HEAD, STACK):
            growing[-1].heading.append(at)
        else:
            growing[-1].add(choice.role, at, joined=place.here.line.gap < 0)
    drafts = [_with_first_part([place.here for place in places], one.freeze()) for one in growing]
    return Drafts(drafts=_adopt(drafts), furniture=tuple(furniture))


def _with_first_part(sights: Sequence[Sight], draft: Draft) -> Draft:
    """A round-up: names stand under every subhead, so the heading line over the first names is one too."""
    subheads = [at for at, block in enumerate(draft.blocks) if block.kind == "subhead"]
    signed = [
        at for at in subheads if [block.kind for block in draft.blocks[at + 1 : at + 2]] == ["sign-off"]
    ]
    opens = len(draft.heading) > 1 and [block.kind for block in draft.blocks[:1]] == ["sign-off"]
    if not opens or len(signed) < _PARTS or len(signed) < len(subheads):
        return draft
    head = sights[draft.heading[-1]]
    if head.label_end or head.dash_head or sights[draft.heading[-2]].end == "dash":
        return draft
    part = Block(kind="subhead", lines=draft.heading[-1:])
    return replace(draft, heading=draft.heading[:-1], blocks=(part, *draft.blocks))


def _adopt(drafts: list[Draft]) -> tuple[Draft, ...]:
    """Captions and jumps that stand above the first heading belong to the article below them."""
    if len(drafts) > 1 and not drafts[0].heading and not has_text(drafts[0]):
        below = replace(drafts[1], blocks=drafts[0].blocks + drafts[1].blocks)
        return (below, *drafts[2:])
    return tuple(drafts)


def lines_of(draft: Draft) -> tuple[int, ...]:
    """Every line of the draft: its heading, then its blocks in reading order."""
    return (*draft.heading, *(line for block in draft.blocks for line in block.lines))


def has_text(draft: Draft) -> bool:
    """Whether the draft holds a paragraph."""
    return any(block.kind == "paragraph" for block in draft.blocks)
