"""A paragraph that stops in mid-sentence before another article, and its rest further down.

In:   drafts in printed order (flow), and the lines they stand on.
Out:  drafts in printed order; a rest that was set below another article's text is joined to its beginning.
Must not know: fields, offsets. Nothing is lost: a block changes its draft, never its words.

In print a story may stop at the foot of a column, and go on beside the next one. That it stops is
certain: its last line ends without a mark. Of the paragraphs below the one is taken that fits best.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from broadsheet.intake.around import Around
from broadsheet.intake.flow import Block, Draft, lines_of
from broadsheet.intake.reunite import _Stories as Stories
from broadsheet.intake.stacks import SPOKEN

_REACH: Final = 3  # articles between a beginning and its rest
_SHORTEST: Final = 8  # characters of a last line that was cut, not a label
_FITS: Final = 0.45  # of the weights below
_LEAN: Final = 1.5  # the most that words about the same count
_FOLLOWING: Final = 4  # paragraphs that may come along with the rest


def resume(
    drafts: Sequence[Draft], places: Sequence[Around], *, held: Collection[int] = ()
) -> tuple[Draft, ...]:
    """Every draft that stops in mid-sentence with its rest, where one is found. Order and number stay.

    From the lines `held`, on whose beginning a person decided, nothing is taken out of their article.
    """
    found = list(drafts)
    stories = Stories(places, held)
    for below in range(1, len(found)):
        for above in range(below - 1, max(-1, below - 1 - _REACH), -1):
            pair = _join(found[above], found[below], stories, places, below - above)
            if pair:
                found[above], found[below] = pair
                break
    return tuple(found)


def _join(
    above: Draft, below: Draft, stories: Stories, places: Sequence[Around], away: int
) -> tuple[Draft, Draft] | None:
    last = _open_end(above, places)
    if last is None or not stories.held.isdisjoint(lines_of(below)):
        return None
    tried = []
    for at in range(1, len(below.blocks)):
        if _may_resume(below.blocks, at, places):
            along, end = _end_of_run(above, below, at, stories)
            gap = places[below.blocks[at].lines[0]].here.line.gap
            apart = gap > places[below.blocks[at - 1].lines[-1]].here.line.gap
            fit = _fit(above, below, at, stories, places) + apart / away
            if fit >= _FITS:
                tried.append((fit + along, at, end))
    if not tried:
        return None
    _, at, end = max(tried)
    first, *rest = below.blocks[at:end]
    joined = Block(kind="paragraph", lines=above.blocks[last].lines + first.lines)
    blocks = (*above.blocks[:last], joined, *above.blocks[last + 1 :], *rest)
    moved = (*above.moved, first, *rest)
    return (
        replace(above, blocks=blocks, moved=moved),
        replace(below, blocks=below.blocks[:at] + below.blocks[end:]),
    )


def _open_end(draft: Draft, places: Sequence[Around]) -> int | None:
    """The last paragraph, where it stops in mid-sentence; only pictures may stand below it."""
    for at in range(len(draft.blocks) - 1, -1, -1):
        block = draft.blocks[at]
        if block.kind == "paragraph":
            place = places[block.lines[-1]]
            here = place.here
            cut = here.end in ("bare", "comma") and here.size >= _SHORTEST
            prose = here.end == "comma" or here.size > 30 or here.sentences or len(block.lines) > 1
            return at if cut and prose and not (place.verse or place.row or here.bullet) else None
        if block.kind not in ("caption", "jump"):
            return None
    return None


def _may_resume(blocks: Sequence[Block], at: int, places: Sequence[Around]) -> bool:
    """A paragraph below one that ended, that begins like nothing of its own."""
    block, before = blocks[at], blocks[at - 1]
    here = places[block.lines[0]].here
    if block.kind != "paragraph" or here.lead or here.numbered or here.bullet or here.caption_head:
        return False
    if SPOKEN.match(here.line.face):
        return False
    return before.kind in ("paragraph", "caption") and places[before.lines[-1]].here.end == "full"


def _fit(above: Draft, below: Draft, at: int, stories: Stories, places: Sequence[Around]) -> float:
    block = below.blocks[at]
    here = places[block.lines[0]].here
    stopped = next(block for block in reversed(above.blocks) if block.kind == "paragraph")
    end = places[stopped.lines[-1]].here
    texts = [other for other in below.blocks if other.kind == "paragraph"]
    lean = stories.leans([block], above.blocks, texts)[0]
    seam = stories.page[end.line.face[-1] + here.line.face[0]] - (end.end == "comma")
    return (
        max(-_LEAN, min(_LEAN, lean))
        + 2.0 * here.orphan_head
        + min(1.5, 0.75 * max(0, seam))
        + 1.5 * (here.closes_quote and end.open_quote)
        - 1.5 * here.opening_head
    )


def _end_of_run(above: Draft, below: Draft, at: int, stories: Stories) -> tuple[float, int]:
    """How far the text that came along with the rest leans to the story above, and where it ends."""
    best, end, total = 0.0, at + 1, 0.0
    texts = [block for block in below.blocks if block.kind == "paragraph"]
    for stop in range(at + 1, min(len(below.blocks), at + 1 + _FOLLOWING)):
        block = below.blocks[stop]
        if block.kind == "paragraph":
            total += stories.leans([block], (*above.blocks, below.blocks[at]), texts)[0]
            if total > best:
                best, end = total, stop + 1
        elif block.kind != "caption":
            break
    return best, end
