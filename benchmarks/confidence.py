"""Fit what confidence means: `python benchmarks/confidence.py FOLDER …`

In:   folders of NAME.gold.json, each beside its source, as tests/gold reads them (default: the demo's).
Out:  the weights of intake/confidence.py, to be copied there by hand.
Must not know: how a margin comes about. Nothing of the texts stays in the weights but ten numbers.

The pages at hand are those on which the evidence was tuned: there nearly all is right, and a fit would
say so of every page. A page of another paper shows forms that no row knows. So each page is cut several
times more: by tables of evidence from which one row in ten, in five, in three was taken by lot, and with
its empty lines gone or strewn. All cuts count alike.
"""

from __future__ import annotations

import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add, mul
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "gold"))

from calibration import Wanted, is_right, matched, wanted_lines
from demo_pages import GOLD, read_gold

from broadsheet.intake.around import look
from broadsheet.intake.confidence import ALWAYS, ARTICLE, LINE, Signs, article_signs, chance, line_signs
from broadsheet.intake.cut import choose_roles
from broadsheet.intake.evidence import ROWS
from broadsheet.intake.flow import Draft, lines_of, make_drafts
from broadsheet.intake.lines import cut_lines
from broadsheet.intake.printed import join_printed
from broadsheet.intake.resume import resume
from broadsheet.intake.reunite import reunite
from broadsheet.intake.rivals import Lead, Rivals
from broadsheet.intake.roles import Table, score_roles

TAKEN = (0.0, 0.1, 0.2, 0.35)  # share of rows taken from the table
ROUNDS = 2
LAYOUTS = ("as it is", "without empty lines", "with some")
HELD = 1.0  # how strongly a weight is held to 0: one decision's worth
STEPS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One decision: what spoke against it, and whether it was right."""

    signs: Signs
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page cut once: its articles as cases, its lines with whether each is right."""

    articles: tuple[Case, ...]
    right: tuple[bool, ...]
    drafts: tuple[Draft, ...]
    leads: tuple[Lead, ...]


def pages(folder: Path) -> Iterator[Page]:
    """Every page of a folder, cut in every way."""
    for path in sorted(folder.glob("*.gold.json")):
        gold, source = read_gold(path)
        wanted = wanted_lines(gold)
        for layout in LAYOUTS:
            for share in TAKEN:
                for number in range(ROUNDS if share or layout == "with some" else 1):
                    lot = random.Random(f"{path.name} {layout} {share} {number}")
                    rows = Table([row for row in ROWS if lot.random() >= share])
                    if share == 0.0 or layout == "as it is":
                        yield cut(*laid_out(source.text, layout, lot), wanted, rows)


def laid_out(text: str, layout: str, lot: random.Random) -> tuple[str, list[int]]:
    """The text with its empty lines as `layout` says, and for each line of it its number in the source."""
    numbers, lines = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        empty = not line.strip()
        if layout == "as it is" or not empty or (layout == "with some" and lot.random() < 0.5):
            numbers.append(number)
            lines.append(line)
        if layout == "with some" and not empty and lot.random() < 0.1:
            numbers.append(0)
            lines.append("")
    return "\n".join(lines), numbers


def cut(text: str, numbers: Sequence[int], wanted: Mapping[int, Wanted], rows: Table) -> Page:
    """A page cut by a table of evidence, beside its gold."""
    places = look(join_printed(cut_lines(text), text))
    scores = [score_roles(place, rows) for place in places]
    choices = choose_roles(scores)
    drafts = resume(reunite(make_drafts(places, choices).drafts, places), places)
    leads = Rivals(scores, choices).leads()
    truth = [wanted[numbers[place.here.line.number - 1]] for place in places]
    owners = {line: number for number, draft in enumerate(drafts) for line in lines_of(draft)}
    weights: Counter[tuple[int, int]] = Counter()
    for at, number in owners.items():
        if truth[at].article:
            weights[truth[at].article, number] += places[at].here.size
    stands_for = {-1: 0} | matched(weights)
    whole = {
        frozenset(at for at, each in enumerate(truth) if each.article == number)
        for number in {each.article for each in truth} - {0}
    }
    return Page(
        articles=tuple(
            Case(signs=signs, right=frozenset(lines_of(draft)) in whole)
            for draft, signs in zip(drafts, article_signs(drafts, places, leads), strict=True)
        ),
        right=tuple(
            is_right(truth[at], choice.role, stands_for.get(owners.get(at, -1), -1))
            for at, choice in enumerate(choices)
        ),
        drafts=drafts,
        leads=leads,
    )


def line_cases(page: Page, weights: Signs) -> Iterator[Case]:
    sure = [chance(weights, case.signs) for case in page.articles]
    for signs, right in zip(line_signs(page.drafts, page.leads, sure), page.right, strict=True):
        yield Case(signs=signs, right=right)


def fit(cases: Sequence[Case], names: Sequence[str]) -> dict[str, float]:
    """Logistic regression by Newton's steps; each weight but the first is held to 0."""
    rows = [([1.0, *(case.signs.get(name, 0.0) for name in names)], case.right) for case in cases]
    size = len(names) + 1
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [-HELD * weight * (at > 0) for at, weight in enumerate(weights)]
        bend = [[HELD * (at == other > 0) for other in range(size)] for at in range(size)]
        for signs, right in rows:
            said = 1.0 / (1.0 + math.exp(-sum(map(mul, weights, signs))))
            for at, sign in enumerate(signs):
                if sign:
                    slope[at] += sign * (right - said)
                    for other, another in enumerate(signs):
                        bend[at][other] += sign * another * said * (1.0 - said)
        step = solved(bend, slope)
        weights = list(map(add, weights, step))
        if max(map(abs, step)) < 1e-6:
            break
    return {name: round(weight, 2) for name, weight in zip((ALWAYS, *names), weights, strict=True)}


def solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """x of `matrix` x = `right`, by elimination with the largest pivot."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        best = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for row in range(len(rows)):
            if row != at and rows[row][at]:
                factor = rows[row][at] / rows[at][at]
                rows[row] = [mine - factor * theirs for mine, theirs in zip(rows[row], rows[at], strict=True)]
    return [row[-1] / row[at] for at, row in enumerate(rows)]


def shown(name: str, weights: Signs, cases: Sequence[Case]) -> None:
    print(f"{name}, from {len(cases)} decisions, {sum(case.right for case in cases) / len(cases):.1%} right")
    print(*(f'    "{sign}": {weight},' for sign, weight in weights.items()), sep="\n")


if __name__ == "__main__":
    found = [page for name in sys.argv[1:] or [str(GOLD)] for page in pages(Path(name))]
    articles = [case for page in found for case in page.articles]
    weights = fit(articles, [name for name in ARTICLE if name != ALWAYS])
    shown("ARTICLE", weights, articles)
    lines = [case for page in found for case in line_cases(page, weights)]
    shown("LINE", fit(lines[::3], [name for name in LINE if name != ALWAYS]), lines[::3])
