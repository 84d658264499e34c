"""What lost: for every line the role that came second, for every article the other beginning.

In:   the scores of every line (roles.score_roles) and the roles chosen for them (cut.choose_roles).
Out:  a Ruling for every line, a Beginning for an article; margins compare whole pages, not lines.
Must not know: what a line says.

A line's role is not chosen by the line: a heading may score less than a paragraph and still win, since
a lead follows. So the rival of a role is the best sequence for the whole page with another role here,
and the margin is how far its sum lies below the best. Max-product in both directions: `_before` is the
best sum up to a line in each state, `_behind` the best sum after it. Linear in the number of lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from broadsheet.intake.cut import GRAMMAR, PENDING, START, Choice, State, closing
from broadsheet.intake.roles import HEAD, MORE, OPENING, ROLES, TEXT, Row, Scores

OPENS: Final = frozenset((HEAD, OPENING))
_AWAY: Final = 14.0  # a role this far below the line's best is no rival
_NEVER: Final = float("-inf")
_CUTTABLE: Final = frozenset((TEXT, OPENING, MORE))
_START: Final[State] = (START, False)
_STUCK: Final[State] = (TEXT, False)  # where no rule allows any role: a plain paragraph

Sums = dict[State, float]


def _after(state: State) -> Sums:
    """What may follow a state, and how usual it is: the grammar of `cut`, one entry for each next state."""
    role, pending = state
    found: Sums = {}
    for following, usual in (PENDING if pending else GRAMMAR)[role].items():
        cuttable = following in _CUTTABLE
        for waits in (False, True) if cuttable else (pending and following in PENDING,):
            found[following, waits] = usual
    return found


_AFTER: Final[Mapping[State, Sums]] = {
    **{(role, False): _after((role, False)) for role in GRAMMAR},
    **{(role, True): _after((role, True)) for role in PENDING},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """The role that came second; `margin`: how far the best page with it lies below the best page.

    `speaks_for` and `speaks_against` name the rows of evidence that held for this role on this line.
    """

    role: str
    score: float
    margin: float
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What was decided on line `line` of the source (from 1); no rival where no other role came near.

    `confidence`: that the line has this role, in the right article, 0 to 1.
    """

    line: int
    role: str
    score: float
    confidence: float
    rival: Rival | None = None

    def on(self, line: int) -> Ruling:
        """The same, of another printed line of the paragraph."""
        if line == self.line:
            return self
        return Ruling(
            line=line, role=self.role, score=self.score, confidence=self.confidence, rival=self.rival
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """The best page on which no article begins at `line`, and how far it lies below the best.

    `elsewhere` is the line at which the article would begin instead; 0 where none begins: its lines
    would go on with the article above, or, at the head of a page, have no beginning at all.
    """

    line: int
    margin: float
    elsewhere: int = 0
    above: bool = False  # whether there is an article above


class Lead(NamedTuple):
    """By how much the best page leads the best one in which this line has another role, and the best one
    in which an article begins here where none did, or none where one did; infinite where there is none.
    """

    role: str
    opens: bool
    over_role: float
    over_beginning: float


class Rivals:
    """All sequences of roles of one page, as far as they matter: the best through every state."""

    def __init__(self, scores: Sequence[Scores], choices: Sequence[Choice]) -> None:
        self._scores = scores
        self._own = [_own(line) for line in scores]
        self._roles = [choice.role for choice in choices]
        self._before = _sums_before(self._own, [_stuck(line) for line in scores])
        self._behind = _sums_behind(self._own, self._before)
        self._begins = [at for at, role in enumerate(self._roles) if role in OPENS]

    def rulings(
        self, numbers: Sequence[int], rows: Iterable[Row], sure: Sequence[float]
    ) -> tuple[Ruling, ...]:
        """The ruling on every line; `numbers`: the lines' in the source; `sure`: their confidence."""
        against = frozenset((row.role, row.reason) for row in rows if row.weight < 0)
        return tuple(
            Ruling(
                line=number,
                role=role,
                score=round(self._scores[at].score[role], 2),
                confidence=sure[at],
                rival=self._rival(at, role, against),
            )
            for at, (number, role) in enumerate(zip(numbers, self._roles, strict=True))
        )

    def leads(self) -> tuple[Lead, ...]:
        """The lead of what was chosen on every line."""
        return tuple(self._lead_at(at, role) for at, role in enumerate(self._roles))

    def _lead_at(self, at: int, role: str) -> Lead:
        through = self._through(at)
        best = max(through.values())
        opens = role in OPENS
        others = (sum_ for state, sum_ in through.items() if state[0] != role)
        turned = (sum_ for state, sum_ in through.items() if (state[0] in OPENS) != opens)
        return Lead(
            role=role,
            opens=opens,
            over_role=best - max(others, default=_NEVER),
            over_beginning=best - max(turned, default=_NEVER),
        )

    def _rival(self, at: int, chosen: str, against: frozenset[tuple[str, str]]) -> Rival | None:
        through = self._through(at)
        others = [state for state in through if state[0] != chosen]
        if not others or len(self._scores[at].score) < len(ROLES):  # a person decided
            return None
        role, _ = second = max(others, key=through.__getitem__)
        reasons = self._scores[at].reasons.get(role, ())
        return Rival(
            role=role,
            score=round(self._scores[at].score[role], 2),
            margin=_lead(through, second),
            speaks_for=tuple(reason for reason in reasons if (role, reason) not in against),
            speaks_against=tuple(reason for reason in reasons if (role, reason) in against),
        )

    def opens(self, at: int) -> bool:
        """Whether an article was said to begin at position `at`."""
        return self._roles[at] in OPENS

    def beginning(self, at: int, numbers: Sequence[int]) -> Beginning | None:
        """The rival of a beginning at position `at`; None where nothing else could stand there."""
        through = self._through(at)
        others = [state for state in through if state[0] not in OPENS]
        if not others:
            return None
        second = max(others, key=through.__getitem__)
        elsewhere = self._begins_instead(at, second)
        return Beginning(
            line=numbers[at],
            margin=_lead(through, second),
            elsewhere=0 if elsewhere is None else numbers[elsewhere],
            above=self._begins[0] < at,
        )

    def _through(self, at: int) -> dict[State, float]:
        behind = self._behind[at]
        return {state: sum_ + behind[state] for state, sum_ in self._before[at].items() if state in behind}

    def _begins_instead(self, at: int, state: State) -> int | None:
        """The nearest line that opens an article in the sequence through `state` and in no other."""
        above = max((begin for begin in self._begins if begin < at), default=-1)
        below = min((begin for begin in self._begins if begin > at), default=len(self._roles))
        found = [*self._walk_up(at, state, above), *self._walk_down(at, state, below)]
        return min(found, key=lambda begin: (abs(begin - at), begin), default=None)

    def _walk_up(self, at: int, state: State, stop: int) -> list[int]:
        found = []
        for line in range(at - 1, stop, -1):
            sums, after = self._before[line], state
            state = max(sums, key=lambda each: sums[each] + _AFTER[each].get(after, _NEVER))
            if state[0] in OPENS:
                found.append(line)
        return found

    def _walk_down(self, at: int, state: State, stop: int) -> list[int]:
        found = []
        for line in range(at + 1, stop):
            ways = _ways(state, self._own[line], self._behind[line])
            state = max(ways, key=ways.__getitem__, default=_STUCK)
            if state[0] in OPENS:
                found.append(line)
        return found


def _lead(through: Mapping[State, float], second: State) -> float:
    return round(max(0.0, max(through.values()) - through[second]), 2)


def _own(line: Scores) -> Sums:
    """What a line says of every state near its best: its role's score, and how its end agrees."""
    floor = max(line.score.values()) - _AWAY
    found: Sums = {}
    for role, score in line.score.items():
        if score < floor:
            continue
        if role in _CUTTABLE:
            found[role, False] = score + line.complete
            found[role, True] = score + line.goes_on
        else:
            found[role, False] = score
            if role in PENDING:
                found[role, True] = score
    return found


def _ways(state: State, own: Sums, behind: Sums) -> Sums:
    """Every next state, and the best sum from there on."""
    return {
        following: usual + own[following] + behind[following]
        for following, usual in _AFTER[state].items()
        if following in own and following in behind
    }


def _stuck(line: Scores) -> State:
    """What a line is where no rule allows any role: a plain paragraph, or what a person said."""
    return _STUCK if TEXT in line.score else (max(line.score, key=line.score.__getitem__), False)


def _sums_before(own: Sequence[Sums], stuck: Sequence[State]) -> list[Sums]:
    """For each line and state the best sum of all lines up to it, itself included."""
    sums: Sums = {_START: 0.0}
    found = []
    for line, alone in zip(own, stuck, strict=True):
        reached: Sums = {}
        for state, so_far in sums.items():
            for following, usual in _AFTER[state].items():
                if following in line and so_far + usual > reached.get(following, _NEVER):
                    reached[following] = so_far + usual
        best = max(sums.values())
        sums = {state: usual + line[state] for state, usual in reached.items()}
        sums = sums or {alone: best - _AWAY}
        found.append(sums)
    return found


def _sums_behind(own: Sequence[Sums], before: Sequence[Sums]) -> list[Sums]:
    """For each line and state the best sum of all lines after it; states that lead nowhere are left out."""
    sums = {state: closing(state) for state in _AFTER}
    found = [sums]
    for line, reached in zip(own[:0:-1], before[-2::-1], strict=True):
        ahead = {state: score + sums[state] for state, score in line.items() if state in sums}
        stuck = sums[_STUCK] - _AWAY if _STUCK in sums else 0.0
        sums = {
            state: max(ways)
            for state in reached
            if (ways := [usual + ahead[after] for after, usual in _AFTER[state].items() if after in ahead])
        } or dict.fromkeys(reached, stuck)
        found.append(sums)
    return found[::-1]
