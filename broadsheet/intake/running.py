"""Furniture that only its place shows: the pieces of a folio, the paper's name, a page's number alone.

In:   the signs of all lines of a page.
Out:  the same, with those lines known as furniture.
Must not know: weights or roles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from broadsheet.intake.credits import HAN
from broadsheet.intake.folios import is_piece
from broadsheet.intake.signs import Sight

_PAPER: Final = re.compile(rf"{HAN}{{2,6}}(?:报|報)|[A-Z][A-Z ]{{4,40}}")
_OFFICE: Final = re.compile(rf"{HAN}{{2,24}}(?:[局站所部处處社厂廠队隊会會院府室]|公司|中心|学校|學校)")
_DATED: Final = re.compile(r"[^ ]*[0-9〇零一二三四五六七八九十]月[^ ]{1,4}[日号號]")
_SECTION: Final = re.compile(rf"{HAN}{{2,4}}(?:[新要][闻聞]|副刊)")
_OWN: Final = re.compile(r"(?:地址|(?:咨[询詢]|[联聯聯][系繫])?[电電][话話]|手[机機]|[传傳]真)[: ]")
_INSIDE: Final = re.compile(r"[■●◆【\[]?(?:今日|本期|要[闻聞])?(?:导读|導讀)[】\]]?")
_STRIP: Final = 24  # characters
_PIECES: Final = 6  # lines; no folio is cut in more


def with_running_heads(sights: Sequence[Sight]) -> list[Sight]:
    """A folio's pieces at the head of the page are furniture where a whole one stands among them.

    A date alone is none where an office signs above it, nor a number to call below an advertiser's own text.
    """
    found = list(sights)
    for at in (*_pieces(sights), *_strips(sights)):
        found[at] = _as_folio(found[at])
    for at, (above, here) in enumerate(pairwise(sights), start=1):
        if here.furniture == "folio" and not above.furniture and _signs_office(above, here):
            found[at] = replace(here, furniture="")
        if here.furniture == "pointer" and _INSIDE.fullmatch(above.line.face):
            found[at - 1] = replace(above, furniture="pointer", writer=None)
        if here.furniture == "advert" and _closes_advert(sights, at):
            found[at] = replace(here, furniture="")
        if here.furniture == "contact" and _closes_notice(sights, at):
            found[at] = replace(here, furniture="")
    return found


def _closes_advert(sights: Sequence[Sight], at: int) -> bool:
    """A number to call below a text that ended, no further from it than lines are: the text is its own."""
    above, here = sights[at - 1], sights[at]
    apart = here.line.gap > 0 and (at + 1 == len(sights) or sights[at + 1].line.gap > 0)
    return above.end == "full" and not above.furniture and not apart


def _closes_notice(sights: Sequence[Sight], at: int) -> bool:
    """An address or a number right below text, no furniture around: it is the notice's, not the page's."""
    around = (sights[at - 1], *sights[at + 1 : at + 2])
    own = bool(_OWN.match(sights[at].line.face)) and sights[at].line.gap <= 0
    return own and not any(sight.furniture for sight in around)


def _pieces(sights: Sequence[Sight]) -> list[int]:
    """Lines above the first story that complete a folio, and the paper's name among them."""
    head = list(takewhile(lambda at: _may_be(sights[at]), range(len(sights))))
    whole = [at for at in head if sights[at].furniture]
    if not whole:
        return []
    below = [at for at in head if at > whole[-1]]
    named = list(takewhile(lambda at: _names_page(sights, at), below[:1]))
    pieces = [at for at in head if at < whole[-1] and not sights[at].furniture]
    return [*pieces[-_PIECES:], *named]


def _strips(sights: Sequence[Sight]) -> list[int]:
    """Lines that repeat words of the page's folios and hold no other: a running head inside the text.

    A single word counts where it is the paper's name: that of a section may well be a headline's.
    """
    words = {word for sight in sights if sight.furniture == "folio" for word in sight.line.face.split()}
    return [
        at
        for at, sight in enumerate(sights)
        if sight.size <= _STRIP and not sight.furniture and words.issuperset(parts := sight.line.face.split())
        if len(parts) > 1 or _PAPER.fullmatch(parts[0])
    ]


def _names_page(sights: Sequence[Sight], at: int) -> bool:
    """The paper's name, or its section's over a headline."""
    here = sights[at]
    if not _SECTION.fullmatch(here.line.face) or here.column:
        return bool(_PAPER.fullmatch(here.line.face))
    return at + 2 < len(sights) and sights[at + 1].unmarked and sights[at + 1].size > here.size


def _may_be(sight: Sight) -> bool:
    return bool(sight.furniture) or is_piece(sight.line.face) or bool(_PAPER.fullmatch(sight.line.face))


def _as_folio(sight: Sight) -> Sight:
    return replace(sight, furniture="folio", writer=None)


def _signs_office(above: Sight, here: Sight) -> bool:
    return bool(_OFFICE.fullmatch(above.line.face) and _DATED.fullmatch(here.line.face))
