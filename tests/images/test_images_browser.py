"""A photograph in a real browser: the file that fits, nothing that jumps, whole in print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from picture_files import encoded, scene
from test_images_site import ARTICLE, PAGE, article

if TYPE_CHECKING:
    from driver import SiteDriver
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
MORE = (
    "\n渡口的灯九点才灭，等船的人站在棚子底下跺脚，谁也没有走。\n" * 60
)  # a story, not a picture with a line
TAKEN = "() => [...document.images].map(image => [image.currentSrc.split('/').pop(), image.naturalWidth])"


@pytest.mark.parametrize(
    "width, pixels, taken", [(390, 1, 480), (390, 2, 800), (1280, 1, 800), (1280, 2, 1200)]
)
def test_the_browser_takes_the_file_that_fits_and_nothing_jumps(
    site: SiteDriver, chromium: Browser, width: int, pixels: int, taken: int
) -> None:
    site.write("content/images/ferry.jpg", encoded(scene(2000, 1400))).write(
        ARTICLE, article("ferry.jpg") + MORE
    )
    output = site.build().folder / "output"
    page = chromium.new_page(viewport={"width": width, "height": 800}, device_scale_factor=pixels)
    page.goto(Path(output / PAGE).as_uri(), wait_until="networkidle")
    [[name, _]] = page.evaluate(TAKEN)
    shift = page.evaluate(SHIFTS)
    page.close()
    assert name.startswith(f"ferry-{taken}.")
    assert name.endswith(".avif")
    assert shift == 0


def test_a_picture_far_below_is_fetched_for_print(site: SiteDriver, chromium: Browser) -> None:
    site.write("content/images/a.jpg", encoded(scene(600, 400))).write(
        "content/images/b.jpg", encoded(scene(601, 400))
    )
    text = article("a.jpg", "b.jpg").replace('after: "1"', 'after: "300"')
    output = site.write(ARTICLE, text + MORE * 5).build().folder / "output"
    page = chromium.new_page(viewport={"width": 390, "height": 600})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1][:2]))
    page.goto(Path(output / PAGE).as_uri(), wait_until="networkidle")
    seen = asked.count("b-")
    page.pdf()
    page.close()
    assert seen == 0
    assert asked.count("b-") > 0
