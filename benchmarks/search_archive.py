"""An invented archive as the search meets it: its index packed into a folder, its texts invented again.

In:   how many articles, a folder to keep the index in.
Out:  every file below search/ of one edition, compressed as a server does (gzip 6).
Must not know: queries, browsers.

6,000 articles a year, 20 an issue, some 950 characters each: words by Zipf's law out of a dictionary of
47,000, single characters and whole clauses of the demo among them. It is harder than news: words do not
follow each other, so every pair of common characters stands in every part of the archive.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import random
import re
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import accumulate, groupby, repeat
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from broadsheet.model import IssueId
from broadsheet.web.search import shards
from broadsheet.web.search.directory import shard, slices
from broadsheet.web.search.documents import Document
from broadsheet.web.search.postings import postings
from broadsheet.web.search.segments import Printed, Segment, directory_shards, segments

REPOSITORY: Final = Path(__file__).resolve().parent.parent
A_YEAR, AN_ISSUE = 6000, 20
TOKENS: Final = 300  # some 950 characters


class Author:
    """Invents article n, always the same."""

    def __init__(self) -> None:
        from pypinyin.phrases_dict import phrases_dict

        text = "".join(
            path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
            for path in sorted(REPOSITORY.glob("content/issues/*/*.md"))
        )
        self.clauses = re.findall(r"[一-鿿，]{8,30}(?=[。！？；])", text)
        self.words = sorted(word for word in phrases_dict if 2 <= len(word) <= 4)
        random.Random(7).shuffle(self.words)
        weights = [1 / (rank + 8) for rank in range(len(self.words))]
        total = sum(weights)
        han = re.findall("[一-鿿]", text)
        self._tokens = [*self.words, *han, *self.clauses]
        self._weights = list(
            accumulate(
                (
                    *weights,
                    *[total * 0.5 / len(han)] * len(han),
                    *[total * 0.06 / len(self.clauses)] * len(self.clauses),
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
    """The index of `articles` articles: made if the folder does not hold it, else as it stands there."""

    def __init__(self, articles: int, folder: Path) -> None:
        self.articles = articles
        self._numbers = {name_of(number): number for number in range(articles)}
        self._packed = folder / f"{articles}.index"
        table = folder / f"{articles}.json"
        if not table.exists():
            folder.mkdir(parents=True, exist_ok=True)
            table.write_text(json.dumps(self._made()), encoding="utf-8")
        self._where: dict[str, tuple[int, int]] = json.loads(table.read_text(encoding="utf-8"))
        self._file = self._packed.open("rb")

    def _made(self) -> dict[str, tuple[int, int]]:
        start = time.perf_counter()
        where: dict[str, tuple[int, int]] = {}
        with self._packed.open("wb") as file, ProcessPoolExecutor(2) as pool:

            def keep(path: str, packed: bytes) -> None:
                where[path] = (file.tell(), len(packed))
                file.write(packed)

            parts, issues = _cut(self.articles)
            shards_ = directory_shards(parts)
            held = []
            for bits, files in pool.map(_segment, parts, issues, repeat(max(1, shards_))):
                held.append(bits)
                for path, packed in files:
                    keep(path, packed)
            for number, slice_ in enumerate(slices(held, shards_) if shards_ else ()):
                keep(f"where/{number}.js", packed_(shards.script(shard(slice_))))
            for number, text in enumerate(shards.fold_scripts()):
                keep(f"same/{number}.js", packed_(text))
            versions = {part.name: f"{number:08x}" for number, part in enumerate(parts)}
            keep("index.js", packed_(shards.root_script(parts, versions, shards_)))
        peak = max(resource.getrusage(who).ru_maxrss for who in (0, -1)) / 1024
        print(
            f"indexed in {(time.perf_counter() - start) / 60:.1f} min, two workers of {peak:.0f} MiB at most"
        )
        return where

    def sizes(self) -> dict[str, int]:
        """Bytes of each kind of file."""
        found: dict[str, int] = {}
        for path, (_, length) in self._where.items():
            found[kind_of(path)] = found.get(kind_of(path), 0) + length
        return found

    def file(self, path: str) -> bytes:
        """A file below search/, packed."""
        if path.startswith("text/"):
            number = self._numbers[path.removeprefix("text/").removesuffix(".js")]
            return packed_(shards.text_script(author().article(number)))
        start, length = self._where[path]
        self._file.seek(start)
        return self._file.read(length)


def kind_of(path: str) -> str:
    """What a file below search/ is, by its address."""
    return "issues" if path.endswith("/issues.js") else path.split("/", maxsplit=1)[0]


def packed_(text: str) -> bytes:
    return gzip.compress(text.encode(), 6)


def _cut(articles: int) -> tuple[tuple[Segment, ...], list[list[int]]]:
    """The segments, and the numbers of the articles of each."""
    issues = {day: list(numbers) for day, numbers in groupby(range(articles), key=date_of)}
    parts = segments(
        Printed(id=IssueId(day.isoformat()), date=day, articles=len(some), characters=950 * len(some))
        for day, some in issues.items()
    )
    return parts, [[number for issue in part.issues for number in issues[issue.date]] for part in parts]


def _segment(part: Segment, numbers: list[int], slices_: int) -> tuple[bytes, list[tuple[str, bytes]]]:
    """The bits of a segment, and its files."""
    made = postings([*map(author().article, numbers)], buckets=part.buckets, slices=slices_)
    files = [
        (f"grams/{part.name}/{number}.js", packed_(shards.script(bucket)))
        for number, bucket in enumerate(made.buckets)
    ]
    issues = shards.issues_script(map(name_of, numbers))
    return made.held, [*files, (f"grams/{part.name}/issues.js", packed_(issues))]
