"""A page composed: laws that hold for any articles, and what sits where in plain cases."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.model import ArticleHead, Credit, NewsPage, Photo
from broadsheet.web.composition import compose, lead_of
from broadsheet.web.copyfit import Piece, heights, title_lines, width_of
from broadsheet.web.excerpt import cuts
from broadsheet.web.genres import Genre, genre_of
from broadsheet.web.imposition import FRONT_LINES, band_rows, copy_of, front_sheet, guide_of, news_page_sheet
from broadsheet.web.sheets import Placed, Sheet, set_to

SENTENCE = "渡口的灯九点才灭，等船的人站在棚子底下跺脚。"
PICTURES = {"a.jpg": (900, 600), "b.jpg": (600, 900)}


def head(order: int, *, page: str = "01", length: int = 400, **fields: object) -> ArticleHead:
    opening = tuple([SENTENCE * 3] * (min(length, 400) // 66)) or ((SENTENCE,) if length else ())
    facts: dict[str, object] = {
        "date": dt.date(2026, 11, 20),
        "page": page,
        "order": order,
        "title": f"第{order}件事",
        "opening": opening,
        "length": length,
    }
    return ArticleHead(**(facts | fields))  # type: ignore[arg-type]


def page_of(*heads: ArticleHead, name: str = "要闻", label: str = "01") -> NewsPage:
    return NewsPage(label=label, name=name, articles=heads)


def some_page(seed: int, count: int, label: str = "01") -> NewsPage:
    chance = Random(seed)
    heads = [
        head(
            order,
            page=label,
            length=chance.choice((0, 30, 90, 160, 300, 700, 2000)),
            title="渡口老桥台账，河湾" * 4 if chance.random() < 0.1 else "渡口" * chance.randint(0, 8),
            kicker="肩题" * chance.randint(0, 3),
            numbers="| 甲 | 乙 |\n|---|---|\n| 1 | 2 |" if chance.random() < 0.1 else "",
            photos=(Photo(caption="渡口", file=chance.choice(("a.jpg", "b.jpg"))),)
            if chance.random() < 0.3
            else (),
        )
        for order in range(1, count + 1)
    ]
    return page_of(*heads, name=chance.choice(("要闻", "副刊", "来信")), label=label)


def all_placed(sheet: Sheet) -> list[Placed]:
    rows = [placed for row in sheet.rows for column in row.columns for placed in column.stack]
    return [*rows, *sheet.listed]


pages = st.builds(some_page, st.integers(0, 10_000), st.integers(1, 14))


@settings(max_examples=12)
@given(pages)
def test_every_article_stands_once_and_one_of_them_leads(page: NewsPage) -> None:
    for sheet in (
        news_page_sheet(copy_of(page, PICTURES, ["副刊"])),
        front_sheet(copy_of(page, PICTURES, ["副刊"])),
    ):
        placed = all_placed(sheet)
        assert sorted(one.index for one in placed) == list(range(len(page.articles)))
        assert [one.size for one in placed].count("lead") == 1
        assert placed[0].size == "lead"


@settings(max_examples=12)
@given(pages)
def test_the_printed_order_is_kept_but_for_lead_and_short_items(page: NewsPage) -> None:
    sheet = news_page_sheet(copy_of(page, PICTURES, ["副刊"]))
    longer = [one.index for one in all_placed(sheet)[1:] if one.piece.genre not in ("brief", "notice")]
    assert longer == sorted(longer)


@settings(max_examples=12)
@given(pages)
def test_the_columns_of_a_row_fill_twelve(page: NewsPage) -> None:
    sheet = news_page_sheet(copy_of(page, PICTURES, ["副刊"]))
    assert {sum(column.span for column in row.columns) for row in sheet.rows} == {12}


@pytest.mark.parametrize("count", [3, 8, 20])
def test_a_front_is_one_printed_sheet_however_many_articles(count: int) -> None:
    copy = copy_of(some_page(1, count), {}, [])
    assert front_sheet(copy).height <= FRONT_LINES


@settings(max_examples=5)
@given(st.integers(0, 10_000), st.integers(0, 9))
def test_inner_pages_keep_their_order_and_fill_their_rows(seed: int, count: int) -> None:
    chance = Random(seed)
    copies = [
        copy_of(some_page(seed + n, chance.randint(0, 7), f"{n:02}"), PICTURES, ["副刊"])
        for n in range(2, 2 + count)
    ]
    rows = band_rows(copies)
    assert [band.copy for row in rows for band in row] == copies
    assert all(sum(band.span for band in row) == 12 for row in rows)
    for band in (band for row in rows for band in row):
        assert sorted(one.index for one in all_placed(band.sheet)) == list(range(len(band.copy.pieces)))


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(0, 500))
def test_more_text_is_never_less_high(seed: int, length: int) -> None:
    paragraphs = tuple([SENTENCE * Random(seed).randint(1, 4)] * (length // 60))
    piece = Piece(
        genre="report", title="渡口", kicked=False, cuts=cuts(paragraphs, 60) or ((),), length=length
    )
    for size, span in (("h3", 3), ("h2", 6), ("lead", 8)):
        found = heights(piece, size, width_of(span))  # type: ignore[arg-type]
        assert all(after >= before - 1.2 for before, after in pairwise(found))  # a signature


def test_a_draft_grows_as_far_as_its_texts_and_no_further() -> None:
    copy = copy_of(page_of(*(head(n, length=300) for n in range(1, 4))), {}, [])
    draft = compose(copy.pieces, 6, led=False)
    assert set_to(draft).height <= set_to(draft, draft.height + 4).height <= draft.most + 1


@pytest.mark.parametrize(
    ("lengths", "lead"),
    [((400, 900), 0), ((40, 900), 1), ((200, 250), 0), ((30, 20), 0), ((0, 0), 0)],
)
def test_the_first_article_with_the_text_to_lead_leads(lengths: tuple[int, ...], lead: int) -> None:
    heads = [head(n, length=length) for n, length in enumerate(lengths, 1)]
    assert lead_of(copy_of(page_of(*heads), {}, []).pieces) == lead


@pytest.mark.parametrize(
    ("fields", "page", "literary", "genre"),
    [
        ({}, "要闻", False, "report"),
        ({"length": 90}, "要闻", False, "brief"),
        ({"numbers": "| 1 |"}, "城事", False, "numbers"),
        ({"title": "更正", "length": 80}, "来信", False, "notice"),
        ({"title": "停水公告", "length": 80}, "要闻", False, "notice"),
        ({"title": "公告发出以后", "length": 800}, "要闻", False, "report"),
        ({}, "副刊", True, "literary"),
        ({}, "来信", False, "letter"),
        ({"section": "读者来信"}, "要闻", False, "letter"),
        ({"series": "河湾谈", "byline": (Credit(role="writer", name="沈砚"),)}, "要闻", False, "column"),
        ({"series": "台账", "byline": (Credit(role="reporter", name="何青"),)}, "要闻", False, "report"),
        ({"length": 60, "photos": (Photo(caption="", file="a.jpg"),)}, "要闻", False, "photo"),
    ],
)
def test_the_genre_of_an_article(fields: dict[str, object], page: str, literary: bool, genre: Genre) -> None:
    assert genre_of(replace(head(1), **fields), page, literary=literary) == genre  # type: ignore[arg-type]


def test_the_guide_names_six_stories_and_each_page_before_any_twice() -> None:
    pages = [page_of(*(head(n, page=f"{p:02}") for n in range(1, 6)), label=f"{p:02}") for p in (2, 3)]
    copies = [copy_of(page, {}, []) for page in pages]
    assert [one.page for one in guide_of(copies)] == ["02", "02", "02", "03", "03", "03"]
    many = [copy_of(page_of(head(1, page=f"{p:02}"), label=f"{p:02}"), {}, []) for p in range(2, 26)]
    assert [one.page for one in guide_of(many)] == [f"{p:02}" for p in range(2, 10)]


@pytest.mark.parametrize(
    ("title", "room", "lines"),
    [("末班渡轮，多等一小时", 12, 1), ("末班渡轮，多等一小时", 8, 2), ("一" * 20, 8, 3), ("", 8, 1)],
)
def test_a_headline_breaks_at_its_marks(title: str, room: float, lines: int) -> None:
    assert title_lines(title, room) == lines


def test_a_salutation_alone_is_never_all_that_is_shown() -> None:
    shown = cuts(("编辑同志：", "渡口的站牌换了新的，字却比旧的还小，老人看不清。", "请改一改。"), 60)
    assert [sum(map(len, each)) >= 28 for each in shown] == [True] * len(shown)
    assert shown[-1] == ("编辑同志：", "渡口的站牌换了新的，字却比旧的还小，老人看不清。", "请改一改。")
