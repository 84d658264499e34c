"""What a deed does: to the record, to the Markdown, to the page that is shown after it. Without a browser."""

from __future__ import annotations

import json
import threading

import pytest
from driver import SiteDriver
from review_paper import ADDRESS, DAY, RECORD, article, ingested
from review_stand import Stand, reviewed


def decisions(stand: Stand) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(stand.site.read(RECORD))["decisions"]
    return rows


def test_an_article_is_split_where_it_is_asked(stand: Stand) -> None:
    shown = stand.deed(do="split", first="19", last="19")
    assert "已拆分：从第 19 行起另成一篇" in shown.text
    assert 'title: "石头的味道"' in stand.site.read(article(3))
    assert "坊主说" not in stand.site.read(article(2))
    assert "人工：另起一篇" in shown.text
    assert 'id="A3"' in shown.text


def test_an_article_goes_on_with_the_one_above(stand: Stand) -> None:
    shown = stand.deed(do="merge", first="17", last="17")
    assert "已合并" in shown.text
    [merged] = map(stand.site.read, stand.site.articles())
    assert 'title: "水塔的钟又走了"' in merged
    assert "## 豆腐坊换了新磨" in merged


@pytest.mark.parametrize(
    ("name", "line", "words", "text"),
    [
        ("subhead", "7", "小标题", "## 修钟的梁师傅"),
        ("caption", "9", "图片说明", 'caption: "临走前他把钥匙交给'),
        ("kicker", "3", "肩题", 'kicker: "水塔的钟又走了"'),
        ("paragraph", "19", "正文", "\n石头的味道\n"),
    ],
)
def test_a_line_is_taken_for_what_it_is_called(
    stand: Stand, name: str, line: str, words: str, text: str
) -> None:
    shown = stand.deed(do=name, first=line, last=line)
    assert f"已改：{line} 行改为{words}" in shown.text
    assert text in "".join(map(stand.site.read, stand.site.articles()))
    assert f"人工：定为{words}" in shown.text


def test_furniture_leaves_the_article(stand: Stand) -> None:
    shown = stand.deed(do="furniture", first="19", last="19")
    assert "石头的味道" not in stand.site.read(article(2))
    assert "已改：19 行改为版面文字" in shown.text


def test_several_lines_go_to_another_article(stand: Stand) -> None:
    shown = stand.deed(do="move", first="19", last="21", to="3")
    assert "已移动：19–21 行移到另一篇" in shown.text
    assert "坊主说" in stand.site.read(article(1))
    assert "坊主说" not in stand.site.read(article(2))


def test_an_accepted_doubt_is_no_longer_open(stand: Stand) -> None:
    assert "2 处存疑" in stand.get().text
    shown = stand.deed(do="accept", first="21", last="21", kind="open end")
    assert "已认可：21 行没有问题" in shown.text
    assert "1 处存疑" in shown.text
    assert "稿件文字没有变化" in shown.text
    assert "这一段没有写完就断了" not in shown.text


