"""Pictures on paper and in the colours of a reader's system: which are there, and that they can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from chart_site import years_of_paper
from driver import SiteDriver

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SHOWN = """what => [...document.querySelectorAll(what)].filter(e => e.checkVisibility()).length"""
INK = """() => ['.arcs path[stroke-width]', 'body'].map(
  what => getComputedStyle(document.querySelector(what)).color)"""
GROUND = "() => getComputedStyle(document.body).backgroundColor"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> SiteDriver:
    return years_of_paper(SiteDriver(tmp_path_factory.mktemp("printed")).init()).build()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


def show(page: Page, paper: SiteDriver, path: str) -> None:
    page.goto((paper.folder / "output" / path).as_uri())


def test_a_news_page_is_printed_with_its_own_map_and_an_issue_with_none(
    page: Page, paper: SiteDriver
) -> None:
    show(page, paper, "2026/11/20/03.html")
    maps = page.evaluate(SHOWN, ".maps li svg")
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN, ".maps li svg") == 1 < maps
    assert page.evaluate(SHOWN, ".maps [aria-current]") == 1
    show(page, paper, "2026/11/20/index.html")
    assert page.evaluate(SHOWN, ".maps svg, .maps h2") == 0


@pytest.mark.parametrize("path", ["reporters/lin-zhiyuan.html", "sections/yaowen/index.html"])
def test_bars_are_printed_and_their_tables_are_not(page: Page, paper: SiteDriver, path: str) -> None:
    page.emulate_media(media="print")
    show(page, paper, path)
    assert page.evaluate(SHOWN, ".tide svg") > 0
    assert page.evaluate(SHOWN, ".tide details") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_arcs_are_seen_in_colours_that_the_system_sets(page: Page, paper: SiteDriver, scheme: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark" if scheme == "dark" else "light")
    show(page, paper, "reporters/index.html")
    arc, text = page.evaluate(INK)
    assert arc == text != page.evaluate(GROUND)
