"""content/issues/ → issues with their facts and articles.

In:   a site folder.
Out:  which issues there are, with the hash of every file; one issue, read whole.
Must not know: what issues mean to each other, pages, caches.

Listing and reading are apart, so that an issue whose files are unchanged need not be read. What `read_issue`
reports depends on the issue's own files alone (so not on pictures), and may be remembered with them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from broadsheet.model import Article, IssueFacts, IssueId, parse_issue_id
from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf.articles import read_article
from broadsheet.shelf.disk import decode_text, problem_of
from broadsheet.shelf.facts import read_facts

ISSUES: Final = "content/issues"
_FACTS: Final = "issue.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFiles:
    """The files of one issue and the hashes of their bytes, by name."""

    id: IssueId
    folder: str  # relative to the site, with slashes
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueContent:
    """One issue as its files say: articles without errors, in printed order."""

    id: IssueId
    facts: IssueFacts
    articles: tuple[Article, ...]
    digest: str  # of the files it was read from


def issue_ids(site: Path) -> tuple[IssueId, ...]:
    """Which issues there are, oldest first, by the names of their folders alone."""
    names = [folder.name for folder in _visible(site / ISSUES, site, []) if folder.is_dir()]
    found = sorted((key, name) for name in names if (key := parse_issue_id(name)))
    return tuple(IssueId(name) for _, name in found)


def list_issues(site: Path, only: Collection[IssueId] | None = None) -> Reported[tuple[IssueFiles, ...]]:
    """All issues by id; only issue.toml and Markdown files count, names with a dot before them never.

    `only`: these alone, the files of others are not looked at.

    Reports a folder whose name is no issue id, and files that cannot be read.
    """
    problems: list[Problem] = []
    found = []
    for folder in _visible(site / ISSUES, site, problems):
        if not folder.is_dir() or (only is not None and folder.name not in only):
            continue
        if parse_issue_id(folder.name) is None:
            problems.append(_no_issue(_shown(folder, site)))
        else:
            files = tuple(_hashed(folder, site, problems))
            found.append(IssueFiles(id=IssueId(folder.name), folder=_shown(folder, site), files=files))
    return Reported(tuple(sorted(found, key=lambda each: parse_issue_id(each.id) or ())), tuple(problems))


def _visible(folder: Path, site: Path, problems: list[Problem]) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(problem_of(error, _shown(folder, site)))
        return []


def _hashed(folder: Path, site: Path, problems: list[Problem]) -> Iterable[tuple[str, str]]:
    for path in _visible(folder, site, problems):
        if path.name == _FACTS or (path.suffix == ".md" and not path.is_dir()):
            try:
                yield path.name, hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
            except OSError as error:
                problems.append(problem_of(error, _shown(path, site)))


def _no_issue(shown: str) -> Problem:
    what = Text("the folder's name is no date of an issue", "文件夹名不是一期报纸的日期")
    hint = Text(
        "name it 2026-11-20, or 2026-11-20-ed2 for a second edition of that day",
        "请改名为 2026-11-20；同一天的第二个版本用 2026-11-20-ed2",
    )
    return Problem(Where(shown), what, hint)


def _shown(path: Path, site: Path) -> str:
    return path.relative_to(site).as_posix()


def read_issue(site: Path, files: IssueFiles) -> Reported[IssueContent]:
    """One issue: its facts, and its articles but for those with an error.

    Reports what the files' own readers report, files that are no UTF-8, and two files for one place.
    """
    problems: list[Problem] = []
    facts = IssueFacts()
    articles: list[tuple[str, Article]] = []
    for name, _ in files.files:
        path = f"{files.folder}/{name}"
        text = _text(site / path, path, problems)
        if text is None:
            continue
        if name == _FACTS:
            read_facts_ = read_facts(text, path)
            facts = read_facts_.value
            problems += read_facts_.problems
        else:
            read = read_article(text, path, files.id)
            problems += read.problems
            articles += [(path, read.value)] if read.value else []
    kept = _without_clashes(articles, problems)
    content = IssueContent(id=files.id, facts=facts, articles=kept, digest=_digest(files))
    return Reported(content, tuple(problems))


def _text(path: Path, shown: str, problems: list[Problem]) -> str | None:
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(problem_of(error, shown))
        return None
    decoded = decode_text(data, shown)
    problems += decoded.problems
    return decoded.value


def _without_clashes(articles: list[tuple[str, Article]], problems: list[Problem]) -> tuple[Article, ...]:
    """In printed order, one article a place; places that differ by case alone are one file on many disks."""
    first: dict[str, str] = {}
    labels: dict[str, tuple[str, str]] = {}
    kept = []
    for path, article in sorted(articles, key=lambda each: (each[1].head.sort_key, each[0])):
        head = article.head
        label, labelled_by = labels.setdefault(head.page.casefold(), (head.page, path))
        if head.id.casefold() in first:
            problems.append(_same_place(path, first[head.id.casefold()]))
        elif label != head.page:
            problems.append(_same_label(path, head.page, label, labelled_by))
        else:
            first[head.id.casefold()] = path
            kept.append(article)
    return tuple(kept)


def _same_place(path: str, other: str) -> Problem:
    what = Text(f"stands in the same place as {other}", f"与 {other} 是同一个位置")
    return Problem(Where(path), what, Text("give one of them another order", "请给其中一个换一个顺序号"))


def _same_label(path: str, label: str, other: str, other_path: str) -> Problem:
    what = Text(f"page {label} differs from page {other} of {other_path} by case alone",
                f"{label}版与 {other_path} 的{other}版只差大小写")  # fmt: skip
    return Problem(Where(path), what, Text("write the label as printed in both", "请在两处都照报纸上印的写"))


def _digest(files: IssueFiles) -> str:
    listed = "\n".join(f"{name}\t{hash_}" for name, hash_ in files.files)
    return hashlib.blake2b(f"{files.folder}\n{listed}".encode(), digest_size=16).hexdigest()
