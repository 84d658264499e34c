"""Article heads → the edition: issues, news pages, sections, people, neighbours.

In:   for each issue its facts and heads, in any order; the register of people; section ids.
Out:  one Edition, every sequence sorted, every reference an id; and what does not fit.
Pure: no files, no clock, no language variants, no addresses.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from broadsheet.chinese import names
from broadsheet.model import (
    ROLES,
    ArticleHead,
    Contributor,
    Credit,
    Edition,
    Issue,
    IssueFacts,
    IssueId,
    NewsPage,
    Person,
    PersonId,
    Section,
    SectionId,
    Work,
    issue_id,
    page_key,
    parse_issue_id,
)
from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.register import Register, credits_of

PEOPLE_FILE = "content/people.toml"
SETTINGS_FILE = "site.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueHeads:
    """What the content folder says of one issue."""

    id: IssueId
    facts: IssueFacts
    heads: tuple[ArticleHead, ...]


def make_edition(
    issues: Iterable[IssueHeads],
    people: Iterable[Person],
    section_ids: Mapping[str, str],
    *,
    read: names.Read = names.read_han,
) -> Reported[Edition]:
    """Join the facts of all issues; `section_ids` maps a section's name to a chosen id.

    `read` gives the readings of Han, for the order of names and sections.
    """
    held = [content for content in issues if content.heads]  # a skeleton is no issue yet
    contents = sorted(held, key=lambda content: parse_issue_id(content.id) or ())
    heads = [head for content in contents for head in content.heads]
    register, unknown = _complete_register(heads, tuple(people), read)
    sections, clashes = _sections(heads, section_ids, read)
    edition = Edition(
        issues=_linked([_issue(content) for content in contents]),
        sections=sections,
        people=_contributors(heads, register, read),
    )
    return Reported(edition, (*unknown, *clashes))


def register_of(edition: Edition) -> Register:
    """The register with every person that the edition met."""
    return Register(contributor.person for contributor in edition.people)


# ── issues and news pages


def _issue(content: IssueHeads) -> Issue:
    date, edition = parse_issue_id(content.id) or (content.heads[0].date, content.heads[0].edition)
    by_page: dict[str, list[ArticleHead]] = defaultdict(list)
    for head in content.heads:
        by_page[head.page].append(head)
    named = dict(content.facts.pages)
    labels = sorted({*by_page, *named, *_gaps(by_page)}, key=page_key)
    pages = tuple(
        NewsPage(
            label=label,
            name=named.get(label) or _usual_section(by_page.get(label, ())),
            articles=tuple(sorted(by_page.get(label, ()), key=lambda head: head.order)),
        )
        for label in labels
    )
    return Issue(date=date, edition=edition, facts=content.facts, pages=pages)


def _gaps(labels: Iterable[str]) -> set[str]:
    """Labels that a run of numbers lacks: 01, 02, 04 lacks 03; A01, A03 lacks A02."""
    runs: dict[tuple[str, int], list[int]] = defaultdict(list)
    for label in labels:
        if match := re.fullmatch(r"([A-Za-z]*)(\d+)", label):
            runs[match[1], len(match[2])].append(int(match[2]))
    return {
        f"{prefix}{number:0{width}d}"
        for (prefix, width), numbers in runs.items()
        for number in range(1, max(numbers))
        if number not in numbers
    }


def _usual_section(heads: Sequence[ArticleHead]) -> str:
    """The section that most articles of a page carry; the first printed one wins a draw."""
    counted = Counter(head.section for head in heads if head.section)
    return counted.most_common(1)[0][0] if counted else ""


def _linked(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    ids = [issue_id(issue.date, issue.edition) for issue in issues]
    return tuple(
        replace(issue, previous=before, next=after)
        for issue, before, after in zip(issues, [None, *ids], [*ids[1:], None], strict=False)
    )


# ── sections


def newest_first(heads: Iterable[ArticleHead]) -> tuple[ArticleHead, ...]:
    """Newest issue first, printed order within an issue."""
    in_print = sorted(heads, key=lambda head: (page_key(head.page), head.order))
    return tuple(sorted(in_print, key=lambda head: (head.date, head.edition), reverse=True))


def _sections(
    heads: Iterable[ArticleHead], ids: Mapping[str, str], read: names.Read
) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    by_name: dict[str, list[ArticleHead]] = defaultdict(list)
    for head in heads:
        if head.section:
            by_name[head.section].append(head)
    claimed: dict[str, str] = {}
    sections, problems = [], []
    for name in sorted(by_name, key=partial(names.sort_key, read=read)):
        id_ = ids.get(name) or names.slug_words(name, read=read)
        if id_ in claimed:
            problems.append(_section_clash(name, claimed[id_], id_))
            continue
        claimed[id_] = name
        sections.append(Section(id=SectionId(id_), name=name, articles=newest_first(by_name[name])))
    return tuple(sections), tuple(problems)


def _section_clash(name: str, other: str, id_: str) -> Problem:
    return Problem(
        Where(SETTINGS_FILE),
        Text(
            f"sections {other} and {name} would share the address sections/{id_}/",
            f"栏目“{other}”和“{name}”的地址都会是 sections/{id_}/",
        ),
        Text(
            f'give one an id of its own: under [sections] write {name} = "{id_}-2"',
            f'给其中一个另起代号：在 [sections] 下写 {name} = "{id_}-2"',
        ),
    )


# ── people


def _complete_register(
    heads: Sequence[ArticleHead], people: tuple[Person, ...], read: names.Read
) -> tuple[Register, tuple[Problem, ...]]:
    """The register, with an entry for each name that a byline has and people.toml lacks."""
    register = Register(people)
    taken: dict[str, str] = {person.id: person.name for person in people}
    added: dict[str, Person] = {}
    problems: list[Problem] = []
    for head in sorted(heads, key=lambda head: head.sort_key):
        for credit in credits_of(head):
            if credit.role == "source" or credit.name in added or register.resolve(credit):
                continue
            if problem := _unresolvable(credit, register, head):
                problems.append(problem)
                continue
            id_ = names.slug(credit.name, read=read)
            if id_ in taken:
                problems.append(_person_clash(credit.name, taken[id_], id_))
                continue
            taken[id_] = credit.name
            added[credit.name] = Person(id=PersonId(id_), name=credit.name)
    return Register((*people, *added.values())), tuple(dict.fromkeys(problems))


def _unresolvable(credit: Credit, register: Register, head: ArticleHead) -> Problem | None:
    where = Where(f"content/issues/{head.issue}/{head.page}-{head.order:02d}.md")
    if credit.person:
        return Problem(
            where,
            Text(
                f"nobody in people.toml has the id `{credit.person}`",
                f"people.toml 里没有代号 {credit.person}",
            ),
            Text("add the person there, or correct the id", "请在那里补上这个人，或改正代号"),
        )
    shared = register.shared(credit.name)
    if not shared:
        return None
    return Problem(
        where,
        Text(f"{credit.name} may be {' or '.join(shared)}", f"“{credit.name}”可能是 {' 或 '.join(shared)}"),
        Text(
            f"say which: {credit.name} ({shared[0]})",
            f"请写明是哪一位：{credit.name} ({shared[0]})",
        ),
    )


def _person_clash(name: str, other: str, id_: str) -> Problem:
    return Problem(
        Where(PEOPLE_FILE),
        Text(
            f"{name} and {other} would share the address reporters/{id_}.html",
            f"“{name}”和“{other}”的地址都会是 reporters/{id_}.html",
        ),
        Text(
            f'add an entry for {name} with id = "{id_}-2"',
            f'请给{name}加一条，写 id = "{id_}-2"',
        ),
    )


def _contributors(
    heads: Iterable[ArticleHead], register: Register, read: names.Read
) -> tuple[Contributor, ...]:
    works: dict[PersonId, dict[ArticleHead, set[str]]] = defaultdict(lambda: defaultdict(set))
    for head in heads:
        for credit in credits_of(head):
            if id_ := register.resolve(credit):
                works[id_][head].add(credit.role)
    contributors = [
        _contributor(register.person(id_), roles_in, frozenset(works), read)
        for id_, roles_in in works.items()
    ]
    return tuple(sorted(contributors, key=lambda one: (one.sort_key, one.person.id)))


def _contributor(
    person: Person, roles_in: Mapping[ArticleHead, set[str]], taken: frozenset[PersonId], read: names.Read
) -> Contributor:
    return Contributor(
        person=person,
        letter=names.letter(person.name, person.pinyin, read=read),
        sort_key=names.sort_key(person.name, person.pinyin, read=read),
        works=tuple(
            Work(article=head, roles=tuple(role for role in ROLES if role in roles_in[head]))
            for head in newest_first(roles_in)
        ),
        former=tuple(id_ for id_ in _former_ids(person, read) if id_ not in taken),
    )


def _former_ids(person: Person, read: names.Read) -> Iterable[PersonId]:
    """The addresses of aliases: an id as it is, a name by its reading, as it had it before the merge."""
    return dict.fromkeys(PersonId(names.slug(alias, read=read)) for alias in person.aliases)
