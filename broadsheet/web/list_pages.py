"""Lists across issues: sections with a list a year, the reporter index, a page a person.

In:   one Section or Contributor, or all of them in short, and the names of the issues.
Out:  WebPage values.
Must not know: bodies, files, templates, conversion.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from broadsheet.chinese.dates import long_date
from broadsheet.chinese.names import is_personal, spelled
from broadsheet.chinese.variants import HANS
from broadsheet.model import ROLES, ArticleHead, Contributor, IssueId, Person, PersonId, Section
from broadsheet.web import urls
from broadsheet.web.declared import declared_in_all, is_declared, person_term, wordings
from broadsheet.web.frame import Frame, Place
from broadsheet.web.teasers import Knowledge, list_item
from broadsheet.web.views import (
    IndexGroup,
    IssueGroup,
    Link,
    PersonCard,
    PersonView,
    RedirectView,
    ReportersView,
    RoleCount,
    SectionCard,
    SectionsView,
    SectionView,
    Wording,
    YearLink,
)
from broadsheet.web.webpage import WebPage

NEWEST = 60  # articles on a section's own page; all of them stand in its years
LATEST_IN_CARD = 3
TITLES_IN_DESCRIPTION = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ListContext:
    """What every list needs besides its articles."""

    frame: Frame
    issue_names: Mapping[IssueId, str]
    known: Knowledge


def section_pages(section: Section, context: ListContext) -> Iterator[WebPage]:
    """sections/<id>/index.html with the newest articles, and one page a year."""
    years = Counter(str(head.date.year) for head in section.articles)
    for variant in context.frame.variants:
        for year in ("", *years):
            place = context.frame.place(variant, urls.section(section.id, year))
            heads = [head for head in section.articles if not year or str(head.date.year) == year]
            title = f"{section.name} {year}年" if year else section.name
            view = SectionView(
                chrome=place.chrome(
                    title=title,
                    description=_titles(heads),
                    declared=declared_in_all(heads[:TITLES_IN_DESCRIPTION], place, context.known.settled),
                ),
                name=section.name,
                year=year,
                count=len(heads),
                years=tuple(
                    YearLink(
                        url=place.to(urls.section(section.id, each)),
                        year=each,
                        count=count,
                        current=each == year,
                    )
                    for each, count in years.items()
                ),
                groups=_groups(((head, ()) for head in (heads if year else heads[:NEWEST])), place, context),
            )
            yield WebPage(place=place, view=view)


def sections_index(sections: Iterable[Section], context: ListContext) -> Iterator[WebPage]:
    for variant in context.frame.variants:
        place = context.frame.place(variant, urls.SECTIONS)
        cards = tuple(
            SectionCard(
                url=place.to(urls.section(section.id)),
                name=section.name,
                count=len(section.articles),
                latest=tuple(
                    list_item(head, place, context.known) for head in section.articles[:LATEST_IN_CARD]
                ),
            )
            for section in sections
        )
        title = context.frame.nav["sections"]
        chrome = place.chrome(title=title, description="、".join(card.name for card in cards))
        yield WebPage(place=place, view=SectionsView(chrome=chrome, sections=cards))


def person_pages(one: Contributor, context: ListContext) -> Iterator[WebPage]:
    """reporters/<id>.html with everything the person did, whatever the role."""
    person = one.person
    heads = [work.article for work in one.works]
    roles = Counter(role for work in one.works for role in work.roles)
    for variant in context.frame.variants:
        place = context.frame.place(variant, urls.person(person.id))
        view = PersonView(
            chrome=place.chrome(
                title=person.name,
                description=person.bio or _titles(heads),
                declared=declared_in_all(heads[:TITLES_IN_DESCRIPTION], place, context.known.settled),
            ),
            name=person.name,
            pinyin=spelled(person.name, person.pinyin),
            role=context.frame.roles.get(person.role, person.role),
            org=person.org,
            bio=person.bio,
            roles=tuple(
                RoleCount(role=context.frame.roles[role], count=roles[role]) for role in ROLES if roles[role]
            ),
            count=len(heads),
            characters=sum(head.length for head in heads),
            first=long_date(heads[-1].date),
            last=long_date(heads[0].date),
            groups=_groups(((work.article, work.roles) for work in one.works), place, context),
            declared=_own(person, place),
        )
        yield WebPage(place=place, view=view)


def person_redirects(former: PersonId, person: Person, frame: Frame) -> Iterator[WebPage]:
    """The page that somebody had who turned out to be another; it stood in every variant."""
    for variant in frame.variants:
        place = frame.place(variant, urls.person(former))
        declared = _own(person, place)
        link = Link(url=place.to(urls.person(person.id)), text=person.name, declared=declared)
        chrome = place.chrome(title=person.name, description=person.name, index=False, declared=declared)
        yield WebPage(place=place, view=RedirectView(chrome=chrome, target=link))


def reporters_index(people: Iterable[Contributor], context: ListContext) -> Iterator[WebPage]:
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
        )
        yield WebPage(place=place, view=view)


def _card(one: Contributor, place: Place) -> PersonCard:
    held = {role for work in one.works for role in work.roles}
    return PersonCard(
        url=place.to(urls.person(one.person.id)),
        name=one.person.name,
        pinyin=spelled(one.person.name, one.person.pinyin),
        roles=tuple(place.frame.roles[role] for role in ROLES if role in held),
        org=one.person.org,
        count=len(one.works),
        declared=_own(one.person, place),
    )


def _own(person: Person, place: Place) -> tuple[Wording, ...]:
    """A person's name, in the form that is theirs."""
    if not is_personal(person.name) and not is_declared(person):
        return ()
    return wordings([person_term(person)], place.frame.default, place.variant)


def _groups(
    works: Iterable[tuple[ArticleHead, tuple[str, ...]]], place: Place, context: ListContext
) -> tuple[IssueGroup, ...]:
    """Neighbouring articles of one issue under its name."""
    return tuple(
        IssueGroup(
            issue=Link(url=place.to(urls.issue(id_)), text=context.issue_names[id_]),
            iso_date=str(id_)[:10],
            items=tuple(list_item(head, place, context.known, roles) for head, roles in group),
        )
        for id_, group in groupby(works, key=lambda work: work[0].issue)
    )


def _titles(heads: Iterable[ArticleHead]) -> str:
    return " / ".join(head.title for head in list(heads)[:TITLES_IN_DESCRIPTION] if head.title)
