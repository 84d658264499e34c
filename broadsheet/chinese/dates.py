"""Dates, weekdays and page labels in Chinese words.

In:   a calendar date, a printed page label, or a date as somebody wrote it.
Out:  text for readers; or a date, None where the text is none.
Must not know: clocks, time zones, locales.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

_REPUBLIC: Final = 1912  # its first year
_WEEKDAYS: Final = "一二三四五六日"
_DIGITS: Final = "〇一二三四五六七八九"
_WRITTEN: Final = (
    re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"),
    re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"),
    re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})[日号]"),
    re.compile(
        r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿卅]{1,3})[日号]"
    ),
)


def long_date(date: dt.date) -> str:
    """2026年11月20日: no leading zeros, as a newspaper prints it."""
    return f"{date.year}年{date.month}月{date.day}日"


def republic_date(date: dt.date) -> str:
    """中华民国115年11月20日; a day before 1912, when the count begins, as `long_date` gives it."""
    if date.year < _REPUBLIC:
        return long_date(date)
    return f"中华民国{date.year - _REPUBLIC + 1}年{date.month}月{date.day}日"


def weekday(date: dt.date) -> str:
    """星期一 to 星期日."""
    return "星期" + _WEEKDAYS[date.weekday()]


def news_page_name(label: str) -> str:
    """第一版 to 第九十九版 for a label of one or two digits, 第A05版 for any other."""
    if re.fullmatch(r"[0-9]{1,2}", label) and int(label):
        return f"第{numeral(int(label))}版"
    return f"第{label}版"


def numeral(number: int) -> str:
    """1 to 99 in Chinese numerals, any other number in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")


def parse_date(text: str) -> dt.date | None:
    """A date written 2026-11-20, 20261120, 2026年11月20日 or 二〇二六年十一月二十日.

    None for any other text, and for a day that no calendar has (2026-02-30).
    """
    for pattern in _WRITTEN:
        if match := pattern.fullmatch(text.strip()):
            year, month, day = (_number(part) for part in match.groups())
            try:
                return dt.date(year, month, day)
            except ValueError:
                return None
    return None


def _number(written: str) -> int:
    """Digits, numerals read digit by digit (二〇二六), or numerals up to 39 (二十, 廿一); 0 if none."""
    plain = written.replace("○", "〇").replace("零", "〇")
    if plain.isdecimal():
        return int(plain)
    spelled = {numeral(n): n for n in range(1, 40)}
    plain_tens = plain.replace("廿", "二十").replace("卅", "三十")
    if plain_tens in spelled:
        return spelled[plain_tens]
    return int("".join(str(_DIGITS.index(char)) for char in plain)) if set(plain) <= set(_DIGITS) else 0
