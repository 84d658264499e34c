"""A cut page onto the shelf: the source kept, articles, record and new people written.

In:   a page as received and as cut.
Out:  what was written, what was left because a person changed it.
Must not know: how a page is cut, the command.

A page ingested again is merged into what lies there (reshelving): last cut, new cut, file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from broadsheet.edition import credits_of
from broadsheet.intake import as_record
from broadsheet.model import Article, IssueId, issue_id
from broadsheet.pipeline.cutting import CutPage
from broadsheet.pipeline.matching import read_version
from broadsheet.pipeline.reshelving import PagePlan, plan_page
from broadsheet.problems import Problem, Reported, Text, Where, errors
from broadsheet.shelf.disk import write_atomic
from broadsheet.shelf.people import append_people, new_people, read_people

PEOPLE: Final = "content/people.toml"
_PUT_BY: Final = ".replaced"  # folder of earlier texts of a page
_EXACT: Final = ("utf-8", "surrogateescape")  # a person's file gives its bytes back, whatever they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """Paths relative to the site."""

    source: str
    articles: tuple[str, ...]  # in the order of the cut
    written: tuple[str, ...]
    kept: tuple[str, ...]


def shelve(page: CutPage, site: Path, *, dry_run: bool) -> Reported[Shelved]:
    """Write what differs, the record last; raises OSError where the disk refuses."""
    facts = page.facts
    folder, record_path = page.folder, page.record
    disk = _on_disk(site / folder, facts.page)
    plan = plan_page(
        page.cut.articles,
        page=facts.page,
        folder=folder,
        last=_last_outputs(site / record_path),
        disk=disk,
    )
    people = _people_text(site, _articles_after(plan, disk, folder))
    stored = _stored_name(page)
    writes = _source_writes(site, stored, page.data)
    if people.value:
        writes[Path(PEOPLE)] = people.value.encode()
    writes |= {folder / name: text.encode(*_EXACT) for name, text in plan.write.items()}
    writes[record_path] = _record(page, stored, plan.outputs)
    changed = {each: new for each, new in writes.items() if _bytes(site / each) != new}
    if not dry_run:
        _carry_out(changed, [folder / name for name in plan.remove], record_path, site)
    shelved = Shelved(
        source=stored.as_posix(),
        articles=tuple((folder / name).as_posix() for name in plan.outputs),
        written=tuple(each.as_posix() for each in changed),
        kept=tuple((folder / name).as_posix() for name in plan.kept),
    )
    return Reported(shelved, (*people.problems, *_replaced(writes, stored), *plan.problems))


def _articles_after(plan: PagePlan, disk: Mapping[str, str], folder: Path) -> list[Article]:
    """The articles of the page as people and machine now have them: whom they name, people.toml knows."""
    texts = {**disk, **plan.write}
    issue = IssueId(folder.name)
    read = (read_version(texts[name], name, issue).article for name in plan.outputs if name in texts)
    return [article for article in read if article]


def _carry_out(changed: Mapping[Path, bytes], removed: Iterable[Path], record: Path, site: Path) -> None:
    """The record last: what is stopped before it, the next run does again and completes."""
    for each, new in changed.items():
        if each != record:
            write_atomic(site / each, new)
    for each in removed:
        (site / each).unlink(missing_ok=True)
    if record in changed:
        write_atomic(site / record, changed[record])


def _record(page: CutPage, stored: Path, outputs: Mapping[str, str]) -> bytes:
    # under the name on the shelf: where the file came from is not the page's
    record = as_record(page.cut, replace(page.source, name=stored.name), outputs)
    fields = (f'"{key}": {_rows(record[key])}' for key in sorted(record))
    return ("{\n" + ",\n".join(fields) + "\n}\n").encode()


def _rows(value: object) -> str:
    """JSON with one row of a list a line: what a second ingest changed can be read in a diff."""
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return "[" + ",".join(f"\n {json.dumps(row, ensure_ascii=False, sort_keys=True)}" for row in value) + "]"


def _stored_name(page: CutPage) -> Path:
    facts = page.facts
    name = f"{facts.page}-{_safe(facts.section)}" if facts.section else facts.page
    folder = Path("content/sources") / issue_id(facts.date, facts.edition)
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


def _last_outputs(path: Path) -> Mapping[str, str]:
    """File name → Markdown as the last ingest wrote it; empty where there is no readable record."""
    try:
        articles = json.loads(_bytes(path) or b"{}").get("articles", [])
        return {article["file"]: article["output"] for article in articles}
    except (ValueError, AttributeError, TypeError, KeyError):
        return {}


def _on_disk(folder: Path, page: str) -> dict[str, str]:
    pattern = re.compile(rf"{re.escape(page)}-\d+\.md")
    if not folder.is_dir():
        return {}
    return {
        path.name: path.read_bytes().decode(*_EXACT)
        for path in sorted(folder.iterdir())
        if pattern.fullmatch(path.name)
    }


def _people_text(site: Path, articles: Iterable[Article]) -> Reported[str]:
    """people.toml with those who are new in it, or "" where nobody is."""
    text = (_bytes(site / PEOPLE) or b"").decode("utf-8-sig", "replace")
    known = read_people(text, PEOPLE)
    if errors(known.problems):
        return Reported("", known.problems)
    added = new_people(_names(articles), known.value)
    return Reported(append_people(text, added) if added else "", known.problems)


def _names(articles: Iterable[Article]) -> list[str]:
    credits = (credit for article in articles for credit in credits_of(article.head))
    return list(dict.fromkeys(credit.name for credit in credits if credit.role != "source"))
