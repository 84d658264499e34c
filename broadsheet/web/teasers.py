"""What every page that shows an article shares: its headline, credits, photos.

In:   article heads, the place that shows them, who a name is, the pictures there are.
Out:  CreditView, PhotoView values.
Must not know: bodies, templates, how an issue is composed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from broadsheet.model import ArticleHead, Credit, PersonId, Photo, SectionId, Term
from broadsheet.register import Register, credits_of
from broadsheet.web import urls
from broadsheet.web.declared import person_key
from broadsheet.web.excerpt import first_clause, unadorned
from broadsheet.web.frame import Place
from broadsheet.web.views import CreditView, PhotoView, SourceView

Standing = Literal["lead", "beside", "teaser", "column", "wide"]
_PHONE: Final = "calc(100vw - 2.25rem)"
# how wide a picture stands in the default theme, so that a browser takes no larger file than it shows
SIZES: Final[Mapping[Standing, str]] = {
    "lead": f"(min-width: 72rem) 64vw, {_PHONE}",  # of a sheet, over its text
    "beside": f"(min-width: 72rem) 34vw, (min-width: 40rem) 45vw, {_PHONE}",  # the same, text at its side
    "teaser": f"(min-width: 75rem) 30vw, (min-width: 40rem) 45vw, {_PHONE}",
    "column": f"(min-width: 40rem) 34rem, {_PHONE}",  # of an article
    "wide": f"(min-width: 72rem) 58rem, (min-width: 40rem) 34rem, {_PHONE}",  # of a photo story
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A picture in one modern format."""

    type: str  # image/avif
    files: tuple[tuple[str, int], ...]  # (path in the output folder, width in pixels), narrow to wide


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """A picture as published."""

    path: str  # in the output folder: what every browser shows
    width: int  # pixels, of the widest file
    height: int
    sources: tuple[Source, ...] = ()  # best first; none of a drawing, which has every size


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


def photo_view(photo: Photo, place: Place, known: Knowledge, standing: Standing) -> PhotoView:
    picture = known.pictures.get(photo.file)
    sources = picture.sources if picture else ()
    return PhotoView(
        url=place.to_file(picture.path) if picture else "",
        sources=tuple(
            SourceView(
                type=each.type, srcset=tuple((place.to_file(path), width) for path, width in each.files)
            )
            for each in sources
        ),
        sizes=SIZES[standing] if sources else "",
        width=picture.width if picture else 0,
        height=picture.height if picture else 0,
        alt=photo.alt or photo.caption,
        caption=photo.caption,
        credit=credits(photo.credit, place, known),
        credit_text="" if photo.credit else photo.credit_text,
    )
