"""The values of the review → HTML, through the templates beside this module.

In:   SheetView, ListView, Why, Told.
Out:  pages and fragments as text; stylesheet and script as bytes.
Must not know: HTTP, where the values come from.

Templates escape all that they are given, so no text of a source can become markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from broadsheet.preview.review_list import ListView
from broadsheet.preview.review_views import SheetView
from broadsheet.preview.review_why import Why
from broadsheet.preview.review_words import MARKS, WORDS
from broadsheet.problems import Problem
from broadsheet.web.render import Renderer

FOLDER: Final = Path(__file__).with_name("review")
FILES: Final = ("review.css", "review.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A page that says something instead of showing it; `back` leads to a news page's review, "" to none."""

    title: str
    problems: tuple[Sentence, ...]
    back: str = ""


class ReviewPages:
    """The templates; `compiled` is a folder that keeps them compiled, and may be deleted at any time."""

    def __init__(self, compiled: Path) -> None:
        self._compiled = compiled

    def sheet(self, view: SheetView) -> str:
        return self._render("sheet.html", view)

    def list(self, view: ListView) -> str:
        return self._render("list.html", view)

    def why(self, view: Why) -> str:
        return self._render("why.html", view)

    def told(self, view: Told) -> str:
        return self._render("told.html", view)

    def _render(self, template: str, view: object) -> str:
        renderer = Renderer((FOLDER,), FOLDER, self._compiled)
        rendered = renderer.render(template, view, {**WORDS, **MARKS})
        if rendered.value is None:
            raise RuntimeError("; ".join(f"{each.where}: {each.what.en}" for each in rendered.problems))
        return rendered.value


def sentences(problems: Sequence[Problem]) -> tuple[Sentence, ...]:
    """Problems in the desk's language, each with its place."""
    return tuple(
        Sentence(text=f"{problem.where}：{problem.what.zh}", hint=problem.hint.zh if problem.hint else "")
        for problem in problems
    )


def static_file(name: str) -> bytes | None:
    """The stylesheet or the script; None for any other name."""
    return (FOLDER / name).read_bytes() if name in FILES else None
