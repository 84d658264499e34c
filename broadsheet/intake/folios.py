"""Folios: the line in which a page says what it is, in pieces or whole.

In:   folded text (lines.fold).
Out:  whether a line is a folio or may be a piece of one; the date, page and section that it gives.
Must not know: articles, a page's other furniture.

A folio is made of tokens and nothing else: dates in every calendar, weekdays, page labels, numbers of
issues, prices, addresses of the web, the paper's name. What is left over is a section's name, or the
line is no folio. Letter-spaced print counts as print.
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
    "元": 1,
}
_YEAR: Final = r"(?:[0-9] ?){4}|[〇○零O一二三四五六七八九]{4}"
_NUMBER: Final = r"[0-9] ?[0-9]?|[一二三四五六七八九十廿卅]{1,3}"
_ERA: Final = r"(?:中 ?[華华] ?)?民 ?[國国] ?"  # year 1 is 1912
_ERA_NUMBER: Final = "[0-9]{1,3}|[元一二三四五六七八九十廿卅]{1,5}|一百零?[一二三四五六七八九十]{0,3}"
_ERA_YEAR: Final = rf"{_ERA}(?:{_ERA_NUMBER})"
_DATE: Final = re.compile(
    rf"(?:{_ERA}(?P<roc>{_ERA_NUMBER})"
    rf"|(?P<y>{_YEAR})) ?年 ?(?P<m>{_NUMBER}) ?月 ?(?P<d>{_NUMBER}) ?[日号號]"
)
_ISO: Final = re.compile(r"(?P<y>[0-9]{4})[-./](?P<m>[0-9]{1,2})[-./](?P<d>[0-9]{1,2})(?![0-9])")
_PAGE: Final = re.compile(
    r"第? ?(?P<p>0*[A-Z]{0,2}[0-9]{1,5}|[一二三四五六七八九十]{1,3}) ?版(?! ?[面式])"
    r"|(?:\b|(?<= ))(?:Page|PAGE|P\.?) ?(?P<p2>[A-Z]?[0-9]{1,3})(?![0-9])"
)
_LEADING_PAGE: Final = re.compile(r"^(?P<p>[A-Z]{0,2}[0-9]{1,3})(?=[ :|/])")
_COUNT: Final = re.compile(
    r"(?:今[日天]?|本期|本报|本報|共|全|出|逢)[共出计計 ]{0,2}"
    r"(?:[0-9]{1,3}|[一二三四五六七八九十壹貳贰參叁肆伍陸陆柒捌玖拾兩两]{1,3}) ?"
    r"[大小]?(?:版|[張张])"
)
_LONE_PAGE: Final = re.compile(r"(?:^|(?<= ))(?P<p>0[1-9]|[A-Z][0-9]{1,2})(?= |$)")

_DAY: Final = r"(?:[一二三四五六日天])"
_STEM: Final = r"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]"
_LUNAR_DAY: Final = (
    r"[闰閏]?[正一二三四五六七八九十冬腊臘]{1,2}月(?:[大小]?[初廿卅]?[一二三四五六七八九十]{1,2}|[大小])?日?"
)
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_PRICE: Final = (
    r"(?:零售|每份|每張|每张|定[價价]|售[價价]?|[國国][幣币]|[實实]售){1,3}[價价]?[: ]?"
    r"(?:[國国港台法][幣币]|人民[幣币]|金[圓圆]|大洋|[銀银]元)?[0-9.一二三四五六七八九十百千萬万壹貳贰參叁肆伍陸陆柒捌玖拾佰仟]{1,8}(?:[元圓圆角分]正?[一二三四五六七八九十厘]{0,3})+"
)
_TERM: Final = (
    r"立[春夏秋冬]|雨水|[惊驚][蛰蟄]|[春秋]分|清明|[谷穀]雨|小[满滿]|芒[种種]|[夏冬]至|[小大处處]暑"
    r"|白露|[寒霜][露降]|[小大][雪寒]"
)
# (worth, pattern): 3 makes a folio alone, 2 beside a name, 1 only helps.
_TOKENS: Final = (
    (3, rf"(?:公元|西元|公[历曆])?(?:{_YEAR}) ?年 ?(?:{_NUMBER}) ?月 ?(?:{_NUMBER}) ?[日号號]"),
    (3, rf"(?:{_YEAR} ?年 ?)?\(?{_ERA_YEAR} ?年\)? ?(?:{_NUMBER}) ?月 ?(?:{_NUMBER}) ?[日号號]"),
    (3, rf"(?<![0-9])[0-9]{{2,3}} ?年 ?(?:{_NUMBER}) ?月 ?(?:{_NUMBER}) ?[日號]"),
    (3, r"[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}(?![0-9])"),
    (3, rf"{_MONTH} [0-9]{{1,2}},? ?[0-9]{{4}}|[0-9]{{1,2}} {_MONTH},? ?[0-9]{{4}}"),
    (3, _COUNT.pattern),
    (3, _PRICE),
    (
        3,
        r"第? ?(?:[A-Z]{0,2}[0-9]{1,5}(?:/[0-9]{1,3})?|[一二三四五六七八九十]{1,3}) ?版(?! ?[面式])",
    ),
    (2, r"第 ?[0-9一二三四五六七八九十]{1,3} ?[張张]"),
    (2, r"\b(?:Page|PAGE|P\.?) ?[A-Z]?[0-9]{1,3}(?![0-9])"),
    (
        2,
        r"(?:总|總)?第? ?[0-9]{1,6} ?[期号號]|第? ?[一二三四五六七八九十百千零〇]{2,9} ?[期号號]"
        r"|ISSUE ?[0-9]{1,6}|No\. ?[0-9]{1,6}",
    ),
    (2, r"(?<![A-Z0-9])[A-Z]{1,2}[0-9]{1,3}(?:·[0-9])?(?![A-Z0-9])|(?<![0-9.])0[1-9](?![0-9.])"),
    (2, r"(?:https?://)?(?:www\.)[A-Za-z0-9./_-]+"),
    (2, rf"(?:农历|農曆|夏[历曆]|[陰阴旧舊][历曆]) ?(?:{_STEM})? ?年? ?(?:{_LUNAR_DAY})?"),
    (2, rf"{_STEM} ?年? ?{_LUNAR_DAY}|{_STEM}年"),
    (2, rf"\(?(?:星 ?期|[礼禮]拜) ?{_DAY}\)?|[周週]{_DAY}(?![{HAN[1:-1]}])"),
    (1, rf"(?:{_YEAR}) ?年(?: ?(?:{_NUMBER}) ?月)?|(?:{_NUMBER}) ?月 ?(?:{_NUMBER}) ?[日号號]|{_LUNAR_DAY}"),
    (2, r"(?:[A-Z]{2,}[ .&'-]+){0,5}(?:NEWS|DAILY|TIMES|POST|WEEKLY|HERALD|SPORTS|WORLD|LOCAL|BUSINESS)\b"),
    (1, r"ISSN? ?[0-9-]+|[A-Z][A-Za-z]+(?:[ .&'-]+[A-Z][A-Za-z]+){0,5}"),
    (1, rf"[0-9]{{1,3}}|(?<!{HAN})(?:今日|今天)?(?:{_TERM})(?!{HAN})"),
    (0, r"[-|/·●■:,\[\]<>《》〈〉]"),
)  # fmt: skip
_TOKEN: Final = re.compile("|".join(f"(?P<t{at}>{pattern})" for at, (_, pattern) in enumerate(_TOKENS)))
_WORTH: Final = tuple(worth for worth, _ in _TOKENS)
_TOLD: Final = "".join(sorted(set(re.findall(HAN, _TOKEN.pattern))))
_UNTOLD: Final = re.compile(f"(?![{_TOLD}]){HAN}")  # stands in no token
_HINT: Final = re.compile(r"[0-9年月日期版報报P○〇元售]")
_PAPER: Final = re.compile(rf"(?:{HAN}{{2,7}}|{HAN}(?: {HAN}){{1,6}} )(?:报|報|周刊|週刊)(?!{HAN})")
_LABEL: Final = r"(?:[A-Z]?0[1-9]|[A-Z]{1,2}[0-9]{1,2}|P\.? ?[0-9]{1,3})"
_NAMED: Final = rf"{HAN}{{2,6}}(?:[ ·]+{HAN}{{2,4}})?"
_LABELLED: Final = re.compile(rf"{_NAMED}[ |·:/]+{_LABEL}|{_LABEL}[ |·:/]+{_NAMED}")
_SECTION: Final = re.compile(rf"{HAN}{{1,6}}")
_NUMBERED: Final = re.compile(r"(?:Page|PAGE) ?[A-Z]?[0-9]{1,3}")
_RUNNING: Final = re.compile(
    r"要闻|要聞|新闻|新聞|港闻|港聞|副刊|国际|國際|体育|體育|财经|財經|经济|經濟|综合|綜合|娱乐|娛樂|地方|社会|社會|文化|广告|廣告|评论|評論|专题|專題"
)
_TURNED: Final = re.compile(rf"[聞闻][要新港](?:{HAN}{{2}})?")
# A jump, a teaser, the head of a table: no folio.
_OTHERS: Final = re.compile("[上下转轉]接|[见見詳详]|下[转轉]|[单單]位")
_LETTERED: Final = re.compile(rf"{HAN}(?: {{1,3}}{HAN}){{1,7}}")
_PRINTED: Final = re.compile("[报報刊]")
_ALONE: Final = 3
_REST: Final = 8  # Han left of a folio beside its tokens and the paper's name: the section
_WORDS: Final = 3
_PIECE: Final = 16  # characters of a folio's piece on a line of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class FolioFacts:
    """What a folio line of the page itself says; each may be missing."""

    date: dt.date | None = None
    page: str = ""  # label in letters and digits: 09, A05
    section: str = ""


def is_folio(face: str) -> bool:
    """Whether a line is made of a folio's tokens, with room for the names of paper and section."""
    if not _HINT.search(face) or set(face) & set("。!?“”;、"):
        return _is_running(face)
    if _OTHERS.search(face):
        return False
    if _LABELLED.fullmatch(face) or _NUMBERED.fullmatch(face):
        return True
    if not _PRINTED.search(face) and len(_UNTOLD.findall(face)) > _REST:
        return False
    worth, rest = weigh_tokens(face)
    words = rest.split()
    named = len(words) <= _WORDS and all(_SECTION.fullmatch(word) for word in words)
    return worth >= _ALONE and named and sum(map(len, words)) <= _REST


