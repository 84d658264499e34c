"""What the web layer does with words: excerpts, stand-in headlines, prose in another script, addresses."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model import IssueId
from broadsheet.web import urls
from broadsheet.web.body import body_html
from broadsheet.web.excerpt import excerpt, first_clause, minutes
from broadsheet.web.prose import map_prose
from broadsheet.web.views import EditorPageView, Link, RedirectView, Wording


@pytest.mark.parametrize(
    ("paragraphs", "room", "shown"),
    [
        (("一句。两句。",), 100, ("一句。两句。",)),
        (("一句。两句。",), 5, ("一句。",)),
        (("“走吧。”他说。船开了。",), 8, ("“走吧。”他说。",)),
        (("一句。", "第二段。第三句。"), 8, ("一句。", "第二段。")),
        (("很长的一句话，没有放得下的句号。",), 9, ("很长的一句话……",)),
        ((), 50, ()),
    ],
)
def test_an_excerpt_ends_where_a_sentence_ends(
    paragraphs: tuple[str, ...], room: int, shown: tuple[str, ...]
) -> None:
    assert excerpt(paragraphs, room) == shown


@given(st.lists(st.text(alphabet="渡口的灯亮着，。！？”“……\n", max_size=40), max_size=4), st.integers(1, 60))
def test_an_excerpt_is_never_much_longer_than_its_room(paragraphs: list[str], room: int) -> None:
    assert sum(map(len, excerpt(paragraphs, room))) <= room + len("……")


def test_a_lost_headline_is_stood_in_for_by_the_first_clause() -> None:
    assert first_clause(("日前，渡口……",)) == "日前"
    assert first_clause(("字" * 60,)) == "字" * 24 + "……"
    assert first_clause(()) == ""


@pytest.mark.parametrize(("length", "expected"), [(0, 1), (399, 1), (800, 2), (1500, 4)])
def test_minutes_to_read(length: int, expected: int) -> None:
    assert minutes(length) == expected


def test_an_article_without_text_has_places_for_its_photos() -> None:
    assert body_html("", (0, 2)) == ("", "", "")


def test_lost_text_is_a_gap_that_says_so_and_a_printed_one_is_text() -> None:
    [html] = body_html("账目摊开\\[…]，后来又[…]收起来，见[…](a.html)", ())
    says = "原文此处有缺"
    gap = f'<span aria-label="{says}" class="gap" role="img" title="{says}">[…]</span>'
    assert html == f'<p>账目摊开[…]，后来又{gap}收起来，见<a href="a.html">…</a></p>'


def test_photos_cut_the_body_after_the_paragraph_that_they_follow() -> None:
    runs = body_html("第一段。\n\n## 小标题\n\n第二段。\n\n第三段。", {0, 2})
    assert runs[0] == ""
    assert "第二段" in runs[1]
    assert "小标题" in runs[1]
    assert runs[2] == "<p>第三段。</p>"


def test_a_photo_after_more_paragraphs_than_there_are_stands_at_the_end() -> None:
    assert body_html("只有一段。", {5}) == ("<p>只有一段。</p>", "")


def test_one_paragraph_a_line_needs_no_blank_line_between() -> None:
    assert body_html("第一段。\n第二段。", ()) == ("<p>第一段。</p>\n<p>第二段。</p>",)


def test_verse_keeps_its_lines_where_they_end_in_two_spaces() -> None:
    [html] = body_html("卖菜的把秤放下  \n秤杆翘着\n下一段", ())
    assert html == "<p>卖菜的把秤放下<br>\n秤杆翘着</p>\n<p>下一段</p>"


def test_a_table_stays_a_table_in_a_box_that_scrolls() -> None:
    [html] = body_html("| 周次 | 载客 |\n| --- | ---: |\n| 第一周 | 611 |", ())
    assert '<div class="table"' in html
    assert "<td" in html


def test_the_line_above_a_table_is_its_caption() -> None:
    table = "| 周次 | 载客 |\n| --- | ---: |\n| 第一周 | 611 |"
    [html] = body_html(f"晚班载客，按周计（人次）\n\n{table}", ())
    assert "<caption>晚班载客，按周计（人次）</caption>" in html
    assert "<p>" not in html
    [html] = body_html(f"每周的人次如下：\n\n{table}", ())
    assert "<p>每周的人次如下：</p>" in html


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<div onclick=alert(1)>\n\n</div>",
        "[点我](javascript:alert(1))",
        "[点我](JaVa\tScript:alert(1))",
        "[点我](&#106;avascript:alert(1))",
        "![图](data:text/html;base64,PHNjcmlwdD4=)",
        "[x]: javascript:alert(1)\n\n[x]",
        "<javascript:alert(1)>",
        "<!-- --><svg/onload=alert(1)>",
        "{{ view }} {% include 'x' %}",
    ],
)
def test_no_text_of_a_body_becomes_markup_or_script(attack: str) -> None:
    [html] = body_html(attack, ())
    folded = html.lower()
    for forbidden in ("<script", "<img src=x", "<div o", "<svg", 'href="javascript', "data:text"):
        assert forbidden not in folded
    assert 'href="&#' not in folded


class Quoting:
    """A conversion that shows what it was asked for."""

    def __init__(self, marks: str = "«»") -> None:
        self.marks = marks

    def text(self, text: str) -> str:
        return f"{self.marks[0]}{text}{self.marks[1]}"

    def html(self, html: str) -> str:
        return html

    def within(self, wordings: Sequence[Wording]) -> Quoting:
        return Quoting("【】") if wordings else self


def test_only_prose_is_converted() -> None:
    link = Link(url="里/后.html", text="后")
    assert map_prose(link, Quoting()) == Link(url="里/后.html", text="«后»")
    hints = EditorPageView.__annotations__
    assert {"title", "html", "chrome"} == set(hints)
    assert RedirectView.__annotations__["target"] == "Link"


TAILS = st.sampled_from(
    [
        urls.HOME,
        urls.issue(IssueId("2026-11-20")),
        urls.news_page(IssueId("2026-11-20-ed2"), "A05"),
        urls.archive("2026"),
        "zh-tw/reporters/he-qing.html",
        "images/2026-11-20/渡口 夜.svg",
    ]
)


@given(TAILS, TAILS)
def test_a_relative_link_leads_from_any_page_to_any_file(source: str, target: str) -> None:
    link = urls.relative(source, target)
    assert not link.startswith("/")
    assert posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(link))) == target


def test_addresses_are_those_of_the_contract() -> None:
    assert urls.issue(IssueId("2026-11-20")) == "2026/11/20/index.html"
    assert urls.issue(IssueId("2026-11-20-ed2")) == "2026/11/20-ed2/index.html"
    assert urls.news_page(IssueId("2026-11-20"), "A05") == "2026/11/20/A05.html"
    assert urls.in_variant("zh-TW", urls.HOME, default="zh-Hans") == "zh-tw/index.html"
    assert urls.absolute("https://x.org/p/", "2026/11/20/index.html") == "https://x.org/p/2026/11/20/"


def test_two_claims_of_one_address_name_both_claimants() -> None:
    [problem] = urls.collisions(
        [("about.html", "content/pages/about.md"), ("About.html", "content/pages/About.md")]
    )
    assert problem.where.path == "content/pages/About.md"
    assert "content/pages/about.md" in problem.what.en
