"""Rules about dates: a weekday that is another, a day that no calendar has.

In:   a proof; the year of a date without one is that of the nearest such day to the issue's date.
Out:  findings.
Must not know: the lunar calendar, whose days are written in Chinese numerals: those are not looked at.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from broadsheet.chinese.dates import weekday
from broadsheet.pipeline.lint.proof import Block, Proof
from broadsheet.pipeline.lint.rule import Desk, Finding
from broadsheet.problems import Text

_DAY: Final = r"(?:(?P<year>[12]\d{3})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号號]"
_WEEK: Final = r"(?:星期|礼拜|禮拜|周|週)(?P<week>[一二三四五六日天])"
# 周三 in running text needs a bracket, a mark or a word of time behind it: 11月20日周日新说 is a name
_AFTER: Final = r"(?=[）)，。、；：\s]|上午|下午|早|晚|中午|凌晨|夜|起|至|到|的|$)"
_DATED: Final = re.compile(
    rf"(?<![\d.]){_DAY}(?:[（(，, ]{{0,2}}){_WEEK}{_AFTER}"
    rf"|{_WEEK.replace('week', 'week2')}[（(]"
    rf"{_DAY.replace('year', 'year2').replace('month', 'month2').replace('day', 'day2')}[）)]"
)
_DATE: Final = re.compile(rf"(?<![\d.]){_DAY}(?:(?:至|到|—|～|~|-)(?P<until>\d{{1,2}})[日号號])?")
_YEAR: Final = re.compile(r"(?<!\d)([12]\d{3})年")
_WEEKDAYS: Final = {name: number for number, name in enumerate("一二三四五六日")} | {"天": 6}
_LEAP: Final = 2024  # a year that has every day


def wrong_weekday(proof: Proof, _: Desk) -> Iterator[Finding]:
    """12月3日星期五 where that day is another."""
    for block in proof.blocks:
        if "星期" not in block.text and not re.search("[周週]|礼拜|禮拜", block.text):
            continue
        for match in _DATED.finditer(block.text):
            said = match["week"] or match["week2"]
            year, month, day = (match[name] or match[f"{name}2"] for name in ("year", "month", "day"))
            if not year and _another_year(block, match.start(), proof.head.date):
                continue
            date = _nearest(proof.head.date, year, int(month), int(day))
            if date and date.weekday() != _WEEKDAYS[said]:
                at = match.start("week") if match["week"] else match.start("week2")
                right = weekday(date)
                what = Text(
                    f"{date:%Y-%m-%d} is a {date:%A}, not 星期{said}",
                    f"{date:%Y-%m-%d} 是{right}，不是星期{said}",
                )
                yield Finding(block, at, what, Text("correct the date or the weekday", "请改正日期或星期"))


def no_such_date(proof: Proof, _: Desk) -> Iterator[Finding]:
    """2月30日, 13月1日, 11月30日至31日, and 29 February of a year that has none."""
    for block in proof.blocks:
        if "月" not in block.text:
            continue
        for match in _DATE.finditer(block.text):
            year = int(match["year"] or _LEAP)
            days = [("day", match["day"])] + ([("until", match["until"])] if match["until"] else [])
            for group, day in days:
                if not _is_date(year, int(match["month"]), int(day)):
                    told = f"{match['year'] + '年' if match['year'] else ''}{match['month']}月{day}日"
                    what = Text(f"there is no {told}", f"没有{told}这一天")
                    yield Finding(block, match.start(group), what, Text("correct the date", "请改正日期"))


def _is_date(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _another_year(block: Block, at: int, date: dt.date) -> bool:
    """Whether the text above in the block speaks of another year than the issue's."""
    years = _YEAR.findall(block.text, 0, at)
    return bool(years) and int(years[-1]) != date.year


def _nearest(date: dt.date, year: str, month: int, day: int) -> dt.date | None:
    """The day meant: in the year written, else the nearest to the issue's date."""
    years = [int(year)] if year else [date.year - 1, date.year, date.year + 1]
    found = []
    for each in years:
        with suppress(ValueError):
            found.append(dt.date(each, month, day))
    return min(found, key=lambda each: abs((each - date).days), default=None)
