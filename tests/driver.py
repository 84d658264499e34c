"""SiteDriver: a site in a temporary folder, worked through the front door.

In:   a folder for one test.
Out:  what an editor would see: exit code, printed text, problems, the output folder's files.
Must not know: any module of broadsheet but the command line.

    site = SiteDriver(tmp_path).init(title="试刊")
    site.source("2026-11-20", "01", "要闻", "……").ingest().build()
    site.edit("content/issues/2026-11-20/01-01.md", "旧题", "新题").build()
    assert set(site.rendered()) == {"2026/11/20/01-01.html", ...}
"""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from unittest.mock import patch

from broadsheet.cli import main


@dataclass(frozen=True, slots=True)
class Told:
    """One problem as the command line tells it."""

    path: str
    line: int | None
    col: int | None
    severity: str
    what: str
    hint: str | None
    rule: str | None


class SiteDriver:
    """A fluent driver: every action returns the driver, every question returns a value.

    An action that runs a command expects exit code 0; say `expect=1` where problems are the point.
    """

    def __init__(self, folder: Path, *, language: str = "en") -> None:
        self.folder = folder / "site"
        self.inbox = folder / "inbox"
        self.language = language
        self.code = 0
        self.stdout = ""
        self.stderr = ""
        self.problems: tuple[Told, ...] = ()
        self._report: Mapping[str, Any] = {}
        self._waiting: list[Path] = []

    # ── the front door

    def run(self, command: str, *args: str, expect: int | None = 0) -> Self:
        """One command as it is typed, with --site; its text is in stdout and stderr."""
        return self._run([command, *args, "--site", str(self.folder)], expect)

    def init(self, *, title: str = "试刊", base_url: str = "") -> Self:
        address = ["--base-url", base_url] if base_url else []
        return self._run(["init", str(self.folder), "--title", title, *address], 0)

    def ingest(self, *args: str, expect: int | None = 0) -> Self:
        """Ingest the sources that `source` put into the inbox since the last time, or the files named."""
        named = any(not each.startswith("--") and Path(each).suffix for each in args)
        files = [] if named else [str(path) for path in self._waiting]
        if not named:
            self._waiting = []
        return self.run("ingest", *files, *args, expect=expect)

    def build(self, *args: str, expect: int | None = 0) -> Self:
        """With one process, unless the test asks for more: starting them costs more than a small site."""
        jobs = () if "--jobs" in args else ("--jobs", "1")
        return self._run_json("build", "--explain", *jobs, *args, expect=expect)

    def check(self, *args: str, expect: int | None = 0) -> Self:
        return self._run_json("check", *args, expect=expect)

    def _run_json(self, command: str, *args: str, expect: int | None) -> Self:
        self.run(command, "--json", *args, expect=expect)
        self._report = json.loads(self.stdout) if self.stdout.strip() else {}
        self.problems = tuple(Told(**problem) for problem in self._report.get("problems", ()))
        return self

    def _run(self, argv: list[str], expect: int | None) -> Self:
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
        err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
        language = patch.dict(os.environ, {"BROADSHEET_LANG": self.language})
        with language, redirect_stdout(out), redirect_stderr(err):
            self.code = main(argv)
        self.stdout, self.stderr = _text(out), _text(err)
        if expect is not None and self.code != expect:
            told = f"{' '.join(argv)} left with {self.code}, not {expect}\n{self.stdout}{self.stderr}"
            raise AssertionError(told)
        return self

    # ── files of the site; paths are relative to it

    def write(self, path: str, content: str | bytes) -> Self:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def read(self, path: str) -> str:
        return (self.folder / path).read_bytes().decode()

    def edit(self, path: str, old: str, new: str) -> Self:
        """Replace a text that stands in the file exactly once."""
        text = self.read(path)
        assert text.count(old) == 1, f"{path} holds {old!r} {text.count(old)} times"
        return self.write(path, text.replace(old, new))

    def remove(self, path: str) -> Self:
        """A file, or a folder with all in it."""
        target = self.folder / path
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink()
        return self

    def source(self, date: str, page: str, section: str, text: str) -> Self:
        """A news page as received, put where `ingest` will find it."""
        target = self.inbox / date / f"{page}-{section}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
        if target not in self._waiting:
            self._waiting.append(target)
        return self

    def articles(self) -> tuple[str, ...]:
        """Paths of the article files, in the order of the paper."""
        found = (self.folder / "content" / "issues").glob("*/*.md")
        return tuple(sorted(path.relative_to(self.folder).as_posix() for path in found))

    # ── what came of it

    def rendered(self) -> dict[str, str]:
        """Output path → why the last build rendered it."""
        return dict(self._report.get("rendered", {}))

    def written(self) -> tuple[str, ...]:
        """Output paths whose bytes the last build changed."""
        return tuple(self._report.get("written", ()))

    def removed(self) -> tuple[str, ...]:
        return tuple(self._report.get("removed", ()))

    def tree(self, folder: str = "output") -> dict[str, bytes]:
        """Every file below a folder of the site, by its path in that folder."""
        root = self.folder / folder
        files = sorted(path for path in root.rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}

    def page(self, path: str) -> str:
        """One file of the output as text."""
        return self.read(f"output/{path}")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
