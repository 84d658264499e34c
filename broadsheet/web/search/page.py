"""search.html: the form, and the plain index of a reader without a script.

In:   what the whole edition offers to choose by.
Out:  a WebPage for each variant.
Must not know: the index, files, templates, conversion.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from broadsheet.chinese.names import is_personal
from broadsheet.model import Edition, Person, PersonId, SectionId
from broadsheet.web import urls
from broadsheet.web.declared import is_declared, person_term, wordings
from broadsheet.web.frame import Frame, Place
from broadsheet.web.upright import rules
from broadsheet.web.views import Link, SearchSection, SearchView, YearLink
from broadsheet.web.webpage import WebPage

MOST_PEOPLE: Final = 60  # named on the page; all others are in the index of people


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFacts:
    """What the search page shows of the edition."""

    years: tuple[tuple[str, int], ...]  # (year, articles), oldest first
    sections: tuple[tuple[SectionId, str, int], ...]  # (id, name, articles)
    people: tuple[Person, ...]
    issues: int


def search_facts(edition: Edition) -> SearchFacts:
    years: Counter[str] = Counter()
    for issue in edition.issues:
        years[f"{issue.date.year:04d}"] += len(issue.articles)
    busiest = sorted(edition.people, key=lambda one: -len(one.works))[:MOST_PEOPLE]
    names = {one.person.id for one in busiest}
    return SearchFacts(
        years=tuple(years.items()),
        sections=tuple((section.id, section.name, len(section.articles)) for section in edition.sections),
        people=tuple(one.person for one in edition.people if one.person.id in names),
        issues=len(edition.issues),
    )


def search_pages(facts: SearchFacts, frame: Frame) -> Iterator[WebPage]:
    for variant in frame.variants:
        place = frame.place(variant, urls.SEARCH)
        yield WebPage(place=place, view=_view(facts, place))


def _view(facts: SearchFacts, place: Place) -> SearchView:
    frame = place.frame
    title = frame.nav["search"]
    script = frame.looks[place.variant].search
    return SearchView(
        chrome=place.chrome(title=title, description=f"{frame.title} {title}"),
        script=place.to_file(script) if script else "",
        folder=place.to(urls.SEARCH_FOLDER),
        classes=place.to_file(urls.SEARCH_CLASSES),
        upright=rules() if frame.looks[place.variant].upright else (),
        years=tuple(
            YearLink(url=place.to(urls.archive(year)), year=year, count=count, current=False)
            for year, count in reversed(facts.years)
        ),
        sections=tuple(
            SearchSection(id=id_, link=Link(url=place.to(urls.section(id_)), text=name), count=count)
            for id_, name, count in facts.sections
        ),
        people=tuple(_person(person, place) for person in facts.people),
        reporters=Link(url=place.to(urls.REPORTERS), text=frame.nav["reporters"]),
        articles=sum(count for _, count in facts.years),
        issues=facts.issues,
    )


def _person(person: Person, place: Place) -> Link:
    """A name in the form that is the person's own."""
    settled = is_personal(person.name) or is_declared(person)
    declared = wordings([person_term(person)], place.frame.default, place.variant) if settled else ()
    return Link(url=place.to(urls.person(PersonId(person.id))), text=person.name, declared=declared)
