"""People: the index of all who write, draw and take pictures, and a page for each.

In:   one Contributor, or all of them.
Out:  WebPage values.
Must not know: bodies, files, templates, conversion.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Final

from broadsheet.chinese.dates import long_date
from broadsheet.chinese.names import is_personal, spelled
from broadsheet.chinese.variants import HANS
from broadsheet.model import ROLES, ArticleHead, Contributor, Credit, Person, PersonId, Work
from broadsheet.web import urls
from broadsheet.web.annual_index import index_months, year_links
from broadsheet.web.charts.company import company
from broadsheet.web.charts.flow import flow
from broadsheet.web.charts.together import Joined, together
from broadsheet.web.declared import is_declared, person_key, person_term, wordings
from broadsheet.web.frame import Frame, Place
from broadsheet.web.list_items import (
    ListContext,
    declared_in_titles,
    index_line,
    list_item,
    shown_names,
    titles,
    with_gist,
)
from broadsheet.web.teasers import Knowledge, credits
from broadsheet.web.views import (
    AnnualView,
    IndexGroup,
    IndexLine,
    Link,
    ListItem,
    PersonCard,
    PersonView,
    PersonYear,
    RedirectView,
    ReportersView,
    RoleCount,
    Wording,
    YearLink,
)
from broadsheet.web.webpage import WebPage

WHOLE: Final = 120  # articles that one page holds; of more it holds the newest, and each year has a page
NEWEST: Final = 60
FEW: Final = 6  # articles that are shown with what they say


def person_pages(one: Contributor, context: ListContext) -> Iterator[WebPage]:
    """reporters/<id>.html with what the person did, whatever the role; of much a page a year besides."""
    years = Counter(str(work.article.date.year) for work in one.works) if len(one.works) > WHOLE else {}
    for variant in context.frame.variants:
        place = context.frame.place(variant, urls.person(one.person.id))
        yield WebPage(place=place, view=_person(one, years, place, context))
        for year in years:
            place = context.frame.place(variant, urls.person(one.person.id, year))
            yield WebPage(place=place, view=_annual(one, year, list(years), place, context))


def _person(one: Contributor, annual: Mapping[str, int], place: Place, context: ListContext) -> PersonView:
    """`annual`: articles a year, where each has a page; newest first."""
    person = one.person
    heads = [work.article for work in one.works]
    roles = _roles(one)
    links = year_links(annual, "", place, partial(urls.person, person.id))
    shown = one.works[:NEWEST] if annual else one.works
    years = groupby(shown, key=lambda work: work.article.date.year)
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
        flow=flow(heads, partial(_listed, one, place) if annual else _below, by_section=True),
        company=company(heads, person.id, place, context.known),
        years=tuple(
            PersonYear(
                year=str(year),
                items=tuple(_item(work, one, place, context) for work in works),
            )
            for year, works in years
        ),
        annual=links,
        more=_goes_on(one, links) if annual else None,
        declared=_own(person, place),
    )


def _below(year: int, _month: int) -> str:
    """Where a year's articles stand on a page that holds them all."""
    return f"#y{year}"


def _listed(one: Contributor, place: Place, year: int, month: int) -> str:
    return place.to(urls.person(one.person.id, str(year))) + (f"#m{month}" if month else "")


def _goes_on(one: Contributor, links: Iterable[YearLink]) -> YearLink:
    """The year of the newest article that the person's own page does not hold."""
    year = str(one.works[NEWEST].article.date.year)
    return next(link for link in links if link.year == year)


def _annual(
    one: Contributor, year: str, years: Sequence[str], place: Place, context: ListContext
) -> AnnualView:
    """Counts of other years are not told: an article of this one would touch them all."""
    heads = [work.article for work in one.works if str(work.article.date.year) == year]
    return AnnualView(
        chrome=place.chrome(
            title=f"{one.person.name} {year}年",
            description=titles(heads),
            declared=(*_own(one.person, place), *declared_in_titles(heads, place, context.known)),
        ),
        name=one.person.name,
        home=place.to(urls.person(one.person.id)),
        year=year,
        count=len(heads),
        years=year_links(dict.fromkeys(years, 0), year, place, partial(urls.person, one.person.id)),
        flow=flow(heads, lambda _, month: f"#m{month}", by_section=True),
        months=tuple(index_months(heads, partial(_line, one, place, context), place, context)),
        declared=_own(one.person, place),
    )


def _line(one: Contributor, place: Place, context: ListContext, head: ArticleHead) -> IndexLine:
    """The article with who else signed it."""
    names = dict.fromkeys(credit.name for credit in shown_names(_others(head, one, context.known)))
    return replace(index_line(head, place, context.known), names=tuple(names))


def _item(work: Work, one: Contributor, place: Place, context: ListContext) -> ListItem:
    """The article with who else signed it, and what the person did unless that goes without saying."""
    head, known = work.article, context.known
    others = _others(head, one, known)
    item = list_item(head, place, known)
    signed = len(others) < len(head.byline)
    told = () if signed and len(_roles(one)) == 1 else work.roles
    return replace(
        item if len(one.works) > FEW else with_gist(item, head),
        date=f"{head.date.month}月{head.date.day}日",
        roles=tuple(place.frame.roles[role] for role in told),
        byline=credits(shown_names(others), place, known),
    )


def _others(head: ArticleHead, one: Contributor, known: Knowledge) -> tuple[Credit, ...]:
    """Who signed besides."""
    return tuple(credit for credit in head.byline if known.people.get(person_key(credit)) != one.person.id)


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
