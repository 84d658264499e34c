"""One unit → its products, in a worker: read, make views, convert, render.

In:   a job (picklable, small: bodies are read here), the tools of this process.
Out:  products: path, the hashes of all that the page depends on, and how to render it.
Must not know: other units, what is stale, the output folder.

A product's hash is taken of the view before conversion; the view of a stale page alone is
converted, so a build without an edit never loads OpenCC.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from broadsheet.chinese.variants import version
from broadsheet.engine.fingerprint import digest, digest_bytes
from broadsheet.engine.plan import Parts, Product
from broadsheet.model import IssueId
from broadsheet.pipeline.books import book_products
from broadsheet.pipeline.developing import renditions
from broadsheet.pipeline.jobs import (
    DirectoryUnit,
    FileUnit,
    IssueUnit,
    ListUnit,
    PictureUnit,
    SearchUnit,
    SegmentUnit,
    SiteFacts,
    SiteUnit,
)
from broadsheet.pipeline.search_products import (
    first_products,
    index_products,
    text_products,
)
from broadsheet.pipeline.tools import Tools
from broadsheet.problems import Reported, shown_path
from broadsheet.shelf.content import read_issue
from broadsheet.shelf.disk import problem_of
from broadsheet.web import feeds
from broadsheet.web.archive_pages import archive_pages
from broadsheet.web.body import body_html
from broadsheet.web.charts.headlines import set_headlines
from broadsheet.web.corrected import marked
from broadsheet.web.frame import Frame
from broadsheet.web.issue_pages import IssueJob, issue_pages
from broadsheet.web.list_items import ListContext
from broadsheet.web.offline import offline_pages, worker
from broadsheet.web.ordering import arranged
from broadsheet.web.people_pages import person_pages, person_redirects, reporters_index
from broadsheet.web.prose import map_prose
from broadsheet.web.search.page import search_pages
from broadsheet.web.section_pages import section_pages, sections_index
from broadsheet.web.site_pages import (
    alias_redirects,
    corrections_page,
    editor_page,
    empty_front,
    latest_redirect,
    not_found_page,
)
from broadsheet.web.teasers import Knowledge
from broadsheet.web.upright import stand_upright
from broadsheet.web.urls import FEED, WORKER, in_variant
from broadsheet.web.views import Wording
from broadsheet.web.webpage import WebPage

_TOOLS: list[Tools] = []  # of this process, set by start_worker (the pool's start-up function)


def start_worker(facts: SiteFacts, issues: Mapping[IssueId, IssueUnit]) -> None:
    """Give this process its tools; called once before its first unit."""
    _TOOLS[:] = [Tools(facts, issues)]


def make_products(payload: object) -> Reported[tuple[Product, ...]]:
    """The engine's `make`: a job → its products."""
    tools = _TOOLS[-1]
    tools.begin()
    match payload:
        case IssueUnit():
            pages = tuple(web_pages(payload, tools))
            own = tuple(_products(pages, tools))
            made = (*own, *text_products(payload, pages, tools), *book_products(payload, pages, own, tools))
        case SearchUnit():
            pages = tuple(search_pages(payload.page, tools.facts.frame))
            made = (*_products(pages, tools), *first_products(payload, tools))
        case ListUnit():
            made = tuple(_products(_lists(payload, tools.facts.frame), tools))
        case SiteUnit():
            pages = tuple(_site_pages(payload, tools))
            made = (*_products(pages, tools), *_offline(tools), *_machine_files(payload, tools))
        case FileUnit():
            made = tuple(_files(payload, tools))
        case PictureUnit():
            made = tuple(renditions(payload, tools.facts.shelf.site))
        case SegmentUnit() | DirectoryUnit():
            return index_products(payload, tools, web_pages)
        case _:
            raise TypeError(f"no job: {type(payload).__name__}")
    return Reported(made)


def web_pages(unit: IssueUnit, tools: Tools) -> Iterator[WebPage]:
    """Every page of an issue, in every variant, not yet converted."""
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
        known=Knowledge(
            people=unit.people, settled=unit.settled, sections=unit.sections, pictures=unit.pictures
        ),
    )
    return issue_pages(job)


def _lists(unit: ListUnit, frame: Frame) -> Iterator[WebPage]:
    known = Knowledge(people=unit.known, settled=unit.settled, sections={}, pictures=unit.pictures)
    context = ListContext(frame=frame, issue_names=unit.names, known=known)
    match unit.kind:
        case "section":
            yield from section_pages(unit.sections[0], context)
        case "sections":
            yield from sections_index(unit.sections, context)
        case "person":
            yield from person_pages(unit.people[0], context)
        case "reporters":
            yield from reporters_index(unit.people, unit.joined, context)