def is_piece(face: str) -> bool:
    """Whether a line may be a piece of a folio that print cut in pieces; its place must tell."""
    if len(face) > _PIECE or set(face) & set("。!?“”;、,"):
        return False
    worth, rest = weigh_tokens(face)
    return (not rest and worth > 0) or (worth == 0 and bool(_SECTION.fullmatch(rest.replace(" ", ""))))


def weigh_tokens(face: str) -> tuple[int, str]:
    """What the tokens of a line are worth together, each kind once, and the words left without them.

    The paper's name is a token. Numbers and Latin words alone are worth 1, however many.
    """
    kinds = {int((match.lastgroup or "t0")[1:]) for match in _TOKEN.finditer(face)}
    rest = _TOKEN.sub("  ", face)
    unnamed, papers = _PAPER.subn("  ", rest) if _PRINTED.search(rest) else (rest, 0)
    worths = [_WORTH[kind] for kind in kinds]
    worth = sum(worths) if max(worths, default=0) > 1 else min(1, sum(worths))
    return worth + min(papers, 1), " ".join(unnamed.split())


def read_folio(face: str) -> FolioFacts:
    """Date, page and section that a folio line gives."""
    face = _COUNT.sub(" ", face)
    page = _PAGE.search(face) or _LEADING_PAGE.match(face) or _LONE_PAGE.search(face)
    label = (page.groupdict().get("p2") or page["p"]) if page else ""
    words = [word for word in weigh_tokens(face)[1].split() if not word.endswith(("报", "報"))]
    section = words[0] if len(words) == 1 and re.fullmatch(rf"{HAN}{{2,6}}", words[0]) else ""
    return FolioFacts(date=_read_date(face), page=page_label(label), section=section)


