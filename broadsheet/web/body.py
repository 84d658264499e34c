"""Markdown of one article → the HTML blocks that stand between its photos.

In:   the body as kept on the shelf: one paragraph a line, `## ` subheads, tables.
Out:  runs of HTML, cut where a photo stands after the n-th paragraph. Raw HTML in the body
      is shown as text, and a link leads nowhere but to the web, to mail or within the site.
Must not know: views, addresses, variants. The one owner of Python-Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from broadsheet.model import GAP, TABLE_CAPTION

if TYPE_CHECKING:
    from markdown import Markdown

_CUT: Final = "photo-stands-here"
_CUT_HTML: Final = re.compile(rf"<{_CUT}[^>]*>\s*</{_CUT}>\n?|<{_CUT}[^>]*/>\n?")
_AMPERSAND: Final = "\x02amp\x03"  # Python-Markdown's own mark for "&" in an address of mail
_GAP_SAYS: Final = "原文此处有缺"
_SAFE_SCHEMES: Final = {"", "http", "https", "mailto"}
# a line that belongs to the one before it: list, quotation, table, indented code
_CONTINUES: Final = re.compile(r"\s*(?:[-*+>|]|\d+[.)]\s)|\s{4}|\t")


def body_html(markdown: str, cuts: Collection[int]) -> tuple[str, ...]:
    """Runs of HTML blocks, cut after the paragraphs counted in `cuts` (from 1; 0 = above all).

    There is one run more than there are different cuts; a cut past the end stands at the end.
    """
    return _runs(markdown, tuple(sorted(set(cuts))))


@lru_cache(maxsize=256)  # the variants of an issue follow one another, with the same bodies
def _runs(markdown: str, cuts: tuple[int, ...]) -> tuple[str, ...]:
    if not markdown.strip():  # of nothing the library makes nothing, not even the places of photos
        return ("",) * (len(cuts) + 1)
    engine = _engine()
    engine.reset()
    html = _with_cuts(engine, _one_paragraph_a_line(markdown), list(cuts))
    return tuple(run.strip("\n") for run in _CUT_HTML.split(html))


def _one_paragraph_a_line(markdown: str) -> str:
    """Part neighbouring lines of prose by a blank line: the contract of an article's body."""
    lines: list[str] = []
    for line in markdown.split("\n"):
        above = lines[-1] if lines else ""
        joined = above.endswith("  ") or ("|" in above and "|" in line)  # verse, a table
        if above.strip() and line.strip() and not joined and not _CONTINUES.match(line):
            lines.append("")
        lines.append(line)
    return "\n".join(lines)


def _with_cuts(engine: Markdown, text: str, cuts: list[int]) -> str:
    processor = engine.treeprocessors["photo-cuts"]
    processor.cuts = cuts  # type: ignore[attr-defined]  # our own class, see _engine
    return engine.convert(text)


def _insert_cuts(root: ET.Element, cuts: list[int]) -> None:
    paragraphs = 0
    children = list(root)
    pending = list(cuts)
    position = 0

    def insert_up_to(count: int) -> None:
        nonlocal position
        while pending and pending[0] <= count:
            root.insert(position, ET.Element(_CUT, {"n": str(pending.pop(0))}))
            position += 1

    insert_up_to(0)
    for child in children:
        position += 1
        if child.tag == "p":
            paragraphs += 1
            insert_up_to(paragraphs)
    for number in pending:
        root.append(ET.Element(_CUT, {"n": str(number)}))


@cache
def _engine() -> Markdown:
    """One Python-Markdown for the process: making it costs more than a body does."""
    import markdown
    from markdown.inlinepatterns import InlineProcessor
    from markdown.treeprocessors import Treeprocessor
    from markdown.util import AtomicString

    class LostText(InlineProcessor):
        def handleMatch(  # type: ignore[override]  # noqa: N802  # the library's name
            self, found: re.Match[str], _: str
        ) -> tuple[ET.Element, int, int]:
            says = {"class": "gap", "role": "img", "aria-label": _GAP_SAYS, "title": _GAP_SAYS}
            mark = ET.Element("span", says)
            mark.text = AtomicString(GAP)
            return mark, found.start(), found.end()

    class PhotoCuts(Treeprocessor):
        cuts: list[int]

        def run(self, root: ET.Element) -> None:
            _forbid_unsafe_links(root)
            _insert_cuts(root, self.cuts)
            _caption_tables(root)
            _mark_table_boxes(root)

    engine = markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")
    engine.preprocessors.deregister("html_block")  # raw HTML is text here (law 10)
    engine.inlinePatterns.deregister("html")
    engine.parser.blockprocessors.deregister("reference")  # `[注]: …` is a note, not a definition
    engine.block_level_elements.append(_CUT)
    # after backslashes, which keep a printed […] as it is; before links, whose words it may be
    engine.inlinePatterns.register(LostText(rf"{re.escape(GAP)}(?![\[(])", engine), "lost-text", 175)
    # before "unescape" and serialisation, after inline patterns have made the links
    engine.treeprocessors.register(PhotoCuts(engine), "photo-cuts", 15)
    return engine


def _forbid_unsafe_links(root: ET.Element) -> None:
    for element in root.iter():
        for attribute in ("href", "src"):
            written = element.get(attribute)
            if written is None:
                continue
            address = unescape(written.replace(_AMPERSAND, "&"))  # as a browser will read it
            if _is_safe(address):
                element.set(attribute, address)
            else:
                del element.attrib[attribute]


def _is_safe(address: str) -> bool:
    plain = re.sub(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\ufeff]", "", address)
    try:
        return urlsplit(plain).scheme.lower() in _SAFE_SCHEMES and not plain.startswith(("//", "\\"))
    except ValueError:
        return False


def _caption_tables(root: ET.Element) -> None:
    """A short line without a closing mark right above a table is its caption, as in print."""
    for above, table in pairwise(list(root)):
        words = "".join(above.itertext()).strip()
        if table.tag == "table" and above.tag == "p" and TABLE_CAPTION.fullmatch(words):
            root.remove(above)
            above.tag = "caption"
            above.tail = "\n"
            table.insert(0, above)


def _mark_table_boxes(root: ET.Element) -> None:
    """Put each table into a box that a narrow screen can scroll, by keyboard too."""
    for index, child in enumerate(list(root)):
        if child.tag == "table":
            box = ET.Element("div", {"class": "table", "tabindex": "0"})
            root.remove(child)
            box.append(child)
            root.insert(index, box)
