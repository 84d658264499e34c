"""What went wrong, as values: where, what, and what to do about it.

In:   nothing; this is the bottom of the house and imports nothing of ours.
Out:  Problem and Reported, returned by every stage that reads what a person wrote.
Must not know: how problems are printed (console), or that a process can exit.

A problem speaks to an editor, so it is written in both languages of the command line
at the place where it is found; the console chooses one. Exceptions are left to bugs.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Literal, NamedTuple, TypeVar

T = TypeVar("T")


class Text(NamedTuple):
    """One sentence for an editor, in English and in Simplified Chinese."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file: path as an editor would type it; line and column count from 1."""

    path: str
    line: int | None = None
    col: int | None = None

    def __str__(self) -> str:
        parts = [self.path, self.line, self.col]
        return ":".join(str(part) for part in parts if part is not None)


def shown_path(path: Path, base: Path) -> str:
    """A path as an editor would type it: from `base`, the site's folder, where it lies in it."""
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else str(path)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that an editor can mend. An error stops a build; a warning does not.

    `rule`: the name of the rule that found it, where an article may waive that rule.
    """

    where: Where
    what: Text
    hint: Text | None = None
    severity: Literal["error", "warning"] = "error"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reported(Generic[T]):
    """What a stage could do, and what it found wrong; the caller decides what follows."""

    value: T
    problems: tuple[Problem, ...] = ()


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only those that stop a build."""
    return tuple(problem for problem in problems if problem.severity == "error")


def nearest(word: str, known: Collection[str], *, noun: Text) -> Text:
    """The hint for an unknown word: the nearest known one, or the list of all."""
    near = difflib.get_close_matches(word, sorted(known), n=1)
    if near:
        return Text(f"did you mean `{near[0]}`?", f"是不是要写“{near[0]}”？")
    listed = ", ".join(sorted(known))
    return Text(f"known {noun.en}: {listed}", f"可用的{noun.zh}：{listed}")
