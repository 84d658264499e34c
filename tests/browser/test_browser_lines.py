"""Lines of text: nothing beside the window, a whole number of characters, no character left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from page_checks import SIZES, SPACING, last_lines_of_one, set_choice, sticking_out
from page_kinds import ARTICLE, ARTICLES, KINDS, NAMED, Kind
from playwright.sync_api import Browser, Page
from window import Visit

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 390, 600, 768, 1024, 1280, 1920)
NARROWEST_OF_THEIR_LAYOUT = (320, 768, 1024)
USUAL_AND_LARGEST = ("fs-m", "fs-x")
LONGEST_LINE = 34  # characters
PHONE_LINE = 19  # characters at 390 px
TEXT = ".body > p:not([class])"
MEASURE = "body => body.getBoundingClientRect().width / parseFloat(getComputedStyle(body).fontSize)"


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_no_width_needs_sideways_scrolling(visit: Visit, kind: Kind) -> None:
    page = visit(kind)
    faults = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for size in SIZES if width in NARROWEST_OF_THEIR_LAYOUT else USUAL_AND_LARGEST:
            set_choice(page, size)
            if told := sticking_out(page):
                faults[width, size] = told
    assert faults == {}


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_reader_may_space_the_text_out(visit: Visit, kind: Kind) -> None:
    page = visit(kind)
    page.add_style_tag(content=SPACING)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert sticking_out(page) == [], f"at {width} px"


@pytest.mark.parametrize("kind", [kind for kind in ARTICLES if kind.name != "article-verse"], ids=str)
def test_a_line_holds_a_whole_number_of_characters(visit: Visit, kind: Kind) -> None:
    page = visit(kind)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for size in SIZES:
            set_choice(page, size)
            characters = page.locator(TEXT).first.evaluate(MEASURE)
            assert characters == pytest.approx(round(characters), abs=0.02), f"{size} at {width} px"
            assert characters <= LONGEST_LINE + 0.02, f"{size} at {width} px"


def test_a_phone_has_lines_of_nineteen(visit: Visit) -> None:
    characters = visit(NAMED["article-feature"], width=390).locator(TEXT).first.evaluate(MEASURE)
    assert characters == pytest.approx(PHONE_LINE, abs=0.02)


@pytest.mark.parametrize("width", [390, 1280])
def test_no_article_leaves_one_character_alone(chromium: Browser, home: Path, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    paths = [
        path for path in home.rglob("*.html") if re.fullmatch(ARTICLE, path.relative_to(home).as_posix())
    ]
    lonely = {}
    for path in sorted(paths):
        page.goto(path.as_uri())
        if told := last_lines_of_one(page, ".body p"):
            lonely[path.name] = told
    page.close()
    assert len(paths) >= 50
    assert lonely == {}


def plant(page: Page, css: str, html: str) -> None:
    page.add_style_tag(content=css)
    page.locator("main").evaluate(f"main => main.insertAdjacentHTML('afterbegin', `{html}`)")


def test_two_pixels_too_many_are_found(visit: Visit) -> None:
    page = visit(NAMED["article-feature"], width=390)
    assert sticking_out(page) == []
    plant(page, "#own { position: absolute; inset-inline: 0 -2px }", "<p id=own><svg width=100%></svg></p>")
    page.locator("#own").evaluate("own => document.body.append(own)")
    assert any("392" in told for told in sticking_out(page))


def test_a_line_hidden_beside_the_window_is_found(visit: Visit) -> None:
    """A page that clips does not scroll, and its readers lose the words all the same."""
    page = visit(NAMED["article-feature"], width=390)
    plant(
        page,
        "main { overflow: clip }",
        '<p style="white-space:nowrap">一行不肯折的字，长过了手机的窗口，谁也读不到它的结尾。</p>',
    )
    assert any("一行不肯折" in told for told in sticking_out(page))


def test_a_lonely_character_is_found(visit: Visit) -> None:
    page = visit(NAMED["article-feature"], width=390)
    plant(
        page, ".own { inline-size: 5em; text-indent: 0; text-wrap: wrap }", "<p class=own>风吹过渡口了。</p>"
    )
    assert last_lines_of_one(page, ".own") == ["风吹过渡口了。"]
    page.locator(".own").evaluate("p => { p.textContent = '风吹过渡口，走了。' }")
    assert last_lines_of_one(page, ".own") == []
