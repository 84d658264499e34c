"""The search of a whole site: what is searched, what an edit makes anew, what a theme without it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from driver import SiteDriver
from search_papers import candidates, may_hold, triple, value

from broadsheet.chinese.folding import fold
from broadsheet.web.search import documents, edits

SETTINGS = 'title = "渡口周报"\nvariants = ["zh-Hans", "zh-TW"]\n'
ARTICLE = """\
---
title: "{title}"
kicker: "台账"
date: "{date}"
page: "01"
order: "{order}"
section: "要闻"
byline:
  - reporter: 管云云
{more}---
{body}
"""
PHOTO = 'photos:\n  - caption: "晚九点的渡口。"\n    credit: [{photographer: 邹伟锋}]\n    after: "1"\n'


def put(site: SiteDriver, date: str, order: int, title: str, body: str, more: str = "") -> SiteDriver:
    text = ARTICLE.format(date=date, order=order, title=title, body=body, more=more)
    return site.write(f"content/issues/{date}/01-{order:02}.md", text)


@pytest.fixture
def paper(site: SiteDriver) -> SiteDriver:
    """Four years, an article or two each."""
    site.write("site.toml", SETTINGS)
    site.write("content/people.toml", '[[person]]\nname = "管云云"\nid = "guan-yunyun"\nhant = "管雲雲"\n')
    put(
        site,
        "2023-05-05",
        1,
        "末班渡轮",
        "头<em>发</em>花白的人说：**等**一等。\n\n| 周次 | 载客 |\n|---|---|\n| 一 | 611 |",
    )
    put(site, "2024-05-05", 1, "早市", "早市照旧五点半开张。", PHOTO)
    put(site, "2025-05-05", 1, "换牌", "老桥换上新牌，说的是 <script>alert(1)</script> 三吨。")
    put(site, "2025-05-05", 2, "草稿", "还没写完。", 'draft: "true"\n')
    return put(site, "2026-05-05", 1, "夜航", "船在江心错身。")


def searched(site: SiteDriver, name: str, variant: str = "") -> list[str]:
    script = site.page(f"{variant}search/text/{name}.js")
    made = value(script)
    assert isinstance(made, list)
    return [made[0], *made[1]]


def files_of(site: SiteDriver, folder: str) -> dict[str, bytes]:
    return {path: data for path, data in site.tree().items() if re.match(rf"(zh-tw/)?search/{folder}", path)}


def test_what_a_reader_sees_is_searched_field_by_field(paper: SiteDriver) -> None:
    paper.build()
    assert searched(paper, "2023/05/05/01-01") == [
        *("2023年5月5日 第一版 要闻", "", "台账", "末班渡轮", "", "记者 管云云"),
        *("头<em>发</em>花白的人说：等一等。", "周次", "载客", "一", "611"),
    ]
    assert searched(paper, "2024/05/05/01-01")[-2:] == ["晚九点的渡口。", "摄影 邹伟锋"]


def test_each_edition_is_searched_in_its_own_words(paper: SiteDriver) -> None:
    paper.write("content/glossary.toml", '[[term]]\nhans = "早市"\ntw = "晨市"\n').build()
    assert searched(paper, "2024/05/05/01-01", "zh-tw/")[3:7] == [
        "晨市",
        "",
        "記者 管雲雲",
        "晨市照舊五點半開張。",
    ]


def test_a_draft_is_not_found(paper: SiteDriver) -> None:
    paper.build()
    assert not any("01-02" in path for path in files_of(paper, ""))
    assert all("还没" not in data.decode() for data in files_of(paper, "grams").values())


def test_no_text_becomes_markup_in_a_script(paper: SiteDriver) -> None:
    paper.build()
    assert "<script>alert(1)</script>" in searched(paper, "2025/05/05/01-01")[-1]
    assert all(not set(data.decode()) & set("<>&\u2028") for data in files_of(paper, "").values())


def test_without_an_edit_nothing_is_made(paper: SiteDriver) -> None:
    assert not paper.build().build().written()


def test_the_directory_of_a_site_knows_every_triple(paper: SiteDriver) -> None:
    """Of the four years, each is named for what stands in it."""
    paper.build()
    root = value(paper.page("search/index.js"))
    assert isinstance(root, list)
    shards, segments = root
    made = [value(paper.page(f"search/where/{number}.js")) for number in range(shards)]
    for number, (year, *_) in enumerate(segments):
        folded = list(map(fold, searched(paper, f"{year}/05/05/01-01")[1:]))
        triples = [triple(text[at : at + 3]) for text in folded for at in range(len(text) - 2)]
        assert triples
        assert all(may_hold(made[each * shards // 2**32], each, shards)[number] for each in triples)


def test_an_edit_touches_its_own_segment(paper: SiteDriver) -> None:
    paper.build().edit("content/issues/2024-05-05/01-01.md", "照旧", "改在").build()
    touched = {path for path in paper.written() if "search/" in path}
    own = re.compile(r"(zh-tw/)?search/(text/2024/05/05/01-01|grams/2024/\d+|where/\d+|index)\.js")
    assert touched and all(own.fullmatch(path) for path in touched)
    assert "search/text/2024/05/05/01-01.js" in touched and "zh-tw/search/text/2024/05/05/01-01.js" in touched
    assert not any("2024/issues" in path for path in touched), "no address has changed"


def test_an_incremental_index_is_that_of_a_clean_build(paper: SiteDriver) -> None:
    paper.build().edit("content/issues/2024-05-05/01-01.md", "照旧", "改在").build()
    put(paper, "2024-05-06", 1, "添一篇", "新来的。").remove("content/issues/2026-05-05").build()
    incremental = files_of(paper, "")
    paper.remove("output").remove(".cache").build()
    assert files_of(paper, "") == incremental


def test_an_edit_is_followed_in_a_segment_of_many(paper: SiteDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its other texts are not looked at again, and the index is that of a clean build."""
    for order in range(2, 10):
        put(paper, "2024-05-05", order, f"又一篇{order}", f"第{order}个人也照旧上船。")
    paper.build()
    looked: list[object] = []
    original = edits.terms
    monkeypatch.setattr(edits, "terms", lambda document: looked.append(document) or original(document))
    paper.edit("content/issues/2024-05-05/01-03.md", "照旧", "改在").build()
    assert len(looked) == 4, "one text, before and after, in two editions"
    monkeypatch.undo()
    incremental = files_of(paper, "")
    paper.remove("output").remove(".cache").build()
    assert files_of(paper, "") == incremental


