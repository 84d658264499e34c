"""The page map 版面图: a news page in miniature, each article a block, drawn from the text alone.

In:   a news page as it is to be composed; then the place that shows it, and what its names are.
Out:  MadeUp, the page's geometry, once for all variants; of it a PageMap a variant, still without its
      headlines (see headlines, which are set after conversion).
Must not know: templates, bodies, colours.

A block's room is what the article would take in print: its characters, its headline, a picture. The lead
is the one that the site's own sheet leads with, so both tell the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from broadsheet.chinese.dates import news_page_name
from broadsheet.model import ArticleHead, Issue, NewsPage, Term
from broadsheet.web import urls
from broadsheet.web.charts.makeup import HEIGHT, WIDTH, Box, make_up
from broadsheet.web.composition import lead_of
from broadsheet.web.declared import declared_in
from broadsheet.web.frame import Place
from broadsheet.web.imposition import PageCopy
from broadsheet.web.teasers import headline
from broadsheet.web.views.charts import Block, PageMap

HEADLINE_ROOM: Final = 120  # characters of text that a headline takes
PICTURE_ROOM: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """A news page with a box for each of its articles, and the index of the lead."""

    page: NewsPage
    boxes: tuple[Box, ...]
    lead: int
    literary: bool


def made_up(copy: PageCopy) -> MadeUp:
    """A news page with its geometry; a missing one has no boxes."""
    page = copy.page
    rooms = [head.length + HEADLINE_ROOM + PICTURE_ROOM * bool(head.photos) for head in page.articles]
    lead = lead_of(copy.pieces) if copy.pieces else 0
    return MadeUp(page=page, boxes=make_up(rooms, lead), lead=lead, literary=copy.literary)


def page_map(made: MadeUp, issue: Issue, place: Place, settled: Mapping[str, Term]) -> PageMap:
    """The map of one news page as the page at `place` shows it."""
    page = made.page
    tail = urls.news_page(issue.id, page.label)
    return PageMap(
        url="" if page.missing or place.tail == tail else place.to(tail),
        label=news_page_name(page.label),
        name=page.name,
        literary=made.literary,
        missing=page.missing,
        width=WIDTH,
        height=HEIGHT,
        blocks=tuple(
            _block(head, box, place, settled, lead=index == made.lead)
            for index, (head, box) in enumerate(zip(page.articles, made.boxes, strict=True))
        ),
    )


def _block(head: ArticleHead, box: Box, place: Place, settled: Mapping[str, Term], *, lead: bool) -> Block:
    return Block(
        url=place.to(urls.article(head)),
        title=headline(head),
        untitled=not head.title,
        length=head.length,
        lead=lead,
        pictured=bool(head.photos),
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        declared=declared_in(head, place, settled),
    )
