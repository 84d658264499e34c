"""The default theme, read as HTML: what stands on each page, and what must not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from driver import SiteDriver
from theme_site import lay_out

ISSUE = "2026/11/20/index.html"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> SiteDriver:
    site = SiteDriver(tmp_path_factory.mktemp("theme")).init(title="试刊")
    return lay_out(site).build()


def html_pages(paper: SiteDriver) -> dict[str, str]:
    return {path: data.decode() for path, data in paper.tree().items() if path.endswith(".html")}


def links(html: str) -> Counter[str]:
    return Counter(re.findall(r'<a\b[^>]*\bhref="([^"]+)"', html))


def main_part(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def without_maps(html: str) -> str:
    """A page map links each article a second time: it is another way to the same."""
    return re.sub(r'<section class="chart maps".*?</section>', "", html, flags=re.S)


def articles(paper: SiteDriver) -> list[str]:
    return [Path(path).stem for path in paper.articles()]


def test_an_issue_links_every_article_once_below_its_guide(paper: SiteDriver) -> None:
    found = links(without_maps(main_part(paper.page(ISSUE))))
    assert {name: found[f"{name}.html"] for name in articles(paper)} == dict.fromkeys(articles(paper), 1)


def test_a_news_page_links_each_of_its_articles_once(paper: SiteDriver) -> None:
    for page in ("01", "02", "03"):
        found = links(without_maps(main_part(paper.page(f"2026/11/20/{page}.html"))))
        mine = [name for name in articles(paper) if name.startswith(page)]
        assert {name: found[f"{name}.html"] for name in mine} == dict.fromkeys(mine, 1)


def test_a_missing_news_page_is_told_and_not_linked(paper: SiteDriver) -> None:
    html = paper.page(ISSUE)
    assert links(html)["04.html"] == 0
    assert "这一版没有收到" in main_part(html)


def test_a_literary_page_is_set_apart(paper: SiteDriver) -> None:
    bands = re.findall(r'<section class="(band[^"]*)" aria-label="([^"]+)"', paper.page(ISSUE))
    assert [label for classes, label in bands if "lit" in classes.split()] == ["第三版 副刊"]


def test_a_lost_headline_stands_in_brackets(paper: SiteDriver) -> None:
    for path in ("2026/11/20/03-02.html", "2026/11/20/03.html", ISSUE):
        assert "［渡口的灯九点才灭］" in re.sub(r"<[^>]+>", "", paper.page(path)), path


def test_a_headline_is_cut_after_its_marks(paper: SiteDriver) -> None:
    assert "<span>末班渡轮，</span><span>多等一小时</span>" in paper.page("2026/11/20/01-01.html")


def test_a_correction_stands_above_the_text(paper: SiteDriver) -> None:
    html = paper.page("2026/11/20/01-01.html")
    assert html.index("原文“八百人”，") < html.index("应为“八十人”。") < html.index('class="body')


def test_a_caption_without_its_picture_is_text(paper: SiteDriver) -> None:
    html = paper.page("2026/11/20/01-03.html")
    assert "台账的一页。" in html
    assert "<img" not in html


def test_no_page_asks_anybody_else_or_holds_a_script_of_its_own(paper: SiteDriver) -> None:
    for path, html in html_pages(paper).items():
        fetched = re.findall(r'<(?:img|link|source|iframe)\b[^>]*(?:src|href)="([^"]+)"', html)
        assert [url for url in fetched if "//" in url] == [], path
        scripts = re.findall(r"<script\b([^>]*)>(.*?)</script>", html)
        own = [text for marks, text in scripts if "ld+json" not in marks and (text or "src=" not in marks)]
        assert own == [], path
        assert " style=" not in html, path
        assert "<style" not in html or path == "404.html", path


def test_every_page_has_one_main_one_first_heading_and_a_way_to_it(paper: SiteDriver) -> None:
    for path, html in html_pages(paper).items():
        assert html.count("<main") == html.count("<h1") == 1, path
        if 'http-equiv="refresh"' not in html:
            assert html.index('href="#main"') < html.index("<header"), path


def test_headings_never_skip_a_level(paper: SiteDriver) -> None:
    for path, html in html_pages(paper).items():
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
        assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False)), path


def test_a_redirect_leads_on_at_once_and_is_not_indexed(paper: SiteDriver) -> None:
    html = paper.page("latest/index.html")
    assert re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', html)
    assert '<meta name="robots" content="noindex">' in html
    assert links(html)["../2026/11/20/index.html"] == 1
