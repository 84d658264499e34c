"""Lines that a person put into another article: taken out of their drafts, set into the one they belong to.

In:   drafts in printed order, and moves (decisions).
Out:  drafts in printed order; every line is in one of them still, none is empty.
Must not know: why a person moved them, what a line says.

A move speaks of lines, so a paragraph of several lines may be parted by it. Moved lines keep the order of
the source among the lines of their new article. Heading lines that are moved with text below them head a
part of the article: they become a subhead; alone they go to its heading.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from broadsheet.intake.flow import Block, Draft, lines_of
from broadsheet.intake.replaying import Move


def carry_out(moves: Iterable[Move], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """`drafts` after all moves, in the order in which they were decided."""
    moved = tuple(drafts)
    for move in moves:
        target = next((at for at, draft in enumerate(moved) if move.to in lines_of(draft)), None)
        if target is not None:
            moved = _carry_out(frozenset(move.lines), target, moved)
    return tuple(draft for draft in moved if lines_of(draft))


def _carry_out(lines: frozenset[int], target: int, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    sources = [draft for at, draft in enumerate(drafts) if at != target]
    blocks = [block for draft in sources for block in _taken(draft, lines)]
    heading = tuple(line for draft in sources for line in draft.heading if line in lines)
    if heading and any(block.kind == "paragraph" for block in blocks):
        blocks += [Block(kind="subhead", lines=run) for run in _runs(heading, drafts)]
        heading = ()
    return tuple(
        _with(draft, heading, blocks) if at == target else _without(draft, lines)
        for at, draft in enumerate(drafts)
    )


def _taken(draft: Draft, lines: Collection[int]) -> Iterator[Block]:
    for block in draft.blocks:
        if taken := tuple(line for line in block.lines if line in lines):
            yield replace(block, lines=taken)


def _runs(heading: Sequence[int], drafts: Sequence[Draft]) -> Iterator[tuple[int, ...]]:
    """The heading lines of each draft for themselves."""
    for draft in drafts:
        if run := tuple(line for line in draft.heading if line in heading):
            yield run


def _without(draft: Draft, lines: Collection[int]) -> Draft:
    return Draft(
        heading=tuple(line for line in draft.heading if line not in lines),
        blocks=tuple(_left(draft.blocks, lines)),
        moved=tuple(_left(draft.moved, lines)),
    )


def _left(blocks: Iterable[Block], lines: Collection[int]) -> Iterator[Block]:
    for block in blocks:
        if left := tuple(line for line in block.lines if line not in lines):
            yield replace(block, lines=left)


def _with(draft: Draft, heading: Sequence[int], blocks: Iterable[Block]) -> Draft:
    """A draft and what came to it: each block before the first that stands below it in the source."""
    whole = list(draft.blocks)
    for block in sorted(blocks, key=lambda each: each.lines):
        below = (at for at, other in enumerate(whole) if other.lines[0] > block.lines[0])
        whole.insert(next(below, len(whole)), block)
    return replace(draft, heading=tuple(sorted((*draft.heading, *heading))), blocks=tuple(whole))
