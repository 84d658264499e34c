"""What a person decided on how a page is cut, as data.

In:   what a person said of which lines.
Out:  Decision values; which of several hold.
Must not know: how they are carried out (replaying, moves), the record's form, files.

split   an article begins at the line; whether with a heading or without, the line itself tells.
merge   no article begins at these lines, those that opened one: they go on with the article above.
mark    the line is what `role` says (MARKS): a title, a caption, furniture … A heading line goes on with
        the heading above it; it opens an article only where no heading stands above.
move    the lines stand in the article that holds the line `to`, in the order of the source.
accept  a doubt of `kind` on the line ("" = all of them) is settled as it stands; the cut does not change.
        It holds while the line says the very same.

Decisions are kept in the order in which they were made, so that the last can be taken back. Of two that
contradict one another on a line the later one holds: a later split over a merge, a mark over a mark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from broadsheet.intake.headings import Field
from broadsheet.intake.roles import (
    CAPTION,
    CREDIT,
    FURNITURE,
    HEAD,
    MORE,
    OPENING,
    ROLES,
    SIGN,
    STACK,
    SUBHEAD,
    TEXT,
)

Do = Literal["split", "merge", "move", "mark", "accept"]
DOES: Final[tuple[Do, ...]] = get_args(Do)
DECIDED: Final = "decided by a person"
MOVED: Final = "put here by a person"

MARKS: Final[Mapping[str, frozenset[str]]] = {
    "title": frozenset((HEAD, STACK)),
    "kicker": frozenset((HEAD, STACK)),
    "subtitle": frozenset((HEAD, STACK)),
    "subhead": frozenset((SUBHEAD,)),
    "byline": frozenset((SIGN,)),
    "caption": frozenset((CAPTION, CREDIT)),
    "paragraph": frozenset((TEXT, OPENING)),
    "continuation": frozenset((MORE,)),
    "furniture": frozenset((FURNITURE,)),
}
HEADING_FIELDS: Final[Mapping[str, Field]] = {"title": "title", "kicker": "kicker", "subtitle": "subtitle"}
BEGINNINGS: Final[Mapping[str, frozenset[str]]] = {
    "split": frozenset((HEAD, OPENING)),
    "merge": frozenset(ROLES) - {HEAD, OPENING},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A line of the source: its number from 1, and what it says without the white space around it."""

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One thing that a person decided. `role` belongs to mark, `to` to move, `kind` to accept.

    `file` belongs to merge: the name of the file that the article to be merged had.
    """

    do: Do
    lines: tuple[Anchor, ...]
    role: str = ""
    to: Anchor | None = None
    kind: str = ""
    file: str = ""

    def __post_init__(self) -> None:
        if self.do not in DOES or not self.lines:
            raise ValueError(f"no decision: {self.do!r} on {len(self.lines)} lines")
        if (self.role in MARKS) != (self.do == "mark") or (self.to is not None) != (self.do == "move"):
            raise ValueError(f"{self.do} does not go with role {self.role!r} and target {self.to!r}")

    @property
    def sort(self) -> tuple[str, str]:
        """Of the same sort on the same line only the later one holds."""
        return ("beginning" if self.do in BEGINNINGS else self.do, self.kind)


def effective(decisions: Sequence[Decision]) -> frozenset[int]:
    """Which of `decisions` hold: those that later ones of their sort do not replace on every line."""
    replaced: set[tuple[tuple[str, str], Anchor]] = set()
    found = set()
    for number in reversed(range(len(decisions))):
        decision = decisions[number]
        own = {(decision.sort, anchor) for anchor in decision.lines}
        if own - replaced:
            found.add(number)
        replaced |= own
    return frozenset(found)


def added(decisions: Sequence[Decision], new: Decision) -> tuple[Decision, ...]:
    """`decisions` and the new one, where it does not hold already."""
    holding = effective(decisions)
    known = any(decision == new for number, decision in enumerate(decisions) if number in holding)
    return tuple(decisions) if known else (*decisions, new)
