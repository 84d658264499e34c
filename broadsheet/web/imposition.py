"""How an issue stands on its front, and a news page by itself: which plan for which page.

In:   the news pages of one issue, the sizes of its pictures, which pages are literary.
Out:  Plans: the sheet of the front page, the rows of bands of the inner pages, the guide to them;
      the sheet of one news page.
Must not know: views, addresses, variants.

The first page is one printed sheet, so its height is bounded: first texts get shorter, then the
articles printed last become lines of a list. Inner pages stand in bands, small ones side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from typing import Final

from broadsheet.model import ArticleHead, NewsPage
from broadsheet.web.composition import compose, lead_among, lead_of
from broadsheet.web.copyfit import Piece
from broadsheet.web.excerpt import cuts
from broadsheet.web.genres import genre_of
from broadsheet.web.sheets import Draft, Sheet, Spans, set_to
from broadsheet.web.tablet import for_tablets
from broadsheet.web.teasers import headline

FIRST_CUT: Final = 60  # characters: the shortest text of an article
LONG: Final = 600  # characters of an article that may have a large headline
LARGE: Final = 2  # such headlines beside a lead; more would leave no doubt-free lead
FRONT_LINES: Final = 40.0  # what one printed sheet holds below the masthead
EAGER: Final = (1.0, 0.6, 0.3, 0.0)
INNER: Final = 0.8  # an inner page shows less on the front than on its own page
KEPT: Final = (12, 9, 7, 5, 3, 1)  # articles with text where all of them are too many
SHOWN: Final = 8  # articles with text in a band
GUIDE: Final = 6  # stories that the guide names if there are so many,
GUIDE_MOST: Final = 8  # and never more
ASIDE: Final[tuple[Spans, ...]] = ((12,), (8, 4), (4, 8), (6, 6), (4, 4, 4))
_FLAG: Final = 1.9  # lines of a band's own heading


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCopy:
    """A news page as it is to be composed: its articles and what a front may show of each."""

    page: NewsPage
    pieces: tuple[Piece, ...]
    literary: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """An inner page on the front: how many of twelve columns, and what it shows."""

    copy: PageCopy
    span: int
    sheet: Sheet


def copy_of(page: NewsPage, pictures: Mapping[str, tuple[int, int]], literary: Sequence[str]) -> PageCopy:
    """`pictures`: width and height in px by file; `literary`: names of literary pages."""
    is_literary = page.name in literary
    pieces = [_piece(head, page.name, pictures, literary=is_literary) for head in page.articles]
    long = [n for n, piece in enumerate(pieces) if piece.length >= LONG or piece.picture][: LARGE + 1]
    return PageCopy(
        page=page,
        pieces=tuple(replace(piece, long=n in long) for n, piece in enumerate(pieces)),
        literary=is_literary,
    )


def _piece(head: ArticleHead, name: str, pictures: Mapping[str, tuple[int, int]], *, literary: bool) -> Piece:
    title = headline(head)
    return Piece(
        genre=genre_of(head, name, literary=literary),
        title=title if head.title else f"［{title}］",
        kicked=bool(head.series or head.kicker or (head.section and head.section != name)),
        deck=head.subtitle,
        cuts=cuts(head.opening, FIRST_CUT) or ((),),
        picture=next((pictures[photo.file] for photo in head.photos if photo.file in pictures), None),
        table=max(0, head.numbers.count("\n|")),
        length=head.length,
        signed=bool(head.byline),
    )


def lead_on(page: NewsPage, literary: Sequence[str]) -> ArticleHead:
    """The article that leads a page with articles, wherever it is told."""
    is_literary = page.name in literary
    told = [(genre_of(head, page.name, literary=is_literary), head.length) for head in page.articles]
    return page.articles[lead_among(told)]


def news_page_sheet(copy: PageCopy) -> Sheet:
    """The page by itself: nothing bounds its height."""
    return for_tablets(set_to(compose(copy.pieces, 12, led=True)))


def front_sheet(copy: PageCopy) -> Sheet:
    """The first page: as much as one printed sheet holds, every article in it."""
    drafts = (compose(copy.pieces, 12, led=True, eager=eager) for eager in EAGER)
    shorter = (compose(listed_after(copy.pieces, kept), 12, led=True, eager=0.0) for kept in KEPT)
    tried: Draft | None = None
    for draft in chain(drafts, shorter):
        tried = draft
        if draft.height <= FRONT_LINES:
            break
    return for_tablets(set_to(tried)) if tried else Sheet()


def listed_after(pieces: tuple[Piece, ...], kept: int) -> tuple[Piece, ...]:
    """All articles after the first `kept`, and any but the lead that would be listed, as bare titles."""
    lead = lead_of(pieces)
    return tuple(piece if n == lead or n < kept else _bare(piece) for n, piece in enumerate(pieces))


def _bare(piece: Piece) -> Piece:
    return replace(piece, genre="brief", bare=True, cuts=((),), deck="", picture=None, kicked=False, table=0)


def band_rows(pages: Sequence[PageCopy]) -> tuple[tuple[Band, ...], ...]:
    """The inner pages in their order, in rows whose bands end near each other: the cheapest path."""
    drafts = [_drafts(copy) for copy in pages]
    best: dict[int, tuple[float, tuple[Spans, ...]]] = {0: (0.0, ())}
    for start in range(len(pages)):
        cost, rows = best[start]
        for spans in ASIDE:
            end = start + len(spans)
            if end > len(pages):
                continue
            again = 2.0 * bool(rows and rows[-1] == spans)
            total = cost + again + _row_cost([drafts[start + n][span] for n, span in enumerate(spans)])
            if end not in best or total < best[end][0]:
                best[end] = (total, (*rows, spans))
    found, start = [], 0
    for spans in best[len(pages)][1]:
        row = [drafts[start + n][span] for n, span in enumerate(spans)]
        height = max(draft.height for draft in row)
        found.append(
            tuple(
                Band(copy=pages[start + n], span=draft.span, sheet=for_tablets(set_to(draft, height)))
                for n, draft in enumerate(row)
            )
        )
        start += len(spans)
    return tuple(found)


def _drafts(copy: PageCopy) -> dict[int, Draft]:
    pieces = listed_after(copy.pieces, SHOWN) if copy.pieces else ()
    return {span: compose(pieces, span, led=False, eager=INNER) for span in (12, 8, 6, 4)}


def _row_cost(row: Sequence[Draft]) -> float:
    height = max(draft.height for draft in row)
    cost = 0.35 * (height + _FLAG) + max(0.0, height - 30)
    for draft in row:
        share = draft.span / 12
        white = max(0.0, height - draft.most)
        cost += 3 * share * white + 8 * max(0.0, white - 3.5) + share * sum(each.cost for each in draft.rows)
    return cost


def guide_of(pages: Sequence[PageCopy]) -> tuple[ArticleHead, ...]:
    """今日导读: what leads each inner page, then what else it reports, in printed order."""
    ranked = [_ranked(copy) for copy in pages if copy.pieces]
    by_rank = [head for rank in zip_longest(*ranked) for head in rank if head]
    chosen = by_rank[: min(GUIDE_MOST, max(GUIDE, len(ranked)))]
    return tuple(sorted(chosen, key=lambda head: head.sort_key))


def _ranked(copy: PageCopy) -> list[ArticleHead]:
    lead = lead_of(copy.pieces)
    others = [
        head
        for n, (head, piece) in enumerate(zip(copy.page.articles, copy.pieces, strict=True))
        if n != lead and piece.genre not in ("notice", "numbers", "brief")
    ]
    return [copy.page.articles[lead], *others]
