"""The lint: what a copy editor would mark on a proof 校样, as warnings.

In:   the articles of an issue, read again from their files; the names of people.toml.
Out:  problems with their rule's name; none for a rule that the article waives (`lint: {allow: […]}`).
Must not know: settings, pages, the terminal. Nothing is mended here.

One row a rule, one module a family of rules. Precision first: a rule that is often wrong is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from broadsheet.pipeline.lint import dates, marks, people, pictures, shape, words
from broadsheet.pipeline.lint.proof import Proof, read_proof
from broadsheet.pipeline.lint.rule import Desk, Finding, Rule
from broadsheet.pipeline.lint.shape import told
from broadsheet.problems import Problem, Text, Where

__all__ = ["RULES", "Desk", "Proof", "Rule", "lint", "read_proof"]

RULES: Final = (
    Rule("weekday", Text("a weekday that the date has not", "日期与星期不符"), dates.wrong_weekday),
    Rule("no-such-date", Text("a day that no calendar has", "日历上没有的日子"), dates.no_such_date),
    Rule("two-spellings", Text("a name spelt two ways", "同一人名两种写法"), people.two_spellings),
    Rule("role-without-name", Text("a credit that names nobody", "署名只有身份没有姓名"), people.nobody),
    Rule("unpaired-marks", Text("a bracket or quotation mark alone", "括号、引号不成对"), marks.unpaired),
    Rule("half-width-mark", Text("a half-width mark between Han", "汉字间的半角标点"), marks.half_width),
    Rule("doubled-mark", Text("two marks where one belongs", "标点连用"), marks.doubled),
    Rule("empty-brackets", Text("nothing between two marks", "括号、引号里是空的"), marks.empty_pair),
    Rule("leading-mark", Text("a paragraph that begins with a mark", "段落以标点开头"), marks.leading),
    Rule("space-in-text", Text("a space inside a sentence", "句子中间的空格"), marks.spaces),
    Rule("headline-mark", Text("a headline that ends with a comma", "标题以句读结尾"), marks.headline_mark),
    Rule("no-closing-mark", Text("an article that just stops", "文章结尾没有标点"), marks.no_closing_mark),
    Rule("open-paragraph", Text("a paragraph that stops at a comma", "段落停在逗号上"), marks.open_paragraph),
    Rule("headline-length", Text("a headline longer than its text", "标题比正文还长"), shape.headline_longer),
    Rule("repeated-paragraph", Text("a paragraph printed twice", "重复的段落"), shape.repeated),
    Rule("subhead-at-end", Text("a subhead without text", "小标题下没有文字"), shape.last_subhead),
    Rule("long-paragraph", Text("more than 1,000 letters", "一段超过一千字"), shape.long_paragraph),
    Rule("numbering", Text("一、二、四、", "序号不连"), shape.numbering),
    Rule("strange-character", Text("what is no character", "不是文字的字符"), words.strange),
    Rule("stray-script", Text("a character of the other script", "简体夹繁体，或相反"), words.stray_script),
    Rule("doubled-word", Text("a little word twice", "重复的字"), words.twice),
    Rule("note-left", Text("an editor's note to himself", "没处理的记号"), words.note),
    Rule("missing-alt", Text("a picture that nobody describes", "图片没有替代文字"), pictures.missing_alt),
    Rule("missing-credit", Text("a picture whose author is left out", "图片漏了署名"), pictures.nobody),
    Rule("furniture-left", Text("the page's own lines in an article", "混进文章的版面文字"), words.left_over),
)  # fmt: skip


def lint(proofs: Sequence[Proof], names: frozenset[str], desk: Desk) -> Iterator[Problem]:
    """What is to be said of the articles of one issue, in the order of the paper and of each file.

    `names`: of people.toml; `desk` has the paper's style, and keeps what was learnt of characters.
    """
    here = replace(desk, people=names, first=_first_places(proofs))
    for proof in proofs:
        found = [
            _problem(proof, rule, finding)
            for rule in RULES
            if rule.name not in proof.head.allowed
            for finding in rule.find(proof, here)
        ]
        yield from sorted(
            found, key=lambda problem: (problem.where.line or 0, problem.where.col or 0, problem.rule)
        )


def _first_places(proofs: Sequence[Proof]) -> dict[str, Where]:
    first: dict[str, Where] = {}
    for proof in proofs:
        for block in proof.paragraphs:
            first.setdefault(told(block), Where(proof.path, block.line))
    return first


def _problem(proof: Proof, rule: Rule, finding: Finding) -> Problem:
    line, col = finding.block.place(finding.at)
    return Problem(
        Where(proof.path, line, col), finding.what, finding.hint, severity="warning", rule=rule.name
    )
