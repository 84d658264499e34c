"""Columns of short items under one label: 来论, 微阅读, 即时新闻. Their heads are no headlines.

In:   the signs of all lines of a page.
Out:  the lines that head an item of such a column.
Must not know: weights or roles.

A label may also name the column of a single article; it holds items where two heads at least stand
under it, before something else plainly begins: a wider gap, furniture, a labelled headline, a lead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from broadsheet.intake.credits import HAN
from broadsheet.intake.signs import Sight
from broadsheet.intake.stacks import heads

_ITEMS: Final = re.compile(
    r"[■●◆□【\[]? ?(?:"
    r"来论|來論|来信|来函|微阅读|微评|微言|即时新闻|信息快递|新书架|国际回声|数读|速览|短评|众议|声音|一句话新闻|一周看点"
    rf"|(?:{HAN}{{2,4}})?(?:短波|速递|速遞|快递|微播|简报|简讯|簡訊|短讯|短訊|快讯|快訊|集锦|集粹|拾零|动态|資訊|资讯|速览|速读|扫描|点击|播报)"
    r")[】\]]?"
)
_PLACE: Final = re.compile(rf"{HAN}{{1,8}}[省市县縣区區州旗镇鎮乡鄉村](?:——|--)")
_ITEM: Final = 1200  # characters of one item; a longer text is an article
_LEAST: Final = 2


def find_items(sights: Sequence[Sight]) -> frozenset[int]:
    """Heads of items, by line. Linear in the number of lines."""
    found: set[int] = set()
    at = 0
    while at < len(sights):
        items, end = _column(sights, at + 1) if _names_items(sights[at]) else ((), at + 1)
        if len(items) >= _LEAST:
            found.update(items)
        at = end
    return frozenset(found | _places(sights))


def _places(sights: Sequence[Sight]) -> set[int]:
    """Places that part a round-up, 山阳县—— over its part's head: two at least, each with what it heads."""
    places = [at for at, sight in enumerate(sights[:-1]) if _PLACE.fullmatch(sight.line.face)]
    return (
        {line for at in places for line in (at, at + 1) if heads(sights[line])} if len(places) > 1 else set()
    )


def _names_items(sight: Sight) -> bool:
    return sight.size <= 12 and bool(_ITEMS.fullmatch(sight.line.face))


def _column(sights: Sequence[Sight], start: int) -> tuple[tuple[int, ...], int]:
    """The heads of the items that begin at `start`, and where their column ends."""
    items: list[int] = []
    size = 0
    for at in range(start, len(sights)):
        here = sights[at]
        head = heads(here) and at + 1 < len(sights) and _opens(sights, at)
        size = 0 if head else size + here.size
        if (
            _ends(here)
            or (head and at > start and here.line.gap > 0)
            or size > _ITEM
            or (at == start and not head)
        ):
            return tuple(items), max(at, start)
        if head:
            items.append(at)
    return tuple(items), len(sights)


def _opens(sights: Sequence[Sight], at: int) -> bool:
    """A text stands below, or a name and a text."""
    below = sights[at + 1]
    under = sights[at + 2 : at + 3]
    return _is_text(below) or bool((below.writer or below.signs) and under and _is_text(under[0]))


def _ends(here: Sight) -> bool:
    return bool(here.label_end or here.furniture or here.column or here.stated)


def _is_text(sight: Sight) -> bool:
    return (sight.size > 34 or sight.end == "full") and not (sight.furniture or sight.lead)
