"""The HTML of an article's text → XHTML that stands in a book.

In:   HTML blocks as `body` makes them, in any script; where a link leads from inside a book.
Out:  well-formed XHTML with the same text; pictures of the text as their words.
Must not know: books, addresses, Markdown.

Most texts are XHTML already; only those with links, breaks or entities are taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from typing import Final
from xml.parsers import expat

_NOT_YET: Final = re.compile(r"<(?:a|br|hr|img|input)\b|&(?!(?:amp|lt|gt|quot);)")
# what XML 1.0 cannot hold (production 2, Char), half a pair of UTF-16 included
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_VOID: Final = ("br", "hr")
_ATTRIBUTES: Final = ("class", "role", "aria-label", "title", "style", "start", "tabindex", "href")


def as_xhtml(html: str, lead: Callable[[str], str]) -> str:
    """The same blocks as XHTML; `lead` turns an address of the text into one of the book, "" = none."""
    if not _NOT_YET.search(html):
        return html
    writer = _Writer(lead)
    writer.feed(html)
    writer.close()
    return "".join(writer.written)


def clean(text: str) -> str:
    """Without the characters that no XML can hold."""
    return _FORBIDDEN.sub("", text)


def fault_of(xml: str) -> tuple[int, str]:
    """(line, what is wrong) where a text is not well-formed XML; (0, "") where it is."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat takes it by place
    except expat.ExpatError as error:
        return error.lineno, expat.ErrorString(error.code) or str(error)
    return 0, ""


class _Writer(HTMLParser):
    """Writes down as XHTML what it is fed."""

    def __init__(self, lead: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._lead = lead
        self._links: list[bool] = []  # of each open <a>: does it lead anywhere

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: name if value is None else value for name, value in attrs}
        if tag == "img":
            self.handle_data(told.get("alt", ""))
            return
        if tag == "a":
            told["href"] = "" if any(self._links) else self._lead(told.get("href", ""))
            self._links.append(bool(told["href"]))
            if not told["href"]:
                return
        kept = "".join(f' {name}="{escape(told[name])}"' for name in _ATTRIBUTES if name in told)
        self.written.append(f"<{tag}{kept}{'/' if tag in _VOID else ''}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in (*_VOID, "img") or (tag == "a" and not (self._links and self._links.pop())):
            return
        self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.written.append(escape(data, quote=False))
