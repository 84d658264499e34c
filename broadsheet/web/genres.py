"""The genre 体裁 of an article, as far as a front must tell genres apart.

In:   an article's head, the name of its news page, whether that page is a literary one.
Out:  one Genre, from facts that every issue has: never from what an editor would have to add.
Must not know: bodies (a front is made from heads alone), sizes, columns, views.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from broadsheet.model import ArticleHead

Genre = Literal["report", "brief", "column", "numbers", "literary", "letter", "notice", "photo"]

BRIEF_LENGTH: Final = 140  # characters: told in a few lines, so shown whole
NOTICE_LENGTH: Final = 400  # an announcement longer than that is read as a report
PHOTO_LENGTH: Final = 160  # the words beside a picture that is the story
_NOTICE: Final = re.compile(r"更正|勘误|.*(启事|公告|通告|声明|讣告|公示|预告|通知|招领|廣告|广告)")
_LETTERS: Final = re.compile(r"来信|來信|信箱|回音|读者|讀者|投书|投書|来函|來函")
_OPINION: Final = re.compile(r"评|評|社论|社論|谈$|談$|观点|觀點|杂文|雜文|随笔|隨筆|专栏|專欄")
_VOICES: Final = frozenset({"writer", "commentator"})


def genre_of(head: ArticleHead, page_name: str, *, literary: bool) -> Genre:
    """The genre that decides: a table first, then what an article is called, then where it stands."""
    tests: tuple[tuple[Genre, bool], ...] = (
        ("numbers", bool(head.numbers)),
        ("notice", head.length < NOTICE_LENGTH and bool(_NOTICE.fullmatch(head.title.strip()))),
        ("literary", literary),
        ("photo", head.length <= PHOTO_LENGTH and any(photo.file for photo in head.photos)),
        ("letter", bool(_LETTERS.search(head.section or page_name))),
        ("column", _is_column(head)),
        ("brief", head.length <= BRIEF_LENGTH),
    )
    return next((genre for genre, holds in tests if holds), "report")


def _is_column(head: ArticleHead) -> bool:
    """Under a standing title or in a section of opinion, and no reporter's work."""
    reported = any(credit.role not in _VOICES for credit in head.byline)
    standing = bool(head.series or _OPINION.search(head.section))
    return standing and not reported and head.length > BRIEF_LENGTH
