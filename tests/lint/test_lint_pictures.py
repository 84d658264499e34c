"""What the lint says of pictures: what those read who do not see them, and whose they are."""

from __future__ import annotations

import pytest

from broadsheet.model import IssueId
from broadsheet.pipeline.lint import Desk, lint, read_proof
from broadsheet.problems import Problem
from broadsheet.shelf.articles import read_article
from broadsheet.shelf.images import Credited

PATH = "content/issues/2026-11-20/01-01.md"
FERRY = "images/2026-11-20/ferry.jpg"
SIGNED = {FERRY: Credited(artist="邹伟锋", rights="© 河湾报")}


def said(photos: str, signed: dict[str, Credited] | None = None, more: str = "") -> list[Problem]:
    text = f'---\ntitle: "渡口"\nphotos:\n{photos}\n{more}---\n\n渡口的船明天停一天。\n'
    read = read_article(text, PATH, IssueId("2026-11-20"))
    assert read.value is not None, read.problems
    return list(lint([read_proof(text, PATH, read.value.head)], frozenset(), Desk(signed=signed or {})))


@pytest.mark.parametrize(
    "fields, word",
    [
        ('caption: "夜渡。"', "没有 alt"),
        ('caption: "夜渡。"\n    alt: " "', "没有 alt"),
        ('caption: "夜渡。"\n    alt: "夜渡。"', "念两遍"),
        ('caption: "夜渡。"\n    alt: "ferry"', "文件名"),
        ('caption: "夜渡。"\n    alt: "一条船亮着灯过江"', ""),
    ],
)
def test_every_picture_is_described(fields: str, word: str) -> None:
    found = said(f'  - caption: "只有文字。"\n  - file: {FERRY}\n    {fields}')
    assert [(each.rule, each.where.line) for each in found] == ([("missing-alt", 5)] if word else [])
    assert all(word in each.what.zh for each in found)


def test_the_line_is_found_in_every_way_to_write_it() -> None:
    assert [each.where.line for each in said(f'  [{{caption: "甲", file: {FERRY}}}]')] == [4]
    assert [each.where.line for each in said(f'  - caption: "甲"\n    file: "{FERRY}"')] == [5]


def test_an_author_that_the_file_names_is_to_be_printed() -> None:
    photo = f'  - file: {FERRY}\n    caption: "夜渡。"\n    alt: "一条船亮着灯过江"'
    [problem] = said(photo, SIGNED)
    assert problem.rule == "missing-credit"
    assert problem.hint is not None
    paste = problem.hint.zh.removeprefix("请加上 ")
    assert paste == 'credit: [{photographer: "邹伟锋"}]'
    assert said(f"{photo}\n    {paste}", SIGNED) == []
    assert said(f'{photo}\n    credit_text: "受访者供图"', SIGNED) == []
    assert said(photo) == []


def test_rights_stand_in_for_an_author_and_what_is_pasted_can_be_read() -> None:
    photo = f'  - file: {FERRY}\n    caption: "夜渡。"\n    alt: "一条船亮着灯过江"'
    signed = {FERRY: Credited(rights='© "河湾" \\ 报')}
    [problem] = said(photo, signed)
    assert problem.hint is not None
    assert said(f"{photo}\n    {problem.hint.zh.removeprefix('请加上 ')}", signed) == []


def test_an_article_waives_both() -> None:
    photo = f'  - file: {FERRY}\n    caption: "夜渡。"'
    assert {each.rule for each in said(photo, SIGNED)} == {"missing-alt", "missing-credit"}
    assert said(photo, SIGNED, "lint: {allow: [missing-alt, missing-credit]}\n") == []
