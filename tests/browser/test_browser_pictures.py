"""A handful of pages beside their stored pictures: what nobody meant to move has not moved.

The stored ones lie in tests/browser/pictures/. Taken anew, on purpose and after a look: `make screenshots`.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from likeness_of_pictures import ALLOWED, difference, kept
from page_kinds import NAMED
from PIL import Image, ImageDraw, ImageFilter
from window import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STORED = Path(__file__).parent / "pictures"
HEIGHT = 1600  # px: the first two screens
ALL_TOGETHER = 1_500_000  # bytes
SEEN = (
    ("front", "390", "light"),
    ("front", "1280", "light"),
    ("front", "1280", "dark"),
    ("news-page", "1280", "light"),
    ("article-picture", "390", "light"),
    ("article-picture", "1280", "light"),
    ("archive", "1280", "light"),
    ("search", "1280", "light"),
    ("vertical-prose", "1280", "light"),
)
COLUMNS = (40, 340, 640)  # px from the left, of the made pictures
# a picture that is loaded late, or drawn after the text around it, leaves a hole when the machine is busy
SHOW_ALL = """async () => {
  await Promise.all([...document.images].map(picture => {
    picture.loading = "eager";
    return picture.decode();
  }));
  const drawn = () => new Promise(requestAnimationFrame);
  await drawn();
  await drawn();
}"""


def screenshot(page: Page) -> bytes:
    """The page as its reader meets it: every picture shown, nothing in motion."""
    page.evaluate(SHOW_ALL)
    return page.screenshot(animations="disabled", caret="hide")


@pytest.mark.browser
@pytest.mark.parametrize("seen", SEEN, ids="-".join)
def test_a_page_looks_as_it_was_stored(visit: Visit, tmp_path: Path, seen: tuple[str, str, str]) -> None:
    name, width, scheme = seen
    taken = screenshot(visit(NAMED[name], width=int(width), height=HEIGHT, scheme=scheme))
    stored = STORED / f"{'-'.join(seen)}.png"
    if os.environ.get("BROADSHEET_SCREENSHOTS") == "take":
        STORED.mkdir(exist_ok=True)
        stored.write_bytes(kept(taken))
    assert stored.is_file(), f"{stored.name} is not there: make screenshots"
    now = tmp_path / stored.name
    now.write_bytes(taken)
    share = difference(Image.open(stored), Image.open(now))
    told = f"{share:.1%} of {stored.name} shows something else. Now: {now}. If it is meant: make screenshots"
    assert share <= ALLOWED, told


def test_the_stored_pictures_are_small_and_all_are_compared() -> None:
    names = {f"{'-'.join(seen)}.png" for seen in SEEN}
    found = {path.name: path.stat().st_size for path in STORED.glob("*")}
    assert set(found) == names
    assert sum(found.values()) <= ALL_TOGETHER


# ── the comparison itself, on made pictures and on another way to draw letters


def made(
    *, columns: tuple[int, ...] = COLUMNS, slip: int = 0, ink: int = 25, picture: bool = True
) -> Image.Image:
    """Columns of marks like Chinese characters; each column has its own."""
    page = Image.new("L", (960, 960), 246)
    draw = ImageDraw.Draw(page)
    for number, line, sign in product(range(len(columns)), range(28), range(14)):
        corner = columns[number] + sign * 18, 20 + slip + line * 32
        draw_sign(draw, corner, (number * 7919 + line * 104729 + sign * 1299709) % 9973, ink)
    if picture:
        draw.rectangle((340, 100 + slip, 600, 300 + slip), fill=90)
    return page


def draw_sign(draw: ImageDraw.ImageDraw, corner: tuple[int, int], seed: int, ink: int) -> None:
    x, y = corner
    for stroke in range(4):
        at = (seed >> (stroke * 3)) % 13
        across, down = (x + 2, y + at, x + 15, y + at + 1), (x + at, y + 2, x + at + 1, y + 15)
        draw.rectangle(across if stroke % 2 else down, fill=ink)


def headless(page: Image.Image) -> Image.Image:
    ImageDraw.Draw(page).rectangle((30, 15, 600, 75), fill=246)
    return page


SAME = {
    "darker letters": made(ink=0),
    "fainter letters": made(ink=70),
    "softer letters": made().filter(ImageFilter.GaussianBlur(0.7)),
    "five pixels lower": made(slip=5),
    "fewer colours": made().quantize(16),
}
OTHER = {
    "a column moved": made(columns=(40, 340, 664)),
    "columns changed their places": made(columns=(340, 40, 640)),
    "a picture is missing": made(picture=False),
    "a line more above": made(slip=32),
    "a headline is gone": headless(made()),
    "another size": made().resize((960, 1000)),
}


@pytest.mark.parametrize("change", SAME)
def test_another_way_to_draw_is_the_same_page(change: str) -> None:
    assert difference(made(), SAME[change]) <= ALLOWED


@pytest.mark.parametrize("change", OTHER)
def test_another_page_is_told_apart(change: str) -> None:
    assert difference(made(), OTHER[change]) > ALLOWED


@pytest.mark.browser
def test_a_page_drawn_another_way_is_the_same_and_one_with_a_column_moved_is_not(
    launch: Callable[..., Browser], visit: Visit
) -> None:
    page = visit(NAMED["article-picture"], height=HEIGHT)
    here = Image.open(io.BytesIO(screenshot(page)))
    unhinted = launch("--font-render-hinting=none", "--disable-lcd-text", "--text-contrast=1.0")
    there = unhinted.new_page(viewport={"width": 1280, "height": HEIGHT})
    there.goto(page.url)
    assert difference(here, Image.open(io.BytesIO(screenshot(there)))) <= ALLOWED
    there.locator(".body").evaluate("body => { body.style.translate = '20px 0' }")
    assert difference(here, Image.open(io.BytesIO(screenshot(there)))) > ALLOWED
    unhinted.close()
