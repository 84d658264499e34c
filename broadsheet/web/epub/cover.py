"""The cover of a book: a front page drawn from the facts of its issue.

In:   words in the script of the variant.
Out:  a Cover: where every line and rule stands.
Must not know: books, templates, pictures.

A Chinese character is one em wide, so lines are measured without a font. A horizontal cover stands on a
masthead, a vertical one hangs from a nameplate at its right, as Traditional papers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from broadsheet.web.charts.headlines import title_lines, type_width
from broadsheet.web.views.book import Cover, CoverLine, CoverRule

WIDTH: Final = 1200
HEIGHT: Final = 1600
EDGE: Final = 96
INNER: Final = WIDTH - 2 * EDGE
FOOT: Final = HEIGHT - EDGE
MIDDLE: Final = 930  # of a vertical cover: the lead stands above, the rest below
HEAD_SIZES: Final = (132, 116, 102, 90, 80, 70, 60)  # the largest in which the headline fits wins
HEAD_LINES: Final = 4
_UNITS: Final = re.compile(r"[!-~]+|.[，。！？：；、”’」』）》]*")  # what no line end may cut
_CUT: Final = "……"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverWords:
    """What a cover says."""

    site: str
    facts: tuple[str, ...]  # date, number, pages
    kicker: str
    headline: str
    deck: str
    front: tuple[tuple[str, str], ...]  # (news page, headline) of what stands beside the lead
    items: tuple[tuple[str, str], ...]  # of what leads the other news pages


def cover_of(words: CoverWords, *, vertical: bool) -> Cover:
    """The cover; what has no room is left out."""
    lines, rules = _hung(words) if vertical else _standing(words)
    said = [words.site, *words.facts, words.kicker, words.headline, words.deck]
    said += [f"{where} {title}" for where, title in (*words.front, *words.items)]
    says = " / ".join(filter(None, said))
    return Cover(width=WIDTH, height=HEIGHT, lines=tuple(lines), rules=tuple(rules), says=says)


def wrapped(text: str, room: float, most: int) -> list[str]:
    """At most `most` lines of `room` ems; what is left over is told by dots."""
    lines = [""]
    for unit in _UNITS.findall(text):
        if lines[-1] and type_width(lines[-1] + unit) > room:
            lines.append("")
        lines[-1] += unit
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and type_width(last) > room - 2:
        last = last[:-1]
    return [*lines[: most - 1], last + _CUT]


def _headline(title: str, room: int) -> tuple[int, list[str]]:
    """(size, lines) of a headline in lines of `room` units."""
    for size in HEAD_SIZES:
        lines = title_lines(title, room / size)
        if 0 < len(lines) <= HEAD_LINES:
            return size, lines
    return HEAD_SIZES[-1], wrapped(title, room / HEAD_SIZES[-1], HEAD_LINES)


# ── horizontal


def _standing(words: CoverWords) -> tuple[list[CoverLine], list[CoverRule]]:
    plate = min(300, round(INNER / max(1.0, type_width(words.site)) * 0.94))
    y = EDGE + 52 + round(plate * 0.86)
    lines = [_centred("plate", y, plate, words.site)]
    y += round(plate * 0.16) + 40
    rules = [_across(EDGE - 8, 10), _across(EDGE + 8, 2), _across(y, 2), _across(y + 66, 2)]
    lines.append(_centred("facts", y + 45, 34, "\u3000".join(words.facts)))
    y += 66 + 78
    if words.kicker:
        lines.append(_set("kick", EDGE, y + 30, 38, wrapped(words.kicker, INNER / 38, 1)[0]))
        y += 70
    size, head = _headline(words.headline, INNER)
    for line in head:
        lines.append(_set("head", EDGE, y + round(size * 0.94), size, line))
        y += round(size * 1.24)
    y += 26
    for line in wrapped(words.deck, INNER / 42, 3) if words.deck else ():
        lines.append(_set("deck", EDGE, y + 42, 42, line))
        y += 66
    items, above = _listed(words, y + 40)
    return [*lines, *items], [*rules, *above, _across(FOOT + 6, 2)]


def _listed(words: CoverWords, top: int) -> tuple[list[CoverLine], list[CoverRule]]:
    """What else the issue holds, at the foot, as much as there is room for: other news pages first."""
    step, size, label = 68, 40, 30
    room = max(0, (FOOT - 24 - top) // step)
    shown = [*words.front[: max(0, room - len(words.items))], *words.items][:room]
    y = FOOT - 24 - step * len(shown)
    lines: list[CoverLine] = []
    rules = [_across(y - 6, 2)] if shown else []
    indent = EDGE + round(label * max((type_width(where) for where, _ in shown), default=0)) + 40
    before = ""
    for where, title in shown:
        y += step
        if where != before:
            lines.append(_set("label", EDGE, y - 10, label, where))
        [text] = wrapped(title, (WIDTH - EDGE - indent) / size, 1)
        lines.append(_set("item", indent, y - 8, size, text))
        before = where
    return lines, rules


def _set(kind: str, x: int, y: int, size: int, text: str) -> CoverLine:
    return _line(kind, x, y, size, text)


def _centred(kind: str, y: int, size: int, text: str) -> CoverLine:
    return _line(kind, WIDTH // 2, y, size, text, centred=True)


def _line(
    kind: str, x: int, y: int, size: int, text: str, *, vertical: bool = False, centred: bool = False
) -> CoverLine:
    return CoverLine(kind=kind, x=x, y=y, size=size, text=text, vertical=vertical, centred=centred)


def _across(y: int, thick: int) -> CoverRule:
    return CoverRule(x=EDGE, y=y, width=INNER, height=thick)


# ── vertical


def _hung(words: CoverWords) -> tuple[list[CoverLine], list[CoverRule]]:
    """From right to left: the nameplate, then kicker, headline and deck; below these what else there is."""
    foot = FOOT - 92
    plate = min(250, round((foot - EDGE) / max(1.0, type_width(words.site))))
    left = WIDTH - EDGE - plate - 48  # of the rule beside the nameplate
    lines = [_hanging("plate", WIDTH - EDGE - plate // 2, plate, words.site)]
    rules = [
        CoverRule(x=left + 10, y=EDGE, width=8, height=foot - EDGE),
        CoverRule(x=left, y=EDGE, width=2, height=foot - EDGE),
        _across(foot + 30, 2),
    ]
    [facts] = wrapped("\u3000".join(words.facts), INNER / 34, 1)
    lines.append(_set("facts", EDGE, FOOT - 10, 34, facts))
    items = list(_columns(_hung_items(words, left - 40), left - 40, MIDDLE + 40))
    lines += _columns(_hung_lead(words, (MIDDLE if items else foot) - EDGE - 40), left - 40, EDGE)
    if items:
        rules.append(CoverRule(x=EDGE, y=MIDDLE, width=left - EDGE - 40, height=2))
    return [*lines, *items], rules


Column = tuple[str, int, int, str]  # kind, size, how wide it stands, text


def _hung_lead(words: CoverWords, room: int) -> Iterator[Column]:
    if words.kicker:
        yield "kick", 38, 66, wrapped(words.kicker, room / 38, 1)[0]
    size, head = _headline(words.headline, room)
    for line in head:
        yield "head", size, round(size * 1.24), line
    for line in wrapped(words.deck, room / 42, 2) if words.deck else ():
        yield "deck", 42, 64, line


def _hung_items(words: CoverWords, room: int) -> Iterator[Column]:
    """Each headline in a column or two after the name of its news page; only whole ones."""
    size, step, high = 38, 56, FOOT - 92 - MIDDLE - 40
    for where, title in words.items:
        texts = wrapped(title, high / size, 2)
        wide = 50 + step * len(texts) + 18
        if wide > room - EDGE:
            return
        room -= wide
        yield "label", 28, 50, where
        for text in texts:
            yield "item", size, step, text
        yield "label", 0, 18, ""


def _columns(columns: Iterable[Column], x: int, y: int) -> Iterator[CoverLine]:
    """Columns from right to left."""
    for kind, size, wide, text in columns:
        if text:
            yield _line(kind, x - wide // 2, y, size, text, vertical=True)
        x -= wide


def _hanging(kind: str, x: int, size: int, text: str) -> CoverLine:
    return _line(kind, x, EDGE, size, text, vertical=True)
