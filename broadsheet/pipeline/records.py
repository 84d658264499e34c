"""The records that ingest left → values again, and the very text that they speak of.

In:   a site folder, an issue and the label of a news page.
Out:  Record, RecordedPage; a problem where a record or its source is not what it was.
Must not know: how a page is cut, what is done with a record.

A record speaks in offsets, so it is worth something only beside the text that was cut: the source's
checksum must be the recorded one, and the spans must follow one another through all of it.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from pathlib import Path, PurePath
from typing import Any, Final

from broadsheet.intake import Doubt, Span, read_source
from broadsheet.intake.record import FORMAT
from broadsheet.intake.spans import Taker
from broadsheet.model import PAGE_LABEL, ArticleId, IssueId, parse_issue_id
from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf.articles import file_place
from broadsheet.shelf.content import ISSUES
from broadsheet.shelf.disk import problem_of

RECORDS: Final = ".ingest"
SOURCES: Final = "content/sources"
_TAKERS: Final[Mapping[str, Taker]] = {
    "article": "article",
    "furniture": "furniture",
    "discard": "discard",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedArticle:
    """One article as ingest wrote it: its file's name in the issue's folder, and the file's text.

    `number` is its place in the cut, which spans and doubts speak of; `order` is that of its file, and
    so of its address, which does not move when a page is cut again.
    """

    number: int
    order: int
    file: str
    confidence: float
    output: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What ingest did with one news page. Paths are relative to the site."""

    issue: IssueId
    page: str
    path: str
    source: str
    sha256: str
    encoding: str
    articles: tuple[RecordedArticle, ...]
    spans: tuple[Span, ...]
    doubts: tuple[Doubt, ...]

    def id_of(self, number: int) -> ArticleId:
        """The id of an article of the cut."""
        article = next(article for article in self.articles if article.number == number)
        return ArticleId(f"{self.issue}-{self.page}-{article.order:02d}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPage:
    """A record beside its source. `starts`: the offset at which each line begins."""

    record: Record
    text: str
    starts: tuple[int, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of a character, both from 1; lines end where intake ends them."""
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
        return Reported(_record(json.loads(data), issue, page, shown))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        what = Text(
            "this record of an ingest is damaged, or of another version",
            "这份 ingest 记录已损坏，或出自别的版本",
        )
        return Reported(None, (Problem(Where(shown), what, again(site, issue, page)),))


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
    if (record.spans[-1].end if record.spans else 0) != len(text):
        what = Text("this record of an ingest does not fit its source", "这份 ingest 记录与来稿对不上")
        hint = again(site, record.issue, record.page)
        return Reported(None, (Problem(Where(record.path), what, hint),))
    starts = tuple(accumulate(map(len, text.splitlines(keepends=True)), initial=0))
    return Reported(RecordedPage(record=record, text=text, starts=starts))


def _record(row: Mapping[str, Any], issue: IssueId, page: str, path: str) -> Record:
    """Raises what a wrong shape raises: ValueError, TypeError, KeyError, AttributeError, OverflowError."""
    if row["format"] != FORMAT:
        raise ValueError(row["format"])
    articles = tuple(_article(article, page) for article in row["articles"])
    numbers = frozenset(article.number for article in articles)
    return Record(
        issue=issue,
        page=page,
        path=path,
        source=f"{SOURCES}/{issue}/{_name(row['source']['name'])}",
        sha256=_text(row["source"]["sha256"]),
        encoding=_text(row["source"]["encoding"]),
        articles=articles,
        spans=_spans(row["spans"], numbers),
        doubts=tuple(_doubt(doubt, numbers) for doubt in row["doubts"]),
    )


def _article(row: Mapping[str, Any], page: str) -> RecordedArticle:
    place = file_place(_text(row["file"]))
    if place is None or place[0] != page:
        raise ValueError(row["file"])
    return RecordedArticle(
        number=int(row["order"]),
        order=place[1],
        file=row["file"],
        confidence=float(row["confidence"]),
        output=_text(row["output"]),
    )


def _spans(rows: Sequence[Sequence[Any]], numbers: Collection[int]) -> tuple[Span, ...]:
    spans = tuple(map(_span, rows))
    if any((span.place == "article") != (span.article in numbers) for span in spans):
        raise ValueError("a span of no article")
    ends = [0, *(span.end for span in spans)]
    if any(span.start != end for span, end in zip(spans, ends, strict=False)) or _falls(ends):
        raise ValueError("spans do not follow one another")
    return spans


def _falls(ends: Sequence[int]) -> bool:
    return any(after <= before for before, after in pairwise(ends))


def _span(row: Sequence[Any]) -> Span:
    start, end, place, article, field, index, reason, rules = row[:8]
    return Span(
        start=int(start),
        end=int(end),
        place=_TAKERS[place],
        article=int(article),
        field=_text(field),
        index=int(index),
        reason=_text(reason),
        rules=tuple(_texts(rules)),
    )


def _doubt(row: Mapping[str, Any], numbers: Collection[int]) -> Doubt:
    if row["article"] not in numbers:
        raise ValueError("a doubt of no article")
    return Doubt(
        article=row["article"],
        line=int(row["line"]),
        kind=_text(row["kind"]),
        what=Text(_text(row["what"]["en"]), _text(row["what"]["zh"])),
        weight=float(row["weight"]),
    )


def _texts(values: Sequence[Any]) -> Iterator[str]:
    return (_text(value) for value in values)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _name(value: object) -> str:
    """A file's name and no path: a record leads to no other folder."""
    name = _text(value)
    if name != PurePath(name).name or "\\" in name:
        raise ValueError(name)
    return name
