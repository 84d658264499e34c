"""A headline as type: its clauses, and its rung on the one ladder of sizes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.web.headline import clauses, rung, title_class


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("渡口的灯", ["渡口的灯"]),
        ("末班渡轮，多等一小时", ["末班渡轮，", "多等一小时"]),
        ("“船呢？”，他问", ["“船呢？”，", "他问"]),
        ("真的？！走了", ["真的？！", "走了"]),
        ("先说《台账》，再说桥", ["先说《台账》，", "再说桥"]),
        ("第一条　第二条", ["第一条　", "第二条"]),
        ("", [""]),
    ],
)
def test_a_headline_breaks_behind_its_marks(title: str, cut: list[str]) -> None:
    assert clauses(title) == cut


@settings(max_examples=60, deadline=None)
@given(st.text("渡口，。？！、”』　 A", max_size=20))
def test_clauses_lose_nothing_and_begin_with_a_word(title: str) -> None:
    cut = clauses(title)
    assert "".join(cut) == title
    assert all(clause[0] not in "，。？！、”』" for clause in cut[1:])


def test_the_longer_a_title_the_smaller_its_type() -> None:
    assert [rung("字" * length) for length in (8, 9, 10, 11, 13, 14, 22, 23)] == [
        *("w1", "ten", "ten", "w2", "w2", "w3", "w3", "w4")
    ]
    assert [title_class("字" * length) for length in (8, 10, 13, 22, 40)] == ["w1", "w2", "w2", "w3", "w4"]


def test_no_template_knows_lengths_or_marks() -> None:
    templates = "".join(path.read_text() for path in Path("templates").rglob("*.html"))
    assert "size <=" not in templates
    assert "，" not in templates
