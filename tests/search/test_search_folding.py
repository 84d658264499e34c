"""The normal form of a search: what is one, and what is not."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin.phrases_dict import phrases_dict

from broadsheet.chinese.folding import classes, fold
from broadsheet.chinese.variants import converter

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.characters(), max_size=40)


@pytest.mark.parametrize(
    "one, other",
    [
        ("里", "裡裏"),
        ("着", "著"),
        ("为", "為爲"),
        ("台", "臺檯颱"),
        ("发", "發髮"),
        ("峰", "峯"),
        ("帐", "賬帳账"),
        ("钟", "鐘鍾"),
        ("a", "AａＡÁ"),
        ("7", "７"),
        ("“", "「"),
        ("‘", "『"),
        ("，", ","),
        ("—", "―-"),
    ],
)
def test_forms_of_one_character_meet(one: str, other: str) -> None:
    assert {fold(one)} == {fold(each) for each in other}


@pytest.mark.parametrize("one, other", [("土", "士"), ("己", "已"), ("a", "b"), ("“", "‘"), ("。", "，")])
def test_different_characters_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_white_space_and_what_has_no_width_is_nothing() -> None:
    assert fold("渡 口\u3000的\u200b灯\u00a0\n") == fold("渡口的灯")


def test_no_character_is_in_two_classes() -> None:
    together = "".join(classes())
    assert len(together) == len(set(together))


def test_the_table_is_that_of_the_opencc_in_use() -> None:
    spec = importlib.util.spec_from_file_location("classes", BENCHMARKS / "character_classes.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert classes() == module.classes(module.pairs()), "run benchmarks/character_classes.py again"


@given(CHINESE)
@settings(max_examples=200)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(CHINESE, CHINESE)
@settings(max_examples=200)
def test_a_part_is_folded_as_in_the_whole(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@pytest.mark.parametrize("variant", ["zh-TW", "zh-HK"])
def test_every_word_of_a_dictionary_has_one_normal_form_in_all_editions(variant: str) -> None:
    """But for 报道, which Taiwan writes with another word."""
    words = [word for word in phrases_dict if "报道" not in word]
    convert = converter(variant).text
    assert len(words) > 40_000
    assert not [word for word in words if fold(convert(word)) != fold(word)]
