"""What a rule of the lint is, and what it may look at besides the proof in its hands.

In:   nothing.
Out:  Rule, Finding, Desk.
Must not know: any rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from broadsheet.chinese.house_style import HouseStyle
from broadsheet.chinese.scripts import Scripts
from broadsheet.pipeline.lint.proof import Block, Proof
from broadsheet.problems import Text, Where
from broadsheet.shelf.images import Credited


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: the character at which it stands, what it is, what to do."""

    block: Block
    at: int
    what: Text
    hint: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What lies beside a proof: names that the paper knows, and where the issue has each paragraph first."""

    people: frozenset[str] = frozenset()
    first: Mapping[str, Where] = field(default_factory=dict)
    signed: Mapping[str, Credited] = field(default_factory=dict)  # by file: who made the picture, as it says
    style: HouseStyle = field(default_factory=HouseStyle)  # of the paper
    scripts: Scripts = field(default_factory=Scripts)


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: the name by which an article waives it, what it looks for, how it finds it."""

    name: str
    looks_for: Text
    find: Callable[[Proof, Desk], Iterable[Finding]]
