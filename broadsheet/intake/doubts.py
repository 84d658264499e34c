"""What an editor should look at: every doubt the cutter has, in both languages, with its weight.

In:   which article and line, and the case.
Out:  Doubt values; the heavier, the sooner `review` shows it. A weight is how likely the fault is, times
      how bad it would be. How likely was counted on the pages of docs/ingest.md.
Must not know: how a doubt is shown, or stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from broadsheet.intake.confidence import Part
from broadsheet.intake.merge import Clash
from broadsheet.model import GAP
from broadsheet.problems import Text

# how bad it is if the doubt is right, 0 to 1: what a reader would miss, or be told wrongly
WRONG_CUT: Final = 1.0
LOST: Final = 1.0
NO_HEADLINE: Final = 0.9
UNFINISHED: Final = 0.9
REPEATED: Final = 0.6
MISPLACED: Final = 1.0
MISLABELLED: Final = 0.6
REMAINDER: Final = 0.5
UNMERGED: Final = 0.7
_NAMED: Final = 5  # characters that a doubt names

_CUTS: Final[Mapping[Part, Text]] = {
    "beginning": Text(
        "it is uncertain whether a new article begins here",
        "不能确定这里是不是一篇新稿件的开头",
    ),
    "inside": Text(
        "another article may begin here",
        "这里也许是另一篇稿件的开头",
    ),
    "whole": Text(
        "it is uncertain whether this article is whole, and holds no text of another",
        "不能确定这一篇是否完整，有没有混进别的稿件的文字",
    ),
}

_LIKELY: Final = {"lost": 0.95, "doubtful": 0.6}
_JOINTS: Final = {
    "lost": Text(
        f"text is missing between these two halves; the gap is marked {GAP}",
        f"这里前后两段之间缺了文字，已用 {GAP} 标出",
    ),
    "doubtful": Text(
        "these two halves were joined, but text seems to be missing between them, or they do not fit",
        "这里把前后两段接成了一段，中间似乎缺了文字，也可能本来不是一段",
    ),
}

_DOES: Final[Mapping[str, str]] = {
    "split": "另起一篇",
    "merge": "并入上一篇",
    "move": "移到另一篇",
    "mark": "标明这一行是什么",
    "accept": "认可",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing to look at: article (its order on the page), line of the source, weight 0 to 1.

    `clash`: what the new cut has, and what a person has instead. `file`: name of the file that is meant.
    """

    article: int
    line: int
    kind: str
    what: Text
    weight: float
    clash: Clash | None = None
    file: str = ""


def _weight(likely: float, bad: float) -> float:
    return round(likely * bad, 2)


def lost_text(article: int, line: int, joint: Literal["doubtful", "lost"]) -> Doubt:
    """`line`: the one above the break."""
    return Doubt(
        article=article,
        line=line,
        kind="lost text",
        weight=_weight(_LIKELY[joint], LOST),
        what=_JOINTS[joint],
    )


def printed_twice(article: int, line: int, first: int) -> Doubt:
    """`line`: where the passage stands again; `first`: where it stood."""
    return Doubt(
        article=article,
        line=line,
        kind="printed twice",
        weight=_weight(0.85, REPEATED),
        what=Text(
            f"this passage is printed at line {first} too; the text was left as it is",
            f"这段文字第 {first} 行已经印过一次；两处都照原样保留",
        ),
    )


def no_headline(article: int, line: int) -> Doubt:
    return Doubt(
        article=article,
        line=line,
        kind="no headline",
        weight=_weight(0.9, NO_HEADLINE),
        what=Text("no headline was found for this article", "没有找到这篇稿件的标题"),
    )


def tall_heading(article: int, line: int, lines: int) -> Doubt:
    """`line`: the heading's first; `lines`: how many it has."""
    return Doubt(
        article=article,
        line=line,
        kind="tall heading",
        weight=_weight(0.5, MISLABELLED),
        what=Text(
            f"a heading of {lines} lines: one of them may be a name, a label or text",
            f"标题有 {lines} 行，其中也许有署名、栏名或正文",
        ),
    )


