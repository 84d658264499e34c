"""Jumps in brackets and without, on a line of their own and glued to a text."""

from __future__ import annotations

import pytest
from intake_pages import cut

from broadsheet.intake.jumps import find_head_jump, find_tail_jump, read_jump
from broadsheet.intake.lines import fold


@pytest.mark.parametrize(
    "line, way, page",
    [
        ("（下转第三版）", "to", "03"),
        ("下转第五版", "to", "05"),
        ("轉第七版", "to", "07"),
        ("下轉A12版", "to", "A12"),
        ("下文轉入二版", "to", "02"),
        ("►下转至第8版", "to", "08"),
        ("——本文接第一版——", "from", "01"),
        ("上接一版", "from", "01"),
    ],
)
def test_a_line_that_is_a_jump(line: str, way: str, page: str) -> None:
    jump = read_jump(fold(line))
    assert jump is not None
    assert (jump.way, jump.page) == (way, page)


@pytest.mark.parametrize(
    "line", ["转三版", "接第一版", "渡口转第三版", "下转第三版的故事", "由头版转第三版后"]
)
def test_words_that_are_no_jump(line: str) -> None:
    assert read_jump(fold(line)) is None
    assert find_tail_jump(fold(line)) is None


@pytest.mark.parametrize(
    "text, way, page",
    [
        ("老船工把缆绳系好，下转第四版", "to", "04"),
        ("渡輪公司昨日表示 轉第十二版", "to", "12"),
        ("末班船改到十点。（下转2版）", "to", "02"),
    ],
)
def test_a_jump_glued_to_the_end(text: str, way: str, page: str) -> None:
    jump = find_tail_jump(fold(text))
    assert jump is not None
    assert (jump.way, jump.page) == (way, page)


def test_a_jump_glued_to_the_head() -> None:
    jump = find_head_jump(fold("上接第一版　船工们把缆绳系好。"))
    assert jump is not None
    assert (jump.way, jump.page) == ("from", "01")
    assert find_head_jump(fold("上接第一版的消息，船工们把缆绳系好。")) is None


def test_a_jump_without_brackets_is_no_text() -> None:
    made = cut(
        "渡口改点\n\n本报讯 河湾渡口从今天起改点，末班船晚上十点开，首班船提前到清晨五点半，\n下转第四版\n\n"
        "老街修路\n\n本报讯 河湾老街从明天起修路，商铺照常开门，行人请走东侧便道。\n"
    )
    assert [(article.head.title, article.head.jump_to) for article in made.articles] == [
        ("渡口改点", "04"),
        ("老街修路", ""),
    ]
