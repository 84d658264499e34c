"""The worked example of docs/themes.md: it builds, fits every width, and can be read in both schemes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import SiteDriver
from theme_site import lay_out

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
KINDS = (
    "index.html",
    "2026/11/20/01-01.html",
    "2026/11/20/03.html",
    "archive/index.html",
    "reporters/index.html",
    "about.html",
)
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = lay_out(SiteDriver(tmp_path_factory.mktemp("gazette")).init(title="晚报"))
    shutil.copytree(ROOT / "docs/examples/gazette", site.folder / "themes/gazette")
    site.edit("site.toml", 'theme = "broadsheet"', 'theme = "gazette"').build()
    return site.folder / "output"


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page()
    yield opened
    opened.close()


def test_it_is_blue_narrow_and_says_its_own_words(page: Page, home: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((home / "index.html").as_uri())
    assert page.locator(".kick, .flag").first.evaluate("e => getComputedStyle(e).color") == "rgb(18, 64, 107)"
    assert page.locator("body").evaluate("e => e.getBoundingClientRect().width") < 700
    assert page.locator(".ear h2").text_content() == "今晚看什么"


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_no_width_needs_sideways_scrolling(page: Page, home: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for path in KINDS:
        page.goto((home / path).as_uri())
        page.evaluate("document.getElementById('fs-x').click()")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(page: Page, home: Path, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for path in KINDS:
        page.goto((home / path).as_uri())
        assert page.evaluate(CONTRAST) == [], path


def test_a_pale_text_is_found(page: Page, home: Path) -> None:
    page.goto((home / KINDS[1]).as_uri())
    page.add_style_tag(content=".by { color: #888 !important }")
    assert page.evaluate(CONTRAST) != []


def test_the_documented_list_of_parts_is_the_one_that_is_built() -> None:
    told = re.findall(
        r"^ *stylesheet = (\[.*\])$", (ROOT / "docs/themes.md").read_text("utf-8"), re.MULTILINE
    )
    built = re.findall(
        r"^stylesheet = (\[.*\])$", (ROOT / "docs/examples/gazette/theme.toml").read_text("utf-8"), re.M
    )
    assert told == built
