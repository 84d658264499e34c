"""Weight: what one visit fetches, compressed as a host does, and that reading needs no script and no font."""

from __future__ import annotations

import pytest
from page_kinds import ARTICLES, KINDS, NAMED, Kind
from page_weight import PHOTOGRAPHS, load
from window import Visit

pytestmark = pytest.mark.browser

KB = 1024
CSS, SCRIPTS = 8 * KB, 10 * KB
CSS_OF_SEARCH = KB  # its page alone fetches it
FRONTS = tuple(NAMED[name] for name in ("front", "front-traditional"))


@pytest.mark.parametrize("kind", ARTICLES, ids=str)
def test_an_article_weighs_25_kb_in_4_requests(visit: Visit, kind: Kind) -> None:
    found = load(visit(kind)).without_photographs()
    assert found.weight(".html") <= 8 * KB
    assert found.weight() <= 25 * KB
    assert found.requests() <= 4


@pytest.mark.parametrize("kind", FRONTS, ids=str)
def test_a_front_page_weighs_40_kb_in_6_requests(visit: Visit, kind: Kind) -> None:
    found = load(visit(kind)).without_photographs()
    assert found.weight(".html") <= 12 * KB
    assert found.weight() <= 40 * KB
    assert found.requests() <= 6


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name != "lost"], ids=str)
def test_every_page_is_light_and_fetches_no_font(visit: Visit, kind: Kind) -> None:
    found = load(visit(kind))
    sheets = [part.bytes for part in found.parts if part.suffix == ".css"]
    assert 0 < max(sheets) <= CSS
    assert sum(sheets) <= CSS + CSS_OF_SEARCH
    assert found.weight(".js") <= SCRIPTS
    assert {part.suffix for part in found.parts} <= {".html", ".css", ".js", ".svg", ".ico", *PHOTOGRAPHS}
