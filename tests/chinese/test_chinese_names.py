"""Cases and laws of names: reading, address, letter, order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from case_files import cases
from hypothesis import example, given, settings
from hypothesis import strategies as st

from broadsheet.chinese.names import (
    declared_reading,
    letter,
    reading,
    slug,
    slug_words,
    sort_key,
    spelled,
    split_name,
)

HERE = Path(__file__).parent

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
COMMON = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗彭于余叶杜苏魏程吕丁沈任姚卢傅钟"


@pytest.mark.parametrize("given_text, expected", cases(HERE / "names.txt"))
def test_cases(given_text: str, expected: str) -> None:
    name, _, pinyin = (part.strip() for part in given_text.partition("|"))
    found = f"{slug(name, pinyin)} {letter(name, pinyin)} {' '.join(reading(name, pinyin))}"
    assert found.strip() == expected


@given(st.text(alphabet=st.one_of(HAN, st.characters(codec="utf-8")), min_size=1, max_size=8))
@example("con★é")
@settings(max_examples=400, deadline=None)
def test_a_slug_is_an_address_for_any_name(name: str) -> None:
    for word in (slug(name), slug_words(name)):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", word)
    assert re.fullmatch(r"[A-Z#]", letter(name))


@given(st.text(alphabet=HAN, min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_every_han_has_one_syllable_and_splitting_loses_nothing(name: str) -> None:
    assert len(reading(name)) == len(name)
    assert "".join(split_name(name)) == name


def test_order_is_that_of_a_dictionary() -> None:
    names = ["栾川", "鲁大河", "吕方", "卢方", "路方", "Lulu", "★", "安然", "周舟"]
    assert sorted(names, key=sort_key) == [
        "安然",
        "卢方",
        "鲁大河",
        "路方",
        "吕方",
        "栾川",
        "Lulu",
        "周舟",
        "★",
    ]


def test_surnames_of_one_reading_stand_by_given_name_then_character() -> None:
    assert sort_key("张安") < sort_key("章波") < sort_key("张川")
    assert sort_key("张安") != sort_key("章安")


def test_common_surnames_keep_their_first_character() -> None:
    assert all(split_name(f"{surname}小舟") == (surname, "小舟") for surname in COMMON)


def test_declared_pinyin_that_does_not_fit_is_told() -> None:
    assert declared_reading("关云云", "Guān Yúnyún") == ("guan1", "yun2", "yun2")
    assert declared_reading("关云云", "Guān Yún") is None
    assert declared_reading("Anna", "Ānnà") is None


def test_sections_with_one_sound_have_one_slug() -> None:
    assert slug_words("要闻") == "yaowen"
    assert slug_words("A叠·要闻") == "a-die-yaowen"


@pytest.mark.parametrize(
    ("name", "pinyin", "printed"),
    [
        ("林知远", "", "Lín Zhīyuǎn"),
        ("吕志良", "", "Lǚ Zhìliáng"),
        ("欧阳岚", "", "Ōuyáng Lán"),
        ("周平安", "", "Zhōu Píng'ān"),
        ("刘秀", "", "Liú Xiù"),
        ("桂岳", "", "Guì Yuè"),
        ("关云云", "Guān Yúnyún", "Guān Yúnyún"),
        ("Anna Li", "", ""),
        ("本报评论员", "", "Běnbàopínglùnyuán"),
    ],
)
def test_a_reading_is_printed_with_its_tones(name: str, pinyin: str, printed: str) -> None:
    assert spelled(name, pinyin) == printed
