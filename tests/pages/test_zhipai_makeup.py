"""Fronts and news pages of the theme of vertical lines, made up in 段: every shape of issue."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import SiteDriver
from front_issues import SHAPES, days, lay_out_shapes

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

DAYS = dict(days())
OVERLAPS = (Path(__file__).parent / "lines_that_meet.js").read_text(encoding="utf-8")
DESKS = (1024, 1280, 1920)
# of each row: how many lines of boxes it broke into, and which share of its width no box has filled
ROWS = """() => [...document.querySelectorAll('.tier')].map(row => {
  const wide = e => e ? e.getBoundingClientRect().width : 0;
  const filled = [...row.children].map(column => Math.max(...[...column.children]
    .map(box => wide(box.querySelector('.head')) + wide(box.querySelector('.rest')))));
  const tops = new Set([...row.children].map(column => Math.round(column.getBoundingClientRect().top)));
  return [tops.size, 1 - filled.reduce((a, b) => a + b) / wide(row)]; })"""
# boxes that are not a whole number of 段 high, with less or more text than the box
BOXES = """() => [...document.querySelectorAll('.tier .t')].filter(box => {
  const style = getComputedStyle(box), em = parseFloat(style.fontSize);
  const strips = +box.dataset.strips, chars = +style.getPropertyValue('--chars');
  const due = (strips * chars + (strips - 1) * 1.2) * em, rest = box.querySelector('.rest');
  return !Number.isInteger(chars) || Math.abs(box.getBoundingClientRect().height - due) > 1
    || rest.scrollWidth > rest.clientWidth + 1; }).map(box => box.innerText.slice(0, 20))"""
RIGHT = "e => [e.getBoundingClientRect().top, -e.getBoundingClientRect().right]"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = lay_out_shapes(SiteDriver(tmp_path_factory.mktemp("upright")).init(title="试刊"))
    site.write("site.toml", site.read("site.toml") + 'theme = "zhipai"\n')
    return site.build().folder / "output"


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 1280, "height": 900})
    opened.add_init_script("localStorage.clear()")  # a size that one test chose is not the next one's
    yield opened
    opened.close()


def pages_of(output: Path, shape: str) -> list[Path]:
    """The front and the first two news pages."""
    folder = output / DAYS[shape].replace("-", "/")
    return [folder / "index.html", *sorted(folder.glob("[0-9][0-9].html"))[:2]]


def show(page: Page, path: Path, width: int = 1280) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path.as_uri())


@pytest.mark.parametrize("shape", SHAPES)
def test_boxes_stand_beside_each_other_and_nothing_is_cut_off(page: Page, output: Path, shape: str) -> None:
    for path in pages_of(output, shape):
        for width in DESKS:
            show(page, path, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path.name, width)
            assert page.evaluate(OVERLAPS) == [], (path.name, width)
            assert page.evaluate(BOXES) == [], (path.name, width)


@pytest.mark.parametrize("shape", SHAPES)
def test_white_is_bounded(page: Page, output: Path, shape: str) -> None:
    for path in pages_of(output, shape):
        show(page, path)
        rows = page.evaluate(ROWS)
        assert [lines for lines, _ in rows if lines > 1] == [], path.name
        assert [white for _, white in rows if white > 0.55] == [], path.name
        assert sum(white for _, white in rows) / max(1, len(rows)) < 0.36, path.name


def test_the_lead_is_at_the_right_top_and_larger_than_all_else(page: Page, output: Path) -> None:
    for shape in SHAPES:
        show(page, pages_of(output, shape)[0])
        sizes = page.locator(".t .h").evaluate_all(
            "all => all.map(h => [parseFloat(getComputedStyle(h).fontSize), !!h.closest('.lead')])"
        )
        assert next(size for size, leads in sizes if leads) == max(size for size, _ in sizes), shape
        places = page.locator(".sheet .t").evaluate_all(f"all => all.map({RIGHT})")
        assert places[0] == min(places), shape


@pytest.mark.parametrize(("width", "size"), [(390, "fs-m"), (768, "fs-m"), (1280, "fs-x")])
def test_where_there_is_no_room_it_is_set_in_bands(page: Page, output: Path, width: int, size: str) -> None:
    show(page, pages_of(output, "weekly")[0], width)
    page.evaluate("id => document.getElementById(id).click()", size)
    assert page.locator(".paper").evaluate("e => getComputedStyle(e).writingMode") == "vertical-rl"
    assert page.evaluate(OVERLAPS) == []


def test_a_readers_larger_letters_make_higher_rows(page: Page, output: Path) -> None:
    show(page, pages_of(output, "weekly")[0], 1920)
    chars = "e => +getComputedStyle(e).getPropertyValue('--chars')"
    before = page.locator(".tier").first.evaluate(chars)
    page.evaluate("document.getElementById('fs-x').click()")
    page.locator("html:not(.late)").wait_for()
    assert page.locator(".tier").first.evaluate(chars) > before
    assert page.evaluate(OVERLAPS) == []


def test_an_issue_of_four_pages_prints_on_two_sheets_and_its_front_page_on_one(
    page: Page, output: Path
) -> None:
    from pypdf import PdfReader

    show(page, pages_of(output, "weekly")[0])
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) <= 2
    page.evaluate("document.querySelectorAll('main > :not(:first-child), .foot').forEach(e => e.remove())")
    assert len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 1
