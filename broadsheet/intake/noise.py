"""White space inside a line that says nothing: where it stands, and why it is dropped.

In:   the raw lines of a page.
Out:  for each line its noise: place in the line → reason. And brackets that slipped by one character.
Must not know: roles, articles, offsets in the text.

Only what is certain: text set wide counts from three single characters on, and neither lists of such
(甲 乙 丙), names (何 青 方 平), headers of tables nor a word in running text are taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from broadsheet.intake.wraps import line_end_spaces
from broadsheet.intake.writers import SURNAMES

WRAP: Final = "space at a printed line's end"
WIDE: Final = "space between letters set wide"
ADDRESS: Final = "space inside a web address"
BRACKET: Final = "space inside a bracket"

_GAPS: Final = r" |\u3000|\u00a0|  "
_MARK: Final = "●■◆□◇○▲△★☆※|"
_RUN: Final = re.compile(rf"(?<![^\s{_MARK}])\S(?P<gap>{_GAPS})\S(?:(?P=gap)\S)+(?![^\s{_MARK}])")
_DIGITS: Final = re.compile(r"(?<!\S)[0-9０-９](?: [0-9０-９]){1,3}(?= ?[年月日期號号版])")
_CALL: Final = re.compile(r"(?<=[話话線线真機机:：]) ?(?P<number>[0-9](?: [0-9]){5,})(?!\S)")
_PAIR: Final = re.compile(r"(?<!\S)\S(?: |\u3000|\u00a0)\S(?!\S)")
_ROLE: Final = re.compile(
    r"(?<!\S)(?:記[ \u3000]者|记[ \u3000]者|攝[ \u3000]影|摄[ \u3000]影|編[ \u3000]輯|编[ \u3000]辑)(?=\s)"
)
_URL: Final = re.compile(r"(?:https?:// ?)?www ?\. ?[A-Za-z0-9-]+(?: ?\. ?[A-Za-z0-9-]+)+", re.IGNORECASE)
_QUICK: Final = re.compile(r"\S\s\S")
_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]+")
_DATED: Final = re.compile("[年月日期號号版周週]")
_LISTS: Final = (
    "甲乙丙丁戊己庚辛壬癸",
    "子丑寅卯辰巳午未申酉戌亥",
    "日一二三四五六日",
    "一二三四五六七八九十",
    "東南西北中發白",
    "东南西北中发白",
    "春夏秋冬",
    "金木水火土",
    "上中下",
    "左中右",
    "大中小",
    "天地人",
    "勝和負",
    "胜平负",
    "0123456789",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
)
_SHORT: Final = 40  # characters: longer is running text, where a run must be longer too
_LONG_RUN: Final = 5

_SLIPPED: Final = re.compile(
    r"(?<![\u3400-\u9fff])(?P<first>[\u3400-\u9fff])(?P<mark>[(（{｛〔【﹙︵﹛])(?P<gap>\s)(?P<next>[\u3400-\u9fff])"
)
# Words that such brackets open with: no other text has their first letter before the bracket.
_OPENING_WORDS: Final = (
    "資料 资料 網上 网上 網絡 网络 互聯 互联 相關 相关 本報 本报 記者 记者 新華 新华 法新 "
    "美聯 美联 路透 中新 中央 受訪 受访 通訊 通讯 攝影 摄影 下轉 下转 上接 詳見 详见 "
    "小圖 大圖 左圖 右圖 上圖 下圖 圖片 图片 外電 外电 視覺 视觉 影像 電視 电视 綜合 综合"
)
_CREDITED: Final = re.compile(r"\s[^\s()（）]{1,14}(?:提供|[攝摄圖图繪绘])\s[)）﹚]")
_VERTICAL: Final = re.compile(r"(?<=[︵︷︹︻])\s+|\s+(?=[︶︸︺︼])")
_CLOSING: Final = re.compile(r"\s+(?=[)）}｝〕】﹚︶﹜])")

Noise = Mapping[int, str]


def find_noise(raws: Sequence[str]) -> Mapping[int, Noise]:
    """Line → its noise; lines without any are left out. Linear in the length of the page."""
    found: dict[int, dict[int, str]] = {}
    for at, places in line_end_spaces(raws).items():
        found[at] = dict.fromkeys(places, WRAP)
    for at, raw in enumerate(raws):
        if _QUICK.search(raw):
            near = (raws[at - 1] if at else "", raws[at + 1] if at + 1 < len(raws) else "")
            if noise := dict(_in_line(raw, near)):
                found.setdefault(at, {}).update(noise)
    return found


def slipped_brackets(text: str) -> list[tuple[int, int]]:
    """Places of a character and the bracket that should stand before it: `資( 料圖片 )`."""
    return [(match.start("first"), match.start("mark")) for match in _slipped(text)]


def _slipped(text: str) -> Iterator[re.Match[str]]:
    for match in _SLIPPED.finditer(text):
        if match["first"] + match["next"] in _OPENING_WORDS or _CREDITED.match(text, match.start("gap")):
            yield match


def _in_line(raw: str, near: tuple[str, str]) -> Iterator[tuple[int, str]]:
    yield from _wide(raw, near)
    for match in _CALL.finditer(raw):
        yield from _spaces(raw, match.start("number"), match.end(), WIDE)
    for match in _URL.finditer(raw):
        yield from _spaces(raw, match.start(), match.end(), ADDRESS)
    for match in _VERTICAL.finditer(raw):
        yield from _spaces(raw, match.start(), match.end(), BRACKET)
    for match in _slipped(raw):
        yield match.start("gap"), BRACKET
        if closing := _CLOSING.search(raw, match.end(), match.end() + _SHORT):
            yield from _spaces(raw, closing.start(), closing.end(), BRACKET)


def _wide(raw: str, near: tuple[str, str]) -> Iterator[tuple[int, str]]:
    found = list(_RUN.finditer(raw))
    if not found and not _DIGITS.search(raw) and not _ROLE.search(raw):
        return
    figures = max(sum(word[0].isdigit() for word in line.split()) for line in near)
    runs = [match for match in found if _is_set_wide(match, raw, figures)]
    parts: list[re.Match[str]] = [*runs, *_DIGITS.finditer(raw), *_ROLE.finditer(raw)]
    if runs and all(len(word) == 1 for word in raw.split()):
        parts += _PAIR.finditer(raw)
    for match in parts:
        yield from _spaces(raw, match.start(), match.end(), WIDE)


def _is_set_wide(match: re.Match[str], raw: str, figures: int) -> bool:
    """`figures`: how many a line beside this one holds; as many as the run, and it is a row of a table."""
    text = "".join(match[0].split())
    if any(text in known for known in _LISTS) or figures >= len(text) - 1:
        return False
    if not _HAN.search(text):
        return "." in text or (len(text) > 3 and text.isascii() and text.isalpha())
    if not _HAN.fullmatch(text):
        return bool(_DATED.search(text)) or (len(text) > _LONG_RUN and not any(map(str.isdigit, text)))
    if text[:-1] in ("星期", "禮拜", "礼拜"):
        return True
    if _are_names(text):
        return False
    return len(text) >= _LONG_RUN or len(raw.strip()) <= _SHORT


def _are_names(text: str) -> bool:
    """何青方平: two surnames at least, each with its given name."""
    return len(text) > 3 and len(text) % 2 == 0 and all(char in SURNAMES for char in text[::2])


def _spaces(raw: str, start: int, end: int, reason: str) -> Iterator[tuple[int, str]]:
    return ((at, reason) for at in range(start, end) if raw[at].isspace())
