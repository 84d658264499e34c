"""A lost headline is typed on the page: into the article's file, as a person's own text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from driver import SiteDriver
from playwright.sync_api import Page, expect
from review_paper import ADDRESS, DAY, PAGE, RECORD, article, ingested
from review_stand import Stand, reviewed

HEADLESS = PAGE.replace("水塔的钟又走了\n\n", "", 1)  # line 3 is the first paragraph now


@pytest.fixture
def headless(site: SiteDriver) -> Iterator[Stand]:
    with reviewed(ingested(site, HEADLESS)) as running:
        assert "没有找到这篇稿件的标题" in running.get().text
        yield running


def write(stand: Stand, title: str, line: str = "3") -> str:
    return stand.deed(do="headline", first=line, last=line, title=title).text


def test_the_headline_is_in_the_file_and_the_doubt_is_settled(headless: Stand) -> None:
    shown = write(headless, " 大钟又走了 ")
    assert "已补上标题：大钟又走了" in shown
    assert "撤销不管标题" in shown
    assert 'title: "大钟又走了"' in headless.site.read(article(1))
    assert "没有找到这篇稿件的标题" not in shown
    assert 'name="title"' not in shown


def test_it_outlives_another_ingest_and_an_undo(headless: Stand) -> None:
    headless.deed(do="subhead", first="5", last="5")
    write(headless, "大钟又走了")
    headless.deed(do="undo")
    ingested(headless.site, HEADLESS.replace("四十秒", "五十秒"))
    text = headless.site.read(article(1))
    assert 'title: "大钟又走了"' in text
    assert "五十秒" in text


@pytest.mark.parametrize(
    "title", ['"}{% x %}<script>alert(1)</script>', "# 题: [a](b) 'x' \\n", "{first}", "---"]
)
def test_whatever_is_typed_is_text(headless: Stand, title: str) -> None:
    shown = write(headless, title)
    assert "<script>alert" not in shown
    assert "已补上标题" in shown
    headless.site.run("why", f"{DAY}-01-01")
    assert title in headless.site.stdout


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": "　 "}, "标题是空的，或者不止一行"),
        ({"title": "两\n行"}, "标题是空的，或者不止一行"),
        ({"title": "题", "first": "5", "last": "5"}, "这一行没有缺标题的存疑"),
    ],
    ids=str,
)
def test_what_cannot_be_written_is_told(headless: Stand, fields: dict[str, str], words: str) -> None:
    before = headless.site.tree("content")
    shown = headless.deed(**{"do": "headline", "first": "3", "last": "3", **fields})
    assert words in shown.text
    assert headless.site.tree("content") == before


def test_a_headline_that_somebody_wrote_meanwhile_stays(headless: Stand) -> None:
    headless.site.edit(article(1), 'title: ""', 'title: "先写的"')
    assert "这篇稿件已经有标题：先写的" in write(headless, "后写的")
    assert 'title: "先写的"' in headless.site.read(article(1))


def test_a_file_that_is_gone_or_broken_is_told(headless: Stand) -> None:
    headless.site.edit(article(1), 'order: "1"', 'order: "9"')
    assert 'class="notice failed"' in write(headless, "题")
    headless.site.remove(article(1))
    assert "文件不存在" in write(headless, "题")


def test_only_the_page_itself_may_write_it(headless: Stand) -> None:
    before = headless.site.tree("content")
    fields = headless.fields(do="headline", title="题")
    assert headless.post(fields, Origin="http://elsewhere.example").status == 403
    assert headless.post({**fields, "token": "x"}, Origin=headless.origin).status == 403
    assert headless.post({**fields, "title": "题" * 201}, Origin=headless.origin).status == 400
    headless.site.edit(RECORD, '"format": ', '"format":  ')
    reply = headless.post(fields, Origin=headless.origin)
    assert "刚才已有改动" in headless.get(reply.headers["Location"].partition("#")[0]).text
    headless.site.edit(RECORD, '"format":  ', '"format": ')
    assert headless.site.tree("content") == before


def test_an_article_may_stay_without_one_on_purpose(headless: Stand) -> None:
    shown = headless.deed(do="accept", first="3", last="3", kind="no headline").text
    assert "没有找到这篇稿件的标题" not in shown
    assert 'title: ""' in headless.site.read(article(1))


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_it_is_typed_in_a_browser(headless: Stand, page: Page, script: bool) -> None:
    window = page if script else page.context.browser.new_context(java_script_enabled=False).new_page()  # type: ignore[union-attr]
    window.goto(f"{headless.origin}{ADDRESS}?line=3")
    window.get_by_label("补写标题").fill("大钟又走了 <b>")
    window.get_by_label("补写标题").press("Enter")
    expect(window.locator("#notice")).to_contain_text("已补上标题：大钟又走了 <b>")
    expect(window.locator("#A1 h3")).to_contain_text("大钟又走了 <b>")
    assert 'title: "大钟又走了 <b>"' in headless.site.read(article(1))
    if not script:
        window.context.close()
