"""Declared terms: names and wordings whose form in a variant a person has settled.

In:   text of the source script, and a form for each declared term.
Out:  the places where a term stands, longest first, with its form.
Must not know: who declared a term, or how the text between is converted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """One place of a text, in characters: text[start:end] stands as `form` in the variant."""

    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Declared:
    """Terms and their forms; the form may be longer or shorter than the term."""

    forms: Mapping[str, str] = field(default_factory=dict)
    _lengths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # by first character, longest first

    def over(self, forms: Mapping[str, str]) -> Declared:
        """These and more terms; where both declare one, the form given here holds."""
        if not forms:
            return self
        return Declared({**self.forms, **forms}, {**self._lengths, **self._longer(forms)})

    def spans(self, text: str) -> Iterator[Span]:
        """Where terms stand, from left to right; of terms that begin together the longest, none overlap."""
        free = 0
        for at, length, term in self._candidates(text):
            if at >= free:
                free = at + length
                yield Span(at, free, self.forms[term])

    def _candidates(self, text: str) -> Iterator[tuple[int, int, str]]:
        lengths = self._lengths
        if not lengths or lengths.keys().isdisjoint(text):
            return
        for at in [at for at, first in enumerate(text) if first in lengths]:
            for length in lengths[text[at]]:
                if (term := text[at : at + length]) in self.forms:
                    yield at, length, term

    def _longer(self, terms: Iterable[str]) -> dict[str, tuple[int, ...]]:
        found: defaultdict[str, set[int]] = defaultdict(set)
        for term in terms:
            if term:
                found[term[0]].add(len(term))
        return {
            first: tuple(sorted(lengths.union(self._lengths.get(first, ())), reverse=True))
            for first, lengths in found.items()
        }
