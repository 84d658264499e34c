"""Which doubts a decision settles: those about the cut that it speaks of, and no others."""

from __future__ import annotations

from decisions_desk import Desk
from test_decisions_reunited import PAGE as MIXED

BRIEFS = """\
渡口改了时刻表

本报讯 记者林知远报道 晚上八点四十，河湾渡口的灯还亮着。搁在从前，这个钟点铁链已经拉上。

末班船从本周起延后一小时，试行到明年四月，票价不变。

石头的味道

坊主说头三锅豆腐都有石头味，第四锅就没有了，往后只剩豆子的味道，街上的人还是说老磨的好，说不出哪里好，

老桥换上新牌

本报讯 记者何青报道 星期三上午，养护队的两个人抬着一块圆牌上了老桥，换牌用了十一分钟。
"""

# uncertain as a whole: line 7 may be a subhead or a headline, and the end is open
INSIDE = """\
豆腐坊换了新磨

本报讯 记者何青报道 北街豆腐坊的老石磨磨了四十一年，磨齿浅得存不住豆子，上个月换下来，靠在门口当凳子。

新磨是从邻县山里运来的，三百二十斤，六个人抬了一个钟头。

石头的味道

坊主说头三锅豆腐都有石头味，第四锅就没有了，往后只剩豆子的味道，街上的人还是说老磨的好，说不出哪里好，
"""


def kinds(desk: Desk, article: int = 0) -> list[str]:
    return [each.kind for each in desk.cut().doubts if article in (0, each.article)]


def sure(desk: Desk) -> tuple[float, ...]:
    return desk.cut().confidence


def test_a_decided_line_is_certain() -> None:
    desk = Desk(BRIEFS).do("mark 5 caption").do("split 7").do("move 13 to 3")
    rulings = {ruling.line: ruling.confidence for ruling in desk.cut().rulings}
    assert [rulings[line] for line in (5, 7, 13)] == [1.0, 1.0, 1.0]
    assert rulings[3] < 1


def test_a_decision_settles_what_was_uncertain_at_its_line() -> None:
    assert ("uncertain cut", 1) in [(doubt.kind, doubt.line) for doubt in Desk(INSIDE).cut().doubts]
    for said in ("split 1", "mark 1 title", "split 7"):
        assert "uncertain cut" not in kinds(Desk(INSIDE).do(said)), said
    assert "uncertain cut" in kinds(Desk(INSIDE).do("mark 5 caption"))


def test_an_article_both_of_whose_ends_are_decided_is_certain() -> None:
    desk = Desk(BRIEFS).do("split 7")
    assert sure(desk)[0] < 1
    desk.do("split 1")
    assert sure(desk)[0] == 1


def test_articles_that_were_joined_and_those_between_which_text_was_moved_are_certain() -> None:
    assert sure(Desk(BRIEFS).do("merge 11")) == (1.0,)
    assert sure(Desk(BRIEFS).do("split 7").do("move 9 to 11")) == (
        sure(Desk(BRIEFS).do("split 7"))[0],
        1.0,
        1.0,
    )


def test_a_move_settles_the_doubt_about_text_that_was_brought_back() -> None:
    assert "moved text" in kinds(Desk(MIXED))
    assert "moved text" not in kinds(Desk(MIXED).do("move 15 to 9"))
    assert "moved text" not in kinds(Desk(MIXED).do("mark 17 paragraph"))
    assert "moved text" in kinds(Desk(MIXED).do("mark 3 paragraph"))


def test_a_mark_settles_the_doubt_about_a_tall_heading() -> None:
    tall = f"镇里人说\n渡口时刻表七年来头一回改动\n末班渡轮，多等一小时\n{BRIEFS.partition(chr(10))[2]}"
    assert "tall heading" in kinds(Desk(tall))
    assert "tall heading" not in kinds(Desk(tall).do("mark 1 kicker"))


def test_what_is_wrong_with_the_text_stays_open() -> None:
    desk = Desk(BRIEFS)
    assert "open end" in kinds(desk)
    assert "open end" in kinds(desk.do("split 7").do("split 11"))


def test_undo_opens_the_doubt_again() -> None:
    desk = Desk(BRIEFS).do("split 7").undo()
    assert kinds(desk) == kinds(Desk(BRIEFS))
    assert sure(desk) == sure(Desk(BRIEFS))
