"""Readers who do not see the page, or not well: axe-core on every kind of page, light and dark."""

from __future__ import annotations

from typing import Literal

import pytest
from page_checks import axe_violations
from page_kinds import KINDS, NAMED, Kind
from window import Visit

pytestmark = pytest.mark.browser

LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (390, "light"),
    (390, "dark"),
    (1280, "light"),
    (1280, "dark"),
)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_axe_finds_nothing(visit: Visit, axe: str, kind: Kind) -> None:
    page = visit(kind)
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert axe_violations(page, axe) == [], f"{width} px, {scheme}"


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
