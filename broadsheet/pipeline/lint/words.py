"""Rules about characters and words: the wrong script, no characters at all, a word twice, notes left in.

In:   a proof; which script a character belongs to (Desk.scripts).
Out:  findings.
Must not know: punctuation, dates, names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from broadsheet.pipeline.lint.proof import Proof
from broadsheet.pipeline.lint.rule import Desk, Finding
from broadsheet.problems import Text

# what papers are made of; every other character is looked up
_UNUSUAL: Final = re.compile(
    "[^\t\n\u0020-\u007e\u00a0-\u02ff\u0370-\u052f\u2000-\u200a\u2010-\u27bf\u3000-\u33ff\u4e00-\u9fa5\uff01-\uffe6]"
)
_STRANGE: Final = {
    "Co": Text("a private-use character: each machine shows another", "自造字（私用区），各台机器显示不同"),
    "Cn": Text("no character of Unicode", "Unicode 里没有这个字符"),
    "Cs": Text("half a character", "半个字符"),
    "Cc": Text("a control character, which nobody sees", "看不见的控制字符"),
    "Cf": Text("an invisible character", "看不见的字符"),
}  # fmt: skip
_LOST: Final = Text("a character was lost here", "这里丢了一个字")
# words that end or begin with one of these (目的, 实在, 了解, 参与, 行为) stand before its like by right
_TWICE: Final = re.compile(
    r"(?<![目有实實])(?:的的(?!确|確|士)|了了(?![解然之])|在在|是是(?!非)|被被(?![子褥])|们们|們們"
    r"|我我|他他|她她|它它|这这|這這|那那|及及(?![时時格])|对对(?![的联聯方])|从从(?!容))"
)
_NOTE: Final = re.compile(
    r"TODO|FIXME|XXX|待补|待核实|待核|此处缺|（\?+）|（？+）|\?\?\?|【[^】]{0,12}(?:待|缺|补|核)[^】]{0,12}】"
)
_LEFT_OVER: Final = re.compile(
    r"^[（(【\s]*(?:责任编辑|责编|本版编辑|版式设计|版式|美编|校对|值班主任|责任校对|本版责编)\s*[:：/／ 　]"
    r"|^[（(]?(?:下转|上接|下轉)第?\s*[0-9一二三四五六七八九十A-Z]+\s*版"
)
_WHOLE: Final = 30  # characters of one script only that an article must have to be of that script
_STRAYS: Final = 3  # in an article; more of them are a quotation or a name in the other script
_SHARE: Final = 20  # to one stray as many of the article's own


def strange(proof: Proof, _: Desk) -> Iterator[Finding]:
    """Private-use, unassigned and invisible characters, and the mark of a lost one."""
    for block in proof.blocks:
        for match in _UNUSUAL.finditer(block.text):
            char = match[0]
            kind = _LOST if char == "\ufffd" else _STRANGE.get(unicodedata.category(char))
            if kind:
                what = Text(f"U+{ord(char):04X}: {kind.en}", f"U+{ord(char):04X}：{kind.zh}")
                hint = Text("write the character that was meant, or take it out", "请换成本来的字，或删去")
                yield Finding(block, match.start(), what, hint)


def stray_script(proof: Proof, desk: Desk) -> Iterator[Finding]:
    """A Traditional character or two in a Simplified text, or the reverse."""
    text = "\n".join(block.text for block in proof.blocks)
    desk.scripts.learn(text)
    full, simple = desk.scripts.traditional_only(text), desk.scripts.simplified_only(text)
    strays, own = sorted((full, simple), key=len)
    if not 0 < len(strays) <= _STRAYS or len(own) < max(_SHARE * len(strays), _WHOLE):
        return
    name = Text("Traditional", "繁体") if strays is full else Text("Simplified", "简体")
    home = Text("Simplified", "简体") if strays is full else Text("Traditional", "繁体")
    find = desk.scripts.traditional_only if strays is full else desk.scripts.simplified_only
    for block in proof.blocks:
        for at, char, form in find(block.text):
            what = Text(
                f"{char} is {name.en}, the article is {home.en}", f"“{char}”是{name.zh}字，全文是{home.zh}"
            )
            yield Finding(block, at, what, Text(f"did you mean {form}?", f"是不是“{form}”？"))


def twice(proof: Proof, _: Desk) -> Iterator[Finding]:
    """的的, 了了, 在在: a little word written twice. A stammer in a quotation has a mark between."""
    for block in proof.body:
        for match in _TWICE.finditer(block.text):
            what = Text(f"written twice: {match[0]}", f"重复的字：{match[0]}")
            yield Finding(block, match.start(), what, Text("take one out", "请去掉一个"))


def note(proof: Proof, _: Desk) -> Iterator[Finding]:
    """A note that an editor wrote to himself: TODO, 待补, （？）."""
    for block in proof.blocks:
        if match := _NOTE.search(block.text):
            what = Text(f"a note that was left: {match[0]}", f"留着没处理的记号：{match[0]}")
            yield Finding(block, match.start(), what, Text("settle it, and take it out", "处理好，再删去"))


def left_over(proof: Proof, _: Desk) -> Iterator[Finding]:
    """The page's furniture inside an article: 责任编辑, 下转第二版."""
    for block in proof.body:
        if match := _LEFT_OVER.match(block.text):
            what = Text(
                f"this belongs to the page, not to the article: {match[0]}",
                f"这是版面上的，不是文章的：{match[0]}",
            )
            hint = Text("take it out; a jump is written under `jump`", "请删去；转版写在 jump 里")
            yield Finding(block, 0, what, hint)
