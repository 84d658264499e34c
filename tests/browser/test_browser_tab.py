"""The keyboard: Tab reaches every link, in the order in which one reads, and shows where it is.

axe passes a link that Tab cannot reach (its box taken away by `display: contents`), so this walks.
"""

from __future__ import annotations

import pytest
from page_checks import small_targets, walk, walk_faults
from page_kinds import KINDS, NAMED, Kind
from window import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_tab_reaches_every_link_in_order_and_shows_it(visit: Visit, kind: Kind) -> None:
    found = walk(visit(kind, width=1280))
    assert 'href="#main"' in found.stops[0].name
    assert walk_faults(found) == []


@pytest.mark.parametrize("kind", [NAMED["front"], NAMED["article-picture"], NAMED["archive"]], ids=str)
def test_tab_walks_a_phone_in_the_dark(visit: Visit, kind: Kind) -> None:
    assert walk_faults(walk(visit(kind, width=390, scheme="dark"))) == []


def test_tab_walks_the_open_settings(visit: Visit) -> None:
    page = visit(NAMED["article-feature"])
    page.locator(".set summary").click()
    page.evaluate("() => { document.activeElement.blur(); getSelection().empty(); scrollTo(0, 0) }")
    page.locator("body").evaluate(
        "body => { body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex') }"
    )
    found = walk(page)
    assert sum('type="radio"' in stop.name for stop in found.stops) >= 2
    assert walk_faults(found) == []


def test_the_skip_link_leads_past_the_head(visit: Visit) -> None:
    page = visit(NAMED["article-feature"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_target_can_be_hit(visit: Visit, kind: Kind) -> None:
    assert small_targets(visit(kind, width=390)) == []


PLANTED = {
    "Tab does not reach": "link.style.display = 'contents'",
    "no ring": "link.style.outline = 'none'",
    "ring of": "link.style.outlineColor = '#ddd'",
    "covered": "document.body.insertAdjacentHTML('beforeend',"
    " '<p style=\"position:fixed;inset:0;background:#fff\">牌子</p>')",
    "back from": "link.closest('li').style.cssText = 'position:absolute;inset:0 auto auto 0'",
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_of_the_keyboard_is_found(visit: Visit, fault: str) -> None:
    page = visit(NAMED["article-feature"])
    page.evaluate(
        f"() => {{ const link = document.querySelector('footer li:last-child a'); {PLANTED[fault]} }}"
    )
    assert {told for told in walk_faults(walk(page)) if told.startswith(fault)}


def test_a_planted_small_target_is_found(visit: Visit) -> None:
    page = visit(NAMED["article-feature"])
    page.evaluate(
        "() => { document.querySelector('footer li a').style.cssText = 'min-block-size:0;line-height:1' }"
    )
    assert len(small_targets(page)) == 1
