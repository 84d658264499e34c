"""The true cut of the demo's sources and of twelve pages of other papers, and what our cutter makes of them.

In:   tests/cases/demo and tests/cases/papers: *.gold.json and the sources that they name.
Out:  one figure a measure, the mean over the pages; what is wrong, article by article.
Must not know: how a page is cut.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import measures

from broadsheet.intake import Cut, PageFacts, SourceText, cut_page, read_source
from broadsheet.register import credits_of

GOLD = Path(__file__).parents[1] / "cases" / "demo"
PAPERS = Path(__file__).parents[1] / "cases" / "papers"  # forms of 1939 to 2023, mainland and others
DAY = dt.date(2026, 11, 20)
Labels = list[object]
Place = tuple[int, str, int]  # article (0: none), field, its index


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its gold, and the article of each line by gold and by cut (0 = furniture)."""

    name: str
    gold: Mapping[str, Any]
    cut: Cut
    lines: tuple[int, ...]  # numbers of the lines that hold text, from 1
    sizes: Mapping[int, int]  # characters of each
    wanted: Labels
    got: Labels
    places: Mapping[int, Place]  # of each line by cut


def pages(folder: Path = GOLD) -> Iterator[Page]:
    """The pages of a gold set: NAME.gold.json, each naming the source that lies beside it."""
    for path in sorted(folder.glob("*.gold.json")):
        yield _page(path)


def read_gold(path: Path) -> tuple[dict[str, Any], SourceText]:
    """A page's gold, and its source."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    source = (path.parent / gold["source"]).resolve()
    text = read_source(source.name, source.read_bytes()).value
    assert text is not None
    return gold, text


def _page(path: Path) -> Page:
    gold, text = read_gold(path)
    cut = cut_page(text, PageFacts(date=DAY, page="01"), escape=str).value
    wanted = {number: at for at, one in enumerate(gold["articles"], 1) for number in article_lines(one)}
    starts = [0]
    for line in text.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    sizes = {
        number: size for number, line in enumerate(text.text.split("\n"), 1) if (size := len(line.strip()))
    }
    numbers = tuple(sizes)
    places = {number: _place_of(cut, starts[number - 1], starts[number] - 1) for number in numbers}
    return Page(
        name=path.name.removesuffix(".gold.json"),
        gold=gold,
        cut=cut,
        lines=numbers,
        sizes=sizes,
        wanted=[wanted.get(number, 0) for number in numbers],
        got=[places[number][0] for number in numbers],
        places=places,
    )


def article_lines(article: Mapping[str, Any]) -> Iterator[int]:
    """Every line that the gold gives to an article."""
    yield from article["heading"]
    for group in (*article["body"], *article.get("subheads", ()), *article.get("free", ())):
        yield from group
    for caption in article.get("captions", ()):
        yield from caption["lines"]
    yield from article.get("byline_lines", ())


def _place_of(cut: Cut, start: int, end: int) -> Place:
    """Where most characters of a line went."""
    counts: Counter[Place] = Counter()
    for span in cut.spans:
        shared = min(span.end, end) - max(span.start, start)
        if shared > 0 and span.place != "discard":
            counts[span.article, span.field, span.index] += shared
    return counts.most_common(1)[0][0] if counts else (0, "", 0)


def _names(page: Page) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    wanted = [
        (role, name)
        for article in page.gold["articles"]
        for role, name in (
            *article.get("bylines", ()),
            *(pair for caption in article.get("captions", ()) for pair in caption["credit"]),
        )
    ]
    got = [(credit.role, credit.name) for article in page.cut.articles for credit in credits_of(article.head)]
    return wanted, got


def whole_articles(page: Page) -> float:
    """Share of gold articles whose lines are exactly those of one article of the cut."""
    made = {number: frozenset(_lines_of(page, page.got, number)) for number in {*page.got} - {0}}
    wanted = [frozenset(_lines_of(page, page.wanted, number)) for number in {*page.wanted} - {0}]
    return sum(lines in made.values() for lines in wanted) / len(wanted)


def _lines_of(page: Page, labels: Labels, number: object) -> Iterator[int]:
    return (line for line, label in zip(page.lines, labels, strict=True) if label == number)


def figures(folder: Path = GOLD) -> dict[str, float]:
    """The mean of each measure over all pages of a folder, rounded to four places."""
    rows = [_row(page) for page in pages(folder)]
    return {name: round(sum(row[name] for row in rows) / len(rows), 4) for name in rows[0]}


def _row(page: Page) -> dict[str, float]:
    return {
        "boundary F1": measures.boundary_f1(page.wanted, page.got),
        "WinPR F1": measures.win_pr_f1(page.wanted, page.got),
        "ARI": measures.adjusted_rand(page.wanted, page.got),
        "B-cubed F1": measures.b_cubed_f1(page.wanted, page.got),
        "V-measure": measures.v_measure(page.wanted, page.got),
        "whole articles": whole_articles(page),
        "byline F1": measures.names_f1(*_names(page)),
    }


if __name__ == "__main__":
    for folder in (GOLD, PAPERS):
        print(folder.name)
        for measure, value in figures(folder).items():
            print(f"{measure:<15} {value:.4f}")
