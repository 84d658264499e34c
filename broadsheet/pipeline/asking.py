"""What a person asks for on a recorded page → the decision, or why it cannot be made.

In:   a request in lines of the source, the record and the text that it speaks of.
Out:  a Decision whose anchors are those lines; problems that say what to do instead.
Pure: no files, no command, no browser.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from broadsheet.intake.decisions import DOES, HEADING_FIELDS, MARKS, Anchor, Decision, Do
from broadsheet.intake.lines import cut_lines
from broadsheet.intake.printed import join_printed
from broadsheet.intake.replaying import find
from broadsheet.intake.roles import HEAD, MORE, OPENING, STACK, TEXT
from broadsheet.pipeline.records import RecordedPage
from broadsheet.problems import Problem, Reported, Text, Where, nearest

_OPENS = (HEAD, OPENING)
_HEADS = (HEAD, STACK)
_TEXTS = (TEXT, OPENING, MORE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request; lines are numbers in the source, from 1.

    split   `lines`: the line at which an article is to begin.
    merge   `lines`: any lines of the article that is to go on with the one above it.
    mark    `lines` and `role`, one of intake.decisions.MARKS.
    move    `lines`, and `to`: the first line, or any other, of the article that they go to.
    accept  `lines`: those of the doubt; `kind`: which doubt, "" for all of them.
    """

    do: str
    lines: tuple[int, ...]
    role: str = ""
    to: int = 0
    kind: str = ""


def decision_of(asked: Asked, page: RecordedPage) -> Reported[Decision | None]:
    """The decision that is asked for; None and every reason why not."""
    sheet = _Sheet(page)
    problems = _unknown(asked, sheet)
    if problems:
        return Reported(None, tuple(problems))
    match asked.do:
        case "merge":
            return _merge(asked, sheet)
        case "mark":
            return _mark(asked, sheet)
        case "move":
            return _move(asked, sheet)
        case "accept":
            return _accept(asked, sheet)
    return _made(sheet, "split", (min(asked.lines),))


class _Sheet:
    """A recorded page by lines: what stands on them, whose they are, what role they got."""

    def __init__(self, page: RecordedPage) -> None:
        self.record = page.record
        self._ruled = sorted(page.record.rulings)
        printed = cut_lines(page.text)
        apart = find(page.record.decisions, printed, page.text).apart
        joined = join_printed(printed, page.text, apart)
        self._printed = {line.number: [each.number for each in line.as_printed] for line in joined}
        self.anchors = {
            line.number: Anchor(line=line.number, text=page.text[line.start : line.end]) for line in printed
        }
        placed = [span for span in page.record.spans if span.place == "article"]
        self.article: Mapping[int, int] = {page.place(span.start)[0]: span.article for span in placed}

    def role(self, line: int) -> str:
        """What the line was taken for, by itself or joined to the lines above it."""
        return self.record.rulings[self._ruled[bisect_right(self._ruled, line) - 1]].role

    def whole(self, lines: Iterable[int]) -> set[int]:
        """`lines`, and with the first of a printed paragraph all of it."""
        return {number for line in lines for number in self._printed.get(line, (line,))}

    def lines_of(self, article: int) -> list[int]:
        """From its beginning on; a text that a person moved to it may stand further up."""
        lines = sorted(line for line, owner in self.article.items() if owner == article)
        begins = next((at for at, line in enumerate(lines) if self.role(line) in _OPENS), 0)
        return lines[begins:]

    def problem(self, line: int, what: Text, hint: Text | None = None) -> Reported[Decision | None]:
        return Reported(None, (Problem(Where(self.record.source, line), what, hint),))


def _made(
    sheet: _Sheet,
    do: Do,
    lines: Iterable[int],
    *,
    role: str = "",
    to: int = 0,
    kind: str = "",
    file: str = "",
) -> Reported[Decision | None]:
    anchors = tuple(sheet.anchors[line] for line in sorted(set(lines)))
    return Reported(
        Decision(
            do=do,
            lines=anchors,
            role=role,
            to=sheet.anchors[to] if to else None,
            kind=kind,
            file=file,
        )
    )


