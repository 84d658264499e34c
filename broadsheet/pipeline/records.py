"""The records that ingest left → values again, and the very text that they speak of.

In:   a site folder, an issue and the label of a news page.
Out:  Record (recorded), RecordedPage; a problem where a record or its source is not what it was.
Must not know: how a page is cut, what is done with a record.

A record speaks in offsets, so it is worth something only beside the text that was cut: the source's
checksum must be the recorded one, and the spans must follow one another through all of it.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from broadsheet.intake import Decision, read_source
from broadsheet.intake.lines import line_starts
from broadsheet.intake.record import FORMAT
from broadsheet.model import PAGE_LABEL, IssueId, parse_issue_id
from broadsheet.pipeline.recorded import SOURCES, Record, decisions_of, record_of
from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf.content import ISSUES
from broadsheet.shelf.disk import problem_of

RECORDS: Final = ".ingest"
TURN: Final = ".cache/records.turn"  # whoever writes a record has it


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPage:
    """A record beside its source. `starts`: the offset at which each line begins."""

    record: Record
    text: str
    starts: tuple[int, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of a character, both from 1, as an editor's program counts them."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def recorded_pages(site: Path, issue: IssueId | None = None) -> tuple[tuple[IssueId, str], ...]:
    """(issue, page label) of every record there is, sorted; of one issue, where it is named."""
    found = (site / ISSUES).glob(f"{issue or '*'}/{RECORDS}/*.json")
    return tuple(
        sorted(
            (IssueId(path.parent.parent.name), path.stem)
            for path in found
            if parse_issue_id(path.parent.parent.name) and PAGE_LABEL.fullmatch(path.stem)
        )
    )


def read_record(site: Path, issue: IssueId, page: str) -> Reported[Record | None]:
    """The record of a page; None where there is none, and with a problem where it cannot be read."""
    shown = f"{ISSUES}/{issue}/{RECORDS}/{page}.json"
    try:
        data = (site / shown).read_bytes()
    except FileNotFoundError:
        return Reported(None)
    except OSError as error:
        return Reported(None, (problem_of(error, shown),))
    try:
        row = json.loads(data)
        if row["format"] == FORMAT:
            return Reported(record_of(row, issue, page, shown))
        what = _other_version(older=row["format"] < FORMAT)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        what = Text("this record of an ingest is damaged", "这份 ingest 记录已损坏")
    return Reported(None, (Problem(Where(shown), what, again(site, issue, page)),))


def record_text(row: Mapping[str, Any]) -> bytes:
    """A record's file, one row of a list a line: what a second ingest changed can be read in a diff."""
    fields = (f'"{key}": {_rows(row[key])}' for key in sorted(row))
    return ("{\n" + ",\n".join(fields) + "\n}\n").encode()


def _rows(value: object) -> str:
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return "[" + ",".join(f"\n {json.dumps(row, ensure_ascii=False, sort_keys=True)}" for row in value) + "]"


def record_bytes(path: Path) -> bytes:
    """A record as it lies on the disk; empty where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def digest(data: bytes) -> str:
    """Tells one record from another."""
    return hashlib.sha256(data).hexdigest()


def kept_decisions(data: bytes, path: str) -> Reported[tuple[Decision, ...]]:
    """What a person decided of a page, from its record of any version; none from a damaged one, and why."""
    try:
        return Reported(decisions_of(json.loads(data or b"{}")))
    except (ValueError, TypeError, KeyError, AttributeError):
        what = Text(
            "this record of an ingest is damaged, so what you decided of this page is not carried out",
            "这份 ingest 记录已损坏，您对这一版的处理没有照办",
        )
        hint = Text(
            "put the file back as it was, from a backup or with git, and ingest the page again",
            "请从备份或 git 里找回这个文件，再收一次这一版",
        )
        return Reported((), (Problem(Where(path), what, hint, severity="warning"),))


def _other_version(*, older: bool) -> Text:
    if older:
        return Text(
            "this record was made by an older version, which did not yet keep what `why` and `review` tell",
            "这份 ingest 记录出自旧版程序，缺少 why 和 review 要用的内容",
        )
    return Text(
        "this record was made by a newer version, which this one cannot read",
        "这份 ingest 记录出自更新的版本，现在这一版读不了",
    )


def again(site: Path, issue: IssueId, page: str) -> Text:
    """The hint to ingest a page once more, with the name of its source where there is just one."""
    sources = sorted((site / SOURCES / issue).glob(f"{page}[-.]*"))
    there = [path.relative_to(site).as_posix() for path in sources if path.is_file()]
    source = there[0] if len(there) == 1 else f"{SOURCES}/{issue}/{page}-….txt"
    return Text(
        f"ingest the page once more: ingest {source}; what a person changed stays",
        f"请把这一版再收一次：ingest {source}；人改过的字不会被冲掉",
    )


def read_page(site: Path, record: Record) -> Reported[RecordedPage | None]:
    """The text that a record speaks of; a problem where the source is gone or has changed since."""
    try:
        data = (site / record.source).read_bytes()
    except OSError as error:
        hint = Text(
            f"put the source back; {record.path} was made from it", f"请放回来稿；{record.path} 是由它切成的"
        )
        return Reported(None, (replace(problem_of(error, record.source), hint=hint),))
    if hashlib.sha256(data).hexdigest() != record.sha256:
        what = Text("has changed since it was ingested", "收稿以后被改动过")
        hint = again(site, record.issue, record.page)
        return Reported(None, (Problem(Where(record.source), what, hint),))
    read = read_source(record.source, data)
    if read.value is None:
        return Reported(None, read.problems)
    text = read.value.text
    page = RecordedPage(record=record, text=text, starts=line_starts(text))
    if _fits(page):
        return Reported(page)
    what = Text("this record of an ingest does not fit its source", "这份 ingest 记录与来稿对不上")
    hint = again(site, record.issue, record.page)
    return Reported(None, (Problem(Where(record.path), what, hint),))


def _fits(page: RecordedPage) -> bool:
    """Whether the spans end where the text ends, and every line that went to an article has its ruling."""
    spans = page.record.spans
    placed = {page.place(span.start)[0] for span in spans if span.place == "article"}
    return (spans[-1].end if spans else 0) == len(page.text) and page.record.rulings.keys() >= placed
