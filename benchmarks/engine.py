"""Ratios of the build engine, measured in one run: `python benchmarks/engine.py [FOLDER]`.

In:   nothing; a toy site of 2,000 and of 10,000 files (40 a unit, 9 KB each) is made up.
Out:  a table. Seconds depend on the machine and its disk, ratios hardly do: a build without an
      edit and one with one edited page against a clean build, and five times the files against one.
Must not know: newspapers. Rendering here costs next to nothing, so this is the engine's own cost
and the worst case for every ratio.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from broadsheet.engine.fingerprint import digest
from broadsheet.engine.plan import Product, Unit
from broadsheet.engine.run import Options, run
from broadsheet.problems import Reported

PER_UNIT = 40
BODY = "渡口的灯一直亮着。" * 333
ROUNDS = 5


def units(files: int, edition: int) -> tuple[Unit, ...]:
    """The first unit knows of the edition, so that a new edition is an edit of one page."""
    return tuple(
        Unit(
            name=f"issue {number}",
            parts=(("content", str(edition if number == 0 else 0)), ("template", "1")),
            payload=(number, edition if number == 0 else 0),
        )
        for number in range(files // PER_UNIT)
    )


def make(payload: object) -> Reported[tuple[Product, ...]]:
    assert isinstance(payload, tuple)
    number, edition = payload
    return Reported(
        tuple(
            Product(
                path=f"{2000 + number // 300}/{number % 300:03}/{page:02}.html",
                parts=(("view", f"{number}-{page}-{edition if page == 0 else 0}"), ("template", "1")),
                render=partial(render, f"{number} {page} {edition if page == 0 else 0}"),
            )
            for page in range(PER_UNIT)
        )
    )


def render(head: str) -> Reported[bytes | None]:
    return Reported(f"<h1>{head}</h1>{BODY}".encode())


def seconds(build: Callable[[], object]) -> float:
    start = time.perf_counter()
    build()
    return time.perf_counter() - start


def measure(folder: Path, files: int, jobs: int) -> dict[str, float]:
    """The best of some rounds each: what the machine does beside is not ours."""

    def build(edition: int, place: Path) -> None:
        options = Options(output=place / "output", cache=place / "cache", jobs=jobs)
        reported = run(units(files, edition), make, options)
        if reported.problems:
            sys.exit(str(reported.problems[0]))

    places = [folder / f"{files}-{jobs}-{number}" for number in range(ROUNDS)]
    clean = min(seconds(partial(build, 0, place)) for place in places)
    nothing = min(seconds(partial(build, 0, places[0])) for _ in range(ROUNDS))
    edit = min(seconds(partial(build, edition, places[0])) for edition in range(1, ROUNDS + 1))
    return {"clean": clean, "no edit": nothing, "one page": edit}


def views() -> float:
    """Seconds to hash one view: a body of 30 paragraphs, 30 KB, and 60 links."""
    links = tuple((f"2026/11/20/{number:02}.html", "末班渡轮多等一小时") for number in range(60))
    view = ("标题", tuple(BODY[number : number + 333] for number in range(30)), links)
    return min(seconds(lambda: [digest(view) for _ in range(100)]) for _ in range(ROUNDS)) / 100


def main() -> None:
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    print("files   jobs    clean s   no edit s   one page s   no edit/clean   one page/clean")
    small: dict[str, float] = {}
    for files, jobs in ((2_000, 1), (10_000, 1), (10_000, 2)):
        with tempfile.TemporaryDirectory(dir=where) as folder:
            took = measure(Path(folder), files, jobs)
        small = small or took
        ratios = (took["no edit"] / took["clean"], took["one page"] / took["clean"])
        print(
            f"{files:<7} {jobs:<4} {took['clean']:10.3f} {took['no edit']:11.3f} {took['one page']:12.3f}",
            end="",
        )
        print(f" {ratios[0]:15.2f} {ratios[1]:16.2f}")
        if files > 2_000 and jobs == 1:
            growth = ", ".join(f"{name} {took[name] / small[name]:.1f}" for name in took)
            print(f"  five times the files cost: {growth}")
    print(f"one view of 30 KB hashed: {views() * 1e6:.0f} µs")


if __name__ == "__main__":
    main()
