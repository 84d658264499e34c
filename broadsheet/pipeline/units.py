"""The edition → the engine's units: one an issue, a section, a person; one for the rest.

In:   an Edition, the files behind it, the site's facts.
Out:  units with the hashes of all that they depend on; claims of addresses that may collide.
Must not know: bodies, views, the output folder.

A unit's hash covers at least what its pages show, so an issue whose inputs are unchanged is
skipped whole: the cost of an edit does not grow with the archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from broadsheet.edition import PEOPLE_FILE, newest_first, register_of
from broadsheet.engine.fingerprint import digest, digest_bytes
from broadsheet.engine.plan import Parts, Unit
from broadsheet.model import (
    ArticleHead,
    ArticleId,
    Edition,
    Issue,
    IssueId,
    PersonId,
    SectionId,
    Term,
)
from broadsheet.pipeline.developing import picture_parts
from broadsheet.pipeline.jobs import FileUnit, IssueUnit, ListUnit, PictureUnit, Plate, SiteUnit
from broadsheet.pipeline.search_units import search_units
from broadsheet.pipeline.site_terms import SiteTerms
from broadsheet.shelf.content import IssueFiles
from broadsheet.shelf.editor_pages import EditorPage
from broadsheet.web import urls
from broadsheet.web.archive_pages import issue_entries
from broadsheet.web.charts.together import joined
from broadsheet.web.declared import settled_in
from broadsheet.web.feeds import FEED_ENTRIES
from broadsheet.web.frame import issue_name
from broadsheet.web.section_pages import newest_issue, shown_in_card
from broadsheet.web.site_pages import LATEST_ON_404, alias_path
from broadsheet.web.teasers import PictureFile, people_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What a build has read before it cuts units."""

    edition: Edition
    files: Mapping[IssueId, IssueFiles]
    digests: Mapping[ArticleId, str]  # of each head
    pictures: Mapping[str, PictureFile]  # by `file` of a photo
    published: FileUnit  # theme files and drawings
    developed: tuple[PictureUnit, ...]  # all other pictures
    editor_pages: tuple[EditorPage, ...]
    terms: SiteTerms
    searched: tuple[str, ...]  # variants whose theme has a search
    literary: tuple[str, ...]  # names of literary pages
    base: Parts  # of every unit: the site's frame, words, templates, code


def make_units(inputs: Inputs) -> tuple[Unit, ...]:
    """All units of a build, in the order in which their problems are told."""
    issues = tuple(_issue_units(inputs))
    search = search_units(inputs.edition, issues, inputs.searched, inputs.base)
    return (
        *issues,
        *search.segments,
        *_list_units(inputs),
        _site_unit(inputs),
        _unit(inputs, "search", search.site, search.site, inputs.terms.terms),
        *(
            Unit(name=f"picture {each.shown}", parts=picture_parts(each), payload=each)
            for each in inputs.developed
        ),
        _unit(inputs, "files", inputs.published, _published(inputs.published), ()),
        *search.directories,
    )


def issue_units(units: Iterable[Unit]) -> dict[IssueId, IssueUnit]:
    """The issues of a build, whatever else asks for what they show."""
    return {unit.payload.issue.id: unit.payload for unit in units if isinstance(unit.payload, IssueUnit)}


def _published(unit: FileUnit) -> tuple[tuple[str, str], ...]:
    copied = tuple((path, hash_) for _, path, hash_ in unit.files)
    return (*copied, *((asset.path, digest_bytes(asset.data)) for asset in unit.assets))


def claims(inputs: Inputs) -> Iterator[tuple[str, str]]:
    """(address, who asks for it) of all that could be named alike: only ids made of facts cannot."""
    own = (urls.CORRECTIONS, urls.NOT_FOUND, urls.HOME, urls.LATEST, urls.SECTIONS, urls.REPORTERS)
    for tail in (*own, urls.SEARCH, urls.OFFLINE, urls.WORKER):
        yield tail, "site.toml"
    for page in inputs.editor_pages:
        yield urls.editor_page(page.name), f"content/pages/{page.name}.md"
    for one in inputs.edition.people:
        for id_ in (PersonId(one.person.id), *one.former):
            yield urls.person(id_), f"{PEOPLE_FILE}, {one.person.name} ({one.person.id})"
    for issue in inputs.edition.issues:
        yield urls.issue(issue.id), f"content/issues/{issue.id}"
        for head in issue.articles:
            yield urls.article(head), article_file(head)
            for alias in head.aliases:
                yield alias_path(alias), article_file(head)


def article_file(head: ArticleHead) -> str:
    """Where an article stands, as an editor would type it."""
    return f"content/issues/{head.issue}/{head.page}-{head.order:02d}.md"


def _unit(inputs: Inputs, name: str, payload: object, content: object, declared: tuple[Term, ...]) -> Unit:
    """`declared`: at least the terms of the site that stand on its pages."""
    parts = (*inputs.base, ("declared", digest(declared)), ("content", digest(content)))
    return Unit(name=name, parts=parts, payload=payload)


def _bare(issue: Issue) -> Issue:
    """An issue without its articles: what its neighbours and the calendar show of it."""
    return replace(issue, pages=tuple(replace(page, articles=()) for page in issue.pages))


# ── issues


