"""An issue, or a year of them, as an e-book.

In:   nothing; these are plain values.
Out:  Book, what is in it, and BookDocument, which every template of a book reads.
Must not know: where a book is written, templates, EPUB's own names but for media types.

A book is made of pages in the script of its variant, so no field is marked as prose: it was converted.
Every `file` and `path` is named from the folder of the package.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.web.views.article import ArticleView
from broadsheet.web.views.issue import Masthead


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPicture:
    """A picture that the book carries."""

    path: str  # images/1.jpg
    type: str  # image/jpeg
    published: str  # its path in the output folder


@dataclass(frozen=True, slots=True, kw_only=True)
class BookArticle:
    """An article; its links and pictures lead within the book, or to the web."""

    file: str  # 2026-11-20/01-01.xhtml
    article: ArticleView


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPage:
    """A 版: its own leaf, then its articles."""

    file: str  # 2026-11-20/01.xhtml
    label: str  # 第一版
    name: str  # 要闻, or ""
    missing: bool
    articles: tuple[BookArticle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookIssue:
    """An issue; its leaf is bound only where the book holds several."""

    file: str  # 2026-11-20/issue.xhtml
    title: str  # 2026年11月20日 第12期
    masthead: Masthead
    pages: tuple[BookPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverLine:
    """A line of type on the cover; x and y are its baseline's start, of a vertical one its top middle."""

    kind: str  # plate, facts, kick, head, deck, label, item
    x: int
    y: int
    size: int
    text: str
    vertical: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverRule:
    """A rule on the cover: the rectangle that it fills."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The cover drawn: units of its viewBox."""

    width: int
    height: int
    lines: tuple[CoverLine, ...]
    rules: tuple[CoverRule, ...]
    says: str  # all of it in words, for readers who cannot see it


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What an EPUB tells of itself, and all that it holds in reading order."""

    lang: str
    vertical: bool  # set in vertical lines, its pages turned from left to right
    site: str  # the paper's name
    title: str  # 河湾报 2026年11月20日 第12期
    identifier: str  # urn:uuid:…, the same for every state of the same issue
    date: str  # ISO, of the last issue in it
    modified: str  # 2026-11-20T00:00:00Z: the last correction, else the issue
    position: str  # the issue's number among all of the paper, "" where nobody says
    cover: Cover
    issues: tuple[BookIssue, ...]
    pictures: tuple[BookPicture, ...]
    described: bool  # every picture has words for readers who cannot see it


@dataclass(frozen=True, slots=True, kw_only=True)
class BookDocument:
    """One file of a book: what of it is shown; None where the file is of the book whole."""

    book: Book
    up: str  # the way to the package's folder: "" or ../
    issue: BookIssue | None = None
    page: BookPage | None = None
    chapter: BookArticle | None = None
