"""Address → reply, as GitHub Pages would give it.

In:   the folder of the built site, the base path, the path of a request as it came (percent-encoded).
Out:  a Reply: status, type, bytes or the place to go to.
Must not know: tornado, livereload, the problems of a build.

Rules of GitHub Pages: the site stands under its base path; `/a` gives a.html; a folder without a slash
is a 301 to the one with it; a folder gives its index.html and never a listing; what is missing gets the
site's 404.html with status 404; names count letter by letter, whatever the local disk makes of them.
"""

from __future__ import annotations

import mimetypes
import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import quote, unquote

# Built-in tables only: what the machine at hand has registered must not matter.
_TYPES: Final = mimetypes.MimeTypes()
_OWN_TYPES: Final = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".epub": "application/epub+zip",
    ".zip": "application/zip",
}
_MISSING_PAGE: Final = (
    '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>404</title>'
    "<h1>404</h1><p>这个地址没有页面，网站也没有自己的 404.html。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What to answer: `location` for 301 and 302, else a type and bytes."""

    status: int
    kind: str = ""  # Content-Type with its charset
    body: bytes = b""
    location: str = ""

    @property
    def is_page(self) -> bool:
        return self.kind.startswith("text/html")


def answer(root: Path, base: str, path: str) -> Reply:
    """The reply to a request. `base` begins and ends with "/"; `path` has no query."""
    wanted = [unquote(part) for part in path.split("/")[1:]]
    below = [unquote(part) for part in base.split("/")[1:-1]]
    if wanted == below:
        return Reply(status=301, location=base)
    if wanted == [""] and below:
        return Reply(status=302, location=base)  # our courtesy: the host's own front page is not ours
    if wanted[: len(below)] != below:
        return missing(root)
    return _within(root, base, wanted[len(below) :])


def missing(root: Path) -> Reply:
    """The site's own page for what is not there."""
    file = find(root, ("404.html",))
    if file is None:
        return Reply(status=404, kind=content_type("404.html"), body=_MISSING_PAGE.encode())
    return Reply(status=404, kind=content_type("404.html"), body=Path(file.path).read_bytes())


def content_type(name: str) -> str:
    """Content-Type by the name's ending; text is UTF-8."""
    ending = PurePath(name).suffix.lower()
    kind = _OWN_TYPES.get(ending) or _TYPES.types_map[True].get(ending) or "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return f"{kind}; charset=utf-8" if is_text else kind


def find(root: Path, names: tuple[str, ...]) -> os.DirEntry[str] | None:
    """The file or folder of exactly these names below the root, or None.

    Only names that stand in a listing are ever opened, so no `..`, separator, other letter case or other
    normal form can lead anywhere; links and hidden files (our own among them) are not served.
    """
    folder, found = str(root), None
    for name in names:
        found = _entry(folder, name)
        if found is None:
            return None
        folder = found.path
    return found


def _within(root: Path, base: str, names: list[str]) -> Reply:
    *folders, last = names
    if not last:
        return _file(root, (*folders, "index.html")) or missing(root)
    reply = _file(root, (*folders, last)) or _file(root, (*folders, f"{last}.html"))
    if reply:
        return reply
    entry = find(root, tuple(names))
    if entry and entry.is_dir(follow_symlinks=False):
        return Reply(status=301, location=base + quote("/".join(names)) + "/")
    return missing(root)


def _file(root: Path, names: tuple[str, ...]) -> Reply | None:
    entry = find(root, names)
    if entry is None or not entry.is_file(follow_symlinks=False):
        return None
    try:
        return Reply(status=200, kind=content_type(entry.name), body=Path(entry.path).read_bytes())
    except OSError:  # removed by a build this very moment
        return None


def _entry(folder: str, name: str) -> os.DirEntry[str] | None:
    if name.startswith(".") and name != ".well-known":
        return None
    try:
        with os.scandir(folder) as entries:
            return next((entry for entry in entries if entry.name == name and not entry.is_symlink()), None)
    except OSError:  # no folder
        return None
