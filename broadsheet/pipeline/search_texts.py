"""What is searched of each issue: remembered, so that a segment is made without reading its articles again.

In:   the pages of an issue; the unit that they were made for.
Out:  its documents in every variant that has a search, in print order.
Must not know: the index, the output folder.

An issue is remembered under the hash of its unit, and each of its texts under the hash of all that it is made
of: an edit converts the article that it touches, a change of the site those that it touches. A lost or
damaged memory is made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from broadsheet.chinese.variants import version
from broadsheet.engine.fingerprint import digest
from broadsheet.pipeline.jobs import IssueUnit
from broadsheet.pipeline.remembering import recall, remember
from broadsheet.pipeline.tools import Tools
from broadsheet.web.search.documents import Document, document, shown
from broadsheet.web.views import ArticleView
from broadsheet.web.webpage import WebPage

PagesOf = Callable[[IssueUnit, Tools], Iterable[WebPage]]


class Searched(NamedTuple):
    """A document with its name (2026/11/20/01-03) and the hash of what it is made of."""

    name: str
    hash: str
    document: Document


Texts = Mapping[str, tuple[Searched, ...]]  # by variant


@dataclass(frozen=True, slots=True, kw_only=True)
class _Memory:
    key: str  # of the issue's unit
    texts: Texts


def texts_of(unit: IssueUnit, tools: Tools, pages_of: PagesOf) -> Texts:
    """The documents of an issue, from memory if nothing has changed; else its pages are looked at."""
    memory = _recalled(_path(unit, tools))
    return memory.texts if memory.key == unit.key else make_texts(unit, pages_of(unit, tools), tools)


def make_texts(unit: IssueUnit, pages: Iterable[WebPage], tools: Tools) -> Texts:
    """The documents of an issue whose pages are at hand, remembered for its segment."""
    path = _path(unit, tools)
    memory = _recalled(path)
    looks = tools.facts.frame.looks
    before = {variant: {one.name: one for one in several} for variant, several in memory.texts.items()}
    found: dict[str, list[Searched]] = {variant: [] for variant, look in looks.items() if look.search}
    for page, view, label in _articles(unit, pages):
        variant = page.place.variant
        if variant in found:
            found[variant].append(_searched(page, view, label, before.get(variant, {}), tools))
    now = _Memory(key=unit.key, texts={variant: tuple(several) for variant, several in found.items()})
    if now != memory:
        remember(path, now)
    return now.texts


def _articles(unit: IssueUnit, pages: Iterable[WebPage]) -> Iterator[tuple[WebPage, ArticleView, str]]:
    labels = {head.id: head.page for head in unit.issue.articles}
    for page in pages:
        if isinstance(page.view, ArticleView):
            yield page, page.view, labels[page.view.id]  # type: ignore[index]  # a view's id is an article's


def _searched(
    page: WebPage, view: ArticleView, label: str, before: Mapping[str, Searched], tools: Tools
) -> Searched:
    variant = page.place.variant
    name = page.place.tail.removesuffix(".html")
    declared = tools.declared(page)
    source = tools.facts.frame.default
    hash_ = digest((shown(view), label, declared, version(variant, source=source), tools.code))
    known = before.get(name)
    if known and known.hash == hash_:
        return known
    converted = tools.converted(page)
    assert isinstance(converted, ArticleView)
    return Searched(name, hash_, document(converted, label))


def _path(unit: IssueUnit, tools: Tools) -> Path:
    return tools.facts.shelf.cache / "search" / f"{unit.issue.id}.pickle"


def _recalled(path: Path) -> _Memory:
    return recall(path, _Memory) or _Memory(key="", texts={})
