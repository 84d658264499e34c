"""Passages that a page prints twice: a column set a second time, a tail that came along with the next text.

In:   paragraphs in reading order (flow), the lines they stand on.
Out:  Repeat: on which line a passage begins that stood on the page before, and where it stood.
Must not know: articles, doubts. It changes nothing: the text stays where it was printed.

Only what closes or opens a paragraph counts, or all of it: a quotation of another place stands within.
Letters are compared, a few misread ones allowed. What is no fault: a summary or a pull quote, which stands
above the text that says the same and more; a sentence that two articles share, unless it is a paragraph.
Of each paragraph's two ends three grams are looked up among all grams above it: linear in the length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from broadsheet.intake.around import Around
from broadsheet.intake.flow import Block, Draft

LEAST: Final = 25  # letters and Han of a passage; shorter ones recur: names of bodies, laws, slogans
_GRAM: Final = 8
_ANCHORS: Final = (0, 8, 16)  # with two letters misread, one of three grams is whole
_FAULTS: Final = 2  # letters that may differ
_MARKS: Final = re.compile("[,。;:!?、]")
_MOST: Final = 0.8  # of a text above: what is said again with more around it was its summary
_AGREES: Final = 3  # letters that must agree after a fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """`line` begins what stood before on `first`: positions in the page's lines, from 0. `size`: letters."""

    draft: int
    line: int
    first: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A paragraph's letters, and for each of its lines how many letters stand before its end.

    `clauses`: which letters stand after a mark. `aside`: printed as pull quotes and summaries are, with a
    bullet, or right below a heading and without a closing mark.
    """

    letters: str
    clauses: frozenset[int]
    draft: int
    aside: bool
    lines: tuple[int, ...]
    ends: tuple[int, ...]

    def line_of(self, at: int) -> int:
        """The line that holds the letter `at`."""
        return next(line for line, end in zip(self.lines, self.ends, strict=True) if at < end)


def find_repeats(drafts: Sequence[Draft], places: Sequence[Around]) -> tuple[Repeat, ...]:
    """Every paragraph that opens or closes with what stood above it."""
    seen: dict[str, tuple[_Text, int]] = {}
    found = []
    for number, draft in enumerate(drafts):
        for block in _told(draft, places):
            text = _text(block, places, number)
            if repeat := _best(text, seen):
                found.append(repeat)
            for at in range(len(text.letters) - _GRAM + 1):
                seen.setdefault(text.letters[at : at + _GRAM], (text, at))
    return tuple(found)


def _told(draft: Draft, places: Sequence[Around]) -> Iterator[Block]:
    """Paragraphs but summaries, verse and rows of figures, which repeat by intention."""
    for at, block in enumerate(draft.blocks):
        place = places[block.lines[0]]
        boxed = at > 0 and places[draft.blocks[at - 1].lines[-1]].here.box
        if block.kind == "paragraph" and not (place.echoed or place.verse or place.row or boxed):
            yield block


def _text(block: Block, places: Sequence[Around], draft: int) -> _Text:
    sights = [places[line].here for line in block.lines]
    letters, clauses = _letters("".join(sight.line.face for sight in sights))
    under = places[block.lines[0]].under_heading > 0 and sights[0].end != "full"
    return _Text(
        letters=letters,
        clauses=clauses,
        draft=draft,
        aside=sights[0].bullet or sights[-1].end != "full" or under,
        lines=block.lines,
        ends=tuple(accumulate(sum(map(str.isalnum, sight.line.face)) for sight in sights)),
    )


def _letters(face: str) -> tuple[str, frozenset[int]]:
    parts = ["".join(filter(str.isalnum, part)) for part in _MARKS.split(face)]
    return "".join(parts), frozenset(accumulate(map(len, parts[:-1])))


def _best(text: _Text, seen: dict[str, tuple[_Text, int]]) -> Repeat | None:
    """The longest passage at either end of `text` that stood in a text above it."""
    size = len(text.letters)
    if size < LEAST:
        return None
    tries = (*_ANCHORS, *(size - _GRAM - back for back in _ANCHORS))
    found = []
    for at in tries:
        above, there = seen.get(text.letters[at : at + _GRAM], (None, 0))
        if above is not None and (repeat := _stretched(text, at, above, there)):
            found.append(repeat)
    return max(found, key=lambda repeat: repeat.size, default=None)


def _stretched(text: _Text, at: int, above: _Text, there: int) -> Repeat | None:
    """The passage around a gram that two texts share, where it is a repeat."""
    left, left_above = _run(text.letters[:at][::-1], above.letters[:there][::-1])
    right, right_above = _run(text.letters[at + _GRAM :], above.letters[there + _GRAM :])
    start, end, size = at - left, at + _GRAM + right, len(text.letters)
    first, last = there - left_above, there + _GRAM + right_above
    whole = start == 0 and end == size
    most_above = last - first >= _MOST * len(above.letters)
    if end - start < LEAST or (start > 0 and end < size) or not text.clauses & {*range(start + 1, end)}:
        return None
    if above.aside or (most_above and not whole) or not (whole or above.draft == text.draft):
        return None
    return Repeat(draft=text.draft, line=text.line_of(start), first=above.line_of(first), size=end - start)


def _run(one: str, other: str) -> tuple[int, int]:
    """How many letters of each go on as the other does, a few misread, lost or added ones allowed."""
    at = there = faults = 0
    while at < len(one) and there < len(other):
        if one[at] == other[there]:
            at, there = at + 1, there + 1
            continue
        steps = ((1, 1), (1, 0), (0, 1))
        step = next((step for step in steps if _agree(one, at + step[0], other, there + step[1])), None)
        if faults == _FAULTS or step is None:
            break
        at, there, faults = at + step[0], there + step[1], faults + 1
    return at, there


def _agree(one: str, at: int, other: str, there: int) -> bool:
    """Whether the two go on alike for some letters, or one of them ends here."""
    ahead, ahead_there = one[at : at + _AGREES], other[there : there + _AGREES]
    return ahead.startswith(ahead_there) or ahead_there.startswith(ahead)
