"""What copyfit reckons with is what the published stylesheet says, number by number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import SiteDriver

from broadsheet.web import copyfit
from broadsheet.web.tablet import SHEETS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# one article of each size in a column of all twelve, in the markup of partials/_teaser.html
ARTICLE = """(kind) => {
  const main = document.querySelector('main');
  main.innerHTML = `<div class="sheet"><div class="tier"><div class="col c12"><article class="t ${kind}">
    <div class="head"><h3 class="h ${kind.split(' ')[1].replace('lead', 'h1')}"><a>末班渡轮</a></h3></div>
    <div class="rest"><div class="txt"><p>渡口的灯</p></div></div></article></div></div></div>`; }"""
STYLE = """([selector, property]) =>
  parseFloat(getComputedStyle(document.querySelector(selector)).getPropertyValue(property))"""


@pytest.fixture(scope="module")
def page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    site = SiteDriver(tmp_path_factory.mktemp("measures")).init(title="试刊")
    site.write(
        "content/issues/2026-11-20/01-01.md",
        '---\ntitle: "渡口"\ndate: "2026-11-20"\npage: "01"\norder: "1"\n---\n\n渡口的灯。\n',
    )
    output: Path = site.build().folder / "output"
    opened = chromium.new_page(viewport={"width": 1280, "height": 900})
    opened.goto((output / "2026/11/20/01.html").as_uri())
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("name", "kind", "selector", "property_", "reckoned"),
    [
        ("the width of a sheet", "report h3", ".tier", "width", copyfit.width_of(12)),
        ("GAP", "report h3", ".tier", "column-gap", copyfit.GAP),
        ("LINE", "report h3", ".txt", "line-height", copyfit.LINE),
        ("_TEXT", "report h3", ".txt", "font-size", copyfit._TEXT),
        ("_LEAD_TEXT", "report lead w1", ".txt", "font-size", copyfit._LEAD_TEXT),
        *(
            (f"_TITLES {size}", f"report {size}", ".h", "font-size", px)
            for size, (px, _) in copyfit._TITLES.items()
            if size != "run"  # a line of its text
        ),
        *(
            (f"_TITLES {size}, its line", f"report {size}", ".h", "line-height", px * leading)
            for size, (px, leading) in copyfit._TITLES.items()
            if size != "run"
        ),
        *(
            (f"_UPRIGHT {size}", f"literary {size} upright w1", ".h", "font-size", px)
            for size, px in copyfit._UPRIGHT.items()
        ),
        ("_UPRIGHT_ROOM", "literary h2 upright", ".head", "max-inline-size", copyfit._UPRIGHT_ROOM),
    ],
)
def test_copyfit_reckons_with_the_stylesheet(
    page: Page, name: str, kind: str, selector: str, property_: str, reckoned: float
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate(ARTICLE, kind)
    said = page.evaluate(STYLE, [selector, property_])
    assert said == pytest.approx(reckoned, abs=0.06), f"{name}: copyfit {reckoned}, the stylesheet {said}"


@pytest.mark.parametrize(("title", "scale"), [("字" * n, f"w{k}") for k, n in enumerate((8, 13, 22, 40), 1)])
def test_the_largest_type_of_a_lead_is_what_copyfit_takes(page: Page, title: str, scale: str) -> None:
    page.evaluate(ARTICLE, f"report lead {scale}")
    said = page.evaluate(STYLE, [".h", "font-size"])
    assert copyfit.title_px(title, copyfit.width_of(12)) == pytest.approx(said, abs=0.06)


def test_a_tablet_is_weighed_at_its_own_widths(page: Page) -> None:
    for screen, reckoned in zip((768, 1024), SHEETS, strict=True):
        page.set_viewport_size({"width": screen, "height": 900})
        page.evaluate(ARTICLE, "report h3")
        assert page.evaluate(STYLE, [".tier", "width"]) == pytest.approx(reckoned, abs=1.5)
