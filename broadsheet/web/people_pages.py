"""People: the index of all who write, draw and take pictures, and a page for each.

In:   one Contributor, or all of them.
Out:  WebPage values.
Must not know: bodies, files, templates, conversion.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from broadsheet.chinese.dates import long_date
from broadsheet.chinese.names import is_personal, spelled
from broadsheet.chinese.variants import HANS
from broadsheet.model import ROLES, Contributor, Person, PersonId, Work
from broadsheet.web import urls
from broadsheet.web.charts.company import company
from broadsheet.web.charts.flow import flow
from broadsheet.web.charts.together import Joined, together
from broadsheet.web.declared import is_declared, person_key, person_term, wordings
from broadsheet.web.frame import Frame, Place
from broadsheet.web.list_items import ListContext, declared_in_titles, list_item, titles
from broadsheet.web.teasers import credits
from broadsheet.web.views import (
    IndexGroup,
    Link,
    ListItem,
    PersonCard,
    PersonView,
    PersonYear,
    RedirectView,
    ReportersView,
    RoleCount,
    Wording,
)
from broadsheet.web.webpage import WebPage


def person_pages(one: Contributor, context: ListContext) -> Iterator[WebPage]:
    """reporters/<id>.html with everything the person did, whatever the role."""
    for variant in context.frame.variants:
        place = context.frame.place(variant, urls.person(one.person.id))
        yield WebPage(place=place, view=_person(one, place, context))


def _person(one: Contributor, place: Place, context: ListContext) -> PersonView:
    person = one.person
    heads = [work.article for work in one.works]
    roles = _roles(one)
    years = groupby(one.works, key=lambda work: work.article.date.year)
    return PersonView(
        chrome=place.chrome(
            title=person.name,
            description=person.bio or titles(heads),
            declared=declared_in_titles(heads, place, context.known),
        ),
        name=person.name,
        pinyin=spelled(person.name, person.pinyin),
        role=_role(one, place.frame),
        org=person.org,
        bio=person.bio,
        roles=tuple(RoleCount(role=place.frame.roles[role], count=roles[role]) for role in roles)
        if len(roles) > 1
        else (),
        count=len(heads),
        characters=sum(head.length for head in heads),
        first=long_date(heads[-1].date),
        last=long_date(heads[0].date),
        flow=flow(heads, lambda year, _: f"#y{year}", by_section=True),
        company=company(heads, person.id, place, context.known),
        years=tuple(
            PersonYear(
                year=str(year),
                items=tuple(_item(work, one, place, context) for work in works),
            )
            for year, works in years
        ),
        declared=_own(person, place),
    )


def _item(work: Work, one: Contributor, place: Place, context: ListContext) -> ListItem:
    """The article with who else signed it, and what the person did unless that goes without saying."""
    head, known = work.article, context.known
    others = tuple(credit for credit in head.byline if known.people.get(person_key(credit)) != one.person.id)
    signed = len(others) < len(head.byline)
    told = () if signed and len(_roles(one)) == 1 else work.roles
    return replace(
        list_item(head, place, known),
        date=f"{head.date.month}月{head.date.day}日",
        roles=tuple(place.frame.roles[role] for role in told),
        byline=credits(others, place, known),
    )


def _roles(one: Contributor) -> Counter[str]:
    """How often the person did what, in the order of ROLES."""
    counted = Counter(role for work in one.works for role in work.roles)
    return Counter({role: counted[role] for role in ROLES if counted[role]})


def _role(one: Contributor, frame: Frame) -> str:
    """The role that people.toml gives, or else the one that is most often printed."""
    role = one.person.role or _roles(one).most_common(1)[0][0]
    return frame.roles.get(role, role)


def person_redirects(former: PersonId, person: Person, frame: Frame) -> Iterator[WebPage]:
    """The page that somebody had who turned out to be another; it stood in every variant."""
    for variant in frame.variants:
        place = frame.place(variant, urls.person(former))
        declared = _own(person, place)
        link = Link(url=place.to(urls.person(person.id)), text=person.name, declared=declared)
        chrome = place.chrome(title=person.name, description=person.name, index=False, declared=declared)
        yield WebPage(place=place, view=RedirectView(chrome=chrome, target=link))


def reporters_index(
    people: Iterable[Contributor], found: Joined | None, context: ListContext
) -> Iterator[WebPage]:
    """reporters/index.html: A to Z by the surname's reading, # last; by strokes in Traditional script."""
    ordered = sorted(people, key=lambda one: (one.letter == "#", one.letter, one.sort_key, one.person.id))
    for variant in context.frame.variants:
        place = context.frame.place(variant, urls.REPORTERS)
        view = ReportersView(
            chrome=place.chrome(
                title=context.frame.nav["reporters"],
                description="、".join(one.person.name for one in ordered),
                declared=tuple(each for one in ordered for each in _own(one.person, place)),
            ),
            order="reading" if variant == HANS else "strokes",
            groups=tuple(
                IndexGroup(letter=letter, strokes=0, people=tuple(_card(one, place) for one in group))
                for letter, group in groupby(ordered, key=lambda one: one.letter)
            ),
            count=len(ordered),
            together=together(found, {one.person.id: one.person for one in ordered}, place)
            if found
            else None,
        )
        yield WebPage(place=place, view=view)


def _card(one: Contributor, place: Place) -> PersonCard:
    return PersonCard(
        url=place.to(urls.person(one.person.id)),
        name=one.person.name,
        pinyin=spelled(one.person.name, one.person.pinyin),
        role=_role(one, place.frame),
        org=one.person.org,
        count=len(one.works),
        last=long_date(one.works[0].article.date),
        declared=_own(one.person, place),
    )


def _own(person: Person, place: Place) -> tuple[Wording, ...]:
    """A person's name, in the form that is theirs."""
    if not is_personal(person.name) and not is_declared(person):
        return ()
    return wordings([person_term(person)], place.frame.default, place.variant)
