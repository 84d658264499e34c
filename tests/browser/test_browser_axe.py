"""Readers who do not see the page, or not well: axe-core on every kind of page, light and dark."""

from __future__ import annotations

import pytest
from page_checks import axe_violations, faint_colours
from page_kinds import KINDS, NAMED, Kind
from window import Visit

pytestmark = pytest.mark.browser

WIDTHS = (390, 1280)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_axe_finds_nothing(visit: Visit, axe: str, kind: Kind) -> None:
    page = visit(kind)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        assert axe_violations(page, axe) == [], f"{width} px, light"
        page.emulate_media(color_scheme="dark")
        assert faint_colours(page, axe) == [], f"{width} px, dark"


PLANTED = {
    "image-alt": "document.querySelector('main img').removeAttribute('alt')",
    "color-contrast-enhanced": "document.querySelector('.body p').style.color = '#666'",
    "color-contrast": "document.querySelector('.body p').style.color = '#bbb'",
    "heading-order": "document.querySelector('h1').insertAdjacentHTML('afterend', '<h4>字</h4>')",
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "region": "document.body.insertAdjacentHTML('beforeend', '<p>在外面</p>')",
    "link-name": "document.querySelector('main a').innerHTML = '<i></i>'",
}


@pytest.mark.parametrize("rule", PLANTED)
def test_axe_finds_a_planted_fault(visit: Visit, axe: str, rule: str) -> None:
    page = visit(NAMED["article-picture"])
    page.evaluate(f"() => {{ {PLANTED[rule]} }}")
    assert rule in {told.partition(":")[0] for told in axe_violations(page, axe)}


def test_a_colour_that_is_faint_in_the_dark_alone_is_found(visit: Visit, axe: str) -> None:
    page = visit(NAMED["article-picture"])
    page.add_style_tag(content="@media (prefers-color-scheme: dark) { .body p { color: #777 } }")
    assert faint_colours(page, axe) == []
    page.emulate_media(color_scheme="dark")
    assert faint_colours(page, axe)
