"""Marks of two em and pairs of marks that a hurried typist spells out: …… —— 《》 “”.

In:   one line of plain text.
Out:  the line with `...` as ……, `--` as ——, `<<…>>` as 《…》, titles in titles as 〈…〉, quotation marks that
      point the wrong way turned round, `~` between Han as ～. A second run changes nothing.
Must not know: half-width marks of one em (punctuation), Markdown, articles.

Source of the forms: GB/T 15834-2011 (—— and …… take two em; outer 《》, inner 〈〉). What is not certain
stays: dots beside Latin letters and digits, rows of leader dots, one dash (北京—上海 is a range), ranges of
numbers, quotation marks that could be the end of one quotation and the beginning of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_SIDE: Final = (
    "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff、。《》「」『』！，：；？（）“”‘’"
)
_ELLIPSIS: Final = re.compile(r"(?<![.。．·…])(?:\.{3,6}|。{3,6}|．{3,6}|·{3,6}|…)(?![.。．·…])")
_DASH: Final = re.compile(r"(?<!-)-{2,3}(?!-)|(?<!－)－{2}(?!－)|(?<!─)─{2}(?!─)|(?<!―)―{2}(?!―)")
_WAVE: Final = re.compile(r"(?<=[\u4e00-\u9fff])~(?=[\u4e00-\u9fff])")
_TITLE: Final = re.compile(r"(?<!<)<<([^<>]*[\u4e00-\u9fff][^<>]*)>>(?!>)")
_CHINESE: Final = re.compile(f"[{_SIDE}]")
_ANY: Final = re.compile("[.。．·…─―－<《“”~-]")
_NO_CLOSER_AFTER: Final = re.compile("[：（《〈「“‘]")  # a closing “ cannot stand right behind these
_NO_OPENER_BEFORE: Final = re.compile("[，。、；：！？）》〉」”’]")  # nor an opening one right before these


def spell_long_marks(line: str) -> str:
    """The line with its two-em marks, titles and quotation marks as a Chinese page sets them."""
    if not _ANY.search(line):
        return line
    line = _ELLIPSIS.sub(lambda match: "……" if _in_chinese(match) else match[0], line)
    line = _DASH.sub(lambda match: "——" if _in_chinese(match) else match[0], line)
    line = _TITLE.sub(r"《\1》", _WAVE.sub("～", line))
    return _turned(_nested(line))


def _in_chinese(match: re.Match[str]) -> bool:
    """Chinese on at least one side, and on the other nothing else than Chinese or the line's edge."""
    line = match.string
    sides = (line[: match.start()][-1:].strip(), line[match.end() :][:1].strip())
    return any(sides) and all(_CHINESE.match(side) for side in sides if side)


def _nested(line: str) -> str:
    """《甲《乙》丙》 → 《甲〈乙〉丙》, where every mark of the line has its partner."""
    depths = list(_depths(line))
    if not depths or max(depth for _, depth in depths) != 2 or any(depth < 1 for _, depth in depths):
        return line
    if line.count("《") != line.count("》") or "〈" in line:
        return line
    chars = list(line)
    for at, depth in depths:
        if depth == 2:
            chars[at] = "〈" if chars[at] == "《" else "〉"
    return "".join(chars)


def _depths(line: str) -> Iterator[tuple[int, int]]:
    """(place, depth from 1) of each 《 and 》."""
    depth = 0
    for match in re.finditer("[《》]", line):
        depth += match[0] == "《"
        yield match.start(), depth
        depth -= match[0] == "》"


def _turned(line: str) -> str:
    """”甲“ → “甲”, where one of the marks stands as it never can, and as a pair none does."""
    places = [match.start() for match in re.finditer("[“”]", line)]
    if not places or len(places) % 2 or not _impossible(line, places):
        return line
    chars = list(line)
    for number, at in enumerate(places):
        chars[at] = "”" if number % 2 else "“"
    turned = "".join(chars)
    return line if _impossible(turned, places) else turned


def _impossible(line: str, places: list[int]) -> bool:
    return any(
        bool(_NO_OPENER_BEFORE.match(line[at + 1 : at + 2])) or not line[at + 1 :].strip()
        if line[at] == "“"
        else at == 0 or bool(_NO_CLOSER_AFTER.match(line[at - 1]))
        for at in places
    )
