"""Jumps: 下转, 上接 and their kin.

In:   folded text of a line, or of a paragraph's head or tail.
Out:  which page it points to, and which way.
Must not know: articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from broadsheet.intake.folios import page_label

_PAGE: Final = r" ?第? ?(?P<page>[A-Z]{0,2}[0-9]{1,3}|[一二三四五六七八九十]{1,3}) ?[版页頁]"
_TO: Final = r"下[转轉]至?|下文[转轉]入?|[转轉續续](?=第)"
_FROM: Final = "上接|本文接|上文接"
_JUMP: Final = re.compile(rf"[(\[【〔{{] ?(?P<way>{_TO}|[转轉]|{_FROM}|接){_PAGE} ?[)\]】〕}}]")
# Without brackets: a line of nothing else, or set off from its text by a mark or a gap.
_LINE: Final = re.compile(rf"[-—>→▶►●■◆/ ]*(?P<way>{_TO}|{_FROM}){_PAGE}[-—>→← ]*")
_TAIL: Final = re.compile(rf"(?<=[。!?…,、;:”’」』)> ])(?P<way>{_TO}){_PAGE}$")
_HEAD: Final = re.compile(rf"(?P<way>{_FROM}){_PAGE}(?= )")
_CROSS: Final = re.compile(
    r"[(【{][^(){}。]{0,24}"
    r"(?:[见見刊][^(){}。]{0,6}(?:第? ?[0-9A-Z一二三四五六七八九十、]{1,8} ?[版页頁]|[Pp]\.? ?[0-9]+)"
    r"|另[发發])[)】}]"
)
REACH: Final = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """`way` to or from the page with this label; `start` to `end` in the text it was read from."""

    way: Literal["to", "from"]
    page: str
    start: int
    end: int


def read_jump(face: str) -> Jump | None:
    """A line that holds a jump and nothing else."""
    if len(face) > REACH:
        return None
    match = _JUMP.fullmatch(face) or _LINE.fullmatch(face)
    return _made(match) if match else None


def is_cross_reference(face: str) -> bool:
    """A line that only tells where more stands: `(相关报道见第四版)`, `(贺信全文另发)`."""
    return bool(_CROSS.fullmatch(face))


def ends_in_cross_reference(face: str) -> bool:
    """Whether a text closes with such words: `…。{相關新聞見p04}`."""
    start = max(map(face.rfind, "({【"))
    return face[-1:] in ")】}" and start > 0 and is_cross_reference(face[start:])


def find_tail_jump(face: str) -> Jump | None:
    """A jump glued to the end of a paragraph."""
    offset = max(0, len(face) - REACH)
    last = next(reversed(list(_JUMP.finditer(face, offset))), None) or _TAIL.search(face, offset)
    return _made(last) if last and last.end() >= len(face.rstrip(" 。")) else None


def find_head_jump(face: str) -> Jump | None:
    """A jump glued to the head of a paragraph."""
    match = _JUMP.match(face) or _HEAD.match(face)
    return _made(match) if match else None


def _made(match: re.Match[str]) -> Jump:
    way: Literal["to", "from"] = "from" if "接" in match["way"] else "to"
    return Jump(way=way, page=page_label(match["page"]), start=match.start(), end=match.end())
