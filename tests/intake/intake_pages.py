"""Cut a page given as text, and show the cut as an editor would read it (pages.txt)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.intake import Cut, Doubt, PageFacts, SourceText, cut_page
from broadsheet.model import Article, Credit

FACTS = PageFacts(date=dt.date(2026, 11, 20), page="01", section="要闻")
SHOWN = {"broken lead", "moved text", "lost text", "open end"}  # the others follow from what is shown


def cut(text: str) -> Cut:
    return cut_page(SourceText(name="01-要闻.txt", text=text), FACTS, escape=lambda given: given).value


def cases(name: str) -> Iterator[object]:
    """`=== title`, the page, a line `->`, the cut."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    for block in text.split("=== ")[1:]:
        title, rest = block.split("\n", 1)
        page, _, expected = rest.partition("\n->\n")
        yield pytest.param(page, expected.strip(), id=title)


def shown(page: str) -> str:
    made = cut(page)
    parts = ["\n".join(_article(article, made.doubts)) for article in made.articles]
    furniture = [
        f"furniture: {page[span.start : span.end]}" for span in made.spans if span.place == "furniture"
    ]
    return "\n\n".join([*parts, *(["\n".join(furniture)] if furniture else [])])


def _article(article: Article, doubts: tuple[Doubt, ...]) -> Iterator[str]:
    head = article.head
    yield f"# {head.title}"
    fields = ("kicker", "subtitle", "series", "byline_text", "agency", "dateline")
    if head.byline:
        byline = f"byline: {_people(head.byline)}"
    for name in fields:
        if name == "byline_text" and head.byline:
            yield byline
        if value := getattr(head, name):
            yield f"{name}: {value}"
    for photo in head.photos:
        yield f"photo after {photo.after}: {photo.caption}"
        yield f"credit: {_people(photo.credit)} | {photo.credit_text}"
    if head.jump_to or head.jump_from:
        yield f"jump: to {head.jump_to}" if head.jump_to else f"jump: from {head.jump_from}"
    yield from article.body.split("\n\n")
    for doubt in sorted(doubts, key=lambda doubt: doubt.line):
        if doubt.article == head.order and doubt.kind in SHOWN:
            yield f"doubt: line {doubt.line} {doubt.kind}"


def _people(people: tuple[Credit, ...]) -> str:
    return "; ".join(f"{person.role} {person.name}" for person in people)
