"""The lunar calendar 农历: year, month and day in words, solar terms. The owner of borax.

In:   a calendar date.
Out:  words in Simplified Chinese; None outside the years that the library's table holds.
Must not know: clocks, mastheads, the other variants.

borax holds the calendar of 1900 to 2100 as a table; how it was verified stands in docs/decisions. It is
imported when first asked for: few papers print the lunar date.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from broadsheet.chinese.dates import numeral

FIRST: Final = dt.date(1900, 1, 31)  # 庚子年正月初一
LAST: Final = dt.date(2101, 1, 28)  # 庚申年十二月廿九


@dataclass(frozen=True, slots=True, kw_only=True)
class LunarDay:
    """One day of the lunar calendar."""

    year: str  # 丙午
    animal: str  # 马
    month: int  # 1 to 12
    leap: bool
    day: int  # 1 to 30
    term: str  # 小雪 on the day when it begins, else ""

    @property
    def month_in_words(self) -> str:
        """正月, 十二月, 闰六月."""
        name = "正" if self.month == 1 else numeral(self.month)
        return f"{'闰' if self.leap else ''}{name}月"

    @property
    def day_in_words(self) -> str:
        """初一, 十二, 廿九, 三十."""
        if self.day <= 10:
            return f"初{numeral(self.day)}"
        return numeral(self.day) if self.day in (20, 30) else numeral(self.day).replace("二十", "廿")


def lunar_day(date: dt.date) -> LunarDay | None:
    """The lunar date of a day; None before 1900-01-31 and after 2101-01-28."""
    if not FIRST <= date <= LAST:
        return None
    from borax.calendars.lunardate import LunarDate

    day = LunarDate.from_solar(date)
    return LunarDay(
        year=day.gz_year,
        animal=day.animal,
        month=day.month,
        leap=bool(day.leap),
        day=day.day,
        term=day.term or "",
    )
