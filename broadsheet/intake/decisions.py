"""What a person decided on how a page is cut: as data, found again in a source that was corrected since.

In:   decisions as they were made, the lines of the page as it is now.
Out:  Orders: which roles a line may take, which field of a heading it is, where lines are to stand.
Must not know: how the best cut is found, the record's form, files.

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

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from broadsheet.intake.headings import Field
from broadsheet.intake.likeness import Bigrams
from broadsheet.intake.lines import Line
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
    Scores,
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
_BEGINNINGS: Final[Mapping[str, frozenset[str]]] = {
    "split": frozenset((HEAD, OPENING)),
    "merge": frozenset(ROLES) - {HEAD, OPENING},
}
_LIKE: Final[Mapping[str, tuple[str, ...]]] = {HEAD: (HEAD, STACK, SUBHEAD), OPENING: (OPENING, TEXT, MORE)}
_IN_ARTICLES: Final = frozenset(ROLES) - {FURNITURE}
_REACH: Final = 20  # lines within which one that was corrected is looked for
_NEARLY: Final = 0.6  # of its pairs of characters: a title of six characters with one of them changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A line of the source: its number from 1, and what it says without the white space around it."""

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One thing that a person decided. `role` belongs to mark, `to` to move, `kind` to accept."""

    do: Do
    lines: tuple[Anchor, ...]
    role: str = ""
    to: Anchor | None = None
    kind: str = ""

    def __post_init__(self) -> None:
        if self.do not in DOES or not self.lines:
            raise ValueError(f"no decision: {self.do!r} on {len(self.lines)} lines")
        if (self.role in MARKS) != (self.do == "mark") or (self.to is not None) != (self.do == "move"):
            raise ValueError(f"{self.do} does not go with role {self.role!r} and target {self.to!r}")

    @property
    def sort(self) -> tuple[str, str]:
        """Of the same sort on the same line only the later one holds."""
        return ("beginning" if self.do in _BEGINNINGS else self.do, self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Lines, and a line of the article that they go to; positions in the page's lines, from 0."""

    lines: tuple[int, ...]
    to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """Decisions as they hold on a page; positions in the page's lines, from 0.

    `decisions` are all of them, their anchors brought up to date; `lost` those that cannot be carried
    out, since a line of theirs is gone. `begun` are the lines on whose beginning a person decided.
    """

    decisions: tuple[Decision, ...] = ()
    lost: tuple[Decision, ...] = ()
    roles: Mapping[int, frozenset[str]]
    fields: Mapping[int, Field]
    begun: frozenset[int] = frozenset()
    moves: tuple[Move, ...] = ()

    def restricted(self, scores: Sequence[Scores]) -> list[Scores]:
        """`scores` in which a line that was decided on has no score for any other role."""
        moved = {at for move in self.moves for at in move.lines}
        found = list(scores)
        for at in moved | set(self.roles):
            found[at] = self._restricted(at, found[at])
        return found

    def named(self, rules: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        """`rules` of every line, before them what a person did with it."""
        moved = {at for move in self.moves for at in move.lines}
        return tuple(
            (*((DECIDED,) if at in self.roles else ()), *((MOVED,) if at in moved else ()), *own)
            for at, own in enumerate(rules)
        )

    def _restricted(self, at: int, line: Scores) -> Scores:
        allowed = self.roles.get(at, _IN_ARTICLES)
        score = {role: own for role, own in line.score.items() if role in allowed}
        if at in self.fields and STACK in score:
            score[STACK] = max(score.values())
        elif allowed == _BEGINNINGS["split"]:  # with a heading or without: as the line looks anywhere
            score = {role: max(line.score[like] for like in _LIKE[role]) for role in score}
        return replace(line, score=score)


def replay(decisions: Sequence[Decision], lines: Sequence[Line], text: str) -> Orders:
    """`decisions`, in the order in which they were made, on the lines of `text`."""
    places = _Places(lines, text)
    holding = effective(decisions)
    found = [places.positions(decision) for decision in decisions]
    held = [
        (each, at)
        for number, (each, at) in enumerate(zip(decisions, found, strict=True))
        if number in holding
    ]
    lost = [
        each
        for each, at in held
        if each.do != "accept" and (not at or (each.to and places.find(each.to) is None))
    ]
    roles, fields = _ruled([(each, at) for each, at in held if each not in lost])
    return Orders(
        decisions=tuple(map(places.brought_up_to_date, decisions)),
        lost=tuple(map(places.brought_up_to_date, lost)),
        roles=roles,
        fields=fields,
        begun=frozenset(at for each, ats in held if each.do in _BEGINNINGS for at in ats),
        moves=tuple(
            Move(lines=at, to=to)
            for each, at in held
            if at and each.to and (to := places.find(each.to)) is not None
        ),
    )


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


def _ruled(
    held: Iterable[tuple[Decision, tuple[int, ...]]],
) -> tuple[dict[int, frozenset[str]], dict[int, Field]]:
    """Roles and heading fields by position; where two sorts leave no role, the later one alone holds."""
    by_sort: dict[int, dict[str, Decision]] = {}
    for decision, positions in held:
        if decision.do not in ("split", "merge", "mark"):
            continue
        for at in positions:
            before = by_sort.get(at, {})
            if decision.do == "merge":  # what was marked as a heading line is none any more
                before = {sort: each for sort, each in before.items() if each.role not in HEADING_FIELDS}
            now = {**before, decision.sort[0]: decision}
            by_sort[at] = now if _common(now.values()) else {decision.sort[0]: decision}
    roles = {at: _common(each.values()) for at, each in by_sort.items()}
    marks = {at: each["mark"].role for at, each in by_sort.items() if "mark" in each}
    return roles, {at: HEADING_FIELDS[role] for at, role in marks.items() if role in HEADING_FIELDS}


def _common(decisions: Iterable[Decision]) -> frozenset[str]:
    """The roles that all of them allow."""
    allowed = frozenset(ROLES)
    for decision in decisions:
        allowed &= MARKS[decision.role] if decision.do == "mark" else _BEGINNINGS[decision.do]
    return allowed


class _Places:
    """Where lines stand that were written down by number and text."""

    def __init__(self, lines: Sequence[Line], text: str) -> None:
        self._anchors = [Anchor(line=line.number, text=text[line.start : line.end]) for line in lines]
        self._found: dict[Anchor, int | None] = {anchor: at for at, anchor in enumerate(self._anchors)}

    def positions(self, decision: Decision) -> tuple[int, ...]:
        found = (self.find(anchor) for anchor in decision.lines)
        return tuple(sorted({at for at in found if at is not None}))

    def find(self, anchor: Anchor) -> int | None:
        """The same line; else the nearest that says the same; else one near it that says nearly the same."""
        if anchor not in self._found:
            at = self._same_text(anchor)
            self._found[anchor] = self._nearly_same(anchor) if at is None else at
        return self._found[anchor]

    def brought_up_to_date(self, decision: Decision) -> Decision:
        """Its anchors as they are now; one that is lost stays as it was."""
        find = self._same_text if decision.do == "accept" else self.find
        return replace(
            decision,
            lines=tuple(dict.fromkeys(self._now(anchor, find(anchor)) for anchor in decision.lines)),
            to=self._now(decision.to, find(decision.to)) if decision.to else None,
        )

    def _now(self, anchor: Anchor, at: int | None) -> Anchor:
        return anchor if at is None else self._anchors[at]

    def _same_text(self, anchor: Anchor) -> int | None:
        same = [at for at, each in enumerate(self._anchors) if each.text == anchor.text]
        return min(same, key=lambda at: self._away(at, anchor), default=None)

    def _nearly_same(self, anchor: Anchor) -> int | None:
        pairs = Bigrams(anchor.text)
        near = [at for at in range(len(self._anchors)) if self._away(at, anchor) <= _REACH]
        shares = {at: pairs.share(Bigrams(self._anchors[at].text)) for at in near}
        best = max(near, key=lambda at: (shares[at], -self._away(at, anchor)), default=None)
        return best if best is not None and shares[best] >= _NEARLY else None

    def _away(self, at: int, anchor: Anchor) -> int:
        return abs(self._anchors[at].line - anchor.line)
