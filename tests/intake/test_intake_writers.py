"""Writers' names on a line of their own, and what only looks like one."""

from __future__ import annotations

import pytest
from intake_pages import cut

from broadsheet.intake.furniture import find_folio
from broadsheet.intake.lines import fold
from broadsheet.intake.writers import bracketed_names, read_writer, title_author


@pytest.mark.parametrize(
    "line, names",
    [
        ("□ 何青", ["何青"]),
        ("沈　砚", ["沈砚"]),
        ("欧阳岚", ["欧阳岚"]),
        ("林知远 方小满 何　青", ["林知远", "方小满", "何青"]),
        ("城关小学三（2）班 李云 指导老师 何青", ["李云"]),
        ("东街读者 吕桂香", ["吕桂香"]),
        ("北门外 一位读者", []),
        ("镇交通办公室 渡口管理站", []),
        ("本报评论员", []),
    ],
)
def test_a_writers_line(line: str, names: list[str]) -> None:
    writer = read_writer(fold(line))
    assert writer is not None
    assert [person.name for person in writer.people] == names


@pytest.mark.parametrize(
    "line",
    [
        "回水湾",
        "船头的灯",
        "读者来信",
        "他说，读者 何青来过。",
        "菜价回落 货源充足",
        "■ 老物件",
        "管理站",
        "江边",
        "常见问题",
    ],
)
def test_a_line_that_names_nobody(line: str) -> None:
    assert read_writer(fold(line)) is None


def test_names_alone_in_brackets() -> None:
    assert bracketed_names("(何 青、方小满)") == ("何青", "方小满")
    assert bracketed_names("(说道)") == ()


@pytest.mark.parametrize(
    "line, names",
    [
        ("（步青寄）", ("步青",)),
        ("（何青自京城寄）", ("何青",)),
        ("（阿苍）", ("阿苍",)),
        ("（河湾镇广播站 何青）", ("何青",)),
        ("（小河村 何青、李云）", ("何青", "李云")),
        ("（全文完）", ()),
        ("（未完待续）", ()),
        ("（有删改）", ()),
        ("（资料图片）", ()),
        ("（见图）", ()),
        ("（新华社）", ()),
        ("（谌青）", ("谌青",)),
        ("（仉小满）", ("仉小满",)),
        ("（丘 穎）", ("丘穎",)),
        ("（何山）", ("何山",)),
        ("（高邮）", ()),
        ("（黄山）", ()),
        ("（何家镇）", ()),
        ("（白水湾）", ()),
        ("（安溪、常熟）", ()),
    ],
)
def test_a_name_in_brackets_at_the_end_of_a_text(line: str, names: tuple[str, ...]) -> None:
    assert bracketed_names(fold(line)) == names


@pytest.mark.parametrize(
    "headline, names",
    [("水邊的人\\何青", ["何青"]), ("渡口夜船◎何青", ["何青"]), ("渡口 何时再开", []), ("山\\水", [])],
)
def test_a_writer_behind_a_headline(headline: str, names: list[str]) -> None:
    assert [person.name for person in title_author(fold(headline))] == names


@pytest.mark.parametrize(
    "folio, page, section",
    [
        ("第12期　今日四版　第01版：要闻", "01", "要闻"),
        ("2026年11月13日　星期五　今日八版", "", ""),
        ("副刊　　03", "03", "副刊"),
        ("河东报　2026年11月13日　02　城事", "02", "城事"),
    ],
)
def test_a_count_of_pages_is_no_page(folio: str, page: str, section: str) -> None:
    found = find_folio(folio)
    assert (found.page, found.section) == (page, section)


STORY = "渡口改点\n\n本报讯 河湾渡口从今天起改点，末班船晚上十点开，首班船提前到清晨五点半。\n"


def test_a_name_in_brackets_right_below_its_text() -> None:
    made = cut(f"{STORY}（方小满）\n\n老街修路\n\n本报讯 河湾老街从明天起修路，行人请走东侧便道。\n")
    assert [[person.name for person in article.head.byline] for article in made.articles] == [["方小满"], []]


@pytest.mark.parametrize("below", ["（何家湾）\n", "（略有删节）\n", "\n（方小满）\n\n渡口的人都说好。\n"])
def test_brackets_that_sign_nothing(below: str) -> None:
    assert [article.head.byline for article in cut(STORY + below).articles] == [()]


def test_who_translated_wrote_no_more() -> None:
    made = cut("渡口的桥\n\n编译/方小满\n\n河湾渡口的桥修了七年，上个月终于通车，行人不再等船。（方小满）\n")
    assert [(person.role, person.name) for person in made.articles[0].head.byline] == [
        ("translator", "方小满")
    ]
