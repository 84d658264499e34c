"""What kind of page an article wants, from its own facts: its genre, its length, the shape of its body.

In:   an article, the name of its news page, whether that page is literary.
Out:  one PageKind; whether the text may begin with a large character.
Must not know: views, templates, other articles.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, Literal

from broadsheet.model import Article, ArticleHead
from broadsheet.web.genres import Genre, genre_of

PageKind = Literal[
    "news", "feature", "brief", "column", "photo", "prose", "verse", "letter", "notice", "table"
]

FEATURE_LENGTH: Final = 700  # characters; from here a piece has room for subheads and a large first one
_VERSE_LINES: Final = 0.6  # of all lines: those that a printed line break joins to another
_COUNTED: Final = re.compile(r"\d{1,2}\\?[.、．]|[一二三四五六七八九十]{1,3}、")
_SAME: Final[dict[Genre, PageKind]] = {
    "brief": "brief",
    "column": "column",
    "photo": "photo",
    "letter": "letter",
    "notice": "notice",
    "numbers": "table",
}
_PROSE: Final = ("feature", "news", "prose", "column")  # kinds that are read from end to end


def page_kind(article: Article, page_name: str, *, literary: bool) -> PageKind:
    """`page_name` is what the news page is called (来信), "" where nobody says."""
    genre = genre_of(article.head, page_name, literary=literary)
    lines = [line for line in article.body.split("\n") if line.strip()]
    if genre == "literary":
        return "verse" if _is_verse(lines) else "prose"
    if genre in ("report", "brief") and _is_list(lines):
        return "notice"
    if genre == "report":
        return "feature" if article.head.length >= FEATURE_LENGTH else "news"
    return _SAME[genre]


def begins_large(head: ArticleHead, kind: PageKind) -> bool:
    """Only Chinese characters look well large, only at the head of a longer piece; 本报讯 stays whole."""
    first = "".join(head.opening)[:1]
    long = kind in _PROSE and head.length >= FEATURE_LENGTH
    return long and not head.dateline and "一" <= first <= "鿿"


def _is_list(lines: list[str]) -> bool:
    """便民四则, 一周预告: items that are counted, each a line."""
    return sum(bool(_COUNTED.match(line)) for line in lines) >= max(3, len(lines) / 2)


def _is_verse(lines: list[str]) -> bool:
    broken = [line.endswith("  ") for line in lines]
    joined = sum(here or above for above, here in pairwise([False, *broken]))  # the last of a stanza too
    return any(broken) and joined >= len(lines) * _VERSE_LINES
