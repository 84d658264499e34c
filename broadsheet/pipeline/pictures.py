"""The pictures that articles name → what is published of each, and what is wrong with them.

In:   a site folder, the heads of its articles, a folder of the cache.
Out:  Published values by the name that articles use; every problem, in the order of the paper.
Must not know: pages, how a rendition is made.

A picture is hashed in every build and looked at once: what was found is remembered under the hash of its
bytes and the version of our code, so a build without an edit decodes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from broadsheet.model import ArticleHead
from broadsheet.pipeline.remembering import recall, remember
from broadsheet.pipeline.units import article_file
from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf.images import RECIPE, Credited, Picture, Rendition, ladder, read_picture, signature
from broadsheet.web import urls
from broadsheet.web.teasers import PictureFile, Source

_MIME: Final = {"avif": "image/avif", "jpg": "image/jpeg"}
_THREADS: Final = min(8, os.cpu_count() or 1)  # reading and hashing need no interpreter


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A picture that an article shows, where it comes from, and the files that are made of it."""

    source: Path
    digest: str
    file: PictureFile
    prints: tuple[tuple[str, Rendition], ...] = ()  # (path, what it is); none: published as it is
    credit: Credited = Credited()  # noqa: RUF009 - a frozen value


Looked = Reported[Picture | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Memory:
    """What was found of each picture, by name and hash, and the version of the code that found it."""

    code: str
    looked: Mapping[tuple[str, str], Looked]


def read_pictures(
    site: Path, heads: Iterable[ArticleHead], memory: Path, code: str
) -> Reported[Mapping[str, Published]]:
    """What is published of every picture that an article names; the errors of those that cannot be shown."""
    named: dict[str, ArticleHead] = {}
    for head in heads:
        for photo in head.photos:
            if photo.file:
                named.setdefault(photo.file, head)
    with ThreadPoolExecutor(_THREADS) as pool:
        signed = dict(zip(named, pool.map(lambda name: _signed(site, name, named[name]), named), strict=True))
    left = recall(memory, _Memory)
    before = left.looked if left and left.code == code else {}
    looked: dict[tuple[str, str], Looked] = {}
    problems: list[Problem] = []
    found: dict[str, Published] = {}
    for name, signed_ in signed.items():
        problems += signed_.problems
        if signed_.value is None:
            continue
        key = (name, signed_.value)
        source = site / "content" / name
        looked[key] = before.get(key) or read_picture(source, f"content/{name}")
        problems += looked[key].problems
        if picture := looked[key].value:
            found[name] = _published(source, name, picture)
    if looked != before:
        remember(memory, _Memory(code=code, looked=looked))
    return Reported(found, tuple(problems))


def _signed(site: Path, name: str, head: ArticleHead) -> Reported[str | None]:
    path = site / "content" / name
    if path.is_file():
        return signature(path, f"content/{name}", within=site)
    what = Text(f"the picture content/{name} does not exist", f"图片 content/{name} 不存在")
    hint = Text("put it there, or correct `file` under `photos`", "请把图片放到那里，或改正 photos 里的 file")
    return Reported(None, (Problem(Where(article_file(head)), what, hint),))


def _published(source: Path, name: str, picture: Picture) -> Published:
    if picture.drawn:
        file = PictureFile(path=name, width=picture.width, height=picture.height)
        return Published(source=source, digest=picture.digest, file=file)
    steps = ladder(picture.width, picture.height)
    paths = [urls.rendition(name, f"{RECIPE} {picture.digest}", each.width, each.kind) for each in steps]
    *modern, fallback = zip(paths, steps, strict=True)
    widest = modern[-1][1]
    file = PictureFile(
        path=fallback[0],
        width=widest.width,
        height=widest.height,
        sources=(Source(type=_MIME[widest.kind], files=tuple((path, each.width) for path, each in modern)),),
    )
    prints = (*modern, fallback)
    return Published(source=source, digest=picture.digest, file=file, prints=prints, credit=picture.credit)
