"""Lists of a large old paper in a browser: overflow, targets, the calendar, print, a page from disk."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from driver import SiteDriver
from lists_site import LOST_WEEK, TWICE, grand_paper

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PEOPLE = 150
WIDTHS = (320, 390, 768, 1280, 1920)
LISTS = (
    "sections/index.html",
    "sections/yaowen/index.html",
    "sections/yaowen/2025.html",
    "reporters/index.html",
    "reporters/p0.html",
    "archive/index.html",
    "archive/2025.html",
    "corrections.html",
    "about.html",
    "404.html",
)
# a day of a drawn year is small, and stands in the calendar once more
SMALL = """() => [...document.querySelectorAll('main :not(svg) > a[href]')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width && (box.height < 24 || box.width < 24);
}).map(e => e.textContent.trim())"""
# what a reader sees of a day besides its colour: filled, or framed how
DRAWN = """day => {
  const cell = [...document.querySelectorAll('#m6 td')].find(e => e.innerText.trim().startsWith(day));
  const s = getComputedStyle(cell.firstElementChild || cell);
  return [cell.querySelectorAll('a').length, s.borderTopStyle, s.backgroundColor != 'rgba(0, 0, 0, 0)']; }"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = SiteDriver(tmp_path_factory.mktemp("grand")).init(title="渡口报")
    return grand_paper(site, people=PEOPLE).build().folder / "output"


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page()
    yield opened
    opened.close()


def show(page: Page, home: Path, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((home / path).as_uri())


@pytest.mark.parametrize("path", LISTS)
def test_no_list_needs_sideways_scrolling(page: Page, home: Path, path: str) -> None:
    show(page, home, path, WIDTHS[0])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} at {width} px is {wide} px wide"


def test_every_link_of_a_list_can_be_hit(page: Page, home: Path) -> None:
    for path in LISTS:
        show(page, home, path, 320)
        assert page.evaluate(SMALL) == [], path


def test_the_whole_week_is_seen_on_the_narrowest_screen(page: Page, home: Path) -> None:
    show(page, home, "archive/2025.html", 320)
    right = page.locator("#m6 td:last-child").evaluate_all(
        "cells => Math.max(...cells.map(e => e.getBoundingClientRect().right))"
    )
    assert right <= 320


def test_the_states_of_a_day_differ_by_more_than_colour(page: Page, home: Path) -> None:
    show(page, home, "archive/2025.html", 1280)
    states = {day: tuple(page.evaluate(DRAWN, str(day))) for day in (6, LOST_WEEK.day, TWICE.day, 12)}
    assert states[6] == (1, "none", True), "published: filled"
    assert states[LOST_WEEK.day] == (0, "dashed", False), "missing: a broken frame"
    assert states[12] == (0, "none", False), "no issue: the number alone"
    assert states[TWICE.day][0] == 2, "two editions, two links"


@pytest.mark.parametrize("how", [{"forced_colors": "active"}, {"media": "print"}], ids=["forced", "print"])
def test_the_states_differ_by_form_where_no_ground_is_drawn(
    page: Page, home: Path, how: dict[str, Any]
) -> None:
    """In colours that the reader's system sets and on paper there is no filled square."""
    page.emulate_media(**how)
    show(page, home, "archive/2025.html", 1280)
    states = [page.evaluate(DRAWN, str(day))[1] for day in (6, LOST_WEEK.day, 12)]
    page.emulate_media(forced_colors="null", media="null")
    assert states == ["solid", "dashed", "none"]


def test_a_hundred_years_stand_by_decades(page: Page, home: Path) -> None:
    show(page, home, "archive/index.html", 1280)
    assert page.locator(".decades h2").all_inner_texts()[:2] == ["2020年代", "2010年代"]
    assert page.locator(".decades a").count() == 52
    page.locator(".decades a", has_text="1977").click()
    assert page.locator("h1").inner_text() == "1977年往期"
    assert page.locator(".years:not(.plain) a").all_inner_texts() == ["1971", "1973", "1975", "1977", "1979"]


def test_a_letter_leads_to_its_people(page: Page, home: Path) -> None:
    show(page, home, "reporters/index.html", 1280)
    page.locator(".letters a", has_text="W").click()
    top = page.locator("#W").evaluate("e => e.getBoundingClientRect().top")
    assert 0 <= top < 120


def printed(page: Page, home: Path, path: str) -> int:
    from pypdf import PdfReader

    page.goto((home / path).as_uri())
    return len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def test_a_year_of_the_calendar_is_one_sheet_of_paper(page: Page, home: Path) -> None:
    assert printed(page, home, "archive/2025.html") == 1


def test_a_lost_page_is_readable_without_its_stylesheet(page: Page, home: Path) -> None:
    """From a disk the address of the stylesheet, which begins with the base path, leads nowhere."""
    show(page, home, "404.html", 1280)
    width = page.locator("body").evaluate("e => e.getBoundingClientRect().width")
    assert width < 64 * 16
    assert page.locator(".lede").evaluate("e => getComputedStyle(e).borderBottomWidth") == "3px"
