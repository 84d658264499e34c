"""`serve` as an editor starts it: a process of its own, its lines, Ctrl-C."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 60.0  # seconds until a line that should have come is given up


class Process:
    def __init__(self, site: Path, *options: str, language: str = "en") -> None:
        self.said: list[str] = []
        self.port = 0
        self._lines: queue.Queue[str] = queue.Queue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "broadsheet", "serve", "--site", str(site), *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            env={**os.environ, "BROADSHEET_LANG": language, "PYTHONIOENCODING": "utf-8"},
            cwd=Path(__file__).resolve().parents[2],
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line.rstrip("\n"))

    def line(self, pattern: str) -> re.Match[str]:
        """The first line that the pattern is found in, among those that were said or are still to come."""
        for line in self._every():
            if match := re.search(pattern, line):
                return match
        raise AssertionError(f"no line with {pattern!r} in {self.said}")

    def _every(self) -> Iterator[str]:
        yield from tuple(self.said)
        with suppress(queue.Empty):
            while True:
                self.said.append(self._lines.get(timeout=PATIENCE))
                yield self.said[-1]

    def interrupt(self) -> int:
        """Ctrl-C; the exit code."""
        self._process.send_signal(signal.SIGINT)
        return self.wait()

    def wait(self) -> int:
        code = self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        while not self._lines.empty():
            self.said.append(self._lines.get())
        return code

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._reader.join(PATIENCE)
        assert self._process.stdout
        self._process.stdout.close()


@contextmanager
def started(site: Path, *options: str, language: str = "en") -> Iterator[Process]:
    process = Process(site, *options, language=language)
    try:
        yield process
    finally:
        process.close()


@contextmanager
def serving(site: Path, *, language: str = "en") -> Iterator[Process]:
    """A preview on a free port, its first pages built."""
    with started(site, "--port", "0", language=language) as process:
        process.port = int(process.line(r"http://127\.0\.0\.1:(\d+)/hewan/")[1])
        yield process
