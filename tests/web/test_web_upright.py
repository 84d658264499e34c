"""Numbers and initials of vertical lines: what is marked, and that nothing else changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.web.upright import stand_upright


@pytest.mark.parametrize(
    ("text", "across", "below"),
    [
        ("第12期，3点40分", ["12", "3", "40"], []),
        ("2026年11月20日", ["11", "20"], ["2026"]),
        ("涨了25%，一共100%", ["25%"], ["100%"]),
        ("水位3.42米，11:30开船，1,308辆", [], ["3.42", "11:30", "1,308"]),
        ("AI和GDP，B座", [], ["AI", "GDP", "B"]),
        ("Noto字体，v1.2.3，02-2345-6789，R&amp;D", [], []),
        ("第5、6版,共40.", ["5", "6", "40"], []),
    ],
)
def test_short_numbers_stand_across_and_longer_ones_below(
    text: str, across: list[str], below: list[str]
) -> None:
    marked = stand_upright(f"<p>{text}</p>")
    assert re.findall(r'<span class="tcy">([^<]*)', marked) == across
    assert re.findall(r'<span class="up">([^<]*)', marked) == below


@pytest.mark.parametrize(
    "kept",
    [
        "<title>第12期</title></head>",
        '<a href="../12.html" title="第12期">',
        "<table><tr><td>12</td></tr></table>",
        "<svg><text>12</text></svg>",
        "<script>f(12)</script>",
        "<!-- 12 -->",
    ],
)
def test_tags_tables_and_drawings_stay_as_they_are(kept: str) -> None:
    page = f"<head>{kept}" if "head" in kept else kept
    assert stand_upright(page) == page


@given(st.text("年第%,.:12ABa &<>;-'’éÉЖαЯ\u0301½①Ⅷ", max_size=30))
def test_no_character_of_the_text_is_lost(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert re.sub(r'<span class="(?:tcy|up)">([^<]*)</span>', r"\1", stand_upright(escaped)) == escaped


# as in print: to three figures side by side (tcy), more of them one below the other (up), words on their side
FORMS = {
    "tcy": ("5", "12", "365", "5%", "25%", "-5", "+12"),
    "up": (
        *("2026", "82000", "12345678", "100%", "3.42", "0.5%", "12.5%", "8:30", "18:05"),
        *("1,308", "1,234,567", "$50", "¥3.5", "€1,200", "AI", "GDP", "WHO", "A4", "G20", "5G"),
    ),
    "": (
        *("123456789", "02-2345-6789", "2026-11-20", "11/20", "10-20", "3.14159", "-212.5"),
        *("km/h", "60km/h", "kg", "Broadsheet", "COVID-19", "iPhone", "e.g", "example.org", "a@b.cn"),
    ),
}


@pytest.mark.parametrize(("name", "form"), [(name, form) for name, forms in FORMS.items() for form in forms])
def test_a_form_stands_as_in_print(name: str, form: str) -> None:
    marked = f'<span class="{name}">{form}</span>' if name else form
    assert stand_upright(f"<p>共{form}，到了。</p>") == f"<p>共{marked}，到了。</p>"


def test_chinese_and_full_width_figures_stand_by_themselves() -> None:
    html = "<p>二〇二六年，１２％，℃，㎞</p>"
    assert stand_upright(html) == html


# a word lies on its side whole, whatever its letters: no capital of it stands up alone
WORDS = (
    *("Fàn Lín", "Lǐ É", "Ā Bǎo", "Lu\u0308 A\u0301n", "Gödel", "Émile Zola", "Čapek", "Ångström", "İzmir"),
    *("Москва", "Юрий А. Гагарин", "Ελλάδα", "Åland", "Þór", "O’Neill", "O'Neill", "L’Oréal", "Xi’an"),
    *("O&#39;Neill", "D&#x27;Artagnan", "Jean-Paul", "Jean\u2010Paul", "Jean\u2011Paul", "J. R. R. Tolkien"),
    *("Vitamin C", "Type A", "A4 paper", "Co\u00adOp"),
)


@pytest.mark.parametrize("words", WORDS)
def test_a_word_is_not_parted(words: str) -> None:
    html = f"<p>叫{words}的人，</p>"
    assert stand_upright(html) == html


@pytest.mark.parametrize("initials", ["É", "E\u0301", "МГУ", "СССР", "ΑΕ", "Ω", "ÖBB"])
def test_initials_of_every_script_stand_one_below_the_other(initials: str) -> None:
    assert stand_upright(f"<p>在{initials}里</p>") == f'<p>在<span class="up">{initials}</span>里</p>'


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Ⅷ章①条3½天", ["3"]),
        ("10–20人", ["10", "20"]),
        ("‘AI’与’90", ["AI", "90"]),
        ("Windows 11", ["11"]),
        ("٣٤年", []),
        ("한국 12", ["12"]),
    ],
)
def test_signs_that_stand_by_themselves_part_words(text: str, marked: list[str]) -> None:
    assert re.findall(r'<span class="\w+">([^<]*)', stand_upright(f"<p>{text}</p>")) == marked
