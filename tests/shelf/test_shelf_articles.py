"""Article files: what is read, what is written, what an editor is told."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from case_files import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.model import (
    OPENING_LENGTH,
    ROLES,
    Article,
    ArticleHead,
    Correction,
    Credit,
    IssueId,
    Photo,
    Term,
)
from broadsheet.shelf.articles import file_place, read_article, write_article

HERE = Path(__file__).parent

ISSUE = IssueId("2026-11-20")
PATH = "content/issues/2026-11-20/01-03.md"

TEXT = st.text(max_size=15)
NAME = st.text(min_size=1, max_size=8).filter(str.strip) | st.sampled_from(
    ["王方 (a)", "王方 ()", "王 (b) (c)"]
)
LABEL = st.from_regex(r"[0-9A-Za-z]{1,8}", fullmatch=True)
CREDIT = st.builds(
    Credit,
    role=st.sampled_from(ROLES),
    name=NAME,
    person=st.sampled_from(["", "wang-fang-2"]),
    role_text=st.sampled_from(["", "特约记者", "本报记者"]),
)
CREDITS = st.lists(CREDIT, max_size=4).map(tuple)
PHOTO = st.builds(
    Photo,
    caption=TEXT,
    credit=CREDITS,
    credit_text=TEXT,
    file=st.sampled_from(["", "images/2026-11-20/渡口 1.svg"]),
    alt=TEXT,
    after=st.integers(0, 20),
)
CORRECTION = st.builds(Correction, date=st.dates(dt.date(1900, 1, 1)), was=TEXT, now=TEXT, note=TEXT)
TERM = st.builds(Term, written=TEXT, hans=TEXT, hant=TEXT, tw=TEXT, hk=TEXT)
HEAD = st.builds(
    ArticleHead,
    date=st.dates(dt.date(1900, 1, 1)),
    edition=st.integers(1, 12),
    page=LABEL,
    order=st.integers(1, 999),
    title=TEXT,
    kicker=TEXT,
    subtitle=TEXT,
    series=TEXT,
    section=TEXT,
    byline=CREDITS,
    byline_text=TEXT,
    agency=TEXT,
    dateline=TEXT,
    photos=st.lists(PHOTO, max_size=2).map(tuple),
    jump_to=st.just("") | LABEL,
    jump_from=st.just("") | LABEL,
    corrections=st.lists(CORRECTION, max_size=2).map(tuple),
    draft=st.booleans(),
    aliases=st.lists(st.sampled_from(["2026/old.html", "旧/稿.html"]), max_size=2).map(tuple),
    terms=st.lists(TERM, max_size=2, unique_by=lambda term: term.written).map(tuple),
    keep=st.lists(TEXT, max_size=2).map(tuple),
)
ARTICLE = st.builds(
    Article,
    head=HEAD,
    body=st.text(max_size=60).map(lambda text: text.replace("\r", "").strip("\n")),
)


def read(text: str) -> Article:
    found = read_article(text, PATH, ISSUE)
    assert found.problems == () and found.value
    return found.value


def bare(article: Article) -> Article:
    """Without what is computed from the body."""
    return dataclasses.replace(article, head=dataclasses.replace(article.head, opening=(), length=0))


@given(ARTICLE)
@settings(max_examples=120, deadline=None)
def test_what_is_written_reads_back(article: Article) -> None:
    head = article.head
    path = f"content/issues/{head.issue}/{head.page}-{head.order:02d}.md"
    found = read_article(write_article(article), path, head.issue)
    assert found.problems == ()
    assert found.value and bare(found.value) == article
    assert write_article(found.value) == write_article(article)


@pytest.mark.parametrize("given_text, expected", cases(HERE / "article_errors.txt"))
def test_what_an_editor_is_told(given_text: str, expected: str) -> None:
    found = read_article(given_text, PATH, ISSUE)
    told = [f"{p.where.line}:{p.where.col} {p.what.zh} | {p.hint and p.hint.zh}" for p in found.problems]
    assert "\n".join(told) == expected
    assert found.value is None


def test_an_article_as_the_contract_shows_it() -> None:
    article = read(
        """---
title: "末班渡轮，多等一小时"
kicker: "渡口时刻表七年来头一回改动"
date: "2026-11-20"               # calendar date, no time zone
page: "01"                       # as printed, text
order: "3"                       # on the page, from 1
byline:                          # in printed order; role: one name or a list
  - reporter: 林知远
  - correspondent: [何青, 王方 (wang-fang-2)]
    role_text: 特约通讯员
