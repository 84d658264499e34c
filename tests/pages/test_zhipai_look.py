"""The theme of vertical lines in a browser: writing mode, order, bands, numbers, tables, Tab, print."""

from __future__ import annotations

import gzip
import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import SiteDriver
from zhipai_site import ALL, WIDE_TABLE, lay_out_vertical

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1280, 1920)
SIZES = ("fs-s", "fs-m", "fs-l", "fs-x")
KINDS = (
    "index.html",
    "2026/11/20/index.html",
    "2026/11/20/01-01.html",
    ALL,
    WIDE_TABLE,
    "2026/11/20/02.html",
    "2026/11/20/03.html",
    "archive/index.html",
    "archive/2026.html",
    "../404.html",  # one for all editions, in the first one
    "offline.html",
    "sections/index.html",
    "sections/yaowen/index.html",
    "reporters/index.html",
    "reporters/lin-zhiyuan.html",
    "corrections.html",
    "about.html",
    "search.html",
)
OVERLAPS = (Path(__file__).parent / "lines_that_meet.js").read_text(encoding="utf-8")
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""
# (band, distance from the right) of each element, where it begins
PLACES = """all => { const paper = document.querySelector('.paper').getBoundingClientRect();
  return all.map(e => { const box = e.getClientRects()[0];
    const band = Math.floor((box.top - paper.top + 1) / paper.height);
    return [band, Math.round(paper.right - box.right)]; }); }"""
MODE = "e => getComputedStyle(e).writingMode"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = lay_out_vertical(SiteDriver(tmp_path_factory.mktemp("zhipai")).init(title="试刊")).build()
    return site.folder / "output"


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page()
    yield opened
    opened.close()


def show(page: Page, home: Path, path: str, width: int = 1280) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((home / "zh-tw" / path).as_uri())


def choose(page: Page, setting: str) -> None:
    page.evaluate("id => document.getElementById(id).click()", setting)
    page.wait_for_function("!document.querySelector('.late')")


@pytest.mark.parametrize("path", KINDS)
def test_no_line_stands_on_another_nor_outside_at_any_width_and_size(
    page: Page, home: Path, path: str
) -> None:
    show(page, home, path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for size in SIZES:
            choose(page, size)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} at {width} px in {size} is {wide} px wide"
            assert page.evaluate(OVERLAPS) == [], f"{path} at {width} px in {size}"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_a_readers_own_spacing_makes_nothing_overlap(page: Page, home: Path, width: int) -> None:
    for path in KINDS:
        show(page, home, path, width)
        page.add_style_tag(content=SPACING)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate(OVERLAPS) == [], f"{path} at {width} px"


@pytest.mark.parametrize("width", [390, 1280])
def test_what_a_reader_opens_finds_room(page: Page, home: Path, width: int) -> None:
    for path in KINDS:
        show(page, home, path, width)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate(OVERLAPS) == [], f"{path} at {width} px"


@pytest.mark.parametrize("width", [320, 1280])
def test_what_a_search_finds_is_set_in_bands_too(page: Page, home: Path, width: int) -> None:
    show(page, home, "search.html", width)
    page.locator("input[name=q]").fill("渡口")
    page.locator(".q button").click()
    page.locator(".found li").first.wait_for()
    assert page.locator(".found .h").first.evaluate(MODE) == "vertical-rl"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(OVERLAPS) == []


def test_lines_that_meet_are_found(page: Page, home: Path) -> None:
    show(page, home, ALL)
    page.add_style_tag(content=".body { line-height: .6 !important }")
    assert page.evaluate(OVERLAPS) != []


def test_headings_and_text_are_vertical_tables_and_tools_are_not(page: Page, home: Path) -> None:
    show(page, home, ALL)
    for upright in ("h1", ".body > p", ".body h2", ".by", ".foot a", ".next b", "figcaption"):
        assert page.locator(upright).first.evaluate(MODE) == "vertical-rl", upright
    for level in ("table", ".tools a", ".strip a"):
        assert page.locator(level).first.evaluate(MODE) == "horizontal-tb", level
    show(page, home, "index.html")
    assert page.locator(".plate").evaluate(MODE) == "vertical-rl"
    show(page, home, "archive/index.html")
    assert page.locator("table").first.evaluate(MODE) == "horizontal-tb"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    ("path", "what"), [(ALL, ".body > p"), ("index.html", ".t h2, .t h3"), (ALL, "main a:visible")]
)
def test_reading_goes_from_the_right_and_band_by_band(
    page: Page, home: Path, path: str, what: str, width: int
) -> None:
    show(page, home, path, width)
    places = page.locator(what).evaluate_all(PLACES)
    assert places == sorted(places) and len({band for band, _ in places}) > 1


