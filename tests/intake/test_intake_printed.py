"""Pages given as printed lines: which of them are one paragraph, and what follows from it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_pages import FACTS, cases, cut

from broadsheet.intake import Decision, SourceText, cut_page
from broadsheet.intake.decisions import Anchor
from broadsheet.intake.lines import cut_lines
from broadsheet.intake.printed import join_printed
from broadsheet.intake.spans import joined

CLAUSES = (
    "渡口新码头昨天试停第一班船",
    "栈桥比原来宽了一米二",
    "推自行车的人不用再下车",
    "卖豆腐的梁婶头一个上桥走到当中站住了",
    "镇图书馆的书从这个月起可以在三条渡轮上还",
    "头一周收回四十一册",
    "少的一册第二周在船底的缆绳堆里找到",
    "木料晾了两个冬天才锯开",
    "谁家要就到管理处登记",
    "箱口只有两指宽",
)
sentence = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=4).map(
    lambda parts: "，".join(parts) + "。"
)
paragraph = st.lists(sentence, min_size=5, max_size=8).map("".join)
columns = st.tuples(st.lists(paragraph, min_size=3, max_size=6), st.integers(10, 24))


def paragraphs(page: str) -> list[str]:
    lines = join_printed(cut_lines(page), page)
    return [joined(page, line.pieces) for line in lines]


def column(text: str, width: int, *, indent: int) -> list[str]:
    """Set solid: no mark begins a line, the character before it goes down with it."""
    made, room = [], width - indent
    while len(text) > room:
        at = room - (text[room] in "，。")
        made.append(text[:at])
        text, room = text[at:], width
    return [*made, text]


@pytest.mark.parametrize(("page", "expected"), list(cases("printed.txt")))
def test_printed_lines(page: str, expected: str) -> None:
    assert paragraphs(page) == expected.split("\n")


@pytest.mark.parametrize("name", ["pages.txt", "forms.txt"])
def test_other_pages_are_left_alone(name: str) -> None:
    for block in (Path(__file__).parent / name).read_text(encoding="utf-8").split("=== ")[1:]:
        page = block.split("\n", 1)[1].partition("\n->\n")[0]
        lines = cut_lines(page)
        assert join_printed(lines, page) == lines


@given(columns)
@settings(max_examples=60, deadline=None)
def test_a_column_with_indents_gives_its_paragraphs_back(given: tuple[list[str], int]) -> None:
    texts, width = given
    page = "\n".join("　　" + "\n".join(column(text, width, indent=2)) for text in texts)
    assert paragraphs(page) == texts


@given(columns)
@settings(max_examples=60, deadline=None)
def test_a_column_with_blank_lines_gives_its_paragraphs_back(given: tuple[list[str], int]) -> None:
    texts, width = given
    page = "\n\n".join("\n".join(column(text, width, indent=0)) for text in texts)
    assert paragraphs(page) == texts


@given(columns)
@settings(max_examples=40, deadline=None)
def test_no_character_of_a_column_is_lost(given: tuple[list[str], int]) -> None:
    texts, width = given
    page = "新码头试停\n" + "\n".join("\n".join(column(text, width, indent=2)) for text in texts)
    made = cut(page)
    assert [span.start for span in made.spans] == [0, *(span.end for span in made.spans)][:-1]
    assert made.spans[-1].end == len(page)
    assert [ruling.line for ruling in made.rulings] == list(range(1, page.count("\n") + 2))


TEXT = "渡口管理处的人说，栈桥用的木料是上游拆旧仓库得来的，一共三百二十根，晾了两个冬天才锯开。"
PAGE = "新码头试停\n" + "\n".join("　　" + "\n".join(column(TEXT * 2, 13, indent=2)) for _ in range(3))


def test_a_person_may_split_between_two_printed_lines() -> None:
    lines = PAGE.split("\n")
    number = 12
    source = SourceText(name="01.txt", text=PAGE)
    split = Decision(do="split", lines=(Anchor(line=number, text=lines[number - 1].strip()),))
    made = cut_page(source, FACTS, escape=str, decisions=(split,)).value
    assert len(cut(PAGE).articles) + 1 == len(made.articles)
    assert "".join(made.articles[-1].body.split()).startswith(lines[number - 1].strip())


def test_a_joined_line_knows_the_lines_that_it_stands_on() -> None:
    lines = join_printed(cut_lines(PAGE), PAGE)
    assert [line.number for one in lines for line in one.as_printed] == list(range(1, PAGE.count("\n") + 2))
    assert all(above.end < below.start for above, below in pairwise(lines))


def test_a_full_line_asks_for_the_first_word_below() -> None:
    page = PAGE.replace("新码头试停\n", "")
    apart = frozenset({3})
    assert len(join_printed(cut_lines(page), page, apart)) == len(join_printed(cut_lines(page), page)) + 1
