"""Articles as lists across issues show them: an item, a line of an index, what leads a section.

In:   article heads, the place that shows them, what heads leave open.
Out:  ListItem, IndexLine, SectionLead values; the context that every list shares.
Must not know: bodies, templates, which list it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from broadsheet.chinese.dates import long_date, news_page_name
from broadsheet.model import ArticleHead, Credit, IssueId
from broadsheet.web import urls
from broadsheet.web.declared import declared_in, declared_in_all
from broadsheet.web.excerpt import cuts, excerpt, unadorned, without_lead
from broadsheet.web.frame import Frame, Place
from broadsheet.web.teasers import Knowledge, credits, headline, photo_view
from broadsheet.web.views import IndexLine, Link, ListItem, SectionLead, Wording

GIST: Final = 64  # characters of the sentence that stands in for a deck
BEGINNING: Final = 130  # characters of the newest of a section, where all sections are listed
LEADS: Final = 300  # characters that an article needs to lead others
LEAD_ROOM: Final = 420  # of the article that leads a section
LEAD_ROOM_PICTURED: Final = 240
TITLES_IN_DESCRIPTION: Final = 6
CROWD: Final = 8  # names of a byline that a list shows


@dataclass(frozen=True, slots=True, kw_only=True)
class ListContext:
    """What every list needs besides its articles."""

    frame: Frame
    issue_names: Mapping[IssueId, str]
    known: Knowledge

    def issue_link(self, id_: IssueId, place: Place) -> Link:
        return Link(url=place.to(urls.issue(id_)), text=self.issue_names[id_])


def list_item(head: ArticleHead, place: Place, known: Knowledge) -> ListItem:
    """An article by its title, without a deck; `with_gist` adds it."""
    return ListItem(
        url=place.to(urls.article(head)),
        title=headline(head),
        untitled=not head.title,
        kicker=head.kicker,
        series=unadorned(head.series),
        deck="",
        label=news_page_name(head.page),
        section=head.section,
        iso_date=head.date.isoformat(),
        date=long_date(head.date),
        length=head.length,
        roles=(),
        byline=credits(shown_names(head.byline), place, known),
        signed=not_all_shown(head.byline),
        draft=head.draft,
        declared=declared_in(head, place, known.settled),
    )


def shown_names(printed: tuple[Credit, ...]) -> tuple[Credit, ...]:
    """What a list says of a byline: all, or the first of a crowd, who all stand on the article's own page."""
    return printed[:CROWD] if not_all_shown(printed) else printed


def not_all_shown(printed: tuple[Credit, ...]) -> int:
    """How many names a byline has, 0 where a list shows them all."""
    count = len({credit.name for credit in printed})
    return count if count > CROWD else 0


def with_gist(item: ListItem, head: ArticleHead) -> ListItem:
    """The item with its subtitle, or with its first sentence where it has none."""
    if head.subtitle or not head.title:  # a lost title is the first clause already
        return replace(item, deck=head.subtitle)
    text = without_lead("".join(head.opening[:1]), head.dateline)
    return replace(item, deck="".join(excerpt((text,), GIST)))


def with_beginning(item: ListItem, head: ArticleHead) -> ListItem:
    """The item with its subtitle, or with its first sentences where it has none."""
    if head.subtitle or not head.title or not head.opening:
        return with_gist(item, head)
    first, *others = head.opening
    text = whole_sentences((without_lead(first, head.dateline), *others), BEGINNING)
    return replace(item, deck="".join(text))


def whole_sentences(opening: Sequence[str], room: int) -> tuple[str, ...]:
    """What fits of the opening; a sentence that the opening itself breaks off is left out."""
    fitting = [cut for cut in cuts(opening, room) if sum(map(len, cut)) <= room]
    return fitting[-1] if fitting else excerpt(opening, room)


def index_line(head: ArticleHead, place: Place, known: Knowledge) -> IndexLine:
    return IndexLine(
        url=place.to(urls.article(head)),
        title=headline(head),
        untitled=not head.title,
        label=news_page_name(head.page),
        names=tuple(dict.fromkeys(credit.name for credit in shown_names(head.byline))),
        signed=not_all_shown(head.byline),
        draft=head.draft,
        declared=declared_in(head, place, known.settled),
    )


def leading(heads: Sequence[ArticleHead]) -> ArticleHead:
    """Which of some articles of one issue leads them: the first printed that can, else the longest."""
    return next((head for head in heads if head.length >= LEADS), max(heads, key=lambda head: head.length))


def section_lead(head: ArticleHead, place: Place, context: ListContext) -> SectionLead:
    known = context.known
    photo = next((photo for photo in head.photos if photo.file in known.pictures), None)
    return SectionLead(
        item=replace(list_item(head, place, known), deck=head.subtitle, section=""),
        issue=context.issue_link(head.issue, place),
        opening=whole_sentences(head.opening, LEAD_ROOM_PICTURED if photo else LEAD_ROOM),
        photo=photo_view(photo, place, known, "lead") if photo else None,
        declared=declared_in(head, place, known.settled),
    )


def titles(heads: Iterable[ArticleHead]) -> str:
    """What a list says of itself to search engines."""
    return " / ".join(head.title for head in list(heads)[:TITLES_IN_DESCRIPTION] if head.title)


def declared_in_titles(heads: Sequence[ArticleHead], place: Place, known: Knowledge) -> tuple[Wording, ...]:
    """What holds in `titles`."""
    return declared_in_all(heads[:TITLES_IN_DESCRIPTION], place, known.settled)
