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
# (HTML, all but photographs, requests)
BUDGETS = dict.fromkeys(ARTICLES, (8 * KB, 25 * KB, 4)) | dict.fromkeys(FRONTS, (12 * KB, 40 * KB, 6))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name != "lost"], ids=str)
def test_every_page_is_light_and_fetches_no_font(visit: Visit, kind: Kind) -> None:
    found = load(visit(kind))
    sheets = [part.bytes for part in found.parts if part.suffix == ".css"]
    assert 0 < max(sheets) <= CSS
    assert sum(sheets) <= CSS + CSS_OF_SEARCH
    assert found.weight(".js") <= SCRIPTS
    assert {part.suffix for part in found.parts} <= {".html", ".css", ".js", ".svg", ".ico", *PHOTOGRAPHS}
    if kind in BUDGETS:
        lean = found.without_photographs()
        html, all_but_photographs, requests = BUDGETS[kind]
        assert lean.weight(".html") <= html
        assert lean.weight() <= all_but_photographs
        assert lean.requests() <= requests
