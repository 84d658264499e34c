"""A folder of built pages → a zip that opens from any disk.

In:   the output folder of a build of some issues.
Out:  the bytes of the zip, the same for the same pages.
Must not know: how pages are made, which issues they show.

What only a host reads is left out. Some disks and unpackers know no Chinese names, so every path is ASCII:
a picture or a page that an editor named in Chinese is renamed, and so is every link to it.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

from broadsheet.engine.disk import MANIFEST
from broadsheet.web import urls
from broadsheet.web.epub.container import archive

README: Final = "README.txt"
_OF_HOSTS: Final = (MANIFEST, ".nojekyll", urls.NOT_FOUND)
_LINKING: Final = (".html", ".js")
_TOLD: Final = """\
\ufeff{title}

1. 把这个压缩包整个解开（右键，全部解压缩），不要在压缩包里直接打开。
2. 双击 index.html，用浏览器看。不用上网，也不用安装任何东西。
3. 搜索、简繁两种字形、人名和栏目都在里面；拷到 U 盘、刻成光盘都能用。

1. Unpack the whole archive first; do not open it from inside the archive.
2. Double-click index.html. No connection, nothing to install.
3. Search, both scripts, people and sections are in it; it works from any disk.
"""


def kit(output: Path, title: str) -> bytes:
    """The zip of a built folder: a word to the reader, then every file by its path."""
    paths = (path for path in output.rglob("*") if path.is_file())
    files = {path.relative_to(output).as_posix(): path.read_bytes() for path in paths}
    for name in _OF_HOSTS:
        files.pop(name, None)
    told = _TOLD.format(title=title).replace("\n", "\r\n").encode()
    return archive([(README, told), *sorted(in_ascii(files).items())])


def in_ascii(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same files under ASCII names; links, which spell a name in per cent signs, follow."""
    names = {name: _plain(path) for path in files if not (name := posixpath.basename(path)).isascii()}
    links = [(quote(name).encode(), new.encode()) for name, new in names.items()]
    return {_renamed(path, names): _relinked(path, data, links) for path, data in files.items()}


def _plain(path: str) -> str:
    stem, ending = posixpath.splitext(posixpath.basename(path))
    hash_ = hashlib.blake2b(stem.encode(), digest_size=6).hexdigest()
    return f"{hash_}{ending if ending.isascii() else ''}"


def _renamed(path: str, names: Mapping[str, str]) -> str:
    folder, name = posixpath.split(path)
    return posixpath.join(folder, names.get(name, name))


def _relinked(path: str, data: bytes, links: list[tuple[bytes, bytes]]) -> bytes:
    if path.endswith(_LINKING):
        for old, new in links:
            data = data.replace(old, new)
    return data
