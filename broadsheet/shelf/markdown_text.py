"""Plain text ⇄ the Markdown that shows exactly the same characters.

In:   one paragraph as printed; or Markdown, a machine's or an editor's.
Out:  Markdown with as few escapes as safety allows; or plain text.
Must not know: the library that renders Markdown, HTML, articles.

The law: rendered, `escape_paragraph(x)` reads `x.strip()`, and `plain_text` gives the same back. White
space around a paragraph is layout, which is the theme's. Control characters (C0, C1), which HTML cannot
show, are outside the law. The traps are those of Python-Markdown with tables, raw HTML on or off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from broadsheet.model import GAP

_ESCAPABLE: Final = frozenset("\\`*_{}[]()>#+-.!|")

# Where a paragraph begins like a heading, a list, a quotation, a rule or a table's second row, a backslash
# before the last character of the match keeps it a paragraph.
_BLOCK_START: Final = re.compile(
    r"#|>|[*+-](?=[ \t])|\d+\.(?=[ \t])"
    r"|-(?=[- ]*$)|\*(?=[* ]*$)|_(?=[_ ]*$)|(?=.*\|)[|: ]*-(?=[|: -]*$)"
)
# A text without one of these is its own Markdown.
_SIGNS: Final = re.compile(r"[\\`*_{}\[\]()>#+\-.!|<&=\t\u2028\u2029]")
_LINK_TAIL: Final = re.compile(r"\]\s*[\[(:]")
_HARMLESS_LESS_THAN: Final = re.compile(r"<(?=[0-9 ]|$)(?!.*@)")
_ENTITY_START: Final = re.compile(r"&(?=(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z0-9]+);)")
# Escapes cannot write these: Markdown turns tabs into spaces, and readers of lines break at the others.
_AS_ENTITY: Final = {"\t": "&#9;", "\u2028": "&#8232;", "\u2029": "&#8233;"}

_STASH: Final = re.compile("\x02([0-9]+)\x03")
_LITERAL: Final = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()>#+.!|-])"
    r"|(?P<ticks>`+)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|(?P<entity>&(?:#[0-9]+|#x[0-9A-Fa-f]+|[A-Za-z0-9]+);)"
    r"|<(?P<address>[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*|[^<>\s!@]+@[^<>\s@]+)>"
)
_LINK: Final = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:[^()]|\([^()]*\))*\)")
_EMPHASIS: Final = (
    re.compile(r"(?<!\*)\*\*(?!\s)(.+?)\*\*"),
    re.compile(r"\*(?!\s)([^*]+)\*"),
    re.compile(r"(?<!\w)__(?!_)(.+?)(?<!_)__(?!\w)"),
    re.compile(r"(?<!\w)_(?!_)(.+?)(?<!_)_(?!\w)"),
)
_BLOCK_MARK: Final = re.compile(r"[ \t]*(?:>[ \t]?|[*+-][ \t]+|\d+\.[ \t]+|#{1,6})")
_CLOSING_SIGNS: Final = re.compile(r"(?<!\\)#+$")
_RULE: Final = re.compile(r"[ \t]*(?:=+|-[- ]*|\*[* ]*\*[* ]*|_[_ ]*_[_ ]*)[ \t]*")
_TABLE_RULE: Final = re.compile(r"(?=.*\|)[ |:-]*-[ |:-]*")


def escape_paragraph(text: str) -> str:
    """Markdown of one paragraph or subhead without line ends, stripped of white space around it.

    Only what would be read as markup is escaped: `1984. 那一年` → `1984\\. 那一年`, 5*3 stays.
    """
    text = text.strip()
    if not _SIGNS.search(text):
        return text
    marked = _marked(text)
    out = []
    for at, char in enumerate(text):
        if char in _AS_ENTITY:
            out.append(_AS_ENTITY[char])
        elif char == "<" and not _HARMLESS_LESS_THAN.match(text, at):
            out.append("&lt;")
        elif char == "&" and _ENTITY_START.match(text, at):
            out.append("&amp;")
        elif char == "=" and at == 0 and not text.strip("= "):
            out.append("&#61;")  # the underline of a heading; a backslash does not escape it
        else:
            out.append("\\" + char if at in marked else char)
    return "".join(out)


def _marked(text: str) -> frozenset[int]:
    """Places that need a backslash before them."""
    after = text[1:] + "\\"  # the end of a line counts: a subhead may not end in a lone backslash
    places = {at for at, char in enumerate(text) if char == "\\" and after[at] in _ESCAPABLE}
    if start := _BLOCK_START.match(text):
        places.add(start.end() - 1)
    places.update(_pairable(text, "*"), _pairable(text, "`"))
    places.update(at for at in _pairable(text, "_") if not _inside_word(text, at))
    if text.endswith("#"):  # at the end of a subhead it would be its closing sign
        places.add(len(text) - 1)
    places.update(match.start() for match in re.finditer(re.escape(GAP), text))
    if _LINK_TAIL.search(text):
        places.update(_all(text, "["))
    return frozenset(places)


def _all(text: str, char: str) -> Iterator[int]:
    return (at for at, other in enumerate(text) if other == char)


def _pairable(text: str, char: str) -> tuple[int, ...]:
    """Places of a mark that works in pairs; a lone one is no markup."""
    places = tuple(_all(text, char))
    return places if len(places) > 1 else ()


def _inside_word(text: str, at: int) -> bool:
    """file_name: between letters an underscore is never emphasis; another underscore is no letter."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return bool(re.fullmatch(r"[^\W_]{2}", before + after))


