"""The furniture of a printed page: folios, editors, imprint, contacts; and what a folio says.

In:   folded text (lines.fold).
Out:  the kind of furniture a line is; the date, page and section that a folio line gives.
Must not know: articles.
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
_YEAR: Final = r"(?:[0-9] ?){4}|[〇○零O一二三四五六七八九]{4}"
_NUMBER: Final = r"[0-9] ?[0-9]?|[一二三四五六七八九十廿卅]{1,3}"
_DATE: Final = re.compile(rf"(?P<y>{_YEAR}) ?年 ?(?P<m>{_NUMBER}) ?月 ?(?P<d>{_NUMBER}) ?日")
_ISO: Final = re.compile(r"(?P<y>[0-9]{4})[-./](?P<m>[0-9]{1,2})[-./](?P<d>[0-9]{1,2})")
_PAGE: Final = re.compile(r"第? ?(?P<p>0*[A-Z]{0,2}[0-9]{1,5}|[一二三四五六七八九十]{1,3}) ?版(?! ?[面式])")
_LEADING_PAGE: Final = re.compile(r"^(?P<p>[A-Z]{0,2}[0-9]{1,3})(?=[ :|/])")
_COUNT: Final = re.compile(
    r"(?:今[日天]?|本期|本报|共|全|出|逢)[共出计 ]{0,2}(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}) ?大?版"
)
_SECTION_FOLIO: Final = re.compile(
    rf"{HAN}{{2,6}}[ |·:/]+[A-Z]?0[1-9]|[A-Z]?(?:0[1-9]|[A-Z][0-9]{{1,2}})[ |·:/]+{HAN}{{2,6}}"
    # with the section's English name, its own cut off by a dump; and set from right to left: 聞要港本
    rf"|{HAN}{{0,6}} ?[A-Z]{{3,12}}(?: [A-Z]{{3,12}})? ?P[. ]{{0,2}}[0-9]{{1,2}}"
    rf"|(?:聞|闻)(?:要|新|港)(?:{HAN}{{2}})?"
)
_MASTHEAD: Final = re.compile(rf"{HAN}{{2,5}}(?:报|報)|[A-Z][A-Z ]{{4,40}}")
_LONE_PAGE: Final = re.compile(r"(?:^|(?<= ))(?P<p>0[1-9]|[A-Z][0-9]{1,2})(?= |$)")
_TOKENS: Final = re.compile(
    rf"{_DATE.pattern.replace('?P<y>', '?:').replace('?P<m>', '?:').replace('?P<d>', '?:')}"
    r"|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}"
    r"|星 ?期 ?[一二三四五六日天]|周[一二三四五六日]"
    r"|第? ?(?:[A-Z]{0,2}[0-9]{1,5}|[一二三四五六七八九十]{1,3}) ?版"
    rf"|农历{HAN}{{0,4}}年?{HAN}{{0,6}}|{HAN}{{2}}年{HAN}{{1,2}}月{HAN}{{1,3}}"
    r"|总?第? ?[0-9]{1,6} ?期|今日[0-9一二三四五六七八九十]+版|中华民国|ISSN? ?[0-9-]+"
    r"|www[.][A-Za-z0-9.-]+|[A-Z][A-Za-z. ]{2,40}|[0-9]{1,3}|[|/·●:,]"
)
_STAFF: Final = re.compile(
    r"(?:本版|本期|今日|值班|首席|执行|策划)?"
    r"(?:责任编辑|責任編輯|责编|責編|编辑|編輯|美编|美術編輯|版式设计|版式制作|版式|版面设计|版面設計|校对|校對|"
    r"检校|组版|制图|製圖|统筹|审读|监制|视觉|摄影|图片编辑|编审|主编|编委|总编辑|值班主任)"
    r"(?:/[^: ]{2,4})? ?: ?\S"
)
_CONTACT: Final = re.compile(
    r"(?:本报|本版|编辑部|投稿|来稿|联系|新闻|广告|发行|订阅|服务|读者|热线|栏目)?(?:电话|热线|传真|邮箱|投稿邮箱|E-?mail|地址|邮编|邮政编码|网址|微信|公众号|邮发代号|零售价|定价|印刷)[::]",
    re.IGNORECASE,
)
_MAIL: Final = re.compile(
    r"(?:编辑部|编辑部地址|报社地址|本报地址|社址|編輯部|地址)[: ]|每周[一二三四五六日]出版"
    r"|(?:新闻|报料|爆料|投诉)热线"
    r"|(?:本版|本报|副刊|栏目|专栏|读者)?(?:来信|来稿|投稿|稿件|來稿|來信|信件|线索|赐稿)"
    r"(?:可|敬)?(?:请|請|欢迎)?(?:寄|发至|发往|寄至|投)"
)
_IMPRINT: Final = re.compile(
    r"(?:国内|国际)?统一(?:连续出版物号|刊号)|ISSN|CN[0-9]{2}-[0-9]{4}|督印人|社长[::]|邮发代号|主管主办|数据来源[::]|本版(?:照片|图片|摄影)[^。]{2,40}$|栏目(?:主持|投稿)|欢迎赐图|www\.|https?:"
)
_STAFF_SPACED: Final = re.compile(rf"(?:责编|编辑|版式|校对|美编) +{HAN}{{2,4}}(?: |$)")
_LONGEST: Final = 100
_REST: Final = 8  # Han left of a folio beside its tokens: the paper's or section's name


@dataclass(frozen=True, slots=True, kw_only=True)
class FolioFacts:
    """What a folio line of the page itself says; each may be missing."""

    date: dt.date | None = None
    page: str = ""  # label in letters and digits: 09, A05
    section: str = ""


def furniture_kind(face: str) -> str:
    """`folio`, `staff`, `contact`, `imprint`, or "" for a line of the paper's own text."""
    if len(face) > _LONGEST:
        return ""
    if _STAFF.match(face) or _STAFF_SPACED.match(face):
        return "staff"
    if "。" in face:
        return ""
    if _CONTACT.match(face) or _MAIL.match(face):
        return "contact"
    if _IMPRINT.match(face):
        return "imprint"
    return "folio" if _is_folio(face) else ""


