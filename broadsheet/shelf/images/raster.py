"""The bytes of a raster picture → its size and credit, or why it cannot be shown.

In:   bytes.
Out:  Raster; problems: no picture, one that browsers do not show, damaged, too large, of strange colours.
Must not know: drawings, renditions, pages.

A picture is decoded whole, a JPEG at an eighth of its size: only so it is known that none of it is missing.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from broadsheet.problems import Reported, Where
from broadsheet.shelf.images import faults
from broadsheet.shelf.images.metadata import Credited, credited

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

# of these alone PIL's readers are asked: no other is needed, and some run other programs
FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF", "BMP")
_GREY: Final = ("1", "L", "LA", "I", "I;16", "I;16B", "I;16L")
_MODES: Final = (*_GREY, "P", "PA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr")
# of a JPEG, decoded at a fraction of its size; a page at 600 dpi has 80 million
_MOST_PIXELS: Final = 100_000_000
_MOST_DECODED: Final = 40_000_000  # of all others, decoded whole: 160 MB a picture at most
_MOST_SIDE: Final = 20_000
TURNED: Final = (5, 6, 7, 8)  # EXIF orientations that change width and height
ORIENTATION: Final = 0x0112
_OTHERS: Final = (  # (bytes, where they stand, what the file is)
    (b"ftypheic", 4, "HEIC"), (b"ftypheix", 4, "HEIC"), (b"ftypmif1", 4, "HEIC"), (b"ftypmsf1", 4, "HEIC"),
    (b"ftyphevc", 4, "HEIC"), (b"%PDF", 0, "PDF"), (b"8BPS", 0, "PSD"), (b"%!PS", 0, "EPS"),
    (b"PK\x03\x04", 0, "ZIP"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """Size in pixels as shown (turned as the camera says), and what the file says of its author."""

    width: int
    height: int
    credit: Credited


def read_raster(data: bytes, where: Where) -> Reported[Raster | None]:
    """Look at a picture whole. A warning where only the first of several frames will be shown."""
    if kind := next((kind for mark, at, kind in _OTHERS if data[at : at + len(mark)] == mark), ""):
        return Reported(None, (faults.other_kind(where, kind),))
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                return _look(image, data, where)
    except UnidentifiedImageError:
        return Reported(None, (faults.damaged(where) if _begins_well(data) else faults.unknown(where),))
    except Image.DecompressionBombError:
        return Reported(None, (faults.too_many_pixels(where, _MOST_DECODED),))
    except Exception:  # noqa: BLE001 - decoders of damaged files raise what they like
        return Reported(None, (faults.damaged(where),))


def _look(image: ImageFile, data: bytes, where: Where) -> Reported[Raster | None]:
    width, height = image.size
    jpeg = image.format in ("JPEG", "MPO")
    most = _MOST_PIXELS if jpeg else _MOST_DECODED
    if width * height > most:
        return Reported(None, (faults.too_many_pixels(where, most),))
    if max(width, height) > _MOST_SIDE:
        return Reported(None, (faults.too_long(where, width, height, _MOST_SIDE),))
    if image.mode not in _MODES:
        return Reported(None, (faults.strange_colours(where, image.mode),))
    frames = 1 if jpeg else getattr(image, "n_frames", 1)  # a JPEG of several is a phone's, with depth maps
    credit, orientation = credited(image), image.getexif().get(ORIENTATION, 1)
    _decode(image, data)
    size = (height, width) if orientation in TURNED else (width, height)
    raster = Raster(width=size[0], height=size[1], credit=credit)
    return Reported(raster, (faults.moving(where, frames),) if frames > 1 else ())


def _decode(image: ImageFile, data: bytes) -> None:
    """Raises where anything is missing; PNG alone has sums to check, and for that is opened again."""
    from PIL import Image

    image.draft(None, (max(1, image.width // 8), max(1, image.height // 8)))
    image.load()
    if image.format == "PNG":
        with Image.open(BytesIO(data), formats=FORMATS) as again:
            again.verify()


def _begins_well(data: bytes) -> bool:
    """The first bytes are those of a known kind, the head behind them is not."""
    return data.startswith(
        (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
    ) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
