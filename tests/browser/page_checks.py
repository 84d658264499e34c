"""What can be wrong with an open page, as a list of complaints; an empty one is a good page.

In:   a page in a browser.
Out:  one line a fault, naming the element.
Must not know: which paper, which kind of page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPTS = Path(__file__).parent
# WCAG 2.0 to 2.2, A and AA; of AAA the contrast of 7:1 alone
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]
AXE = """([only, options]) => axe.run(document, {runOnly: only, ...options}).then(told =>
  told.violations.flatMap(v => v.nodes.map(n =>
    `${v.id}: ${n.html.slice(0, 160)} ${(n.any[0] || n.all[0] || n.none[0] || {}).message || ''}`)))"""
SIZES = ("fs-s", "fs-m", "fs-l", "fs-x")
# WCAG 1.4.12: what a reader may set, and lose nothing
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; }
* { word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""
MORE_PRESSES = 40  # boxes that scroll, groups of radio buttons: stops that are no links


def script(name: str) -> str:
    return (SCRIPTS / name).read_text(encoding="utf-8")


def axe_violations(page: Page, axe: str) -> list[str]:
    """Everything that axe asks; 7:1 is a rule of AAA, and has to be asked for."""
    more = {"rules": {rule: {"enabled": True} for rule in CONTRAST}}
    return _axe(page, axe, {"type": "tag", "values": TAGS}, more)


def faint_colours(page: Page, axe: str) -> list[str]:
    """What of it depends on colours: enough where nothing else has changed."""
    return _axe(page, axe, {"type": "rule", "values": CONTRAST}, {})


def _axe(page: Page, axe: str, only: Mapping[str, object], options: Mapping[str, object]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    found: list[str] = page.evaluate(AXE, [only, options])
    return found


def sticking_out(page: Page) -> list[str]:
    """Text and pictures that lie beside the window, and the page itself if it scrolls sideways."""
    found: list[str] = page.evaluate(script("sticking_out.js"))
    return found


def choose(page: Page, choice: str) -> None:
    """Open the settings as a reader does, and click on the word."""
    if not page.locator(".set[open]").count():
        page.locator(".set summary").click()
    page.locator(f"label:has(#{choice})").click()
    assert not page.locator(".late").count(), "with a script the page follows a paint later: wait for it"


def set_choice(page: Page, choice: str) -> None:
    """The same without a click: where many are tried in a row."""
    page.locator(f"#{choice}").evaluate("input => { input.checked = true }")


def last_lines_of_one(page: Page, paragraphs: str) -> list[str]:
    """Paragraphs of two lines and more whose last line holds a single character, marks not counted."""
    found: list[str] = page.locator(paragraphs).evaluate_all(script("last_lines.js"))
    return found


def small_targets(page: Page) -> list[str]:
    """Links and labels below 24 px that do not stand in a line of text (WCAG 2.5.8)."""
    found: list[str] = page.evaluate(script("small_targets.js"))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Where Tab came to rest; boxes in px of the document: left, top, right, bottom."""

    number: int  # in the order of the document; what Tab must reach is numbered
    name: str
    box: tuple[float, float, float, float]
    ring: float  # width in px of an outline that can be seen, 0 if there is none
    contrast: float  # of the ring with what is around it
    covered: bool
    vertical: bool  # its page is set in vertical lines
    aside: int  # the number of the aside that it stands in


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    wanted: dict[int, str]
    stops: tuple[Stop, ...]


def walk(page: Page) -> Walk:
    """Press Tab from the top of the page to its end."""
    wanted: dict[str, str] = page.evaluate(script("tab_wanted.js"))
    stops: list[Stop] = []
    for _ in range(len(wanted) + MORE_PRESSES):
        page.keyboard.press("Tab")
        found: dict[str, Any] | None = page.evaluate(script("tab_stop.js"))
        if found is None or any(stop.number == found["number"] for stop in stops):
            break
        stops.append(Stop(**{**found, "box": tuple(found["box"])}))
    return Walk(wanted={int(number): name for number, name in wanted.items()}, stops=tuple(stops))


def walk_faults(found: Walk) -> list[str]:
    reached = {stop.number for stop in found.stops}
    return [
        *(f"Tab does not reach: {name}" for number, name in found.wanted.items() if number not in reached),
        *(f"no ring: {stop.name}" for stop in found.stops if stop.ring < 2),
        *(f"ring of {stop.contrast:.1f}:1: {stop.name}" for stop in found.stops if 0 < stop.contrast < 3),
        *(f"covered: {stop.name}" for stop in found.stops if stop.covered),
        *(
            f"back from {one.name} to {other.name}"
            for one, other in zip(found.stops, found.stops[1:], strict=False)
            if goes_back(one, other)
        ),
    ]


def goes_back(one: Stop, other: Stop) -> bool:
    """Tab leapt against the order in which one reads: up, and not to the top of the next column.

    The next column stands to the right. On a page of vertical lines it stands to the left, or to the right
    in what is set in lines all the same: the head, a map, a calendar. What is aside may be on either side.
    """
    left, top, right, _ = one.box
    other_left, _, other_right, other_bottom = other.box
    if one.aside != other.aside or other_bottom > top + 2:
        return False
    to_the_right, to_the_left = other_left >= right - 2, other_right <= left + 2
    return not (to_the_right or (one.vertical and to_the_left))