def plain_text(markdown: str) -> str:
    """What a reader sees of Markdown, one line a paragraph, list item or table row.

    Links give their words, images their alternative text, table cells are joined by a space; headings lose
    their signs. Raw HTML stays, since the pages show it as text. Blank lines and rules fall away.
    """
    source = markdown.replace("\r\n", "\n").replace("\x02", "").replace("\x03", "").split("\n")
    rows = _table_rows(source)
    lines = []
    for number, line in enumerate(source):
        if (
            line.strip()
            and not _RULE.fullmatch(line)
            and not (number in rows and _TABLE_RULE.fullmatch(line))
        ):
            lines.append(_plain_line(line, in_table=number in rows))
    return "\n".join(line for line in lines if line)


def _table_rows(source: list[str]) -> frozenset[int]:
    """Numbers of the lines that belong to tables, the rules under their heads included."""
    found: set[int] = set()
    for head in range(len(source) - 1):
        if "|" in source[head] and _TABLE_RULE.fullmatch(source[head + 1]):
            end = next((n for n in range(head, len(source)) if not source[n].strip()), len(source))
            found.update(range(head, end))
    return frozenset(found)


def _plain_line(line: str, *, in_table: bool) -> str:
    while match := _BLOCK_MARK.match(line):
        is_heading = match[0].strip().startswith("#")
        line = line[match.end() :]
        if is_heading:
            line = _CLOSING_SIGNS.sub("", line.strip())
            break
    stashed: list[str] = []
    text = _LITERAL.sub(lambda match: _stash(match, stashed), line)
    while (linked := _LINK.sub(r"\1", text)) != text:
        text = linked
    for emphasis in _EMPHASIS:
        text = emphasis.sub(r"\1", text)
    if in_table:
        text = " ".join(cell.strip() for cell in text.split("|"))
    return _STASH.sub(lambda match: stashed[int(match[1])], text.strip())


def _stash(match: re.Match[str], stashed: list[str]) -> str:
    """Put aside what is literal, so that nothing in it is read as markup."""
    entity = match["entity"]
    stashed.append(unescape(entity) if entity else match["escaped"] or match["code"] or match["address"])
    return f"\x02{len(stashed) - 1}\x03"
