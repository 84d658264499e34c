"""People who write together: with whom somebody signed most.

In:   the articles of one person, who their names are, the place that shows them.
Out:  a Company: names with a bar each, most first.
Must not know: articles of others, templates.

Everything stands in the bylines of the person's own articles, so this costs no look at the archive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from broadsheet.chinese.names import is_personal
from broadsheet.model import ArticleHead, Credit, PersonId, Term
from broadsheet.register import credits_of
from broadsheet.web import urls
from broadsheet.web.declared import person_key, wordings
from broadsheet.web.frame import Place
from broadsheet.web.teasers import Knowledge
from broadsheet.web.views import Wording
from broadsheet.web.views.charts import Companion, Company

SHOWN: Final = 8
WIDTH: Final = 100  # units of the longest bar


def company(heads: Iterable[ArticleHead], person: PersonId, place: Place, known: Knowledge) -> Company | None:
    """Who is named in the articles of `person`, whatever the role; None where nobody is."""
    counted: Counter[PersonId] = Counter()
    printed: dict[PersonId, Credit] = {}
    for head in heads:
        named = {id_: credit for credit in credits_of(head) if (id_ := known.people.get(person_key(credit)))}
        counted.update(named.keys() - {person})
        printed |= {id_: credit for id_, credit in named.items() if id_ not in printed}
    if not counted:
        return None
    ranked = sorted(counted, key=lambda id_: (-counted[id_], id_))
    most = counted[ranked[0]]
    return Company(
        people=tuple(
            Companion(
                url=place.to(urls.person(id_)),
                name=printed[id_].name,
                count=counted[id_],
                path=f"M0 0H{max(round(WIDTH * counted[id_] / most), 1)}",
                declared=_declared(printed[id_], place, known),
            )
            for id_ in ranked[:SHOWN]
        ),
        more=max(len(ranked) - SHOWN, 0),
    )


def _declared(credit: Credit, place: Place, known: Knowledge) -> tuple[Wording, ...]:
    """A name in the form that is its bearer's."""
    term = known.settled.get(person_key(credit))
    if not term and not is_personal(credit.name):
        return ()
    plain = Term(written=credit.name, kind="name")
    return wordings([term or plain], place.frame.default, place.variant)
