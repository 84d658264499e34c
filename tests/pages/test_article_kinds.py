"""An article's page by what kind of piece it is: in a browser, at every width and size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import SiteDriver
from reader_site import KINDS, lay_out_kinds

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1024, 1280, 1920)
SIZES = ("fs-s", "fs-m", "fs-l", "fs-x")
CHARACTERS = """() => [...document.querySelectorAll('.body > p')].map(p =>
  p.parentNode.getBoundingClientRect().width / parseFloat(getComputedStyle(p).fontSize))"""
WIDEST = """() => Math.max(...[...document.querySelectorAll('.body > p')].map(p =>
  p.getBoundingClientRect().width / parseFloat(getComputedStyle(p).fontSize)))"""
BOX = "e => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; }"
# WCAG 1.4.12, as its own test asks it
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important }
* { word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""
CUT_OFF = """() => [...document.querySelectorAll('body *')].filter(e => {
  const s = getComputedStyle(e);
  return s.overflow.includes('hidden') && !e.closest('.vh') && e.scrollWidth > e.clientWidth + 1;
}).map(e => e.className)"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = lay_out_kinds(SiteDriver(tmp_path_factory.mktemp("kinds")).init(title="河湾报")).build()
    return site.folder / "output"


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page()
    yield opened
    opened.close()


@pytest.fixture
def page(window: Page) -> Page:
    """One window for all: it shows pages as on a usual screen, whatever the test before asked for."""
    window.emulate_media(media="null", forced_colors="null", reduced_motion="null")
    return window


def set_choice(page: Page, choice: str) -> None:
    page.evaluate("id => { document.getElementById(id).checked = true }", choice)


def show(page: Page, home: Path, kind: str, width: int = 1280) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((home / KINDS[kind]).as_uri())


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_knows_what_kind_of_piece_it_holds(page: Page, home: Path, kind: str) -> None:
    show(page, home, kind)
    assert f"k-{kind}" in (page.locator("body").get_attribute("class") or "").split()


@pytest.mark.parametrize("kind", ["news", "brief", "feature", "prose", "letter"])
def test_a_line_is_never_longer_than_34_characters_and_holds_whole_ones(
    page: Page, home: Path, kind: str
) -> None:
    show(page, home, kind)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for size in SIZES:
            set_choice(page, size)
            for characters in page.evaluate(CHARACTERS):
                assert characters == pytest.approx(round(characters), abs=0.03), (size, width)
                assert characters <= 34.02, (size, width)


@pytest.mark.parametrize(("line", "characters"), [("ln-n", 24), ("ln-m", 30), ("ln-w", 34)])
def test_a_reader_chooses_the_length_of_a_line(page: Page, home: Path, line: str, characters: int) -> None:
    show(page, home, "feature")
    set_choice(page, line)
    assert page.evaluate(WIDEST) == pytest.approx(characters, abs=0.02)


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_needs_sideways_scrolling(page: Page, home: Path, kind: str) -> None:
    show(page, home, kind)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for size in ("fs-m", "fs-x"):
            set_choice(page, size)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, size)


@pytest.mark.parametrize("kind", ["news", "notice", "table", "prose"])
def test_spaced_text_loses_nothing(page: Page, home: Path, kind: str) -> None:
    for width in (390, 1280):
        show(page, home, kind, width)
        page.add_style_tag(content=SPACED)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT_OFF) == []


def test_columns_stand_beside_each_other_where_there_is_room(page: Page, home: Path) -> None:
    """One column on a phone, two on a tablet, three on a desk; in reading order below each other else."""

    def lefts(width: int) -> int:
        show(page, home, "feature", width)
        parts = [page.locator(part).evaluate(BOX) for part in (".facts", ".story", ".rail")]
        return len({round(box[0]) for box in parts})

    assert [lefts(width) for width in (390, 768, 1280)] == [1, 2, 3]


def test_pictures_that_tell_the_story_are_wider_than_text(page: Page, home: Path) -> None:
    show(page, home, "photo")
    picture, text = (page.locator(part).first.evaluate(BOX) for part in (".body img", ".body p"))
    assert picture[2] - picture[0] > 1.3 * (text[2] - text[0])


def test_a_title_of_the_supplement_stands_upright_beside_its_text(page: Page, home: Path) -> None:
    show(page, home, "prose")
    title, text, foot = (page.locator(part).evaluate(BOX) for part in ("h1", ".body", ".foot"))
    assert page.locator("h1").evaluate("e => getComputedStyle(e).writingMode") == "vertical-rl"
    assert title[0] > text[2] and title[3] < foot[1]
    show(page, home, "prose", 390)
    assert page.locator("h1").evaluate("e => getComputedStyle(e).writingMode") == "horizontal-tb"


def test_a_short_item_is_set_larger(page: Page, home: Path) -> None:
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    sizes = []
    for kind in ("brief", "news"):
        show(page, home, kind)
        sizes.append(page.locator(".body p").first.evaluate(size))
    assert sizes[0] > sizes[1]


