"""What a person's decisions leave no doubt about: lines, and articles as a whole.

In:   Orders, the drafts before moves and after them.
Out:  Settled: positions of lines and of articles.
Must not know: how sure the cutter is, how a doubt is told.

A line is settled by any decision on it. An article is settled as a whole where a person joined it from
two, or moved text into it or out of it: who does that has looked at what belongs to it. Where it begins
and where the next one begins may be settled each by itself; both together settle it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from broadsheet.intake.flow import Draft, lines_of
from broadsheet.intake.replaying import Orders
from broadsheet.intake.roles import HEAD, OPENING


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Positions, from 0, in the page's lines and in its drafts."""

    lines: frozenset[int] = frozenset()
    drafts: frozenset[int] = frozenset()

    def whole(self, at: int, begins: Sequence[int]) -> bool:
        """Whether draft `at` is settled; `begins`: the line that each draft begins at."""
        ends = at + 1 == len(begins) or begins[at + 1] in self.lines
        return at in self.drafts or (begins[at] in self.lines and ends)


def settle(orders: Orders, before: Sequence[Draft], after: Sequence[Draft]) -> Settled:
    """`before` and `after`: the drafts before moves are carried out, and after them."""
    joined = {at for at in orders.begun if not orders.roles[at] & {HEAD, OPENING}}
    moved = {at for move in orders.moves for at in move.lines}
    sources = (frozenset(lines_of(draft)) for draft in before)
    touched = joined | moved | {at for lines in sources if lines & moved for at in lines}
    return Settled(
        lines=frozenset(orders.roles) | moved,
        drafts=frozenset(at for at, draft in enumerate(after) if not touched.isdisjoint(lines_of(draft))),
    )


def is_settled(kind: str, at: int, drafts: Sequence[Draft], settled: Settled) -> bool:
    """Whether a doubt of `kind` about draft `at`, its heading or brought-back text, is settled."""
    if kind == "moved text":
        moved = (line for block in drafts[at].moved for line in block.lines)
        return at in settled.drafts or _names(settled, moved)
    return kind == "tall heading" and _names(settled, drafts[at].heading)


def _names(settled: Settled, lines: Iterable[int]) -> bool:
    return not settled.lines.isdisjoint(lines)
