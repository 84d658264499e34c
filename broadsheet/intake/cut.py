"""The best cut of a page as a whole: one role for every line, under a grammar of what may follow what.

In:   the scores of every line (roles.score_roles).
Out:  the sequence of roles with the highest sum, and for every line how far it beat its rival.
Must not know: what a line says; it sees scores only.

Dynamic programming (Viterbi) over states (role, pending). Pending means that a paragraph was cut
short and its rest is still to come: captions, credits and furniture may stand in between, a new
paragraph may not. The cost is linear in the number of lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from broadsheet.intake.roles import (
    CAPTION,
    CREDIT,
    FURNITURE,
    HEAD,
    JUMP,
    MORE,
    OPENING,
    ROLES,
    SIGN,
    STACK,
    SUBHEAD,
    TEXT,
    Scores,
)

START: Final = "start"
END: Final = "end"
_NEVER: Final = float("-inf")
_BEHIND: Final = 25.0  # a state this far below the best is given up
_BEAM: Final = 14.0  # a role this far below the line's best is not looked at

# What may follow what in a complete state, and how usual it is. A pair not named is impossible.
_FLOW: Final = {
    TEXT: 0.5,
    SUBHEAD: 0.0,
    SIGN: 0.0,
    CAPTION: 0.0,
    HEAD: 0.0,
    OPENING: 0.0,
    FURNITURE: 0.0,
    JUMP: 0.0,
    END: 0.0,
}
GRAMMAR: Final[dict[str, dict[str, float]]] = {
    START: {
        HEAD: 0.0,
        OPENING: 0.0,
        FURNITURE: 0.0,
        SUBHEAD: -6.0,
        CAPTION: -2.0,
        SIGN: -3.0,
        JUMP: 0.0,
        CREDIT: -6.0,
    },
    HEAD: {
        STACK: 0.0,
        TEXT: 1.0,
        SUBHEAD: -2.0,
        SIGN: 0.0,
        CAPTION: 0.0,
        JUMP: 0.0,
        FURNITURE: -1.0,
        HEAD: -7.0,
        OPENING: -8.0,
        END: -4.0,
    },
    STACK: {
        STACK: -1.0,
        TEXT: 1.0,
        SUBHEAD: -1.0,
        SIGN: 0.0,
        CAPTION: 0.0,
        JUMP: 0.0,
        FURNITURE: -1.0,
        HEAD: -7.0,
        OPENING: -8.0,
        END: -4.0,
    },
    OPENING: _FLOW,
    TEXT: _FLOW,
    MORE: _FLOW,
    SUBHEAD: {
        TEXT: 1.0,
        SUBHEAD: -0.5,
        SIGN: 0.0,
        CAPTION: -1.5,
        HEAD: -5.0,
        OPENING: -6.0,
        FURNITURE: -1.0,
        JUMP: -2.0,
        END: -3.0,
    },
    SIGN: {
        HEAD: 1.5,
        OPENING: 0.0,
        TEXT: -2.0,
        SUBHEAD: -1.5,
        SIGN: -0.5,
        CAPTION: -0.5,
        FURNITURE: 0.5,
        JUMP: 0.0,
        END: 0.5,
    },
    CAPTION: {CREDIT: 1.0, **_FLOW},
    CREDIT: {CREDIT: 1.0, **_FLOW},
    JUMP: {
        HEAD: 1.0,
        OPENING: 0.5,
        TEXT: -0.5,
        FURNITURE: 0.0,
        CAPTION: 0.0,
        SIGN: 0.0,
        SUBHEAD: -1.0,
        END: 0.5,
    },
    FURNITURE: {**_FLOW, SIGN: -0.5},
}
# While a paragraph waits for its rest.
_WAITING: Final = {MORE: 3.0, CAPTION: -0.5, FURNITURE: -0.5, JUMP: 0.5, SIGN: -8.0, HEAD: -3.0}
PENDING: Final[dict[str, dict[str, float]]] = {
    TEXT: _WAITING,
    OPENING: _WAITING,
    MORE: _WAITING,
    CAPTION: {CREDIT: 1.0, **_WAITING},
    CREDIT: {CREDIT: 1.0, **_WAITING},
    FURNITURE: _WAITING,
}
_CUTTABLE: Final = frozenset((TEXT, OPENING, MORE))

State = tuple[str, bool]

# What a role that is never cut leaves: whatever waited before it still waits.
_ENDINGS: Final = {
    (role, pending): (((role, pending and role in PENDING), 0.0),)
    for role in ROLES
    for pending in (False, True)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The role of one line; `goes_on`: its paragraph is cut short here; `margin`: score above the rival's."""

    role: str
    goes_on: bool
    margin: float


def choose_roles(scores: Sequence[Scores]) -> tuple[Choice, ...]:
    """The best sequence of roles; empty for no lines."""
    best: dict[State, float] = {(START, False): 0.0}
    trail: list[dict[State, State]] = []
    for line in scores:
        best, came = _step(best, line)
        trail.append(came)
    if not trail:
        return ()
    last = max(best, key=lambda state: best[state] + closing(state))
    return _walk_back(last, trail, scores)


def _step(best: dict[State, float], line: Scores) -> tuple[dict[State, float], dict[State, State]]:
    floor = max(line.score.values()) - _BEAM
    possible = [
        (role, score, _endings(role, line, pending=False), _endings(role, line, pending=True))
        for role, score in line.score.items()
        if score >= floor
    ]
    worst = max(best.values()) - _BEHIND
    reached: dict[State, float] = {}
    came: dict[State, State] = {}
    for state, so_far in best.items():
        if so_far < worst:
            continue
        role, pending = state
        follow = PENDING[role] if pending else GRAMMAR[role]
        for following, own, settled, waiting in possible:
            usual = follow.get(following)
            if usual is None:
                continue
            for target, extra in waiting if pending else settled:
                total = so_far + usual + own + extra
                if total > reached.get(target, _NEVER):
                    reached[target] = total
                    came[target] = state
    if reached:
        return reached, came
    # no rule allows any role here: a plain paragraph, or what a person said
    fallback = max(best, key=lambda state: best[state])
    only = TEXT if TEXT in line.score else max(line.score, key=line.score.__getitem__)
    return {(only, False): best[fallback] - _BEAM}, {(only, False): fallback}


def _endings(role: str, line: Scores, *, pending: bool) -> tuple[tuple[State, float], ...]:
    """The states that a line in a role may leave, pending or not before it, and what each adds."""
    if role in _CUTTABLE:
        return ((role, False), line.complete), ((role, True), line.goes_on)
    return _ENDINGS[role, pending]


def closing(state: State) -> float:
    """How usual it is that a page ends in a state."""
    role, pending = state
    return -3.0 if pending else GRAMMAR[role].get(END, -5.0)


def _walk_back(
    last: State, trail: Sequence[dict[State, State]], scores: Sequence[Scores]
) -> tuple[Choice, ...]:
    states = [last]
    for came in reversed(trail[1:]):
        states.append(came[states[-1]])
    states.reverse()
    return tuple(
        Choice(role=role, goes_on=goes_on, margin=_margin(line, role))
        for (role, goes_on), line in zip(states, scores, strict=True)
    )


def _margin(line: Scores, role: str) -> float:
    rival = max((score for other, score in line.score.items() if other != role), default=_NEVER)
    return line.score[role] - rival
