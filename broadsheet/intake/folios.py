"""Folios: the date, page and section that a page prints about itself.

In:   folded text (lines.fold).
Out:  whether a line is a folio or a piece of one; the facts that folio lines give.
Must not know: articles, other furniture.

A folio is told by what is left of it: without dates, page labels, weekdays, staff, addresses and Latin
names there is hardly more than a section's name.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from broadsheet.intake.credits import HAN

_DIGITS: Final = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "O": 0,
}
_REPUBLIC: Final = "[0-9]{1,3}|[一二三四五六七八九十廿卅百〇零]{1,5}"
_YEAR: Final = "(?:[0-9] ?){4}|[〇○零O一二三四五六七八九]{4}"
_NUMBER: Final = "[0-9] ?[0-9]?|[一二三四五六七八九十廿卅]{1,3}"
_DAY: Final = rf"年 ?(?:{_NUMBER}) ?月 ?(?:{_NUMBER}) ?[日号號]"
_DATE: Final = re.compile(
    rf"(?:民[国國] ?(?P<r>{_REPUBLIC})|(?P<y>{_YEAR})) ?年 ?(?P<m>{_NUMBER}) ?月 ?(?P<d>{_NUMBER}) ?[日号號]"
)
_ISO: Final = re.compile(r"(?P<y>[0-9]{4})[-./](?P<m>[0-9]{1,2})[-./](?P<d>[0-9]{1,2})")
_PAGE: Final = re.compile(
    r"第? ?(?P<p>0*[A-Z]{0,2}[0-9]{1,5}|[一二三四五六七八九十]{1,3}) ?版(?! ?[面式主])"
    r"|(?:^|(?<= ))P(?:age |\. ?)(?P<q>[0-9]{1,3})"
)
_LEADING_PAGE: Final = re.compile(r"^(?P<p>[A-Z]{0,2}[0-9]{1,3})(?=[ :|/])")
_LONE_PAGE: Final = re.compile(r"(?:^|(?<= ))(?P<p>0[1-9]|[A-Z][0-9]{1,2})(?= |$)")
_COUNT: Final = re.compile(
    r"(?:今[日天]?|本期|本报|共|全|出|逢)[共出计 ]{0,2}(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}) ?大?版"
)
_SECTION: Final = re.compile(
    rf"{HAN}{{2,6}}[ |·:/]+[A-Z]?0[1-9]|(?:{HAN}{{2,4}} ){{1,2}}[A-D][0-9]{{1,2}}"
    rf"|[A-Z]?(?:0[1-9]|[A-Z][0-9]{{1,2}})[ |·:/]+{HAN}{{2,6}}(?:·{HAN}{{2,4}})?"
    # with the section's English name, its own cut off by a dump; and set from right to left: 聞要港本
    rf"|{HAN}{{0,6}} ?(?=[A-Z ]{{3}})[A-Z][A-Z ]+(?:/|P[. ]|Page)? ?[0-9]{{1,3}}"
    rf"|(?:聞|闻)(?:要|新|港)(?:{HAN}{{2}})?"
)
_STAFF: Final = (
    r"(?:本版|本期|值班|执行|责任|責任)?(?:编辑|編輯|责编|責編|美编|美編|版式|视觉|視覺|校对|校對|组版|主编|主編|制图|編審)(?:设计)?"
    rf"(?: ?: ?| +){HAN}(?: ?{HAN}){{1,3}}(?:[、/ ]{HAN}{{2,4}}(?![:{HAN[1:]}))*"
)
_TOKENS: Final = re.compile(
    rf"(?:(?:中[华華])?民[国國] ?(?:{_REPUBLIC})|{_YEAR}) ?{_DAY}"
    r"|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}"
    r"|星 ?期 ?[一二三四五六日天]|周[一二三四五六日]"
    r"|第? ?(?:[A-Z]{0,2}[0-9]{1,5}|[一二三四五六七八九十]{1,3}) ?版"
    rf"|[农農][历曆]{HAN}{{0,4}}年?{HAN}{{0,6}}|{HAN}{{2}}年{HAN}{{1,2}}月{HAN}{{1,3}}"
    r"|总?第? ?[0-9]{1,6} ?期|今[日天][0-9一二三四五六七八九十]+版|中华民国|ISSN? ?[0-9-]+"
    rf"|{_STAFF}"
    r"|(?:https?://|www\.)[!-~]+|[!-~]+@[!-~]+"
    r"|(?:^|(?<= ))[A-Z][0-9]{1,2}(?= |$)|Page|P\.|[A-Z][A-Za-z. ]{2,40}|[0-9]{1,3}|[|/·●:,]"
)
_POINTING: Final = re.compile(
    "[上下转轉]接|[见見]第?[0-9A-Z一二三四五六七八九十]|下[转轉]"
)  # a jump, no folio
_REST: Final = 8  # Han left of a folio beside its tokens: the paper's or section's name
_PIECE: Final = re.compile(
    rf"[A-Z]{{0,2}}[0-9]{{1,2}}|(?:{_YEAR}) ?年(?: ?(?:{_NUMBER}) ?月)?(?: ?(?:{_NUMBER}) ?日)?"
    rf"|(?:{_NUMBER}) ?[月日]|星 ?期 ?[一二三四五六日天]|[农農][历曆]{HAN}{{2,8}}"
    rf"|[甲乙丙丁戊己庚辛壬癸]{HAN}年{HAN}{{0,6}}|第 ?[0-9一二三四五六七八九十]+ ?[版期]"
)
_NAME: Final = re.compile(rf"{HAN}{{2,4}}(?:·{HAN}{{2,4}})?|{HAN}{{2,6}}(?:报|報)|[A-Z][A-Z ]{{4,40}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FolioFacts:
    """What a folio line of the page itself says; each may be missing."""

    date: dt.date | None = None
    page: str = ""  # label in letters and digits: 09, A05
    section: str = ""


def is_folio(face: str) -> bool:
    """Whether a line is made of a date or a page label, and little else."""
    if _SECTION.fullmatch(face):
        return True
    dated = bool(("年" in face and _DATE.search(face)) or _ISO.search(face))
    if not (dated or _PAGE.search(face)) or _POINTING.search(face):
        return False
    rest = _TOKENS.sub("", face).replace(" ", "")
    return len(rest) <= (_REST if dated else 6) and not set(rest) & set("。,!?“”()")


def is_piece(face: str) -> bool:
    """A piece of a folio on a line of its own: A5, 27, 星期二. At a page's head it is one."""
    return bool(_PIECE.fullmatch(face))