def open_end(article: int, line: int) -> Doubt:
    return Doubt(
        article=article,
        line=line,
        kind="open end",
        weight=_weight(0.75, UNFINISHED),
        what=Text("this paragraph breaks off in mid-sentence", "这一段没有写完就断了"),
    )


def moved_text(article: int, line: int) -> Doubt:
    return Doubt(
        article=article,
        line=line,
        kind="moved text",
        weight=_weight(0.6, MISPLACED),
        what=Text(
            "this text stood inside another article and was brought back to this one",
            "这些文字排在另一篇稿件中间，按内容归回了这一篇",
        ),
    )


def uncertain_cut(article: int, line: int, part: Part, confidence: float) -> Doubt:
    """`part`: where the cut is weakest; `line` is the line there."""
    return Doubt(
        article=article,
        line=line,
        kind="uncertain cut",
        weight=_weight(1.0 - confidence, WRONG_CUT),
        what=Text(
            f"{_CUTS[part].en} ({confidence:.0%} sure)",
            f"{_CUTS[part].zh}（把握 {confidence:.0%}）",
        ),
    )


def broken_lead(article: int, line: int) -> Doubt:
    return Doubt(
        article=article,
        line=line,
        kind="broken lead",
        weight=_weight(1.0, REMAINDER),
        what=Text(
            "the dateline was cut by a line break; a part of it may still stand in the text",
            "电头被换行截断，正文开头可能还留着一部分",
        ),
    )


def lost_decision(article: int, line: int, do: str) -> Doubt:
    """`do`: what a person had decided (decisions.Do)."""
    return Doubt(
        article=article,
        line=line,
        kind="lost decision",
        weight=_weight(1.0, MISPLACED),
        what=Text(
            f"a decision of yours ({do}) could not be applied: its line is gone from the source",
            f"您以前的一项处理（{_DOES[do]}）没法照办：来稿里已经没有那一行",
        ),
    )


def unmerged(article: int, line: int, clash: Clash) -> Doubt:
    place = (
        Text("a paragraph", "有一段")
        if clash.field == "body"
        else Text(f"`{clash.field}`", f"字段“{clash.field}”")
    )
    here = (
        Text(f": {clash.machine}", f"：{clash.machine}") if clash.machine else Text(" nothing", "：没有文字")
    )
    return Doubt(
        article=article,
        line=line,
        kind="clash",
        weight=_weight(1.0, UNMERGED),
        what=Text(
            f"{place.en} was changed by hand, and the new cut has{here.en}",
            f"{place.zh}有人改过，新切出的结果是{here.zh}",
        ),
        clash=clash,
    )


def lost_characters(article: int, line: int) -> Doubt:
    return Doubt(
        article=article,
        line=line,
        kind="lost characters",
        weight=0.8,
        what=Text(
            "characters were lost on this line; they show as \ufffd", "这一行丢了字，丢的字显示为 \ufffd"
        ),
    )


def font_characters(article: int, line: int, chars: str) -> Doubt:
    """`chars`: each once; all of them stand on the page without a meaning."""
    codes = [f"U+{ord(char):04X}" for char in chars[:_NAMED]]
    more = " …" if len(chars) > _NAMED else ""
    return Doubt(
        article=article,
        line=line,
        kind="font characters",
        weight=0.5,
        what=Text(
            f"{' '.join(codes)}{more} have no meaning outside the font: write what the page shows",
            f"{'、'.join(codes)}{more} 离开原来的字体就没有意义，请照报纸改成真正的字",
        ),
    )


def backwards(article: int, line: int) -> Doubt:
    return Doubt(
        article=article,
        line=line,
        kind="backwards",
        weight=0.6,
        what=Text(
            "this line seems to read from right to left: turn it round",
            "这一行像是从右往左排的，请把字序倒过来",
        ),
    )
