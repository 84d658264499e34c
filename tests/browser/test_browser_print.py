"""Paper: an article of a page's length is one sheet of A4, and so is the front page."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from page_kinds import NAMED
from pypdf import PageObject, PdfReader
from window import Visit

from broadsheet.chinese.glyphs import ordinary

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ONE_SHEET = 1400  # characters of an article with a picture that must fit on one sheet
A4 = (595, 842)  # points
REST_SHEETS = 3  # an issue of four pages after its first
# of those that Unicode gives no ordinary character
RADICALS = str.maketrans("⻋⻓⻘⻔⻅⻛⻜⻢⻰⻩⻚⻝⻤⻥⻦⻬⻮⻳", "车长青门见风飞马龙黄页食鬼鱼鸟齐齿龟")
BODY = re.compile(r'<div class="body.*?(?=<nav|<aside)', re.S)


def sheets(page: Page) -> PdfReader:
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    box = printed.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(A4, abs=2)
    return printed


def text(sheet: PageObject) -> str:
    """What stands on a sheet; fonts in a PDF call some characters by their radical."""
    return re.sub(r"\s", "", ordinary(sheet.extract_text())).translate(RADICALS)


def characters(article: Path) -> int:
    """Of its text, captions and tables."""
    [body] = BODY.findall(article.read_text(encoding="utf-8"))
    return len(re.sub(r"<[^>]*>|\s", "", body))


def test_an_article_of_1400_characters_is_one_sheet(chromium: Browser, home: Path) -> None:
    """Of each size the demo has: the longest that must fit, those with pictures and tables."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    counted = {path: characters(path) for path in sorted(home.glob("20*/**/*-*.html"))}
    fitting = sorted((path for path in counted if counted[path] <= ONE_SHEET), key=counted.__getitem__)
    adorned = [path for path in fitting if re.search("<figure|<table", path.read_text(encoding="utf-8"))]
    for path in {*fitting[-3:], *fitting[:1], *adorned}:
        page.goto(path.as_uri())
        assert len(sheets(page).pages) == 1, f"{path.relative_to(home)}: {counted[path]} characters"
    page.close()


def test_the_front_page_is_one_sheet_and_the_rest_comes_after_it(visit: Visit, home: Path) -> None:
    page = visit(NAMED["front"])
    first, *rest = [text(sheet) for sheet in sheets(page).pages]
    strip = page.locator(".strip a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    heads = [headlines(home / news_page) for news_page in strip]
    assert [head for head in heads[0] if head not in first] == []
    told = "".join(rest)
    assert [head for page_heads in heads[1:] for head in page_heads if head not in first + told] == []
    assert len(rest) <= REST_SHEETS


def headlines(news_page: Path) -> list[str]:
    html = news_page.read_text(encoding="utf-8")
    found = re.findall(r'<h[123][^>]*><a href="\d+-\d+\.html">(.*?)</a></h', html, re.S)
    return [re.sub(r"<[^>]*>|\s", "", head) for head in found]


def test_paper_has_the_words_and_not_the_navigation(visit: Visit) -> None:
    printed = "".join(map(text, sheets(visit(NAMED["article-picture"])).pages))
    page = visit(NAMED["article-picture"])
    paragraph = page.locator(".body p").last.inner_text()
    assert re.sub(r"\s", "", paragraph)[:20] in printed
    assert "跳到正文" not in printed
    assert "字号" not in printed
    assert "file:" not in printed


def test_dark_readers_print_black_on_white(visit: Visit) -> None:
    page = visit(NAMED["article-feature"], scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    ink, paper = page.evaluate(
        "() => [getComputedStyle(document.querySelector('.body')).color,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert sum(map(int, re.findall(r"\d+", ink)[:3])) < 120, ink
    assert paper in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
