"""Source text → articles on the shelf, with the record of how they were cut.

In:   files as received, and what the command says of them (date, page, section, edition).
Out:  content/sources/, the articles of each page, .ingest/PAGE.json, new people in people.toml.
Must not know: how a page is cut (intake), how an article is written (shelf).

A page ingested again is merged into what people made of its articles since: what a person changed
stays, and a clash is told. Without a change nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from broadsheet.intake import Doubt
from broadsheet.model import IssueId, issue_id
from broadsheet.pipeline.cutting import cut_file
from broadsheet.pipeline.placing import Said
from broadsheet.pipeline.shelving import shelve
from broadsheet.pipeline.site import open_site
from broadsheet.problems import Problem, Reported, Where
from broadsheet.shelf.disk import problem_of


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestedPage:
    """What one source became. Paths are relative to the site."""

    source: str
    issue: IssueId
    page: str
    articles: tuple[tuple[str, str], ...]  # (path, title)
    written: tuple[str, ...]
    kept: tuple[str, ...]  # articles left as a person made them
    doubts: tuple[Problem, ...]


def ingest(
    site: Path,
    files: Sequence[Path],
    said: Said,
    *,
    dry_run: bool,
    on_progress: Callable[[int, int], None] | None = None,
) -> Reported[tuple[IngestedPage, ...]]:
    """Ingest every file that can be; one that cannot is told and stops no other."""
    opened = open_site(site)
    if opened.value is None:
        return Reported((), opened.problems)
    pages: list[IngestedPage] = []
    problems: list[Problem] = []
    for number, path in enumerate(files, 1):
        done = _ingest_file(path, site, said, dry_run=dry_run)
        problems += done.problems
        if done.value:
            pages.append(done.value)
        if on_progress:
            on_progress(number, len(files))
    return Reported(tuple(pages), tuple(problems))


def _ingest_file(path: Path, site: Path, said: Said, *, dry_run: bool) -> Reported[IngestedPage | None]:
    cut = cut_file(path, site, said)
    page = cut.value
    if page is None:
        return Reported(None, cut.problems)
    try:
        shelved = shelve(page, site, dry_run=dry_run)
    except OSError as error:
        return Reported(None, (*cut.problems, problem_of(error, str(error.filename or site))))
    done = IngestedPage(
        source=shelved.value.source,
        issue=issue_id(page.facts.date, page.facts.edition),
        page=page.facts.page,
        articles=tuple(
            zip(shelved.value.articles, (each.head.title for each in page.cut.articles), strict=True)
        ),
        written=shelved.value.written,
        kept=shelved.value.kept,
        doubts=tuple(_told(doubt, shelved.value.source) for doubt in page.cut.doubts),
    )
    return Reported(done, (*cut.problems, *shelved.problems))


def _told(doubt: Doubt, source: str) -> Problem:
    return Problem(Where(source, doubt.line), doubt.what, severity="warning")
