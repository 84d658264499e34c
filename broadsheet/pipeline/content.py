"""The shelf → heads of every issue, each issue read once and remembered until a file of it changes.

In:   a site folder and the cache folder.
Out:  per issue its facts and heads, with the hash of each head; bodies are not kept.
Must not know: the edition, pages, the engine's ledger.

An issue is remembered under the hash of its files' bytes and of our code, so what is
remembered is never old; a lost or damaged cache is only read again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from broadsheet.edition import IssueHeads
from broadsheet.engine.fingerprint import digest
from broadsheet.model import ArticleId, IssueId
from broadsheet.pipeline.remembering import recall, remember
from broadsheet.problems import Problem, Reported
from broadsheet.shelf.content import IssueFiles, list_issues, read_issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The content folder as one build sees it."""

    site: Path
    cache: Path
    code: str  # version of our code: another reader may read otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfHeads:
    """Heads of all issues, and the files that they came from."""

    files: Mapping[IssueId, IssueFiles]
    issues: tuple[IssueHeads, ...]
    digests: Mapping[ArticleId, str]  # hash of each head


@dataclass(frozen=True, slots=True, kw_only=True)
class _Remembered:
    key: tuple[str, IssueFiles]
    heads: IssueHeads
    digests: tuple[str, ...]  # of the heads, in their order
    problems: tuple[Problem, ...]


def read_heads(
    shelf: Shelf, *, drafts: bool, only: Collection[IssueId] | None = None
) -> Reported[ShelfHeads]:
    """Facts and heads of every issue, or of some; drafts only where they are asked for."""
    listed = list_issues(shelf.site, only)
    problems: list[Problem] = list(listed.problems)
    issues: list[IssueHeads] = []
    digests: dict[ArticleId, str] = {}
    for files in listed.value:
        found = _recall(shelf, files)
        problems += found.problems
        digests.update((head.id, hash_) for head, hash_ in zip(found.heads.heads, found.digests, strict=True))
        shown = tuple(head for head in found.heads.heads if drafts or not head.draft)
        issues.append(replace(found.heads, heads=shown))
    _forget_others(shelf, listed.value)
    by_id = {files.id: files for files in listed.value}
    return Reported(ShelfHeads(files=by_id, issues=tuple(issues), digests=digests), tuple(problems))


def _recall(shelf: Shelf, files: IssueFiles) -> _Remembered:
    path = _memory(shelf, files.id)
    key = (shelf.code, files)
    remembered = recall(path, _Remembered)
    if remembered and remembered.key == key:
        return remembered
    read = _read(shelf, files, key)
    remember(path, read)
    return read


def _read(shelf: Shelf, files: IssueFiles, key: tuple[str, IssueFiles]) -> _Remembered:
    content = read_issue(shelf.site, files)
    heads = tuple(article.head for article in content.value.articles)
    return _Remembered(
        key=key,
        heads=IssueHeads(id=content.value.id, facts=content.value.facts, heads=heads),
        digests=tuple(map(digest, heads)),
        problems=content.problems,
    )


def _memory(shelf: Shelf, id_: IssueId) -> Path:
    return shelf.cache / "issues" / f"{id_}.pickle"


def _forget_others(shelf: Shelf, kept: tuple[IssueFiles, ...]) -> None:
    names = {_memory(shelf, files.id).name for files in kept}
    for path in (shelf.cache / "issues").glob("*.pickle"):
        if path.name not in names:
            path.unlink(missing_ok=True)
