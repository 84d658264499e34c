"""Punctuation normaliser: half-width marks of a hurried typist → the marks of a Chinese page.

In:   plain text, any number of lines; each line is judged by itself.
Out:  text of the same length, each mark replaced one for one; a second run changes nothing.
Must not know: Markdown, HTML, articles.

Source of the rules: GB/T 15834-2011 for the marks; which half-width mark is Chinese is decided by
its nearest neighbour. No space is ever added or removed: the space between Han and Latin is CSS.
"""

from __future__ import annotations

import re
from typing import Final

_HAN_RANGES: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN: Final = re.compile(f"[{_HAN_RANGES}]")
# Dashes, ellipses and curly quotes are left out: English uses the same code points.
_CHINESE: Final = re.compile(f"[{_HAN_RANGES}、。〈-】〔-〛！，：；？（）％～]")
_LATIN: Final = re.compile(r"[A-Za-z]")

_FULL: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_MARKS: Final = re.compile("[,;:?!]")
_HALF: Final = re.compile("[,;:?!().\"']")  # a line without one of these stays as it is
_SEE_THROUGH: Final = frozenset("\"'“”‘’()（）[]")
_BRACKETS: Final = re.compile("[()（）]")
_FULL_STOP: Final = re.compile(f"(?<=[{_HAN_RANGES}])\\.(?=[\"'”’)）」』]*\\s*$)")

# Addresses, e-mail, code, tags, entities; a closing mark at the end of an address is the sentence's.
_PROTECTED: Final = re.compile(
    r"`[^`]+`"
    r"|[A-Za-z][A-Za-z0-9+.-]*://[!#-&(-~]+(?<![,;:?!.)])"
    r"|www\.[!#-&(-~]+(?<![,;:?!.)])"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|<[A-Za-z/!][^<>]*>"
    r"|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);",
    re.ASCII,
)


def normalise(text: str) -> str:
    """Full-width marks where the text is Chinese, directional quotes, paired brackets.

    Same length, idempotent. Left as they are: numbers (1,400), times (12:30), ratios (3:2),
    addresses, e-mail, code, English, and marks that stand beside no Chinese character.
    """
    return "".join(_normalise_line(line) for line in text.splitlines(keepends=True))


def _normalise_line(line: str) -> str:
    """Repeat until nothing changes: a mark made full-width can make its neighbour Chinese.

    It ends, since every change turns one half-width mark full-width and none goes back.
    """
    if not (_HALF.search(line) and _HAN.search(line)):
        return line
    before = ""
    while before != line:
        before = line
        free = _free(line)
        line = _convert_marks(line, free)
        line = _convert_brackets(line, free)
        line = _convert_quotes(line, free, straight='"', opening="“", closing="”")
        line = _convert_quotes(line, free, straight="'", opening="‘", closing="’")
        line = _FULL_STOP.sub("。", line)
    return line


def _free(line: str) -> list[bool]:
    """For each character, whether it may be changed."""
    free = [True] * len(line)
    for match in _PROTECTED.finditer(line):
        free[match.start() : match.end()] = [False] * (match.end() - match.start())
    return free


def _convert_marks(line: str, free: list[bool]) -> str:
    chars = list(line)
    for match in _MARKS.finditer(line):
        at = match.start()
        if free[at] and not _between_digits(line, at) and _beside_chinese(line, at):
            chars[at] = _FULL[chars[at]]
    return "".join(chars)


def _between_digits(line: str, at: int) -> bool:
    return line[at - 1 : at].isdigit() and line[at + 1 : at + 2].isdigit()


def _beside_chinese(line: str, at: int) -> bool:
    """Whether a mark's nearest neighbour, past quotes and brackets, is Chinese.

    A mark with a space on both sides (时间 : 九点) must have Chinese beyond both of them.
    """
    left, right = _neighbour(line, at, step=-1), _neighbour(line, at, step=1)
    if left == " " == right:
        far_left, far_right = line[:at].rstrip()[-1:], line[at + 1 :].lstrip()[:1]
        return bool(_CHINESE.match(far_left) and _CHINESE.match(far_right))
    return bool(_CHINESE.match(left) or _CHINESE.match(right))


def _neighbour(line: str, at: int, *, step: int) -> str:
    """The nearest character that is no quote or bracket; "" at the edge of the line."""
    at += step
    while 0 <= at < len(line) and line[at] in _SEE_THROUGH:
        at += step
    return line[at] if 0 <= at < len(line) else ""


def _convert_brackets(line: str, free: list[bool]) -> str:
    """Brackets change as pairs, so that none is left half and half."""
    chars = list(line)
    opened: list[int] = []
    for match in _BRACKETS.finditer(line):
        if not free[match.start()]:
            continue
        if match[0] in "(（":
            opened.append(match.start())
        elif opened and _chinese_pair(line, start := opened.pop(), end := match.start()):
            chars[start], chars[end] = "（", "）"
    return "".join(chars)


def _chinese_pair(line: str, start: int, end: int) -> bool:
    """Chinese content, a full-width partner, or Chinese (or the line's edge) on both sides."""
    if _HAN.search(line, start, end) or line[start] == "（" or line[end] == "）":
        return True
    left, right = line[:start].strip()[-1:], line[end + 1 :].strip()[:1]
    sides = [bool(_CHINESE.match(side)) for side in (left, right) if side]
    return bool(sides) and all(sides)


def _convert_quotes(line: str, free: list[bool], *, straight: str, opening: str, closing: str) -> str:
    """Straight quotes become directional in pairs; a quote without a partner stays straight."""
    if straight not in line:
        return line
    chars = list(line)
    start: int | None = None
    for at, char in enumerate(line):
        if not free[at] or char not in (straight, opening, closing) or _is_apostrophe(line, at):
            continue
        if char == opening or (char == straight and start is None):
            if char == straight and _is_measure(line, at):
                continue
            start = at
        elif start is not None:
            if straight in (line[start], char) and _chinese_quote(line, start, at):
                chars[start], chars[at] = opening, closing
            start = None
    return "".join(chars)


def _is_apostrophe(line: str, at: int) -> bool:
    """it's, rock'n'roll, Xi'an: a single quote between Latin letters."""
    around = line[max(at - 1, 0) : at + 2]
    return line[at] in "'’" and len(around) == 3 and bool(_LATIN.match(around[0]) and _LATIN.match(around[2]))


def _is_measure(line: str, at: int) -> bool:
    """27" and 5' after a number are inches, feet, minutes."""
    return line[at - 1 : at].isdigit()


def _chinese_quote(line: str, start: int, end: int) -> bool:
    if _HAN.search(line, start, end):
        return True
    outside = (line[start - 1 : start], line[end + 1 : end + 2])
    return any(_CHINESE.match(char) for char in outside)
