"""Full-width letters and digits of old typesetting → the half-width ones that newspapers print now.

In:   plain text.
Out:  text of the same length, each character replaced one for one; a second run changes nothing.
Must not know: marks between Han (punctuation), lines, articles.

A point, a comma before three digits and a colon are folded only between full-width digits: １．２％ and
１，４００ and ２０：３０ were typed as wholes. The per cent sign stays as printed; both forms are usual.
"""

from __future__ import annotations

import re
from typing import Final

_WIDE: Final = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_NUMBER: Final = re.compile(
    "(?<=[０-９])．(?=[０-９])|(?<=[０-９])：(?=[０-９])|(?<=[０-９])，(?=[０-９]{3}(?![０-９]))"
)
_SHIFT: Final = 0xFEE0  # from U+FF01 to U+0021, the same for all of the block


def fold_widths(text: str) -> str:
    """Half-width letters, digits, and the marks inside numbers that were typed in full width."""
    if not _WIDE.search(text):
        return text
    return _WIDE.sub(_narrow, _NUMBER.sub(_narrow, text))


def _narrow(match: re.Match[str]) -> str:
    return chr(ord(match[0]) - _SHIFT)
