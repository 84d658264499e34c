"""Reading without a network: the service worker, and the page that stands for what is not stored.

In:   the site's frame, a version.
Out:  offline.html of each variant as WebPage values; the worker's text.
Must not know: issues, what a browser has stored (worker.js in this folder does).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from broadsheet.web import urls
from broadsheet.web.bundles import script
from broadsheet.web.frame import Frame
from broadsheet.web.views import OfflineView
from broadsheet.web.webpage import WebPage

_WORKER: Final = Path(__file__).with_name("worker.js")


def offline_pages(frame: Frame, title: str) -> Iterator[WebPage]:
    """offline.html in each variant; no page leads there, and no search engine should."""
    for variant in frame.variants:
        place = frame.place(variant, urls.OFFLINE)
        chrome = place.chrome(title=title, description=title, index=False)
        yield WebPage(place=place, view=OfflineView(chrome=chrome))


def worker(frame: Frame, version: str) -> str:
    """sw.js. `version` stands for what the offline pages show: a browser installs the worker again,
    and stores them anew, where a byte of it is another.
    """
    prefixes = [urls.in_variant(variant, "", default=frame.default) for variant in frame.variants]
    facts = [version, sorted(prefixes, reverse=True), urls.OFFLINE, urls.OURS]
    names = "const [VERSION, PREFIXES, INSTEAD, OURS]"
    return script(f"{names} = {json.dumps(facts)};\n{_WORKER.read_text(encoding='utf-8')}")
