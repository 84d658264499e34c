"""A toy site for the engine: unit name → path → text. A few texts do something.

`!error` reports an error, `!raise` raises, `!warn …` warns and is written, `!bad path` in a unit
named so gives a path outside. A unit with the page `!make` fails before it has any page.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from broadsheet.engine.fingerprint import digest
from broadsheet.engine.outcome import Outcome
from broadsheet.engine.plan import Product, Unit
from broadsheet.engine.run import Options, run
from broadsheet.problems import Problem, Reported, Text, Where

# Thousands of tiny files: in memory where the system has a place for that.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None

Site = Mapping[str, Mapping[str, str]]


def units(site: Site, template: str = "t1") -> tuple[Unit, ...]:
    return tuple(
        Unit(
            name=name,
            parts=(("content", digest(tuple(pages.items()))), ("template", template)),
            payload=(template, tuple(pages.items())),
        )
        for name, pages in site.items()
    )


def make(payload: object) -> Reported[tuple[Product, ...]]:
    template, pages = payload
    if any(path == "!make" for path, _ in pages):
        return Reported((), (told("make", "error"),))
    return Reported(
        tuple(
            Product(
                path=path,
                parts=(("view", digest(text)), ("template", template)),
                render=partial(render, template, path, text),
            )
            for path, text in pages
        )
    )


def render(template: str, path: str, text: str) -> Reported[bytes | None]:
    if text == "!error":
        return Reported(None, (told(path, "error"),))
    if text == "!raise":
        raise RuntimeError("first line\nlast line")
    warnings = (told(path, "warning"),) if text.startswith("!warn") else ()
    return Reported(f"<{template}>{text}</{template}>".encode(), warnings)


def told(path: str, severity: str) -> Problem:
    return Problem(Where(path, 3), Text(f"a {severity}", "有问题"), Text("mend it", "改一下"), severity)


class Desk:
    """One folder pair (output, cache) and builds in it."""

    def __init__(self, folder: Path) -> None:
        self.output, self.cache = folder / "output", folder / "cache"

    def build(
        self, site: Site, *, template: str = "t1", jobs: int = 1, clean: bool = False
    ) -> Reported[Outcome]:
        options = Options(output=self.output, cache=self.cache, jobs=jobs, clean=clean)
        return run(units(site, template), make, options)

    def tree(self) -> dict[str, bytes]:
        """Every file of the output folder, the manifest included."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }

    def folders(self) -> set[str]:
        return {path.relative_to(self.output).as_posix() for path in self.output.rglob("*") if path.is_dir()}

    def times(self) -> dict[str, int]:
        return {
            str(path): path.stat().st_mtime_ns
            for folder in (self.output, self.cache)
            for path in (folder, *folder.rglob("*"))
            if path.exists()
        }


def said(reported: Reported[Outcome]) -> list[str]:
    return [f"{problem.where}: {problem.what.en}" for problem in reported.problems]
