"""The files under search/, in a worker: texts with their issue, postings of a segment, what leads to them.

In:   units of the search; the texts of issues, remembered or made.
Out:  products: path, the hash of the content, how to write it.
Must not know: how a text is shown, what is stale, the output folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from broadsheet.engine.fingerprint import digest, digest_bytes
from broadsheet.engine.plan import Product
from broadsheet.pipeline.jobs import DirectoryUnit, IssueUnit, SearchUnit, SegmentUnit
from broadsheet.pipeline.search_indexes import held_of, index_of
from broadsheet.pipeline.search_texts import PagesOf, Searched, make_texts, texts_of
from broadsheet.pipeline.tools import Tools
from broadsheet.problems import Reported
from broadsheet.web import urls
from broadsheet.web.search import shards
from broadsheet.web.search.directory import shard, slices
from broadsheet.web.search.documents import Document
from broadsheet.web.webpage import WebPage


def text_products(unit: IssueUnit, pages: Iterable[WebPage], tools: Tools) -> Iterator[Product]:
    """A text for each article of an issue, in each variant that can be made here."""
    searched = [variant for variant, look in tools.facts.frame.looks.items() if look.search]
    if any(tools.missing_for(variant) for variant in searched):
        return  # its pages tell why
    for variant, several in make_texts(unit, pages, tools).items():
        for one in several:
            make = partial(shards.text_script, one.document)
            yield _file(variant, urls.search_text(one.name), digest(one.document), make, tools)


def index_products(
    unit: SegmentUnit | DirectoryUnit, tools: Tools, pages_of: PagesOf
) -> Reported[tuple[Product, ...]]:
    """The postings of a segment, or the directory above the segments, of one variant."""
    variant = unit.variant if isinstance(unit, SegmentUnit) else unit.segments[0].variant
    if missing := tools.missing_for(variant):
        return Reported((), (missing,))
    if isinstance(unit, SegmentUnit):
        return Reported(tuple(_segment(unit, tools, pages_of)))
    return Reported(tuple(_directory(unit, tools, pages_of)))


def _segment(unit: SegmentUnit, tools: Tools, pages_of: PagesOf) -> Iterator[Product]:
    """The postings of a segment, and what its numbers mean."""
    searched = tuple(_searched(unit, tools, pages_of))
    index = index_of(unit, tuple(one.document for one in searched), tools)
    name = unit.segment.name
    issues = shards.issues_script(one.name for one in searched)
    yield _file(unit.variant, urls.search_issues(name), digest(issues), partial(str, issues), tools)
    for number, bucket in enumerate(index.buckets):
        make = partial(shards.script, bucket)
        yield _file(unit.variant, urls.search_bucket(name, number), digest(bucket), make, tools)


def _directory(unit: DirectoryUnit, tools: Tools, pages_of: PagesOf) -> Iterator[Product]:
    """Which segments hold a term."""
    held = [
        held_of(segment, tools, partial(_documents, segment, tools, pages_of)) for segment in unit.segments
    ]
    for number, parts in enumerate(slices(held, unit.shards)):
        hash_ = digest_bytes(b"".join(parts))
        make = partial(_directory_script, parts)
        yield _file(unit.segments[0].variant, urls.search_directory(number), hash_, make, tools)


def _directory_script(parts: tuple[bytes, ...]) -> str:
    return shards.script(shard(parts))


def first_products(unit: SearchUnit, tools: Tools) -> Iterator[Product]:
    """What a query loads first: which segments there are; classes of characters, once for all variants."""
    frame = tools.facts.frame
    root = partial(shards.root_script, unit.segments, unit.versions, unit.shards)
    hash_ = digest((unit.segments, unit.versions, unit.shards))
    searched = [variant for variant, look in frame.looks.items() if look.search]
    for variant in searched:
        yield _file(variant, urls.SEARCH_ROOT, hash_, root, tools)
    if searched:
        for number, text in enumerate(shards.fold_scripts()):
            path = urls.search_classes(number)
            yield _file(frame.default, path, digest(text), partial(str, text), tools)


def _searched(unit: SegmentUnit, tools: Tools, pages_of: PagesOf) -> Iterator[Searched]:
    for issue in unit.segment.issues:
        yield from texts_of(tools.issues[issue.id], tools, pages_of)[unit.variant]


def _documents(unit: SegmentUnit, tools: Tools, pages_of: PagesOf) -> tuple[Document, ...]:
    return tuple(one.document for one in _searched(unit, tools, pages_of))


def _file(variant: str, tail: str, hash_: str, make: Callable[[], str], tools: Tools) -> Product:
    """A file of one variant; `make` gives its text."""
    path = urls.in_variant(variant, tail, default=tools.facts.frame.default)
    parts = (("content", hash_), ("code", tools.code))
    # a lone surrogate cannot be written as UTF-8, on no page either
    return Product(path=path, parts=parts, render=lambda: Reported(make().encode("utf-8", "replace")))
