"""The files of a book: which there are, in reading order, and what each is made from.

In:   a Book.
Out:  for each file its path in the package, its template, and the view that the template reads.
Must not know: how a template is rendered, where pictures come from.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from broadsheet.web.views.book import Book, BookDocument, BookPage

TEMPLATES: Final = tuple(
    f"epub/{name}"
    for name in (
        *("package.opf", "nav.xhtml", "book.css", "cover.svg", "cover.xhtml"),
        *("issue.xhtml", "page.xhtml", "article.xhtml"),
    )
)


class Leaf(NamedTuple):
    """One file of the package that a template makes."""

    path: str
    template: str
    view: BookDocument


def leaves(book: Book) -> Iterator[Leaf]:
    """Every file but the pictures. Several issues have a leaf each; one has the contents for it."""
    whole = BookDocument(book=book, up="")
    for name in ("package.opf", "nav.xhtml", "book.css", "cover.svg", "cover.xhtml"):
        yield Leaf(name, f"epub/{name}", whole)
    for issue in book.issues:
        inner = BookDocument(book=book, up="../", issue=issue)
        if len(book.issues) > 1:
            yield Leaf(issue.file, "epub/issue.xhtml", inner)
        for page in issue.pages:
            yield from _of_page(inner, page)


def _of_page(inner: BookDocument, page: BookPage) -> Iterator[Leaf]:
    def view(**more: object) -> BookDocument:
        return BookDocument(book=inner.book, up=inner.up, issue=inner.issue, page=page, **more)  # type: ignore[arg-type]

    yield Leaf(page.file, "epub/page.xhtml", view())
    for chapter in page.articles:
        yield Leaf(chapter.file, "epub/article.xhtml", view(chapter=chapter))
