"""An editor's desk for one site: shows pages, carries out deeds one after another, remembers their outcome.

In:   a site folder; pages and deeds that are asked for.
Out:  pages as HTML; the address to go to after a deed.
Must not know: HTTP, who may ask.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from broadsheet.intake.decisions import BEGINNINGS, Decision
from broadsheet.model import IssueId
from broadsheet.pipeline.asking import Asked
from broadsheet.pipeline.deciding import Decided, decide, undo
from broadsheet.pipeline.review import open_doubts, review
from broadsheet.pipeline.review_sheet import PageKey, Sheet, read_sheet
from broadsheet.pipeline.titling import write_headline
from broadsheet.preview.review_lines import decided_text, ends_of, lines_text
from broadsheet.preview.review_list import list_view
from broadsheet.preview.review_pages import ReviewPages, Sentence, Told, sentences
from broadsheet.preview.review_request import Deed, Selected
from broadsheet.preview.review_views import Notice, address_of, sheet_view
from broadsheet.preview.review_why import why_of
from broadsheet.preview.review_words import DONE, MARKS, WORDS, say
from broadsheet.preview.session import in_thread
from broadsheet.problems import Problem, Reported, Where

Answer = tuple[int, str]  # status, HTML

_WARNED: Final = 3  # warnings told beside an outcome; all of them are doubts on the page
_KEPT: Final = 50  # outcomes; a window that was long away may miss its own


class Desk:
    """One for a running preview. `token` is known to its own pages only."""

    def __init__(self, site: Path) -> None:
        self.token = secrets.token_urlsafe(24)
        self._site = site
        self._pages = ReviewPages(site / ".cache" / "preview" / "review")
        self._one_at_a_time = asyncio.Lock()
        self._notices: dict[int, Notice] = {}
        self._told = 0

    async def list(self) -> str:
        """Every news page that was ingested, those with open doubts first, worst first."""
        return await in_thread(self._list)

    async def sheet(
        self, key: PageKey, selected: Selected | None, *, told: int = 0, explained: bool = False
    ) -> Answer:
        """A news page with some lines lit up, the outcome `told` of a deed, and why the line was cut so."""
        notice = self._notices.get(told)
        return await in_thread(lambda: self._sheet(key, selected, notice, explained=explained))

    async def why(self, key: PageKey, line: int) -> Answer:
        """Why a line was cut so, as a fragment of a page."""
        return await in_thread(lambda: self._why(key, line))

    async def do(self, key: PageKey, deed: Deed) -> str:
        """Carry out a deed, after those that came before it; the address that shows what came of it."""
        if deed.only_looks:
            return _place(key, deed.lines)
        async with self._one_at_a_time:
            notice, lines = await in_thread(lambda: self._do(key, deed))
        self._told += 1
        self._notices[self._told] = notice
        self._notices.pop(self._told - _KEPT, None)
        return _place(key, lines, f"&told={self._told}")

    async def open_doubts(self, issue: IssueId) -> int:
        """How many doubts of an issue are open."""
        return await in_thread(lambda: open_doubts(self._site, issue))

    def told(self, title: str, *said: Sentence, back: str = "") -> str:
        """A page of words."""
        return self._pages.told(Told(title=title, problems=said, back=back))

    def _list(self) -> str:
        found = review(self._site)
        if found.value is None:
            return self.told(WORDS["unread_title"], *sentences(found.problems))
        return self._pages.list(list_view(found.value, sentences(found.problems)))

    def _sheet(
        self, key: PageKey, selected: Selected | None, notice: Notice | None, *, explained: bool
    ) -> Answer:
        read = read_sheet(self._site, *key)
        if read.value is None:
            return self._unread(key, read)
        view = sheet_view(
            read.value,
            _within(read.value, selected),
            notice=notice,
            explained=explained,
            problems=tuple(f"{each.text}　{each.hint}" for each in sentences(read.problems)),
            token=self.token,
        )
        return 200, self._pages.sheet(view)

    def _why(self, key: PageKey, number: int) -> Answer:
        read = read_sheet(self._site, *key)
        line = read.value.line(number) if read.value else None
        return (200, self._pages.why(why_of(line))) if line else self._unread(key, read)

    def _unread(self, key: PageKey, read: Reported[Sheet | None]) -> Answer:
        if not read.problems:
            return 404, self.told(WORDS["missing_title"], Sentence(text=WORDS["missing_page"]))
        title = say("page_title", date=key[0], page=key[1])
        return 503, self.told(f"{title}：{WORDS['unread_title']}", *sentences(read.problems))

    def _do(self, key: PageKey, deed: Deed) -> tuple[Notice, Selected]:
        """What came of a deed, and the lines to look at then: of one that is taken back, its own."""
        read = read_sheet(self._site, *key)
        if read.value is None:
            return _failed(read.problems), deed.lines
        if read.value.state != deed.state:
            outdated = Notice(kind="failed", text=WORDS["outdated"], hint=WORDS["outdated_hint"])
            return outdated, deed.lines
        if deed.do == "headline":
            return self._write_headline(key, deed), deed.lines
        if deed.do == "undo":
            done = undo(self._site, *key)
        else:
            asked = Asked(
                do=deed.do, lines=_lines(read.value, deed.lines), role=deed.role, to=deed.to, kind=deed.kind
            )
            done = decide(self._site, *key, asked)
        problems = tuple(_beside(problem, read.value.source) for problem in done.problems)
        if done.value is None:
            return _failed(problems), deed.lines
        lines = _meant(done.value.decision) if deed.do == "undo" else deed.lines
        return _done(deed, done.value, problems), lines

    def _write_headline(self, key: PageKey, deed: Deed) -> Notice:
        done = write_headline(self._site, *key, line=deed.lines[0], title=deed.title)
        if done.value is None:
            return _failed(done.problems)
        text = DONE["headline"].format(title=deed.title.strip())
        return Notice(kind="done", text=text, hint=say("headline_hint", file=Path(done.value).name))


def _place(key: PageKey, lines: Selected, more: str = "") -> str:
    return f"{address_of(*key)}?line={lines[0]}-{lines[1]}{more}#L{lines[0]}"


def _within(sheet: Sheet, selected: Selected | None) -> Selected | None:
    """The lines that the page has of those that are asked for."""
    count = len(sheet.lines)
    return (min(selected[0], count), min(selected[1], count)) if selected and count else None


def _lines(sheet: Sheet, selected: Selected) -> tuple[int, ...]:
    """The selected lines that hold text; where none does, the first, so that the answer can say so."""
    first, last = selected
    held = [line.number for line in sheet.lines[first - 1 : last] if line.main]
    return tuple(held) or (first,)


def _beside(problem: Problem, source: str) -> Problem:
    """The same, its place told as it is on the page: by the line alone, where the source is meant."""
    if problem.where.path != source:
        return problem
    line = problem.where.line
    return replace(problem, where=Where(lines_text(line, line) if line else WORDS["source"]))


def _failed(problems: Sequence[Problem]) -> Notice:
    told = sentences(problems)
    return Notice(
        kind="failed",
        text="；".join(each.text for each in told) or WORDS["missing_page"],
        hint="；".join(each.hint for each in told if each.hint),
    )


def _done(deed: Deed, decided: Decided, warnings: Sequence[Problem]) -> Notice:
    undone = f"{lines_text(*_meant(decided.decision))}{decided_text(decided.decision)}"
    facts = {"lines": lines_text(*deed.lines), "role": MARKS.get(deed.role, ""), "undone": undone}
    said = DONE[deed.do].format(first=deed.lines[0], **facts)
    written = [Path(path).name for path in decided.written if path.endswith(".md")]
    removed = [Path(path).name for path in decided.removed]
    changes = [say("wrote", files="、".join(written))] if written else []
    changes += [say("took_away", files="、".join(removed))] if removed else []
    warned = [f"{Path(each.where.path).name}：{each.what.zh}" for each in warnings[:_WARNED]]
    warned += [say("more_warnings", count=len(warnings))] if len(warnings) > _WARNED else []
    return Notice(kind="done", text=said, hint="；".join([*(changes or [WORDS["same_text"]]), *warned]))


def _meant(decision: Decision) -> Selected:
    """The lines that a decision is told by: where an article begins, that line alone."""
    first, last = ends_of(decision)
    return (first, first) if decision.do in BEGINNINGS else (first, last)
