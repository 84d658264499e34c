"""How an ingest grows with the archive: pages a second, CPU a page, memory of all its processes.

    python benchmarks/ingest_archive.py [PAGES ...]        (default: 300 1200)

In:   nothing; pages of some 6,000 characters are put together from the stories of the demo's sources, drawn
      with a fixed seed and signed by people of whom one in five pages is new.
Out:  a row for each size and number of processes, a second ingest without a change among them; then what a
      page of the largest archive costs against one of the smallest: 1.0 is no growth.
Must not know: how a page is cut. Memory counts what processes share once (Linux; 0 elsewhere). Seconds
      depend on the machine, ratios hardly do.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PACKAGE))

from broadsheet.intake import PageFacts, SourceText, cut_page  # noqa: E402

USUAL = 6_000  # characters of a page
PER_ISSUE = 8
PAGES_A_PERSON = 5
DESK = 60  # people who sign at any one time
SEED = 20261120
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗"
GIVEN = "知远小满青云方圆守正一诺思齐若水明达子衿怀瑾东升桂香"
SAMPLED = 0.05  # seconds
PATIENCE = 2_000  # pages: a larger archive is ingested once only, by two processes


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Of one ingest: wall and CPU seconds, the most MiB at one time."""

    wall: float
    cpu: float
    memory: float


def stories() -> list[str]:
    """The demo's sources, parted where an article begins."""
    found = []
    for path in sorted((PACKAGE / "content" / "sources").rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        cut = cut_page(
            SourceText(name=path.name, text=text),
            PageFacts(date=dt.date(2026, 11, 20), page="01"),
            escape=lambda given: given,
        ).value
        begins: dict[int, int] = {}
        for span in cut.spans:
            if span.article:
                begins[span.article] = min(span.start, begins.get(span.article, span.start))
        places = [*sorted(begins.values()), len(text)]
        found += [text[start:end].strip() for start, end in pairwise(places)]
    return [story for story in found if len(story) > 200]


def people() -> Iterator[str]:
    """Names without end, each another."""
    number = 0
    while True:
        rest, surname = divmod(number * 7, len(SURNAMES))
        rest, first = divmod(rest, len(GIVEN))
        yield SURNAMES[surname] + GIVEN[first] + GIVEN[(first + 1 + rest) % len(GIVEN)]
        number += 1


def write_archive(inbox: Path, pages: int) -> list[str]:
    """`pages` sources in folders of their dates; their paths."""
    chance = random.Random(SEED)
    parts = stories()
    listed = re.findall(
        r'^name = "(.+)"', (PACKAGE / "content" / "people.toml").read_text(encoding="utf-8"), re.M
    )
    signed = re.compile("|".join(sorted(map(re.escape, listed), key=len, reverse=True)))
    names = people()
    desk = [next(names) for _ in range(DESK)]
    paths = []
    for number in range(pages):
        if number % PAGES_A_PERSON == 0:
            desk = [*desk[1:], next(names)]
        text = ""
        while len(text) < USUAL:
            told = {name: chance.choice(desk) for name in listed}
            text += signed.sub(lambda name: told[name[0]], chance.choice(parts)) + "\n\n\n"  # noqa: B023
        issue, page = divmod(number, PER_ISSUE)
        folder = inbox / (dt.date(1990, 1, 1) + dt.timedelta(days=issue)).isoformat()
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{page + 1:02d}-要闻.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


def run(site: Path, files: list[str], jobs: int) -> Cost:
    """Ingest `files` and measure it, all its processes together."""
    command = [sys.executable, PACKAGE / "build.py", "ingest", *files, "--site", site, "--jobs", str(jobs)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        watch = _Memory(process.pid)
        _, told = process.communicate()
        wall = time.perf_counter() - start
        watch.stop()
    if process.returncode:
        raise SystemExit(told.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall=wall, cpu=cpu, memory=watch.most / 1024)


class _Memory:
    """The most KiB that a process and its children had at one time, looked at every so often."""

    def __init__(self, process: int) -> None:
        self.most = 0
        self._process = process
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stopped.wait(SAMPLED):
            self.most = max(self.most, sum(map(_kibibytes, _family(self._process))))


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return
    for child in children.split():
        yield from _family(int(child))


def _kibibytes(process: int) -> int:
    """Its own memory and its share of what it has in common with others."""
    try:
        rows = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(re.findall(r"^Pss: +(\d+)", rows, re.M)[0])


def measure(pages: int) -> dict[str, Cost]:
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        files = write_archive(Path(folder) / "inbox", pages)
        patient = pages <= PATIENCE
        for jobs in (1, 2) if patient else (2,):
            site = Path(folder) / f"site-{jobs}"
            site.mkdir()
            (site / "site.toml").write_text('title = "测速报"\n', encoding="utf-8")
            found[f"{jobs} process{'es' * (jobs > 1)}"] = run(site, files, jobs)
        if patient:
            found["again"] = run(site, files, 2)
    return found


def main() -> None:
    sizes = [int(each) for each in sys.argv[1:]] or [300, 1200]
    print(f"{'pages':>6} {'ingest':<12} {'wall s':>7} {'pages/s':>7} {'CPU ms/page':>11} {'MiB':>5}")
    found = {}
    for size in sizes:
        found[size] = measure(size)
        for name, cost in found[size].items():
            speed, each = size / cost.wall, 1000 * cost.cpu / size
            row = f"{size:>6,} {name:<12} {cost.wall:>7.1f} {speed:>7.0f} {each:>11.1f} {cost.memory:>5.0f}"
            print(row, flush=True)
    first, last = min(sizes), max(sizes)
    for name in found[last] if first < last else ():
        ratio = found[last][name].cpu / last / (found[first][name].cpu / first)
        print(f"{name}: {last / first:g} times the pages, {ratio:.2f} times the CPU a page")


if __name__ == "__main__":
    main()
