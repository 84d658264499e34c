"""Decisions on a page given as printed lines: a paragraph is decided on as one, or parted."""

from __future__ import annotations

from decisions_desk import Desk

PAGE = """\
末班渡轮多等一小时
　　本报讯（记者林知远）晚上八点
四十，河湾渡口的灯还亮着。搁在从
前，这个钟点铁链已经拉上，要过河
的人只好等天亮，或者绕道上游的老
桥。
　　船工们说，夜里过河的多是下了
夜班的人，也有看完戏回家的。票价
不变，试行到明年四月，满六周再看
要不要留下这一班船。
　　渡口的钟是去年新换的，走得准
。旧钟留给镇上的小展室，过了年就
能看到，连同那本记了四十年的渡口
台账。
　　镇上的人说，这样一来去对岸看
病、上夜校都方便得多。船工轮班的
表贴在候船室门口，谁当班一看便知
。
"""


def paragraphs(desk: Desk) -> list[str]:
    return desk.outline().split("\n")


def test_the_first_line_of_a_paragraph_stands_for_all_of_it() -> None:
    desk = Desk(PAGE).do("mark 7 caption")
    (article,) = desk.cut().articles
    assert article.head.photos[0].caption.startswith("船工们说")
    assert article.head.photos[0].caption.endswith("这一班船。")
    assert desk.cut() == Desk(PAGE, decisions=desk.cut().decisions).cut()


def test_a_split_at_another_line_parts_the_paragraph_there() -> None:
    desk = Desk(PAGE).do("split 8")
    above, below = desk.cut().articles
    assert above.body.endswith("夜里过河的多是下了")
    assert below.body.startswith("夜班的人，也有")
    assert paragraphs(desk.do("merge 9")) == paragraphs(Desk(PAGE))


def test_one_printed_line_goes_to_another_article() -> None:
    above, below = Desk(PAGE).do("split 11").do("move 13 to 2").cut().articles
    assert above.body.endswith("能看到，连同那本记了四十年的渡口")
    assert "能看到" not in below.body
