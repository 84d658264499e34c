"""A view in another script: every field marked as prose is converted, nothing else.

In:   a view, and how to convert plain text and HTML.
Out:  an equal view with its prose converted; addresses, ids and numbers are untouched.
Must not know: which variants there are, or how conversion works.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from broadsheet.web.views import HtmlMark, ProseMark

V = TypeVar("V")
Kind = Literal["text", "html", "nested"]


def map_prose(view: V, *, text: Callable[[str], str], html: Callable[[str], str]) -> V:
    """`view` with `text` applied to its Prose and `html` to its ProseHtml, at any depth."""
    changes: dict[str, Any] = {}
    for name, kind in _marked(type(view)).items():  # type: ignore[arg-type]  # a class is hashable
        value = getattr(view, name)
        convert = text if kind == "text" else html
        changed = _converted(value, kind, convert, text, html)
        if changed is not value:
            changes[name] = changed
    return replace(view, **changes) if changes else view  # type: ignore[type-var]


def _converted(
    value: Any,
    kind: Kind,
    convert: Callable[[str], str],
    text: Callable[[str], str],
    html: Callable[[str], str],
) -> Any:
    if isinstance(value, tuple):
        return tuple(_converted(item, kind, convert, text, html) for item in value)
    if isinstance(value, str) and kind != "nested":
        return convert(value) if value else value
    if is_dataclass(value) and not isinstance(value, type):
        return map_prose(value, text=text, html=html)
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
    if is_dataclass(hint):
        return "nested"
    if get_origin(hint) is Literal:
        return None
    return next((kind for kind in map(_kind, get_args(hint)) if kind), None)
