"""Characters of an article that ingest set otherwise than the source has them, each with its place there.

In:   the runs of the source that a field or paragraph was made of, and the field as ingested.
Out:  each change: line, column, what the source has, what the article has.
Pure: no files, no style: what was changed is read from the two texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from broadsheet.chinese.restoring import changes


class Run(Protocol):
    """Characters of one line of the source; line and column from 1."""

    @property
    def line(self) -> int: ...
    @property
    def col(self) -> int: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOtherwise:
    """What stands at a place of the source, and what the article has instead."""

    line: int
    col: int
    was: str
    now: str


def set_otherwise(runs: Sequence[Run], field: str) -> Iterator[SetOtherwise]:
    """The changes in the order of the source; none where `field` was not made of these runs."""
    ends = list(accumulate(len(run.text) for run in runs))
    for change in changes("".join(run.text for run in runs), field):
        at = next(number for number, end in enumerate(ends) if change.start < end)
        run = runs[at]
        begin = ends[at] - len(run.text)
        yield SetOtherwise(line=run.line, col=run.col + change.start - begin, was=change.was, now=change.now)
