"""A picture file → its size, kind, credit and hash.

In:   the path of a picture, as an article names it.
Out:  the hash of its bytes; a Picture; a problem where it cannot be shown.
Must not know: articles, addresses, how a page shows it.

What a file is, its content says, not its name: half of all files from phones and chats are named wrongly.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from broadsheet.problems import Problem, Reported, Where
from broadsheet.shelf.disk import problem_of
from broadsheet.shelf.images import faults
from broadsheet.shelf.images.drawing import drawing_size
from broadsheet.shelf.images.metadata import Credited
from broadsheet.shelf.images.raster import read_raster

_MOST_BYTES: Final = 40_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Size in pixels as shown (turned as the camera says), and the hash of the file's bytes."""

    width: int
    height: int
    digest: str
    drawn: bool  # an SVG, published as it is; all others are published as renditions
    credit: Credited = Credited()  # noqa: RUF009 - a frozen value


def signature(path: Path, shown_as: str, within: Path) -> Reported[str | None]:
    """Hash of a picture's bytes, read piece by piece; `shown_as` is the path that a problem names.

    Reports a file that cannot be read, has too many bytes, or lies outside `within` by way of a link.
    """
    where = Where(shown_as)
    try:
        if not path.resolve(strict=True).is_relative_to(within.resolve()):
            return Reported(None, (faults.leads_out(where),))
        size = path.stat().st_size
        if problem := _size_problem(where, size):
            return Reported(None, (problem,))
        with path.open("rb") as file:
            return Reported(hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest())
    except OSError as error:
        return Reported(None, (problem_of(error, shown_as),))


def _size_problem(where: Where, size: int) -> Problem | None:
    if size > _MOST_BYTES:
        return faults.too_many_bytes(where, size, _MOST_BYTES)
    return None if size else faults.empty(where)


def read_picture(path: Path, shown_as: str) -> Reported[Picture | None]:
    """Look at a picture whole.

    Reports a file that is damaged, no picture, one that browsers do not show, too large, or an SVG that is
    no plain drawing; a warning where not all of it will be shown.
    """
    where = Where(shown_as)
    try:
        data = path.read_bytes()
    except OSError as error:
        return Reported(None, (problem_of(error, shown_as),))
    if problem := _size_problem(where, len(data)):
        return Reported(None, (problem,))
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    if _is_markup(data):
        return _drawing(data, digest, where)
    raster = read_raster(data, where)
    if raster.value is None:
        return Reported(None, raster.problems)
    width, height, credit = raster.value.width, raster.value.height, raster.value.credit
    picture = Picture(width=width, height=height, digest=digest, drawn=False, credit=credit)
    return Reported(picture, raster.problems)


def _is_markup(data: bytes) -> bool:
    return data[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<"


def _drawing(data: bytes, digest: str, where: Where) -> Reported[Picture | None]:
    named = where.path.lower().endswith(".svg")
    if not named and b"<svg" not in data:
        return Reported(None, (faults.unknown(where),))
    size = drawing_size(data, where)
    if size.value is None:
        return Reported(None, size.problems)
    if not named:
        return Reported(None, (faults.misnamed_drawing(where),))
    return Reported(Picture(width=size.value[0], height=size.value[1], digest=digest, drawn=True))
