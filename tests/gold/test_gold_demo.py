"""A ratchet: no change may cut the demo paper, or the twelve others, worse than the figures in ratchet.toml.

A change that cuts it better raises them: `python tests/gold/demo_pages.py` prints the new ones.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import measures
import pytest
from demo_pages import GOLD, PAPERS, article_lines, figures, pages

RATCHET = tomllib.loads((Path(__file__).parent / "ratchet.toml").read_text(encoding="utf-8"))
FOLDERS = (GOLD, PAPERS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_measure_is_lower_than_it_was(folder: Path) -> None:
    now, was = figures(folder), RATCHET[folder.name]
    assert set(now) == set(was)
    assert {name: (value, now[name]) for name, value in was.items() if now[name] < value} == {}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_line_of_a_page_stands_in_its_gold_exactly_once(folder: Path) -> None:
    for page in pages(folder):
        told = [number for article in page.gold["articles"] for number in article_lines(article)]
        told += page.gold.get("furniture", [])
        assert sorted(told) == list(page.lines), page.name


@pytest.mark.parametrize(
    "measure",
    [
        measures.boundary_f1,
        measures.win_pr_f1,
        measures.adjusted_rand,
        measures.b_cubed_f1,
        measures.v_measure,
    ],
)
def test_a_measure_is_one_for_the_same_cut_and_less_for_another(measure: object) -> None:
    assert callable(measure)
    gold = [1, 1, 1, 2, 2, 3, 3, 3]
    assert measure(gold, [7, 7, 7, 8, 8, 9, 9, 9]) == pytest.approx(1)
    assert measure(gold, [1, 1, 1, 1, 2, 3, 3, 3]) < 1
    assert measure(gold, [1] * 8) < 0.9


def test_b_cubed_and_rand_agree_with_figures_worked_out_by_hand() -> None:
    gold, cut = [1, 1, 2, 2], [1, 1, 1, 2]
    # precision (4/3 + 1/3 + 1) / 4 = 2/3, recall (2 + 1/2 + 1/2) / 4 = 3/4
    assert measures.b_cubed_f1(gold, cut) == pytest.approx(2 * (2 / 3) * (3 / 4) / (2 / 3 + 3 / 4))
    # pairs: both 1, gold 2, cut 3, of 6: expected 1, most 2.5
    assert measures.adjusted_rand(gold, cut) == pytest.approx((1 - 1) / (2.5 - 1))
