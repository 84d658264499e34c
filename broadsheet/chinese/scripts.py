"""Which script a character belongs to: only Simplified, only Traditional, or both.

In:   characters of prose.
Out:  the character of the other script that stands for it, where it belongs to one only.
Must not know: articles. Which characters change is OpenCC's knowledge (variants).

A character counts as Traditional only if it changes to one of GB 2312, is none itself, and not in use there:
乾 著 瞭 藉 徵 are, in 乾坤, 著作, 瞭望, 慰藉, 宫商角徵羽, others in names. It counts as Simplified only if
Big5, the set of Taiwan and Hong Kong, lacks it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from broadsheet.chinese.variants import HANS, converter

_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_OF_BOTH: Final = frozenset("乾著瞭藉徵夥锺鍾祇甦喆堃淼犇昇邨甯迺祕麽夀澂谿菴")
_TAIWAN: Final = "zh-TW"


@dataclass(slots=True)
class Scripts:
    """Remembers the characters that it was asked for: a paper has some four thousand."""

    _simplified: dict[str, str] = field(default_factory=dict)  # Traditional only → Simplified
    _traditional: dict[str, str] = field(default_factory=dict)  # Simplified only → Traditional
    _seen: set[str] = field(default_factory=set)

    def learn(self, text: str) -> None:
        """Look up all characters of `text` at once; those met before cost nothing."""
        unseen = set(text) - self._seen
        self._seen |= unseen
        new = sorted(filter(_HAN.match, unseen))
        if not new:
            return
        lines = "\n".join(new)
        to_simplified = converter(HANS, source=_TAIWAN).text(lines).split("\n")
        to_traditional = converter(_TAIWAN).text(lines).split("\n")
        for char, simple, full in zip(new, to_simplified, to_traditional, strict=True):
            if simple != char and _in(simple, "gb2312") and not _in(char, "gb2312") and char not in _OF_BOTH:
                self._simplified[char] = simple
            elif full != char and not _in(char, "big5") and _in(char, "gb2312"):
                self._traditional[char] = full

    def traditional_only(self, text: str) -> list[tuple[int, str, str]]:
        """(place, character, its Simplified form); `text` must have been learnt."""
        return _found(text, self._simplified)

    def simplified_only(self, text: str) -> list[tuple[int, str, str]]:
        """(place, character, its Traditional form); `text` must have been learnt."""
        return _found(text, self._traditional)


def _found(text: str, forms: dict[str, str]) -> list[tuple[int, str, str]]:
    if forms.keys().isdisjoint(text):
        return []
    return [(at, char, forms[char]) for at, char in enumerate(text) if char in forms]


def _in(char: str, charset: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