def is_name(face: str) -> bool:
    """What beside such pieces is the paper's name or the section's."""
    return bool(_NAME.fullmatch(face))


def read_folio(face: str) -> FolioFacts:
    """The facts of a folio line."""
    face = _COUNT.sub(" ", face)
    page = _PAGE.search(face) or _LEADING_PAGE.match(face) or _LONE_PAGE.search(face)
    label = next(filter(None, page.groups()), "") if page else ""
    words = [word for word in _TOKENS.sub(" ", face).split() if not word.endswith(("报", "報"))]
    section = words[0] if len(words) == 1 and re.fullmatch(rf"{HAN}{{2,6}}", words[0]) else ""
    return FolioFacts(date=_read_date(face), page=page_label(label), section=section)


def page_label(printed: str) -> str:
    """A printed page number as a label: 一 → 01, 9 → 09, 00001 → 01, A5 → A05."""
    match = re.fullmatch(r"0*([A-Z]{0,2})0*([0-9]{1,3})", printed.strip())
    if match:
        return f"{match[1]}{int(match[2]):02d}"
    number = _number(printed)
    return f"{number:02d}" if number else ""


def _read_date(face: str) -> dt.date | None:
    match = _DATE.search(face) or _ISO.search(face)
    if not match:
        return None
    republic = match.groupdict().get("r")
    try:
        year = 1911 + _number(republic) if republic else _year(match["y"])
        return dt.date(year, _number(match["m"]), _number(match["d"]))
    except ValueError:
        return None


def _year(printed: str) -> int:
    return int("".join(str(_DIGITS.get(char, char)) for char in printed.replace(" ", "")))


def _number(printed: str) -> int:
    """1 to 199 in digits or Chinese numerals: 12, 十二, 廿四, 一百零一; 0 where it is none."""
    text = printed.replace(" ", "")
    if text.isascii() and text.isdigit():
        return int(text)
    hundreds, hundred, text = text.rpartition("百")
    text = text.replace("廿", "二十").replace("卅", "三十").lstrip("零〇")
    tens, ten, units = text.rpartition("十")
    if not all(char in _DIGITS for char in hundreds + tens + units):
        return 0
    above = _DIGITS.get(hundreds, 1) * 100 if hundred else 0
    return above + (_DIGITS.get(tens, 1) * 10 if ten else 0) + (_DIGITS.get(units, 0) if units else 0)
