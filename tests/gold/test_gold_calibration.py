"""Confidence must mean what it says, and not by being sure of nothing (docs/ingest.md, the figures)."""

from __future__ import annotations

from pathlib import Path

import pytest
from calibration import Decision, Wanted, decisions_of, figures, is_right, matched, table, wanted_lines
from demo_pages import GOLD

from broadsheet.intake import roles

# coverage: share of decisions said to be 95 % sure; below it the measure would be bought
BARS = {
    "demo": {"articles": 0.5, "lines": 0.8},
    "seeds": {"articles": 0.4, "lines": 0.6},
    "dev": {"articles": 0.25, "lines": 0.65},
}


def holds(folder: Path, bars: dict[str, float]) -> None:
    for what, decided in decisions_of(folder).items():
        found = figures(decided)
        assert found["sure"] >= 0.95, what
        assert found["coverage"] >= bars[what], what


def test_the_demo_is_as_right_as_it_says() -> None:
    holds(GOLD, BARS["demo"])


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_real_pages_are_as_right_as_they_say(name: str, corpus: Path) -> None:
    holds(corpus / "eval" / name, BARS[name])


def test_figures_of_a_few_decisions_worked_out_by_hand() -> None:
    decided = [
        Decision(said=0.96, right=True),
        Decision(said=0.98, right=False),
        Decision(said=0.6, right=True),
        Decision(said=0.6, right=False),
    ]
    assert figures(decided) == {"sure": 0.5, "coverage": 0.5, "right": 0.5, "Brier": 0.3705}
    assert list(table(decided)) == [
        "    from 0.50  n     2  said 0.600  right 0.500",
        "    from 0.95  n     2  said 0.970  right 0.500",
    ]


def test_a_line_is_right_in_its_article_and_kind_and_where_it_goes_on() -> None:
    gold = {"articles": [{"heading": [1], "body": [[2, 3]], "free": [[4]]}], "furniture": [5]}
    wanted = wanted_lines(gold)
    assert wanted[3] == Wanted(article=1, kind="body", goes_on=True)
    assert is_right(wanted[1], roles.STACK, 1)
    assert is_right(wanted[3], roles.MORE, 1)
    assert not is_right(wanted[3], roles.TEXT, 1)
    assert not is_right(wanted[3], roles.MORE, 2)
    assert is_right(wanted[4], roles.SIGN, 1)
    assert not is_right(wanted[4], roles.HEAD, 1)
    assert not is_right(wanted[5], roles.TEXT, 1)
    assert matched({(1, 1): 5, (1, 2): 9, (2, 2): 7}) == {2: 1}
