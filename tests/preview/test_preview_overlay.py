"""What is added to a page for the preview."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.preview.overlay import dress, page_of_problems
from broadsheet.problems import Problem, Text, Where

BROKEN = Problem(
    Where("content/issues/2026-11-20/01-01.md", 4, 1),
    Text("unknown field `titel`", "不认识的字段“titel”"),
    Text("did you mean `title`?", "是不是要写“title”？"),
)
PAGES = [
    b"<!doctype html><html><head><title>x</title></head><body></body></html>",
    b"<!doctype html><title>no head tag</title><p>text",
    b"<p>It is written before </head>, they say, or before </body>.</p>",
    b"",
]


@pytest.mark.parametrize("page", PAGES)
def test_the_script_is_added_exactly_once_to_any_page(page: bytes) -> None:
    dressed = dress(page, port=5511, problems=())
    assert dressed.startswith(page)
    assert dressed.count(b"livereload.js") == 1
    assert b'src="/livereload.js?port=5511"' in dressed


def test_no_banner_without_problems() -> None:
    assert b"broadsheet-problems" not in dress(PAGES[0], port=1, problems=())


@pytest.mark.parametrize(
    "page", [dress(PAGES[0], port=1, problems=[BROKEN]), page_of_problems([BROKEN], port=1)]
)
def test_a_problem_is_told_in_chinese_with_place_and_hint(page: bytes) -> None:
    text = page.decode()
    assert "content/issues/2026-11-20/01-01.md:4:1" in text
    assert "不认识的字段“titel”" in text
    assert "是不是要写“title”？" in text
    assert "unknown field" not in text
    assert text.count("livereload.js") == 1


@given(st.text(), st.text(), st.text())
def test_no_text_of_a_problem_becomes_markup(path: str, what: str, hint: str) -> None:
    def tags(problem: Problem) -> int:
        page = dress(b"", port=1, problems=[problem]).decode("utf-8", "surrogatepass")
        return page.count("<") + page.count(">")

    plain = Problem(Where("x"), Text("x", "x"), Text("x", "x"))
    assert tags(Problem(Where(path), Text(what, what), Text(hint, hint))) == tags(plain)
