"""One news page for an editor's review: the source line by line, and the articles that were cut from it.

In:   a site folder, an issue and the label of a news page.
Out:  a Sheet: every character of the source in its place, every article part by part as it lies on the
      shelf now, the doubts worst first.
Must not know: how it is shown, how a decision is carried out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from broadsheet.intake import Doubt, Span
from broadsheet.intake.decisions import Decision, effective
from broadsheet.intake.rivals import Ruling
from broadsheet.model import IssueId
from broadsheet.pipeline.records import (
    RECORDS,
    RecordedPage,
    digest,
    read_page,
    read_record,
    record_bytes,
    recorded_pages,
)
from broadsheet.pipeline.why import Explanation, explain
from broadsheet.problems import Problem, Reported
from broadsheet.shelf.articles import file_place
from broadsheet.shelf.content import ISSUES

PageKey = tuple[IssueId, str]  # issue, label of the news page


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one line that went to one place; `article` is 0 where they went to none."""

    text: str
    span: Span

    @property
    def article(self) -> int:
        return self.span.article


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the source, from 1. `ruling` is what it was taken for as a whole; None for a blank line."""

    number: int
    runs: tuple[Run, ...]
    ruling: Ruling | None

    @property
    def main(self) -> Run | None:
        """The longest run that an article or the furniture took; None where all was discarded."""
        taken = [run for run in self.runs if run.span.place != "discard"]
        return max(taken, key=lambda run: len(run.text), default=None)

    @property
    def article(self) -> int:
        return self.main.article if self.main else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetArticle:
    """An article of the cut: its number on the page from 1, the line that it begins on, what `why` tells."""

    number: int
    first: int
    told: Explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page beside its source. `state` is a digest of the record: another one, another cut or decision."""

    issue: IssueId
    page: str
    source: str
    state: str
    lines: tuple[Line, ...]
    articles: tuple[SheetArticle, ...]
    doubts: tuple[Doubt, ...]  # open ones, worst first
    settled: int
    decisions: tuple[Decision, ...]  # of a person, those that hold, in the order in which they were made
    others: tuple[str, ...]  # files of this page that a person added
    previous: PageKey | None
    next: PageKey | None

    @property
    def version(self) -> str:
        """A digest of all that it shows; the same for the same page, whenever it is read."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]

    def line(self, number: int) -> Line | None:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else None


def state_of(site: Path, issue: IssueId, page: str) -> str:
    """The digest of a page's record, as a Sheet has it; that of nothing where there is none."""
    try:
        data = record_bytes(site / ISSUES / issue / RECORDS / f"{page}.json")
    except OSError:  # whoever reads the record tells of it
        data = b""
    return digest(data)[:16]


def read_sheet(site: Path, issue: IssueId, page: str) -> Reported[Sheet | None]:
    """The sheet of a page; None where it has no record, and with a problem where one cannot be read."""
    known = recorded_pages(site)
    if (issue, page) not in known:
        return Reported(None)
    # first: a record written in between makes this one old, never too new
    state = state_of(site, issue, page)
    record = read_record(site, issue, page)
    if record.value is None:
        return Reported(None, record.problems)
    read = read_page(site, record.value)
    if read.value is None:
        return Reported(None, read.problems)
    problems: list[Problem] = []
    articles = tuple(_articles(site, read.value, problems))
    at = known.index((issue, page))
    sheet = Sheet(
        issue=issue,
        page=page,
        source=record.value.source,
        state=state,
        lines=lines_of(read.value),
        articles=articles,
        doubts=_open(read.value, articles),
        settled=sum(done for article in articles for _, done in article.told.doubts),
        decisions=_holding(record.value.decisions),
        others=_others(site, read.value),
        previous=known[at - 1] if at else None,
        next=known[at + 1] if at + 1 < len(known) else None,
    )
    return Reported(sheet, tuple(dict.fromkeys(problems)))


def lines_of(page: RecordedPage) -> tuple[Line, ...]:
    """Every line of a source, its characters in runs as they were taken; line ends belong to no run."""
    spans = iter(page.record.spans)
    span = next(spans, None)
    lines = []
    for number, (start, end) in enumerate(pairwise(page.starts), start=1):
        runs: list[Run] = []
        while span is not None and span.start < end:
            runs += _run(page, span, start, end)
            if span.end > end:
                break
            span = next(spans, None)
        lines.append(Line(number=number, runs=tuple(runs), ruling=page.record.rulings.get(number)))
    return tuple(lines)


def _run(page: RecordedPage, span: Span, start: int, end: int) -> Iterator[Run]:
    """The characters of a span within a line, its end left out."""
    text = "".join(page.text[max(span.start, start) : min(span.end, end)].splitlines())
    if text:
        yield Run(text=text, span=span)


def _articles(site: Path, page: RecordedPage, problems: list[Problem]) -> Iterator[SheetArticle]:
    first = _first_lines(page)
    for recorded in page.record.articles:
        told = explain(site, page, recorded)
        problems += told.problems
        if told.value:
            number = recorded.number
            yield SheetArticle(number=number, first=first.get(number, 0), told=told.value)


def _first_lines(page: RecordedPage) -> Mapping[int, int]:
    """Article → the first of its lines in the source."""
    taken = [span for span in page.record.spans if span.article]
    return {span.article: page.place(span.start)[0] for span in reversed(taken)}


def _open(page: RecordedPage, articles: Sequence[SheetArticle]) -> tuple[Doubt, ...]:
    settled = Counter(doubt for article in articles for doubt, done in article.told.doubts if done)
    found = [doubt for doubt in page.record.doubts if not settled[doubt]]
    return tuple(sorted(found, key=lambda doubt: (-doubt.weight, doubt.line, doubt.kind)))


def _holding(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    holding = effective(decisions)
    return tuple(decision for number, decision in enumerate(decisions) if number in holding)


def _others(site: Path, page: RecordedPage) -> tuple[str, ...]:
    cut = {article.file for article in page.record.articles}
    names = sorted(path.name for path in (site / ISSUES / page.record.issue).glob("*.md"))
    mine = [name for name in names if (place := file_place(name)) and place[0] == page.record.page]
    return tuple(name for name in mine if name not in cut)
