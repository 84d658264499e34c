"""What a correction changed, marked within the sentence that it changed.

In:   a view in the script of its variant.
Out:  the same view; each correction knows which part of its old and its new words differs.
Must not know: how words are converted, articles.

This comes after conversion: a word that is cut in two would not be converted as a word.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import Final, TypeVar

from broadsheet.web.views import CorrectionsView, CorrectionView, Difference

V = TypeVar("V")
# a number and a Latin word are never cut: 1240 was wrong, not its second digit
_WHOLE: Final = re.compile(r"[0-9A-Za-z]+(?:[.,:][0-9A-Za-z]+)*|.", re.DOTALL)


def marked(view: V) -> V:
    """A page of corrections with the wrong words and the right ones marked; other views as they are."""
    if not isinstance(view, CorrectionsView):
        return view
    months = tuple(
        replace(month, corrections=tuple(map(_marked, month.corrections))) for month in view.months
    )
    return replace(view, months=months)


def _marked(correction: CorrectionView) -> CorrectionView:
    wrong, right = differences(correction.was, correction.now)
    return replace(correction, wrong=wrong, right=right)


def differences(was: str, now: str) -> tuple[Difference, Difference]:
    """Both texts cut into what they begin with alike, where they differ, and what they end with alike."""
    old, new = _WHOLE.findall(was), _WHOLE.findall(now)
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    return _cut(old, head, tail), _cut(new, head, tail)


def _alike(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _cut(words: list[str], head: int, tail: int) -> Difference:
    end = len(words) - tail
    return Difference(
        before="".join(words[:head]), differs="".join(words[head:end]), after="".join(words[end:])
    )
