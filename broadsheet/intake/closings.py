"""Lines that close a notice or a box below its text: who gives it, when, whom to call, whence it is.

In:   the signs of all lines of a page.
Out:  those lines; no headline stands among them.
Must not know: weights or roles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from broadsheet.intake.credits import HAN
from broadsheet.intake.signs import Sight

_LONGEST: Final = 60  # characters
_DATE: Final = re.compile(
    r"[^ ,。]{0,8}[0-9〇零一二三四五六七八九十]{1,4}年[^ ,。]{1,3}月[^ ,。]{1,3}[日号號]"
)
_OFFICE: Final = re.compile(
    rf"{HAN}{{2,24}}(?:[局站所部处處社厂廠队隊会會院府室校馆館行]|公司|中心|指挥部|編輯部|编辑部|办公室)"
)
_CALL: Final = re.compile(
    r".{0,24}(?:(?:联系人|聯絡人|联系方式|电话|電話|手机|手機)[:]|[请請致][电電致] ?[0-9(])[^。]*[0-9][^。]*"
)
_GIVES: Final = re.compile(rf"(?:{HAN}{{1,6}} ?){{1,6}}(?: |[敬谨謹同])[启啟]")
_WHENCE: Final = re.compile(r"\(?(?:[资資]料|[数數][据據]|[图圖]片)?[来來]源[:][^。]{2,30}\)?")


def find_closings(sights: Sequence[Sight]) -> frozenset[int]:
    """The closing lines of a page, by line. Linear in their number."""
    found = {at for at, sight in enumerate(sights) if _closes(sight)}
    dated = {at - 1 for at in found if at and _DATE.fullmatch(sights[at].line.face)}
    return frozenset(found | {at for at in dated if _OFFICE.fullmatch(sights[at].line.face)})


def _closes(sight: Sight) -> bool:
    face = sight.line.face
    if sight.size > _LONGEST:
        return False
    gives = face[-1] in "启啟" and _GIVES.fullmatch(face)
    return bool(gives or _DATE.fullmatch(face) or _CALL.fullmatch(face) or _WHENCE.fullmatch(face))
