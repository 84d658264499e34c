"""What kind of page an article gets, from its own facts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from broadsheet.model import Article, ArticleHead, Photo
from broadsheet.web.article_kinds import begins_large, page_kind

POEM = "等船的人看着江心  \n好像看，船就快些\n\n灯近了，大家站起来  \n让一让，让一让"


def article(body: str = "", **facts: Any) -> Article:
    known: dict[str, Any] = {
        "date": dt.date(2024, 1, 5),
        "page": "01",
        "order": 1,
        "title": "末班渡轮",
        "length": 400,
    }
    return Article(head=ArticleHead(**{**known, **facts}), body=body)


PICTURE = Photo(caption="渡口", file="images/ferry.svg")
CASES: list[tuple[Article, str]] = [
    (article(), "news"),
    (article(length=699), "news"),
    (article(length=700), "feature"),
    (article(length=66), "brief"),
    (article(series="河湾谈"), "column"),
    (article(length=66, photos=(PICTURE,)), "photo"),
    (article(photos=(PICTURE,)), "news"),
    (article(length=66, photos=(Photo(caption="没有图"),)), "brief"),
    (article(section="读者来信"), "letter"),
    (article("1\\. 停水。\n\n2\\. 泊位。\n\n3\\. 早市。"), "notice"),
    (article(title="更正", section="来信", length=90), "notice"),
    (article(numbers="| 周 | 数 |\n|---|---|\n| 一 | 3 |"), "table"),
]


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_a_kind_follows_from_the_facts(given: Article, expected: str) -> None:
    assert page_kind(given, "", literary=False) == expected


def test_the_name_of_a_news_page_tells_letters() -> None:
    assert page_kind(article(), "来信", literary=False) == "letter"


def test_a_literary_page_holds_prose_and_verse() -> None:
    assert page_kind(article(POEM), "副刊", literary=True) == "verse"
    assert page_kind(article("等船的人看着江心。\n\n灯近了。"), "副刊", literary=True) == "prose"


def test_prose_that_quotes_a_verse_is_prose() -> None:
    """Of its lines three are joined by printed breaks, fewer than of a poem with a word before it."""
    quoted = "等船的人看着江心  \n好像看，船就快些  \n灯近了，大家站起来"
    told = "\n\n".join(["他站在棚子底下念。", "没有人接话。", "船来了。"])
    assert page_kind(article(f"{quoted}\n\n{told}"), "副刊", literary=True) == "prose"
    assert page_kind(article(f"给等船的人\n\n{quoted}"), "副刊", literary=True) == "verse"


@pytest.mark.parametrize(
    ("opening", "length", "large"),
    [("渡口的灯", 900, True), ("“渡口的灯", 900, False), ("2024年", 900, False), ("渡口的灯", 300, False)],
)
def test_only_a_longer_piece_that_opens_with_a_character_begins_large(
    opening: str, length: int, large: bool
) -> None:
    assert begins_large(article(opening=(opening,), length=length).head, "feature") is large


def test_a_dateline_is_not_cut_up_by_a_large_character() -> None:
    report = article(opening=("本报讯（记者 林知远）晚上八点",), dateline="本报讯", length=900)
    assert not begins_large(report.head, "feature")


def test_a_notice_never_begins_large() -> None:
    assert not begins_large(article(opening=("渡口",), length=900).head, "notice")
