"""Without a script: everything can be read, theme and size can be set."""

from __future__ import annotations

import pytest
from page_checks import choose
from page_kinds import KINDS, NAMED, Kind
from window import Visit

pytestmark = pytest.mark.browser

LOOK = """() => [getComputedStyle(document.querySelector('.body')).fontSize,
  getComputedStyle(document.body).backgroundColor]"""
# text of the main part that has no place on the screen; what a click opens has one, and so has not what
# is there to be pressed when a script listens, nor the name of a line in a drawing: its table says it again.
# A drawing that a page leaves `hidden` for wider windows says nothing that is not in the list beside it.
UNSEEN = """main => {
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const seen = element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    const excused = element.closest(
      'script, noscript, template, details:not([open]), form, .js, svg title, [hidden] svg');
    if (!seen && !excused && texts.currentNode.data.trim()) found.push(texts.currentNode.data.trim());
  }
  return found;
}"""


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_everything_can_be_read_without_a_script(visit: Visit, kind: Kind) -> None:
    """What a script hides or shows is its own affair; without it no text of the main part is out of sight."""
    page = visit(kind, script=False)
    plain = page.locator("main").inner_text()
    assert len(plain) > 30
    hidden = page.locator("main").evaluate(UNSEEN)
    assert hidden == []


def test_size_and_theme_change_without_a_script(visit: Visit) -> None:
    page = visit(NAMED["article-feature"], script=False)
    assert page.evaluate(LOOK) == ["18px", "rgb(247, 246, 243)"]
    choose(page, "fs-x")
    choose(page, "th-d")
    assert page.evaluate(LOOK) == ["24px", "rgb(23, 24, 27)"]
    choose(page, "fs-s")
    choose(page, "th-l")
    assert page.evaluate(LOOK) == ["16px", "rgb(247, 246, 243)"]


@pytest.mark.parametrize(("size", "pixels"), [("fs-s", 16), ("fs-m", 18), ("fs-l", 21), ("fs-x", 24)])
def test_four_sizes_are_offered(visit: Visit, size: str, pixels: int) -> None:
    page = visit(NAMED["article-feature"], script=False)
    choose(page, size)
    assert page.evaluate(LOOK)[0] == f"{pixels}px"


def test_the_reader_of_a_dark_system_gets_the_dark_page(visit: Visit) -> None:
    assert visit(NAMED["front"], scheme="dark", script=False).evaluate(
        "getComputedStyle(document.body).backgroundColor"
    ) == "rgb(23, 24, 27)"  # fmt: skip
