"""Why a line was taken for what it is, in words: the rules that spoke, what came second, by how much.

In:   a line of a Sheet.
Out:  a Why for the page.
Pure: no files, no HTML.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from broadsheet.intake.rivals import Rival
from broadsheet.pipeline import rule_names
from broadsheet.pipeline.review_sheet import Line
from broadsheet.preview.review_words import WORDS, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """`rows` are (heading, sentence) in reading order."""

    title: str
    rows: tuple[tuple[str, str], ...]


def why_of(line: Line) -> Why:
    """What is on record of a line; of a blank one, that there is nothing."""
    rows: list[tuple[str, str]] = []
    if line.ruling:
        role = rule_names.role(line.ruling.role).zh
        rows.append((WORDS["taken_for"], say("with_share", role=role, share=f"{line.ruling.confidence:.0%}")))
    if line.main:
        rows.append((WORDS["because"], _names(line.main.span.rules) or WORDS["no_sign"]))
    if line.ruling:
        rows += _second(line.ruling.rival, line.ruling.score)
    discarded = dict.fromkeys(run.span.reason for run in line.runs if run.span.place == "discard")
    if discarded and line.main:
        rows.append((WORDS["discarded"], _names(discarded)))
    return Why(
        title=say("why_of", number=line.number),
        rows=tuple(rows) or ((WORDS["taken_for"], WORDS["nothing_on_line"]),),
    )


def _second(rival: Rival | None, score: float) -> list[tuple[str, str]]:
    if rival is None:
        return [(WORDS["second"], WORDS["no_rival"])]
    role = rule_names.role(rival.role).zh
    rows = [(WORDS["second"], say("behind", role=role, margin=f"{rival.margin:.2f}"))]
    for heading, names in (
        (WORDS["speaks_for"], rival.speaks_for),
        (WORDS["speaks_against"], rival.speaks_against),
    ):
        if names:
            rows.append((heading, _names(names)))
    if rival.score > score:
        rows.append(("", WORDS["by_neighbours"]))
    return rows


def _names(rules: Iterable[str]) -> str:
    return "、".join(rule_names.rule(name).zh for name in rules)
