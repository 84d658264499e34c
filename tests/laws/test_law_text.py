"""Law 2: a source's line → Markdown on the shelf → HTML → text is the identity.

What intake itself may change (punctuation made full-width, white space at the edges) is held by
tests/intake: here a paragraph as cut must come back from the page as it was, character by character.
"""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.intake import PageFacts, SourceText, cut_page
from broadsheet.shelf.articles import read_article, write_article
from broadsheet.shelf.markdown_text import escape_paragraph
from broadsheet.web.body import body_html

FACTS = PageFacts(date=dt.date(2026, 11, 20), page="01", section="要闻")
TRAPS = (
    "1984. 那一年，渡口还没有铁链，晚归的人在棚子底下等。",
    "[注]: 这是一个说明，读者应当看得见。",
    "#1号楼火灾原因查明，无人受伤。",
    "* 星号开头的一行，说的是价钱5*3*2元。",
    "- 新华社的电头有时这样开头。",
    ">引文的一行，不该缩进去。",
    "    四个空格开头的一行，不是代码。",
    "\t制表符开头的一行，也不是代码。",
    "　　全角空格开头的一段，照样是正文。",
    "---",
    "====",
    "温度<5℃，<人民日报>的题字，<script>alert(1)</script>。",
    "[张三](李四)和![图](x.png)都是字，_下划线_也是。",
    "反斜杠\\*和\\\\都要留着，&amp;和&lt;也一样。",
    "| 周次 | 载客 |",
    "| --- | --- |",
    "title: 中国: 发展 #1",
    "page: 08, yes, no, 12:30, 1_000",
    "{{ view }}{% if %}",
    "末班渡轮多等一小时",
    "本报讯（记者林知远）河湾渡口从今天起把末班船推迟到晚上十点。",
)
line = st.sampled_from(TRAPS) | st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40)
pages = st.lists(line, min_size=1, max_size=8).map("\n\n".join)


class Blocks(HTMLParser):
    """Texts of paragraphs and subheads, in reading order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag in ("p", "h2"):
            self.texts.append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("p", "h2")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data


def printed(text: str) -> list[list[str]]:
    """Per article the paragraphs and subheads as cut, before any escaping."""
    made = cut_page(SourceText(name="x", text=text), FACTS, escape=lambda cut: cut).value
    return [
        [block.removeprefix("## ") for block in article.body.split("\n\n") if block]
        for article in made.articles
    ]


@given(pages)
@settings(max_examples=300)
def test_what_was_cut_is_what_a_reader_sees(text: str) -> None:
    made = cut_page(SourceText(name="x", text=text), FACTS, escape=escape_paragraph).value
    for article, expected in zip(made.articles, printed(text), strict=True):
        on_shelf = write_article(article)
        name = f"content/issues/2026-11-20/01-{article.head.order:02d}.md"
        read = read_article(on_shelf, name, article.head.issue)
        assert read.problems == ()
        assert read.value is not None
        assert read.value.head.title == article.head.title
        assert read.value.head.byline == article.head.byline
        [html] = body_html(read.value.body, ())
        seen = Blocks(html)
        assert seen.texts == expected
        assert seen.tags <= {"p", "h2", "span"}  # a span marks lost text


@pytest.mark.parametrize("trap", TRAPS)
def test_each_trap_alone_keeps_every_character(trap: str) -> None:
    page = f"渡口的灯\n\n本报讯 灯还亮着，搁在从前铁链已经拉上。\n\n{trap}\n\n灯到十点才熄，铁链没有再拉上。"
    made = cut_page(SourceText(name="x", text=page), FACTS, escape=escape_paragraph).value
    seen = "".join(
        "".join(Blocks("".join(body_html(article.body, ()))).texts)
        + "".join(
            map(str, (article.head.title, article.head.kicker, article.head.subtitle, article.head.series))
        )
        + article.head.byline_text
        for article in made.articles
    )
    kept = [char for char in trap if char.isalnum()]
    assert [char for char in kept if seen.count(char) < kept.count(char)] == []
