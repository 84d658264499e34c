"""Headlines set into the blocks of a page map, in the script of the variant.

In:   a view in the script of its variant.
Out:  the same view, each block with the lines of its headline, and where its text and picture stand.
Must not know: how names are converted, templates.

A form that somebody declared may be longer than what it stands for, so lines are broken after conversion.
A headline is printed whole or not at all: half of one could say something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final, TypeVar

from broadsheet.web.charts.makeup import COLUMN
from broadsheet.web.views.article import ArticleView
from broadsheet.web.views.charts import Block, HeadlineLine, PageMap
from broadsheet.web.views.issue import IssueView, NewsPageView

V = TypeVar("V")

PAD: Final = 4  # units between a block's edge and what is printed in it
LEADING: Final = 1.2
LEAD_TYPE: Final = (26, 23, 20, 17, 15)  # sizes that are tried, the largest that fits wins
TYPE: Final = (17, 15, 14)
SHARE: Final = 0.8  # of a block's height that its headline may take
UPRIGHT_SHARE: Final = 0.95  # of its width, where the headline stands upright
REACH: Final = 0.85  # of its height, how far down an upright one may go in a narrow column
LINES: Final = 4
LATIN: Final = 0.56  # width of a letter or digit, in characters
PICTURE_SHAPE: Final = 0.72  # height to width
ROW: Final = 4  # units from one line of text to the next
_CLAUSES: Final = re.compile(r"[，。：；、　\s]+")
_UNITS: Final = re.compile(r"[!-~]+|.[！？”’」』）》]?")  # what no line end may cut


def set_headlines(view: V) -> V:
    """A view with page maps, or one, their headlines set; any other as it is."""
    if isinstance(view, IssueView | NewsPageView):
        return replace(view, maps=tuple(map(_set_page, view.maps)))
    if isinstance(view, ArticleView):
        return replace(view, map=_set_page(view.map))
    return view


def _set_page(page: PageMap) -> PageMap:
    return replace(page, blocks=tuple(set_block(block, literary=page.literary) for block in page.blocks))


def set_block(block: Block, *, literary: bool) -> Block:
    """Upright on a literary page, and in a narrow column where it fits no other way, as papers do."""
    done = _set(replace(block, url="", declared=()), literary=literary)
    return replace(done, url=block.url, declared=block.declared)


@lru_cache(maxsize=512)  # every page of an issue shows the same blocks
def _set(block: Block, *, literary: bool) -> Block:
    ways = (True,) if literary else (False, True) if block.height > block.width else (False,)
    reach = 1 if literary else REACH
    found = (each for upright in ways if (each := _fitted(block, reach, upright=upright))[1])
    upright, lines, size = next(found, (literary, [], 0))
    step = round(size * LEADING)
    taken = step * len(lines) + PAD if lines else PAD // 2
    beside = upright and block.width - taken >= COLUMN
    below = round(size * max(map(type_width, lines))) + PAD if upright and not beside and lines else taken
    picture, text = _filled(
        block, block.x + (taken if beside else 0), block.y + (PAD // 2 if beside else below)
    )
    return replace(
        block,
        size=size,
        upright=upright,
        lines=tuple(_placed(block, lines, size, step, upright=upright)),
        picture=picture,
        text=text,
    )


def _fitted(block: Block, reach: float, *, upright: bool) -> tuple[bool, list[str], int]:
    """The headline's lines in the largest type in which no clause is broken, else the largest at all.

    No lines, of size 0, where it never fits.
    """
    along, across = (block.height * reach, block.width) if upright else (block.width, block.height)
    share = UPRIGHT_SHARE if upright else SHARE
    sizes = () if block.untitled else LEAD_TYPE if block.lead else TYPE
    for broken in (False, True):
        for size in sizes:
            lines = title_lines(block.title, (along - 2 * PAD) / size)
            high = len(lines) * size * LEADING + PAD
            whole = broken or len(lines) <= len(_clauses(block.title))
            if 0 < len(lines) <= LINES and high <= across * share and whole:
                return upright, lines, size
    return upright, [], 0


def _clauses(title: str) -> list[str]:
    return [clause for clause in _CLAUSES.split(title) if clause]


def title_lines(title: str, room: float) -> list[str]:
    """The title in lines of at most `room` characters, [] where that would cut it badly.

    On one line it keeps its marks; else its clauses begin lines and their marks fall away, as in print.
    """
    if type_width(title) <= room:
        return [title]
    if room < 3:
        return []
    lines: list[str] = []
    for clause in _clauses(title):
        lines += _balanced(clause, room)
    return lines if all(type_width(line) <= room for line in lines) else []


def _balanced(clause: str, room: float) -> Iterator[str]:
    """A clause in as few lines as it needs, none much longer than another."""
    count = max(1, -int(-type_width(clause) // room))
    limit = type_width(clause) / count
    line = ""
    for unit in _UNITS.findall(clause):
        if line and (type_width(line + unit) > room or type_width(line) >= limit):
            yield line
            line = ""
        line += unit
    yield line


def type_width(text: str) -> float:
    return sum(LATIN if character.isascii() else 1 for character in text)


def _placed(block: Block, lines: list[str], size: int, step: int, *, upright: bool) -> Iterator[HeadlineLine]:
    """Where lines begin: from the top down; upright ones from right to left, at the left of the block."""
    for index, line in enumerate(lines):
        if upright:
            right = len(lines) - index
            yield HeadlineLine(x=block.x + PAD + step * right - step // 2, y=block.y + PAD, text=line)
        else:
            yield HeadlineLine(x=block.x + PAD, y=block.y + PAD + size + step * index - size // 8, text=line)


def _filled(block: Block, left: int, top: int) -> tuple[str, str]:
    """(picture, text) below or beside a headline; text keeps to whole rows, a picture to whole columns."""
    right, bottom = block.x + block.width, block.y + block.height
    top = -(-top // ROW) * ROW
    columns = (right - left) // COLUMN
    width = -(-columns // 2) * COLUMN
    height = min(round(width * PICTURE_SHAPE), (bottom - top) * 2 // 3) // ROW * ROW
    end = bottom // ROW * ROW
    if not block.pictured or height < 3 * ROW or columns < 1:
        return "", _area(left, top, right, end)
    start = right - width
    picture = _area(start + 2, top, right - 2, top + height)
    return picture, _area(left, top, start, end) + _area(start, top + height, right, end)


def _area(left: int, top: int, right: int, bottom: int) -> str:
    if right - left <= 0 or bottom - top <= 0:
        return ""
    return f"M{left} {top}H{right}V{bottom}H{left}z"
