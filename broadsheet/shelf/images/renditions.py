"""A raster picture → the renditions that readers get: a ladder of widths in AVIF, and one JPEG.

In:   the bytes of a picture that `read_picture` found whole; its size as shown; its credit.
Out:  which renditions there are; each as bytes, a pure function of the picture's bytes and of this module.
Must not know: addresses, caches, pages.

Renditions stand upright, are in sRGB without a profile, white where the picture is transparent, and keep of
the metadata author and rights alone. Why AVIF and JPEG, and what they cost: docs/decisions/0026.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final, Literal

from broadsheet.shelf.images.metadata import Credited, kept_exif
from broadsheet.shelf.images.raster import FORMATS, ORIENTATION, TURNED

if TYPE_CHECKING:
    from PIL import Image

# raised with a change that readers should not get from an old cache: it is in the addresses
RECIPE: Final = 1
# a phone, a phone of fine pixels, a column of text, a lead; all on fine screens
LADDER: Final = (480, 800, 1200, 1800)
_FALLBACK: Final = 1200
_NEAR: Final = 0.8  # a step nearer to the widest than this is left out
_AVIF: Final = {"quality": 55, "speed": 8, "max_threads": 1}  # one thread: the same bytes on every machine
_JPEG: Final = {"quality": 80, "progressive": True, "optimize": True}
_SMOOTH: Final = ("JPEG", "MPO")  # kinds that hold photographs; drawn lines of all others keep their colours


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One published size of a picture."""

    width: int  # pixels
    height: int
    kind: Literal["avif", "jpg"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Negative:
    """A picture developed: what all of its renditions are printed from."""

    image: Image.Image  # RGB or L, upright, nothing but pixels
    exif: bytes
    smooth: bool


def ladder(width: int, height: int) -> tuple[Rendition, ...]:
    """AVIF from narrow to wide, then the JPEG for browsers without it; never wider than the picture."""
    widest = min(width, LADDER[-1])
    widths = [*(step for step in LADDER if step <= _NEAR * widest), widest]
    fallback = min(width, _FALLBACK)
    steps = [Rendition(width=each, height=_scaled(height, each, width), kind="avif") for each in widths]
    return (*steps, Rendition(width=fallback, height=_scaled(height, fallback, width), kind="jpg"))


def _scaled(height: int, to: int, width: int) -> int:
    return max(1, round(height * to / width))


def develop(data: bytes, widest: int, credit: Credited) -> Negative:
    """Decode a picture, no wider than `widest` as shown. Raises what PIL raises where it is damaged.

    A JPEG is decoded at a fraction of its size, so that memory is bounded by what is shown.
    """
    from PIL import Image

    with warnings.catch_warnings(), Image.open(BytesIO(data), formats=FORMATS) as image:
        warnings.simplefilter("ignore")  # of large sizes and odd tags: `read_picture` has judged them
        orientation = image.getexif().get(ORIENTATION, 1)
        across = image.height if orientation in TURNED else image.width
        scale = min(1.0, widest / across)
        size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
        image.draft(None, size)
        small = _flat(image).resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        seen = _in_srgb(small, image.info.get("icc_profile"))
        smooth = image.format in _SMOOTH
    upright = seen.transpose(_turn(orientation)) if orientation in range(2, 9) else seen
    upright.info = {}
    return Negative(image=upright, exif=kept_exif(credit), smooth=smooth)


def _turn(orientation: int) -> Image.Transpose:
    """What sets a picture upright that the camera says is turned (EXIF 2.3, 4.6.4 A)."""
    from PIL.Image import Transpose as To

    turns = (To.FLIP_LEFT_RIGHT, To.ROTATE_180, To.FLIP_TOP_BOTTOM, To.TRANSPOSE, To.ROTATE_270)
    return (*turns, To.TRANSVERSE, To.ROTATE_90)[orientation - 2]


def _flat(image: Image.Image) -> Image.Image:
    """L, RGB or CMYK: 16 bits a colour made 8, white where the picture is transparent."""
    from PIL import Image

    if image.mode in ("L", "RGB", "CMYK") and not image.has_transparency_data:
        return image
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if not image.has_transparency_data:
        return image.convert("L" if image.mode == "1" else "RGB")
    seen = image.convert("RGBA")
    flat = Image.new("RGB", image.size, "white")
    flat.paste(seen, mask=seen.getchannel("A"))
    return flat


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as their profile means them; a faulty profile counts for nothing."""
    from PIL import ImageCms

    mode = "L" if image.mode == "L" else "RGB"
    if not profile:
        return image.convert(mode)
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return image.convert(mode)
        seen = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert(mode)
    return (seen or image).convert(mode)


def printed(negative: Negative, rendition: Rendition) -> bytes:
    """One rendition as bytes."""
    from PIL import Image

    size = (rendition.width, rendition.height)
    image = negative.image
    if image.size != size:
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    colours = "4:2:0" if negative.smooth else "4:4:4"
    out = BytesIO()
    if rendition.kind == "avif":
        colours = "4:0:0" if image.mode == "L" else colours
        image.save(out, "AVIF", **_AVIF, subsampling=colours, exif=negative.exif)
    elif image.mode == "L":
        image.save(out, "JPEG", **_JPEG, exif=negative.exif)
    else:
        image.save(out, "JPEG", **_JPEG, subsampling=colours, exif=negative.exif)
    return out.getvalue()
