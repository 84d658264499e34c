"""Text that is brought back from inside another article, where a person decided about it."""

from __future__ import annotations

from decisions_desk import Desk

PAGE = """\
蜂农老杨的冬天

入冬以后，蜂农老杨把二百箱蜜蜂搬到了背风的山坳里。蜜蜂怕冷，蜂箱外面要裹上稻草，箱口只留一道缝。老杨每天清早去听箱子，听见嗡嗡声就放心。

老杨养蜂三十年，走遍了附近的山。哪座山的椴树蜜好，哪条沟的荆条蜜多，他闭着眼睛也说得出。合作社给他的蜂蜜贴上标签，一瓶能多卖十块钱。

今年蜂蜜减产，老杨却不着急。他把蜂王分出来卖给外地的蜂农，一只蜂王六十元，算下来比卖蜂蜜还强。

夜校里的外语课（镇上新事）

河湾夜校新开了外语课，每周二、周四晚上上课。教室设在老粮站二楼，能坐四十个人，第一堂课就坐满了，走廊里还站着旁听的人。

授课的老师姓方，在县里的中学教过二十年外语。方老师说，夜校的学生年纪最大的六十八岁，作业却交得最齐。

合作社打算在背风的山坳里再添二百箱蜜蜂，请老杨当师傅。外地的蜂农也来看，蜂王、蜂蜜、蜂箱，老杨样样说得出门道。

开春以后，老杨要搬着蜂箱去追花。附近山里的椴树蜜采完，再采沟里的荆条蜜，一瓶蜂蜜走过的路，老杨每天清早都记在本子上。

报名外语课的多是码头上的人。外国货船来得多了，装卸的时候总要搭上几句话，夜校的外语课正好派上用场。

方老师编了一本薄薄的课本，全是码头上用得着的话。夜校说，下学期还要再开一个外语班，教室也要换成大的。
"""
BROUGHT_BACK = ("合作社打算", "开春以后")


def holding(desk: Desk) -> list[str]:
    """The titles of the articles that hold the text in question."""
    articles = desk.cut().articles
    return [each.head.title for each in articles if all(text in each.body for text in BROUGHT_BACK)]


def doubted(desk: Desk) -> bool:
    return any(doubt.kind == "moved text" for doubt in desk.cut().doubts)


def test_without_a_decision_it_is_brought_back_and_doubted() -> None:
    assert holding(Desk(PAGE)) == ["蜂农老杨的冬天"]
    assert doubted(Desk(PAGE))


def test_a_move_puts_it_where_the_person_says() -> None:
    desk = Desk(PAGE).do("move 15,17 to 9")
    assert holding(desk) == ["夜校里的外语课（镇上新事）"]
    assert not doubted(desk)


def test_saying_what_the_cut_says_anyway_changes_nothing() -> None:
    desk = Desk(PAGE).do("split 9")
    assert desk.outline() == Desk(PAGE).outline()
    assert holding(desk) == ["蜂农老杨的冬天"]


def test_nothing_is_taken_out_of_an_article_that_a_person_began() -> None:
    desk = Desk(PAGE).do("split 15")
    bodies = [article.body for article in desk.cut().articles]
    assert [body.startswith("合作社打算") for body in bodies] == [False, False, True]
    assert "开春以后" in bodies[2]


def test_merged_text_stays_with_the_article_above() -> None:
    assert holding(Desk(PAGE).do("merge 9")) == ["蜂农老杨的冬天"]
    assert len(Desk(PAGE).do("merge 9").cut().articles) == 1
