"""The stages of intake in order: a page's text → its articles and where every character went.

In:   SourceText, PageFacts, and the function that escapes text for Markdown.
Out:  Cut: articles in printed order, spans over the whole text, doubts.
Must not know: files, YAML, the record's form.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from broadsheet.intake.around import Around, look
from broadsheet.intake.confidence import SURE, Confidence, weigh
from broadsheet.intake.cut import choose_roles
from broadsheet.intake.decisions import Decision
from broadsheet.intake.doubts import Doubt, lost_decision, moved_text, printed_twice, uncertain_cut
from broadsheet.intake.evidence import ROWS
from broadsheet.intake.facts import PageFacts
from broadsheet.intake.fields import make_article
from broadsheet.intake.flaws import find_flaws
from broadsheet.intake.flow import Draft, make_drafts
from broadsheet.intake.joints import usual_size
from broadsheet.intake.lines import cut_lines
from broadsheet.intake.making import Sheet
from broadsheet.intake.moves import carry_out
from broadsheet.intake.printed import join_printed
from broadsheet.intake.readers import SourceText
from broadsheet.intake.repeats import find_repeats
from broadsheet.intake.replaying import Orders, find
from broadsheet.intake.resume import resume
from broadsheet.intake.reunite import reunite
from broadsheet.intake.rivals import Beginning, Rivals, Ruling
from broadsheet.intake.roles import score_roles
from broadsheet.intake.settling import Settled, is_settled, settle
from broadsheet.intake.spans import Span, fill
from broadsheet.intake.staff import find_staff
from broadsheet.model import Article
from broadsheet.problems import Problem, Reported, Text, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A page cut. Articles count their order from 1; beside each its `confidence`, 0 to 1, and the rival
    of its beginning. `rulings`: one for each line of the source that holds something. `decisions`: those of
    a person that the page was cut under, their lines as they are numbered now.
    """

    articles: tuple[Article, ...] = ()
    spans: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    confidence: tuple[float, ...] = ()
    beginnings: tuple[Beginning | None, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    decisions: tuple[Decision, ...] = ()


def cut_page(
    source: SourceText,
    facts: PageFacts,
    *,
    escape: Callable[[str], str],
    decisions: Sequence[Decision] = (),
) -> Reported[Cut]:
    """Cut one page into articles: the best cut under what a person decided, in the order of the decisions.

    Law 1: the spans follow one another from 0 to the end of the text. Reports a problem, and a cut
    without articles, for a page that holds no text of its own.
    """
    printed = cut_lines(source.text)
    found = find(decisions, printed, source.text)
    lines = join_printed(printed, source.text, found.apart)
    places = look(lines)
    asked = orders = found.orders(printed, lines)
    scores = [score_roles(place, ROWS) for place in places]
    choices = choose_roles(scores)
    if decisions:
        orders = orders.beside([choice.role for choice in choices])
        scores = orders.restricted(scores)
        choices = choose_roles(scores)
    drafts = make_drafts(places, choices)
    whole = resume(reunite(drafts.drafts, places, held=orders.begun), places, held=orders.begun)
    articles = carry_out(orders.moves, whole)
    settled = settle(asked, whole, articles)
    rules = orders.named(
        [score.reasons.get(choice.role, ()) for score, choice in zip(scores, choices, strict=True)]
    )
    sheet = Sheet(
        text=source.text,
        places=places,
        rules=rules,
        facts=facts,
        escape=escape,
        said=orders.fields,
        staff=find_staff(places),
        usual=usual_size(articles, places),
    )
    spans = [span for at in drafts.furniture for span in _furniture(places[at], rules[at])]
    rivals = Rivals(scores, choices)
    sure = weigh(articles, places, rivals.leads(), settled)
    cut = _with_rivals(_make_all(sheet, articles, sure, spans), sheet, articles, rivals, sure)
    cut = _with_decisions(cut, orders, settled, articles, places)
    if cut.articles:
        return Reported(cut)
    what = Text("there is no article on this page", "这一版没有稿件")
    hint = Text("check that the file holds the page's whole text", "请检查文件里是不是整版的文字")
    return Reported(cut, (Problem(Where(source.name), what, hint=hint),))


def _make_all(sheet: Sheet, drafts: Sequence[Draft], sure: Confidence, spans: list[Span]) -> Cut:
    articles: list[Article] = []
    doubts: list[Doubt] = []
    for order, draft in enumerate(drafts, start=1):
        article, placed, doubted = make_article(sheet, draft, order)
        articles.append(article)
        spans += placed
        doubts += doubted
        doubts += _cut_doubts(sheet, draft, order, sure)
    whole = fill(sheet.text, spans, _noise(sheet.places))
    doubts += find_flaws(sheet.text, whole, sheet.places)
    doubts += _printed_twice(sheet, drafts)
    return Cut(
        articles=tuple(articles),
        spans=whole,
        doubts=tuple(doubts),
        confidence=sure.articles,
    )


def _printed_twice(sheet: Sheet, drafts: Sequence[Draft]) -> list[Doubt]:
    numbers = [place.here.line.number for place in sheet.places]
    return [
        printed_twice(repeat.draft + 1, numbers[repeat.line], numbers[repeat.first])
        for repeat in find_repeats(drafts, sheet.places)
    ]


def _with_rivals(cut: Cut, sheet: Sheet, drafts: Sequence[Draft], rivals: Rivals, sure: Confidence) -> Cut:
    numbers = [place.here.line.number for place in sheet.places]
    opened = [next(filter(rivals.opens, _heads(draft)), None) for draft in drafts]
    return replace(
        cut,
        beginnings=tuple(None if at is None else rivals.beginning(at, numbers) for at in opened),
        rulings=tuple(
            ruling.on(line.number)
            for place, ruling in zip(sheet.places, rivals.rulings(numbers, ROWS, sure.lines), strict=True)
            for line in place.here.line.as_printed
        ),
    )


def _with_decisions(
    cut: Cut, orders: Orders, settled: Settled, drafts: Sequence[Draft], places: Sequence[Around]
) -> Cut:
    """What a person settled is no longer in doubt; what could not be carried out is."""
    numbers = [place.here.line.number for place in places]
    open_ = [doubt for doubt in cut.doubts if not is_settled(doubt.kind, doubt.article - 1, drafts, settled)]
    begins = [places[draft.first_line].here.line.number for draft in drafts]
    for decision in orders.lost if drafts else ():
        line = numbers[max(0, bisect_right(numbers, decision.lines[0].line) - 1)]
        open_.append(lost_decision(sum(begin <= line for begin in begins) or 1, line, decision.do))
    return replace(cut, decisions=orders.decisions, doubts=tuple(sorted(open_, key=_heaviest_first)))


def _heaviest_first(doubt: Doubt) -> tuple[float, int, str]:
    return -doubt.weight, doubt.line, doubt.kind


def _heads(draft: Draft) -> list[int]:
    return sorted((*draft.heading, *(block.lines[0] for block in draft.blocks)))


def _cut_doubts(sheet: Sheet, draft: Draft, order: int, sure: Confidence) -> list[Doubt]:
    found = [moved_text(order, sheet.places[block.lines[0]].here.line.number) for block in draft.moved[:1]]
    confidence, weak = sure.articles[order - 1], sure.weak[order - 1]
    if confidence < SURE:
        number = sheet.places[weak.line].here.line.number
        found.append(uncertain_cut(order, number, weak.part, confidence))
    return found


def _noise(places: Sequence[Around]) -> dict[int, str]:
    return {at: reason for place in places for at, reason in place.here.line.noise.items()}


def _furniture(place: Around, rules: tuple[str, ...]) -> list[Span]:
    reason = place.here.furniture or "furniture"
    return [
        Span(start=line.start, end=line.end, place="furniture", reason=reason, rules=rules)
        for line in place.here.line.as_printed
    ]
