"""/_terms/ on the running preview: the site as it is now, for this machine's own names only."""

from __future__ import annotations

from preview_stand import Stand


def test_the_page_of_terms_answers_beside_the_site(stand: Stand) -> None:
    reply = stand.get("/_terms/")
    assert reply.status in (200, 503)
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
    assert 'href="/_review/review.css"' in reply.text
    assert stand.get("/_terms").headers["Location"] == "/_terms/"
