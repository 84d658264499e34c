"""Rules about punctuation: pairs, doubled marks, half-width marks, spaces, how a text ends.

In:   a proof.
Out:  findings.
Must not know: dates, names, other articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from broadsheet.chinese.punctuation import normalise
from broadsheet.pipeline.lint.proof import Block, Proof
from broadsheet.pipeline.lint.rule import Desk, Finding
from broadsheet.problems import Text

_HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_PAIRS: Final = dict(zip("“‘「『《〈（【〔(", "”’」』》〉）】〕)", strict=True))
_CLOSING: Final = {closing: opening for opening, closing in _PAIRS.items()}
_ANY_PAIR: Final = re.compile(f"[{re.escape(''.join((*_PAIRS, *_CLOSING)))}]")
_QUOTES: Final = "“‘「『"
_ITEM: Final = re.compile(rf"(?:^|[\s。；;，：:、！？（(\n])[0-9A-Za-z①-⑳{'一二三四五六七八九十'}]{{1,3}}$")
_DOUBLED: Final = re.compile(
    r"(?<![，。、；：])(?:，，|。。|、、|；；|：：|，。|。，|、，|，、|；。|。；|：，|，：|！。|？。|、。)(?![，。、；：])"
)
_SPACE: Final = re.compile(rf"(?<=[{_HAN}，。、；：！？”）])[ \u3000]+(?=[{_HAN}])")
_SPACE_BELONGS: Final = re.compile(
    r"记者|記者|通讯员|通訊員|电|電|讯|訊|报道|報道|摄|攝|文|图|圖|供稿|作者|编辑|編輯|整理"
)
_SENTENCE: Final = re.compile("[^。！？；\n]*[。！？；]?")
_END: Final = re.compile(r"[。！？…”’」』）)》〉】〕—：:!?.；;]$")
_EMPTY: Final = re.compile(r"（\s*）|“\s*”|‘\s*’|「\s*」|『\s*』|《\s*》|【\s*】")
_LEADING: Final = re.compile(r"^[，。、；：！？）》〉」』】，]")
_LONG_ENOUGH: Final = 20  # letters of a block that is prose and no line of a list or a poem


def unpaired(proof: Proof, _: Desk) -> Iterator[Finding]:
    """A bracket or quotation mark without its partner in the same field or paragraph."""
    body = proof.body
    for block in proof.fields:
        yield from _unpaired_in(block, None)
    for block, below in zip_longest(body, body[1:]):
        if block.kind != "table":
            yield from _unpaired_in(block, below)


def _unpaired_in(block: Block, below: Block | None) -> Iterator[Finding]:
    opened: list[int] = []
    for match in _ANY_PAIR.finditer(block.text):
        char, at = match[0], match.start()
        if char == "’" and _is_apostrophe(block.text, at, opened):
            continue
        if char in _PAIRS:
            opened.append(at)
        elif opened and _matches(block.text[opened[-1]], char):
            opened.pop()
        elif not (char in "）)" and _ITEM.search(block.text, 0, at)):
            yield _lonely(block, at, _CLOSING[char])
            return
    for at in opened[:1]:
        goes_on = below is not None and below.kind == "paragraph" and below.text[:1] == block.text[at]
        if not (block.text[at] in _QUOTES and goes_on):
            yield _lonely(block, at, _PAIRS[block.text[at]])


def _matches(opening: str, closing: str) -> bool:
    """A half-width bracket may close a full-width one: `half-width-mark` speaks of that."""
    return _PAIRS[opening] == closing or (opening in "（(" and closing in "）)")


def _is_apostrophe(text: str, at: int, opened: list[int]) -> bool:
    """it’s, Lin’s: between Latin letters, or behind one where no quotation is open."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    latin = [char.isascii() and char.isalnum() for char in (before, after)]
    return all(latin) or (latin[0] and all(text[place] != "‘" for place in opened))


def _lonely(block: Block, at: int, partner: str) -> Finding:
    mark = block.text[at]
    what = Text(f"{mark} has no partner {partner}", f"{mark} 没有配对的 {partner}")
    hint = Text(
        f"add {partner}, or take {mark} out; a quotation that goes on opens the next paragraph anew",
        f"补上 {partner}，或去掉 {mark}；引文接着下一段的，下一段开头也要有前引号",
    )
    return Finding(block, at, what, hint)


