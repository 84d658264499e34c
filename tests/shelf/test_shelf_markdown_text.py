"""Text-safe Markdown: the traps as cases, the law as a property, both through the real renderer."""

from __future__ import annotations

import html
import re
from pathlib import Path

import markdown
import pytest
from case_files import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.shelf.markdown_text import escape_paragraph, plain_text

HERE = Path(__file__).parent

SIGNS = "-=#*_+>|:.`!\\[](){}<>&;x1 2a中　\t\"'~^/@"
LINE = st.text(
    alphabet=st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=["Cc", "Cs"])), max_size=25
)


def _safe() -> markdown.Markdown:
    """As the pages render: raw HTML is text."""
    engine = markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")
    engine.preprocessors.deregister("html_block")
    engine.inlinePatterns.deregister("html")
    engine.parser.blockprocessors.deregister("reference")
    return engine


ENGINES = {"safe": _safe(), "default": markdown.Markdown(extensions=["tables"], output_format="html")}


def shown(engine: str, source: str) -> list[str]:
    """The text of each paragraph; anything but plain paragraphs is a failure."""
    rendered = ENGINES[engine].reset().convert(source)
    assert re.fullmatch(r"(<p>[^<]*</p>\n?)*", rendered), rendered
    return [html.unescape(text) for text in re.findall(r"<p>([^<]*)</p>", rendered)]


@pytest.mark.parametrize("given_text, expected", cases(HERE / "markdown_escapes.txt"))
def test_escape_cases(given_text: str, expected: str) -> None:
    assert escape_paragraph(given_text) == expected
    assert plain_text(expected) == given_text.strip()
    assert shown("safe", expected) == shown("default", expected) == [t for t in [given_text.strip()] if t]


@pytest.mark.parametrize("engine", ENGINES)
@given(line=LINE)
@settings(max_examples=700, deadline=None)
def test_the_reader_sees_the_same_characters(engine: str, line: str) -> None:
    assert "".join(shown(engine, escape_paragraph(line))) == line.strip()


@pytest.mark.parametrize("engine", ENGINES)
@given(line=LINE.filter(str.strip))
@settings(max_examples=400, deadline=None)
def test_a_subhead_shows_the_same_characters(engine: str, line: str) -> None:
    source = f"## {escape_paragraph(line)}"
    rendered = ENGINES[engine].reset().convert(source)
    assert re.fullmatch(r"<h2>[^<]*</h2>", rendered), rendered
    assert html.unescape(rendered[4:-5]) == line.strip()
    assert plain_text(source) == line.strip()


@given(LINE)
@settings(max_examples=800, deadline=None)
def test_plain_text_is_the_inverse_of_escaping(line: str) -> None:
    assert plain_text(escape_paragraph(line)) == line.strip()


@given(st.lists(LINE.filter(str.strip), max_size=4))
@settings(max_examples=300, deadline=None)
def test_paragraphs_never_join_into_something_else(lines: list[str]) -> None:
    body = "\n\n".join(escape_paragraph(line) for line in lines)
    assert shown("safe", body) == [line.strip() for line in lines]


@pytest.mark.parametrize("given_text, expected", cases(HERE / "markdown_plain.txt"))
def test_plain_text_of_an_editors_markdown(given_text: str, expected: str) -> None:
    assert plain_text(given_text) == expected


@given(st.text(alphabet=SIGNS + "\n", max_size=60))
@settings(max_examples=500, deadline=None)
def test_plain_text_never_fails_and_leaves_no_blank_line(text: str) -> None:
    assert "" not in plain_text(text).split("\n") or plain_text(text) == ""
