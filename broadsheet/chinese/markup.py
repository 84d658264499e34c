"""HTML with its prose changed and nothing else: the walk behind every variant.

In:   well-formed HTML (our own renderer's), and a function that converts the pieces of one text.
Out:  HTML with the same tags; pieces whose text did not change keep their bytes, entities too.
Must not know: Chinese, OpenCC.

Left alone: tags, comments, every attribute but alt, title and aria-label, the content of code, pre, script,
style and the like, of elements with translate="no", and of elements in a language other than Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape, unescape
from typing import Final, NamedTuple

Convert = Callable[[Sequence[str]], Sequence[str]]  # pieces of one text → the same pieces, converted as one

_MARKUP: Final = re.compile(
    r"<!--.*?-->|<[!?][^>]*>|<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*)(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*+)>",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(r"""([^\s=/"']+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)""")
_ENTITY: Final = re.compile(r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")

_PROSE_ATTRIBUTES: Final = frozenset({"alt", "title", "aria-label"})
_LEFT_ALONE: Final = re.compile("code|kbd|math|pre|samp|script|style|svg|template|textarea")
_INLINE: Final = re.compile(
    "a|abbr|b|bdi|bdo|cite|data|del|dfn|em|i|ins|label|mark|q|s|small|span|strong|sub|sup|time|u|wbr"
)
_VOID: Final = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
_RAW: Final = frozenset({"script", "style", "textarea"})


class _Token(NamedTuple):
    raw: str
    name: str = ""  # of an element, lower case; "" for text, comments and declarations
    attributes: str = ""
    closing: bool = False
    is_text: bool = False


def convert_html(html: str, convert: Convert) -> str:
    """`convert` applied to each block's text as a whole and to prose attributes; the rest byte for byte."""
    out: list[str] = []
    run: list[int] = []  # places in `out` that hold the text of the block being read
    skipping, depth = "", 0
    for token in _tokens(html):
        out.append(token.raw)
        if skipping:
            depth += _nesting(token, skipping)
            skipping = skipping if depth else ""
        elif token.is_text:
            run.append(len(out) - 1)
        elif token.name:
            if not _INLINE.fullmatch(token.name) or _is_left_alone(token):
                _convert_run(out, run, convert)
            if _is_left_alone(token):
                skipping, depth = token.name, 1
            else:
                out[-1] = _convert_attributes(token.raw, convert)
    _convert_run(out, run, convert)
    return "".join(out)


def _tokens(html: str) -> Iterator[_Token]:
    at = 0
    while match := _MARKUP.search(html, at):
        if match.start() > at:
            yield _Token(html[at : match.start()], is_text=True)
        at = match.end()
        name = (match["name"] or "").lower()
        yield _Token(match[0], name, match["attributes"] or "", bool(match["close"]))
        if name in _RAW and not match["close"]:
            end = re.compile(f"</{name}", re.IGNORECASE).search(html, at)
            stop = end.start() if end else len(html)
            yield _Token(html[at:stop])
            at = stop
    if at < len(html):
        yield _Token(html[at:], is_text=True)


def _nesting(token: _Token, name: str) -> int:
    if token.name != name or token.attributes.endswith("/"):
        return 0
    return -1 if token.closing else 1


def _is_left_alone(token: _Token) -> bool:
    """Whether an opening tag begins something that no variant changes."""
    if token.closing or _VOID.fullmatch(token.name) or token.attributes.endswith("/"):
        return False
    if _LEFT_ALONE.fullmatch(token.name):
        return True
    given = {key.lower(): _unquoted(value) for key, _, value in _ATTRIBUTE.findall(token.attributes)}
    return given.get("translate") == "no" or not given.get("lang", "zh").lower().startswith("zh")


def _convert_run(out: list[str], run: list[int], convert: Convert) -> None:
    """Convert the text of one block as a whole; a piece that did not change keeps its bytes."""
    texts = [unescape(out[place]) for place in run]
    for place, text, piece in zip(run, texts, convert(texts), strict=True):
        if piece != text:
            out[place] = escape(piece, quote=False)
    run.clear()


def _convert_attributes(tag: str, convert: Convert) -> str:
    def replace(match: re.Match[str]) -> str:
        if match[1].lower() not in _PROSE_ATTRIBUTES:
            return match[0]
        # In attributes HTML reads a name without its semicolon as it stands (?a=1&copy=2).
        text = _ENTITY.sub(lambda entity: unescape(entity[0]), _unquoted(match[3]))
        converted = convert([text])[0]
        return match[0] if converted == text else f'{match[1]}{match[2]}"{escape(converted)}"'

    return _ATTRIBUTE.sub(replace, tag)


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in ("'", '"') else value
