"""The words that lists print: names of series, sentences without their lead, what a correction changed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.web.corrected import differences
from broadsheet.web.excerpt import unadorned, without_lead


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("■ 老物件", "老物件"),
        ("★小说★", "小说"),
        ("●　短讯", "短讯"),
        ("河湾谈", "河湾谈"),
        ("■", "■"),
        ("", ""),
    ],
)
def test_a_series_is_shown_without_its_ornament(printed: str, shown: str) -> None:
    assert unadorned(printed) == shown


@pytest.mark.parametrize(
    ("opening", "dateline", "said"),
    [
        ("本报讯（记者 何青）水退了。", "本报讯", "水退了。"),
        ("本报讯 记者何青报道 水退了。", "本报讯", "水退了。"),
        ("本报讯 水退了。", "本报讯", "水退了。"),
        ("水退了（见图）。", "本报讯", "水退了（见图）。"),
        ("本报讯（记者 何青）", "本报讯", "本报讯（记者 何青）"),
    ],
)
def test_the_first_sentence_is_told_without_its_lead(opening: str, dateline: str, said: str) -> None:
    assert without_lead(opening, dateline) == said


def test_a_number_is_wrong_as_a_whole() -> None:
    wrong, right = differences("共1,240人。", "共1,340人。")
    assert (wrong.before, wrong.differs, wrong.after) == ("共", "1,240", "人。")
    assert right.differs == "1,340"


def test_words_left_out_are_marked_where_they_belong() -> None:
    wrong, right = differences("流量1240立方米", "流量1240立方米每秒")
    assert (wrong.differs, right.differs) == ("", "每秒")


@given(was=st.text("渡口一二12a", max_size=12), now=st.text("渡口一二12a", max_size=12))
@settings(max_examples=150)
def test_nothing_is_lost_where_a_correction_is_cut(was: str, now: str) -> None:
    for text, cut in zip((was, now), differences(was, now), strict=True):
        assert cut.before + cut.differs + cut.after == text
    wrong, right = differences(was, now)
    assert (wrong.before, wrong.after) == (right.before, right.after)
    assert (wrong.differs != right.differs) == (was != now)
