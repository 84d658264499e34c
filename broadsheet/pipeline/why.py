"""Why an article is as it is: where each field and paragraph came from, and what became of it.

In:   a site folder, and an article's id or the path of its file.
Out:  an Explanation; or a problem that says what is missing and what to do.
Must not know: how a page is cut (it reads what ingest recorded), the terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePath
from typing import Final

from broadsheet.intake import Doubt
from broadsheet.intake.rivals import Beginning
from broadsheet.model import PAGE_LABEL, Article, ArticleId, IssueId, parse_issue_id
from broadsheet.pipeline.changes import State
from broadsheet.pipeline.origins import Parts, Surroundings, parts_of, surroundings
from broadsheet.pipeline.recorded import Record, RecordedArticle
from broadsheet.pipeline.records import RecordedPage, again, read_page, read_record, recorded_pages
from broadsheet.pipeline.settled import Answers, accepted, settled_doubts
from broadsheet.pipeline.site import open_site
from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf.articles import file_place, read_article
from broadsheet.shelf.content import ISSUES, IssueFiles, read_issue
from broadsheet.shelf.disk import problem_of

_ID: Final = re.compile(
    rf"(?P<issue>\d{{4}}-\d\d-\d\d(?:-ed\d+)?)-(?P<page>{PAGE_LABEL.pattern})-(?P<order>\d{{1,4}})"
)
_NEAR: Final = 3  # names that a hint offers


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an article stands: issue, label of the news page, order on it from 1."""

    issue: IssueId
    page: str
    order: int

    @property
    def id(self) -> ArticleId:
        return ArticleId(f"{self.issue}-{self.page}-{self.order:02d}")

    @property
    def file(self) -> str:
        return f"{ISSUES}/{self.issue}/{self.page}-{self.order:02d}.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One article beside its source. `article`: as it lies on the shelf, or, gone or unreadable, as ingested.

    `doubts`: each with whether a person has settled it.
    """

    id: ArticleId
    path: str
    source: str
    encoding: str
    title: str
    article: Article
    confidence: float  # that it begins and ends where it does and holds just its own text, 0 to 1
    beginning: Beginning | None  # how the page would be cut if none began there; None where none could
    state: State
    parts: Parts
    surroundings: Surroundings
    doubts: tuple[tuple[Doubt, bool], ...]


def why(site: Path, name: str) -> Reported[Explanation | None]:
    """Explain the article of an id such as 2026-11-20-01-03, or of a path such as …/2026-11-20/01-03.md.

    Reports a name that is none or that no article has, an article that ingest did not write, and a
    record or source that is gone or changed. Faults of the article's own file are reported beside its
    explanation.
    """
    opened = open_site(site)
    if opened.value is None:
        return Reported(None, opened.problems)
    place = place_of(name)
    if place is None:
        return Reported(None, (_no_id(name),))
    read = read_record(site, place.issue, place.page)
    record = read.value
    if read.problems:
        return Reported(None, read.problems)
    found = [each for each in record.articles if record.id_of(each.number) == place.id] if record else []
    if record is None or not found:
        return Reported(None, (_unknown(site, place, record),))
    page = read_page(site, record)
    if page.value is None:
        return Reported(None, page.problems)
    return explain(site, page.value, found[0])


def place_of(name: str) -> Place | None:
    """The place that an id or a file's path names; a page 1 is page 01."""
    path = PurePath(name.replace("\\", "/"))
    place = file_place(path.name)
    if place and parse_issue_id(path.parent.name):
        return Place(issue=IssueId(path.parent.name), page=place[0], order=place[1])
    match = _ID.fullmatch(name)
    if not match or parse_issue_id(match["issue"]) is None or not int(match["order"]):
        return None
    label = match["page"]
    return Place(
        issue=IssueId(match["issue"]),
        page=label.zfill(2) if label.isdigit() else label,
        order=int(match["order"]),
    )


