"""Dates as a newspaper writes them, and back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.chinese.dates import long_date, news_page_name, parse_date, weekday

DAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-20",
        "20261120",
        "2026年11月20日",
        "二〇二六年十一月二十日",
        "二○二六年十一月廿日",
        " 2026-11-20 ",
    ],
)
def test_one_day_in_every_writing(written: str) -> None:
    assert parse_date(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2026-02-30",
        "二〇二六年二月三十日",
        "2026年11月",
        "11月20日",
        "0000-01-01",
        "二十二六年一月一日",
        "２０２６-１-１",
    ],
)
def test_what_is_no_date(written: str) -> None:
    assert parse_date(written) is None


def test_numerals_of_a_day() -> None:
    assert parse_date("一九四九年十月一日") == dt.date(1949, 10, 1)
    assert parse_date("二〇〇〇年十二月三十一日") == dt.date(2000, 12, 31)
    assert parse_date("二零二六年一月廿九日") == dt.date(2026, 1, 29)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
@settings(max_examples=200, deadline=None)
def test_a_written_date_reads_back(date: dt.date) -> None:
    assert parse_date(long_date(date)) == date
    assert parse_date(date.isoformat()) == date


def test_words_for_readers() -> None:
    assert long_date(DAY) == "2026年11月20日"
    assert long_date(dt.date(2026, 1, 5)) == "2026年1月5日"
    assert weekday(DAY) == "星期五"
    assert weekday(dt.date(2026, 11, 22)) == "星期日"


@pytest.mark.parametrize(
    "label, name",
    [("01", "第一版"), ("1", "第一版"), ("10", "第十版"), ("12", "第十二版"), ("99", "第九十九版"),
     ("A05", "第A05版"), ("100", "第100版"), ("00", "第00版")],
)  # fmt: skip
def test_news_page_names(label: str, name: str) -> None:
    assert news_page_name(label) == name
