"""Does confidence mean what it says? Each decision on gold pages: said how sure, and whether right.

In:   folders of NAME.gold.json, each beside its source (default: the demo's).
Out:  for articles and for lines: the share right of those said to be at least 95 % sure, their share of
      all, Brier score, and a table of said against right. `python tests/gold/calibration.py [FOLDER …]`
Must not know: how confidence is made.

A line is right where it stands in the right article as what the gold says it is, text also where it goes
on with the paragraph above just if it should. Gold calls some lines `free`: right as anything in their
article but a heading. An article is right where its lines are exactly those of one article of the gold.
An article of the cut stands for the gold article with which it shares most characters.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from demo_pages import GOLD, Page, pages

from broadsheet.intake import roles
from broadsheet.intake.rivals import Ruling

SAID = 0.95
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
KINDS = {
    roles.HEAD: "heading",
    roles.STACK: "heading",
    roles.OPENING: "body",
    roles.TEXT: "body",
    roles.MORE: "body",
    roles.SUBHEAD: "subhead",
    roles.SIGN: "byline",
    roles.CAPTION: "caption",
    roles.CREDIT: "caption",
    roles.JUMP: "jump",
    roles.FURNITURE: "furniture",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision: how sure it was said to be, 0 to 1, and whether it is right."""

    said: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a line is by gold: number of its article from 1 (0: none), kind, whether it goes on above."""

    article: int
    kind: str
    goes_on: bool = False


def wanted_lines(gold: Mapping[str, Any]) -> dict[int, Wanted]:
    """Line of the source → what it is."""
    found = {number: Wanted(article=0, kind="furniture") for number in gold.get("furniture", ())}
    for at, article in enumerate(gold["articles"], start=1):
        for kind, lines in _groups(article):
            for number in lines:
                found[number] = Wanted(article=at, kind=kind, goes_on=number != lines[0])
    return found


def _groups(article: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[int]]]:
    yield from (("byline", [number]) for number in article.get("byline_lines", ()))
    yield from (("heading", [number]) for number in article["heading"])
    yield from (("body", lines) for lines in article["body"])
    yield from (("subhead", lines) for lines in article.get("subheads", ()))
    yield from (("free", lines) for lines in article.get("free", ()))
    yield from (("caption", caption["lines"]) for caption in article.get("captions", ()))


def matched(weights: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Article of the cut → gold article, each once, by most characters shared (gold, cut) first."""
    found: dict[int, int] = {}
    for (gold, cut), _ in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        if cut not in found and gold not in found.values():
            found[cut] = gold
    return found


def is_right(wanted: Wanted, role: str, article: int) -> bool:
    """Whether a line is in the right article (by gold's number, 0: none) and what it should be."""
    kind = KINDS[role]
    if article != wanted.article:
        return False
    if wanted.kind == "free":
        return kind not in ("heading", "furniture")
    if kind == "body" == wanted.kind:
        return (role == roles.MORE) == wanted.goes_on
    return kind == wanted.kind or (kind == "jump" and wanted.kind != "heading")


def line_decisions(page: Page) -> list[Decision]:
    wanted = wanted_lines(page.gold)
    got = dict(zip(page.lines, map(_number, page.got), strict=True))
    stands_for = {0: 0} | matched(_shared(page, wanted, got))
    return [
        Decision(
            said=ruling.confidence,
            right=is_right(wanted[ruling.line], role, stands_for.get(got[ruling.line], -1)),
        )
        for ruling, role in _roles(page)
    ]


def _roles(page: Page) -> Iterator[tuple[Ruling, str]]:
    """Each ruling with its role. Printed lines of a paragraph are ruled on as one: the others go on."""
    before = (0, "", 0)
    for ruling in page.cut.rulings:
        place = page.places[ruling.line]
        goes_on = KINDS[ruling.role] == "body" and place[1] == "paragraph" and place == before
        yield ruling, roles.MORE if goes_on else ruling.role
        before = place


def _shared(page: Page, wanted: Mapping[int, Wanted], got: Mapping[int, int]) -> Counter[tuple[int, int]]:
    weights: Counter[tuple[int, int]] = Counter()
    for ruling in page.cut.rulings:
        pair = wanted[ruling.line].article, got[ruling.line]
        if all(pair):
            weights[pair] += page.sizes[ruling.line]
    return weights


def _number(label: object) -> int:
    assert isinstance(label, int)
    return label


def article_decisions(page: Page) -> list[Decision]:
    wanted = {frozenset(_lines(page, page.wanted, number)) for number in {*page.wanted} - {0}}
    return [
        Decision(said=said, right=frozenset(_lines(page, page.got, number)) in wanted)
        for number, said in enumerate(page.cut.confidence, start=1)
    ]


def _lines(page: Page, labels: Sequence[object], number: object) -> Iterator[int]:
    return (line for line, label in zip(page.lines, labels, strict=True) if label == number)


def figures(decisions: Sequence[Decision]) -> dict[str, float]:
    """`sure`: share right of those said to be 95 % sure (1 where none was); `coverage`: their share."""
    sure = [decision.right for decision in decisions if decision.said >= SAID]
    return {
        "sure": round(sum(sure) / len(sure), 4) if sure else 1.0,
        "coverage": round(len(sure) / len(decisions), 4),
        "right": round(sum(decision.right for decision in decisions) / len(decisions), 4),
        "Brier": round(sum((each.said - each.right) ** 2 for each in decisions) / len(decisions), 4),
    }


def table(decisions: Iterable[Decision]) -> Iterator[str]:
    """A row for each bin of said confidence: how many, mean said, share right."""
    known = list(decisions)
    for low, high in pairwise(BINS):
        held = [decision for decision in known if low <= decision.said < high]
        if held:
            said = sum(decision.said for decision in held) / len(held)
            right = sum(decision.right for decision in held) / len(held)
            yield f"    from {low:.2f}  n {len(held):5}  said {said:.3f}  right {right:.3f}"


def decisions_of(folder: Path) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = {"articles": [], "lines": []}
    for page in pages(folder):
        found["articles"] += article_decisions(page)
        found["lines"] += line_decisions(page)
    return found


if __name__ == "__main__":
    for folder in [Path(name) for name in sys.argv[1:]] or [GOLD]:
        for what, decided in decisions_of(folder).items():
            shown = "  ".join(f"{name} {value:.4f}" for name, value in figures(decided).items())
            print(f"{folder.name} {what} ({len(decided)}): {shown}", *table(decided), sep="\n")