def explain(site: Path, page: RecordedPage, recorded: RecordedArticle) -> Reported[Explanation | None]:
    """One article of a recorded page, beside its source and its file."""
    record, number = page.record, recorded.number
    path = f"{ISSUES}/{record.issue}/{recorded.file}"
    ingested = read_article(recorded.output, path, record.issue).value
    if ingested is None:
        what = Text("the article on record here cannot be read by this version", "这一版读不出这里记下的稿件")
        return Reported(None, (Problem(Where(record.path), what, again(site, record.issue, record.page)),))
    state, now, problems = _on_shelf(site, record.issue, recorded, ingested)
    parts = parts_of(page, number, ingested, state, now)
    doubts = tuple(doubt for doubt in record.doubts if doubt.article == number)
    answers = Answers(
        parts=parts.parts, now=now, taken=accepted(page), files=_there(site / ISSUES / record.issue, doubts)
    )
    explanation = Explanation(
        id=record.id_of(number),
        path=path,
        source=record.source,
        encoding=record.encoding,
        title=(now or ingested).head.title,
        article=now or ingested,
        confidence=recorded.confidence,
        beginning=recorded.beginning,
        state=state,
        parts=parts,
        surroundings=surroundings(page, number),
        doubts=settled_doubts(doubts, answers),
    )
    return Reported(explanation, problems)


def _there(folder: Path, doubts: Iterable[Doubt]) -> frozenset[str]:
    """Which of the files that doubts speak of lie in the issue's folder."""
    return frozenset(doubt.file for doubt in doubts if doubt.file and (folder / doubt.file).is_file())


def _on_shelf(
    site: Path, issue: IssueId, recorded: RecordedArticle, ingested: Article
) -> tuple[State, Article | None, tuple[Problem, ...]]:
    """How the article's file stands to the last output of ingest, and the article that it holds now."""
    folder = f"{ISSUES}/{issue}"
    try:
        if (site / folder / recorded.file).read_bytes() == recorded.output.encode():
            return "as ingested", ingested, ()
    except FileNotFoundError:
        return "removed", None, ()
    except OSError as error:
        return "unreadable", None, (problem_of(error, f"{folder}/{recorded.file}"),)
    read = read_issue(site, IssueFiles(id=issue, folder=folder, files=((recorded.file, ""),)))
    if not read.value.articles:
        return "unreadable", None, read.problems
    return "changed", read.value.articles[0], read.problems


def _no_id(name: str) -> Problem:
    return Problem(
        Where(name),
        Text("is no id of an article", "不是稿件编号"),
        Text(
            "write date, page and order: 2026-11-20-01-03; or the path of the article's file",
            "请写日期、版次、顺序：2026-11-20-01-03；也可以写稿件文件的路径",
        ),
    )


def _unknown(site: Path, place: Place, record: Record | None) -> Problem:
    """No record tells of this article: a person wrote it, the record is lost, or there is no such article."""
    if not (site / place.file).is_file():
        what = Text("there is no article of this id", "没有这个编号的稿件")
        return Problem(Where(place.id), what, _near(site, place))
    if record is None:
        what = Text("there is no record of how this page was cut", "没有这一版的切稿记录")
        return Problem(Where(place.file), what, again(site, place.issue, place.page))
    what = Text("was not cut from a source: a person wrote it", "不是从来稿切出的，是人写的")
    hint = Text(f"what ingest did with this page is in {record.path}", f"这一版的切稿记录在 {record.path}")
    return Problem(Where(place.file), what, hint)


def _near(site: Path, place: Place) -> Text:
    """The nearest ids of the same issue; the nearest issues where there is no such issue."""
    ids = _ids(site, place.issue)
    if ids:
        near = get_close_matches(place.id, ids, n=_NEAR) or ids[:_NEAR]
        return Text(f"near it: {', '.join(near)}", f"相近的有：{'、'.join(near)}")
    issues = [path.name for path in sorted((site / ISSUES).glob("*")) if parse_issue_id(path.name)]
    if not issues:
        return Text("this site has no article yet; ingest a page first", "本站还没有稿件，请先 ingest 一版")
    near = get_close_matches(place.issue, issues, n=_NEAR) or issues[-_NEAR:]
    return Text(f"issues near it: {', '.join(near)}", f"相近的报期有：{'、'.join(near)}")


def _ids(site: Path, issue: IssueId) -> list[str]:
    """Ids of all articles of an issue that lie on the shelf or stand in a record."""
    files = (site / ISSUES / issue).glob("*.md")
    places = [place for path in files if (place := file_place(path.name))]
    known = {Place(issue=issue, page=page, order=order).id for page, order in places}
    for _, page in recorded_pages(site, issue):
        record = read_record(site, issue, page).value
        known |= {record.id_of(article.number) for article in record.articles} if record else set()
    return sorted(known)
