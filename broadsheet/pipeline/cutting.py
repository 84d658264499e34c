"""One file → a cut page: read, placed, cut. Pure per file, so it runs in any worker.

In:   a file as received, the site, what the command says of the file.
Out:  CutPage, or None and why; nothing is written.
Must not know: other files, the shelf's articles, how a page is cut (intake).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from broadsheet.intake import Cut, PageFacts, SourceText, cut_page, read_source
from broadsheet.model import issue_id
from broadsheet.pipeline.placing import Said, page_facts
from broadsheet.pipeline.records import RECORDS, kept_decisions, record_bytes
from broadsheet.problems import Problem, Reported, Text, Where, errors
from broadsheet.shelf.content import ISSUES
from broadsheet.shelf.disk import problem_of
from broadsheet.shelf.markdown_text import escape_paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class CutPage:
    """One page: as received, and as cut."""

    file: Path
    data: bytes
    source: SourceText
    facts: PageFacts
    cut: Cut
    before: bytes  # the page's record when it was cut: the decisions in it were heeded

    @property
    def folder(self) -> Path:
        """Of its issue, from the site's folder."""
        return issue_folder(self.facts)

    @property
    def record(self) -> Path:
        """The page's record, from the site's folder."""
        return record_path(self.facts)


def issue_folder(facts: PageFacts) -> Path:
    """Where the articles of a page lie, from the site's folder."""
    return Path(ISSUES) / issue_id(facts.date, facts.edition)


def record_path(facts: PageFacts) -> Path:
    """Where a page's record lies, from the site's folder."""
    return issue_folder(facts) / RECORDS / f"{facts.page}.json"


def cut_file(path: Path, site: Path, said: Said) -> Reported[CutPage | None]:
    """Read, place and cut one file. None, and at least one error, where that cannot be."""
    received = _receive(path, site)
    data = received.value
    if data is None:
        return Reported(None, received.problems)
    read = read_source(_shown(path, site), data)
    if read.value is None:
        return Reported(None, read.problems)
    placed = page_facts(path, read.value.text, said)
    facts = placed.value
    if facts is None:
        return Reported(None, (*read.problems, *placed.problems))
    try:
        before = record_bytes(site / record_path(facts))
    except OSError as error:
        refused = problem_of(error, record_path(facts).as_posix())
        return Reported(None, (*read.problems, *placed.problems, refused))
    decided = kept_decisions(before, record_path(facts).as_posix())
    cut = cut_page(read.value, facts, escape=escape_paragraph, decisions=decided.value)
    problems = (*read.problems, *placed.problems, *decided.problems, *cut.problems)
    if errors(cut.problems):
        return Reported(None, problems)
    page = CutPage(file=path, data=data, source=read.value, facts=facts, cut=cut.value, before=before)
    return Reported(page, problems)


def _shown(path: Path, site: Path) -> str:
    whole = path.resolve()
    return whole.relative_to(site.resolve()).as_posix() if whole.is_relative_to(site.resolve()) else str(path)


def _receive(path: Path, site: Path) -> Reported[bytes | None]:
    """The bytes of a source, or why there are none."""
    shown = _shown(path, site)
    if path.is_dir():
        what = Text("is a folder, not a page's text", "是文件夹，不是一个版的文字")
        hint = Text(f"name the files in it: {shown}/*.txt", f"请写里面的文件：{shown}/*.txt")
        return Reported(None, (Problem(Where(shown), what, hint),))
    try:
        return Reported(path.read_bytes())
    except OSError as error:
        return Reported(None, (problem_of(error, shown),))
