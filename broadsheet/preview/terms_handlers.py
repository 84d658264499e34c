"""What answers a request to /_terms/.

In:   the site folder; the review's desk and names, whose rules hold here too.
Out:  the page of terms; a redirect to its address.
Must not know: what the page says.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from broadsheet.preview.review_desk import Desk
from broadsheet.preview.review_handlers import ReviewHandler
from broadsheet.preview.session import in_thread
from broadsheet.preview.terms_page import terms_page


def terms_rules(site: Path, desk: Desk, names: Collection[str]) -> list[Any]:
    """Addresses of the page; `names` are the hosts that the server answers to, none = any."""
    given = {"desk": desk, "names": names, "site": site}
    return [(r"/_terms/?", TermsHandler, given)]


class TermsHandler(ReviewHandler):
    """Looked up at every request, so the page says what the files say now."""

    def initialize(self, desk: Desk, names: Collection[str], site: Path = Path()) -> None:
        super().initialize(desk, names)
        self._site = site

    async def get(self) -> None:
        if not self.request.path.endswith("/"):
            self.redirect("/_terms/", permanent=True)
            return
        self.answer(await in_thread(lambda: terms_page(self._site)))