def page_label(printed: str) -> str:
    """A printed page number as a label: 一 → 01, 9 → 09, 00001 → 01, A5 → A05."""
    match = re.fullmatch(r"0*([A-Z]{0,2})0*([0-9]{1,3})", printed.strip())
    if match:
        return f"{match[1]}{int(match[2]):02d}"
    number = _number(printed)
    return f"{number:02d}" if number else ""


def _is_running(face: str) -> bool:
    """A section's name printed with gaps, or from right to left as dumps do: 要 聞, 聞要港本."""
    closed = face.replace(" ", "")
    spaced = closed != face and len(closed) > 2 and bool(_LETTERED.fullmatch(face))
    turned = bool(_TURNED.fullmatch(closed))
    return turned or (spaced and bool(_RUNNING.search(closed) or _RUNNING.search(closed[::-1])))


def _read_date(face: str) -> dt.date | None:
    match = _DATE.search(face) or _ISO.search(face)
    if not match:
        return None
    era = match.groupdict().get("roc")
    if era:
        year = _number(era) + 1911
    else:
        year = int("".join(str(_DIGITS.get(char, char)) for char in match["y"].replace(" ", "")))
    try:
        return dt.date(year, _number(match["m"]), _number(match["d"]))
    except ValueError:
        return None


def _number(printed: str) -> int:
    """1 to 199 in digits or Chinese numerals: 12, 十二, 廿四, 一百零一; 0 where it is none."""
    text = printed.replace(" ", "")
    if text.isascii() and text.isdigit():
        return int(text)
    hundreds, hundred, text = text.replace("廿", "二十").replace("卅", "三十").rpartition("百")
    tens, ten, units = text.rpartition("十")
    if not all(char in _DIGITS for char in hundreds + tens + units):
        return 0
    low = (_DIGITS.get(tens, 1) * 10 if ten else 0) + (_DIGITS.get(units[-1:], 0) if units else 0)
    return (_DIGITS.get(hundreds, 1) * 100 if hundred else 0) + low
