"""Files of a page that do not agree with its cut since a person removed, kept or rearranged them.

In:   what the merge of a page met, what earlier ones had left.
Out:  Leftover values, and the doubts that keep them in the record until a person has seen to them.
Must not know: the disk, how a merge comes to them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from broadsheet.intake import Cut, Doubt
from broadsheet.intake.lines import line_starts
from broadsheet.problems import Text
from broadsheet.shelf.articles import file_place

STAYS_AWAY: Final = "stays away"  # a person removed the file, and its article is cut otherwise now
NO_LONGER_CUT: Final = "no longer cut"  # a person changed the file, and no article is cut for it any more
STANDS_ELSEWHERE: Final = "stands elsewhere"  # text of an article is in that file, where a person put it

_TOLD: Final[Mapping[str, tuple[float, str, str]]] = {  # weight, and what is told
    STAYS_AWAY: (
        0.5,
        "{file} was removed by hand and stays away, though this article is cut otherwise now",
        "{file} 有人删去了，不再写出；但这一篇现在切得和以前不同",
    ),
    NO_LONGER_CUT: (
        0.6,
        "{file} was changed by hand and stays, though the page has no such article any more",
        "{file} 有人改过，予以保留；但这一版现在的切法里没有这一篇",
    ),
    STANDS_ELSEWHERE: (
        0.6,
        "text of this article stands in {file}, where a person put it; it was not written twice",
        "这一篇里有文字已经由人放在 {file} 里，没有重复写出",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """One of the kinds above; `at` is the file of the article that it is told at."""

    kind: str
    file: str
    at: str


def orphaned(names: Iterable[str], into: Mapping[str, str], outputs: Collection[str]) -> tuple[Leftover, ...]:
    """Files without an article: told at the one they were merged `into`, else at the one above them."""
    return tuple(
        Leftover(kind=NO_LONGER_CUT, file=name, at=into.get(name) or _above(name, outputs))
        for name in names
        if outputs
    )


def _above(name: str, outputs: Collection[str]) -> str:
    ordered = sorted(outputs, key=_place)
    return ordered[max(0, bisect_right(ordered, _place(name), key=_place) - 1)]


def _place(name: str) -> int:
    place = file_place(name)
    return place[1] if place else 0


def still_left(
    earlier: Iterable[Leftover], new: Sequence[Leftover], outputs: Collection[str], disk: Collection[str]
) -> tuple[Leftover, ...]:
    """Those of earlier merges that a person has not seen to, then the new ones; `disk`: files there now."""
    staying = [
        each if each.at in outputs else replace(each, at=_above(each.file, outputs))
        for each in earlier
        if (each.file not in outputs if each.kind == NO_LONGER_CUT else each.at in outputs)
        and stands(each.kind, there=each.file in disk)
    ]
    return tuple(dict.fromkeys((*staying, *new))) if outputs else ()


def stands(kind: str, *, there: bool) -> bool:
    """Whether it is still so, by whether its file is `there`."""
    return there != (kind == STAYS_AWAY)


def leftover_doubts(cut: Cut, text: str, names: Sequence[str], left: Iterable[Leftover]) -> tuple[Doubt, ...]:
    """Leftovers as doubts of a cut of `text`; `names`: the file of each article in order."""
    starts = line_starts(text)
    first = {span.article: span.start for span in reversed(cut.spans) if span.article}
    numbers = {name: number for number, name in enumerate(names, start=1)}
    return tuple(
        _doubt(each, numbers[each.at], bisect_right(starts, first[numbers[each.at]])) for each in left
    )


def _doubt(left: Leftover, article: int, line: int) -> Doubt:
    weight, english, chinese = _TOLD[left.kind]
    what = Text(english.format(file=left.file), chinese.format(file=left.file))
    return Doubt(article=article, line=line, kind=left.kind, what=what, weight=weight, file=left.file)
