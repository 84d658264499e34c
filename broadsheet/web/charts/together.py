"""Who signs with whom: the people most joined, one below the other, an arc for every two of them.

In:   everybody with their articles; then the place that shows the picture.
Out:  Joined, who stands where and how often they signed together, once for all variants; of it a Together.
Must not know: bodies, templates, colours.

An arc is as thick as two names stand under so many articles, and the table beside it names every arc. It is
bounded to the strongest ties, so a staff of thousands is drawn as a staff of three is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final
from unicodedata import east_asian_width

from broadsheet.chinese.names import is_personal
from broadsheet.model import Contributor, Person, PersonId
from broadsheet.web import urls
from broadsheet.web.declared import is_declared, person_term, wordings
from broadsheet.web.frame import Place
from broadsheet.web.views.charts import Joint, Tie, Together

PEOPLE: Final = 20  # that are shown
TIES: Final = 32
CROWD: Final = 12  # an article under more names is a list of thanks, and joins nobody
ROW: Final = 26  # units from a name to the next, as many pixels: a link must be 24 px high
LETTER: Final = 16  # units a character of a name is wide
ROOM: Final = 9  # characters of the longest name that is set at its own width
REACH: Final = 200  # units that an arc stands out at most
THICK: Final = 6.0  # units of the thickest arc
THICK_OF_ONE: Final = 1.5  # that an article adds at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The strongest ties of a staff."""

    people: tuple[PersonId, ...]  # in the order in which they stand
    ties: tuple[tuple[PersonId, PersonId, int], ...]  # two people, articles; most first
    others: int  # ties that are not among them


def joined(people: Iterable[Contributor]) -> Joined | None:
    """The strongest ties, equal ones by id; None where nobody signs with anybody."""
    signed: dict[int, list[PersonId]] = {}  # by the identity of an article, which all its people share
    for one in people:
        for work in one.works:
            if len(work.article.byline) > 1 or work.article.photos:
                signed.setdefault(id(work.article), []).append(one.person.id)
    counted = Counter(
        pair for ids in signed.values() if 1 < len(ids) <= CROWD for pair in combinations(sorted(ids), 2)
    )
    if not counted:
        return None
    ties: list[tuple[PersonId, PersonId, int]] = []
    shown: set[PersonId] = set()
    for pair in sorted(counted, key=lambda pair: (-counted[pair], pair)):
        if len(ties) < TIES and len(shown.union(pair)) <= PEOPLE:
            ties.append((*pair, counted[pair]))
            shown.update(pair)
    return Joined(people=_ordered(ties), ties=tuple(ties), others=len(counted) - len(ties))


def _ordered(ties: Sequence[tuple[PersonId, PersonId, int]]) -> tuple[PersonId, ...]:
    """So that arcs are short: as they are met, then any two change places where that shortens the whole."""
    order = list(dict.fromkeys(person for first, second, _ in ties for person in (first, second)))
    length = _length(order, ties)
    better = True
    while better:
        better = False
        for one, other in combinations(range(len(order)), 2):
            order[one], order[other] = order[other], order[one]
            if (shorter := _length(order, ties)) < length:
                length, better = shorter, True
            else:
                order[one], order[other] = order[other], order[one]
    return tuple(order)


def _length(order: Sequence[PersonId], ties: Iterable[tuple[PersonId, PersonId, int]]) -> int:
    at = {person: index for index, person in enumerate(order)}
    return sum(abs(at[first] - at[second]) * count for first, second, count in ties)


def together(found: Joined, people: Mapping[PersonId, Person], place: Place) -> Together:
    """The picture as the page at `place` shows it."""
    at = {id_: index for index, id_ in enumerate(found.people)}
    widths = {id_: _width(people[id_].name) for id_ in found.people}
    room = min(max(widths.values()), ROOM * LETTER)
    joints = {
        id_: _joint(people[id_], place, y=ROW * at[id_], narrow=widths[id_] > room) for id_ in found.people
    }
    spans = [abs(at[first] - at[second]) for first, second, _ in found.ties]
    reach = min(ROW * max(spans), REACH)
    thick = min(THICK_OF_ONE, THICK / found.ties[0][2])
    start = room + LETTER // 2
    return Together(
        width=start + reach + int(THICK),
        height=ROW * len(at),
        row=ROW,
        room=room,
        people=tuple(joints.values()),
        ties=tuple(
            Tie(
                first=joints[min(first, second, key=at.__getitem__)],
                second=joints[max(first, second, key=at.__getitem__)],
                count=count,
                path=_arc(start, sorted((at[first], at[second])), reach / max(spans)),
                thick=f"{thick * count:.1f}",
            )
            for first, second, count in found.ties
        ),
        others=found.others,
    )


def _joint(person: Person, place: Place, *, y: int, narrow: bool) -> Joint:
    own = is_personal(person.name) or is_declared(person)
    return Joint(
        url=place.to(urls.person(person.id)),
        name=person.name,
        y=y,
        narrow=narrow,
        declared=wordings([person_term(person)], place.frame.default, place.variant) if own else (),
    )


def _width(name: str) -> int:
    return sum(LETTER if east_asian_width(letter) in "WF" else LETTER * 5 // 8 for letter in name)


def _arc(x: int, rows: Sequence[int], reach: float) -> str:
    """Half an ellipse beside two rows; `reach`: units that it stands out for each row between them."""
    top, bottom = (ROW * row + ROW // 2 for row in rows)
    return f"M{x} {top}A{round(reach * (rows[1] - rows[0]))} {(bottom - top) // 2} 0 0 1 {x} {bottom}"
