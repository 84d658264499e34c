"""A finished paper over http, compressed as a host does: what the benchmarks of pages look at.

In:   an output folder.
Out:  the address at which it can be read, as long as the block lasts.
Must not know: what is measured, kinds of page.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import BinaryIO

TEXT = {".html", ".css", ".js", ".svg"}


class Host(SimpleHTTPRequestHandler):
    """Files of a folder; text compressed; kept by the reader as a content-hashed name allows."""

    def send_head(self) -> BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        packed = path.suffix in TEXT
        data = gzip.compress(path.read_bytes(), 9, mtime=0) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=31536000" if "assets" in path.parts else "max-age=60")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return BytesIO(data)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the table is what counts."""


@contextmanager
def hosted(home: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(home)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