def _issue_units(inputs: Inputs) -> Iterator[Unit]:
    issues = inputs.edition.issues
    register = register_of(inputs.edition)
    section_ids = {section.name: section.id for section in inputs.edition.sections}
    plates = _plates(inputs)
    around = zip(issues, [None, *issues], [*issues[1:], None], strict=False)
    for issue, before, after in around:
        pictures = _pictures_in(issue.articles, inputs.pictures)
        payload = IssueUnit(
            issue=issue,
            files=inputs.files[issue.id],
            previous=_bare(before) if before else None,
            next=_bare(after) if after else None,
            latest=after is None,
            people=people_of(issue.articles, register),
            settled=settled_in(issue.articles, register),
            sections=_sections_in(issue, section_ids),
            pictures=pictures,
            plates={file.path: plates[file.path] for file in pictures.values()},
        )
        # the heads are in the files' hashes; which of them are shown (drafts) is not
        shown = tuple(head.id for head in issue.articles)
        content = (replace(payload, issue=_bare(issue)), shown)
        neighbours = [issue_name(each) for each in (before, after) if each]
        declared = inputs.terms.in_issues([issue.id], *neighbours)
        unit = _unit(inputs, f"issue {issue.id}", payload, content, declared)
        yield replace(unit, payload=replace(payload, key=digest(unit.parts)))


def _sections_in(issue: Issue, ids: Mapping[str, SectionId]) -> dict[str, SectionId]:
    return {head.section: ids[head.section] for head in issue.articles if head.section in ids}


def _plates(inputs: Inputs) -> dict[str, Plate]:
    """What a book carries of every picture, by its path in the output."""
    drawn = {
        path: Plate(shown=f"content/{path}", digest=hash_, developed=None)
        for _, path, hash_ in inputs.published.files
    }
    # the last of the renditions is the one for every reader
    return drawn | {
        each.prints[-1][0]: Plate(shown=each.shown, digest=each.digest, developed=each)
        for each in inputs.developed
    }


def _pictures_in(heads: Iterable[ArticleHead], pictures: Mapping[str, PictureFile]) -> dict[str, PictureFile]:
    files = [photo.file for head in heads for photo in head.photos]
    return {file: pictures[file] for file in files if file in pictures}


# ── sections and people


def _list_units(inputs: Inputs) -> Iterator[Unit]:
    edition = inputs.edition
    register = register_of(edition)
    names = {issue.id: issue_name(issue) for issue in edition.issues}

    def unit(name: str, payload: ListUnit, heads: Iterable[ArticleHead], more: object, *texts: str) -> Unit:
        shown = tuple(heads)
        payload = replace(
            payload,
            names={head.issue: names[head.issue] for head in shown},
            known=people_of(shown, register),
            settled=settled_in(shown, register),
        )
        hashes = tuple(inputs.digests[head.id] for head in shown)
        content = (hashes, payload.names, payload.known, payload.settled, payload.pictures, more)
        return _unit(inputs, name, payload, content, inputs.terms.in_issues(payload.names, *texts))

    for section in edition.sections:
        pictures = _pictures_in(newest_issue(section), inputs.pictures)
        payload = ListUnit(kind="section", sections=(section,), pictures=pictures)
        yield unit(f"section {section.id}", payload, section.articles, (section.id, section.name))
    for one in edition.people:
        works = [work.article for work in one.works]
        more = (one.person, one.letter, tuple(work.roles for work in one.works))
        texts = (one.person.name, one.person.role, one.person.org, one.person.bio)
        yield unit(f"person {one.person.id}", ListUnit(kind="person", people=(one,)), works, more, *texts)
    newest = [head for section in edition.sections for head in shown_in_card(section)]
    ids = tuple(
        (section.id, section.name, len(section.articles), section.articles[-1].date)
        for section in edition.sections
    )
    yield unit("sections", ListUnit(kind="sections", sections=edition.sections), newest, ids)
    cards = tuple(
        (one.person, one.letter, one.works[0].article.date, tuple(work.roles for work in one.works))
        for one in edition.people
    )
    everybody = ListUnit(kind="reporters", people=edition.people, joined=joined(edition.people))
    yield _unit(inputs, "reporters", everybody, (cards, everybody.joined), inputs.terms.terms)


# ── the rest of the site


def _site_unit(inputs: Inputs) -> Unit:
    issues = inputs.edition.issues
    heads = [head for issue in issues for head in issue.articles]
    latest = tuple(_bare(issue) for issue in issues[-LATEST_ON_404:])
    payload = SiteUnit(
        latest=latest,
        corrected=tuple(head for head in heads if head.corrections),
        aliased=tuple(head for head in heads if head.aliases),
        newest=newest_first(head for issue in issues[-FEED_ENTRIES:] for head in issue.articles)[
            :FEED_ENTRIES
        ],
        merged=tuple((former, one.person) for one in inputs.edition.people for former in one.former),
        settled=settled_in(heads, register_of(inputs.edition)),
        addresses=tuple(_addresses(inputs)),
        editor_pages=inputs.editor_pages,
        entries=tuple(issue_entries(issues, inputs.literary)),
    )
    return _unit(inputs, "site", payload, payload, inputs.terms.terms)


def _addresses(inputs: Inputs) -> Iterator[tuple[str, str]]:
    """(tail, last change) of every page that search engines should know."""
    yield urls.HOME, ""
    for issue in inputs.edition.issues:
        date = issue.date.isoformat()
        yield urls.issue(issue.id), date
        for page in issue.pages:
            if not page.missing:
                yield urls.news_page(issue.id, page.label), date
            for head in page.articles:
                yield urls.article(head), head.changed.isoformat()
    for tail in (urls.ARCHIVE, urls.SECTIONS, urls.REPORTERS, urls.CORRECTIONS):
        yield tail, ""
    for section in inputs.edition.sections:
        yield urls.section(section.id), ""
    for one in inputs.edition.people:
        yield urls.person(PersonId(one.person.id)), ""
    for own in inputs.editor_pages:
        yield urls.editor_page(own.name), ""
