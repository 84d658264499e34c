"""What a query of the search loads, and what the index adds to a build.

    python benchmarks/search.py bytes [ARTICLES] [--index FOLDER]   (default: 10000)
    python benchmarks/search.py build [ARTICLES ...]                (default: 1000 10000)

`bytes` asks an archive of benchmarks/search_archive.py, with the script of the theme in Chromium; FOLDER
keeps the index for the next run. Counted is every file that the search loads up to its first results,
compressed as a server does (gzip 6): each query on a fresh page (the page itself is told apart), and then
all of them one after another on one page. What is shown is compared with the texts themselves: it must be
the newest articles that hold the query, none left out and none too many.

`build` builds archives of benchmarks/archive.py with and without a search: clean, without an edit, after one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from archive import archive as written_archive
from search_archive import REPOSITORY, Archive, author, kind_of, name_of, packed_

from broadsheet.chinese.folding import fold
from broadsheet.pipeline.build import BuildOptions, build_site

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

HOST: Final = "http://archive.invalid/"
LENGTHS, OF_EACH, WORDS = range(2, 13), 25, 25  # queries
KINDS: Final = ("index", "same", "where", "grams", "issues", "text")
COLUMNS: Final = ("mean", "median", "95 %", "99 %", "most")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one query loaded, by kind of file, and what the page then said and showed."""

    query: str
    loaded: Counter[str]
    files: int
    said: str
    found: tuple[str, ...]

    @property
    def bytes(self) -> int:
        return self.loaded.total()


class Reader:
    """A page of the search in Chromium; the archive answers what it loads."""

    def __init__(self, archive: Archive, page: Page) -> None:
        self._archive, self._page = archive, page
        self._loaded: list[tuple[str, int]] = []
        page.route(f"{HOST}search/**", self._answer)

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(f"{HOST}search/").split("?")[0]
        packed = self._archive.file(path)
        self._loaded.append((kind_of(path), len(packed)))
        route.fulfill(body=gzip.decompress(packed), content_type="text/javascript")

    def alone(self, query: str) -> Answer:
        """On a fresh page that has loaded nothing before."""
        self._loaded.clear()
        self._page.goto(f"{HOST}search.html?q={query}")
        return self._told(query)

    def next(self, query: str) -> Answer:
        """On the page as the last query left it."""
        self._loaded.clear()
        self._page.fill("[name=q]", query)
        self._page.press("[name=q]", "Enter")
        return self._told(query)

    def _told(self, query: str) -> Answer:
        page = self._page
        page.wait_for_selector("#found[aria-busy=false]", state="attached", timeout=120_000)
        loaded: Counter[str] = Counter()
        for kind, size in self._loaded:
            loaded[kind] += size
        hrefs = (str(link.get_attribute("href")) for link in page.query_selector_all("#found a"))
        return Answer(
            query=query,
            loaded=loaded,
            files=len(self._loaded),
            said=page.inner_text("#said"),
            found=tuple(href.removesuffix(".html") for href in hrefs),
        )


# ── queries


def queries(articles: int) -> Iterator[tuple[str, list[str]]]:
    """Kind → queries: what stands somewhere, what stands nowhere, and what is hard."""
    chance = random.Random(articles)
    write = author()
    for length in LENGTHS:
        yield f"{length} characters", [_substring(chance, articles, length) for _ in range(OF_EACH)]
    words, rare = write.words[:200], write.words[-WORDS:]
    yield "commonest words", words[:WORDS]
    yield "rarest words", rare
    yield "common clauses", [chance.choice(write.clauses)[:12].strip("，") for _ in range(OF_EACH)]
    yield "two common words", [" ".join(chance.sample(words, 2)) for _ in range(OF_EACH)]
    yield "common words joined", ["".join(chance.sample(words, 4))[:10] for _ in range(OF_EACH)]
    yield "common and rare", [f"{one} {other}" for one, other in zip(words, rare, strict=False)]
    yield "whole sentences", [_substring(chance, articles, 60) for _ in range(OF_EACH)]


def _substring(chance: random.Random, articles: int, length: int) -> str:
    text = max(author().article(chance.randrange(articles)).text, key=len)
    start = chance.randrange(len(text) - length)
    return text[start : start + length]


class Truth:
    """The texts themselves, in normal form."""

    def __init__(self, articles: int) -> None:
        write = author()
        documents = map(write.article, range(articles))
        self._texts = ["\n".join(map(fold, (*one.headline, *one.text))) for one in documents]

    def holding(self, query: str) -> list[str]:
        """The articles that hold each word of a query, newest first."""
        words = [fold(word) for word in query.split()]
        held = (number for number, text in enumerate(self._texts) if all(word in text for word in words))
        return [name_of(number) for number in reversed(list(held))]

    def check(self, answer: Answer) -> None:
        """What is shown is the newest of what there is; where all is told, it is all."""
        wanted = self.holding(answer.query)
        total = int(re.sub(r"\D", "", answer.said) or 0) if answer.said.startswith("共") else None
        none = answer.said.startswith("没有")
        if list(answer.found) != wanted[: len(answer.found)] or (none and wanted):
            raise SystemExit(f"{answer.query}: shown {answer.found}, wanted {wanted[:12]}")
        if total is not None and total != len(wanted):
            raise SystemExit(f"{answer.query}: {answer.said}, but there are {len(wanted)}")


