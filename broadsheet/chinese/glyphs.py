"""Characters that a page dump writes in place of the ordinary ones: same length, character for character.

In:   text as extracted from a PDF or a vertical column.
Out:  the same text with Kangxi radicals as Han (⼒ → 力), vertical marks as horizontal ones (︵ → （) and
      private-use characters of old decoders as those that were meant.
Pure text; must not know: lines, articles.

Compatibility ideographs (U+F900 to U+FAFF) stay: some stand in names on purpose.
Source: Unicode, blocks Kangxi Radicals, CJK Radicals Supplement, Vertical Forms, CJK Compatibility Forms;
private_use for the others.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from broadsheet.chinese.private_use import meant

_VERTICAL: Final = "︰︐︑︒︓︔︕︖︗︘︙︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄"
_HORIZONTAL: Final = "：，、。：；！？〖〗…—（）｛｝〔〕【】《》〈〉「」『』"


def _ordinary() -> dict[int, str]:
    radicals = (chr(code) for code in range(0x2E80, 0x2FE0))
    han = {radical: unicodedata.normalize("NFKC", radical) for radical in radicals}
    changed = {ord(radical): plain for radical, plain in han.items() if plain != radical and len(plain) == 1}
    changed |= {ord(mark): plain for mark, plain in zip(_VERTICAL, _HORIZONTAL, strict=True)}
    return changed | {code: changed.get(ord(char), char) for code, char in meant().items()}


_ORDINARY: Final = _ordinary()


def ordinary(text: str) -> str:
    """The text in ordinary characters; nothing else changes, and place n stays place n."""
    return text.translate(_ORDINARY)