@pytest.mark.parametrize("lost", ["search", "search/zh-TW", "search/2024-05-05.pickle", "ledger"])
def test_a_lost_memory_is_made_again(paper: SiteDriver, lost: str) -> None:
    paper.build()
    before = files_of(paper, "")
    if (paper.folder / ".cache/build" / lost).exists():
        paper.remove(f".cache/build/{lost}")
    paper.edit("content/issues/2024-05-05/01-01.md", "照旧", "改在").build()
    paper.edit("content/issues/2024-05-05/01-01.md", "改在", "照旧").build()
    assert files_of(paper, "") == before


def test_a_damaged_memory_is_made_again(paper: SiteDriver) -> None:
    paper.build()
    before = files_of(paper, "")
    for path in (paper.folder / ".cache/build/search").rglob("*.*"):
        path.write_bytes(path.read_bytes()[:40])
    paper.run("build", "--clean")
    assert files_of(paper, "") == before


def test_workers_make_the_same_index(paper: SiteDriver) -> None:
    paper.build()
    before = files_of(paper, "")
    paper.remove("output").remove(".cache").build("--jobs", "2")
    assert files_of(paper, "") == before


def test_an_article_is_converted_once(paper: SiteDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    """For its page and for the index together."""
    made: list[str] = []
    original = documents.document

    def watched(view, label):
        made.append(view.id)
        return original(view, label)

    monkeypatch.setattr("broadsheet.pipeline.search_texts.document", watched)
    paper.build()
    assert len(made) == 8, "four articles in two editions"
    made.clear()
    paper.edit("content/issues/2024-05-05/01-01.md", "照旧", "改在").build()
    assert made == ["2024-05-05-01-01"] * 2


def test_a_theme_without_a_search_shows_the_plain_index(paper: SiteDriver) -> None:
    paper.write("themes/plain/theme.toml", 'name = "plain"\nbase = "broadsheet"\nsearch = []\n')
    paper.write("site.toml", SETTINGS + 'theme = "plain"\n').build()
    assert not files_of(paper, "")
    page = paper.page("search.html")
    assert (
        "<form" not in page
        and 'href="archive/2024.html"' in page
        and 'href="reporters/guan-yunyun.html"' in page
    )


def test_every_page_leads_to_the_search(paper: SiteDriver) -> None:
    paper.build()
    for path in ("index.html", "zh-tw/2024/05/05/01-01.html", "404.html"):
        link = re.search(r'<link rel="search" href="([^"]+)">', paper.page(path))
        assert link and link[1].endswith("search.html")


def test_an_empty_paper_has_a_search_page(site: SiteDriver) -> None:
    site.build()
    assert value(site.page("search/index.js")) == [0, []]
    assert "<form" in site.page("search.html")


# ── the demo


def pages_and_texts(demo: Path, variant: str) -> Iterator[tuple[str, list[str]]]:
    """For each article: the text of its page, in normal form; the fields of its document."""
    root = demo / variant
    for path in sorted((root / "search/text").rglob("*.js")):
        name = path.relative_to(root / "search/text").with_suffix(".html")
        html = re.sub(r"<(script|style)\b.*?</\1>", "", (root / name).read_text(encoding="utf-8"), flags=re.S)
        made = value(path.read_text(encoding="utf-8"))
        assert isinstance(made, list)
        yield fold(unescape(re.sub(r"<[^>]*>", "", html))), made[1]


@pytest.mark.parametrize("variant", ["", "zh-tw"])
def test_what_is_searched_stands_on_the_page(demo: Path, variant: str) -> None:
    found = list(pages_and_texts(demo, variant))
    assert len(found) == 50
    missing = [field for page, fields in found for field in fields if fold(field) not in page]
    assert not missing


def test_both_scripts_of_the_demo_have_one_normal_form(demo: Path) -> None:
    """But for the words that are declared to differ (报道 → 報導, 面包车 → 廂型車)."""
    hans, hant = (list(pages_and_texts(demo, variant)) for variant in ("", "zh-tw"))
    differing = {
        (one, other)
        for (_, fields), (_, others) in zip(hans, hant, strict=True)
        for field, same in zip(fields, others, strict=True)
        for one, other in zip(fold(field), fold(same), strict=True)
        if one != other
    }
    assert differing <= {(fold(one), fold(other)) for one, other in ("道導", "面廂", "包型")}


def test_the_index_of_the_demo_finds_every_paragraph(demo: Path) -> None:
    folder = demo / "search/grams/2026"
    buckets = [
        str(value((folder / f"{number}.js").read_text(encoding="utf-8")))
        for number in range(len(list(folder.glob("*.js"))) - 1)
    ]
    texts = [fields for _, fields in pages_and_texts(demo, "")]
    for number, fields in enumerate(texts):
        for field in fields:
            if len(fold(field)) > 1:
                assert number in candidates(buckets, field)
