"""Issues of every shape in a browser: no white bands, one lead, a front of one printed sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import SiteDriver
from front_issues import SHAPES, days, lay_out_shapes

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LINE = 29.75  # px of a line of teaser text
WHITE = 5.0  # lines that a column may end before what stands beside it
TABLETS = 6.0  # on other tablets than that at which most is weighed
WIDTHS = (320, 390, 768, 1280, 1920)
DAYS = dict(days())

# by how many lines each column, band and list column ends before the longest beside it
WHITE_BANDS = """(line) => {
  const end = e => Math.max(...[...e.querySelectorAll('h2, h3, p, figure, table')]
    .map(c => Math.max(...[...c.getClientRects()].map(r => r.bottom))));
  const found = [];
  for (const row of document.querySelectorAll('.tier, .bands')) {
    const ends = [...row.children].map(end), most = Math.max(...ends);
    ends.forEach((each, n) => found.push([(most - each) / line, row.className + ' '
      + row.children[n].className + ' ' + row.children[n].innerText.slice(0, 20)]));
  }
  for (const list of document.querySelectorAll('.items')) {
    const columns = new Map();
    for (const item of list.querySelectorAll('.t')) for (const r of item.getClientRects())
      columns.set(r.left, Math.max(columns.get(r.left) || 0, r.bottom));
    const most = Math.max(...columns.values());
    for (const each of columns.values()) found.push([(most - each) / line, 'items']);
  }
  return found;
}"""
# on a tablet: of articles between two that go across, how unevenly their two columns end; and a picture
# and the text at its side
WHITE_BESIDE = """(line) => {
  const found = [];
  for (const tier of document.querySelectorAll('.tier')) {
    const box = tier.getBoundingClientRect(), middle = (box.left + box.right) / 2;
    const groups = [[]];
    for (const t of tier.querySelectorAll('.t'))
      if (getComputedStyle(t).columnSpan === 'all') groups.push([]); else groups.at(-1).push(t);
    for (const group of groups.filter(each => each.length)) {
      const ends = [0, 0];
      for (const leaf of group.flatMap(t => [...t.querySelectorAll('h2, h3, h4, p, figure, table')]))
        for (const r of leaf.getClientRects()) if (r.width) {
          const side = (r.left + r.right) / 2 < middle ? 0 : 1;
          ends[side] = Math.max(ends[side], r.bottom);
        }
      found.push([ends[1] ? Math.abs(ends[0] - ends[1]) / line : Infinity, group[0].innerText.slice(0, 30)]);
    }
  }
  for (const figure of document.querySelectorAll('.tier figure')) {
    const picture = figure.getBoundingClientRect();
    const beside = [...figure.closest('.rest').querySelectorAll('.txt p, .by > *')]
      .flatMap(e => [...e.getClientRects()])
      .filter(r => r.left >= picture.right - 1 && r.top < picture.bottom);
    if (beside.length) found.push([Math.abs(picture.bottom - Math.max(...beside.map(r => r.bottom))) / line,
      figure.closest('.t').innerText.slice(0, 30)]);
  }
  return found;
}"""
SIZES = """() => [...document.querySelectorAll('.t .h')].map(h => [parseFloat(getComputedStyle(h).fontSize),
  !!h.closest('.lead')])"""
# a headline may break between its clauses, or within one that is longer than the line
CUT = """() => [...document.querySelectorAll('.tier .h span')]
  .filter(s => !s.closest('.upright')).filter(s => s.getClientRects().length > 1
  || s.getBoundingClientRect().height > 1.9 * parseFloat(getComputedStyle(s).lineHeight)).filter(s => {
    const h = s.closest('.h'), size = parseFloat(getComputedStyle(s).fontSize);
    const room = h.getBoundingClientRect().width;
    return s.textContent.length * size < room * .95; }).map(s => s.textContent)"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = lay_out_shapes(SiteDriver(tmp_path_factory.mktemp("shapes")).init(title="试刊"))
    return site.build().folder / "output"


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


def pages_of(output: Path, shape: str) -> list[Path]:
    """The front and the first four news pages."""
    folder = output / DAYS[shape].replace("-", "/")
    return [folder / "index.html", *sorted(folder.glob("[0-9][0-9].html"))[:4]]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("width", "question", "most"),
    [
        (768, WHITE_BESIDE, WHITE),
        (1024, WHITE_BESIDE, TABLETS),
        (1280, WHITE_BANDS, WHITE),
        (1920, WHITE_BANDS, WHITE),
    ],
)
def test_columns_end_near_each_other(
    page: Page, output: Path, shape: str, width: int, question: str, most: float
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for path in pages_of(output, shape):
        page.goto(path.as_uri())
        white = page.evaluate(question, LINE * (1.125 if width == 1920 else 1))
        assert [each for each in white if each[0] > most] == [], path.name
        assert page.evaluate(CUT) == [], path.name


@pytest.mark.parametrize("shape", SHAPES)
def test_one_lead_is_larger_than_all_else(page: Page, output: Path, shape: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(pages_of(output, shape)[0].as_uri())
    sizes = page.evaluate(SIZES)
    [lead] = [size for size, leads in sizes if leads]
    assert all(size < lead for size, leads in sizes if not leads)


def test_no_width_needs_sideways_scrolling(page: Page, output: Path) -> None:
    for shape in SHAPES:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(pages_of(output, shape)[0].as_uri())
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{shape} at {width} px is {wide} px wide"


@pytest.mark.parametrize("shape", SHAPES)
def test_news_pages_fit_a_phone(page: Page, output: Path, shape: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in pages_of(output, shape)[1:]:
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path.name


@pytest.mark.parametrize("shape", SHAPES)
def test_the_front_prints_on_one_sheet(page: Page, output: Path, shape: str) -> None:
    page.goto(pages_of(output, shape)[0].as_uri())
    page.evaluate("document.querySelectorAll('main > :not(:first-child), .foot').forEach(e => e.remove())")
    sheets = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1


def test_a_phone_shows_masthead_and_lead_at_once(page: Page, output: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(pages_of(output, "weekly")[0].as_uri())
    assert page.locator(".lead .h1").bounding_box()["y"] < 844 - 42  # type: ignore[index]


def test_a_desk_shows_five_stories_at_once(page: Page, output: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(pages_of(output, "weekly")[0].as_uri())
    tops = page.locator(".ear a, .t .h").evaluate_all("all => all.map(e => e.getBoundingClientRect().top)")
    assert sum(0 < top < 870 for top in tops) >= 5
