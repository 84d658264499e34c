"""How an article is cited: GB/T 7714-2015, and BibTeX.

In:   the facts of an article in plain words.
Out:  a line of a list of references; an entry for BibTeX.
Must not know: views, templates, conversion, when a reader reads.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from broadsheet.model import ArticleHead

_NAMED: Final = 3  # GB/T 7714-2015, 8.1.2: three names are written, the rest is 等
_WRITES: Final = ("reporter", "correspondent", "writer", "commentator", "intern")
_SPECIAL: Final = {
    **{sign: "\\" + sign for sign in "&%$#_"},
    # BibTeX counts braces whether or not a backslash stands before them
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What a citation is made of. `title` stands in brackets where the source lost it."""

    key: str  # of a BibTeX entry: the article's id
    title: str
    authors: tuple[str, ...]  # persons in printed order, or none
    organisation: str  # answers for the text where no person does; "" = nobody is named
    paper: str
    date: dt.date
    page: str  # label as printed: 01, A05
    url: str  # absolute; "" = the paper has no address


def authors_of(head: ArticleHead) -> tuple[str, ...]:
    """Who wrote the text, once each, in printed order: no photographers, editors or translators."""
    written = [credit.name for credit in head.byline if credit.role in _WRITES]
    return tuple(dict.fromkeys(written))


def organisation_of(head: ArticleHead) -> str:
    """The source that a byline names, or the agency."""
    sources = [credit.name for credit in head.byline if credit.role == "source"]
    return sources[0] if sources else head.agency


def gbt7714(cited: Cited) -> str:
    """作者. 题名[N]. 报名, 2024-01-05(01). With an address: [N/OL], and the address at the end.

    An article without an author begins with its title (8.1.4). The day on which an address was
    read is the reader's to add.
    """
    people = list(cited.authors[:_NAMED]) or [cited.organisation]
    if len(cited.authors) > _NAMED:
        people.append("等")
    author = ", ".join(filter(None, people))
    medium = "N/OL" if cited.url else "N"
    parts = [author, f"{cited.title}[{medium}]", f"{cited.paper}, {cited.date.isoformat()}({cited.page})"]
    return ". ".join(filter(None, parts)) + (f". {cited.url}" if cited.url else ".")


def bibtex(cited: Cited) -> str:
    """An @article entry; an organisation in a second pair of braces, so that it is not taken for a name."""
    organisation = f"{{{_plain(cited.organisation)}}}" if cited.organisation else ""
    fields = {
        "author": _joined(cited.authors) or organisation,
        "title": f"{{{_plain(cited.title)}}}",
        "journal": _plain(cited.paper),
        "year": f"{cited.date:%Y}",
        "month": str(cited.date.month),
        "day": str(cited.date.day),
        "pages": cited.page,
        "url": cited.url,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@article{{{cited.key},\n" + ",\n".join(lines) + "\n}"


def _joined(names: Sequence[str]) -> str:
    return " and ".join(f"{{{_plain(name)}}}" for name in names)


def _plain(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in text)