def test_the_last_deed_is_taken_back(stand: Stand) -> None:
    before = {path: stand.site.read(path) for path in stand.site.articles()}
    stand.deed(do="split", first="19", last="19")
    shown = stand.deed(do="undo", first="19", last="19")
    assert "已撤销：19 行另起一篇" in shown.text
    assert {path: stand.site.read(path) for path in stand.site.articles()} == before
    assert decisions(stand) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"do": "undo"}, "没有可以撤回的处理"),
        ({"do": "merge", "first": "3", "last": "3"}, "这一篇上面没有别的稿件"),
        ({"do": "merge", "first": "1", "last": "1"}, "这一行不属于任何稿件"),
        ({"do": "title", "first": "9", "last": "9"}, "这一行在一篇稿件中间"),
        ({"do": "move", "first": "5", "last": "5", "to": "7"}, "选中的行已经在那一篇里"),
        ({"do": "accept", "first": "5", "last": "5"}, "这一行没有这样的存疑"),
        ({"do": "split", "first": "4", "last": "4"}, "来稿的这一行没有文字"),
        ({"do": "split", "first": "900", "last": "900"}, "来稿的这一行没有文字"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_told_on_the_page(stand: Stand, fields: dict[str, str], words: str) -> None:
    before = stand.site.tree("content")
    shown = stand.deed(**fields)
    assert 'class="notice failed"' in shown.text
    assert words in shown.text
    assert stand.site.tree("content") == before


def test_a_page_that_is_out_of_date_changes_nothing(stand: Stand) -> None:
    """Two windows: what the second one showed was no longer so when its button was pressed."""
    second = stand.fields(do="merge", first="13", last="13")
    stand.deed(do="split", first="19", last="19")
    before = stand.site.tree("content")
    reply = stand.post(second, Origin=stand.origin)
    shown = stand.get(reply.headers["Location"].partition("#")[0])
    assert "这一版刚才已有改动" in shown.text
    assert 'id="A3"' in shown.text
    assert stand.site.tree("content") == before


def test_of_two_deeds_at_the_same_moment_one_is_done(stand: Stand) -> None:
    fields = [stand.fields(do="subhead", first=line, last=line) for line in ("5", "7", "9", "15")]
    posts = [
        threading.Thread(target=stand.post, args=(each,), kwargs={"Origin": stand.origin}) for each in fields
    ]
    for post in posts:
        post.start()
    for post in posts:
        post.join()
    assert len(decisions(stand)) == 1
    assert len([text for text in map(stand.site.read, stand.site.articles()) if "## " in text]) in (1, 2)


def test_what_a_person_wrote_is_shown_beside_what_was_ingested(stand: Stand) -> None:
    stand.site.edit(article(1), 'title: "水塔的钟又走了"', 'title: "大钟响了"')
    stand.site.edit(article(1), "换了两个齿轮", "换了三个齿轮")
    shown = stand.get().text
    assert "大钟响了" in shown
    assert "换了三个齿轮" in shown
    assert shown.count("有人改过") == 2
    assert "收稿时：水塔的钟又走了" in shown


def test_a_persons_words_outlive_a_deed(stand: Stand) -> None:
    stand.site.edit(article(1), "换了两个齿轮", "换了三个齿轮")
    stand.deed(do="split", first="19", last="19")
    assert "换了三个齿轮" in stand.site.read(article(1))


# ── the list


def test_the_list_has_the_worst_page_first_and_every_doubt(site: SiteDriver) -> None:
    mild = "2026年11月20日 第02版 城事\n\n码头上的灯换了\n\n本报讯 记者方小满报道 码头上的十二盏灯全换了。"
    with reviewed(ingested(ingested(site), mild, "02")) as stand:
        text = stand.get("/_review/").text
        assert "2 处存疑" in text
        assert text.index("这一段没有写完就断了") < text.index("这里也许是另一篇稿件的开头")
        assert f'href="{ADDRESS}?line=21#L21"' in text
        assert text.index(f'href="/_review/{DAY}/02"') > text.index("其余各版")


def test_the_list_says_when_all_is_settled(stand: Stand) -> None:
    stand.deed(do="accept", first="19", last="21")
    text = stand.get("/_review/").text
    assert "没有存疑，全部核完了" in text
    assert "1 条人工决定" in text


def test_a_doubt_that_a_change_has_answered_is_counted(stand: Stand) -> None:
    stand.site.edit(article(2), "说不出哪里好，", "说不出哪里好。")
    text = stand.get("/_review/").text
    assert "1 处已核" in text
    assert "这一段没有写完就断了" not in text


def test_missing_pages_and_headlines_without_a_record_are_listed(stand: Stand) -> None:
    stand.site.write(f"content/issues/{DAY}/issue.toml", '[pages]\n"01" = "要闻"\n"02" = "城事"\n')
    stand.site.write(
        f"content/issues/{DAY}/03-01.md",
        f'---\ntitle: ""\ndate: "{DAY}"\npage: "03"\nsection: "副刊"\norder: "1"\n---\n没有题目的一篇。\n',
    )
    text = stand.get("/_review/").text
    assert "缺第 02 版" in text
    assert f"content/issues/{DAY}/03-01.md" in text


def test_a_site_without_a_source_says_what_to_do_first(site: SiteDriver) -> None:
    with reviewed(site) as stand:
        assert "还没有收过稿" in stand.get("/_review/").text
        assert stand.get("/_review").headers["Location"] == "/_review/"


def test_the_list_leads_to_the_reasons_too(stand: Stand) -> None:
    address = f"{ADDRESS}?line=21&amp;why=1#L21"
    assert address in stand.get("/_review/").text
    shown = stand.get(f"{ADDRESS}?line=21&why=1").text
    assert 'id="why" open' in shown
    assert "第 21 行为什么这样切" in shown


# ── a page's details


def test_a_line_says_whose_it_is_without_colour(stand: Stand) -> None:
    text = stand.get().text
    line = text[text.index('id="L15"') :].partition("</a>")[0]
    assert '<span class="sign" aria-hidden="true">2</span>' in line
    assert '<span class="vh">第2篇</span>' in line
    assert '<span class="role">段落</span>' in line
    folio = text[text.index('id="L1"') :].partition("</a>")[0]
    assert "版面文字" in folio


def test_why_is_told_in_chinese(stand: Stand) -> None:
    text = stand.get(f"{ADDRESS}/why?line=3").text
    assert "第 3 行为什么这样切" in text
    assert "标题（把握" in text
    assert "下一行有电头" in text or "隔一行有电头" in text
    assert "lead" not in text
    assert (
        text in stand.get(f"{ADDRESS}?line=3").text
        or "第 3 行为什么这样切" in stand.get(f"{ADDRESS}?line=3").text
    )


def test_every_word_of_the_pages_is_in_one_place() -> None:
    """No Chinese in a template: all of it is in review_words, where a translator finds it."""
    import re
    from pathlib import Path

    import broadsheet.preview

    templates = sorted((Path(broadsheet.preview.__file__).parent / "review").glob("*.html"))
    assert templates
    assert [
        path.name for path in templates if re.search(r"[\u4e00-\u9fff]", path.read_text(encoding="utf-8"))
    ] == []
