"""What an editor should look at: every doubt the cutter has, in both languages, with its weight.

In:   which article and line, and the case.
Out:  Doubt values; the heavier, the sooner `review` shows it.
Must not know: how a doubt is shown, or stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from broadsheet.problems import Text

_NAMED: Final = 5  # characters that a doubt names


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing to look at: article (its order on the page), line of the source, weight 0 to 1."""

    article: int
    line: int
    kind: str
    what: Text
    weight: float


def lost_text(article: int, line: int) -> Doubt:
    return Doubt(
        article=article,
        line=line,
        kind="lost text",
        weight=0.9,
        what=Text(
            "these two halves were joined, but text seems to be missing between them",
            "这里把前后两段接成了一段，中间似乎缺了文字",
        ),
    )


def no_headline(article: int, line: int) -> Doubt:
    return Doubt(
        article=article,
        line=line,
        kind="no headline",
        weight=0.8,
        what=Text("no headline was found for this article", "没有找到这篇稿件的标题"),
    )


def open_end(article: int, line: int) -> Doubt:
    return Doubt(
        article=article,
        line=line,
        kind="open end",
        weight=0.7,
        what=Text("this paragraph breaks off in mid-sentence", "这一段没有写完就断了"),
    )


def moved_text(article: int, line: int) -> Doubt:
    return Doubt(
        article=article,
        line=line,
        kind="moved text",
        weight=0.6,
        what=Text(
            "this text stood inside another article and was brought back to this one",
            "这些文字排在另一篇稿件中间，按内容归回了这一篇",
        ),
    )


def uncertain_cut(article: int, line: int, confidence: float) -> Doubt:
    return Doubt(
        article=article,
        line=line,
        kind="uncertain cut",
        weight=round(1.0 - confidence, 2) / 2,
        what=Text(
            "it is uncertain whether a new article begins here",
            "不能确定这里是不是一篇新稿件的开头",
        ),
    )


def broken_lead(article: int, line: int) -> Doubt:
    return Doubt(
        article=article,
        line=line,
        kind="broken lead",
        weight=0.5,
        what=Text(
            "the dateline was cut by a line break; a part of it may still stand in the text",
            "电头被换行截断，正文开头可能还留着一部分",
        ),
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
