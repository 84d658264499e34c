"""Front matter: what an editor is told, and the law that what we write reads back."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_files import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.shelf.frontmatter import dump, parse
from broadsheet.shelf.nodes import Items, Node, Scalar, Table

HERE = Path(__file__).parent

TEXT = st.text(max_size=20)
FIELD = st.one_of(
    TEXT,
    st.lists(TEXT, max_size=3),
    st.lists(st.dictionaries(TEXT, st.one_of(TEXT, st.lists(TEXT, max_size=2)), max_size=3), max_size=3),
    st.dictionaries(TEXT, st.one_of(TEXT, st.dictionaries(TEXT, TEXT, max_size=2)), max_size=3),
)


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.nodes]
    return {entry.key: plain(entry.value) for entry in node.entries}


def fields(text: str) -> object:
    read = parse(text, "a.md")
    assert read.problems == () and read.value
    return plain(read.value.fields)


@pytest.mark.parametrize("given_text, expected", cases(HERE / "frontmatter_errors.txt"))
def test_what_an_editor_is_told(given_text: str, expected: str) -> None:
    told = [
        f"{p.where.line}:{p.where.col} {p.what.zh} | {p.hint and p.hint.zh}"
        for p in parse(given_text, "a.md").problems
    ]
    assert "\n".join(told) == expected


@given(st.dictionaries(TEXT, FIELD, max_size=5))
@settings(max_examples=200, deadline=None)
def test_what_is_written_reads_back(given_fields: dict[str, object]) -> None:
    assert fields(dump(given_fields)) == given_fields  # type: ignore[arg-type]


def test_a_very_long_key_reads_back() -> None:
    given_fields = {"convert": {"terms": {"长" * 2000: {"tw": "長"}, "\x85" * 199: {}}}}
    assert fields(dump(given_fields)) == given_fields


@given(
    st.text(
        alphabet=st.one_of(st.sampled_from("-\n: \"'[]{}#&*!|>?,\t\r\x85a中"), st.characters()), max_size=50
    )
)
@settings(max_examples=700, deadline=None)
def test_no_front_matter_raises(text: str) -> None:
    read = parse(f"---\n{text}\n---\n", "a.md")
    assert read.value or read.problems


def test_every_scalar_is_text() -> None:
    written = "---\npage: 08\ntime: 12:30\nsection: no\nnumber: 1_000\ndate: 2024-02-30\nnote:\n---\n"
    expected = {
        "page": "08",
        "time": "12:30",
        "section": "no",
        "number": "1_000",
        "date": "2024-02-30",
        "note": "",
    }
    assert fields(written) == expected


def test_control_characters_typed_by_hand_survive() -> None:
    odd = "甲\x85乙\u2028丙\ue000丁\ufeff\x00\ufffe"
    assert fields(f"---\ntitle: {odd}戊\n---\n") == {"title": f"{odd}戊"}
    assert fields(f'---\ntitle: "{odd}"\n---\n') == {"title": odd}


def test_places_count_from_one_and_the_body_follows() -> None:
    read = parse('---\ntitle: "甲"\nphotos:\n  - caption: 乙\n---\n\n正文\n', "a.md").value
    assert read
    title, photos = read.fields.entries
    assert (str(title.where), str(title.value.where)) == ("a.md:2:1", "a.md:2:8")
    assert isinstance(photos.value, Items) and isinstance(photos.value.nodes[0], Table)
    assert str(photos.value.nodes[0].entries[0].where) == "a.md:4:5"
    assert (read.body, read.body_line) == ("\n正文\n", 6)


def test_windows_line_ends_and_a_byte_order_mark_are_no_trouble() -> None:
    read = parse('\ufeff---\r\ntitle: "甲"\r\n---\r\n正文\r\n', "a.md")
    assert read.value and read.value.body == "正文\n" and plain(read.value.fields) == {"title": "甲"}


def test_the_style_of_a_head() -> None:
    head = {
        "title": '他说"好"',
        "byline": [{"reporter": "林知远"}, {"correspondent": ["何青", "方小满"], "role_text": "特约"}],
        "jump": {"to": "02"},
        "convert": {"terms": {"一本账": {"tw": "一本帳"}}, "keep": []},
        "aliases": ["a.html"],
    }
    assert dump(head) == (
        "---\n"
        'title: "他说\\"好\\""\n'
        "byline:\n"
        '  - reporter: "林知远"\n'
        '  - correspondent: ["何青", "方小满"]\n'
        '    role_text: "特约"\n'
        'jump: {to: "02"}\n'
        'convert: {terms: {"一本账": {tw: "一本帳"}}, keep: []}\n'
        'aliases: ["a.html"]\n'
        "---\n"
    )


def test_deep_nesting_is_a_problem_and_no_crash() -> None:
    assert parse(f"---\na: {'[' * 5000}\n---\n", "a.md").problems
    assert parse(f"---\na: {'[' * 5000}{']' * 5000}\n---\n", "a.md").problems
