"""The articles of a sheet, part by part, in words.

In:   a SheetArticle, and which of its parts the editor stands on.
Out:  ArticleView, PartView: closed values for the template.
Pure: no files, no HTML, no address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from broadsheet.intake.confidence import SURE
from broadsheet.intake.rivals import Beginning
from broadsheet.model import Article, Credit
from broadsheet.pipeline.origins import Part
from broadsheet.pipeline.review_sheet import SheetArticle
from broadsheet.preview.review_words import CREDITS, FIELDS, WORDS, say

HUES: Final = 6  # colours of articles, used in turn: neighbours never share one


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """`place` names its lines in words; `first` is the first of them, 0 where none is in the source."""

    id: str
    field: str
    kind: str
    text: str
    place: str
    first: int
    last: int
    note: str
    was: str
    lit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """`first` is the line that the article begins on; `low`: its confidence is to be pointed out."""

    number: int
    spoken: str
    hue: str
    first: int
    title: str
    file: str
    sure: str
    low: bool
    rival: str
    note: str
    parts: tuple[PartView, ...]
    added: tuple[str, ...]


def article_view(article: SheetArticle, lit: frozenset[str]) -> ArticleView:
    """`lit` are ids of parts, as `part_id` makes them."""
    told = article.told
    return ArticleView(
        number=article.number,
        spoken=say("of_article", number=article.number),
        hue=hue_of(article.number),
        first=article.first,
        title=told.title or WORDS["untitled"],
        file=told.path,
        sure=say("sure", share=f"{told.confidence:.0%}"),
        low=told.confidence < SURE,
        rival=_rival(told.beginning) if told.beginning else "",
        note=WORDS["file_removed"] if told.state == "removed" else "",
        parts=tuple(_part(article, part, lit) for part in told.parts.parts),
        added=told.parts.added,
    )


def part_id(article: int, field: str, index: int) -> str:
    """The id of a part on the page; a field that there is once has index 1."""
    return f"a{article}-{field}-{index}"


def hue_of(article: int) -> str:
    """The colour of an article; "" for text of none."""
    return f"h{(article - 1) % HUES + 1}" if article else ""


def _rival(beginning: Beginning) -> str:
    kind = "elsewhere" if beginning.elsewhere else "above" if beginning.above else "none"
    facts = {"line": beginning.line, "elsewhere": beginning.elsewhere}
    return say(f"rival_{kind}", margin=f"{beginning.margin:.2f}", **facts)


def _part(article: SheetArticle, part: Part, lit: frozenset[str]) -> PartView:
    lines = [origin.line for origin in part.origins]
    identity = part_id(article.number, part.field, part.index)
    lost = part.field == "title" and not (lines or part.now)
    return PartView(
        id=identity,
        field=FIELDS[part.field],
        kind="lost" if lost else part.field,
        text=WORDS["no_title_in_source"] if lost else _text(article.told.article, part),
        place=_place(lines),
        first=min(lines, default=0),
        last=max(lines, default=0),
        note="" if part.state == "as ingested" else WORDS[part.state],
        was=part.ingested if part.state == "changed" else "",
        lit=identity in lit,
    )


def _text(article: Article, part: Part) -> str:
    """What the article says there now; for credits and jumps, what was understood of them."""
    head = article.head
    if part.field == "byline":
        return _joined(_people(head.byline), head.agency, head.dateline) or head.byline_text
    if part.field == "credit" and part.index <= len(head.photos):
        photo = head.photos[part.index - 1]
        return _people(photo.credit) or photo.credit_text
    if part.field == "jump":
        to = head.jump_to and say("jump_to", page=head.jump_to)
        return _joined(head.jump_from and say("jump_from", page=head.jump_from), to)
    return part.now or part.ingested


def _joined(*texts: str) -> str:
    return "　".join(filter(None, texts))


def _people(credits: Iterable[Credit]) -> str:
    grouped = groupby(credits, key=lambda credit: CREDITS[credit.role])
    return "　".join(f"{role} {'、'.join(each.name for each in people)}" for role, people in grouped)


def _place(lines: Iterable[int]) -> str:
    """13、15–17 行."""
    runs: list[list[int]] = []
    for number in sorted(set(lines)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return say("line", number="、".join(said)) if said else ""
