"""An SVG → its size; or why it is no plain drawing.

In:   the bytes of an SVG.
Out:  width and height in pixels; a problem, with its line, for each thing in it that is not drawn.
Must not know: raster pictures, pages.

An SVG is published as it is. A page shows it as an image, where no script runs, but a reader may open it
by itself: so scripts, handlers and whatever is fetched from elsewhere are refused (law 10).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

from broadsheet.problems import Problem, Reported, Where
from broadsheet.shelf.images import faults

_MOST_PIXELS: Final = 100_000_000
_MOST_TOLD: Final = 5  # problems of one file: a drawing with fifty handlers is told of five
_LENGTH: Final = re.compile(r"\s*([0-9]{1,9}(?:\.[0-9]*)?|\.[0-9]+)\s*(?:px)?\s*")
_DEFAULT: Final = (300, 150)  # of an SVG that names no size (CSS 2.1, 10.3.2)
_NOT_DRAWN: Final = frozenset(
    ("script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "audio", "video")
)
_XHTML: Final = "http://www.w3.org/1999/xhtml"
_OWN: Final = r"#|data:image/(?:png|jpeg|webp|avif|gif)[;,]"
_OWN_ADDRESS: Final = re.compile(rf"\s*(?:{_OWN})", re.IGNORECASE)
_FETCHED: Final = re.compile(
    rf"@import|image-set\(|\bsrc\(|url\((?!\s*[\"']?\s*(?:{_OWN}))|(?:java|vb)script:", re.IGNORECASE
)


class _Reader:
    """What the parser met: the root, and everything that is not drawn, with its line."""

    def __init__(self) -> None:
        self.root = ""
        self.attributes: dict[str, str] = {}
        self.found: list[tuple[int, str]] = []
        self.plain = True
        self._style: list[str] | None = None  # the text of a style element that is open
        self._parser = expat.ParserCreate(encoding="UTF-8", namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.XmlDeclHandler = self._declared
        self._parser.EntityDeclHandler = self._entity
        self._parser.ProcessingInstructionHandler = self._instruction

    def read(self, data: bytes) -> None:
        """Raises ExpatError or ValueError for what is no XML, or no plain one."""
        self.plain = b"\x00" not in data  # a NUL means UTF-16, in which entities could hide
        self._parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place

    def _meet(self, what: str) -> None:
        self.found.append((self._parser.CurrentLineNumber, what))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if not self.root:
            self.root, self.attributes = name, attributes
        if space == _XHTML or name.lower() in _NOT_DRAWN:
            self._meet(f"<{name}>")
        for what in _not_drawn(attributes):
            self._meet(what)
        if name.lower() == "style":
            self._style = []

    def _end(self, tag: str) -> None:
        if self._style is not None and tag.rpartition(" ")[2].lower() == "style":
            if _fetches("".join(self._style)):
                self._meet("<style>")
            self._style = None

    def _text(self, data: str) -> None:
        if self._style is not None:
            self._style.append(data)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.plain &= (encoding or "utf-8").lower() in ("utf-8", "utf8", "us-ascii")

    def _entity(self, *_: object) -> None:
        self.plain = False
        raise ValueError("an entity")

    def _instruction(self, target: str, _data: str) -> None:
        self._meet(f"<?{target}?>")


def drawing_size(data: bytes, where: Where) -> Reported[tuple[int, int] | None]:
    """Width and height in pixels, by its attributes or its viewBox.

    Reports what is no SVG, declares entities, is too large or too small, or holds what is not drawn.
    """
    seen = _Reader()
    try:
        seen.read(data)
    except (expat.ExpatError, ValueError):
        return Reported(None, (faults.damaged(where) if seen.plain else faults.not_plain(where),))
    problems = tuple(_problems(seen, where))
    width, height = _drawn_size(seen.attributes)
    return Reported(None if problems else (round(width), round(height)), problems)


def _problems(seen: _Reader, where: Where) -> Iterator[Problem]:
    width, height = _drawn_size(seen.attributes)
    if not seen.plain:
        yield faults.not_plain(where)
    elif seen.root != "svg" or not (width >= 1 and height >= 1):
        yield faults.damaged(where)
    elif width * height > _MOST_PIXELS:
        yield faults.too_many_pixels(where, _MOST_PIXELS)
    for line, what in list(dict.fromkeys(seen.found))[:_MOST_TOLD]:
        yield faults.unsafe_drawing(Where(where.path, line), what)


def _not_drawn(attributes: dict[str, str]) -> Iterator[str]:
    """Attributes that act, or lead out of the file."""
    for full, value in attributes.items():
        name = full.rpartition(" ")[2]
        if name.lower().startswith("on") or name == "base":
            yield f"{name}="
        elif name.lower() in ("href", "src"):
            if value.strip() and not _OWN_ADDRESS.match(value):
                yield f'{name}="{value[:60]}"'
        elif _fetches(value) if name == "style" else _FETCHED.search(value):
            yield f'{name}="{value[:60]}"'
        elif name == "attributeName" and value.lower().rpartition(":")[2].startswith(("on", "href")):
            yield f'{name}="{value}"'


def _fetches(css: str) -> bool:
    """Whether a style asks for another file; an escape could hide that it does."""
    return "\\" in css or bool(_FETCHED.search(css))


def _drawn_size(attributes: dict[str, str]) -> tuple[float, float]:
    """By width and height; what is missing of them by the proportions of the viewBox."""
    width, height = _length(attributes.get("width", "")), _length(attributes.get("height", ""))
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    across, down = (_length(box[2]), _length(box[3])) if len(box) == 4 else (0.0, 0.0)
    if not (across and down):
        return width or _DEFAULT[0], height or _DEFAULT[1]
    if width and height:
        return width, height
    if width or height:
        return width or height * across / down, height or width * down / across
    return across, down


def _length(written: str) -> float:
    """A length in pixels; 0 where there is none, or one in per cent or in another unit."""
    match = _LENGTH.fullmatch(written)
    return float(match[1]) if match else 0.0
