"""Who a printed name is.

In:   the people of people.toml, and whoever the edition met besides; credits as printed.
Out:  ids of persons.
Pure: no files, no order, no addresses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from broadsheet.model import ArticleHead, Credit, Person, PersonId


class Register:
    """Who a printed name is: an id given in the file, then a registered name or alias."""

    def __init__(self, people: Iterable[Person]) -> None:
        known = tuple(people)
        former = {PersonId(alias): person for person in known for alias in person.aliases}
        self._by_id = former | {person.id: person for person in known}
        self._by_name: dict[str, list[PersonId]] = defaultdict(list)
        for person in known:
            for name in dict.fromkeys((person.name, *person.aliases)):
                self._by_name[name].append(person.id)

    def resolve(self, credit: Credit) -> PersonId | None:
        """None for an organisation, an unknown name, or a name that two people share."""
        if credit.role == "source":
            return None
        if credit.person:
            person = self._by_id.get(PersonId(credit.person))
            return person.id if person else None
        ids = self._by_name.get(credit.name, [])
        return ids[0] if len(ids) == 1 else None

    def shared(self, name: str) -> tuple[PersonId, ...]:
        """Every person that the name may mean."""
        return tuple(self._by_name.get(name, ()))

    def person(self, id_: PersonId) -> Person:
        return self._by_id[id_]


def credits_of(head: ArticleHead) -> tuple[Credit, ...]:
    """Byline and photo credits in printed order."""
    return (*head.byline, *(credit for photo in head.photos for credit in photo.credit))
