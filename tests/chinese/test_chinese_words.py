"""Conversion by words: cases, laws, and the bars that the newspaper texts set."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from case_files import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.chinese import segmentation, traditional
from broadsheet.chinese.contexts import BOUND, contexts, read_contexts
from broadsheet.chinese.variants import Converter, converter, segmenter_problem

HERE = Path(__file__).parent
SCRIPTS = {"zh-TW": "expected_zh_TW", "zh-HK": "expected_zh_HK"}
CURLS = str.maketrans("「」『』", "“”‘’")
EQUAL = str.maketrans("羣麪啓牀峯", "群麵啟床峰")  # of equal standing in Hong Kong

by_words = pytest.mark.skipif(not segmentation.has_segmenter(), reason="rjieba has no wheel here")


@by_words
@pytest.mark.parametrize("given_text, expected", cases(HERE / "variants_news.txt"))
def test_news_cases(given_text: str, expected: str) -> None:
    assert [converter(variant).text(given_text) for variant in SCRIPTS] == expected.split("\n")


@by_words
@given(st.text(max_size=60))
@settings(max_examples=300)
def test_words_joined_are_the_text(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    assert "".join(segmentation.segmenter(())(text)) == text


@by_words
@given(
    st.lists(
        st.sampled_from(["只", "干", "头发", "里面", "\n", "a\nb", "三只", "。", "系", "周"]), max_size=12
    )
)
@settings(max_examples=300)
def test_a_word_met_before_is_converted_as_at_first(words: list[str]) -> None:
    text = "".join(words)
    engine = converter("zh-TW").text
    assert engine(text) == engine(text)
    assert len(engine(text)) == len(text)


@by_words
def test_the_memory_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traditional, "MOST_WORDS", 3)
    engine = converter("zh-HK").text
    assert [engine(text) for text in ("渡口的灯", "头发", "十几只羊")] == ["渡口的燈", "頭髮", "十幾隻羊"]


def test_the_first_row_that_fits_holds() -> None:
    lines = ["{数}\t[一二三]", "# 只", "只\t只\t{数}\t杯", "只\t隻\t{数}\t", "{数}只"]
    rows = read_contexts(lines)
    text = f"{BOUND}三只杯三只羊{BOUND}"
    assert (rows.form(text, 2), rows.form(text, 5)) == ("只", "隻")
    assert rows.form(f"{BOUND}只{BOUND}", 1) is None
    assert (rows.weighed("三只"), rows.weighed("船只"), rows.weighed("只")) == ((1,), (), (0,))


def test_every_row_has_one_character_one_form_and_patterns_that_can_be_read() -> None:
    rows = contexts().rows
    assert len(rows) > 40
    assert [
        key for key, found in rows.items() if len(key) != 1 or any(len(row.form) != 1 for row in found)
    ] == []
    assert all(re.compile(row.before + row.after) for found in rows.values() for row in found)


def test_without_the_segmenter_opencc_converts_and_a_note_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segmentation, "find_spec", lambda name: None)
    converter.cache_clear()
    try:
        problem = segmenter_problem()
        assert problem and problem.severity == "warning" and "rjieba" in problem.what.zh
        assert converter("zh-TW").text("头发“里”面") == "頭髮「裡」面"
    finally:
        converter.cache_clear()


@by_words
def test_a_segmenter_that_is_here_needs_no_note() -> None:
    assert segmenter_problem() is None


def rows(corpus: Path, *, seeds: bool) -> Iterator[dict[str, str]]:
    with (corpus / "chinese/conversion.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["set"].startswith("seed") == seeds:
                yield row


def people(corpus: Path) -> dict[str, str]:
    with (corpus / "chinese/seed-people.tsv").open(encoding="utf-8") as file:
        return {row["name"]: row["zh-Hant"] for row in csv.DictReader(file, delimiter="\t")}


def wrong(found: Iterator[dict[str, str]], convert: Converter, column: str) -> list[str]:
    told = []
    for row in found:
        got = convert.text(row["source"]).translate(CURLS).translate(EQUAL)
        if got not in row[column].translate(EQUAL).split("|"):
            told.append(f"{row['source']} → {got}")
    return told


@by_words
@pytest.mark.corpus
@pytest.mark.parametrize("variant, column", SCRIPTS.items())
def test_rows_of_two_pages_are_right(corpus: Path, variant: str, column: str) -> None:
    assert wrong(rows(corpus, seeds=True), converter(variant).declaring(people(corpus)), column) == []


@by_words
@pytest.mark.corpus
@pytest.mark.parametrize("variant, column", SCRIPTS.items())
def test_of_the_other_rows_97_in_100_are_right(corpus: Path, variant: str, column: str) -> None:
    count = len(list(rows(corpus, seeds=False)))
    assert len(wrong(rows(corpus, seeds=False), converter(variant), column)) <= 0.03 * count


@by_words
@pytest.mark.corpus
@pytest.mark.parametrize("variant", SCRIPTS)
@pytest.mark.parametrize("page", ["000", "004"])
def test_two_pages_come_out_as_they_were_read(corpus: Path, variant: str, page: str) -> None:
    source = next((corpus / "eval/seeds").glob(f"{page}_*.txt")).read_text(encoding="utf-8")
    expected = (corpus / f"chinese/seed{page}.{variant}.txt").read_text(encoding="utf-8")
    got = converter(variant).declaring(people(corpus)).text(source)
    assert got.translate(CURLS) == expected.translate(CURLS)


@by_words
def test_the_segmenter_is_loaded_at_the_first_word_and_not_before() -> None:
    import subprocess

    code = (
        "import sys; from broadsheet.chinese.variants import converter, version;"
        "converter('zh-Hans').text('头发'); version('zh-TW'); assert 'rjieba' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=HERE.parent.parent)
