"""The lunar calendar: against a second table over two hundred years, hard days, words of both scripts."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet.chinese.dates import republic_date
from broadsheet.chinese.lunar import FIRST, LAST, lunar_day
from broadsheet.chinese.variants import converter

YEARS = Path(__file__).with_name("lunar_years.txt")
# the new moon falls within minutes of midnight in Beijing, and tables differ by that day
DISPUTED = {(2057, 9, False), (2089, 8, False), (2097, 7, False)}


def months() -> list[tuple[int, int, bool, dt.date]]:
    """(year, month, leap, first day) of the second table."""
    found = []
    for row in YEARS.read_text(encoding="utf-8").splitlines()[3:]:
        year, new_year, marks = row.split(" ")
        first, month = dt.date.fromisoformat(new_year), 0
        for at, mark in enumerate(marks):
            if mark == "闰":
                continue
            leap = marks[at - 1 : at] == "闰"
            month += not leap
            found.append((int(year), month, leap, first))
            first += dt.timedelta(30 if mark == "大" else 29)
    return found


def test_every_month_of_two_hundred_years_begins_on_the_same_day() -> None:
    table = months()
    assert len(table) > 2480
    assert (table[0][3], table[-1][0]) == (FIRST, 2100)
    differs = set()
    for year, month, leap, first in table:
        day = lunar_day(first)
        assert day is not None
        if (day.month, day.leap, day.day) != (month, leap, 1):
            differs.add((year, month, leap))
    assert differs == DISPUTED


@pytest.mark.parametrize(
    "date, words",
    [
        ("1900-01-31", "庚子年正月初一"),
        ("1906-04-24", "丙午年四月初一"),
        ("1906-05-23", "丙午年闰四月初一"),
        ("1914-11-17", "甲寅年十月初一"),
        ("1916-02-03", "丙辰年正月初一"),
        ("1920-11-10", "庚申年十月初一"),
        ("1923-10-10", "癸亥年九月初一"),
        ("1949-10-01", "己丑年八月初十"),
        ("2025-07-25", "乙巳年闰六月初一"),
        ("2026-02-17", "丙午年正月初一"),
        ("2026-11-20", "丙午年十月十二"),
        ("2033-12-22", "癸丑年闰十一月初一"),
        ("2034-02-19", "甲寅年正月初一"),
        ("2101-01-28", "庚申年十二月廿九"),
    ],
)
def test_known_days(date: str, words: str) -> None:
    day = lunar_day(dt.date.fromisoformat(date))
    assert day is not None
    assert f"{day.year}年{day.month_in_words}{day.day_in_words}" == words


def test_days_of_a_month_in_words() -> None:
    first = dt.date(2026, 2, 17)
    days = [lunar_day(first + dt.timedelta(at)) for at in range(30)]
    words = "".join(day.day_in_words for day in days if day)
    tens = ("一二三四五六七八九", "一二三四五六七八九", "一二三四五六七八九")
    first_ten, second_ten, third_ten = (
        "".join(f"{head}{one}" for one in ones) for head, ones in zip("初十廿", tens, strict=True)
    )
    assert words == f"{first_ten}初十{second_ten}二十{third_ten}三十"


def test_solar_terms_of_a_year() -> None:
    days = [lunar_day(dt.date(2026, 1, 1) + dt.timedelta(at)) for at in range(365)]
    assert " ".join(day.term for day in days if day and day.term) == (
        "小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 "
        "小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至"
    )
    day = lunar_day(dt.date(2026, 11, 22))
    assert day is not None
    assert day.term == "小雪"


@pytest.mark.parametrize("date", [FIRST - dt.timedelta(1), LAST + dt.timedelta(1), dt.date.min, dt.date.max])
def test_outside_the_table_there_is_nothing(date: dt.date) -> None:
    assert lunar_day(date) is None


def test_every_word_has_its_traditional_form() -> None:
    plain = str.maketrans("农历闰马龙鸡猪惊蛰处满", "農曆閏馬龍雞豬驚蟄處滿")
    taiwan = converter("zh-TW").text
    for year in range(1924, 1984):
        day = lunar_day(dt.date(year, 8, 1))
        assert day is not None
        words = f"农历{day.year}{day.animal}年{day.month_in_words}{day.day_in_words}"
        assert taiwan(words) == words.translate(plain)
    for term in ("谷雨", "芒种", "惊蛰", "小满", "处暑"):
        expected = {"谷雨": "穀雨", "芒种": "芒種"}.get(term, term.translate(plain))
        assert taiwan(term) == expected


def test_years_of_the_republic() -> None:
    assert republic_date(dt.date(2026, 11, 20)) == "中华民国115年11月20日"
    assert republic_date(dt.date(1912, 1, 1)) == "中华民国1年1月1日"
    assert republic_date(dt.date(1911, 10, 10)) == "1911年10月10日"
    assert converter("zh-TW").text("中华民国115年") == "中華民國115年"


def test_the_library_is_imported_when_asked_for() -> None:
    asked = "import sys, broadsheet.chinese.lunar, broadsheet.web.almanac; print('borax' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
