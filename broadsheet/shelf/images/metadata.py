"""Who made a picture, as its file says; and the few bytes of that which renditions keep.

In:   an opened picture of PIL.
Out:  Credited; the EXIF that says it and nothing else.
Must not know: articles, sizes, colours.

Read from XMP, IPTC and EXIF, in this order: XMP alone says its encoding. Place, time, camera, serial
number, thumbnail and the editing history stay behind, for they tell of people what no paper prints.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

_ARTIST: Final = 0x013B
_COPYRIGHT: Final = 0x8298
_BYLINE, _IPTC_CREDIT, _IPTC_COPYRIGHT = (2, 80), (2, 110), (2, 116)
_XMP_KEYS: Final = ("xmp", "XML:com.adobe.xmp", "XML:com.adobe.xmp\x00")
_TIFF_XMP: Final = 700
_CREATOR: Final = ".//{http://purl.org/dc/elements/1.1/}creator//{*}li"
_RIGHTS: Final = ".//{http://purl.org/dc/elements/1.1/}rights//{*}li"
_CREDIT: Final = "{http://ns.adobe.com/photoshop/1.0/}Credit"
_MOST_XMP: Final = 1_000_000
_MOST_LETTERS: Final = 200
_UNSEEN: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credited:
    """Author and rights as a picture's file names them; "" where it does not."""

    artist: str = ""
    rights: str = ""


def credited(image: ImageFile) -> Credited:
    """What the file says; faulty metadata say nothing."""
    exif, iptc, xmp = _exif(image), _iptc(image), _xmp(image)
    return Credited(
        artist=_first(xmp[0], iptc.get(_BYLINE), exif.get(_ARTIST), xmp[1], iptc.get(_IPTC_CREDIT)),
        rights=_first(xmp[2], iptc.get(_IPTC_COPYRIGHT), exif.get(_COPYRIGHT)),
    )


def kept_exif(credit: Credited) -> bytes:
    """EXIF with author and rights alone, in UTF-8; empty where neither is known."""
    from PIL import Image

    exif = Image.Exif()
    for tag, text in ((_ARTIST, credit.artist), (_COPYRIGHT, credit.rights)):
        if text:
            exif[tag] = text.encode()  # as bytes: PIL would write "?" for every Han
    return exif.tobytes() if len(exif) else b""


def _exif(image: ImageFile) -> dict[int, Any]:
    try:
        return dict(image.getexif())
    except Exception:  # noqa: BLE001 - metadata of a stranger raise what they like
        return {}


def _iptc(image: ImageFile) -> dict[tuple[int, int], Any]:
    from PIL import IptcImagePlugin

    try:
        return dict(IptcImagePlugin.getiptcinfo(image) or {})
    except Exception:  # noqa: BLE001 - as above
        return {}


def _xmp(image: ImageFile) -> tuple[str, str, str]:
    """(creators, credit line, rights) of the XMP packet; what PIL has for it needs one more library."""
    found: Any = next((image.info[key] for key in _XMP_KEYS if key in image.info), None)
    if found is None and hasattr(image, "tag_v2"):
        found = image.tag_v2.get(_TIFF_XMP)
    data = found.encode() if isinstance(found, str) else found
    if not isinstance(data, bytes) or len(data) > _MOST_XMP or b"<!ENTITY" in data:
        return "", "", ""
    try:
        root = ET.fromstring(data.strip(b"\x00 \n"))
    except (ET.ParseError, ValueError, LookupError):
        return "", "", ""
    creators = [each.text or "" for each in root.iterfind(_CREATOR)]
    attributes = (each.get(_CREDIT) for each in root.iter())
    line = next(filter(None, attributes), None) or root.findtext(f".//{_CREDIT}")
    return "、".join(filter(None, map(_clean, creators))), line or "", root.findtext(_RIGHTS) or ""


def _first(*found: object) -> str:
    for each in found:
        values = each if isinstance(each, list) else [each]
        if text := "、".join(filter(None, map(_clean, values))):
            return text
    return ""


def _clean(value: object) -> str:
    """One line of text; bytes, and what PIL took for Latin-1, are read as UTF-8 or GBK if they can be."""
    data = value
    if isinstance(value, str):
        try:
            data = value.encode("latin-1")
        except UnicodeEncodeError:
            data = None
    text = _decoded(data) if isinstance(data, bytes) else value if isinstance(value, str) else ""
    return _UNSEEN.sub(" ", text).strip()[:_MOST_LETTERS]


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