# ── the report


def report_bytes(articles: int, index: Path | None) -> None:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        build_site(BuildOptions(site=REPOSITORY, output=root / "output", cache=root / "cache"))
        archive = Archive(articles, index or root / "index")
        sizes = archive.sizes()
        print(
            f"{articles} articles; packed:",
            ", ".join(f"{kind} {size / 1e6:.1f} MB" for kind, size in sizes.items()),
        )
        _tell_page(root / "output")
        found = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
        page = playwright.chromium.launch(executable_path=found).new_page()
        page.route(f"{HOST}**", partial(_own_files, root / "output"))
        reader, truth = Reader(archive, page), Truth(articles)
        asked = list(queries(articles))
        _report(
            "each alone", [(kind, [reader.alone(query) for query in some]) for kind, some in asked], truth
        )
        page.goto(f"{HOST}search.html")
        flat = [query for _, some in asked for query in some]
        random.Random(1).shuffle(flat)
        _report("one after another", [("mixed", [reader.next(query) for query in flat])], truth)


def _own_files(output: Path, route: Route) -> None:
    path = output / route.request.url.removeprefix(HOST).split("?")[0]
    route.fulfill(path=path) if path.is_file() else route.abort()


def _tell_page(output: Path) -> None:
    page = (output / "search.html").read_text(encoding="utf-8")
    files = [output / "search.html", *(output / path for path in set(re.findall(r"assets/[\w.]+", page)))]
    sizes = {path.name: len(packed_(path.read_text(encoding="utf-8"))) for path in files if path.is_file()}
    told = ", ".join(f"{name} {size / 1024:.1f}" for name, size in sorted(sizes.items()))
    print(f"the page itself, KB: {told}; {sum(sizes.values()) / 1024:.1f} in all")


def _report(title: str, rows: Sequence[tuple[str, list[Answer]]], truth: Truth) -> None:
    print(f"\n{title}, KB" + " " * 8 + "".join(f"{cell:>8}" for cell in (*COLUMNS, "files", "shown", *KINDS)))
    for kind, answers in rows:
        _tell(kind, answers)
    everything = [answer for _, answers in rows for answer in answers]
    _tell("all", everything)
    for answer in sorted(everything, key=lambda one: -one.bytes)[:5]:
        parts = ", ".join(f"{kind} {answer.loaded[kind] / 1024:.1f}" for kind in KINDS)
        print(
            f"  {answer.bytes / 1024:.1f}: {answer.query} ({parts}; {len(answer.found)} shown: {answer.said})"
        )
    for answer in everything:
        truth.check(answer)
    without = sum(not answer.found and not answer.said.startswith("没有") for answer in everything)
    print(f"all {len(everything)} right; {without} show nothing before the reader asks to go on")


def _tell(kind: str, answers: Sequence[Answer]) -> None:
    sizes = sorted(answer.bytes for answer in answers)
    at = [sizes[int(len(sizes) * share)] for share in (0.5, 0.95, 0.99)]
    figures = [statistics.mean(sizes), *at, sizes[-1]]
    means = [statistics.mean(answer.loaded[part] for answer in answers) for part in KINDS]
    counts = [
        statistics.mean(each) for each in zip(*((one.files, len(one.found)) for one in answers), strict=True)
    ]
    cells = [*(f"{size / 1024:8.1f}" for size in figures), *(f"{count:8.1f}" for count in counts)]
    print(f"{kind:<20}" + "".join((*cells, *(f"{size / 1024:8.1f}" for size in means))), flush=True)


# ── builds


def report_build(articles: int) -> None:
    for searched in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            written_archive(site, articles)
            if not searched:
                plain = site / "themes" / "plain" / "theme.toml"
                plain.parent.mkdir(parents=True)
                plain.write_text('name = "plain"\nbase = "broadsheet"\nsearch = []\n', encoding="utf-8")
                with (site / "site.toml").open("a", encoding="utf-8") as settings:
                    settings.write('theme = "plain"\n')
            print(f"{articles} {'with a search' if searched else 'without':<15}   wall s   cpu s  written")
            print(f"{'clean':<20}", *_build(site))
            print(f"{'no edit':<20}", *_build(site))
            edited = next((site / "content/issues").glob("*/01-01.md"))
            edited.write_text(edited.read_text(encoding="utf-8") + "\n末了添一段。\n", encoding="utf-8")
            print(f"{'one edit':<20}", *_build(site), flush=True)


def _build(site: Path) -> list[str]:
    import resource
    import time

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [sys.executable, REPOSITORY / "build.py", "build", "--json", "--site", site]
    done = subprocess.run(command, check=True, capture_output=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    written = len(json.loads(done.stdout)["written"])
    return [f"{wall:8.2f}", f"{cpu:8.2f}", f"{written:8}"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["bytes", "build"])
    parser.add_argument("articles", type=int, nargs="*")
    parser.add_argument("--index", type=Path)
    given = parser.parse_args()
    if given.what == "bytes":
        for size in given.articles or [10_000]:
            report_bytes(size, given.index)
    else:
        for size in given.articles or [1000, 10_000]:
            report_build(size)


if __name__ == "__main__":
    main()
