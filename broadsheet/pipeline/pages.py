"""One unit → its products, in a worker: read, make views, convert, render.

In:   a job (picklable, small: bodies are read here), the tools of this process.
Out:  products: path, the hashes of all that the page depends on, and how to render it.
Must not know: other units, what is stale, the output folder.

A product's hash is taken of the view before conversion; the view of a stale page alone is
converted, so a build without an edit never loads OpenCC.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path

from broadsheet.chinese.variants import HANS, converter, engine_problem, version
from broadsheet.engine.fingerprint import digest
from broadsheet.engine.plan import Parts, Product
from broadsheet.pipeline.jobs import FileUnit, IssueUnit, ListUnit, SiteFacts, SiteUnit
from broadsheet.problems import Problem, Reported, shown_path
from broadsheet.shelf.content import read_issue
from broadsheet.shelf.disk import problem_of
from broadsheet.web import feeds
from broadsheet.web.archive_pages import archive_pages
from broadsheet.web.body import body_html
from broadsheet.web.frame import Frame
from broadsheet.web.issue_pages import IssueJob, issue_pages
from broadsheet.web.list_pages import (
    ListContext,
    person_pages,
    reporters_index,
    section_pages,
    sections_index,
)
from broadsheet.web.ordering import arranged
from broadsheet.web.prose import map_prose
from broadsheet.web.site_pages import (
    alias_redirects,
    corrections_page,
    editor_page,
    empty_front,
    latest_redirect,
    not_found_page,
)
from broadsheet.web.teasers import Knowledge
from broadsheet.web.urls import FEED, in_variant
from broadsheet.web.webpage import WebPage


class Tools:
    """What a process makes once and uses for every page."""

    def __init__(self, facts: SiteFacts) -> None:
        from broadsheet.web.render import Renderer  # Jinja: a build that renders nothing does without

        self.facts = facts
        self.code = facts.shelf.code
        self.renderer = Renderer(facts.templates, facts.shelf.site, facts.shelf.cache / "templates")
        self._words: dict[str, Mapping[str, str]] = {}

    @cached_property
    def without_opencc(self) -> Problem | None:
        """Why nothing can be converted here; looked at when the first page of another script is rendered."""
        return engine_problem()

    def words(self, variant: str) -> Mapping[str, str]:
        """The words of the interface; they are written in Simplified Chinese, whatever the source is."""
        if variant not in self._words:
            convert = converter(variant).text
            self._words[variant] = {key: convert(word) for key, word in self.facts.words.items()}
        return self._words[variant]


_TOOLS: list[Tools] = []  # of this process, set by start_worker (the pool's start-up function)


def start_worker(facts: SiteFacts) -> None:
    """Give this process its tools; called once before its first unit."""
    _TOOLS[:] = [Tools(facts)]


def make_products(payload: object) -> Reported[tuple[Product, ...]]:
    """The engine's `make`: a job → its products."""
    tools = _TOOLS[-1]
    match payload:
        case IssueUnit():
            return _issue(payload, tools)
        case ListUnit():
            return Reported(tuple(_products(_lists(payload, tools.facts.frame), tools)))
        case SiteUnit():
            return Reported((*_products(_site_pages(payload, tools), tools), *_machine_files(payload, tools)))
        case FileUnit():
            return Reported(tuple(_file(source, path, hash_, tools) for source, path, hash_ in payload.files))
        case _:
            raise TypeError(f"no job: {type(payload).__name__}")


def _issue(unit: IssueUnit, tools: Tools) -> Reported[tuple[Product, ...]]:
    content = read_issue(tools.facts.shelf.site, unit.files)
    wanted = {head.id for head in unit.issue.articles}
    job = IssueJob(
        frame=tools.facts.frame,
        issue=unit.issue,
        articles={
            article.head.id: article for article in content.value.articles if article.head.id in wanted
        },
        previous=unit.previous,
        next=unit.next,
        latest=unit.latest,
        known=Knowledge(people=unit.people, sections=unit.sections, pictures=unit.pictures),
    )
    return Reported(tuple(_products(issue_pages(job), tools)))


