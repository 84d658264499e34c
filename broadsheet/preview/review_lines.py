"""The source of a sheet, line by line, in words.

In:   a Sheet, its doubts, the lines that the editor stands on.
Out:  LineView, RunView, DoubtView: closed values for the template.
Pure: no files, no HTML, no address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from broadsheet.intake import Doubt
from broadsheet.intake.decisions import Decision
from broadsheet.pipeline.origins import REPEATED
from broadsheet.pipeline.review_sheet import Line, Run, Sheet
from broadsheet.preview.review_articles import hue_of, part_id
from broadsheet.preview.review_request import Selected
from broadsheet.preview.review_words import DECIDED, FIELDS, MARKS, WORDS, say

_PICTURES: Final = {chr(code): chr(0x2400 + code) for code in range(0x20) if chr(code) != "\t"}
_SURE: Final = re.compile(r"（(?:[^（）]*，)?(把握 \d+%)）$")
_UNSEEN: Final = frozenset(map(chr, (*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))))


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """Characters of a line: the part they went to ("" for none), its field in words."""

    text: str
    part: str
    field: str
    faded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtView:
    line: int
    kind: str
    what: str
    sure: str  # of a doubt about the cut; "" of others
    article: int
    headless: bool  # answered by a headline too


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """`hue` names the colour (h1 to h6, none); `sign` says the same without colour, `spoken` in words."""

    number: int
    hue: str
    sign: str
    spoken: str
    role: str
    runs: tuple[RunView, ...]
    parts: tuple[str, ...]  # the main one first
    doubts: tuple[DoubtView, ...]
    decided: tuple[str, ...]
    current: bool = False
    selected: bool = False

    @property
    def blank(self) -> bool:
        return not self.runs


def line_views(sheet: Sheet, doubts: Iterable[DoubtView], selected: Selected) -> Iterator[LineView]:
    """Every line; the first of the selected ones is the current one."""
    first, last = selected
    doubted: dict[int, tuple[DoubtView, ...]] = {}
    for doubt in doubts:
        doubted[doubt.line] = (*doubted.get(doubt.line, ()), doubt)
    decided = _decided(sheet.decisions)
    for line in sheet.lines:
        view = _line(line, doubted.get(line.number, ()), decided.get(line.number, ()))
        here = first <= line.number <= last
        yield replace(view, current=line.number == first, selected=True) if here else view


def _line(line: Line, doubts: tuple[DoubtView, ...], decided: tuple[str, ...]) -> LineView:
    main = line.main
    return LineView(
        number=line.number,
        hue=hue_of(line.article) or ("aside" if main else ""),
        sign=str(line.article) if line.article else ("·" if main else ""),
        spoken=_spoken(line),
        role=_role(line),
        runs=tuple(_run(run) for run in line.runs) if main else (),
        parts=tuple(dict.fromkeys(filter(None, map(part_of, (main, *line.runs))))) if main else (),
        doubts=doubts,
        decided=decided,
    )


def _decided(decisions: Iterable[Decision]) -> dict[int, tuple[str, ...]]:
    """What a person decided, by line; of several lines it is told on the first."""
    found: dict[int, tuple[str, ...]] = {}
    for decision in decisions:
        line = ends_of(decision)[0]
        found[line] = (*found.get(line, ()), say("decided_by", what=decided_text(decision)))
    return found


def lines_text(first: int, last: int) -> str:
    """Line numbers in words."""
    return say("line", number=first) if first == last else say("lines", first=first, last=last)


def ends_of(decision: Decision) -> Selected:
    """The first and the last line of a decision."""
    lines = [anchor.line for anchor in decision.lines]
    return min(lines), max(lines)


def decided_text(decision: Decision) -> str:
    """A decision in words."""
    if decision.do == "mark":
        return say("decided_role", role=MARKS.get(decision.role, decision.role))
    return DECIDED[decision.do]


def _spoken(line: Line) -> str:
    if line.article:
        return say("of_article", number=line.article)
    return MARKS["furniture"] if line.main else WORDS["blank"]


def _role(line: Line) -> str:
    if line.main is None:
        return ""
    return FIELDS.get(line.main.span.field, "") if line.article else MARKS["furniture"]


def _run(run: Run) -> RunView:
    faded = run.span.place == "discard"
    field = "" if faded else FIELDS.get(run.span.field, MARKS["furniture"])
    return RunView(text=_shown(run.text), part=part_of(run), field=field, faded=faded)


def part_of(run: Run) -> str:
    """The part that characters went to; "" for none."""
    span = run.span
    index = span.index if span.field in REPEATED else 1
    return part_id(span.article, span.field, index) if span.article else ""


def _shown(text: str) -> str:
    """Characters that have no shape, or turn the direction of others, get one: an editor must see them."""
    return "".join("�" if char in _UNSEEN else _PICTURES.get(char, char) for char in text)


def doubt_view(doubt: Doubt) -> DoubtView:
    """A doubt in the desk's language."""
    what, sure = told_apart(doubt.what.zh)
    return DoubtView(
        line=doubt.line,
        kind=doubt.kind,
        what=what,
        sure=sure,
        article=doubt.article,
        headless=doubt.kind == "no headline",
    )


def told_apart(what: str) -> tuple[str, str]:
    """A doubt's sentence, and how sure the cut is where the sentence ends with that."""
    match = _SURE.search(what)
    return (what[: match.start()], match[1]) if match else (what, "")
