"""An explanation and a review → the lines of a terminal.

In:   values of pipeline.why and pipeline.review.
Out:  Text lines for a person.
Must not know: how any of it was found, options, the terminal's width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from broadsheet.intake import Doubt
from broadsheet.intake.decisions import DECIDED
from broadsheet.intake.rivals import Beginning, Ruling
from broadsheet.pipeline import rule_names
from broadsheet.pipeline.changes import State
from broadsheet.pipeline.origins import REPEATED, Neighbour, Origin, Part
from broadsheet.pipeline.review import Point
from broadsheet.pipeline.why import Explanation
from broadsheet.problems import Problem, Text

_STATES: Final[dict[State, Text]] = {
    "as ingested": Text("as ingested", "与收稿时相同"),
    "changed": Text("changed by a person since", "后来有人改过"),
    "removed": Text("taken out by a person since", "后来有人删去了"),
    "unreadable": Text("its file cannot be read, so nobody knows what changed", "文件读不出，无从比较"),
}
_BLANK: Final = Text("", "")
_FOR: Final = Text("for it", "支持它的")
_AGAINST: Final = Text("against it", "不支持它的")
_BY_NEIGHBOURS: Final = Text(
    "; by itself the line was rather that, its neighbours decided", "；单看这一行倒更像它，是上下文定下的"
)


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
        f"it is {told.confidence:.0%} sure that this article begins and ends here, with no text of another",
        f"这一篇起止无误、没有混进别篇文字，把握 {told.confidence:.0%}",
    )
    if told.beginning:
        yield _rival_cut(told.beginning)


def _rival_cut(beginning: Beginning) -> Text:
    """How the page would be cut if no article began at that line."""
    behind = Text(f"{beginning.margin:.2f} behind", f"差 {beginning.margin:.2f}")
    if beginning.elsewhere:
        return Text(
            f"the next best cut begins it at line {beginning.elsewhere}, not {beginning.line} ({behind.en})",
            f"其次的切法：从第 {beginning.elsewhere} 行开始，不从第 {beginning.line} 行（{behind.zh}）",
        )
    if beginning.above:
        return Text(
            f"the next best cut goes on with the article above at line {beginning.line} ({behind.en})",
            f"其次的切法：第 {beginning.line} 行不另起一篇，接在上一篇后面（{behind.zh}）",
        )
    return Text(
        f"the next best cut begins no article at line {beginning.line} ({behind.en})",
        f"其次的切法：第 {beginning.line} 行不是稿件的开头（{behind.zh}）",
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
    for (rules, ruling), origins in groupby(part.origins, key=lambda origin: (origin.rules, origin.ruling)):
        yield from (_line(origin, source) for origin in origins)
        yield _because(rules)
        yield _second(ruling) if DECIDED not in rules else _as_decided(ruling)
    yield from _otherwise(part)
    if part.now:
        yield Text(f"  now: {part.now}", f"  现在是：{part.now}")


def _otherwise(part: Part) -> Iterator[Text]:
    """The characters that were set otherwise than the source has them, one line for each pair."""
    places: dict[tuple[str, str], list[str]] = {}
    for each in part.otherwise:
        places.setdefault((each.was, each.now), []).append(f"{each.line}:{each.col}")
    for (was, now), found in places.items():
        at = " ".join(found)
        yield Text(f"    set otherwise: {was} → {now}, source {at}", f"    改排：{was} → {now}，来稿 {at}")


def _line(origin: Origin, source: str) -> Text:
    line = f"  {source}:{origin.line}: {origin.text}"
    return Text(line, line)


def _because(rules: Sequence[str]) -> Text:
    if not rules:
        return Text("    no sign of its own; its neighbours decided", "    本身没有标志，由上下文决定")
    names = _names(rules)
    return Text(f"    because: {names.en}", f"    依据：{names.zh}")


def _as_decided(ruling: Ruling) -> Text:
    role = rule_names.role(ruling.role)
    return Text(f"    taken for: {role.en}, decided by a person", f"    这一行由人定为{role.zh}")


def _second(ruling: Ruling) -> Text:
    """What came second for a whole line, by how much it lost, and what spoke for it and against it."""
    role, rival = rule_names.role(ruling.role), ruling.rival
    sure = f"{ruling.confidence:.0%}"
    if rival is None:
        return Text(
            f"    taken for: {role.en} ({sure} sure); nothing else came near",
            f"    这一行定为{role.zh}（把握 {sure}），别的都相差很远",
        )
    second = rule_names.role(rival.role)
    spoke = [
        Text(f"; {word.en}: {names.en}", f"；{word.zh}：{names.zh}")
        for word, reasons in ((_FOR, rival.speaks_for), (_AGAINST, rival.speaks_against))
        if reasons and (names := _names(reasons))
    ]
    if rival.score > ruling.score:
        spoke.append(_BY_NEIGHBOURS)
    return Text(
        f"    taken for: {role.en} ({sure} sure); second: {second.en}, {rival.margin:.2f} behind"
        + "".join(text.en for text in spoke),
        f"    这一行定为{role.zh}（把握 {sure}），其次是{second.zh}，差 {rival.margin:.2f}"
        + "".join(text.zh for text in spoke),
    )


def _names(rules: Sequence[str]) -> Text:
    names = [rule_names.rule(name) for name in rules]
    return Text(", ".join(name.en for name in names), "、".join(name.zh for name in names))


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
