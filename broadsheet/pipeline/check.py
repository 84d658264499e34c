"""Everything that can be known without publishing.

In:   a site folder.
Out:  problems: what would stop a build, and warnings of what an editor may have overlooked.
Must not know: the terminal. Nothing but the cache is written: pages are built beside the output.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from broadsheet.chinese.variants import HANS, engine_problem, segmenter_problem
from broadsheet.edition import PEOPLE_FILE
from broadsheet.model import ArticleHead, Edition, Issue, Person
from broadsheet.pipeline.build import BuildOptions, build_site
from broadsheet.pipeline.lint import Desk, lint, read_proof
from broadsheet.pipeline.names_check import names_to_settle, words_to_settle
from broadsheet.pipeline.reading import Reading, optional, read_site
from broadsheet.pipeline.survey import Survey, survey
from broadsheet.pipeline.units import article_file
from broadsheet.problems import Problem, Reported, Text, Where, errors
from broadsheet.register import credits_of
from broadsheet.shelf.disk import decode_text
from broadsheet.shelf.people import read_people
from broadsheet.web.links import broken_links


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """How much was looked at."""

    issues: int
    articles: int
    files: int
    words: Survey


def check_site(site: Path) -> Reported[CheckReport | None]:
    """Read the whole site, build it beside the output, and look at all that it links to."""
    cache = site / ".cache" / "check"
    read = read_site(site, cache=cache / "state", drafts=True)
    if read.value is None:
        return Reported(None, read.problems)
    edition = read.value.edition
    people = optional(site, PEOPLE_FILE, read_people, ()).value
    problems = [*read.problems, *_undeclared(people, edition), *_words_not_told_apart(read.value)]
    signed = {name: each.credit for name, each in read.value.pictures.items()}
    desk = Desk(style=read.value.site.settings.style, signed=signed)
    names = frozenset(person.name for person in people)
    for issue in edition.issues:
        problems += _completeness(issue)
        problems += _jumps(issue)
        problems += _linted(site, issue, names, desk)
    files = 0
    found = Survey()
    if not errors(problems) and engine_problem() is None:
        found = survey(read.value)
        problems += [*names_to_settle(read.value), *words_to_settle(found)]
    if not errors(problems):
        options = BuildOptions(site=site, output=cache / "site", cache=cache / "state", drafts=True)
        built = build_site(options)
        problems += [problem for problem in built.problems if problem not in problems]
        if built.value and not errors(built.problems):
            files = built.value.files
            problems += _broken(options.output_folder, read.value)
    articles = sum(len(issue.articles) for issue in edition.issues)
    report = CheckReport(issues=len(edition.issues), articles=articles, files=files, words=found)
    return Reported(report, tuple(problems))


def _warning(where: str, what: Text, hint: Text | None = None) -> Problem:
    return Problem(Where(where), what, hint, severity="warning")


def _words_not_told_apart(reading: Reading) -> Iterator[Problem]:
    first, *others = reading.site.settings.variants
    if first == HANS and others and (note := segmenter_problem()):
        yield note


def _completeness(issue: Issue) -> Iterator[Problem]:
    folder = f"content/issues/{issue.id}"
    for page in issue.pages:
        if page.missing:
            yield _warning(
                folder,
                Text(f"news page {page.label} is missing", f"缺第 {page.label} 版"),
                Text(
                    f"ingest its source, or take {page.label} out of issue.toml",
                    f"补上这一版的来稿，或从 issue.toml 里去掉 {page.label}",
                ),
            )
    for head in issue.articles:
        yield from _head(head)


def _head(head: ArticleHead) -> Iterator[Problem]:
    where = article_file(head)
    if not head.title:
        yield _warning(
            where,
            Text("has no headline; its first words stand in for it", "没有标题，暂以第一句代替"),
            Text("write one under `title`", "请在 title 里补上"),
        )
    if not head.length and not head.photos:
        yield _warning(where, Text("has no text", "没有正文"))
    if head.draft:
        yield _warning(where, Text("is a draft and not published", "是草稿，不会发布"))


def _linted(site: Path, issue: Issue, names: frozenset[str], desk: Desk) -> Iterator[Problem]:
    """What a copy editor would mark in the articles of one issue."""
    proofs = []
    for head in issue.articles:
        text = decode_text((site / article_file(head)).read_bytes(), article_file(head)).value
        if text is not None:
            proofs.append(read_proof(text, article_file(head), head))
    return lint(proofs, names, desk)


def _jumps(issue: Issue) -> Iterator[Problem]:
    """Halves of 下转 and 上接 that have no other half in the issue."""
    to = {(head.page, head.jump_to) for head in issue.articles if head.jump_to}
    back = {(head.jump_from, head.page) for head in issue.articles if head.jump_from}
    for head in issue.articles:
        if head.jump_to and (head.page, head.jump_to) not in back:
            what = Text(
                f"says 下转 {head.jump_to}, but nothing there says 上接 {head.page}",
                f"写着下转 {head.jump_to} 版，那里却没有上接 {head.page} 版的稿件",
            )
            yield _warning(article_file(head), what)
        if head.jump_from and (head.jump_from, head.page) not in to:
            what = Text(
                f"says 上接 {head.jump_from}, but nothing there says 下转 {head.page}",
                f"写着上接 {head.jump_from} 版，那里却没有下转 {head.page} 版的稿件",
            )
            yield _warning(article_file(head), what)


def _undeclared(people: Sequence[Person], edition: Edition) -> Iterator[Problem]:
    """Names in bylines that people.toml does not have: their addresses are not frozen yet."""
    declared = {name for person in people for name in (person.name, *person.aliases)}
    declared |= {person.id for person in people}
    told: set[str] = set()
    for issue in edition.issues:
        for head in issue.articles:
            for credit in credits_of(head):
                name = credit.person or credit.name
                if credit.role == "source" or name in declared or name in told:
                    continue
                told.add(name)
                yield _warning(
                    article_file(head),
                    Text(f"{name} is not in {PEOPLE_FILE}", f"{PEOPLE_FILE} 里没有“{name}”"),
                    Text(
                        "add an entry, so that the address of the person's page never changes",
                        "请加一条，这样此人页面的地址就不会再变",
                    ),
                )


def _broken(output: Path, reading: Reading) -> Iterator[Problem]:
    files = {path.relative_to(output).as_posix(): path for path in output.rglob("*") if path.is_file()}
    pages = {name: path.read_text(encoding="utf-8") for name, path in files.items() if name.endswith(".html")}
    base_path = reading.facts.frame.base_path
    for page, link in sorted(broken_links(pages, files.keys(), base_path=base_path)):
        yield Problem(Where(page), Text(f"the link {link} leads nowhere", f"链接 {link} 没有着落"))