def _lists(unit: ListUnit, frame: Frame) -> Iterator[WebPage]:
    known = Knowledge(people=unit.known, sections={}, pictures={})
    context = ListContext(frame=frame, issue_names=unit.names, known=known)
    match unit.kind:
        case "section":
            yield from section_pages(unit.sections[0], context)
        case "sections":
            yield from sections_index(unit.sections, context)
        case "person":
            yield from person_pages(unit.people[0], context)
        case "reporters":
            yield from reporters_index(unit.people, context)


def _site_pages(unit: SiteUnit, tools: Tools) -> Iterator[WebPage]:
    frame = tools.facts.frame
    yield from archive_pages(unit.entries, frame)
    yield from corrections_page(unit.corrected, frame)
    for page in unit.editor_pages:
        html = "\n".join(body_html(page.body, ()))
        yield from editor_page(page.name, page.title, html, frame)
    yield from not_found_page(unit.latest, frame, tools.words(frame.default)["not_found"])
    if unit.latest:
        yield from latest_redirect(unit.latest[-1], frame)
    else:
        yield from empty_front(frame, tools.words(frame.default)["no_issue"])
    for head in unit.aliased:
        yield from alias_redirects(head, frame)


def _products(pages: Iterable[WebPage], tools: Tools) -> Iterator[Product]:
    words = digest(dict(tools.facts.words))
    for page in pages:
        parts: Parts = (
            ("view", digest(page.view)),
            ("template", tools.renderer.digest(page.template)),
            ("words", words),
            ("variant", version(page.place.variant, source=tools.facts.frame.default)),
            ("code", tools.code),
        )
        yield Product(path=page.place.path, parts=parts, render=partial(_render, page, tools))


def _render(page: WebPage, tools: Tools) -> Reported[bytes | None]:
    variant, source = page.place.variant, tools.facts.frame.default
    if {variant, source} != {HANS} and tools.without_opencc:
        return Reported(None, (tools.without_opencc,))
    convert = converter(variant, source=source)
    view = arranged(map_prose(page.view, text=convert.text, html=convert.html))
    rendered = tools.renderer.render(page.template, view, tools.words(variant))
    if rendered.value is None:
        return Reported(None, rendered.problems)
    # a lone surrogate cannot be written as UTF-8; no source that was read can hold one
    return Reported(rendered.value.encode("utf-8", "replace"), rendered.problems)


def _machine_files(unit: SiteUnit, tools: Tools) -> Iterator[Product]:
    """Feeds and sitemap, where the address of the site is known; .nojekyll always."""
    yield _text(".nojekyll", "", tools.code, lambda: "")
    frame = tools.facts.frame
    if not frame.base_url:
        return
    for variant in frame.variants:
        path = in_variant(variant, FEED, default=frame.default)
        conversion = version(variant, source=frame.default)
        hash_ = digest((unit.newest, frame, variant, conversion, tools.facts.timezone))
        yield _text(path, hash_, tools.code, partial(_feed, unit, tools, variant))
    for path, text in feeds.sitemaps(unit.addresses, frame).items():
        yield _text(path, digest(text), tools.code, partial(str, text))


def _feed(unit: SiteUnit, tools: Tools, variant: str) -> str:
    convert = converter(variant, source=tools.facts.frame.default).text
    return feeds.atom_feed(unit.newest, tools.facts.frame, variant, tools.facts.timezone, convert)


def _text(path: str, hash_: str, code: str, make: Callable[[], str]) -> Product:
    parts: Parts = (("content", hash_), ("code", code))
    return Product(path=path, parts=parts, render=lambda: Reported(make().encode()))


def _file(source: Path, path: str, hash_: str, tools: Tools) -> Product:
    return Product(
        path=path, parts=(("content", hash_),), render=partial(_copy, source, tools.facts.shelf.site)
    )


def _copy(source: Path, site: Path) -> Reported[bytes | None]:
    try:
        return Reported(source.read_bytes())
    except OSError as error:
        return Reported(None, (problem_of(error, shown_path(source, site)),))
