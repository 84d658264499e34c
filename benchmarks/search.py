"""What a query of the search loads, and what the index adds to a build.

    python benchmarks/search.py bytes [ARTICLES ...]   (default: 10000 100000; the second takes minutes)
    python benchmarks/search.py build [ARTICLES ...]   (default: 1000 10000)

`bytes` invents an archive of 6,000 articles a year, 20 an issue, some 950 characters each: words by Zipf's
law out of a dictionary of 47,000, single characters and whole clauses of the demo among them. Its index is
made by the package, and the script of the theme searches it in Chromium; the index is kept packed in a file,
texts are invented again where they are asked for. Counted is every file that the search loads up to its first
results, compressed as a server does (gzip 6), without the page itself.

`build` builds archives of benchmarks/archive.py with and without a search: clean, without an edit, after one.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import accumulate, groupby, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from broadsheet.model import IssueId
from broadsheet.pipeline.build import BuildOptions, build_site
from broadsheet.web.search import shards
from broadsheet.web.search.directory import shard, slices
from broadsheet.web.search.documents import Document
from broadsheet.web.search.postings import postings
from broadsheet.web.search.segments import Printed, Segment, directory_shards, segments

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

REPOSITORY: Final = Path(__file__).resolve().parent.parent
HOST: Final = "http://archive.invalid/"
A_YEAR, AN_ISSUE = 6000, 20
TOKENS: Final = 300  # some 950 characters
LENGTHS, OF_EACH, WORDS = (2, 3, 4, 6, 8, 12), 34, 20  # queries


# ── an invented archive


class Author:
    """Invents article n, always the same."""

    def __init__(self) -> None:
        from pypinyin.phrases_dict import phrases_dict

        text = "".join(
            path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
            for path in sorted(REPOSITORY.glob("content/issues/*/*.md"))
        )
        clauses = re.findall(r"[一-鿿，]{8,30}(?=[。！？；])", text)
        words = sorted(word for word in phrases_dict if 2 <= len(word) <= 4)
        random.Random(7).shuffle(words)
        weights = [1 / (rank + 8) for rank in range(len(words))]
        total = sum(weights)
        han = re.findall("[一-鿿]", text)
        self.words = words
        self._tokens = [*words, *han, *clauses]
        self._weights = list(
            accumulate(
                (
                    *weights,
                    *[total * 0.5 / len(han)] * len(han),
                    *[total * 0.06 / len(clauses)] * len(clauses),
                )
            )
        )

    def article(self, number: int) -> Document:
        chance = random.Random(number)
        tokens = chance.choices(self._tokens, cum_weights=self._weights, k=TOKENS)
        paragraphs = []
        for start in range(20, TOKENS, 65):
            clauses = ["".join(tokens[at : at + 6]) for at in range(start, min(start + 65, TOKENS), 6)]
            paragraphs.append("，".join(clauses) + "。")
        title = "".join(tokens[:6])[:16]
        return Document(
            line=f"{date_of(number):%Y年%-m月%-d日} 第一版 要闻",
            headline=("", "", title, "".join(tokens[6:14])[:24]),
            text=("记者 林知远", *paragraphs),
            section=f"s{number % 8}",
            label=f"0{number % 8 + 1}",
            people=("林知远", "lin-zhiyuan"),
        )


@cache
def author() -> Author:
    return Author()


def date_of(number: int) -> dt.date:
    year, rest = divmod(number, A_YEAR)
    return dt.date(1980 + year, 1, 1) + dt.timedelta(days=rest // AN_ISSUE * 365 // (A_YEAR // AN_ISSUE))


def name_of(number: int) -> str:
    return f"{date_of(number):%Y/%m/%d}/0{number % 8 + 1}-{number % AN_ISSUE + 1:02}"


class Archive:
    """The index of `articles` articles, packed into one file."""

    def __init__(self, articles: int, file: Path) -> None:
        self.author = author()
        self.articles = articles
        self._numbers = {name_of(number): number for number in range(articles)}
        self._where: dict[str, tuple[int, int]] = {}
        self._file = file.open("w+b")
        self.sizes: dict[str, int] = {}
        self._make()

    def _make(self) -> None:
        days = groupby(range(self.articles), key=date_of)
        self.issues = {day: list(numbers) for day, numbers in days}
        printed = [
            Printed(id=IssueId(day.isoformat()), date=day, articles=len(some), characters=950 * len(some))
            for day, some in self.issues.items()
        ]
        parts = segments(printed)
        shards_ = directory_shards(parts)
        issues = [tuple(n for issue in part.issues for n in self.issues[issue.date]) for part in parts]
        held = []
        with ProcessPoolExecutor(2) as pool:
            for bits, files in pool.map(_segment, parts, issues, repeat(max(1, shards_))):
                held.append(bits)
                for path, packed in files:
                    self._keep(path, packed)
        for number, slice_ in enumerate(slices(held, shards_) if shards_ else ()):
            self._put(f"where/{number}.js", shards.script(shard(slice_)))
        for number, text in enumerate(shards.fold_scripts()):
            self._put(f"same/{number}.js", text)
        versions = {part.name: f"{number:08x}" for number, part in enumerate(parts)}
        self._put("index.js", shards.root_script(parts, versions, shards_))
        self.segments = len(parts)

    def _put(self, path: str, text: str) -> None:
        self._keep(path, _packed(text))

    def _keep(self, path: str, packed: bytes) -> None:
        self._where[path] = (self._file.tell(), len(packed))
        kind = path.split("/", maxsplit=1)[0]
        self.sizes[kind] = self.sizes.get(kind, 0) + len(packed)
        self._file.write(packed)

    def file(self, path: str) -> bytes:
        """A file below search/, packed."""
        if path.startswith("text/"):
            document = self.author.article(self._numbers[path.removeprefix("text/").removesuffix(".js")])
            return _packed(shards.text_script(document))
        start, length = self._where[path]
        self._file.seek(start)
        return self._file.read(length)


def _packed(text: str) -> bytes:
    return gzip.compress(text.encode(), 6)


def _segment(part: Segment, numbers: tuple[int, ...], slices_: int) -> tuple[bytes, list[tuple[str, bytes]]]:
    """The bits of a segment, and its files."""
    made = postings([*map(author().article, numbers)], buckets=part.buckets, slices=slices_)
    files = [
        (f"grams/{part.name}/{number}.js", _packed(shards.script(bucket)))
        for number, bucket in enumerate(made.buckets)
    ]
    issues = shards.issues_script(map(name_of, numbers))
    return made.held, [*files, (f"grams/{part.name}/issues.js", _packed(issues))]


# ── queries


def measured(archive: Archive, page: Page, query: str) -> tuple[int, int, str, list[str]]:
    """(bytes, files, what was said, what was found) of one query on a fresh page."""
    loaded: list[int] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOST).split("?")[0]
        packed = archive.file(path.removeprefix("search/"))
        loaded.append(len(packed))
        route.fulfill(body=gzip.decompress(packed), content_type="text/javascript")

    page.route(f"{HOST}search/**", answer)
    page.goto(f"{HOST}search.html?q={query}")
    page.wait_for_selector("#found[aria-busy=false]", state="attached", timeout=120_000)
    said = page.inner_text("#said")
    found = [str(link.get_attribute("href")) for link in page.query_selector_all("#found a")]
    page.unroute(f"{HOST}search/**")
    return sum(loaded), len(loaded), said, found


def queries(archive: Archive) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Kind → queries, each with an article that holds it."""
    chance = random.Random(archive.articles)
    for length in LENGTHS:
        some = []
        for _ in range(OF_EACH):
            number = chance.randrange(archive.articles)
            text = chance.choice(archive.author.article(number).text[1:])
            start = chance.randrange(len(text) - length)
            some.append((text[start : start + length], number))
        yield f"{length} characters", some
    yield "commonest words", [(word, -1) for word in archive.author.words[:WORDS]]
    rare = archive.author.words[-WORDS:]
    yield "rarest words", [(word, -1) for word in rare]


