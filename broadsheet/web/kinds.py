"""What kind of piece an article is, from its own facts: fronts and its own page show it by that.

In:   an article's head, the name of its news page, whether that page is literary.
Out:  one Kind.
Must not know: bodies, views, templates, other articles.

No editor says it: a field would be one more thing to forget. A piece of which nothing
particular can be said is a report, and the look of a report suits any text.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from broadsheet.model import ArticleHead

Kind = Literal["report", "brief", "column", "numbers", "literary", "letter", "notice", "photo"]

BRIEF_LENGTH: Final = 200  # characters; the longest of 简讯, 短波 and 一句话新闻
_PHOTO_LENGTH: Final = 150  # characters a picture, at most, where pictures tell the story

_LETTERS: Final = re.compile(r"来信|來信|来函|來函|信箱|读者之声|讀者之聲")
_LETTER_OPENS: Final = re.compile(r"(?:尊敬的)?(?:编辑|編輯|主编|主編)(?:同志|部|先生|女士)?[：:]")
_COLUMNS: Final = re.compile(r"社论|社論|评论|評論|时评|時評|杂谈|雜談|专栏|專欄|言论|言論|[谈談]$")
_NOTICES: Final = re.compile(
    r"启事|啟事|公告|通告|声明|聲明|更正|便民|预报|預報|讣告|訃告|[一二三四五六七八九十]则$"
)


def kind_of(head: ArticleHead, page_name: str, *, literary: bool) -> Kind:
    """The first that fits; `page_name` is what the news page is called (来信), "" where nobody says."""
    signs: tuple[tuple[Kind, object], ...] = (
        ("literary", literary),
        ("numbers", head.numbers),
        ("photo", _is_photo_story(head)),
        ("notice", _NOTICES.search(head.title)),
        ("letter", _is_letter(head, page_name)),
        ("column", _is_column(head)),
        ("brief", head.length <= BRIEF_LENGTH),
    )
    return next((kind for kind, fits in signs if fits), "report")


def _is_letter(head: ArticleHead, page_name: str) -> bool:
    opening = head.opening[0] if head.opening else ""
    by_place = _LETTERS.search(f"{head.section} {page_name} {head.series}")
    return bool(by_place or _LETTER_OPENS.match(opening))


def _is_photo_story(head: ArticleHead) -> bool:
    pictures = sum(bool(photo.file) for photo in head.photos)
    return pictures > 0 and head.length <= pictures * _PHOTO_LENGTH


def _is_column(head: ArticleHead) -> bool:
    by_role = any(credit.role == "commentator" for credit in head.byline)
    return by_role or any(_COLUMNS.search(words) for words in (head.series, head.section))
