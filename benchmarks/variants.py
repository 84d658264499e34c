"""Conversion to the variants: how right, how fast. `python benchmarks/variants.py [SENTENCES…]`

In:   the demo paper's articles for speed; for accuracy conversion.tsv and seed-people.tsv in
      ../shared/chinese, where they stand; files of Taiwan sentences, one a line, that are turned into
      Simplified first and must come back.
Out:  tables: rows right for each method, set and place; MB/s of UTF-8 in one piece and by paragraphs,
      CPU time, best of some rounds; seconds to load.
Must not know: pages, templates.
"""

from __future__ import annotations

import csv
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from opencc import OpenCC

from broadsheet.chinese.contexts import Contexts
from broadsheet.chinese.segmentation import segmenter
from broadsheet.chinese.traditional import WordForms
from broadsheet.chinese.variants import Converter, converter

Convert = Callable[[str], str]
ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "chinese"
CONFIGS = {"zh-TW": "s2tw", "zh-HK": "s2hk"}
ROUNDS = 5
# Glyphs of equal standing in Hong Kong: the rows give one of them, OpenCC the other.
EQUAL = str.maketrans("羣麪啓牀峯衞裏", "群麵啟床峰衛裡")
QUOTES = str.maketrans("「」『』", "“”‘’")
# In Taiwan's sentences: glyphs alone, not words.
GLYPHS = str.maketrans("臺羣峯啓裏衆着爲麽僞綫牀汙菸燻佔閒鑑嚐", "台群峰啟裡眾著為麼偽線床污煙熏占閑鑒嘗")


def opencc(config: str) -> Convert:
    return OpenCC(config, include_tofu_risk_dictionaries=False).convert


def by_words(cut: Callable[[str], Iterable[str]], convert: Convert) -> Convert:
    """Each word alone, remembered."""
    known: dict[str, str] = {}

    def text(text: str) -> str:
        return "".join(known.get(word) or known.setdefault(word, convert(word)) for word in cut(text))

    return text


def without_contexts(place: str) -> Convert:
    forms: WordForms = engine(converter(place))
    nothing = Contexts(rows={}, words=re.compile("(?!)"))
    return WordForms(
        convert=forms.convert,
        phrases=forms.phrases,
        contexts=nothing,
        regional={},
        _words=forms._words,
    ).text


def engine(made: Converter) -> WordForms:
    """The word forms inside a converter."""
    return made._engine.args[0][0].args[0].__self__  # type: ignore[attr-defined,no-any-return]


def methods(place: str) -> dict[str, Callable[[], Convert]]:
    """By name, in the order in which words are added to the segmenter's dictionary."""
    config = CONFIGS[place]
    found = {"OpenCC as it stands": lambda: opencc(config)}
    if find_spec("jieba"):
        import jieba

        jieba.setLogLevel(60)
        found["jieba, OpenCC"] = lambda: by_words(jieba.cut, opencc(config))
    found["rjieba, OpenCC"] = lambda: by_words(segmenter(()), opencc(config))
    found["rjieba, phrases, OpenCC"] = lambda: without_contexts(place)
    found["rjieba, phrases, contexts, OpenCC"] = lambda: converter(place).text
    return found


def people() -> dict[str, str]:
    with (SHARED / "seed-people.tsv").open(encoding="utf-8") as file:
        return {row["name"]: row["zh-Hant"] for row in csv.DictReader(file, delimiter="\t")}


def wrong_rows(convert: Convert, place: str, names: Mapping[str, str]) -> dict[str, list[str]]:
    """conversion.tsv: set and class → what came out wrong, with the source; names stand as declared."""
    found: dict[str, list[str]] = {}
    with (SHARED / "conversion.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind = "seeds" if row["set"].startswith("seed") else row["class"]
            expected = row[f"expected_{place.replace('-', '_')}"].split("|")
            got = declared(convert, names, row["source"]).translate(QUOTES)
            wrong = found.setdefault(kind, [])
            right = got in expected or got.translate(EQUAL) in [each.translate(EQUAL) for each in expected]
            wrong.append("" if right else f"{row['source']} → {got}")
    return found


def declared(convert: Convert, names: Mapping[str, str], text: str) -> str:
    made = Converter(source=converter("zh-Hans").source, variant=converter("zh-TW").variant, _engine=convert)
    return made.declaring(names).text(text)


def sentences_right(convert: Convert, lines: Iterable[str]) -> tuple[int, int]:
    simplified = opencc("tw2s")
    rows = [line.strip() for line in lines if line.strip() and not line.startswith("//")]
    good = sum(
        convert(simplified(row)).translate(QUOTES).translate(GLYPHS)
        == row.translate(QUOTES).translate(GLYPHS)
        for row in rows
    )
    return good, len(rows)


def speed(convert: Convert, texts: list[str]) -> float:
    """MB of UTF-8 a second of CPU time, best of some rounds, every word met before."""
    size = sum(len(text.encode()) for text in texts)
    return size / min(_seconds(convert, texts) for _ in range(ROUNDS)) / 1e6


def _seconds(convert: Convert, texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        convert(text)
    return time.process_time() - start


def main(files: list[str]) -> None:
    paragraphs = [
        line
        for path in sorted((ROOT / "content").rglob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line
    ] * 3
    bulk = ["\n".join(paragraphs)]
    print(f"{len(bulk[0].encode()) / 1e6:.2f} MB in {len(paragraphs)} paragraphs")
    for place in CONFIGS:
        print(f"\n{place}")
        for name, make in methods(place).items():
            start = time.process_time()
            convert = make()
            convert("头发")
            loading = time.process_time() - start
            row = (
                f"{speed(convert, bulk):6.1f} {speed(convert, paragraphs):6.1f} MB/s, {loading:.2f} s to load"
            )
            print(f"{name:36} {row}{accuracy(convert, place, files)}")


def accuracy(convert: Convert, place: str, files: list[str]) -> str:
    told = ""
    if SHARED.is_dir():
        wrong = wrong_rows(convert, place, people())
        counts = Counter({kind: sum(not each for each in rows) for kind, rows in wrong.items()})
        told = " ".join(f"{kind} {counts[kind]}/{len(rows)}" for kind, rows in wrong.items())
    if place == "zh-TW":
        for file in files:
            good, all_ = sentences_right(convert, Path(file).read_text(encoding="utf-8").splitlines())
            told += f" {Path(file).stem} {good}/{all_}"
    return f"\n    {told}" if told else ""


if __name__ == "__main__":
    main(sys.argv[1:])
