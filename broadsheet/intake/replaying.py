"""Decisions on a page as it is now: found again in a source that was corrected since, as orders to the cut.

In:   decisions as they were made, the lines of the page.
Out:  Orders: which roles a line may take, which field of a heading it is, where lines are to stand.
Must not know: how the best cut is found, files.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from broadsheet.intake.decisions import (
    BEGINNINGS,
    DECIDED,
    HEADING_FIELDS,
    MARKS,
    MOVED,
    Anchor,
    Decision,
    effective,
)
from broadsheet.intake.headings import Field
from broadsheet.intake.likeness import Bigrams
from broadsheet.intake.lines import Line
from broadsheet.intake.roles import FURNITURE, HEAD, MORE, OPENING, ROLES, STACK, SUBHEAD, TEXT, Scores

_LIKE: Final[Mapping[str, tuple[str, ...]]] = {HEAD: (HEAD, STACK, SUBHEAD), OPENING: (OPENING, TEXT, MORE)}
_ALONE: Final = ("split", "mark", "move")
_IN_ARTICLES: Final = frozenset(ROLES) - {FURNITURE}
_REACH: Final = 20  # lines within which one that was corrected is looked for
_NEARLY: Final = 0.6  # of its pairs of characters: a title of six characters with one of them changed


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

    def beside(self, roles: Sequence[str]) -> Orders:
        """The orders where `roles` are those chosen without them: what they say too is not forced."""
        forced = (at for at in self.begun if roles[at] not in self.roles.get(at, ()))
        return replace(self, begun=frozenset(forced))

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
        elif at in self.begun and allowed == BEGINNINGS["split"]:
            # with a heading or without: as the line would look anywhere
            score = {role: max(line.score[like] for like in _LIKE[role]) for role in score}
        elif at in self.begun and SUBHEAD in score:
            # what looks like a heading is one of the article that it goes on with
            score[SUBHEAD] = max(score[SUBHEAD], line.score[HEAD])
        return replace(line, score=score)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A decision that holds; where its lines and its target stand among the printed lines, from 0."""

    decision: Decision
    lines: tuple[int, ...]
    to: int | None

    @property
    def is_lost(self) -> bool:
        return not self.lines or (self.decision.to is not None and self.to is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Decisions found again among the printed lines of a source."""

    decisions: tuple[Decision, ...]
    held: tuple[_Held, ...]

    @property
    def apart(self) -> frozenset[int]:
        """Positions of printed lines that do not go on with the one above: a decision parts them."""
        begins = {at for each in self.held if each.decision.do in _ALONE for at in _runs(each.lines)}
        ends = {
            end for each in self.held if each.decision.do in ("mark", "move") for end in _ends(each.lines)
        }
        return frozenset(begins | ends)

    def orders(self, printed: Sequence[Line], lines: Sequence[Line]) -> Orders:
        """The decisions on `lines`, which are made of the `printed` ones."""
        starts = [line.start for line in lines]
        placed = [
            replace(
                each,
                lines=tuple(sorted({bisect_right(starts, printed[at].start) - 1 for at in each.lines})),
                to=None if each.to is None else bisect_right(starts, printed[each.to].start) - 1,
            )
            for each in self.held
        ]
        carried = [each for each in placed if not each.is_lost]
        roles, fields = _ruled([(each.decision, each.lines) for each in carried])
        return Orders(
            decisions=self.decisions,
            lost=tuple(each.decision for each in placed if each.is_lost and each.decision.do != "accept"),
            roles=roles,
            fields=fields,
            begun=frozenset(at for each in carried if each.decision.do in BEGINNINGS for at in each.lines),
            moves=tuple(Move(lines=each.lines, to=each.to) for each in carried if each.to is not None),
        )


def find(decisions: Sequence[Decision], printed: Sequence[Line], text: str) -> Found:
    """`decisions`, in the order in which they were made, found again among the lines of `text`."""
    if not decisions:
        return Found(decisions=(), held=())
    places = _Places(printed, text)
    holding = effective(decisions)
    now = tuple(map(places.brought_up_to_date, decisions))
    return Found(
        decisions=now,
        held=tuple(
            _Held(
                decision=now[number],
                lines=places.positions(decision),
                to=places.find(decision.to) if decision.to else None,
            )
            for number, decision in enumerate(decisions)
            if number in holding
        ),
    )


def _runs(positions: Iterable[int]) -> list[int]:
    """The first of each run of neighbours."""
    known = set(positions)
    return [at for at in positions if at - 1 not in known]


def _ends(positions: Iterable[int]) -> list[int]:
    """What stands right below each run of neighbours."""
    known = set(positions)
    return [at + 1 for at in positions if at + 1 not in known]


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
        allowed &= MARKS[decision.role] if decision.do == "mark" else BEGINNINGS[decision.do]
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
