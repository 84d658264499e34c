"""Articles that were set in and around one another, put together again.

In:   drafts in printed order (flow), and the lines they stand on.
Out:  drafts in printed order; blocks that stood inside another article are back in their own.
Must not know: fields, offsets. Nothing is lost: a block changes its draft, never its words.

Two things happen in print: the end of one article stands inside the next; and the heading between
two articles looks like a subhead. What a paragraph is about tells: `lean` weighs its pairs of
characters by how much likelier they are in one story than in the other. Evidence must be strong:
two neighbouring paragraphs at least, or a sign-off that closes the stray text.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from broadsheet.intake.around import Around
from broadsheet.intake.cohesion import Bag, pairs_of
from broadsheet.intake.flow import Block, Draft, has_text, lines_of

STRAY: Final = 1.8  # sum of leans of a stray run; runs of sound pages stay below 1
STRAY_SIGNED: Final = 0.3  # enough where a sign-off closes the run
_LEAST: Final = 2  # paragraphs of a stray run without a sign-off
_ARTICLE: Final = 3  # paragraphs that an article must have to hold a stray run
_TRIED: Final = 8  # subheads tried as headings
_EDGE: Final = 4000  # characters of one line that are looked at
_LONGEST: Final = 160  # blocks: longer articles are books, and not looked at
_NUMBERED: Final = re.compile(r"([一二三四五六七八九十])、")
_PART: Final = 16  # blocks of a numbered part that stands in another article
_NUMERALS: Final = "一二三四五六七八九十"
_MIX: Final = 0.5  # share of the story itself against the whole page in a pair's likelihood


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Blocks start to end (exclusive) of a draft, and how strongly they lean to another."""

    start: int
    end: int
    size: int  # paragraphs
    lean: float


class _Stories:
    """The pairs of characters of every block, and how common each pair is on the page."""

    def __init__(self, places: Sequence[Around], held: Collection[int]) -> None:
        self.held = frozenset(held)
        self._faces = [place.here.line.face[:_EDGE] for place in places]
        self.parts = frozenset(at for at, place in enumerate(places) if place.here.numbered or place.here.box)
        self.asks = tuple(place.here.line.face[-1] in "?!" for place in places)
        self._bags: dict[tuple[int, ...], Bag] = {}

    @cached_property
    def page(self) -> Counter[str]:
        """How many lines of the page hold a pair; many a page has no article that asks."""
        return self._add_up((at,) for at in range(len(self._faces)))

    @cached_property
    def _total(self) -> int:
        return sum(self.page.values()) or 1

    def number(self, block: Block) -> int:
        """The number that a subhead carries, 二、 → 2; 0 where it carries none."""
        match = _NUMBERED.match(self._faces[block.lines[0]]) if block.kind == "subhead" else None
        return _NUMERALS.index(match[1]) + 1 if match else 0

    def leans(self, blocks: Sequence[Block], there: Sequence[Block], here: Sequence[Block]) -> list[float]:
        """How much likelier each of `blocks` is in the story of `there` than in its own, `here`.

        Logarithms of likelihood ratios, over the square root of the pairs weighed.
        """
        other, other_size = self._count(there)
        own, own_size = self._count(here)
        found = []
        for block in blocks:
            bag = self._bag(block.lines)
            rest = max(1, own_size - len(bag))
            lean = 0.0
            for pair in bag:
                elsewhere, told = own.get(pair, 0) - 1, other.get(pair, 0)
                if elsewhere > 0 or told:
                    common = (1 - _MIX) * (self.page[pair] + 0.5) / self._total
                    there_too = common + _MIX * told / max(1, other_size)
                    lean += math.log(there_too / (common + _MIX * max(0, elsewhere) / rest))
            found.append(lean / math.sqrt(len(bag) or 1))
        return found

    def _bag(self, lines: tuple[int, ...]) -> Bag:
        if lines not in self._bags:
            self._bags[lines] = pairs_of("".join(self._faces[at] for at in lines))
        return self._bags[lines]

    def _count(self, blocks: Sequence[Block]) -> tuple[Counter[str], int]:
        counts = self._add_up(block.lines for block in blocks)
        return counts, sum(counts.values())

    def _add_up(self, parts: Iterable[tuple[int, ...]]) -> Counter[str]:
        counts: Counter[str] = Counter()
        for lines in parts:
            counts.update(self._bag(lines))
        return counts


def reunite(
    drafts: Sequence[Draft], places: Sequence[Around], *, held: Collection[int] = ()
) -> tuple[Draft, ...]:
    """Every draft with its own text. Drafts keep their order; none is empty.

    `held` are lines on whose beginning a person decided: no article begins or ends there against it, and
    from them on nothing is taken out of the article that holds them.
    """
    stories = _Stories(places, held)
    parted: list[Draft] = []
    for draft in drafts:
        parted += _part(draft, stories)
    whole: list[Draft] = []
    for draft in parted:
        pair = _bring_back(whole[-1], draft, stories) if whole else None
        whole[-1:] = [*(pair or (*whole[-1:], draft))]
    return tuple(whole)


def _bring_back(above: Draft, below: Draft, stories: _Stories) -> tuple[Draft, Draft] | None:
    """The end of `above` taken out of `below`, where it stands there."""
    blocks = below.blocks
    if len(blocks) > _LONGEST or len(above.blocks) > _LONGEST or _is_signed(above) or not has_text(above):
        return None
    run = _numbered_run(above, below, stories) or _stray_run(above, below, stories)
    if run is None or not stories.held.isdisjoint(lines_of(replace(below, blocks=blocks[: run.end]))):
        return None
    moved = blocks[run.start : run.end]
    return (
        replace(above, blocks=above.blocks + moved, moved=moved),
        replace(below, blocks=blocks[: run.start] + blocks[run.end :]),
    )


