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
_PIECES: Final = 6  # lines; no folio is cut in more


def with_running_heads(sights: Sequence[Sight]) -> list[Sight]:
    """A folio's pieces at the head of the page are furniture where a whole one stands among them.

    A date alone is none where an office signs above it, nor a number to call below an advertiser's own text.
    """
    found = list(sights)
    for at in _pieces(sights):
        found[at] = _as_folio(found[at])
    for at, (above, here) in enumerate(pairwise(sights), start=1):
        if here.furniture == "folio" and not above.furniture and _signs_office(above, here):
            found[at] = replace(here, furniture="")
        if here.furniture == "advert" and _closes_advert(sights, at):
            found[at] = replace(here, furniture="")
    return found


def _closes_advert(sights: Sequence[Sight], at: int) -> bool:
    """A number to call below a text that ended, no further from it than lines are: the text is its own."""
    above, here = sights[at - 1], sights[at]
    apart = here.line.gap > 0 and (at + 1 == len(sights) or sights[at + 1].line.gap > 0)
    return above.end == "full" and not above.furniture and not apart


def _pieces(sights: Sequence[Sight]) -> list[int]:
    """Lines above the first story that complete a folio, and the paper's name among them."""
    head = list(takewhile(lambda at: _may_be(sights[at]), range(len(sights))))
    whole = [at for at in head if sights[at].furniture]
    if not whole:
        return []
    below = [at for at in head if at > whole[-1]]
    named = list(takewhile(lambda at: _PAPER.fullmatch(sights[at].line.face), below[:1]))
    pieces = [at for at in head if at < whole[-1] and not sights[at].furniture]
    return [*pieces[-_PIECES:], *named]


def _may_be(sight: Sight) -> bool:
    return bool(sight.furniture) or is_piece(sight.line.face) or bool(_PAPER.fullmatch(sight.line.face))


def _as_folio(sight: Sight) -> Sight:
    return replace(sight, furniture="folio", writer=None)


def _signs_office(above: Sight, here: Sight) -> bool:
    return bool(_OFFICE.fullmatch(above.line.face) and _DATED.fullmatch(here.line.face))
