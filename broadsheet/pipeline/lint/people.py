"""Rules about people: a name spelt two ways, a role word that names nobody.

In:   a proof; the names of people.toml.
Out:  findings.
Must not know: who a person is, punctuation, dates.

Two names of three characters are one spelt two ways if one character differs, both sound the same or look
nearly the same, and one is known: from byline, credit, people.toml, or behind an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from broadsheet.chinese.names import read_han
from broadsheet.intake.writers import SURNAMES
from broadsheet.pipeline.lint.proof import Block, Proof
from broadsheet.pipeline.lint.rule import Desk, Finding
from broadsheet.problems import Text
from broadsheet.register import credits_of

_OFFICE: Final = (
    "书记|主任|局长|镇长|乡长|村长|县长|市长|区长|校长|院长|厂长|园长|馆长|站长|所长|队长|处长|科长|部长|会长|理事长|董事长"
    "|总经理|经理|主席|秘书长|教授|医生|护士长|律师|工程师|负责人|村民|居民|記者|通訊員|記者|记者|通讯员|局長|校長|院長|主席|會長|議員|教授"
)
_NAMED: Final = re.compile(
    rf"(?:{_OFFICE})([\u4e00-\u9fff]{{3}})(?=说|說|介绍|表示|告诉|认为|坦言|指出|[，。、（）：])"
)
_HAN: Final = "[\u4e00-\u9fff]"
_LOOKALIKES: Final = (
    "已己巳",
    "末未",
    "侯候",
    "晴睛",
    "析折拆",
    "祥详样",
    "戊戌戍",
    "日曰",
    "土士",
    "茵菌",
    "萍苹",
    "冶治",
    "洋详",
    "昊吴",
)
_SPELT: Final = 3  # characters of the names that are compared: shorter ones differ by chance
_ROLES: Final = "记者|通讯员|实习生|見習記者|記者|通訊員|摄影|攝影|摄|攝|编译|撰文"
_NOBODY: Final = re.compile(
    rf"(?:^|[\s（(，,、；;|/])(?:(?:本报|本報|本刊|实习|见习)?(?:{_ROLES}))\s*(?:[：:]\s*)?(?:报道|報道|摄|攝|文|图|[）)，,；;|/]|$)"
)
_OF_AN_ORGANISATION: Final = re.compile("供图|提供|资料|集体|综合|整理")


def two_spellings(proof: Proof, desk: Desk) -> Iterator[Finding]:
    """吴文龙 and 吴文笼 in one article."""
    text = "\n".join(block.text for block in proof.blocks)
    told: set[str] = set()
    for name in sorted(_known(proof, desk, text)):
        for other in sorted(_near(name, text) - told):
            if text.count(other) <= max(text.count(name), 1):
                told |= {other, name}
                yield _spelt(_holding(proof, other), name, other)


def _known(proof: Proof, desk: Desk, text: str) -> set[str]:
    printed = {credit.name for credit in credits_of(proof.head) if credit.role != "source"}
    behind_office = {name for name in _NAMED.findall(text) if name[0] in SURNAMES}
    declared = {text[at : at + _SPELT] for at in range(len(text))} & desk.people if desk.people else set()
    return {name for name in printed | behind_office | declared if len(name) == _SPELT}


def _near(name: str, text: str) -> set[str]:
    """What in the text differs from the name in one character of the same sound or nearly the same look."""
    found: set[str] = set()
    for at in range(_SPELT):
        pattern = "".join(_HAN if place == at else re.escape(char) for place, char in enumerate(name))
        others = set(re.findall(f"(?={_HAN}*?)({pattern})", text)) - {name}
        found |= {other for other in others if other[0] in SURNAMES and _confused(name[at], other[at])}
    return found


def _confused(one: str, other: str) -> bool:
    if any(one in group and other in group for group in _LOOKALIKES):
        return True
    return _sound(one) == _sound(other)


def _sound(char: str) -> str:
    return "".join(read_han(char)).rstrip("012345")


def _holding(proof: Proof, other: str) -> tuple[Block, int]:
    block = next(block for block in proof.blocks if other in block.text)
    return block, block.text.index(other)


def _spelt(place: tuple[Block, int], name: str, other: str) -> Finding:
    what = Text(
        f"{other} here, {name} elsewhere: one person?", f"这里写“{other}”，别处写“{name}”，是同一个人吗"
    )
    hint = Text("if so, spell the name one way", "如果是，请统一写法")
    return Finding(place[0], place[1], what, hint)


def nobody(proof: Proof, _: Desk) -> Iterator[Finding]:
    """A byline or credit that holds a role word and no name."""
    for kind, printed in _printed(proof):
        match = _NOBODY.search(printed)
        if match and not _OF_AN_ORGANISATION.search(printed) and not _names_in(proof):
            what = Text(
                f"`{kind}` has a role and no name: {printed}", f"{kind} 里只有身份，没有姓名：{printed}"
            )
            hint = Text("write the name under `byline` or `credit`", "请在 byline 或 credit 里补上姓名")
            block = proof.fields[0] if proof.fields else Block("title", "", "", 1)
            yield Finding(block, 0, what, hint)


def _printed(proof: Proof) -> Iterator[tuple[str, str]]:
    if proof.head.byline_text:
        yield "byline_text", proof.head.byline_text
    for photo in proof.head.photos:
        if photo.credit_text and not photo.credit:
            yield "credit_text", photo.credit_text


def _names_in(proof: Proof) -> bool:
    return bool(proof.head.byline)
