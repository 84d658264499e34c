"""An article as it stands on a sheet: what of it is said there, and in which parts.

In:   its head, its Piece, its place on the sheet, and the page that shows it.
Out:  a Teaser.
Must not know: the articles around it, templates, bodies.
"""

from __future__ import annotations

from broadsheet.model import ArticleHead
from broadsheet.web import urls
from broadsheet.web.body import body_html
from broadsheet.web.copyfit import Parts, is_few, is_upright, parted, width_of
from broadsheet.web.declared import declared_in
from broadsheet.web.excerpt import printed_in, unadorned
from broadsheet.web.frame import Place
from broadsheet.web.headline import title_class
from broadsheet.web.sheets import Placed
from broadsheet.web.teasers import Knowledge, Standing, credits, headline, photo_view
from broadsheet.web.views import PhotoView, Teaser


def teaser(head: ArticleHead, placed: Placed, span: int, place: Place, known: Knowledge) -> Teaser:
    """The article as its sheet shows it: this large, this much of its text, in `span` columns."""
    piece = placed.piece
    shown = piece.cuts[placed.cut]
    parts = (
        parted(piece, shown, width_of(span))
        if placed.size == "lead" and not placed.strips
        else Parts(below=shown)
    )
    tag, parts = _run_in(head, parts)
    return Teaser(
        url=place.to(urls.article(head)),
        id=urls.article_fragment(head.id),
        genre=piece.genre,
        size=placed.size,
        scale=title_class(piece.title),
        kicker=head.kicker if piece.kicked else "",
        title=headline(head),
        untitled=not head.title,
        subtitle=piece.deck,
        series=unadorned(head.series) if piece.kicked else "",
        section=head.section if piece.kicked else "",
        tag=tag,
        beside=parts.beside,
        opening=parts.below,
        runs_on=parts.runs_on,
        few=is_few(shown),
        strips=placed.strips,
        wide=placed.wide,
        upright=is_upright(piece, placed.size),
        numbers=body_html(head.numbers, ())[0] if piece.table else "",
        whole=_is_whole(head, shown),
        byline=() if _signed_by_lead(head, shown) else credits(head.byline, place, known),
        photo=_picture(head, placed, place, known, parts),
        length=head.length,
        draft=head.draft,
        declared=declared_in(head, place, known.settled),
    )


def _run_in(head: ArticleHead, parts: Parts) -> tuple[str, Parts]:
    """本报讯 as a tag before the text, taken out of it where it is printed there."""
    dateline = " ".join(filter(None, (head.agency, head.dateline)))
    if not head.dateline or not printed_in(head.opening, head.dateline):
        return dateline, parts
    first, *rest = parts.beside or parts.below or ("",)
    if not first.startswith(head.dateline):
        return "", parts
    texts = (first.removeprefix(head.dateline).lstrip(), *rest)
    if parts.beside:
        return head.dateline, Parts(beside=texts, below=parts.below, runs_on=parts.runs_on)
    return head.dateline, Parts(below=texts)


def _picture(
    head: ArticleHead, placed: Placed, place: Place, known: Knowledge, parts: Parts
) -> PhotoView | None:
    """A picture without its file is told only where the article has no other words."""
    where: Standing = "teaser" if placed.size != "lead" else "beside" if parts.beside else "lead"
    if placed.piece.picture:
        shown = next(photo for photo in head.photos if photo.file in known.pictures)
        return photo_view(shown, standing=where, place=place, known=known)
    said = bool(parts.beside or parts.below)
    told = bool(head.photos) and not said and not placed.piece.bare
    return photo_view(head.photos[0], standing=where, place=place, known=known) if told else None


def _signed_by_lead(head: ArticleHead, shown: tuple[str, ...]) -> bool:
    """Everyone of the byline stands in the lead that is shown: 本报讯（记者 何青）."""
    printed = (head.dateline, *(credit.name for credit in head.byline))
    return bool(head.dateline) and all(printed_in(shown, words) for words in printed)


def _is_whole(head: ArticleHead, shown: tuple[str, ...]) -> bool:
    """Nothing is left to read: all of the opening is shown, and it (with the table) is all there is."""
    characters = sum(map(len, shown))
    return characters >= sum(map(len, head.opening)) and (bool(head.numbers) or head.length <= characters)
