"""Numbers that stand upright in vertical lines.

In:   the HTML of a finished page.
Out:  the same, with a class on each number and initial of its text: `tcy` for those that stand side
      by side in the width of one character, `up` for those that stand one below the other.
Must not know: views, templates, themes.

A vertical line turns Western signs on their side. Printed papers set one to three digits across
(縱中橫; CLREQ, "Vertical composition"), longer numbers and initials one below the other, and
leave words on their side. Browsers do not know `text-combine-upright: digits`, so the numbers
are marked here.
"""

from __future__ import annotations

import re
from typing import Final

# what stays horizontal, or is no text at all
_KEPT: Final = ("head", "script", "style", "svg", "table", "textarea", "select", "pre", "code")
_PIECE: Final = re.compile(rf"<({'|'.join(_KEPT)})\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL)
_TOKEN: Final = re.compile(r"(?:&amp;|[A-Za-z0-9@#/_~+$¥€£-])(?:&amp;|[A-Za-z0-9@#/_~+.,:%-])*(?<![.,:])")
_ACROSS: Final = re.compile(r"\d{1,3}|\d\d?%|[+-]\d{1,2}")
_BELOW: Final = re.compile(
    r"[$¥€£]?(\d{4,8}|\d{1,4}[.:]\d{1,3}%?|\d{1,3}(,\d{3}){1,2})|[$¥€£]\d{1,3}|\d{3}%"
    r"|[A-Z]{1,4}|[A-Z]{1,2}\d{1,3}|\d{1,2}[A-Z]"
)


def stand_upright(html: str) -> str:
    """Mark the numbers and initials in the text of a page; tags and what they hold stay as they are."""
    done: list[str] = []
    end = 0
    for piece in _PIECE.finditer(html):
        done += (_TOKEN.sub(_marked, html[end : piece.start()]), piece[0])
        end = piece.end()
    return "".join((*done, _TOKEN.sub(_marked, html[end:])))


def _marked(token: re.Match[str]) -> str:
    for form, name in ((_ACROSS, "tcy"), (_BELOW, "up")):
        if form.fullmatch(token[0]):
            return f'<span class="{name}">{token[0]}</span>'
    return token[0]
