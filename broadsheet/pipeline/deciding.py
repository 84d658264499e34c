"""A person's decision on how a page is cut: checked, recorded, and the page cut again under it.

In:   a site folder, an issue and a news page of it, what a person asks for.
Out:  the record with one decision more or less, and the Markdown that follows from it; or why not.
Must not know: the browser, how a page is cut (intake), how a decision is carried out there.

The request speaks of the source that the record speaks of: where that has changed, the page is to be
ingested first. Decisions are kept in the record, and every later ingest of the page replays them.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from broadsheet.chinese.house_style import HouseStyle
from broadsheet.intake import PageFacts, cut_page, read_source
from broadsheet.intake.decisions import Decision, added
from broadsheet.intake.record import decision_rows
from broadsheet.model import IssueId, parse_issue_id
from broadsheet.pipeline.asking import Asked, decision_of
from broadsheet.pipeline.cutting import CutPage
from broadsheet.pipeline.recorded import decisions_of
from broadsheet.pipeline.records import (
    TURN,
    RecordedPage,
    again,
    read_page,
    read_record,
    record_bytes,
    record_text,
)
from broadsheet.pipeline.site import open_site
from broadsheet.pipeline.storing import MEANWHILE, shelve
from broadsheet.problems import Problem, Reported, Text, Where, errors
from broadsheet.shelf.articles import read_article
from broadsheet.shelf.disk import problem_of, write_atomic
from broadsheet.shelf.markdown_text import escape_paragraph
from broadsheet.shelf.turns import turn

_TRIES: Final = 5  # two windows of one browser seldom meet more than once
_TRY_AGAIN: Final = Text("try again", "请再试一次")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a decision, or the taking back of one, changed. Paths are relative to the site."""

    decision: Decision
    articles: tuple[str, ...]  # in the order of the cut
    written: tuple[str, ...]  # the record is among them
    removed: tuple[str, ...]


_Decisions = tuple[Decision, ...]
_Change = Callable[[RecordedPage], Reported[tuple[Decision, _Decisions] | None]]


def decide(site: Path, issue: IssueId, page: str, asked: Asked) -> Reported[Decided | None]:
    """Record one decision, cut the page again under all of them, and let its Markdown follow.

    Reports, and changes nothing, where the request does not fit the page: a line without text or of no
    article, a role or a target that there is not, a source that changed since it was ingested. Beside
    a value stand warnings: what of the new cut was not merged into a person's text.
    """
    return _change(site, issue, page, partial(_add, asked))


def undo(site: Path, issue: IssueId, page: str) -> Reported[Decided | None]:
    """Take back the last decision on a page; what it replaced holds again. Reports where there is none."""
    return _change(site, issue, page, _take_back)


def _add(asked: Asked, page: RecordedPage) -> Reported[tuple[Decision, _Decisions] | None]:
    made = decision_of(asked, page)
    if made.value is None:
        return Reported(None, made.problems)
    return Reported((made.value, added(page.record.decisions, made.value)))


def _take_back(page: RecordedPage) -> Reported[tuple[Decision, _Decisions] | None]:
    decisions = page.record.decisions
    if decisions:
        return Reported((decisions[-1], decisions[:-1]))
    what = Text("there is no decision on this page to take back", "这一版没有可以撤回的处理")
    return Reported(None, (Problem(Where(page.record.path), what),))


def _change(site: Path, issue: IssueId, page: str, change: _Change) -> Reported[Decided | None]:
    """Again from the start where the record changed in between: the decision may rest on what it said."""
    opened = open_site(site)
    if opened.value is None:
        return Reported(None, opened.problems)
    style = opened.value.settings.style
    tries = (_try_change(site, issue, page, change, style) for _ in range(_TRIES))
    done = next((done for done in tries if not _is_late(done)), None)
    return done or Reported(None, (Problem(Where(f"{issue}/{page}"), MEANWHILE, _TRY_AGAIN),))


def _is_late(done: Reported[Decided | None]) -> bool:
    return any(problem.what == MEANWHILE for problem in done.problems)


def _try_change(
    site: Path, issue: IssueId, page: str, change: _Change, style: HouseStyle
) -> Reported[Decided | None]:
    try:
        read = _read(site, issue, page)
        if read.value is None:
            return Reported(None, read.problems)
        changed = change(read.value)
        if changed.value is None:
            return Reported(None, changed.problems)
        return _carry_out(site, read.value, *changed.value, style)
    except OSError as error:
        return Reported(None, (problem_of(error, str(error.filename or site)),))


def _read(site: Path, issue: IssueId, page: str) -> Reported[RecordedPage | None]:
    read = read_record(site, issue, page)
    if read.value:
        return read_page(site, read.value)
    if read.problems:
        return Reported(None, read.problems)
    what = Text("there is no record of how this page was cut", "没有这一版的切稿记录")
    return Reported(None, (Problem(Where(f"{issue}/{page}"), what, again(site, issue, page)),))


def _carry_out(
    site: Path, page: RecordedPage, decision: Decision, decisions: _Decisions, style: HouseStyle
) -> Reported[Decided | None]:
    """The decision is recorded before any article follows it: a run that is stopped, the next completes."""
    made = _cut(site, page, decisions, style)
    if made.value is None:
        return Reported(None, made.problems)
    before = _note(site, page, decisions)
    if before is None:
        return Reported(None, (Problem(Where(page.record.path), MEANWHILE),))
    stored = shelve(replace(made.value, before=before), site)
    if stored.value is None:
        return Reported(None, stored.problems)
    done = Decided(
        decision=decision,
        articles=tuple(path for path, _ in stored.value.articles),
        written=stored.value.written,
        removed=stored.value.removed,
    )
    return Reported(done, stored.problems)


def _cut(
    site: Path, page: RecordedPage, decisions: _Decisions, style: HouseStyle
) -> Reported[CutPage | None]:
    path = site / page.record.source
    data = path.read_bytes()
    source = read_source(page.record.source, data)
    if source.value is None:
        return Reported(None, source.problems)
    facts = replace(_facts(page), style=style)
    cut = cut_page(source.value, facts, escape=escape_paragraph, decisions=decisions)
    if errors(cut.problems):
        what = Text("then no article would be left on this page", "这样一来，这一版就一篇稿件也没有了")
        return Reported(None, (Problem(Where(page.record.source), what),))
    return Reported(
        CutPage(file=path, data=data, source=source.value, facts=facts, cut=cut.value, before=b"")
    )


def _note(site: Path, page: RecordedPage, decisions: _Decisions) -> bytes | None:
    """The record with these decisions instead, written; None where it is no longer the one that was read."""
    path = site / page.record.path
    with turn(site / TURN):
        data = record_bytes(path)
        row = json.loads(data or b"{}")
        known = (row.get("source", {}).get("sha256"), decisions_of(row))
        if known != (page.record.sha256, page.record.decisions):
            return None
        if decisions == page.record.decisions:
            return data
        noted = record_text({**row, "decisions": decision_rows(decisions)})
        write_atomic(path, noted)
    return noted


def _facts(page: RecordedPage) -> PageFacts:
    """As the page was ingested; its section stands in every article of it."""
    record = page.record
    date, edition = parse_issue_id(record.issue) or (dt.date.min, 1)
    outputs = (read_article(each.output, each.file, record.issue).value for each in record.articles)
    section = next((article.head.section for article in outputs if article), "")
    return PageFacts(date=date, edition=edition, page=record.page, section=section)
