"""A cut page beside the shelf: what is to be written, and what was left because a person changed it.

In:   a page as received and as cut; what lies on the shelf of that page.
Out:  ReadyPage: files as bytes, so that a worker hands over little; nothing is written here (storing).
Must not know: how a page is cut, the command, other pages.

A page ingested again is merged into what lies there (reshelving): last cut, new cut, file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from broadsheet.intake import Doubt, as_record
from broadsheet.model import Article, IssueId, issue_id
from broadsheet.pipeline.clashes import clash_doubts
from broadsheet.pipeline.cutting import CutPage
from broadsheet.pipeline.joining import NO_JOINS, Joins, joins_of
from broadsheet.pipeline.leftovers import leftover_doubts
from broadsheet.pipeline.matching import read_version
from broadsheet.pipeline.recorded import SOURCES, LastCut, last_cut
from broadsheet.pipeline.records import digest, record_text
from broadsheet.pipeline.reshelving import PagePlan, plan_page
from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.register import credits_of

_PUT_BY: Final = ".replaced"  # folder of earlier texts of a page
_EXACT: Final = ("utf-8", "surrogateescape")  # a person's file gives its bytes back, whatever they are


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestedPage:
    """What one source became. Paths are relative to the site."""

    source: str
    issue: IssueId
    page: str
    articles: tuple[tuple[str, str], ...]  # (path, title), in the order of the cut
    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]  # articles left as a person made them
    doubts: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPage:
    """A page to be stored. `sources` and `files` hold only what differs from the disk, by path from the site.

    `page.written` is still empty: people.toml may come to it. `names`: whom people.toml must know.
    """

    page: IngestedPage
    record: str  # its path stands for the page: there is one for each
    seen: str  # digest of the record that the page was cut and compared under
    names: tuple[str, ...]
    sources: Mapping[str, bytes]
    files: Mapping[str, bytes]  # the record last: a page stopped before it is done again by the next run

    @property
    def size(self) -> int:
        return sum(map(len, (*self.sources.values(), *self.files.values())))


def compare_with_shelf(page: CutPage, site: Path) -> Reported[ReadyPage]:
    """What storing the page would change; raises OSError where the shelf cannot be read."""
    facts, folder = page.facts, page.folder
    disk = _on_disk(site / folder, facts.page)
    before = _last_cut(page.before)
    plan = plan_page(
        page.cut.articles,
        page=facts.page,
        folder=folder,
        last=before.outputs,
        disk=disk,
        clashes=before.clashes,
        left=before.left,
        joins=_joins(page),
    )
    stored = _stored_name(page)
    sources = _source_writes(site, stored, page.data)
    files = {folder / name: text.encode(*_EXACT) for name, text in plan.write.items()}
    files[page.record] = _record(page, stored, plan)
    ready = ReadyPage(
        page=_ingested(page, stored, plan),
        record=page.record.as_posix(),
        seen=digest(page.before),
        names=tuple(_names(_articles_after(plan, page.cut.articles, disk, folder))),
        sources=_changed(sources, site),
        files=_changed(files, site),
    )
    return Reported(ready, (*_replaced(sources, stored), *plan.problems))


def _ingested(page: CutPage, stored: Path, plan: PagePlan) -> IngestedPage:
    paths = ((page.folder / name).as_posix() for name in plan.outputs)
    titles = (article.head.title for article in page.cut.articles)
    return IngestedPage(
        source=stored.as_posix(),
        issue=issue_id(page.facts.date, page.facts.edition),
        page=page.facts.page,
        articles=tuple(zip(paths, titles, strict=True)),
        written=(),
        removed=tuple((page.folder / name).as_posix() for name in plan.remove),
        kept=tuple((page.folder / name).as_posix() for name in plan.kept),
        doubts=tuple(_told(doubt, stored.as_posix()) for doubt in page.cut.doubts),
    )


def _told(doubt: Doubt, source: str) -> Problem:
    return Problem(Where(source, doubt.line), doubt.what, severity="warning")


def _changed(writes: Mapping[Path, bytes], site: Path) -> dict[str, bytes]:
    return {path.as_posix(): new for path, new in writes.items() if _bytes(site / path) != new}


def _articles_after(
    plan: PagePlan, cut: Sequence[Article], disk: Mapping[str, str], folder: Path
) -> Iterator[Article]:
    """The articles of the page as people and machine now have them: whom they name, people.toml knows."""
    issue = IssueId(folder.name)
    for article, (name, output) in zip(cut, plan.outputs.items(), strict=True):
        text = plan.write.get(name, disk.get(name))
        if text == output:
            yield article
        elif text is not None and (read := read_version(text, name, issue).article):
            yield read


def _record(page: CutPage, stored: Path, plan: PagePlan) -> bytes:
    # under the name on the shelf: where the file came from is not the page's
    source = replace(page.source, name=stored.name)
    text, names = page.source.text, tuple(plan.outputs)
    clashes = clash_doubts(page.cut, text, names, plan.clashes)
    doubts = (*page.cut.doubts, *clashes, *leftover_doubts(page.cut, text, names, plan.left))
    return record_text(as_record(replace(page.cut, doubts=doubts), source, plan.outputs))


def _stored_name(page: CutPage) -> Path:
    facts = page.facts
    name = f"{facts.page}-{_safe(facts.section)}" if facts.section else facts.page
    folder = Path(SOURCES) / issue_id(facts.date, facts.edition)
    return folder / f"{name}{page.file.suffix or '.txt'}"


def _safe(section: str) -> str:
    """A section's name as part of a file name on every system."""
    return re.sub(r'[\x00-\x1f<>:"/\\|?*]', "_", section).strip(" .") or "_"


