"""/_terms/ on the running preview: the site as it is now, for this machine's own names only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from preview_stand import FakeBuilds, Stand, eventually, fresh_site, preview


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    site = fresh_site(tmp_path)
    with preview(site, FakeBuilds(site)) as running:
        eventually(lambda: running.builds.outputs, what="the first build of output/")
        yield running


def test_the_page_of_terms_answers_beside_the_site(stand: Stand) -> None:
    reply = stand.get("/_terms/")
    assert reply.status in (200, 503)
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
    assert 'href="/_review/review.css"' in reply.text
    assert stand.get("/_terms").headers["Location"] == "/_terms/"
