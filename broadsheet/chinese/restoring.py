"""The way back: which characters of the source each character of a field stands for.

In:   what the source has, and what an article holds of it.
Out:  for each character of the article its place in the source; the places where both differ.
Must not know: the house style that was applied. What was changed is read from the two texts, so a record of
      long ago is read as well as one of today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from broadsheet.chinese.glyphs import ordinary

GAP: Final = "[…]"  # text is lost here (model.GAP): it stands for nothing in the source
_LONG: Final = {
    "……": re.compile(r"([.。．·…])\1*"),
    "——": re.compile(r"([-－─―—])\1*"),
    "《": re.compile("<<"),
    "》": re.compile(">>"),
}
# in one group all that may stand for one another, character for character
_ALIKE: Final = (
    '"“”',
    "'‘’",
    "《〈",
    "》〉",
    "~～",
    ".．。",
    ",，",
    ";；",
    ":：",
    "?？",
    "!！",
    "(（",
    ")）",
)
_CLASS: Final = {char: group[0] for group in _ALIKE for char in group}
_SPACES: Final = re.compile(r"\s*")
_SHIFT: Final = 0xFEE0  # from half-width to full-width forms


class Stretch(NamedTuple):
    """Characters start to end of the source; start == end where the field has what the source has not."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Change:
    """What the source has at `start`, and what the article has instead."""

    start: int
    was: str
    now: str


def stretches(source: str, field: str) -> tuple[Stretch, ...] | None:
    """For each character of `field` where it comes from; None where it was not made of `source`.

    White space may have gone, or come for a line's end; a mark of lost text (GAP) stands for nothing.
    """
    found: list[Stretch] = []
    plain = ordinary(source)
    at = 0
    while len(found) < len(field):
        step = _step(plain, at, field, len(found))
        if step is None:
            return None
        found += step
        at = max(at, step[-1].end)
    return tuple(found) if not plain[at:].strip() else None


def changes(source: str, field: str) -> tuple[Change, ...]:
    """Where `field` differs from `source` in more than white space; none where it was not made of it."""
    found = []
    at = 0
    for stretch, end in _groups(stretches(source, field) or ()):
        was, now = source[stretch.start : stretch.end], field[at:end]
        at = end
        if was != now and was.strip():
            found.append(Change(stretch.start, was, now))
    return tuple(found)


def _groups(every: tuple[Stretch, ...]) -> Iterator[tuple[Stretch, int]]:
    """Each stretch once, with the end of the characters that stand for it together."""
    for at, stretch in enumerate(every, start=1):
        if at == len(every) or every[at] != stretch or stretch.start == stretch.end:
            yield stretch, at


def _step(source: str, at: int, field: str, made: int) -> list[Stretch] | None:
    """What the next characters of the field stand for; white space of the source is skipped for them."""
    rest = field[made : made + len(GAP)]
    if not rest[0].isspace() and not rest.startswith(GAP):
        at = _SPACES.match(source, at).end()  # type: ignore[union-attr]  # it matches everywhere
    if at < len(source) and _alike(source[at], rest[0]) and not _is_long(source, at, field, made):
        return [Stretch(at, at + 1)]
    for written, spelled in _LONG.items():
        match = spelled.match(source, at)
        if rest.startswith(written) and match:
            return [Stretch(at, match.end())] * len(written)
    if rest.startswith(GAP):
        return [Stretch(at, at)] * len(GAP)
    return [Stretch(at, at)] if rest[0] == " " else None


def _is_long(source: str, at: int, field: str, made: int) -> bool:
    """Whether a run of the source stands for a mark of two em rather than one character for one."""
    for written in ("……", "——"):
        match = _LONG[written].match(source, at)
        if match and field.startswith(written, made):
            run = len(field) - made - len(field[made:].lstrip(written[0]))
            return match[0] != written[0] * run
    return False


def _alike(one: str, other: str) -> bool:
    return one == other or _CLASS.get(one, _narrow(one)) == _CLASS.get(other, _narrow(other))


def _narrow(char: str) -> str:
    return chr(ord(char) - _SHIFT) if "！" <= char <= "～" else char
