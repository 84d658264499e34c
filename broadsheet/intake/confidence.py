"""How sure a cut is: of an article, that it holds just its own text; of a line, that its role is right.

In:   drafts, the lines they stand on, and by how much the page's other readings lost (rivals.Lead).
Out:  Confidence: for each article and each line the chance that it is right, 0 to 1.
Must not know: evidence and its weights, how a doubt is told.

Logistic in a handful of signs, each 0 where nothing speaks against the cut. The weights are fitted to
pages whose true cut is known, cut by the whole table of evidence and, since a page of another paper
shows forms that no row knows, by tables from which rows were taken: `python benchmarks/confidence.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from broadsheet.intake.around import Around
from broadsheet.intake.flow import Draft, lines_of
from broadsheet.intake.rivals import Lead
from broadsheet.intake.roles import HEAD, STACK
from broadsheet.intake.settling import Settled

Signs = Mapping[str, float]
Part = Literal["beginning", "inside", "whole"]
SURE: Final = 0.7  # an editor is asked about an article below this

ALWAYS: Final = "always"
ARTICLE: Final[Signs] = {
    ALWAYS: 3.54,
    "its beginning": -1.91,
    "another beginning in it": -2.86,
    "the next beginning": -1.59,
    "text was moved": -1.61,
    "no heading": -0.94,
    "no text": -5.21,
    "one paragraph": -0.72,
    "an open end": -1.82,
    "subheads": -0.9,
}
LINE: Final[Signs] = {
    ALWAYS: 4.1,
    "another role": -2.1,
    "its article": -2.05,
    "its page": -1.07,
    "heading": -0.78,
}
_NOTHING: Final = Settled()
_FADES: Final = 3.0  # a margin of 3 speaks a third as loud as one of 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weak:
    """Where an article's cut is weakest: `line` is a position in the page's lines, from 0."""

    part: Part
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """`articles` in order, with where each is weakest; `lines` by position. Rounded to two places."""

    articles: tuple[float, ...]
    weak: tuple[Weak, ...]
    lines: tuple[float, ...]


def weigh(
    drafts: Sequence[Draft], places: Sequence[Around], leads: Sequence[Lead], settled: Settled = _NOTHING
) -> Confidence:
    """The confidence of every article and every line of a page; 1 for what a person has settled."""
    weak = tuple(_weakest(draft, leads) for draft in drafts)
    begins = [_opening(draft, leads) for draft in drafts]
    sure = [chance(ARTICLE, signs) for signs in article_signs(drafts, places, leads)]
    for at, each in enumerate(sure):
        if settled.whole(at, begins) or (each < SURE and weak[at].line in settled.lines):
            sure[at] = 1.0
    lines = [
        1.0 if at in settled.lines else chance(LINE, signs)
        for at, signs in enumerate(line_signs(drafts, leads, sure))
    ]
    return Confidence(
        articles=tuple(round(each, 2) for each in sure),
        weak=weak,
        lines=tuple(round(each, 2) for each in lines),
    )


def chance(weights: Signs, signs: Signs) -> float:
    """The probability that `weights` give to `signs`."""
    total = weights[ALWAYS] + sum(weights[name] * value for name, value in signs.items())
    return 1.0 / (1.0 + math.exp(-total))


def article_signs(
    drafts: Sequence[Draft], places: Sequence[Around], leads: Sequence[Lead]
) -> list[dict[str, float]]:
    """What speaks against each article, by the names of ARTICLE."""
    found = []
    for at, draft in enumerate(drafts):
        texts = [block for block in draft.blocks if block.kind == "paragraph"]
        moved = bool(draft.moved) or (at > 0 and bool(drafts[at - 1].moved))
        found.append(
            {
                "its beginning": _doubt([leads[_opening(draft, leads)]]),
                "another beginning in it": _doubt(_inside(draft, leads)),
                "the next beginning": _doubt(_next(drafts[at + 1 :], leads)),
                "text was moved": float(moved),
                "no heading": float(not draft.heading),
                "no text": float(not texts),
                "one paragraph": float(len(texts) == 1),
                "an open end": float(bool(texts) and _breaks_off(places[texts[-1].lines[-1]])),
                "subheads": float(any(block.kind == "subhead" for block in draft.blocks)),
            }
        )
    return found


def line_signs(
    drafts: Sequence[Draft], leads: Sequence[Lead], sure: Sequence[float]
) -> list[dict[str, float]]:
    """What speaks against each line, by the names of LINE; `sure`: the confidence of each article."""
    page = 1.0 - sum(sure) / max(1, len(sure))
    found = [
        {
            "another role": _fade(lead.over_role),
            "its page": page,
            "heading": float(lead.role in (HEAD, STACK)),
        }
        for lead in leads
    ]
    for draft, confidence in zip(drafts, sure, strict=True):
        for line in lines_of(draft):
            found[line]["its article"] = 1.0 - confidence
    return found


def _weakest(draft: Draft, leads: Sequence[Lead]) -> Weak:
    opening = _opening(draft, leads)
    others = [line for line in lines_of(draft) if line != opening]
    inside = min(others, key=lambda line: leads[line].over_beginning, default=opening)
    margins = leads[opening].over_beginning, leads[inside].over_beginning
    if min(margins) > _FADES:
        return Weak(part="whole", line=opening)
    return (
        Weak(part="beginning", line=opening) if margins[0] <= margins[1] else Weak(part="inside", line=inside)
    )


def _opening(draft: Draft, leads: Sequence[Lead]) -> int:
    """The line at which the draft was said to begin; where text was moved, its first."""
    return next((line for line in sorted(lines_of(draft)) if leads[line].opens), draft.first_line)


def _inside(draft: Draft, leads: Sequence[Lead]) -> list[Lead]:
    opening = _opening(draft, leads)
    return [leads[line] for line in lines_of(draft) if line != opening]


def _next(below: Sequence[Draft], leads: Sequence[Lead]) -> list[Lead]:
    return [leads[_opening(draft, leads)] for draft in below[:1]]


def _breaks_off(last: Around) -> bool:
    return last.here.end != "full" and not (last.verse or last.row)


def _doubt(leads: Iterable[Lead]) -> float:
    return max((_fade(lead.over_beginning) for lead in leads), default=0.0)


def _fade(margin: float) -> float:
    """How loud a margin speaks against what won: 1 at 0, nothing where there was no rival."""
    return math.exp(-margin / _FADES)