def _source_writes(site: Path, stored: Path, data: bytes) -> dict[Path, bytes]:
    """The source as received; an earlier, different one under the same name is put by, never lost."""
    before = _bytes(site / stored)
    if before is None or before == data:
        return {stored: data}
    number = 1
    while (site / (put_by := stored.parent / _PUT_BY / f"{stored.stem}.{number}{stored.suffix}")).exists():
        number += 1
    return {put_by: before, stored: data}


def _replaced(writes: Mapping[Path, bytes], stored: Path) -> tuple[Problem, ...]:
    """That the page had another text before: it may be a correction, or the wrong page by mistake."""
    put_by = [path for path in writes if path.parent == stored.parent / _PUT_BY]
    what = Text("this page was ingested before from another text", "这一版以前收过另一份文字")
    return tuple(
        Problem(
            Where(stored.as_posix()),
            what,
            Text(f"the earlier one is kept: {path.as_posix()}", f"原来那份留在 {path.as_posix()}"),
            severity="warning",
        )
        for path in put_by
    )


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _last_cut(record: bytes) -> LastCut:
    """Nothing where there is no readable record."""
    try:
        return last_cut(json.loads(record or b"{}"))
    except (ValueError, AttributeError, TypeError, KeyError):
        return LastCut()


def _joins(page: CutPage) -> Joins:
    """A record of another text speaks of other lines, and none of one that is damaged can be told."""
    try:
        row = json.loads(page.before or b"{}")
        same = row.get("source", {}).get("sha256") == page.source.sha256
        return joins_of(page.cut, page.source.text, row if same else {})
    except (ValueError, AttributeError, TypeError, LookupError):
        return NO_JOINS


def _on_disk(folder: Path, page: str) -> dict[str, str]:
    pattern = re.compile(rf"{re.escape(page)}-\d+\.md")
    if not folder.is_dir():
        return {}
    return {
        path.name: path.read_bytes().decode(*_EXACT)
        for path in sorted(folder.iterdir())
        if pattern.fullmatch(path.name)
    }


def _names(articles: Iterable[Article]) -> list[str]:
    credits = (credit for article in articles for credit in credits_of(article.head))
    return list(dict.fromkeys(credit.name for credit in credits if credit.role != "source"))