def test_the_text_goes_on_beside_a_picture_that_waits_for_the_next_band(page: Page, home: Path) -> None:
    """A band is left half empty only where the page ends: its last line is near its left edge."""
    for width in (390, 768, 1280, 1920):
        show(page, home, ALL, width)
        left = page.evaluate("""() => {
          const paper = document.querySelector('.paper').getBoundingClientRect(), bands = [];
          for (const part of document.querySelectorAll('main p, main table, main img, main h1, main li'))
            for (const box of part.getClientRects()) {
              const band = Math.floor((box.top - paper.top + 1) / paper.height);
              bands[band] = Math.min(bands[band] ?? 1e9, box.left - paper.left);
            }
          return bands.slice(0, -2).map(rest => rest / paper.width); }""")
        assert max(left, default=0) < (0.6 if width < 400 else 0.4), f"{width} px: {left}"


def test_numbers_stand_upright(page: Page, home: Path) -> None:
    show(page, home, ALL)
    across = page.locator(".body .tcy").evaluate_all("""all => all.map(e => [e.textContent,
      getComputedStyle(e).textCombineUpright,
      e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).fontSize)])""")
    assert {text for text, _, _ in across} >= {"12", "11", "20", "40", "25%"}
    assert all(mode == "all" and high < 1.3 for _, mode, high in across)
    below = page.locator(".body .up").evaluate_all(
        "all => all.map(e => [e.textContent, getComputedStyle(e).textOrientation])"
    )
    assert {tuple(each) for each in below} == {("2026", "upright"), ("AI", "upright"), ("3.42", "upright")}


def test_quotation_marks_are_those_of_the_edition(home: Path) -> None:
    assert "“" not in (home / "zh-tw" / ALL).read_text(encoding="utf-8")


def test_tab_reaches_every_link_in_order_and_shows_where_it_is(page: Page, home: Path) -> None:
    show(page, home, "2026/11/20/01-01.html")
    wanted = page.locator("a[href]:visible").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    reached = []
    for _ in range(len(wanted) + 6):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("""() => { const e = document.activeElement, s = getComputedStyle(e);
          return [e.getAttribute('href'), s.outlineStyle + s.outlineWidth]; }""")
        )
    assert [href for href, _ in reached if href][: len(wanted)] == wanted
    assert {ring for href, ring in reached if href} == {"solid3px"}


def test_every_target_can_be_hit(page: Page, home: Path) -> None:
    for path in KINDS:
        show(page, home, path, 390)
        small = page.evaluate("""() => [...document.querySelectorAll('a[href], label, summary')].filter(e => {
          const box = e.getClientRects()[0];
          return box && e.checkVisibility() && (box.height < 24 || box.width < 24); })
          .map(e => e.textContent.trim())""")
        assert small == [], path


def test_an_article_prints_on_a4_in_vertical_bands_without_loss(page: Page, home: Path) -> None:
    from pypdf import PdfReader

    show(page, home, ALL)
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert 1 <= len(sheets) <= 2
    assert [round(float(side)) for side in sheets[0].mediabox[2:]] == [595, 842]
    text = "".join(sheet.extract_text() for sheet in sheets)
    printed = "".join(unicodedata.normalize("NFKC", text).split())  # some fonts name 走 by its radical
    assert printed.count("誰也沒有走") == page.locator(".body").inner_text().count("誰也沒有走")


def test_a_news_page_and_a_list_print_too(page: Page, home: Path) -> None:
    from pypdf import PdfReader

    for path, most in (("2026/11/20/03.html", 1), ("index.html", 2), ("archive/index.html", 1)):
        show(page, home, path)
        assert len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) <= most, path


def test_the_stylesheet_is_light(home: Path) -> None:
    [sheet] = (home / "assets").glob("zhipai.*.css")
    assert len(gzip.compress(sheet.read_bytes(), 9)) <= 10_240
