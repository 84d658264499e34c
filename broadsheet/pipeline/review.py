"""All that an editor still has to look at: the doubts of every ingest, what is missing from the paper.

In:   a site folder.
Out:  a Review: open points, worst first, and how many a person has settled already.
Must not know: how a doubt came about, the terminal.

A doubt is settled by a change of the text that it speaks of; nothing has to be ticked off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from broadsheet.edition import IssueHeads, make_edition
from broadsheet.intake import Doubt
from broadsheet.intake.decisions import effective
from broadsheet.model import ArticleHead, Issue, IssueId
from broadsheet.pipeline.recorded import Record
from broadsheet.pipeline.records import read_page, read_record, recorded_pages
from broadsheet.pipeline.site import open_site
from broadsheet.pipeline.units import article_file
from broadsheet.pipeline.why import Explanation, explain
from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf.content import list_issues, read_issue

_NO_HEADLINE: Final = 0.8  # as heavy as the doubt of ingest
_MISSING_PAGE: Final = 0.9  # as heavy as lost text


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing to look at. `article` is an id, "" where a whole news page is meant; weight 0 to 1."""

    where: Where  # a line of the source; the article's file or the issue's folder where no source tells
    article: str
    title: str
    file: str
    kind: str
    what: Text
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCount:
    """One recorded news page: how many doubts are open or settled, how many decisions of a person hold."""

    issue: IssueId
    page: str
    source: str
    open: int
    settled: int
    decided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Open points, worst first; `settled` counts the doubts that a person's change has answered.

    `pages`: every page whose record can be read, by issue and label.
    """

    points: tuple[Point, ...]
    settled: int
    pages: tuple[PageCount, ...] = ()


def review(site: Path) -> Reported[Review | None]:
    """Every open point of every issue.

    Reports records and sources that are gone or changed; their doubts are listed all the same, since
    nobody can tell which are settled.
    """
    opened = open_site(site)
    if opened.value is None:
        return Reported(None, opened.problems)
    problems: list[Problem] = []
    points: list[Point] = []
    pages: list[PageCount] = []
    for issue, page in recorded_pages(site):
        read = read_record(site, issue, page)
        problems += read.problems
        if read.value:
            open_, done = _doubts(site, read.value, problems) if read.value.doubts else ([], 0)
            points += open_
            pages.append(_count(read.value, len(open_), done))
    points += _absences(site, {(point.article, point.kind) for point in points}, problems)
    points.sort(key=lambda point: (-point.weight, point.where, point.kind))
    told = tuple(dict.fromkeys(problems))
    settled = sum(page.settled for page in pages)
    return Reported(Review(points=tuple(points), settled=settled, pages=tuple(pages)), told)


def open_doubts(site: Path, issue: IssueId) -> int:
    """How many doubts of one issue are open; those of a record that cannot be read are not known."""
    records = (read_record(site, *key).value for key in recorded_pages(site, issue))
    return sum(len(_doubts(site, record, [])[0]) for record in records if record and record.doubts)


def _count(record: Record, open_: int, settled: int) -> PageCount:
    return PageCount(
        issue=record.issue,
        page=record.page,
        source=record.source,
        open=open_,
        settled=settled,
        decided=len(effective(record.decisions)),
    )


def _doubts(site: Path, record: Record, problems: list[Problem]) -> tuple[list[Point], int]:
    """The open doubts of one page, and how many are settled."""
    read = read_page(site, record)
    problems += read.problems
    explained: dict[int, Explanation] = {}
    for article in record.articles if read.value else ():
        if read.value and any(doubt.article == article.number for doubt in record.doubts):
            explanation = explain(site, read.value, article)
            problems += explanation.problems
            if explanation.value:
                explained[article.number] = explanation.value
    settled = {doubt for each in explained.values() for doubt, done in each.doubts if done}
    points = [
        _point(record, doubt, explained.get(doubt.article)) for doubt in record.doubts if doubt not in settled
    ]
    return points, len(record.doubts) - len(points)


def _point(record: Record, doubt: Doubt, explained: Explanation | None) -> Point:
    return Point(
        where=Where(record.source, doubt.line),
        article=record.id_of(doubt.article),
        title=explained.title if explained else "",
        file=explained.path if explained else record.path,
        kind=doubt.kind,
        what=doubt.what,
        weight=doubt.weight,
    )


def _absences(site: Path, told: set[tuple[str, str]], problems: list[Problem]) -> Iterator[Point]:
    """Headlines and news pages that are missing, where no doubt has told so."""
    for issue in _issues(site, problems):
        yield from (_missing_page(issue, page.label) for page in issue.pages if page.missing)
        for head in issue.articles:
            if not (head.title or head.draft) and (head.id, "no headline") not in told:
                yield _no_headline(head)


def _issues(site: Path, problems: list[Problem]) -> tuple[Issue, ...]:
    listed = list_issues(site)
    problems += listed.problems
    contents = []
    for files in listed.value:
        read = read_issue(site, files)
        problems += read.problems
        contents.append(read.value)
    heads = [
        IssueHeads(id=each.id, facts=each.facts, heads=tuple(article.head for article in each.articles))
        for each in contents
    ]
    return make_edition(heads, (), {}).value.issues


def _missing_page(issue: Issue, label: str) -> Point:
    folder = f"content/issues/{issue.id}"
    return Point(
        where=Where(folder),
        article="",
        title="",
        file=folder,
        kind="missing page",
        what=Text(f"news page {label} is missing", f"缺第 {label} 版"),
        weight=_MISSING_PAGE,
    )


def _no_headline(head: ArticleHead) -> Point:
    file = article_file(head)
    return Point(
        where=Where(file),
        article=head.id,
        title="",
        file=file,
        kind="no headline",
        what=Text("this article has no headline", "这篇稿件没有标题"),
        weight=_NO_HEADLINE,
    )
