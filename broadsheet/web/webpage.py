"""One HTML file to be: where it stands, and the view that its template reads.

In:   a Place and a view.
Out:  a WebPage, to be rendered or left alone.
Must not know: how a page is rendered or whether it is stale.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.web.frame import Place
from broadsheet.web.views import TEMPLATES


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """A page of the web site in one variant (never to be confused with a NewsPage)."""

    place: Place
    view: object  # one of views.TEMPLATES

    @property
    def template(self) -> str:
        return TEMPLATES[type(self.view)]
