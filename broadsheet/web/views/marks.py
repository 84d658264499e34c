"""Words that are converted, and how: the marks on the fields of a view.

In:   nothing; these are plain values.
Out:  types that say what a field holds; Wording, a form that is settled.
Must not know: views, conversion, templates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


class ProseMark:
    """Marks a field as words of the newspaper."""


class HtmlMark:
    """Marks a field as HTML whose text is words of the newspaper."""


class DeclaredMark:
    """Marks a field as what is declared for all prose of its view, and of the views in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A wording of the source whose form in the page's variant is settled; no template shows it."""

    text: str
    form: str  # "" = as a name, character by character, or else by itself, whatever stands around it
    name: bool


Prose = Annotated[str, ProseMark]
ProseHtml = Annotated[str, HtmlMark]
Declared = Annotated[tuple[Wording, ...], DeclaredMark]
