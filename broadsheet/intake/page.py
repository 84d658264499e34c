"""The stages of intake in order: a page's text → its articles and where every character went.

In:   SourceText, PageFacts, and the function that escapes text for Markdown.
Out:  Cut: articles in printed order, spans over the whole text, doubts.
Must not know: files, YAML, the record's form.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from broadsheet.intake.around import Around, look
from broadsheet.intake.cut import Choice, choose_roles
from broadsheet.intake.doubts import Doubt, moved_text, uncertain_cut
from broadsheet.intake.evidence import ROWS
from broadsheet.intake.facts import PageFacts
from broadsheet.intake.fields import make_article
from broadsheet.intake.flaws import find_flaws
from broadsheet.intake.flow import Draft, make_drafts
from broadsheet.intake.lines import cut_lines
from broadsheet.intake.making import Sheet
from broadsheet.intake.readers import SourceText
from broadsheet.intake.resume import resume
from broadsheet.intake.reunite import reunite
from broadsheet.intake.rivals import Beginning, Rivals, Ruling
from broadsheet.intake.roles import score_roles
from broadsheet.intake.spans import Span, fill
from broadsheet.model import Article
from broadsheet.problems import Problem, Reported, Text, Where

SURE: Final = 0.6  # confidence below which an editor is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A page cut. Articles count their order from 1; beside each its `confidence`, 0 to 1, and the rival
    of its beginning. `rulings`: one for each line of the source that holds something.
    """

    articles: tuple[Article, ...] = ()
    spans: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    confidence: tuple[float, ...] = ()
    beginnings: tuple[Beginning | None, ...] = ()
    rulings: tuple[Ruling, ...] = ()


def cut_page(source: SourceText, facts: PageFacts, *, escape: Callable[[str], str]) -> Reported[Cut]:
    """Cut one page into articles.

    Law 1: the spans follow one another from 0 to the end of the text. Reports a problem, and a cut
    without articles, for a page that holds no text of its own.
    """
    lines = cut_lines(source.text)
    places = look(lines)
    scores = [score_roles(place, ROWS) for place in places]
    choices = choose_roles(scores)
    drafts = make_drafts(places, choices)
    articles = resume(reunite(drafts.drafts, places), places)
    rules = tuple(score.reasons.get(choice.role, ()) for score, choice in zip(scores, choices, strict=True))
    sheet = Sheet(text=source.text, places=places, rules=rules, facts=facts, escape=escape)
    spans = [_furniture(places[at], rules[at]) for at in drafts.furniture]
    cut = _with_rivals(_make_all(sheet, articles, choices, spans), sheet, articles, Rivals(scores, choices))
    if cut.articles:
        return Reported(cut)
    what = Text("there is no article on this page", "这一版没有稿件")
    hint = Text("check that the file holds the page's whole text", "请检查文件里是不是整版的文字")
    return Reported(cut, (Problem(Where(source.name), what, hint=hint),))


def _make_all(sheet: Sheet, drafts: Sequence[Draft], choices: Sequence[Choice], spans: list[Span]) -> Cut:
    articles: list[Article] = []
    doubts: list[Doubt] = []
    confidence = []
    for order, draft in enumerate(drafts, start=1):
        article, placed, doubted = make_article(sheet, draft, order)
        articles.append(article)
        spans += placed
        sure = _confidence(draft, choices)
        confidence.append(sure)
        doubts += doubted
        doubts += _cut_doubts(sheet, draft, order, sure)
    whole = fill(sheet.text, spans, _noise(sheet.places))
    doubts += find_flaws(sheet.text, whole, sheet.places)
    doubts.sort(key=lambda doubt: (-doubt.weight, doubt.line, doubt.kind))
    return Cut(
        articles=tuple(articles),
        spans=whole,
        doubts=tuple(doubts),
        confidence=tuple(confidence),
    )


def _with_rivals(cut: Cut, sheet: Sheet, drafts: Sequence[Draft], rivals: Rivals) -> Cut:
    numbers = [place.here.line.number for place in sheet.places]
    opened = [next(filter(rivals.opens, _heads(draft)), None) for draft in drafts]
    return replace(
        cut,
        beginnings=tuple(None if at is None else rivals.beginning(at, numbers) for at in opened),
        rulings=rivals.rulings(numbers, ROWS),
    )


def _heads(draft: Draft) -> list[int]:
    return sorted((*draft.heading, *(block.lines[0] for block in draft.blocks)))


def _cut_doubts(sheet: Sheet, draft: Draft, order: int, sure: float) -> list[Doubt]:
    found = [moved_text(order, sheet.places[block.lines[0]].here.line.number) for block in draft.moved[:1]]
    first = sheet.places[draft.first_line]
    if sure < SURE and not first.first:
        found.append(uncertain_cut(order, first.here.line.number, sure))
    return found


def _confidence(draft: Draft, choices: Sequence[Choice]) -> float:
    """How sure it is that the article begins where it does: its first line's lead over its rival."""
    margin = choices[draft.first_line].margin
    return round(1.0 / (1.0 + math.exp(-(margin + 1.0) / 2.0)), 2)


def _noise(places: Sequence[Around]) -> dict[int, str]:
    return {at: reason for place in places for at, reason in place.here.line.noise.items()}


def _furniture(place: Around, rules: tuple[str, ...]) -> Span:
    line = place.here.line
    reason = place.here.furniture or "furniture"
    return Span(start=line.start, end=line.end, place="furniture", reason=reason, rules=rules)
