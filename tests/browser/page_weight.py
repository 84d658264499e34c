"""What an open page fetched, and what it weighs on the way.

In:   a page opened from the disk.
Out:  its files, each with its bytes as fetched and as a host would compress them.
Must not know: kinds of page, budgets.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

COMPRESSED = {".html", ".css", ".js", ".svg"}  # photographs and fonts are already
PHOTOGRAPHS = {".jpg", ".jpeg", ".png", ".webp", ".avif"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    name: str
    suffix: str
    bytes: int  # compressed, where a host compresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    parts: tuple[Part, ...]

    def weight(self, suffix: str = "") -> int:
        """Bytes of the files of one suffix, or of all."""
        return sum(part.bytes for part in self.parts if suffix in {"", part.suffix})

    def requests(self) -> int:
        """The icon is asked for once a site, not once a page."""
        return sum(not part.name.startswith("icon.") for part in self.parts)

    def without_photographs(self) -> Load:
        return Load(parts=tuple(part for part in self.parts if part.suffix not in PHOTOGRAPHS))


def load(page: Page) -> Load:
    """Open the page once more and note each file once; its icon counts too."""
    urls: list[str] = []

    def note(request: Request) -> None:
        urls.append(request.url)

    page.on("request", note)
    page.reload()
    page.remove_listener("request", note)
    urls.append(page.locator("link[rel=icon]").first.evaluate("link => link.href"))
    return Load(parts=tuple(part(url) for url in sorted(set(urls)) if not url.startswith("data:")))


def part(url: str) -> Part:
    path = Path(unquote(urlsplit(url).path))
    data = path.read_bytes()
    compressed = gzip.compress(data, 9, mtime=0) if path.suffix in COMPRESSED else data
    return Part(name=path.name, suffix=path.suffix, bytes=len(compressed))
