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

from broadsheet.intake import Doubt, cut_page, read_source
from broadsheet.model import IssueId, issue_id
from broadsheet.pipeline.placing import Said, page_facts
from broadsheet.pipeline.shelving import CutPage, shelve
from broadsheet.pipeline.site import open_site
from broadsheet.problems import Problem, Reported, Text, Where, errors
from broadsheet.shelf.disk import problem_of
from broadsheet.shelf.markdown_text import escape_paragraph


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
    shown = _shown(path, site)
    received = _receive(path, shown)
    data = received.value
    if data is None:
        return Reported(None, received.problems)
    read = read_source(shown, data)
    if read.value is None:
        return Reported(None, read.problems)
    placed = page_facts(path, read.value.text, said)
    facts = placed.value
    if facts is None:
        return Reported(None, (*read.problems, *placed.problems))
    cut = cut_page(read.value, facts, escape=escape_paragraph)
    problems = (*read.problems, *placed.problems, *cut.problems)
    if errors(cut.problems):
        return Reported(None, problems)
    page = CutPage(file=path, data=data, source=read.value, facts=facts, cut=cut.value)
    try:
        shelved = shelve(page, site, dry_run=dry_run)
    except OSError as error:
        return Reported(None, (*problems, problem_of(error, str(error.filename or site))))
    done = IngestedPage(
        source=shelved.value.source,
        issue=issue_id(facts.date, facts.edition),
        page=facts.page,
        articles=tuple(
            zip(shelved.value.articles, (each.head.title for each in cut.value.articles), strict=True)
        ),
        written=shelved.value.written,
        kept=shelved.value.kept,
        doubts=tuple(_told(doubt, shelved.value.source) for doubt in cut.value.doubts),
    )
    return Reported(done, (*problems, *shelved.problems))


def _shown(path: Path, site: Path) -> str:
    whole = path.resolve()
    return whole.relative_to(site.resolve()).as_posix() if whole.is_relative_to(site.resolve()) else str(path)


def _receive(path: Path, shown: str) -> Reported[bytes | None]:
    """The bytes of a source, or why there are none."""
    if path.is_dir():
        what = Text("is a folder, not a page's text", "是文件夹，不是一个版的文字")
        hint = Text(f"name the files in it: {shown}/*.txt", f"请写里面的文件：{shown}/*.txt")
        return Reported(None, (Problem(Where(shown), what, hint),))
    try:
        return Reported(path.read_bytes())
    except OSError as error:
        return Reported(None, (problem_of(error, shown),))


def _told(doubt: Doubt, source: str) -> Problem:
    return Problem(Where(source, doubt.line), doubt.what, severity="warning")
