"""Which doubts a person has settled: accepted, or answered by a change of the text that they speak of.

In:   the doubts of an article, its parts as they are now, what was accepted, which files there are.
Out:  each doubt with whether it is settled.
Pure: no files, no command, no language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from broadsheet.intake import Doubt
from broadsheet.model import Article
from broadsheet.pipeline.changes import BY_HAND, HEADING
from broadsheet.pipeline.leftovers import stands
from broadsheet.pipeline.origins import Part
from broadsheet.pipeline.records import RecordedPage

Accepted = frozenset[tuple[int, str]]  # (line, kind of doubt, "" for all)


def accepted(page: RecordedPage) -> Accepted:
    """What a person accepted, while the line says what it said then."""
    lines = [page.text[start:end].strip() for start, end in pairwise(page.starts)]
    return frozenset(
        (anchor.line, decision.kind)
        for decision in page.record.decisions
        for anchor in decision.lines
        if decision.do == "accept" and anchor.text in lines[anchor.line - 1 : anchor.line]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What may settle the doubts of one article.

    `now`: the article as it lies on the shelf, None where it is gone or unreadable; `taken`: what was
    accepted on its page; `files`: names of the article files of its issue.
    """

    parts: Sequence[Part]
    now: Article | None
    taken: Accepted
    files: Collection[str]


class _Lines:
    """About which lines of the source a person's change has said something; each part is looked at once."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._changed = _lines_of(part for part in parts if part.state in BY_HAND)
        self._text = _lines_of(part for part in parts if part.field not in HEADING)
        first = next((part for part in parts if part.field == "paragraph"), None)
        self._opening = first is not None and first.state in BY_HAND

    def changed(self, line: int) -> bool:
        """By a part that stands there; where none but heading or byline does, by the first paragraph too."""
        return line in self._changed or (self._opening and line not in self._text)


def _lines_of(parts: Iterable[Part]) -> frozenset[int]:
    return frozenset(origin.line for part in parts for origin in part.origins)


def settled_doubts(doubts: Iterable[Doubt], answers: Answers) -> tuple[tuple[Doubt, bool], ...]:
    """Each of `doubts` with whether it is settled.

    A clash is settled once the person's text no longer stands against the new cut, a lost headline by a
    headline, a doubt about a file by the file's coming or going, any other by a change at its line.
    """
    lines = _Lines(answers.parts)
    return tuple((doubt, _is_settled(doubt, answers, lines)) for doubt in doubts)


def _is_settled(doubt: Doubt, answers: Answers, lines: _Lines) -> bool:
    if not {(doubt.line, doubt.kind), (doubt.line, "")}.isdisjoint(answers.taken):
        return True
    if doubt.file:
        return not stands(doubt.kind, there=doubt.file in answers.files)
    if doubt.clash:
        if answers.now:
            return not doubt.clash.stands(answers.now)
        return all(part.state == "removed" for part in answers.parts)
    if doubt.kind == "no headline":
        return any(part.field == "title" and part.state in BY_HAND for part in answers.parts)
    return lines.changed(doubt.line)
