"""Links of finished pages: do they lead somewhere on the disk, fragments too?

In:   HTML files of an output folder, as path → text.
Out:  the links that lead nowhere.
Must not know: views, templates, the newspaper.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote, urlsplit

_ADDRESSES: Final = {"href", "src", "poster"}
_CANDIDATE: Final = re.compile(r"\s*([^\s,]\S*[^\s,])(?:\s[^,]*)?(?:,|$)")  # of a srcset: address, width


@dataclass(slots=True)
class _Found:
    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = _Found()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag  # HTMLParser gives it; an address is one in any element
        for name, value in attrs:
            if name in _ADDRESSES and value is not None:
                self.found.links.append(value)
            elif name in ("srcset", "imagesrcset") and value:
                self.found.links += _CANDIDATE.findall(value)
            elif name == "id" and value:
                self.found.ids.add(value)


def _read(html: str) -> _Found:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def broken_links(
    pages: Mapping[str, str], files: Collection[str], *, base_path: str = "/"
) -> Iterator[tuple[str, str]]:
    """(page, link) of every link within the site that no file answers, or whose fragment is not there.

    `pages` are HTML files by output path, `files` all paths of the output. A link that begins with the
    base path is allowed (404.html); one that names a folder is not, for from a disk it opens a listing.
    """
    found = {path: _read(html) for path, html in pages.items()}
    for path, page in found.items():
        for link in page.links:
            target, fragment = _target(path, link, base_path)
            if target is None:
                continue
            if target not in files or (fragment and target in found and fragment not in found[target].ids):
                yield path, link


def _target(path: str, link: str, base_path: str) -> tuple[str | None, str]:
    """(output path, fragment) that a link means; None for one that leaves the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None, ""
    fragment = unquote(parts.fragment)
    if not parts.path:
        return path, fragment
    if parts.path.startswith("/"):
        if not parts.path.startswith(base_path):
            return parts.path, fragment
        return unquote(parts.path[len(base_path) :]), fragment
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))), fragment
