"""What is declared for the whole site: the terms of glossary.toml and the names of people.toml.

In:   both files as read; which of their words stand in which issue.
Out:  terms, and those that may stand on the pages of a unit.
Must not know: what an article declares for itself, conversion.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from broadsheet.chinese.name_forms import AMBIGUOUS
from broadsheet.chinese.names import is_personal
from broadsheet.model import IssueId, Person, Term
from broadsheet.pipeline.occurrences import anywhere
from broadsheet.problems import Where
from broadsheet.web.declared import is_declared, person_term
from broadsheet.web.script import Words

GLOSSARY: Final = "content/glossary.toml"
_KEYS: Final = ("hans", "hant", "tw", "hk", "name")
SHORTEST: Final = 3  # a name of two characters may stand inside other words too: 何青 in 如何青睐


@dataclass(frozen=True, kw_only=True)
class SiteTerms:
    """`source` is the variant that the paper is written in."""

    source: str
    terms: tuple[Term, ...]
    of_issue: Mapping[IssueId, frozenset[str]]

    @cached_property
    def words(self) -> Words:
        return Words({word for term in self.terms for word in self._wordings(term)})

    def _wordings(self, term: Term) -> set[str]:
        """As the texts hold it, and as the words of the interface do."""
        return {term.in_source(self.source), term.hans} - {""}

    def in_issues(self, issues: Iterable[IssueId], *texts: str) -> tuple[Term, ...]:
        """The terms that may stand on pages which show articles of some issues, and some texts."""
        words = self.words.within("\n".join(texts)).union(*(self.of_issue[id_] for id_ in issues))
        return tuple(
            term
            for term in self.terms
            if not words.isdisjoint(self._wordings(term)) or anywhere(term.in_source(self.source))
        )


def site_terms(glossary: Iterable[Term], people: Iterable[Person], source: str) -> tuple[Term, ...]:
    """The glossary first: what it says of a name holds."""
    names = (person_term(person) for person in people if _stands_alone(person))
    return tuple(term for term in (*glossary, *names) if term.in_source(source))


def _stands_alone(person: Person) -> bool:
    """Whether a name is worth looking for in every text; all are declared by byline and credit besides.

    A short one is looked for only if it may go wrong: 何青 is 何青 whatever stands around it.
    """
    if len(person.name) < SHORTEST:
        return not AMBIGUOUS.isdisjoint(person.name)
    return is_personal(person.name) or is_declared(person)


def lines_of(site: Path, file: str) -> Mapping[str, Where]:
    """Wording → the first line of glossary.toml or people.toml that gives it."""
    try:
        text = (site / file).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    found: dict[str, Where] = {}
    for number, line in enumerate(text.splitlines(), 1):
        key, _, value = line.partition("=")
        if key.strip() in _KEYS:
            found.setdefault(value.strip().strip("\"'"), Where(file, number))
    return found
