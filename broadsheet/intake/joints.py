"""Two halves of a paragraph that were joined: do they meet, or is text lost between them?

In:   the line above the break and the line below it, and how long the page's lines of text are.
Out:  one word: "whole", "doubtful" (an editor is asked), "lost" (the gap is marked in the text too).
Must not know: articles, doubts, Markdown.

A break can fall anywhere, so two halves that fit prove nothing; two that cannot meet do. Either a word that
asks for more stands before one that cannot follow it (在 | 的时候), or a piece far shorter than the page's
lines, which no column's edge cuts, stands before the rest of another word (把做 | 势,). A piece that is
merely short is doubtful. On the pages of docs/ingest.md no sound joint was marked or doubted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import Final, Literal

from broadsheet.intake.around import Around
from broadsheet.intake.flow import Draft

Joint = Literal["whole", "doubtful", "lost"]

_PIECE: Final = 20  # characters: a column's edge seldom leaves less
_LINE: Final = 40  # characters of the page's usual line; where lines are shorter, a short one says nothing
_ASKS: Final = re.compile(r"[在把被对對从從向为為将將与與和及或让讓给給由使是]$")
_LEANS: Final = re.compile(
    r"(?:的(?![确確士])|了(?![解却卻断斷不然结結无無望])|着(?![眼力重手实實急陆陸火装裝迷色])|[们們]|[,、。;:])"
)


def usual_size(drafts: Sequence[Draft], places: Sequence[Around]) -> float:
    """Characters of the page's usual line of text: as many are longer as shorter; 0 without text."""
    blocks = (block for draft in drafts for block in draft.blocks if block.kind == "paragraph")
    return median([places[line].here.size for block in blocks for line in block.lines] or [0])


def weigh_joint(above: Around, below: Around, usual: float) -> Joint:
    """How the two halves meet; `usual`: usual_size of the page."""
    here, there = above.here, below.here
    if below.seam or here.broken_lead or here.end not in ("bare", "comma"):
        return "whole"
    short = usual >= _LINE and here.size < _PIECE
    asks = bool(_ASKS.search(here.line.face)) and bool(_LEANS.match(there.line.face))
    if asks or (short and here.end == "bare" and there.orphan_head):
        return "lost"
    return "doubtful" if short else "whole"