photos:
  - file: images/2026-11-20/ferry.svg
    caption: "晚九点的河湾渡口。"
    credit: [{photographer: 欧阳岚}]
    after: "2"
  - caption: 无图
    credit: 受访者供图
jump: {to: "02"}
corrections: [{date: "2026-11-21", was: "甲", now: "乙"}]
convert: {terms: {一本账: {tw: 一本帳}, 河湾: 河灣}, keep: 渡口}
draft: no
aliases: old.html
---

第一段。

## 小标题

第二段。
"""
    )
    head = article.head
    assert head.byline == (
        Credit(role="reporter", name="林知远"),
        Credit(role="correspondent", name="何青", role_text="特约通讯员"),
        Credit(role="correspondent", name="王方", person="wang-fang-2", role_text="特约通讯员"),
    )
    assert head.photos[0].credit == (Credit(role="photographer", name="欧阳岚"),)
    assert (head.photos[0].after, head.photos[1].credit_text) == (2, "受访者供图")
    assert (head.jump_to, head.draft, head.aliases) == ("02", False, ("old.html",))
    assert head.terms == (Term(written="一本账", tw="一本帳"), Term(written="河湾", hant="河灣"))
    assert head.keep == ("渡口",)
    assert head.corrections == (Correction(date=dt.date(2026, 11, 21), was="甲", now="乙"),)
    assert article.body == "第一段。\n\n## 小标题\n\n第二段。"


def test_one_byline_table_needs_no_list() -> None:
    assert read('---\ntitle: ""\nbyline: {reporter: 林知远}\n---\n').head.byline[0].name == "林知远"


def test_a_path_says_where_an_article_stands() -> None:
    found = read_article(
        '---\ntitle: ""\n---\n', "content/issues/2026-11-20-ed2/A05-12.md", IssueId("2026-11-20-ed2")
    )
    assert found.value and found.value.head.id == "2026-11-20-ed2-A05-12"


@pytest.mark.parametrize("name", ["01.md", "01-00.md", "01-a.md", "头-01.md", "01-01.txt", "01-01-02.md"])
def test_names_that_say_no_place(name: str) -> None:
    assert file_place(name) is None
    assert read_article('---\ntitle: ""\n---\n', name, ISSUE).problems


def test_opening_and_length_are_those_of_the_text() -> None:
    head = read('---\ntitle: ""\n---\n\n## 小题\n\n**河湾**，[3只](a.html)船。\n\n1984\\. 那一年\n').head
    assert head.opening == ("河湾，3只船。", "1984. 那一年")
    assert head.length == len("小题河湾3只船1984那一年")


def test_an_opening_is_cut_to_its_length() -> None:
    body = "\n\n".join(["河" * 200, "湾" * 200, "渡" * 200, "口"])
    head = read(f'---\ntitle: ""\n---\n\n{body}\n').head
    assert [len(paragraph) for paragraph in head.opening] == [200, 200, OPENING_LENGTH - 400]
    assert head.length == 601


def test_the_text_of_a_file() -> None:
    head = ArticleHead(
        date=dt.date(2026, 11, 20),
        page="01",
        order=3,
        title="",
        byline=(Credit(role="reporter", name="林知远"), Credit(role="reporter", name="何青")),
        photos=(Photo(caption="渡口", after=2),),
        draft=True,
    )
    assert write_article(Article(head=head, body="正文")) == (
        "---\n"
        'title: ""\n'
        'date: "2026-11-20"\n'
        'page: "01"\n'
        'order: "3"\n'
        "byline:\n"
        '  - reporter: ["林知远", "何青"]\n'
        "photos:\n"
        '  - caption: "渡口"\n'
        '    after: "2"\n'
        'draft: "true"\n'
        "---\n\n正文\n"
    )


def test_an_article_that_is_little_more_than_a_table_shows_it_in_lists() -> None:
    table = "| 项目 | 本周 |\n| --- | ---: |\n| 渡口水位（米） | 3.42 |\n| 青菜（元/斤） | 2.60 |"
    head = "---\ntitle: 本周数字\n---\n"
    short = read_article(f"{head}{table}\n\n注：本周指五天。\n", "01-01.md", ISSUE).value
    assert short is not None
    assert (short.head.numbers, short.head.opening) == (table, ("注：本周指五天。",))
    long = read_article(f"{head}{'一段很长的话。' * 20}\n\n{table}\n", "01-01.md", ISSUE).value
    assert long is not None
    assert long.head.numbers == ""
