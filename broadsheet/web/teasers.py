"""Articles as other pages show them: teasers on a front, credits, photos.

In:   article heads, the place that shows them, who a name is, the pictures there are.
Out:  Teaser, CreditView, PhotoView values.
Must not know: bodies, templates, how an issue is composed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from broadsheet.chinese.dates import news_page_name
from broadsheet.model import ArticleHead, Credit, PersonId, Photo, SectionId, Term
from broadsheet.register import Register, credits_of
from broadsheet.web import urls
from broadsheet.web.body import body_html
from broadsheet.web.declared import declared_in, person_key
from broadsheet.web.excerpt import excerpt, first_clause, printed_in, unadorned
from broadsheet.web.frame import Place
from broadsheet.web.views import CreditView, PhotoView, Teaser

Tier = Literal["lead", "major", "minor", "brief"]
# characters of text that a tier has room for; the lead fills two columns, a brief is one sentence
ROOM: Final[Mapping[Tier, int]] = {"lead": 400, "major": 170, "minor": 90, "brief": 60}


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """A picture as published."""

    path: str  # in the output folder
    width: int  # pixels
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What heads leave open: who a credit is, a section's id, the size of each picture."""

    people: Mapping[str, PersonId]  # see person_key; only people who have a page
    settled: Mapping[str, Term]  # see settled_in
    sections: Mapping[str, SectionId]  # by name
    pictures: Mapping[str, PictureFile]  # by `file` of the photo


def people_of(heads: Iterable[ArticleHead], register: Register) -> dict[str, PersonId]:
    """Who the printed names of some articles are, for names that have a page."""
    found: dict[str, PersonId] = {}
    for head in heads:
        for credit in credits_of(head):
            if id_ := register.resolve(credit):
                found[person_key(credit)] = id_
    return found


def headline(head: ArticleHead) -> str:
    """The title, or the first clause where the source lost it."""
    return head.title or first_clause(head.opening) or unadorned(head.series) or str(head.id)


def teaser(head: ArticleHead, tier: Tier, place: Place, known: Knowledge) -> Teaser:
    opening = excerpt(head.opening, ROOM[tier])
    photo = next((photo for photo in head.photos if photo.file), None) if tier in ("lead", "major") else None
    return Teaser(
        url=place.to(urls.article(head)),
        id=urls.article_fragment(head.id),
        tier=tier,
        kicker=head.kicker,
        title=headline(head),
        untitled=not head.title,
        subtitle=head.subtitle,
        series=unadorned(head.series),
        section=head.section,
        label=news_page_name(head.page),
        dateline=""
        if printed_in(head.opening, head.dateline)
        else " ".join(filter(None, (head.agency, head.dateline))),
        opening=opening,
        numbers=body_html(head.numbers, ())[0] if head.numbers else "",
        whole=_is_whole(head, opening),
        byline=() if _signed_by_lead(head, opening) else credits(head.byline, place, known),
        photo=photo_view(photo, place, known) if photo else None,
        length=head.length,
        draft=head.draft,
        declared=declared_in(head, place, known.settled),
    )


def _signed_by_lead(head: ArticleHead, shown: tuple[str, ...]) -> bool:
    """Everyone of the byline stands in the lead that is shown: 本报讯（记者 何青）."""
    printed = (head.dateline, *(credit.name for credit in head.byline))
    return bool(head.dateline) and all(printed_in(shown, words) for words in printed)


def _is_whole(head: ArticleHead, shown: tuple[str, ...]) -> bool:
    """Nothing is left to read: all of the opening is shown, and it (with the table) is all there is."""
    characters = sum(map(len, shown))
    return characters >= sum(map(len, head.opening)) and (bool(head.numbers) or head.length <= characters)


def credits(printed: tuple[Credit, ...], place: Place, known: Knowledge) -> tuple[CreditView, ...]:
    """Names in printed order, a person in two roles once; a role word is said once for a run of names."""
    views: list[CreditView] = []
    before = ""
    for name, run in groupby(printed, key=lambda credit: credit.name):
        same = list(run)
        role = _role(same, place)
        person = known.people.get(person_key(same[0]))
        url = place.to(urls.person(person)) if person else ""
        views.append(CreditView(role="" if role == before else role, name=name, url=url))
        before = role
    return tuple(views)


def _role(same: list[Credit], place: Place) -> str:
    """The words of print where they are known (文/图), else those of the catalogue, joined."""
    words = [credit.role_text for credit in same if credit.role_text]
    return "/".join(dict.fromkeys(words or [place.frame.roles[credit.role] for credit in same]))


def photo_view(photo: Photo, place: Place, known: Knowledge) -> PhotoView:
    picture = known.pictures.get(photo.file)
    return PhotoView(
        url=place.to_file(picture.path) if picture else "",
        width=picture.width if picture else 0,
        height=picture.height if picture else 0,
        alt=photo.alt or photo.caption,
        caption=photo.caption,
        credit=credits(photo.credit, place, known),
        credit_text="" if photo.credit else photo.credit_text,
    )
