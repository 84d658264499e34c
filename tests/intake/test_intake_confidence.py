"""Confidence: what speaks against a cut lowers it, and the doubt points to where it is weakest."""

from __future__ import annotations

import pytest
from intake_pages import cut

from broadsheet.intake.confidence import ALWAYS, ARTICLE, LINE, chance

HEADED = """末班渡轮多等一小时

本报讯（记者林知远）河湾渡口从今天起把末班船推迟到晚上十点。镇上的夜校学生不用再绕桥回家。

夜校的学生说，以前下了课要跑着去赶船，跑不上的人绕桥走，多走四里路。

豆腐坊换了新磨

本报讯（记者何青）北街豆腐坊的老石磨磨了四十一年，上个月换下来，靠在门口当凳子。

新磨是从邻县山里运来的，三百二十斤，六个人抬了一个钟头。
"""
BROKEN = HEADED.replace("六个人抬了一个钟头。", "六个人抬了")


@pytest.mark.parametrize("weights", [ARTICLE, LINE])
def test_every_sign_speaks_against(weights: dict[str, float]) -> None:
    assert all(weight < 0 for name, weight in weights.items() if name != ALWAYS)
    assert chance(weights, {}) > 0.95


def test_a_plain_page_is_sure_of_itself() -> None:
    made = cut(HEADED)
    assert len(made.articles) == 2
    assert min(made.confidence) >= 0.9
    assert min(ruling.confidence for ruling in made.rulings) >= 0.9
    assert "uncertain cut" not in {doubt.kind for doubt in made.doubts}


def test_an_article_that_breaks_off_is_less_sure_and_its_lines_with_it() -> None:
    whole, broken = cut(HEADED), cut(BROKEN)
    assert broken.confidence[1] < whole.confidence[1]
    assert broken.rulings[4].confidence < whole.rulings[4].confidence


def test_the_doubt_stands_where_another_article_may_begin() -> None:
    page = HEADED.replace("本报讯（记者何青）", "").replace("六个人抬了一个钟头。", "六个人抬了")
    made = cut(page)
    assert len(made.articles) == 1
    [found] = [doubt for doubt in made.doubts if doubt.kind == "uncertain cut"]
    assert found.line == 7
    assert found.what.en.startswith("another article may begin here (")
    assert f"{made.confidence[0]:.0%}" in found.what.zh
    assert found.weight == round(1 - made.confidence[0], 2)


def test_a_heading_of_three_lines_is_doubted_and_one_of_two_is_not() -> None:
    page = (
        "渡口时刻表七年来头一回改动\n末班渡轮多等一小时\n试行六周，晚班日均载客一百一十六人次\n\n"
        + HEADED.split("\n\n", 1)[1]
    )
    three, two = cut(page), cut(page.split("\n", 1)[1])
    assert [doubt.line for doubt in three.doubts if doubt.kind == "tall heading"] == [1]
    assert "tall heading" not in {doubt.kind for doubt in two.doubts}
