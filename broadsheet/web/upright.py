"""Numbers that stand upright in vertical lines.

In:   the HTML of a finished page.
Out:  the same, with a class on each number and initial of its text: `tcy` for those that stand side
      by side in the width of one character, `up` for those that stand one below the other.
Must not know: views, templates, themes.

A vertical line turns Western signs on their side. Printed papers set one to three digits across
(縱中橫; CLREQ, "Vertical composition"), longer numbers and initials one below the other, and
leave words on their side. A letter is one in any script that a line turns: an accent, an apostrophe
or a hyphen parts no word. Browsers do not know `text-combine-upright: digits`, so the numbers
are marked here.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# what stays horizontal, or is no text at all
_KEPT: Final = ("head", "script", "style", "svg", "table", "textarea", "select", "pre", "code")
_PIECE: Final = re.compile(rf"<({'|'.join(_KEPT)})\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL)
# letters, figures and accents of scripts that a vertical line turns (UAX #50, R): Latin, Greek, Cyrillic, …
_STANDING: Final = r"\u00bc-\u00be\u1100-\u1cff\u2000-\U0010ffff"
_SIGN: Final = rf"[^\W{_STANDING}]|[\u0300-\u036f]"
_APOSTROPHE: Final = rf"(?:['\u2019]|&#(?:39|x27);)(?={_SIGN})"
_WORD: Final = (
    rf"(?:&amp;|{_SIGN}|[@#/~+$¥€£\u2010\u2011-])"
    rf"(?:&amp;|{_SIGN}|[@#/~+.,:%\u00ad\u2010\u2011-]|{_APOSTROPHE})*(?<![.,:])"
)
_TOKEN: Final = re.compile(_WORD)
_PHRASE: Final = re.compile(rf"{_WORD}(?:[.,:]?[ \u00a0](?:{_WORD}))*")
_ACROSS: Final = re.compile(r"\d{1,3}|\d\d?%|[+-]\d{1,2}", re.ASCII)
_BELOW: Final = re.compile(
    r"[$¥€£]?(\d{4,8}|\d{1,4}[.:]\d{1,3}%?|\d{1,3}(,\d{3}){1,2})|[$¥€£]\d{1,3}|\d{3}%", re.ASCII
)
_NAMED: Final = re.compile(r"[A-Z]{1,2}\d{1,3}|\d{1,2}[A-Z]", re.ASCII)
_INITIALS: Final = 4


def stand_upright(html: str) -> str:
    """Mark the numbers and initials in the text of a page; tags and what they hold stay as they are."""
    done: list[str] = []
    end = 0
    for piece in _PIECE.finditer(html):
        done += (_PHRASE.sub(_marked, html[end : piece.start()]), piece[0])
        end = piece.end()
    return "".join((*done, _PHRASE.sub(_marked, html[end:])))


def rules() -> tuple[tuple[str, str], ...]:
    """The same in the regular expressions of a browser (flag u), for a script that shows plain text:
    phrases, their words, what stands across, what below in any phrase, what below where no letter is small.
    """
    named = rf"{_BELOW.pattern}|{_NAMED.pattern}|(?:\p{{Lu}}\p{{M}}*){{1,{_INITIALS}}}"
    found = {
        "phrase": _PHRASE.pattern,
        "word": _WORD,
        "tcy": _ACROSS.pattern,
        "up": _BELOW.pattern,
        "alone": named,
    }
    return tuple((name, _in_a_browser(pattern)) for name, pattern in found.items())


def _in_a_browser(pattern: str) -> str:
    """Its `\\w` is of ASCII alone, and a text has no entities."""
    letters = rf"(?![{_STANDING}])[\p{{L}}\p{{N}}_]"
    plain = pattern.replace(rf"[^\W{_STANDING}]", letters).replace("&amp;", "&")
    return plain.replace(r"\U0010ffff", r"\u{10ffff}")


def _marked(phrase: re.Match[str]) -> str:
    """Each word of a phrase by itself; but what has a letter lies where another word lies: Vitamin C."""
    words = any(char.islower() for char in phrase[0])
    return _TOKEN.sub(lambda token: _stood(token[0], among_words=words), phrase[0])


def _stood(token: str, *, among_words: bool) -> str:
    if _ACROSS.fullmatch(token):
        return f'<span class="tcy">{token}</span>'
    named = _NAMED.fullmatch(token) or _initials(token)
    if _BELOW.fullmatch(token) or (named and not among_words):
        return f'<span class="up">{token}</span>'
    return token


def _initials(token: str) -> bool:
    """Capitals of any script, an accent counts with its letter."""
    letters = unicodedata.normalize("NFC", token)
    return len(letters) <= _INITIALS and letters.isalpha() and letters.isupper()
