"""Which of its Traditional forms a character takes, by the words around it.

In:   a text, and contexts.tsv: for a character the forms it may take, before and after what.
Out:  the form that the first fitting row gives, or nothing.
Must not know: OpenCC, how words are found, variants.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

REACH: Final = 10  # characters that are looked at before one
BOUND: Final = "。"  # stands for the ends of a text
_pattern = cache(re.compile)  # at the first use: a page needs few of the rows
_NAME: Final = re.compile(r"\{([^{}0-9,]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of contexts.tsv: the form, and patterns that must fit on both sides."""

    form: str
    before: str
    after: str

    def fits(self, bounded: str, at: int) -> bool:
        """Whether the character at this place stands between what the row asks for."""
        if not _pattern(self.after).match(bounded, at + 1):
            return False
        return _pattern(self.before).search(bounded[max(0, at - REACH) : at]) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contexts:
    """All rows by character, and the words of the dictionary whose characters they weigh as well."""

    rows: Mapping[str, tuple[Row, ...]]
    words: re.Pattern[str]

    def weighed(self, word: str) -> tuple[int, ...]:
        """The places of a word's characters that depend on what stands around it."""
        places = tuple(at for at, character in enumerate(word) if character in self.rows)
        return places if len(word) == 1 or (places and self.words.fullmatch(word)) else ()

    def form(self, bounded: str, at: int) -> str | None:
        """The form of the character at a place of a text that stands between `BOUND`s; None: no row fits."""
        return next((row.form for row in self.rows[bounded[at]] if row.fits(bounded, at)), None)


@cache
def contexts() -> Contexts:
    """The rows that come with the package."""
    text = files("broadsheet.chinese").joinpath("contexts.tsv").read_text(encoding="utf-8")
    return read_contexts(text.splitlines())


def read_contexts(lines: Iterable[str]) -> Contexts:
    """Rows of character, form, before and after; of `{name}` and its pattern; of a pattern of words alone."""
    fields = [line.split("\t") for line in lines if line and not line.startswith("#")]
    lists = {row[0][1:-1]: row[1] for row in fields if len(row) == 2}
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for character, form, before, after in (row for row in fields if len(row) == 4):
        row = Row(form=form, before=f"(?:{_spelt(before, lists)})$", after=_spelt(after, lists))
        rows[character].append(row)
    return Contexts(
        rows={character: tuple(found) for character, found in rows.items()},
        words=re.compile("|".join(_spelt(row[0], lists) for row in fields if len(row) == 1)),
    )


def _spelt(pattern: str, lists: Mapping[str, str]) -> str:
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda name: lists[name[1]], pattern)
    return pattern