def test_a_feature_opens_large_and_holds_subheads_a_quotation_and_a_box(page: Page, home: Path) -> None:
    show(page, home, "feature")
    assert page.locator(".body.large").count() == 1
    assert page.locator(".body h2").count() == 1
    pull, box = page.locator(".body blockquote").nth(1), page.locator(".body blockquote").nth(0)
    ground = "e => getComputedStyle(e).backgroundColor"
    assert pull.evaluate(ground) == "rgba(0, 0, 0, 0)" and box.evaluate(ground) != "rgba(0, 0, 0, 0)"


def test_the_rail_says_what_else_is_printed_and_who_wrote(page: Page, home: Path) -> None:
    show(page, home, "news")
    rail = page.locator(".rail")
    assert "第一版 要闻还有" in rail.inner_text()
    assert rail.locator("section").nth(1).locator("li").all_inner_texts()[0].startswith("全镇秋冬季水利")
    assert "本版第1篇，共3篇" in page.locator(".facts").inner_text()


@pytest.mark.parametrize("kind", KINDS)
def test_a_map_of_the_page_stands_below_the_facts_where_there_is_room(
    page: Page, home: Path, kind: str
) -> None:
    for width in (1280, 1920):
        show(page, home, kind, width)
        facts, chart, rail, story = (
            page.locator(part).evaluate(BOX) for part in (".facts", ".here", ".rail", ".story")
        )
        assert facts[3] <= chart[1] and chart[0] == facts[0] and chart[2] <= story[0]
        assert chart[3] <= rail[1] or chart[2] <= rail[0]
    for width in (390, 768):
        show(page, home, kind, width)
        assert not page.locator(".here").is_visible()
    page.emulate_media(media="print")
    show(page, home, kind)
    assert not page.locator(".here").is_visible()


def test_the_map_goes_along_with_a_reader_and_tells_where_they_are_by_form_and_colour(
    page: Page, home: Path
) -> None:
    show(page, home, "feature")
    page.locator(".next").scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    [_, top, _, bottom] = page.locator(".here").evaluate(BOX)
    assert bottom - top > 200 and bottom > 100
    drawn = """e => [getComputedStyle(e).color, +e.querySelector('path').getAttribute('stroke-width')]"""
    own = page.locator(".here a[aria-current=page]")
    others = page.locator(".here a:not([aria-current])")
    assert own.count() == 1 and others.count() > 1
    (colour, thick), (plain, thin) = own.evaluate(drawn), others.first.evaluate(drawn)
    assert colour != plain and thick > 2 * thin


def test_tab_reaches_every_block_of_the_map_after_the_text_and_before_the_rail(
    page: Page, home: Path
) -> None:
    show(page, home, "news")
    places = page.evaluate("""() => [...document.querySelectorAll('.story a, .here a, .rail a')].map(
      e => e.closest('.story, .here, .rail').classList.contains('here') ? 1
         : e.closest('.story') ? 0 : 2)""")
    assert places == sorted(places) and set(places) == {0, 1, 2}
    page.locator(".story a").last.focus()
    for block in page.locator(".here a").all():
        page.keyboard.press("Tab")
        assert block.evaluate("e => e === document.activeElement")


def test_forced_colours_keep_what_is_chosen_visible(page: Page, home: Path) -> None:
    page.emulate_media(forced_colors="active")
    show(page, home, "news")
    page.locator(".set summary").click()
    outline = "e => getComputedStyle(e).outlineStyle"
    assert page.locator("#fs-m + span").evaluate(outline) == "solid"
    assert page.locator("#fs-l + span").evaluate(outline) == "none"


def test_the_bar_of_progress_keeps_still_for_readers_who_ask(page: Page, home: Path) -> None:
    drawn = "() => getComputedStyle(document.body, '::before').content"
    show(page, home, "feature")
    assert page.evaluate(drawn) == '""'
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(drawn) == "none"


@pytest.mark.parametrize("kind", KINDS)
def test_an_article_of_usual_length_is_one_sheet_of_paper(page: Page, home: Path, kind: str) -> None:
    show(page, home, kind)
    sheets = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1


def test_paper_shows_the_issue_two_columns_and_no_controls(page: Page, home: Path) -> None:
    show(page, home, "feature")
    page.emulate_media(media="print")
    assert page.locator(".of").is_visible() and page.locator(".name").is_visible()
    assert page.locator(".body").evaluate("e => getComputedStyle(e).columnCount") == "2"
    for hidden in (".set", ".do", ".rail", ".next", ".tools"):
        assert not page.locator(hidden).first.is_visible(), hidden


def test_a_chosen_size_does_not_change_paper(page: Page, home: Path) -> None:
    show(page, home, "feature")
    size = "e => getComputedStyle(e).fontSize"
    page.emulate_media(media="print")
    before = page.locator(".body").evaluate(size)
    page.evaluate(
        "document.getElementById('fs-x').checked = true; document.getElementById('th-d').checked = true"
    )
    assert page.locator(".body").evaluate(size) == before
    assert page.locator("body").evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