def half_width(proof: Proof, desk: Desk) -> Iterator[Finding]:
    """A mark that `ingest` would have set in full width; none where the paper keeps marks as they are."""
    if desk.style.punctuation == "keep":
        return
    for block in proof.blocks:
        for at, (mark, set_) in enumerate(zip(block.text, normalise(block.text), strict=True)):
            if mark != set_:
                what = Text(f"half-width `{mark}` in Chinese text", f"中文里用了半角的“{mark}”")
                yield Finding(block, at, what, Text(f"write {set_}", f"请改成 {set_}"))


def doubled(proof: Proof, _: Desk) -> Iterator[Finding]:
    """Two marks where one belongs."""
    for block in proof.blocks:
        for match in _DOUBLED.finditer(block.text):
            what = Text(f"two marks in a row: {match[0]}", f"标点连用：{match[0]}")
            yield Finding(block, match.start(), what, Text("keep one of them", "留一个就够了"))


def empty_pair(proof: Proof, _: Desk) -> Iterator[Finding]:
    """Brackets or quotation marks with nothing between them."""
    for block in proof.blocks:
        for match in _EMPTY.finditer(block.text):
            what = Text(f"nothing stands between {match[0]}", f"{match[0]}里面是空的")
            hint = Text("write what belongs there, or take the marks out", "补上内容，或去掉这对标点")
            yield Finding(block, match.start(), what, hint)


def leading(proof: Proof, _: Desk) -> Iterator[Finding]:
    """A paragraph that begins with a mark that only ends something: its head may be lost."""
    for block in proof.body:
        if match := _LEADING.match(block.text):
            what = Text(f"the paragraph begins with {match[0]}", f"段落以“{match[0]}”开头")
            hint = Text(
                "its beginning may stand in the paragraph above, or be lost",
                "开头的文字可能接在上一段后面，也可能丢了",
            )
            yield Finding(block, 0, what, hint)


def spaces(proof: Proof, _: Desk) -> Iterator[Finding]:
    """A space between Han inside a sentence; spaces of leads, credits and rows of names belong there."""
    for block in proof.paragraphs:
        if block.letters < 2 * _LONG_ENOUGH:
            continue
        for sentence in _SENTENCE.finditer(block.text):
            found = list(_SPACE.finditer(sentence[0]))
            if len(found) == 1 and not _SPACE_BELONGS.search(sentence[0]):
                what = Text("a space inside Chinese text", "中文中间有空格")
                hint = Text("take it out; gaps between marks are the page's", "请去掉；字距由版面安排")
                yield Finding(block, sentence.start() + found[0].start(), what, hint)


def headline_mark(proof: Proof, _: Desk) -> Iterator[Finding]:
    """A headline that ends with a mark that headlines do not have."""
    for block in proof.fields:
        if block.kind in ("title", "kicker", "subtitle") and block.text[-1:] in "，。、；：":
            mark = block.text[-1]
            what = Text(f"the {block.kind} ends with {mark}", f"标题以“{mark}”结尾（{block.kind}）")
            hint = Text(
                "take the mark out, or see whether its rest is lost", "去掉标点，或看看后半截是不是丢了"
            )
            yield Finding(block, len(block.text) - 1, what, hint)


def no_closing_mark(proof: Proof, _: Desk) -> Iterator[Finding]:
    """An article whose last paragraph does not end as prose does; one that jumps goes on elsewhere."""
    prose = proof.paragraphs
    if not prose or proof.body[-1] is not prose[-1] or proof.head.jump_to:
        return
    last = prose[-1]
    text = last.text.rstrip()
    if last.letters < _LONG_ENOUGH or _END.search(text) or not re.search("[，。]", text):
        return
    closed = sum(bool(_END.search(block.text.rstrip())) for block in prose[:-1])
    if 2 * closed < len(prose) - 1:  # verse, lists: nothing in it ends so
        return
    what = Text("the article ends without a closing mark", "文章结尾没有句末标点")
    hint = Text("add it, or see whether the end is lost", "补上标点，或看看结尾是不是丢了")
    yield Finding(last, len(text) - 1, what, hint)


def open_paragraph(proof: Proof, _: Desk) -> Iterator[Finding]:
    """A paragraph inside an article that stops at a comma, or at no mark before one that begins anew."""
    for block, below in zip(proof.body, proof.body[1:], strict=False):
        text = block.text.rstrip()
        if block.kind != "paragraph" or below.kind != "paragraph" or "\n" in text:
            continue
        if text.endswith(("，", "、")) and block.letters >= _LONG_ENOUGH:
            what = Text(f"the paragraph stops at {text[-1]}", f"段落停在“{text[-1]}”上")
            hint = Text("join it with the next one, or see what is lost", "与下一段接起来，或看看丢了什么")
            yield Finding(block, len(text) - 1, what, hint)
