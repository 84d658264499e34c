"""A picture file → its size and hash. The owner of PIL.

In:   the path of a raster picture (JPEG, PNG, WebP, GIF …) or an SVG.
Out:  Picture; a problem where it cannot be shown.
Must not know: articles, addresses, how a page shows it.

Only the head of a raster file is decoded: enough for the size, and for telling a broken file.
"""

from __future__ import annotations

import hashlib
import re
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf.disk import problem_of

_MOST_BYTES: Final = 40_000_000
_MOST_PIXELS: Final = 100_000_000  # a page scanned at 600 dpi has about 80 million
_LENGTH: Final = re.compile(r"\s*([0-9]{1,9}(?:\.[0-9]*)?|\.[0-9]+)\s*(?:px)?\s*")
_SVG_DEFAULT: Final = (300, 150)  # of an SVG that names no size (CSS 2.1, 10.3.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Size in pixels as shown (turned as the camera says), and the hash of the file's bytes."""

    width: int
    height: int
    digest: str


def picture(path: Path, shown_as: str = "") -> Reported[Picture | None]:
    """Size and hash of a picture; `shown_as` is the path that a problem names.

    Reports a file that cannot be read, is damaged or no picture, or too large to be one of a newspaper.
    """
    where = Where(shown_as or path.as_posix())
    try:
        if path.stat().st_size > _MOST_BYTES:
            return Reported(None, (_too_large(where),))
        data = path.read_bytes()
    except OSError as error:
        return Reported(None, (problem_of(error, where.path),))
    size = _svg_size(data, where) if path.suffix.lower() == ".svg" else _raster_size(data, where)
    if size.value is None:
        return Reported(None, size.problems)
    width, height = size.value
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    return Reported(Picture(width=width, height=height, digest=digest))


def _raster_size(data: bytes, where: Where) -> Reported[tuple[int, int] | None]:
    from PIL import ExifTags, Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data)) as image:
                width, height = image.size
                turned = image.getexif().get(ExifTags.Base.Orientation, 1) in (5, 6, 7, 8)
            with Image.open(BytesIO(data)) as image:
                image.verify()
    except Image.DecompressionBombError:
        return Reported(None, (_too_large(where),))
    except Exception:  # noqa: BLE001 - decoders of damaged files raise what they like
        return Reported(None, (_broken(where),))
    if width * height > _MOST_PIXELS:
        return Reported(None, (_too_large(where),))
    return Reported((height, width) if turned else (width, height))


def _svg_size(data: bytes, where: Where) -> Reported[tuple[int, int] | None]:
    if b"<!ENTITY" in data or b"\x00" in data:  # a NUL means UTF-16, in which entities could hide
        what = Text("the SVG declares entities or is not UTF-8", "这个 SVG 声明了实体，或者不是 UTF-8 编码")
        hint = Text("save it again as plain SVG", "请用绘图软件另存为“普通 SVG”")
        return Reported(None, (Problem(where, what, hint),))
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError):
        return Reported(None, (_broken(where),))
    width, height = _drawn_size(root)
    if root.tag.rpartition("}")[2] != "svg" or not (
        width >= 1 and height >= 1 and width * height < _MOST_PIXELS
    ):
        return Reported(None, (_broken(where),))
    return Reported((round(width), round(height)))


def _drawn_size(root: ET.Element) -> tuple[float, float]:
    """By width and height; what is missing of them by the proportions of the viewBox."""
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    across, down = (_length(box[2]), _length(box[3])) if len(box) == 4 else (0.0, 0.0)
    if not (across and down):
        return width or _SVG_DEFAULT[0], height or _SVG_DEFAULT[1]
    if width and height:
        return width, height
    if width or height:
        return width or height * across / down, height or width * down / across
    return across, down


def _length(written: str) -> float:
    """A length in pixels; 0 where there is none, or one in per cent or in another unit."""
    match = _LENGTH.fullmatch(written)
    return float(match[1]) if match else 0.0


def _broken(where: Where) -> Problem:
    what = Text("the file is damaged or no picture", "文件已损坏，或者不是图片")
    return Problem(
        where, what, Text("open it in a picture program and save it again", "请用看图软件打开，另存一次")
    )


def _too_large(where: Where) -> Problem:
    what = Text("the picture is too large", "图片太大")
    hint = Text(
        "make it smaller: 2400 pixels on the long side are enough", "请缩小一些：长边 2400 像素就够了"
    )
    return Problem(where, what, hint)