def is_masthead(face: str) -> bool:
    """Whether a line may be the paper's own name, alone, in Han or Latin capitals: its place must tell."""
    return bool(_MASTHEAD.fullmatch(face))


def find_folio(text: str) -> FolioFacts:
    """Date, page label and section from the first folio lines of `text`, or nothing."""
    from broadsheet.intake.lines import cut_lines

    lines = cut_lines(text[:4000]) + cut_lines(text[-2000:] if len(text) > 4000 else "")
    facts = FolioFacts()
    for line in lines:
        if furniture_kind(line.face) in ("folio", "contact", "imprint"):
            found = _read_folio(line.face)
            facts = FolioFacts(
                date=facts.date or found.date,
                page=facts.page or found.page,
                section=facts.section or found.section,
            )
    return facts


def page_label(printed: str) -> str:
    """A printed page number as a label: 一 → 01, 9 → 09, 00001 → 01, A5 → A05."""
    match = re.fullmatch(r"0*([A-Z]{0,2})0*([0-9]{1,3})", printed.strip())
    if match:
        return f"{match[1]}{int(match[2]):02d}"
    number = _number(printed)
    return f"{number:02d}" if number else ""


def _is_folio(face: str) -> bool:
    if _SECTION_FOLIO.fullmatch(face):
        return True
    dated = bool(("年" in face and _DATE.search(face)) or _ISO.search(face))
    paged = "版" in face and bool(_PAGE.search(face))
    if not (dated or paged):
        return False
    rest = _TOKENS.sub("", face).replace(" ", "")
    return len(rest) <= (_REST if dated else 4) and not set(rest) & set("。,!?“”()")


def _read_folio(face: str) -> FolioFacts:
    face = _COUNT.sub(" ", face)
    page = _PAGE.search(face) or _LEADING_PAGE.match(face) or _LONE_PAGE.search(face)
    words = [word for word in _TOKENS.sub(" ", face).split() if not word.endswith(("报", "報"))]
    section = words[0] if len(words) == 1 and re.fullmatch(rf"{HAN}{{2,6}}", words[0]) else ""
    return FolioFacts(date=_read_date(face), page=page_label(page["p"]) if page else "", section=section)


def _read_date(face: str) -> dt.date | None:
    match = _DATE.search(face) or _ISO.search(face)
    if not match:
        return None
    year = "".join(str(_DIGITS.get(char, char)) for char in match["y"].replace(" ", ""))
    try:
        return dt.date(int(year), _number(match["m"]), _number(match["d"]))
    except ValueError:
        return None


def _number(printed: str) -> int:
    """1 to 99 in digits or Chinese numerals: 12, 十二, 廿四; 0 where it is none."""
    text = printed.replace(" ", "")
    if text.isascii() and text.isdigit():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, units = text.rpartition("十")
    if not all(char in _DIGITS for char in tens + units):
        return 0
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + (_DIGITS.get(units, 0) if units else 0)
