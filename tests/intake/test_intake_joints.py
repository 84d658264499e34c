"""Text lost between two halves, and text printed twice: told, marked, and nothing else marked."""

from __future__ import annotations

import pytest
from intake_pages import cut

from broadsheet.model import GAP

HEAD = (
    "末班渡轮多等一小时\n\n本报讯（记者林知远）河湾渡口从今天起把末班船推迟到晚上十点，"
    "镇上的夜校学生不用再绕桥回家，船工也不用再空着船往回摇。\n\n"
)
TAIL = (
    "\n\n渡口的老周把时刻表重新抄了一遍，贴在候船室的玻璃上，"
    "字比从前大了一号，夜里打着手电也看得清楚，不必再去问人。\n"
)


def doubts(page: str) -> list[tuple[str, int]]:
    kinds = {"lost text", "printed twice"}
    return [(doubt.kind, doubt.line) for doubt in cut(page).doubts if doubt.kind in kinds]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("今年以来，渡口把做", "势，班次也跟着多了起来，船票却没有涨，船工们说这样的光景十几年没有见过。"),
        (
            "船工们商量了三个晚上，又到夜校里问了学生和先生，最后把末班船的时刻写在",
            "的时候，岸上已经站满了人，都想看看新的时刻表，也想问问票价会不会跟着涨。",
        ),
    ],
)
def test_halves_that_cannot_meet_have_a_marked_gap(above: str, below: str) -> None:
    page = f"{HEAD}{above}\n\n{below}{TAIL}"
    [article] = cut(page).articles
    assert above + GAP + below in article.body.split("\n\n")
    assert doubts(page) == [("lost text", 5)]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "船工们商量了三个晚上，又到夜校里问了学生和先生，最后把末班船的时刻写在",
            "候船室的黑板上，岸上的人站满了，都想看看新的时刻表，也想问问票价会不会涨。",
        ),
        (
            "船工们商量了三个晚上，又到夜校里问了学生和先生，大家都说渡口的优",
            "势，就在于夜里还有灯，灯下还有人等着，等的人不多，可是一个也不能落下。",
        ),
    ],
)
def test_halves_that_meet_are_joined_without_a_word(above: str, below: str) -> None:
    page = f"{HEAD}{above}\n\n{below}{TAIL}"
    [article] = cut(page).articles
    assert above + below in article.body.split("\n\n")
    assert doubts(page) == []


SAID = "船票从明年起涨两角，月票不涨，六十岁以上的人和夜校的学生照旧半价，"
FIRST = f"镇上开了三次会，把票价定了下来：{SAID}收来的钱先修码头的台阶。"
SECOND = f"候船室的墙上贴了告示，红纸黑字，{SAID}收来的钱先修码头的台阶。"


@pytest.mark.parametrize("again", [SECOND, SECOND.replace("六十岁", "六+岁").replace("台阶", "合阶"), FIRST])
def test_a_passage_that_stands_twice_is_told_and_stays(again: str) -> None:
    page = f"{HEAD}{FIRST}\n\n船工们没有说话。\n\n{again}{TAIL}"
    made = cut(page)
    assert doubts(page) == [("printed twice", 9)]
    [told] = [doubt.what for doubt in made.doubts if doubt.kind == "printed twice"]
    assert "line 5" in told.en
    assert again in made.articles[0].body.split("\n\n")


@pytest.mark.parametrize(
    "page",
    [
        f"{HEAD}■{FIRST}\n\n船工们没有说话。\n\n{SECOND}{TAIL}",  # a pull quote
        f"{HEAD}{SAID[:-1]}。\n\n船工们没有说话。\n\n{SECOND}{TAIL}",  # a summary of one sentence
        f"{HEAD}{FIRST}\n\n候船室的墙上有人念：{SAID}念完就走了，谁也没有看清他是谁，只听见脚步声。{TAIL}",
        f"{HEAD}{FIRST}\n\n候船室的墙上贴了告示，收来的钱先修码头的台阶。{TAIL}",  # too short
    ],
)
def test_what_is_said_again_by_intention_is_no_fault(page: str) -> None:
    assert doubts(page) == []
