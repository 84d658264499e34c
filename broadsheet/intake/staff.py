"""Whom a page calls its own: reporters by their role word, editors in its staff's lines.

In:   a page's lines with their signs.
Out:  names; a bare name at the end of a text that is one of them is a reporter's, any other a writer's.
Must not know: articles, roles of lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.intake.around import Around
from broadsheet.intake.furniture import staff_names
from broadsheet.intake.leads import read_lead, read_signoff, read_tail
from broadsheet.intake.signs import Sight


def find_staff(places: Sequence[Around]) -> frozenset[str]:
    """The names of a page's own people. Linear in the number of lines."""
    return frozenset(name for place in places for name in _named(place.here))


def _named(sight: Sight) -> Iterator[str]:
    face = sight.line.face
    if sight.furniture == "staff":
        yield from staff_names(face)
        return
    found = (
        read_lead(face) if sight.lead else None,
        read_signoff(face) if sight.names else None,
        read_tail(face) if sight.closes else None,
    )
    for lead in found:
        yield from (person.name for person in (lead.people if lead else ()) if person.role == "reporter")