def _site_pages(unit: SiteUnit, tools: Tools) -> Iterator[WebPage]:
    frame = tools.facts.frame
    known = Knowledge(people={}, settled=unit.settled, sections={}, pictures={})
    yield from archive_pages(unit.entries, frame, known)
    yield from corrections_page(unit.corrected, frame, known)
    for page in unit.editor_pages:
        html = "\n".join(body_html(page.body, ()))
        yield from editor_page(page.name, page.title, html, frame)
    yield from not_found_page(unit.latest, frame, tools.words(frame.default)["not_found"])
    if unit.latest:
        yield from latest_redirect(unit.latest[-1], frame)
    else:
        yield from empty_front(frame, tools.words(frame.default)["no_issue"])
    for former, person in unit.merged:
        yield from person_redirects(former, person, frame)
    for head in unit.aliased:
        yield from alias_redirects(head, frame, known)


def _products(pages: Iterable[WebPage], tools: Tools) -> Iterator[Product]:
    words = {variant: tools.words_digest(variant) for variant in tools.facts.frame.variants}
    upright = {variant: theme.upright for variant, theme in tools.facts.themes.items()}
    for page in pages:
        variant = page.place.variant
        parts: Parts = (
            ("view", digest(page.view)),
            ("template", digest((tools.renderer(variant).digest(page.template), upright[variant]))),
            ("words", words[variant]),
            ("declared", digest(tools.declared(page))),
            ("variant", version(variant, source=tools.facts.frame.default)),
            ("code", tools.code),
        )
        yield Product(path=page.place.path, parts=parts, render=partial(_render, page, tools))


def _render(page: WebPage, tools: Tools) -> Reported[bytes | None]:
    variant = page.place.variant
    if missing := tools.missing_for(variant):
        return Reported(None, (missing,))
    view = set_headlines(marked(arranged(tools.converted(page))))
    rendered = tools.renderer(variant).render(page.template, view, tools.words(variant))
    if rendered.value is None:
        return Reported(None, rendered.problems)
    html = stand_upright(rendered.value) if tools.facts.themes[variant].upright else rendered.value
    # a lone surrogate cannot be written as UTF-8; no source that was read can hold one
    return Reported(html.encode("utf-8", "replace"), rendered.problems)


def _offline(tools: Tools) -> Iterator[Product]:
    """The page for what a browser has not stored, and the worker that changes when that page does."""
    frame = tools.facts.frame
    pages = tuple(_products(offline_pages(frame, tools.words(frame.default)["offline"]), tools))
    text = worker(frame, digest(tuple(page.parts for page in pages))[:8])
    yield from pages
    yield _text(WORKER, digest(text), tools.code, partial(str, text))


def _machine_files(unit: SiteUnit, tools: Tools) -> Iterator[Product]:
    """Feeds and sitemap, where the address of the site is known; .nojekyll always."""
    yield _text(".nojekyll", "", tools.code, lambda: "")
    frame = tools.facts.frame
    if not frame.base_url:
        return
    for variant in frame.variants:
        path = in_variant(variant, FEED, default=frame.default)
        place = frame.place(variant, FEED)
        known = Knowledge(people={}, settled=unit.settled, sections={}, pictures={})
        view = feeds.feed_view(unit.newest, place, tools.facts.timezone, known)
        declared = tools.script(variant).declared_on(view)
        hash_ = digest((view, version(variant, source=frame.default), declared))
        yield _text(path, hash_, tools.code, partial(_feed, view, declared, variant, tools))
    for path, text in feeds.sitemaps(unit.addresses, frame).items():
        yield _text(path, digest(text), tools.code, partial(str, text))


def _feed(view: feeds.FeedView, declared: tuple[Wording, ...], variant: str, tools: Tools) -> str:
    return feeds.atom_feed(map_prose(view, tools.script(variant).declaring(declared)))


def _text(path: str, hash_: str, code: str, make: Callable[[], str]) -> Product:
    parts: Parts = (("content", hash_), ("code", code))
    return Product(path=path, parts=parts, render=lambda: Reported(make().encode()))


def _files(unit: FileUnit, tools: Tools) -> Iterator[Product]:
    for source, path, hash_ in unit.files:
        copy = partial(_copy, source, tools.facts.shelf.site)
        yield Product(path=path, parts=(("content", hash_),), render=copy)
    for asset in unit.assets:
        parts = (("content", digest_bytes(asset.data)),)
        yield Product(path=asset.path, parts=parts, render=partial(_bytes, asset.data))


def _bytes(data: bytes) -> Reported[bytes | None]:
    return Reported(data)


def _copy(source: Path, site: Path) -> Reported[bytes | None]:
    try:
        return Reported(source.read_bytes())
    except OSError as error:
        return Reported(None, (problem_of(error, shown_path(source, site)),))
