"""Pictures made in memory: what cameras, phones, scanners and chats deliver."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

ARTIST, COPYRIGHT, ORIENTATION, MAKE, GPS = 0x013B, 0x8298, 0x0112, 0x010F, 0x8825
SECRET = "相机序列号88314"


def scene(width: int = 2000, height: int = 1400, mode: str = "RGB") -> Image.Image:
    """A picture of which every corner can be told from the others: red, green, blue, white."""
    image = Image.new("RGB", (width, height), "grey")
    for at, colour in enumerate(("red", "lime", "blue", "white")):
        corner = Image.new("RGB", (width // 4, height // 4), colour)
        image.paste(corner, ((at % 2) * (width - width // 4), (at // 2) * (height - height // 4)))
    return image.convert(mode)


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(artist: str = "", rights: str = "", *, turned: int = 1) -> Image.Exif:
    """What a phone writes: place, maker, a serial number, and who made it."""
    found = Image.Exif()
    found[MAKE] = SECRET.encode()
    found[ORIENTATION] = turned
    found.get_ifd(GPS)[1] = "N"
    found.get_ifd(GPS)[2] = (30.0, 15.0, 7.0)
    if artist:
        found[ARTIST] = artist.encode()
    if rights:
        found[COPYRIGHT] = rights.encode()
    return found


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def corners(image: Image.Image) -> list[str]:
    """Names of the colours at the four corners, line by line."""
    names = {(1, 0, 0): "red", (0, 1, 0): "green", (0, 0, 1): "blue", (1, 1, 1): "white", (0, 0, 0): "black"}
    seen, found = image.convert("RGB"), []
    for y in (8, image.height - 9):
        for x in (8, image.width - 9):
            pixel = seen.getpixel((x, y))
            assert isinstance(pixel, tuple)
            found.append(names.get(tuple(round(value / 255) for value in pixel), str(pixel)))
    return found


def animation(kind: str = "GIF") -> bytes:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "lime", "blue")]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:])