def _is_signed(draft: Draft) -> bool:
    return bool(draft.blocks) and draft.blocks[-1].kind == "sign-off"


def _stray_run(above: Draft, below: Draft, stories: _Stories) -> _Run | None:
    """The blocks of `below` that belong to `above`. A run holds no subhead, and does not open a part."""
    blocks = below.blocks
    texts = [block for block in blocks if block.kind == "paragraph"]
    if len(texts) < _ARTICLE:
        return None
    leans = dict(zip(texts, stories.leans(texts, above.blocks, blocks), strict=True))
    signed = _closing_sign(blocks)
    runs = [run for run in _runs(blocks, leans) if run.start > 0]
    closed = [run for run in runs if run.end == signed and run.lean > STRAY_SIGNED]
    if signed is not None and closed:
        return replace(max(closed, key=lambda run: run.lean), end=signed + 1)
    strong = [run for run in runs if run.size >= _LEAST and run.lean > STRAY]
    return max(strong, key=lambda run: run.lean, default=None)


def _numbered_run(above: Draft, below: Draft, stories: _Stories) -> _Run | None:
    """三、 in `below`, where `above` stopped at 二、: that part is not its own, as far as its words lean."""
    numbers = [stories.number(block) for block in below.blocks]
    counted = [number for number in numbers if number]
    last = max((stories.number(block) for block in above.blocks), default=0)
    if not last or not counted or min(counted) != last + 1:
        return None
    start = numbers.index(last + 1)
    ends = [
        at + 1
        for at in range(start + 1, min(len(below.blocks), start + _PART))
        if below.blocks[at].kind == "paragraph"
    ]
    runs = [_parted_at(end, start, above.blocks, below.blocks, stories) for end in ends] if start else []
    return max(runs, key=lambda run: run.lean, default=None)


def _parted_at(
    end: int, start: int, above: Sequence[Block], below: Sequence[Block], stories: _Stories
) -> _Run:
    """`below` parted at `end`: how much its moved part leans away from it, and the rest back to it."""
    moved = [block for block in below[start:end] if block.kind == "paragraph"]
    rest = [block for block in below[end:] if block.kind == "paragraph"]
    own = (*below[:start], *below[end:])
    away = [stories.leans([block], above, (*own, block))[0] for block in moved]
    back = stories.leans(rest, (*above, *below[start:end]), own)
    return _Run(start=start, end=end, size=len(moved), lean=sum(away) - sum(back))


def _runs(blocks: Sequence[Block], leans: Mapping[Block, float]) -> Iterator[_Run]:
    """Every run of paragraphs that may be stray; what is no paragraph and no subhead goes along."""
    for start in range(1, len(blocks)):
        if blocks[start].kind != "paragraph" or blocks[start - 1].kind == "subhead":
            continue
        lean, size = 0.0, 0
        for at in range(start, len(blocks)):
            if blocks[at].kind == "subhead":
                break
            if blocks[at].kind == "paragraph":
                lean, size = lean + leans[blocks[at]], size + 1
                yield _Run(start=start, end=at + 1, size=size, lean=lean)


def _closing_sign(blocks: Sequence[Block]) -> int | None:
    """A sign-off in the middle that closes a text: paragraphs stand above it and below it."""
    for at in range(1, len(blocks) - 1):
        kinds = [block.kind for block in blocks[at - 1 : at + 2]]
        if kinds == ["paragraph", "sign-off", "paragraph"]:
            return at
    return None


def _part(draft: Draft, stories: _Stories) -> list[Draft]:
    """A draft in which one text is signed and another goes on holds two; its best subhead is a heading."""
    blocks = draft.blocks
    sign = _closing_sign(blocks)
    if sign is None or len(blocks) > _LONGEST:
        return [draft]
    starts = [
        at
        for at in range(1, sign)
        if blocks[at].kind == "subhead"
        and blocks[at - 1].kind != "subhead"
        and stories.parts.isdisjoint(blocks[at].lines)
        and stories.held.isdisjoint(blocks[at].lines)
    ]
    best: tuple[float, list[Draft]] | None = None
    for at in _likeliest(starts, blocks, stories):
        above = replace(draft, blocks=blocks[:at])
        below = Draft(heading=blocks[at].lines, blocks=blocks[at + 1 :])
        if pair := _bring_back(above, below, stories):
            apart = _apart(*pair, stories)
            if best is None or apart > best[0]:
                best = apart, [above, below]
    return best[1] if best else [draft]


def _likeliest(starts: Sequence[int], blocks: Sequence[Block], stories: _Stories) -> Sequence[int]:
    """Subheads of one article end alike: where they stop asking questions, or start to, another begins."""
    asking = [stories.asks[blocks[at].lines[-1]] for at in starts]
    turns = [at for n, at in enumerate(starts) if n and asking[n] != asking[n - 1]]
    return turns[:1] if turns and len(set(asking[: starts.index(turns[0])])) == 1 else starts[:_TRIED]


def _apart(above: Draft, below: Draft, stories: _Stories) -> float:
    """How well two stories are parted: the mean over paragraphs of how little each leans to the other."""
    upper = [block for block in above.blocks if block.kind == "paragraph"]
    lower = [block for block in below.blocks if block.kind == "paragraph"]
    leans = stories.leans(upper, lower, upper) + stories.leans(lower, upper, lower)
    return -sum(leans) / max(1, len(leans))
