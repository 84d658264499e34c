"""Files → one zip, the same bytes for the same files.

In:   (path, bytes) in the order in which they are to stand.
Out:  the bytes of an EPUB's container, or of a plain zip.
Must not know: what the files hold.

No clock: every entry bears the first day that a zip can tell. OCF 3.3 asks for `mimetype` first, neither
compressed nor with an extra field.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import Final

DEFLATE: Final = zlib.ZLIB_RUNTIME_VERSION  # another release may write other bytes
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o100644 << 16  # by everyone; unpacked on Unix
_UNIX: Final = 3
_PACKED: Final = (".avif", ".jpg", ".png", ".gz", ".epub")  # hold no air any more
_CONTAINER: Final = b"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def epub(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An EPUB's container around the files of its package, which are named from the package's folder."""
    first = [("mimetype", b"application/epub+zip"), ("META-INF/container.xml", _CONTAINER)]
    return archive([*first, *((f"EPUB/{path}", data) for path, data in files)], stored=("mimetype",))


def archive(files: Iterable[tuple[str, bytes]], *, stored: tuple[str, ...] = ()) -> bytes:
    """A zip of the files in their order; those `stored` and those packed already are not compressed."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for path, data in files:
            entry = zipfile.ZipInfo(path, _FIRST_DAY)
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            plain = path in stored or path.endswith(_PACKED)
            entry.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            made.writestr(entry, data)
    return out.getvalue()
