"""What the lint says of single articles: case files, the place in the file, the waiver, the table."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from case_files import cases

from broadsheet.chinese.house_style import HouseStyle
from broadsheet.model import LINT_RULES, ArticleHead, IssueId
from broadsheet.pipeline.lint import RULES, Desk, lint, read_proof
from broadsheet.problems import Problem
from broadsheet.shelf.articles import read_article, write_article

PATH = "content/issues/2026-11-20/01-01.md"
ISSUE = IssueId("2026-11-20")
DESK = Desk()  # characters are looked up once for all cases


def file_of(title: str, body: str, *fields: str) -> str:
    return "\n".join(["---", f'title: "{title}"', *fields, "---", "", body, ""])


def head_of(text: str) -> ArticleHead:
    read = read_article(text, PATH, ISSUE)
    assert read.value is not None, read.problems
    return read.value.head


def said(text: str, *names: str) -> list[Problem]:
    return list(lint([read_proof(text, PATH, head_of(text))], frozenset(names), DESK))


def told(given: str) -> list[str]:
    first, _, rest = given.partition("\n")
    title, body = (first.removeprefix("题："), rest) if first.startswith("题：") else ("渡口", given)
    found = said(file_of(title, unescaped(body)))
    return [f"{each.rule} {line_of_body(each)}:{each.where.col} {each.what.zh}" for each in found]


def line_of_body(problem: Problem) -> int:
    """From 1, below the front matter and the blank line; 0 in the front matter."""
    return max(0, (problem.where.line or 0) - 4)


def unescaped(text: str) -> str:
    for name in ("e000", "fffd", "200b"):
        text = text.replace(f"\\u{name}", chr(int(name, 16)))
    return text


@pytest.mark.parametrize("given_text, expected", cases(Path(__file__).with_name("lint.txt")))
def test_cases(given_text: str, expected: str) -> None:
    assert "\n".join(told(given_text)) == expected


def test_an_article_waives_a_rule_by_its_name() -> None:
    body = "渡口将于12月3日（星期五）停航，，请留意。"
    assert [each.rule for each in said(file_of("渡口", body))] == ["weekday", "doubled-mark"]
    waived = file_of("渡口", body, "lint: {allow: [weekday]}")
    assert [each.rule for each in said(waived)] == ["doubled-mark"]


def test_an_unknown_rule_is_an_error_that_names_the_nearest() -> None:
    read = read_article(file_of("渡口", "船。", "lint: {allow: [weekdays]}"), PATH, ISSUE)
    assert read.value is None
    [problem] = read.problems
    assert "weekdays" in problem.what.en
    assert problem.hint is not None
    assert problem.hint.en == "did you mean `weekday`?"
    assert problem.where.line == 3


def test_the_waiver_is_written_as_it_was_read() -> None:
    text = file_of("渡口", "船。", "lint: {allow: [weekday, numbering]}")
    article = read_article(text, PATH, ISSUE).value
    assert article is not None
    assert article.head.allowed == ("weekday", "numbering")
    again = read_article(write_article(article), PATH, ISSUE).value
    assert again == article


def test_every_rule_can_be_waived_and_says_what_it_looks_for() -> None:
    assert tuple(sorted(rule.name for rule in RULES)) == tuple(sorted(LINT_RULES))
    assert all(rule.looks_for.en and rule.looks_for.zh for rule in RULES)


def test_an_article_without_text_is_no_fault_of_the_lint() -> None:
    assert said(file_of("渡口", "")) == []


NAMED = """\
本报讯（记者 林知远） 渡口的船明天停一天。

局长周小渡说，船底要刮一遍藻。“刮一遍省一成柴油。”周晓渡又说。记者林之远看了告示。

队长范志松说了两句，范志军没有说。
"""


def test_a_name_spelt_two_ways() -> None:
    text = file_of("渡口", NAMED, "byline:", "  - reporter: 林知远")
    assert [(each.rule, each.what.zh) for each in said(text)] == [
        ("two-spellings", "这里写“周晓渡”，别处写“周小渡”，是同一个人吗"),
        ("two-spellings", "这里写“林之远”，别处写“林知远”，是同一个人吗"),
    ]


def test_a_name_of_people_toml_spelt_another_way() -> None:
    text = file_of("渡口", "吴文龙站在船头，吴文笼站在船尾。")
    assert said(text) == []
    assert [each.rule for each in said(text, "吴文龙")] == ["two-spellings"]


@pytest.mark.parametrize(
    "field, count",
    [
        ('byline_text: "本报讯（记者）"', 1),
        ('byline_text: "本报记者"', 1),
        ('byline_text: "记者 报道"', 1),
        ('byline_text: "本报讯（记者 何青）"', 0),
        ('byline_text: "本报综合报道"', 0),
        ('photos: [{caption: "渡口。", credit_text: "记者 摄"}]', 1),
        ('photos: [{caption: "渡口。", credit_text: "受访者供图"}]', 0),
    ],
)
def test_a_role_that_names_nobody(field: str, count: int) -> None:
    found = said(file_of("渡口", "渡口的船明天停一天。", field))
    assert [each.rule for each in found] == ["role-without-name"] * count


def test_a_role_with_a_name_in_the_byline_is_settled() -> None:
    text = file_of("渡口", "船停一天。", 'byline_text: "本报记者"', "byline: [{reporter: 何青}]")
    assert said(text) == []


def test_a_paper_that_keeps_marks_is_not_told_of_them() -> None:
    text = file_of("渡口", "渡口,水塔都在图上。")
    head = head_of(text)
    keeping = Desk(style=HouseStyle(punctuation="keep"), scripts=DESK.scripts)
    assert list(lint([read_proof(text, PATH, head)], frozenset(), keeping)) == []
    assert [each.rule for each in said(text)] == ["half-width-mark"]


def test_a_long_paragraph_is_a_hint() -> None:
    assert [each.rule for each in said(file_of("渡口", "渡口的船停了。" * 200))] == ["long-paragraph"]


def test_a_paragraph_of_another_article_of_the_issue() -> None:
    text = file_of("渡口", "渡口的船明天停一天，因为船底要刮一遍藻，请大家改走老桥。")
    article = read_article(text, PATH, ISSUE).value
    assert article is not None
    other = "content/issues/2026-11-20/02-01.md"
    second = replace(article.head, page="02")
    assert second.date == dt.date(2026, 11, 20)
    proofs = [read_proof(text, PATH, article.head), read_proof(text, other, second)]
    [problem] = lint(proofs, frozenset(), DESK)
    assert (problem.rule, problem.where.path) == ("repeated-paragraph", other)
    assert PATH in problem.what.en
