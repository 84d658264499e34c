"""Issues as e-books: one EPUB of every issue in every variant, in a worker.

In:   an issue's pages and what their bytes depend on; the tools of this process.
Out:  products; the bytes of a book of one issue or of several.
Must not know: how a page is converted, what is stale, the output folder.

A book shows nothing that its issue's pages do not show, so it is stale when one of them is, or a picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from broadsheet.engine.fingerprint import digest
from broadsheet.engine.plan import Parts, Product
from broadsheet.pipeline.developing import rendition
from broadsheet.pipeline.jobs import IssueUnit, Plate
from broadsheet.pipeline.tools import Tools
from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf.disk import problem_of
from broadsheet.web import urls
from broadsheet.web.epub.book import IssuePages, book_of, pages_of_issue
from broadsheet.web.epub.container import DEFLATE, epub
from broadsheet.web.epub.leaves import TEMPLATES, Leaf, leaves
from broadsheet.web.epub.xhtml import clean, fault_of
from broadsheet.web.upright import stand_upright
from broadsheet.web.views import ArticleView, IssueView
from broadsheet.web.views.book import Book
from broadsheet.web.webpage import WebPage


def book_products(
    unit: IssueUnit, pages: Sequence[WebPage], products: Iterable[Product], tools: Tools
) -> Iterator[Product]:
    """The issue as a book, in each variant; `products` are those of its pages."""
    parts = {product.path: product.parts for product in products}
    frame = tools.facts.frame
    tail = urls.book(unit.issue.id)
    for variant in frame.variants:
        opening, articles = pages_of_issue(pages, variant)
        yield Product(
            path=urls.in_variant(variant, tail, default=frame.default),
            parts=_parts(unit, opening, [parts[page.place.path] for page in articles], tools),
            render=partial(_render, unit, pages, variant, tools),
        )


def _parts(unit: IssueUnit, opening: WebPage, articles: Sequence[Parts], tools: Tools) -> Parts:
    """Of the issue's page only what the book shows: a new neighbour makes no new book."""
    view, variant = opening.view, opening.place.variant
    assert isinstance(view, IssueView)
    chrome = view.chrome
    issue = (chrome.lang, chrome.site, chrome.issue, chrome.strip, view.masthead, tools.declared(opening))
    templates = tuple(map(tools.renderer(variant).digest, TEMPLATES))
    return (
        ("articles", digest(tuple(articles))),  # words, variant and code are in these
        ("issue", digest(issue)),
        ("pictures", digest(unit.plates)),
        ("template", digest(templates)),
        ("zlib", DEFLATE),
    )


def _render(unit: IssueUnit, pages: Sequence[WebPage], variant: str, tools: Tools) -> Reported[bytes | None]:
    if missing := tools.missing_for(variant):
        return Reported(None, (missing,))
    issue = issue_pages(pages, variant, tools)
    book = book_of(
        [issue],
        urls.book(unit.issue.id),
        tools.words(variant),
        vertical=tools.facts.themes[variant].upright,
    )
    return bound(book, variant, unit.plates, tools)


def issue_pages(pages: Iterable[WebPage], variant: str, tools: Tools) -> IssuePages:
    """What a book shows of an issue, in the script of the variant."""
    opening, articles = pages_of_issue(pages, variant)
    view = tools.converted(opening)
    assert isinstance(view, IssueView)
    converted = [(page.place, tools.converted(page)) for page in articles]
    return IssuePages(
        opening=view,
        place=opening.place,
        articles=tuple((place, each) for place, each in converted if isinstance(each, ArticleView)),
    )


def bound(book: Book, variant: str, plates: Mapping[str, Plate], tools: Tools) -> Reported[bytes | None]:
    """The book's bytes; None and every fault of a template or picture."""
    leaves_ = [(leaf.path, _leaf(leaf, variant, tools)) for leaf in leaves(book)]
    pictures = [
        (picture.path, _picture(picture.published, plates[picture.published], tools))
        for picture in book.pictures
    ]
    files = [*leaves_, *pictures]
    problems = tuple(dict.fromkeys(problem for _, made in files for problem in made.problems))
    if any(made.value is None for _, made in files):
        return Reported(None, problems)
    return Reported(epub((path, made.value) for path, made in files if made.value is not None), problems)


def _leaf(leaf: Leaf, variant: str, tools: Tools) -> Reported[bytes | None]:
    made = tools.renderer(variant).render(leaf.template, leaf.view, tools.words(variant))
    if made.value is None:
        return Reported(None, made.problems)
    text = clean(made.value)
    if leaf.path.endswith(".xhtml") and tools.facts.themes[variant].upright:
        text = stand_upright(text)
    line, fault = (0, "") if leaf.path.endswith(".css") else fault_of(text)
    if fault:
        return Reported(None, (_not_well_formed(leaf, f"{fault} (line {line})"),))
    return Reported(text.encode("utf-8"), made.problems)


def _not_well_formed(leaf: Leaf, fault: str) -> Problem:
    return Problem(
        Where(f"templates/{leaf.template}"),
        Text(
            f"makes no well-formed XML of {leaf.path}: {fault}", f"生成的 {leaf.path} 不是合格的 XML：{fault}"
        ),
        Text(
            "close every element, and quote every attribute: a book is XHTML",
            "每个元素都要闭合，属性值都要加引号：电子书用的是 XHTML",
        ),
    )


def _picture(published: str, plate: Plate, tools: Tools) -> Reported[bytes | None]:
    site = tools.facts.shelf.site
    if plate.developed:
        return rendition(plate.developed, published, site)
    try:
        return Reported((site / plate.shown).read_bytes())
    except OSError as error:
        return Reported(None, (problem_of(error, plate.shown),))
