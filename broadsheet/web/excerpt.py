"""How much of an article a list shows, and how long it takes to read.

In:   plain text of the first paragraphs.
Out:  shorter plain text, cut at the end of a sentence or a clause, never in a word.
Pure text; must not know: views, pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

READING_SPEED: Final = 400  # characters a minute: the usual figure for silent reading of Chinese news
_LEAD: Final = 80  # characters; the longest lead with its names stays below
_LEAD_NAMES: Final = re.compile(
    r"[（(][^（）()]{1,60}[）)]|(?:记者|記者|通讯员|通訊員)[^，。！？：；]{1,40}?(?:报道|報道|報導)\b"
)
_SENTENCE: Final = re.compile(r".*?(?:[。！？]|…(?!\]))(?:[”’」』）]*)|.+$", re.S)
_LEAST: Final = 28  # characters: a salutation alone says nothing
_SENTENCE_END: Final = "。！？…”’」』）：；"
# what a paper prints around the name of a series: ■●◆▲□○◇★, dingbats, ※＊•
_ORNAMENTS: Final = " \u3000※＊*•·‧" + "".join(map(chr, (*range(0x25A0, 0x27C0), *range(0x2B00, 0x2C00))))
_CLAUSE_END: Final = re.compile(r"[，。！？；：、,.!?;:—]|…(?!\])")


def excerpt(paragraphs: Sequence[str], room: int) -> tuple[str, ...]:
    """As many whole sentences as fit into `room` characters, at least one; paragraphs kept.

    A first sentence longer than the room is cut at a clause and ends in ……
    """
    kept: list[str] = []
    left = room
    for paragraph in paragraphs:
        sentences = _SENTENCE.findall(paragraph)
        fitting: list[str] = []
        for sentence in sentences:
            if len(sentence) > left:
                break
            fitting.append(sentence)
            left -= len(sentence)
        if fitting:
            kept.append("".join(fitting))
        if len(fitting) < len(sentences):
            break
    if not kept and paragraphs and paragraphs[0]:
        kept.append(_cut_at_clause(paragraphs[0], room))
    return tuple(kept)


def cuts(paragraphs: Sequence[str], room: int) -> tuple[tuple[str, ...], ...]:
    """Every way to show the beginning, sentence by sentence, the shortest first; () of no text.

    The shortest is a sentence or two, or what of one fits into `room` characters. A last sentence
    that the opening breaks off is left out, but where it is all there is.
    """
    shown: list[tuple[str, ...]] = []
    done: tuple[str, ...] = ()
    for paragraph in paragraphs:
        kept = ""
        for sentence in _SENTENCE.findall(paragraph):
            kept += sentence
            shown.append((*done, kept))
        done = (*done, kept) if kept else done
    if len(shown) > 1 and not done[-1].endswith(tuple(_SENTENCE_END)):
        shown.pop()
    if shown and len(shown[0][0]) > room:
        shown.insert(0, excerpt(paragraphs, room))
    return tuple(each for each in shown[:-1] if sum(map(len, each)) >= _LEAST) + tuple(shown[-1:])


def _cut_at_clause(text: str, room: int) -> str:
    ends = [match.start() for match in _CLAUSE_END.finditer(text, 0, room)]
    return text[: ends[-1] if ends else room] + "……"


def first_clause(paragraphs: Sequence[str], room: int = 24) -> str:
    """What stands in for a headline that the source lost: the words before the first mark."""
    text = next((paragraph for paragraph in paragraphs if paragraph), "")
    clause = _CLAUSE_END.split(text, maxsplit=1)[0]
    return clause if len(clause) <= room else clause[:room] + "……"


def without_lead(text: str, dateline: str) -> str:
    """The text behind its lead: 本报讯（记者 何青）, 本报讯 记者何青报道; the whole where none is found."""
    if not dateline or not text.startswith(dateline):
        return text
    rest = text[len(dateline) :].lstrip()
    found = _LEAD_NAMES.match(rest)
    return (rest[found.end() :] if found else rest).lstrip() or text


def unadorned(text: str) -> str:
    """The name of a series without the ornament that the paper prints before it: ■ 老物件 → 老物件."""
    return text.strip(_ORNAMENTS) or text


def minutes(length: int) -> int:
    """Whole minutes to read `length` characters, at least 1."""
    return max(1, round(length / READING_SPEED))


def printed_in(text: Sequence[str], words: str) -> bool:
    """Whether the text itself begins with its dateline, or names its writer there; white space aside."""
    return bool(text) and "".join(words.split()) in "".join(text[0][:_LEAD].split())
