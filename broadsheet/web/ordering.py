"""Indexes in the order of their readers: by reading in Simplified script, by strokes in Traditional.

In:   a view in the script of its variant.
Out:  the same entries, arranged.
Must not know: how names are converted.

Strokes count on what readers see (鍾 17, not 钟 9), so this comes after conversion; the entries and their
links are the same in every variant.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from broadsheet.chinese.strokes import stroke_key, strokes
from broadsheet.web.views import IndexGroup, PersonCard, ReportersView, SectionsView

V = TypeVar("V")


def arranged(view: V) -> V:
    """An index by strokes: 1劃 and up, Latin names by letter, then all others; other views as they are."""
    if not isinstance(view, ReportersView | SectionsView) or view.order == "reading":
        return view
    if isinstance(view, SectionsView):
        return replace(view, sections=tuple(sorted(view.sections, key=lambda card: stroke_key(card.name))))
    cards = [(_stop(card, group), card) for group in view.groups for card in group.people]
    cards.sort(key=lambda pair: (pair[0], stroke_key(pair[1].name)))
    groups = tuple(
        IndexGroup(letter=letter, strokes=count, people=tuple(card for _, card in found))
        for (_, count, letter), found in groupby(cards, key=lambda pair: pair[0])
    )
    return replace(view, groups=groups)


def _stop(card: PersonCard, group: IndexGroup) -> tuple[int, int, str]:
    """(0 strokes, 1 letters, 2 neither; strokes; letter): where a name stands, and under what."""
    count = strokes(card.name)
    if count:
        return 0, count, ""
    first = card.name[:1].upper()
    return (1, 0, group.letter) if first.isascii() and first.isalpha() else (2, 0, "#")
