"""Bars over real pages that stand beside a checkout, never inside it (docs/ingest.md, the figures)."""

from __future__ import annotations

import importlib.util
import re
import statistics
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pytest
from intake_pages import FACTS

from broadsheet.intake import cut_page, read_source
from broadsheet.shelf.articles import write_article
from broadsheet.shelf.markdown_text import escape_paragraph

pytestmark = pytest.mark.corpus

BARS = {
    "seeds": {
        "kept": 100, "articles": 99, "headings": 100, "subheads": 100, "paragraphs": 99,
        "captions": 100, "bylines": 100, "perfect": 93,
    },
    "dev": {
        "kept": 100, "articles": 98, "headings": 95, "paragraphs": 98, "captions": 100, "bylines": 95,
        "furniture": 100, "perfect": 88,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", BARS)
def test_bars(name: str, corpus: Path, tmp_path: Path) -> None:
    score = load_scorer(corpus)
    rows = defaultdict(list)
    for gold in sorted((corpus / "eval" / name).glob("*.gold.json")):
        folder = tmp_path / gold.stem
        folder.mkdir()
        ingest(gold.with_name(gold.name.replace(".gold.json", ".txt")), folder)
        row, _ = score.score(gold, folder)
        for measure, value in row.items():
            rows[measure].append(value)
    means = {measure: round(statistics.mean(values), 2) for measure, values in rows.items()}
    below = {measure: (means[measure], bar) for measure, bar in BARS[name].items() if means[measure] < bar}
    assert below == {}


HALF_BETWEEN_HAN = re.compile("(?<=[\u4e00-\u9fff])[,;:?!()](?=[\u4e00-\u9fff])")


def test_no_half_width_mark_is_left_between_han(corpus: Path, tmp_path: Path) -> None:
    pages = sorted((corpus / "eval" / "seeds").glob("*.txt"))
    assert len(pages) == 2
    assert all(len(HALF_BETWEEN_HAN.findall(page.read_text(encoding="utf-8"))) > 100 for page in pages)
    for page in pages:
        ingest(page, tmp_path)
        left = {path.name: HALF_BETWEEN_HAN.findall(path.read_text("utf-8")) for path in tmp_path.iterdir()}
        assert {name: marks for name, marks in left.items() if marks} == {}


def ingest(page: Path, folder: Path) -> None:
    source = read_source(page.name, page.read_bytes()).value
    assert source is not None
    for article in cut_page(source, FACTS, escape=escape_paragraph).value.articles:
        path = folder / f"01-{article.head.order:02d}.md"
        path.write_text(write_article(article), encoding="utf-8")


def load_scorer(corpus: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_ingest", corpus / "eval" / "score_ingest.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
