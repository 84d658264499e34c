"""An explanation and a review → the lines of a terminal, the rows of a program.

In:   values of pipeline.why and pipeline.review.
Out:  Text lines for a person; plain values for JSON.
Must not know: how any of it was found, options, the terminal's width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from broadsheet.console import say
from broadsheet.intake import Doubt
from broadsheet.pipeline import rule_names
from broadsheet.pipeline.changes import State
from broadsheet.pipeline.origins import REPEATED, Neighbour, Origin, Part
from broadsheet.pipeline.review import Point, Review
from broadsheet.pipeline.why import Explanation
from broadsheet.problems import Problem, Text

_STATES: Final[dict[State, Text]] = {
    "as ingested": Text("as ingested", "与收稿时相同"),
    "changed": Text("changed by a person since", "后来有人改过"),
    "removed": Text("taken out by a person since", "后来有人删去了"),
    "unreadable": Text("its file cannot be read, so nobody knows what changed", "文件读不出，无从比较"),
}
_BLANK: Final = Text("", "")


def explanation_lines(told: Explanation) -> Iterator[Text]:
    """The article; each part with its source lines and rules; what lies beside it; its doubts."""
    yield from _head(told)
    for part in told.parts.parts:
        yield _BLANK
        yield from _part(part, told.source)
    for text in told.parts.added:
        yield _BLANK
        yield Text("added by a person since", "后来有人补上")
        yield Text(f"  {text}", f"  {text}")
    yield from _beside(told)
    for doubt, settled in told.doubts:
        yield _BLANK
        yield from _doubt(doubt, told.source, settled=settled)


def _head(told: Explanation) -> Iterator[Text]:
    title = told.title or "—"
    yield Text(f"{told.id}  {title}", f"{told.id}  {title}")
    yield Text(
        f"{told.path}: {_STATES[told.state].en}; cut from {told.source} ({told.encoding})",
        f"{told.path}：{_STATES[told.state].zh}；切自 {told.source}（{told.encoding}）",
    )
    yield Text(
        f"it is {told.confidence:.0%} sure that an article begins here",
        f"此处是一篇稿件的开头，把握 {told.confidence:.0%}",
    )


def _part(part: Part, source: str) -> Iterator[Text]:
    name = rule_names.field(part.field)
    number = f" {part.index}" if part.field in REPEATED else ""
    state = _STATES[part.state]
    same = part.state == "as ingested"
    yield Text(
        f"{name.en}{number}" + ("" if same else f": {state.en}"),
        f"{name.zh}{number}" + ("" if same else f"：{state.zh}"),
    )
    if not part.origins:
        yield Text("  not found in the source", "  来稿里没有找到")
    for rules, origins in groupby(part.origins, key=lambda origin: origin.rules):
        yield from (_line(origin, source) for origin in origins)
        yield _because(rules)
    if part.now:
        yield Text(f"  now: {part.now}", f"  现在是：{part.now}")


def _line(origin: Origin, source: str) -> Text:
    line = f"  {source}:{origin.line}: {origin.text}"
    return Text(line, line)


def _because(rules: Sequence[str]) -> Text:
    if not rules:
        return Text("    no sign of its own; its neighbours decided", "    本身没有标志，由上下文决定")
    names = [rule_names.rule(name) for name in rules]
    return Text(
        f"    because: {', '.join(name.en for name in names)}",
        f"    依据：{'、'.join(name.zh for name in names)}",
    )


def _beside(told: Explanation) -> Iterator[Text]:
    around = told.surroundings
    if around.neighbours or around.discarded:
        yield _BLANK
        yield Text("next to it", "旁边的文字")
    for neighbour in around.neighbours:
        yield from _neighbour(neighbour, told)
    if around.discarded:
        counted = [(rule_names.rule(reason), count) for reason, count in around.discarded]
        yield Text(
            f"  discarded: {', '.join(f'{reason.en} ({count})' for reason, count in counted)}",
            f"  略去：{'、'.join(f'{reason.zh}（{count} 处）' for reason, count in counted)}",
        )


def _neighbour(neighbour: Neighbour, told: Explanation) -> Iterator[Text]:
    if not neighbour.article:
        reason = rule_names.rule(neighbour.reason)
        yield Text(
            f"  {told.source}:{neighbour.first}: furniture, {reason.en}: {neighbour.text}",
            f"  {told.source}:{neighbour.first}: 不属于任何稿件，{reason.zh}：{neighbour.text}",
        )
        yield _because(neighbour.rules)
        return
    lines = "" if neighbour.first == neighbour.last else f"-{neighbour.last}"
    yield Text(
        f"  {told.source}:{neighbour.first}{lines}: went to article {neighbour.article}",
        f"  {told.source}:{neighbour.first}{lines}: 归入稿件 {neighbour.article}",
    )


def _doubt(doubt: Doubt, source: str, *, settled: bool) -> Iterator[Text]:
    state = Text("settled by a change", "已改动，不再存疑") if settled else Text("open", "待定")
    yield Text(
        f"{source}:{doubt.line}: doubt ({state.en}): {doubt.what.en}",
        f"{source}:{doubt.line}: 存疑（{state.zh}）：{doubt.what.zh}",
    )


def explanation_row(told: Explanation) -> dict[str, Any]:
    around = told.surroundings
    return {
        "id": told.id,
        "path": told.path,
        "source": told.source,
        "encoding": told.encoding,
        "title": told.title,
        "confidence": told.confidence,
        "state": told.state,
        "parts": [_part_row(part) for part in told.parts.parts],
        "added": list(told.parts.added),
        "neighbours": [_neighbour_row(neighbour) for neighbour in around.neighbours],
        "discarded": dict(around.discarded),
        "doubts": [_doubt_row(doubt) | {"settled": settled} for doubt, settled in told.doubts],
    }


def _part_row(part: Part) -> dict[str, Any]:
    return {
        "field": part.field,
        "index": part.index,
        "state": part.state,
        "ingested": part.ingested,
        "now": part.now,
        "lines": [
            {"line": origin.line, "col": origin.col, "text": origin.text, "rules": list(origin.rules)}
            for origin in part.origins
        ],
    }


def _neighbour_row(neighbour: Neighbour) -> dict[str, Any]:
    return {
        "first": neighbour.first,
        "last": neighbour.last,
        "article": neighbour.article,
        "text": neighbour.text,
        "reason": neighbour.reason,
        "rules": list(neighbour.rules),
    }


def _doubt_row(doubt: Doubt) -> dict[str, Any]:
    return {"line": doubt.line, "kind": doubt.kind, "weight": doubt.weight, "what": say(doubt.what)}


def point_problem(point: Point) -> Problem:
    """A point as a warning, with the command that shows more of it."""
    if not point.article:
        hint = Text(f"ingest its source, or see {point.file}", f"补上这一版的来稿，或查看 {point.file}")
        return Problem(point.where, point.what, hint, severity="warning")
    name = f"{point.article}{point.title and f'  {point.title}'}"
    hint = Text(
        f"{name}; in {point.file}; more: why {point.article}",
        f"{name}；见 {point.file}；详情：why {point.article}",
    )
    return Problem(point.where, point.what, hint, severity="warning")


def review_row(told: Review) -> dict[str, Any]:
    return {
        "points": [
            {
                "path": point.where.path,
                "line": point.where.line,
                "article": point.article,
                "title": point.title,
                "file": point.file,
                "kind": point.kind,
                "weight": point.weight,
                "what": say(point.what),
                "command": f"why {point.article}" if point.article else "",
            }
            for point in told.points
        ],
        "settled": told.settled,
    }
