"""What a page's text lost on its way: characters without meaning, and headlines that read backwards.

In:   the text, the spans of its articles, its lines between their neighbours.
Out:  doubts, one a line for lost characters and headlines, one a page for those of a font.
Must not know: roles, fields. It changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from broadsheet.intake.around import Around
from broadsheet.intake.cohesion import pairs_of
from broadsheet.intake.doubts import Doubt, backwards, font_characters, lost_characters
from broadsheet.intake.legible import meaningless
from broadsheet.intake.spans import Span

_LOST: Final = "\ufffd"
_HEADLINE: Final = re.compile(r"[\u3400-\u9fff]{4,24}")
_BACKWARD: Final = 2  # pairs of a headline that its page knows only the other way round


def find_flaws(text: str, spans: Sequence[Span], places: Sequence[Around]) -> list[Doubt]:
    """Doubts about the articles' text, in the order of its lines. `spans` in order, over the whole text."""
    page = _Page(spans, places)
    found: list[Doubt] = []
    private: list[tuple[int, int, str]] = []
    for at, char in meaningless(text):
        article, line = page.of(at)
        if article and char == _LOST:
            found.append(lost_characters(article, line))
        elif article:
            private.append((article, line, char))
    if private:
        article, line, _ = private[0]
        found.append(font_characters(article, line, "".join(dict.fromkeys(char for *_, char in private))))
    found += (backwards(*page.of(place.here.line.start)) for place in _backward_lines(places))
    return [doubt for doubt in dict.fromkeys(found) if doubt.article]


class _Page:
    """Which article and which line a character belongs to."""

    def __init__(self, spans: Sequence[Span], places: Sequence[Around]) -> None:
        self._spans, self._places = spans, places

    def of(self, offset: int) -> tuple[int, int]:
        span = self._spans[bisect_right(self._spans, offset, key=lambda span: span.start) - 1]
        place = self._places[bisect_right(self._places, offset, key=lambda place: place.here.line.start) - 1]
        return span.article, place.here.line.number


def _backward_lines(places: Sequence[Around]) -> Iterator[Around]:
    """Headlines set wide whose pairs stand on the page only the other way round."""
    wide = [place for place in places if place.here.line.noise and _HEADLINE.fullmatch(place.here.line.face)]
    if not wide:
        return
    known = {pair for place in places if place not in wide for pair in pairs_of(place.here.line.face)}
    for place in wide:
        face = place.here.line.face
        there, back = set(pairs_of(face)) & known, set(pairs_of(face[::-1])) & known
        if not there and len(back) >= _BACKWARD:
            yield place
