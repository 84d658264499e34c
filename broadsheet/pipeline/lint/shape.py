"""Rules about the whole: a headline longer than its text, text twice, subheads that miss something.

In:   a proof; where the issue has each paragraph first (Desk.first).
Out:  findings.
Must not know: punctuation, dates, names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from broadsheet.chinese.dates import numeral
from broadsheet.pipeline.lint.proof import Block, Proof
from broadsheet.pipeline.lint.rule import Desk, Finding
from broadsheet.problems import Text, Where

LONG_PARAGRAPH: Final = 1000  # letters
REPEATABLE: Final = 25  # letters: shorter paragraphs return by right (labels, refrains)
_LETTER: Final = re.compile(r"[^\W_]")
_NUMBERED: Final = re.compile(r"[（(]?([一二三四五六七八九十]{1,3})(?:[）)]|、)")
_NUMERALS: Final = {numeral(number): number for number in range(1, 31)}


def headline_longer(proof: Proof, _: Desk) -> Iterator[Finding]:
    """A headline of more letters than the article: text is lost, or the headline is text."""
    length = proof.head.length
    for block in proof.fields:
        if block.kind == "title" and 0 < length < block.letters and not proof.head.photos:
            what = Text(
                f"the headline has {block.letters} letters, the article {length}",
                f"标题 {block.letters} 字，正文只有 {length} 字",
            )
            hint = Text("is text lost, or text in the headline?", "是不是丢了正文，或把正文放进了标题？")
            yield Finding(block, 0, what, hint)


def repeated(proof: Proof, desk: Desk) -> Iterator[Finding]:
    """Paragraphs that stand above in this article, or in another article of the issue: told once for each."""
    found: dict[str, list[tuple[Block, Where]]] = {}
    for block in proof.paragraphs:
        first = desk.first.get(told(block))
        if first and first != Where(proof.path, block.line) and block.letters >= REPEATABLE:
            found.setdefault(first.path, []).append((block, first))
    for again in found.values():
        block, first = again[0]
        here = Text(f"this and {len(again) - 1} more paragraphs stand", f"这一段等 {len(again)} 段")
        if len(again) == 1:
            here = Text("this paragraph stands", "这一段")
        what = Text(f"{here.en} at {first} too", f"{here.zh}在 {first} 已经有了")
        yield Finding(block, 0, what, Text("take one of them out", "请删去其中一处"))


def told(block: Block) -> str:
    """What a block says, without marks and spaces: by this two paragraphs are one."""
    return "".join(_LETTER.findall(block.text))


def last_subhead(proof: Proof, _: Desk) -> Iterator[Finding]:
    """A subhead with nothing below it, or right above another."""
    for block, below in zip_longest(proof.body, proof.body[1:]):
        if block.kind == "subhead" and below is None:
            what = Text("a subhead with no text below it", "小标题下面没有文字")
            yield Finding(block, 0, what, Text("is the text below it lost?", "下面的文字是不是丢了？"))


def long_paragraph(proof: Proof, _: Desk) -> Iterator[Finding]:
    """A paragraph so long that a break may have been lost."""
    for block in proof.paragraphs:
        if len(block.text) > LONG_PARAGRAPH and (letters := block.letters) > LONG_PARAGRAPH:
            what = Text(f"a paragraph of {letters} letters", f"一段有 {letters} 字")
            yield Finding(block, 0, what, Text("was a break between paragraphs lost?", "是不是漏了分段？"))


def numbering(proof: Proof, _: Desk) -> Iterator[Finding]:
    """Blocks numbered 一、二、四、: one is missing, or its number is wrong. Each form counts by itself."""
    counted: dict[str, int] = {}
    for block in proof.body:
        match = _NUMBERED.match(block.text)
        number = _NUMERALS.get(match[1], 0) if match else 0
        if not match or not number:
            continue
        form = match[0].replace(match[1], "")
        before = counted.get(form, 0)
        counted[form] = number
        if before and number not in (1, before + 1):
            what = Text(
                f"{match[0]} stands below {numeral(before)}",
                f"“{match[0]}”前面是“{numeral(before)}”，序号不连",
            )
            hint = Text("is a part missing, or its number wrong?", "是不是少了一部分，或序号写错了？")
            yield Finding(block, 0, what, hint)
