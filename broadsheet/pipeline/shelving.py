"""A cut page onto the shelf: the source kept, articles, record and new people written.

In:   a page as received and as cut.
Out:  what was written, what was left because a person changed it.
Must not know: how a page is cut, the command.

A page ingested again follows the new cut only where nobody touched an article since: three
states are compared by file (last output, new output, what lies there).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from broadsheet.edition import credits_of
from broadsheet.intake import Cut, PageFacts, SourceText, as_record
from broadsheet.model import Article, issue_id
from broadsheet.problems import Problem, Reported, Text, Where, errors
from broadsheet.shelf.articles import write_article
from broadsheet.shelf.disk import write_atomic
from broadsheet.shelf.people import append_people, new_people, read_people

PEOPLE: Final = "content/people.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class CutPage:
    """One page: as received, and as cut."""

    file: Path
    data: bytes
    source: SourceText
    facts: PageFacts
    cut: Cut


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
    folder = Path("content/issues") / issue_id(facts.date, facts.edition)
    outputs = {
        f"{facts.page}-{article.head.order:02d}.md": write_article(article) for article in page.cut.articles
    }
    record_path = folder / ".ingest" / f"{facts.page}.json"
    plan = plan_files(outputs, _last_outputs(site / record_path), _on_disk(site / folder, facts.page))
    people = _people_text(site, page.cut.articles)
    stored = _stored_name(page)
    writes = _source_writes(site, stored, page.data)
    if people.value:
        writes[Path(PEOPLE)] = people.value.encode()
    writes |= {folder / name: outputs[name].encode() for name in plan.write}
    writes[record_path] = _record(page, stored, outputs)
    changed = {each: new for each, new in writes.items() if _bytes(site / each) != new}
    if not dry_run:
        for each, new in changed.items():
            write_atomic(site / each, new)
        for name in plan.remove:
            (site / folder / name).unlink(missing_ok=True)
    shelved = Shelved(
        source=stored.as_posix(),
        articles=tuple((folder / name).as_posix() for name in outputs),
        written=tuple(each.as_posix() for each in changed),
        kept=tuple((folder / name).as_posix() for name in plan.keep),
    )
    return Reported(shelved, (*people.problems, *(_kept(folder / name) for name in plan.keep)))


def _record(page: CutPage, stored: Path, outputs: Mapping[str, str]) -> bytes:
    # under the name on the shelf: where the file came from is not the page's
    record = as_record(page.cut, replace(page.source, name=stored.name), outputs)
    return (json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePlan:
    """What becomes of each article file of one page; names, sorted."""

    write: tuple[str, ...]
    keep: tuple[str, ...]  # changed by a person, and the new cut has something else
    remove: tuple[str, ...]


def plan_files(new: Mapping[str, str], last: Mapping[str, str], disk: Mapping[str, str]) -> FilePlan:
    """Three-way by file: new output, last output, what lies there; a person's change always wins.

    A file that a person removed stays away as long as the cut of it is the same.
    """
    theirs = {name for name, text in disk.items() if last.get(name) != text}
    theirs |= {name for name in last if name not in disk and new.get(name) == last[name]}
    clash = (
        name for name in theirs if name in disk and new.get(name, "") not in (disk[name], last.get(name, ""))
    )
    return FilePlan(
        write=tuple(
            sorted(name for name, text in new.items() if name not in theirs and disk.get(name) != text)
        ),
        keep=tuple(sorted(clash)),
        remove=tuple(sorted(name for name in disk if name not in new and name not in theirs)),
    )


def _kept(path: Path) -> Problem:
    return Problem(
        Where(path.as_posix()),
        Text(
            "was changed by hand and stays as it is; the new cut of this page is only in the record",
            "有人改过，保持原样；这一版新切出的结果只写进了记录",
        ),
        Text(
            "to take the new cut, move this file away and ingest again",
            "若要用新结果，把这个文件移走后再 ingest 一次",
        ),
        severity="warning",
    )


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
    while (
        site / (put_by := stored.parent / ".replaced" / f"{stored.stem}.{number}{stored.suffix}")
    ).exists():
        number += 1
    return {put_by: before, stored: data}


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
        path.name: path.read_bytes().decode("utf-8", "replace")
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
