"""A paper on a plain host, below a base path, that can go away and come back at the same address.

In:   an output folder, which a test may change.
Out:  its address; being offline is a server that has gone.
Must not know: browsers, what is tested.
"""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

BASE = "/hewan/"


class Host(SimpleHTTPRequestHandler):
    """The files of a folder below the base path, as a plain host gives them."""

    def __init__(self, *args: Any, failing: set[str], refused: list[str], **kwargs: Any) -> None:
        self.failing, self.refused = failing, refused
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = self.path.removeprefix(BASE)
        if path not in self.failing:
            return super().do_GET()
        self.refused.append(path)
        return self.send_error(503)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BASE))

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")  # an edit counts at once
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


class Paper:
    """A copy of the demo paper on a host that can go away and come back at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.failing: set[str] = set()  # what the host has trouble with
        self.refused: list[str] = []  # and was asked for
        self._port = 0
        self.online()

    def online(self) -> None:
        handler = partial(Host, directory=str(self.folder), failing=self.failing, refused=self.refused)
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        self._port = self._server.server_address[1]
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def offline(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self._port}{BASE}"

    def rewrite(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        (self.folder / path).write_text(text.replace(old, new), encoding="utf-8")