def report_bytes(articles: int) -> None:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        options = BuildOptions(site=REPOSITORY, output=root / "output", cache=root / "cache")
        build_site(options)
        archive = Archive(articles, root / "index")
        sizes = ", ".join(f"{kind} {size / 1e6:.1f} MB" for kind, size in archive.sizes.items())
        print(f"{articles} articles, {archive.segments} segments; packed: {sizes}")
        found = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
        browser = playwright.chromium.launch(executable_path=found)
        page = browser.new_page()
        page.route(f"{HOST}**", partial(_own_files, root / "output"))
        _tell("query", "mean", "median", "95 %", "most", "files")
        everything: list[int] = []
        for kind, some in queries(archive):
            rows = [measured(archive, page, query) for query, _ in some]
            for (query, number), (_, _, said, names) in zip(some, rows, strict=True):
                whole = said.startswith("共") and len(names) == int(re.sub(r"\D", "", said))
                if number >= 0 and whole and f"{name_of(number)}.html" not in names:
                    raise SystemExit(f"{query} was not found in {name_of(number)}")
            sizes_ = sorted(row[0] for row in rows)
            everything += sizes_
            _tell(kind, *_summary(sizes_), f"{statistics.mean(row[1] for row in rows):.0f}")
        _tell("all", *_summary(sorted(everything)), "")
        browser.close()


def _own_files(output: Path, route: Route) -> None:
    path = output / route.request.url.removeprefix(HOST).split("?")[0]
    route.fulfill(path=path) if path.is_file() else route.abort()


def _summary(sizes: list[int]) -> list[str]:
    chosen = (statistics.mean(sizes), statistics.median(sizes), sizes[int(len(sizes) * 0.95)], sizes[-1])
    return [f"{size / 1024:.1f}" for size in chosen]


def _tell(name: str, *cells: str) -> None:
    print(f"{name:<18}" + "".join(f"{cell:>9}" for cell in cells), flush=True)


# ── builds


@cache
def _archives() -> Callable[[Path, int], None]:
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from archive import archive

    return archive


def report_build(articles: int) -> None:
    for searched in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            _archives()(site, articles)
            if not searched:
                plain = site / "themes" / "plain" / "theme.toml"
                plain.parent.mkdir(parents=True)
                plain.write_text('name = "plain"\nbase = "broadsheet"\nsearch = []\n', encoding="utf-8")
                with (site / "site.toml").open("a", encoding="utf-8") as settings:
                    settings.write('theme = "plain"\n')
            label = "with a search" if searched else "without"
            _tell(f"{articles} {label}", "wall s", "cpu s", "written")
            _tell("clean", *_build(site))
            _tell("no edit", *_build(site))
            edited = next((site / "content/issues").glob("*/01-01.md"))
            edited.write_text(edited.read_text(encoding="utf-8") + "\n末了添一段。\n", encoding="utf-8")
            _tell("one edit", *_build(site))


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
    return [f"{wall:.2f}", f"{cpu:.2f}", str(written)]


def main() -> None:
    what, *sizes = sys.argv[1:] or ["bytes"]
    report, usual = {"bytes": (report_bytes, [10_000, 100_000]), "build": (report_build, [1000, 10_000])}[
        what
    ]
    for size in [int(each) for each in sizes] or usual:
        report(size)


if __name__ == "__main__":
    main()
