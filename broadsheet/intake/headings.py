"""The lines of a heading → kicker, title, subtitle, series.

In:   the folded heading lines of one article.
Out:  which characters of which line belong to which field.
Must not know: offsets in the text, other articles. A line is never lost: what has no better place
is part of the title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from broadsheet.intake.signs import Sight

Field = Literal["kicker", "title", "subtitle", "series"]

_NOTHING: Final[Mapping[int, Field]] = {}

_KICKER_INSIDE: Final = re.compile(r"^(?P<kicker>.{4,}?(?:——|--)) +(?=\S)")
_SERIES: Final = re.compile(
    r"系列(?:报道|報道|报导|評論|评论)|(?:述评|报道|评论|访谈)之[一二三四五六七八九十]+$"
)
_CAME: Final = re.compile(r"[^ ]{2}(?:讲话|致辞|主持|出席|參加|参加|作报告)(?= |$|[^ ,]{2,4}[、 ])")
# everyday characters that Simplified papers do not print
_TRADITIONAL: Final = re.compile(
    "[東車長門員軍選戰爭報導電產經濟總統發勞動義億國時會學對說過這還進開關問間題點樓萬區縣場廠業歲獎費價錢銀護減憂貨觀歷豬鐘綠線練補續織組結給約紀級純納]"
)
_FIGURES: Final = re.compile(r"[0-9]+|[一二三四五六七八九十百千万零两]{2,}")
_LABEL_SIZE: Final = 5  # characters of a column's name on a line of its own, without a mark
_MARKED_LABEL: Final = 14  # in brackets, or behind ■


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Characters start to end of heading line `line` (from 0) and their field."""

    line: int
    start: int
    end: int
    field: Field


def part_heading(sights: Sequence[Sight], said: Mapping[int, Field] = _NOTHING) -> tuple[Part, ...]:
    """Fields of a heading in printed order. A field may have several parts.

    `said` is what a person made of some of the lines. There is a title, unless all lines are something else.
    """
    fields = _with_said(sights, said) if said else _line_fields(sights)
    parts: list[Part] = []
    for at, (sight, field) in enumerate(zip(sights, fields, strict=True)):
        parts += _inside(at, sight.line.face, field)
    return tuple(parts)


def _with_said(sights: Sequence[Sight], said: Mapping[int, Field]) -> list[Field]:
    """What a person said of lines; the others as ever, above and below the title that was named."""
    titles = [at for at, field in said.items() if field == "title"]
    unsaid = [at for at in range(len(sights)) if at not in said]
    if titles:
        fields: dict[int, Field] = {at: "kicker" if at < min(titles) else "subtitle" for at in unsaid}
    else:
        found = _line_fields([sights[at] for at in unsaid]) if unsaid else []
        fields = dict(zip(unsaid, found, strict=True))
    return [said.get(at) or fields[at] for at in range(len(sights))]


def _line_fields(sights: Sequence[Sight]) -> list[Field]:
    title = _title_line(sights)
    fields: list[Field] = []
    for at, sight in enumerate(sights):
        if at == title:
            fields.append("title")
        elif at < title:
            fields.append("series" if at == 0 and _is_label(sights) else "kicker")
        else:
            fields.append("series" if _SERIES.search(sight.line.face) else "subtitle")
    return fields


def _title_line(sights: Sequence[Sight]) -> int:
    """The last line that a label ends; the one after a speaker or dash; the first that is no label."""
    plain = [at for at, sight in enumerate(sights) if not (at and sight.dash_head)]
    labelled = [at for at in plain if sights[at].label_end]
    if labelled:
        return labelled[-1]
    speaking = [at for at in plain if sights[at].end == "dash" or sights[at].says]
    after = [at for at in plain if speaking and at > speaking[0]]
    if after:
        return after[0]
    start = 1 if _is_label(sights) and len(plain) > 1 else 0
    lines = plain[start:]
    if len(lines) > 1 and (_tells_who_came(sights[lines[1]]) or _under_title(sights, lines)):
        return lines[0]
    parted = [at for at in lines if sights[at].parted]
    if len(parted) == 1 and len(plain) == 2:
        return parted[0]
    return _stacked_title(sights, lines)


def _tells_who_came(sight: Sight) -> bool:
    """Who spoke, who was there: 何青讲话 方小满主持, below the title of a meeting's report."""
    return len(_CAME.findall(sight.line.face)) > 1


def _under_title(sights: Sequence[Sight], lines: Sequence[int]) -> bool:
    """Two lines of a Traditional paper, the second in two clauses: it enlarges upon the title above it."""
    second = sights[lines[1]]
    longer = second.size > sights[lines[0]].size
    return len(lines) == 2 and second.parted and longer and bool(_TRADITIONAL.search(second.line.face))


def _stacked_title(sights: Sequence[Sight], lines: Sequence[int]) -> int:
    """Of lines without marks: a kicker is three times as usual as a subtitle; figures belong below.

    Between a kicker and a subtitle stands the title.
    """
    if len(lines) == 1 or (
        not _FIGURES.match(sights[lines[0]].line.face) and _FIGURES.match(sights[lines[1]].line.face)
    ):
        return lines[0]
    return lines[1]


def _is_label(sights: Sequence[Sight]) -> bool:
    first = sights[0]
    if len(sights) > 1 and (
        first.column or (first.line.face[0] in "【[■●◆□" and first.size <= _MARKED_LABEL)
    ):
        return True
    return (
        len(sights) > 1
        and first.size <= _LABEL_SIZE
        and not first.says
        and first.end != "dash"
        and not sights[1].dash_head
        and sights[1].line.gap >= 0
    )


def _inside(line: int, face: str, field: Field) -> list[Part]:
    parts = []
    start, end = 0, len(face)
    if field == "title" and (match := _KICKER_INSIDE.match(face)):
        parts.append(Part(line=line, start=0, end=match.end("kicker"), field="kicker"))
        start = match.end()
    parts.append(Part(line=line, start=start, end=end, field=field))
    return parts
