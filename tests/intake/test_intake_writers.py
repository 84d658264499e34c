"""Writers' names on a line of their own, and what only looks like one."""

from __future__ import annotations

import pytest

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
