"""The default theme in a browser: measure, reflow, targets, Tab, print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import SiteDriver
from theme_site import lay_out

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1024, 1280, 1920)
KINDS = (
    "index.html",
    "2026/11/20/01-01.html",
    "2026/11/20/02-01.html",
    "2026/11/20/03.html",
    "archive/index.html",
    "reporters/index.html",
)
MEASURE = "b => b.getBoundingClientRect().width / parseFloat(getComputedStyle(b).fontSize)"
SMALL = """() => [...document.querySelectorAll('a[href], label')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width && (box.height < 24 || box.width < 24);
}).map(e => e.textContent.trim())"""
FOCUSED = """() => { const e = document.activeElement, s = getComputedStyle(e);
  return [e.getAttribute('href') || e.id || e.className, s.outlineStyle, s.outlineWidth]; }"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = lay_out(SiteDriver(tmp_path_factory.mktemp("look")).init(title="试刊")).build()
    return site.folder / "output"


@pytest.fixture  # a reader of its own for each test: choices are remembered
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page()
    yield opened
    opened.close()


def show(page: Page, home: Path, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((home / path).as_uri())


def choose(page: Page, id_: str) -> None:
    """Open the settings as a reader does, and choose."""
    if not page.locator(".set[open]").count():
        page.locator(".set summary").click()
    page.locator(f"label:has(#{id_})").click()


@pytest.mark.parametrize("size", ["fs-m", "fs-x"])
def test_no_width_needs_sideways_scrolling(page: Page, home: Path, size: str) -> None:
    for path in KINDS:
        for width in WIDTHS:
            show(page, home, path, width)
            choose(page, size)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} at {width} px is {wide} px wide"


def test_a_line_holds_a_whole_number_of_characters_and_34_at_most(page: Page, home: Path) -> None:
    for width in WIDTHS:
        show(page, home, "2026/11/20/01-01.html", width)
        characters = page.locator(".body").evaluate(MEASURE)
        assert characters == pytest.approx(round(characters), abs=0.02), f"at {width} px"
        assert characters <= 34.02
    show(page, home, "2026/11/20/01-01.html", 390)
    assert page.locator(".body").evaluate(MEASURE) == pytest.approx(19, abs=0.02)


def test_every_target_can_be_hit(page: Page, home: Path) -> None:
    for path in KINDS:
        show(page, home, path, 390)
        assert page.evaluate(SMALL) == [], path


def test_tab_reaches_every_link_and_shows_where_it_is(page: Page, home: Path) -> None:
    show(page, home, "2026/11/20/01-01.html", 1280)
    wanted = page.locator("a[href]").count()
    reached = []
    for _ in range(wanted + 1 + 2):  # the settings, closed; what an article has to press
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert reached[0][0] == "#main"
    hrefs = page.locator("a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert {href for href, _, _ in reached} >= set(hrefs)
    assert {(style, width) for href, style, width in reached if href in hrefs} == {("solid", "3px")}


def test_size_and_theme_change_without_a_script(page: Page, home: Path) -> None:
    show(page, home, "2026/11/20/01-01.html", 1280)
    look = "() => [getComputedStyle(document.body).fontSize, getComputedStyle(document.body).backgroundColor]"
    before = page.evaluate(look)
    choose(page, "fs-x")
    choose(page, "th-d")
    assert before == ["18px", "rgb(247, 246, 243)"]
    assert page.evaluate(look) == ["24px", "rgb(23, 24, 27)"]


def test_the_front_prints_on_one_sheet_and_the_rest_after_it(page: Page, home: Path) -> None:
    show(page, home, "index.html", 1280)
    page.evaluate("document.querySelectorAll('.bands').forEach(row => row.remove())")
    sheets = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1
    assert re.search(rb"/MediaBox\s*\[0 0 59[45][.\d]* 84[12]", sheets), "not A4"