def _unknown(asked: Asked, sheet: _Sheet) -> list[Problem]:
    """What is asked for that there is not."""
    found = []
    page = Where(sheet.record.source)
    if asked.do not in DOES:
        what = Text(f"there is no decision `{asked.do}`", f"没有“{asked.do}”这种处理")
        found.append(Problem(page, what, nearest(asked.do, DOES, noun=Text("decisions", "处理"))))
    if asked.do == "mark" and asked.role not in MARKS:
        what = Text(f"a line cannot be marked as `{asked.role}`", f"不能把一行标为“{asked.role}”")
        found.append(Problem(page, what, nearest(asked.role, MARKS, noun=Text("marks", "标法"))))
    if not asked.lines:
        what = Text("no line was chosen", "没有选中任何一行")
        hint = Text("choose at least one line of the source", "请先在来稿里选中一行或几行")
        found.append(Problem(page, what, hint))
    wanted = (*asked.lines, *((asked.to,) if asked.do == "move" else ()))
    found += [_no_text(sheet, line) for line in dict.fromkeys(wanted) if line not in sheet.anchors]
    return found


def _no_text(sheet: _Sheet, line: int) -> Problem:
    what = Text("there is no text on this line of the source", "来稿的这一行没有文字")
    hint = Text("choose a line that holds text", "请选一行有文字的")
    return Problem(Where(sheet.record.source, line if line > 0 else None), what, hint)


def _merge(asked: Asked, sheet: _Sheet) -> Reported[Decision | None]:
    """From the article's first line to its first paragraph: nowhere there may an article begin."""
    outside = [line for line in asked.lines if line not in sheet.article]
    if outside:
        what = Text("this line belongs to no article", "这一行不属于任何稿件")
        hint = Text("choose a line of the article that is to be merged", "请选要并上去的那一篇里的一行")
        return sheet.problem(outside[0], what, hint)
    chosen = {sheet.article[line] for line in asked.lines}
    if len(chosen) > 1:
        what = Text("these lines belong to several articles", "选中的行分属几篇稿件")
        hint = Text("merge one article at a time", "一次只并一篇，请只选其中一篇的行")
        return sheet.problem(min(asked.lines), what, hint)
    lower = chosen.pop()
    lines = sheet.lines_of(lower)
    if not any(line < lines[0] for line in sheet.article):
        what = Text("there is no article above this one on the page", "这一篇上面没有别的稿件")
        hint = Text("choose the lower one of the two articles", "请选两篇里靠下的那一篇")
        return sheet.problem(lines[0], what, hint)
    above = list(takewhile(lambda line: sheet.role(line) not in _TEXTS, lines))
    file = next((each.file for each in sheet.record.articles if each.number == lower), "")
    return _made(sheet, "merge", lines[: len(above) + 1], file=file)


def _mark(asked: Asked, sheet: _Sheet) -> Reported[Decision | None]:
    if asked.role in HEADING_FIELDS:
        inside = [line for line in asked.lines if not _in_heading(line, asked.lines, sheet)]
        if inside:
            what = Text("this line stands inside an article", "这一行在一篇稿件中间")
            hint = Text(
                "if an article begins here, split it here first; if not, mark the line as a subhead",
                "如果新的一篇从这里开始，请先在这里分开；不是的话，请标为小标题",
            )
            return sheet.problem(inside[0], what, hint)
    return _made(sheet, "mark", sheet.whole(asked.lines), role=asked.role)


def _in_heading(line: int, asked: Sequence[int], sheet: _Sheet) -> bool:
    """Whether nothing stands above a line in its article but heading lines, known or asked for."""
    if line not in sheet.article:
        return True
    above = takewhile(lambda other: other < line, sheet.lines_of(sheet.article[line]))
    return all(sheet.role(other) in _HEADS or other in asked for other in above)


def _move(asked: Asked, sheet: _Sheet) -> Reported[Decision | None]:
    target = sheet.article.get(asked.to)
    if target is None:
        what = Text(
            "this line belongs to no article, so nothing can be moved to it", "这一行不属于任何稿件，移不过去"
        )
        hint = Text(
            "choose the first line of the article that the text belongs to", "请选文字该归入的那一篇的第一行"
        )
        return sheet.problem(asked.to, what, hint)
    lines = [line for line in asked.lines if sheet.article.get(line) != target]
    if not lines:
        what = Text("these lines stand in that article already", "选中的行已经在那一篇里")
        return sheet.problem(min(asked.lines), what, Text("choose another article", "请选另外一篇"))
    return _made(sheet, "move", sheet.whole(lines), to=sheet.lines_of(target)[0])


def _accept(asked: Asked, sheet: _Sheet) -> Reported[Decision | None]:
    meant = [
        doubt for doubt in sheet.record.doubts if doubt.line in asked.lines and asked.kind in ("", doubt.kind)
    ]
    if not meant:
        what = Text("there is no such doubt on this line", "这一行没有这样的存疑")
        hint = Text("see what `review` still lists", "请看 review 还列出了哪些")
        return sheet.problem(min(asked.lines), what, hint)
    return _made(sheet, "accept", asked.lines, kind=asked.kind)
