"""What a line may be, with the evidence for and against: one table of weighted, named rows.

In:   lines with their signs and neighbours (around.look).
Out:  for every line the score of every role and the names of the rows that spoke.
Must not know: the order roles may stand in (cut), how articles are put together (flow).

To change what the cutter believes, change a row here; docs/ingest.md says how to measure it.
A weight of 1 is about an odds of e. A row answers False, True, or a strength from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from typing import Final, NamedTuple, overload

from broadsheet.intake.around import Around

HEAD: Final = "heading"  # opens an article
STACK: Final = "heading-line"  # a further line of the same heading
OPENING: Final = "opening"  # opens an article that has no heading
TEXT: Final = "paragraph"
MORE: Final = "continuation"  # the rest of a paragraph that a break cut
SUBHEAD: Final = "subhead"
SIGN: Final = "sign-off"
CAPTION: Final = "caption"
CREDIT: Final = "photo-credit"  # on a line of its own, under its caption
JUMP: Final = "jump"
FURNITURE: Final = "furniture"

ROLES: Final = (HEAD, STACK, OPENING, TEXT, MORE, SUBHEAD, SIGN, CAPTION, CREDIT, JUMP, FURNITURE)

_REMEMBERED: Final = 4096  # combinations of signs; a month of pages shows fewer

Test = Callable[[Around], float]
Signs = tuple[object, ...]


def always(_: Around) -> float:
    return 1.0


class Row(NamedTuple):
    """One piece of evidence: for which role, what it is called, how much it weighs, when it holds.

    `given`: signs of the place or of a line there (`verse`, `here.box`, `after.lead`). Where none of
    them shows, the row is silent and its test is not asked; most lines show few.
    """

    role: str
    reason: str
    weight: float
    test: Test = always
    given: tuple[str, ...] = ()


class Table(Sequence[Row]):
    """Rows in their order, each found by the signs that it waits for."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = tuple(rows)
        self._unasked = frozenset(at for at, row in enumerate(rows) if not row.given)
        signs = sorted({sign for row in rows for sign in row.given})
        self._waiting = tuple(
            _Waiting(whose, {sign: self._numbers(sign) for sign in signs if _whose(sign) == whose})
            for whose in sorted({_whose(sign) for sign in signs})
        )
        self._awake = lru_cache(maxsize=_REMEMBERED)(self._wake)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        return self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def asked(self, place: Around) -> tuple[Row, ...]:
        """The rows that may speak for a line; many lines show the same signs."""
        return self._awake(*[waiting.signs(place) for waiting in self._waiting])

    def _wake(self, *shown: Signs) -> tuple[Row, ...]:
        found = set(self._unasked)
        for waiting, signs in zip(self._waiting, shown, strict=True):
            found.update(*compress(waiting.numbers, signs))
        return tuple(self._rows[at] for at in sorted(found))

    def _numbers(self, sign: str) -> tuple[int, ...]:
        return tuple(at for at, row in enumerate(self._rows) if sign in row.given)


class _Waiting:
    """The numbers of the rows that wait for the signs of one line, or of the place itself."""

    def __init__(self, whose: str, numbers: dict[str, tuple[int, ...]]) -> None:
        names = [sign.rpartition(".")[2] for sign in numbers]
        self._whose = whose
        self._signs = attrgetter(*names, names[0])  # one name more: of a single one it makes no tuple
        self.numbers = tuple(numbers.values())

    def signs(self, place: Around) -> Signs:
        seen = getattr(place, self._whose) if self._whose else place
        return () if seen is None else self._signs(seen)


def _whose(sign: str) -> str:
    return sign.rpartition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Score of each role for one line, and the reasons of those that a row spoke for.

    `complete` and `goes_on` are added where the line is text: its paragraph ends here, or is cut.
    """

    score: dict[str, float]
    reasons: dict[str, tuple[str, ...]]
    complete: float
    goes_on: float


def score_roles(place: Around, table: Table) -> Scores:
    """The score of every role for one line. A role that no row speaks for scores its prior."""
    score = dict(PRIOR)
    reasons: dict[str, tuple[str, ...]] = {}
    for role, reason, weight, test, _ in table.asked(place):
        if strength := test(place):
            score[role] += weight * strength
            reasons[role] = (*reasons[role], reason) if role in reasons else (reason,)
    complete, goes_on = weigh_ending(place)
    return Scores(
        score=score,
        reasons=reasons,
        complete=complete,
        goes_on=goes_on,
    )


# Before any evidence: a line is a paragraph; the rest must be shown, the last five beyond doubt.
PRIOR: Final = {
    HEAD: -3.0,
    STACK: -1.5,
    OPENING: -8.0,
    TEXT: 0.0,
    MORE: -2.5,
    SUBHEAD: -2.0,
    SIGN: -26.0,
    CAPTION: -26.0,
    CREDIT: -26.0,
    JUMP: -26.0,
    FURNITURE: -27.0,
}


def weigh_ending(place: Around) -> tuple[float, float]:
    """(complete, goes on): how well the end of a line that is text agrees with either reading."""
    here = place.here
    if here.end == "full":
        return (2.0, -1.5) if here.open_quote else (2.5, -3.5)
    if place.verse or place.row or place.closing:
        return 1.0, -4.0
    if here.broken_lead:
        return -3.0, 3.0
    if here.caption_tail:
        return -2.0, -2.0
    cut = {"comma": 3.0, "bare": 0.0, "closed": -1.5, "soft": -2.0, "dash": -3.0}[here.end]
    cut += 1.5 * here.open_quote + 1.5 * here.hanging + 1.5 * (here.sentences > 0)
    if here.end in ("bare", "closed"):
        cut += max(-1.5, min(1.5, (here.size - 30) / 15)) + min(1.0, here.clauses / 2)
        cut += 1.5 * here.prose - 1.5 * here.jointed + 3.0 * place.seam_below
        if not (here.hanging or place.seam_below or (here.prose and place.under_heading < 1)):
            cut -= 4.0 * max(place.under_heading, place.echoed)
        cut -= 2.0 * place.echoed
    return {"soft": 0.0, "dash": 0.0, "closed": -1.0}.get(here.end, -2.0) - max(-0.5, cut / 2), cut
