"""An issue's day as its masthead and its articles print it.

In:   a calendar date, the place of a page (frame, variant).
Out:  the date, and whatever of the almanac the site asks for, in the script of the source.
Must not know: issues, templates, how a lunar date is found.

Source of the forms: mainland mastheads print 农历丙午年十月十二, papers of Taiwan 中華民國115年11月20日.
"""

from __future__ import annotations

import datetime as dt

from broadsheet.chinese.dates import long_date, republic_date, weekday
from broadsheet.chinese.lunar import lunar_day
from broadsheet.chinese.variants import converter
from broadsheet.web.frame import Place

_TAIWAN = "zh-TW"


def date_of(date: dt.date, place: Place) -> str:
    """2026年11月20日; 中华民国115年11月20日 in the Taiwan edition of a site that counts so."""
    if place.frame.calendar == "roc" and place.variant == _TAIWAN:
        return _in_source(republic_date(date), place)
    return long_date(date)


def weekday_of(date: dt.date, place: Place) -> str:
    """星期五 for a masthead that prints it, else ""."""
    return weekday(date) if "weekday" in place.frame.masthead else ""


def almanac(date: dt.date, place: Place) -> tuple[str, ...]:
    """农历丙午年十月十二 (with the animal, 农历丙午马年…) and 小雪, as far as the masthead prints them.

    Nothing for a day that the lunar calendar's table does not hold.
    """
    asked = place.frame.masthead
    if not {"lunar", "animal", "term"} & set(asked):
        return ()
    day = lunar_day(date)
    if day is None:
        return ()
    animal = day.animal if "animal" in asked else ""
    words = [
        f"农历{day.year}{animal}年{day.month_in_words}{day.day_in_words}" if "lunar" in asked else "",
        f"{day.animal}年" if animal and "lunar" not in asked else "",
        day.term if "term" in asked else "",
    ]
    return tuple(_in_source(word, place) for word in words if word)


def _in_source(words: str, place: Place) -> str:
    """In the script of the source, from which the page is converted; the words here are Simplified."""
    return converter(place.frame.default).text(words)
