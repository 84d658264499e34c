"""What templates, stylesheets, views and docs/themes.md say of each other is so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from jinja2 import Environment

from broadsheet.pipeline.build import BuildOptions, build_site
from broadsheet.web import render, views

ROOT = Path(__file__).parents[2]
MARKUP = "\n".join(
    path.read_text(encoding="utf-8")
    for path in (
        *sorted(ROOT.glob("templates/**/*.html")),
        *sorted(ROOT.glob("themes/*/static/*.js")),
        ROOT / "broadsheet/web/upright.py",
    )
)
# of a view, but read by a stage that follows: conversion, order, headlines of a map, the search
READ_BY_CODE = {
    "Wording": {"text", "form", "name"},
    "SectionsView": {"order"},
    "Block": {"lead"},
    "ArticleView": {"id", "label"},
    "BookPicture": {"published"},
}
# shown only by papers that the demo is not: of several decades, of years, without an issue, in vertical lines
NOT_IN_DEMO = {
    "Decade": {"name", "years"},
    "Step": {"year"},
    "EmptyFrontView": {"chrome"},
    "SheetRow": {"highs"},
    "BookIssue": {"file", "masthead"},  # of a book of several issues
}


def in_markup(name: str) -> bool:
    """As it is, or made of a word and a value: c{{ span }}, k-{{ kind }}."""
    stem = re.sub(r"(?<=^k-).+$|\d+$", "", name)
    made = stem != name and f"{stem}{{{{" in MARKUP
    return made or re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", MARKUP) is not None


def test_the_documented_classes_stand_in_a_template() -> None:
    told = (ROOT / "docs/themes.md").read_text(encoding="utf-8")
    told = told[told.index("## Map of the markup") : told.index("## Words")]
    maps = re.sub(r"\S+\.html", "", "\n".join(re.findall(r"```\n(.*?)```", told, re.DOTALL)))
    named = set(re.findall(r"\.([a-z][a-z0-9-]*)", maps))
    assert len(named) > 50
    assert [name for name in sorted(named) if not in_markup(name)] == []


@pytest.mark.parametrize("sheet", sorted(ROOT.glob("themes/*/static/*.css")), ids=lambda path: path.name)
def test_every_class_that_is_styled_is_somewhere(sheet: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = re.sub(r"\{[^{}]*\}", "{}", rules)
    named = set(re.findall(r"\.([a-zA-Z][\w-]*)", selectors))
    assert [name for name in sorted(named) if not in_markup(name)] == []


def values() -> Iterator[tuple[str, set[str]]]:
    """(name, fields) of every class of values that a template may meet."""
    for module in iter_modules(views.__path__, f"{views.__name__}."):
        for name, found in vars(import_module(module.name)).items():
            if is_dataclass(found) and found.__module__ == module.name:
                yield name, {field.name for field in fields(found)}


def test_a_view_holds_nothing_that_no_template_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[tuple[str, str]] = set()

    class Watching(Environment):
        def getattr(self, obj: object, attribute: str) -> object:
            seen.add((type(obj).__name__, attribute))
            return super().getattr(obj, attribute)

        def getitem(self, obj: object, argument: object) -> object:
            seen.add((type(obj).__name__, str(argument)))
            return super().getitem(obj, argument)

    monkeypatch.setattr(render, "Environment", Watching)
    built = build_site(BuildOptions(site=ROOT, output=tmp_path / "site", cache=tmp_path / "cache"))
    assert built.value
    unread = {
        f"{name}.{field}"
        for name, has in values()
        for field in has - {"declared"} - READ_BY_CODE.get(name, set()) - NOT_IN_DEMO.get(name, set())
        if (name, field) not in seen
    }
    assert unread == set()
