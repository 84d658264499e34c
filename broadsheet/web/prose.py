"""A view in another script: every field marked as prose is converted, nothing else.

In:   a view, and the script to convert it to.
Out:  an equal view with its prose converted; addresses, ids and numbers are untouched.
Must not know: which variants there are, or how conversion works.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from html import unescape
from typing import Any, Final, Literal, Protocol, Self, TypeVar, get_args, get_origin, get_type_hints

from broadsheet.web.views import DeclaredMark, HtmlMark, ProseMark, Wording

V = TypeVar("V")
_TAG: Final = re.compile(r"<[^>]*>")
Kind = Literal["text", "html", "nested", "declared"]


class Conversion(Protocol):
    """What converts: plain text, HTML, and both under what a view declares for its own prose."""

    def text(self, text: str) -> str: ...
    def html(self, html: str) -> str: ...
    def within(self, wordings: Sequence[Wording], /) -> Self: ...


def map_prose(view: V, script: Conversion) -> V:
    """`view` with its Prose and ProseHtml converted, at any depth."""
    changes: dict[str, Any] = {}
    marked = _marked(type(view))  # type: ignore[arg-type]  # a class is hashable
    for name, kind in marked.items():
        if kind == "declared":
            script = script.within(getattr(view, name))
    for name, kind in marked.items():
        value = getattr(view, name)
        changed = _converted(value, kind, script)
        if changed is not value:
            changes[name] = changed
    return replace(view, **changes) if changes else view  # type: ignore[type-var]


def _converted(value: Any, kind: Kind, script: Conversion) -> Any:
    if kind == "declared" or not value:
        return value
    if isinstance(value, tuple):
        return tuple(_converted(item, kind, script) for item in value)
    if isinstance(value, str) and kind != "nested":
        return script.text(value) if kind == "text" else script.html(value)
    if is_dataclass(value) and not isinstance(value, type):
        return map_prose(value, script)
    return value


@cache
def _marked(cls: type) -> dict[str, Kind]:
    """The fields of a view class that hold prose themselves or views that may."""
    hints = get_type_hints(cls, include_extras=True)
    found = {field.name: _kind(hints[field.name]) for field in fields(cls)}
    return {name: kind for name, kind in found.items() if kind}


def _kind(hint: Any) -> Kind | None:
    marks = getattr(hint, "__metadata__", ())
    if ProseMark in marks:
        return "text"
    if HtmlMark in marks:
        return "html"
    if DeclaredMark in marks:
        return "declared"
    if is_dataclass(hint):
        return "nested"
    if get_origin(hint) is Literal:
        return None
    return next((kind for kind in map(_kind, get_args(hint)) if kind), None)


def prose_of(view: object) -> str:
    """All prose of a view, each piece on a line of its own; HTML also as it reads without its tags."""
    collected = _Collected()
    map_prose(view, collected)
    return "\n".join(collected.pieces)


class _Collected:
    """A conversion that changes nothing and notes what it was asked for."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def text(self, text: str) -> str:
        self.pieces.append(text)
        return text

    def html(self, html: str) -> str:
        self.pieces += [html, unescape(_TAG.sub("", html))]
        return html

    def within(self, _wordings: Sequence[Wording]) -> Self:
        return self
