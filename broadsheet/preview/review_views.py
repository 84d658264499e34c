"""A sheet → what the template of the review page may read, in words.

In:   a Sheet, the lines that the editor stands on, what became of the last deed.
Out:  SheetView: closed values, every sentence ready.
Pure: no files, no HTML, no address of the server.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.model import parse_issue_id
from broadsheet.pipeline.review_sheet import Sheet
from broadsheet.preview.review_articles import ArticleView, article_view
from broadsheet.preview.review_lines import DoubtView, LineView, doubt_view, line_views, part_of
from broadsheet.preview.review_request import Selected
from broadsheet.preview.review_why import Why, why_of
from broadsheet.preview.review_words import KEYS, WORDS, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What became of the last deed; `kind` is "done" or "failed"."""

    kind: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    address: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """The whole page. `first` and `last` are the selected lines; `after` and `before` lines with a doubt.

    `state` is the digest of what a deed rests on, `version` that of all that is shown.
    """

    title: str
    date: str
    label: str
    address: str
    source: str
    state: str
    version: str
    token: str
    counts: tuple[str, ...]
    doubtful: bool
    first: int
    last: int
    lines: tuple[LineView, ...]
    articles: tuple[ArticleView, ...]
    others: tuple[str, ...]
    doubts: tuple[DoubtView, ...]
    after: int
    before: int
    target: int  # the line of an article that text could be moved to
    why: Why | None
    explained: bool  # `why` stands open
    keys: tuple[tuple[tuple[str, ...], str], ...]
    problems: tuple[str, ...]
    notice: Notice | None
    previous: PageLink | None
    next: PageLink | None


def sheet_view(
    sheet: Sheet,
    selected: Selected | None,
    *,
    token: str,
    explained: bool = False,
    notice: Notice | None = None,
    problems: tuple[str, ...] = (),
) -> SheetView:
    """The page with `selected` lit up; without it, with the first doubt, else the first line of text."""
    first, last = selected or (_start(sheet),) * 2
    line = sheet.line(first)
    doubts = tuple(map(doubt_view, sheet.doubts))
    lit = frozenset(part_of(run) for run in (line.runs if line else ()))
    after, before = _around(sheet, first)
    return SheetView(
        title=say("page_title", date=sheet.issue, page=sheet.page),
        date=date_of(sheet.issue),
        label=say("page_of", page=sheet.page),
        address=address_of(sheet.issue, sheet.page),
        source=sheet.source,
        state=sheet.state,
        version=sheet.version,
        token=token,
        counts=tuple(_counts(sheet)),
        doubtful=bool(doubts),
        first=first,
        last=last,
        lines=tuple(line_views(sheet, doubts, (first, last))),
        articles=tuple(article_view(article, lit) for article in sheet.articles),
        others=sheet.others,
        doubts=doubts,
        after=after,
        before=before,
        target=next((each.first for each in sheet.articles if line and each.number != line.article), 0),
        why=why_of(line) if line else None,
        explained=explained,
        keys=KEYS,
        problems=problems,
        notice=notice,
        previous=_link(sheet.previous),
        next=_link(sheet.next),
    )


def address_of(issue: str, page: str) -> str:
    """The address of a page's review on the preview server."""
    return f"/_review/{issue}/{page}"


def _start(sheet: Sheet) -> int:
    if sheet.doubts:
        return sheet.doubts[0].line
    return next((line.number for line in sheet.lines if line.runs), 1)


def _around(sheet: Sheet, first: int) -> Selected:
    """The lines with a doubt after and before this one, worst first, in a ring; 0 where there is none."""
    places = list(dict.fromkeys(doubt.line for doubt in sheet.doubts))
    if not places:
        return 0, 0
    if first not in places:
        return places[0], places[-1]
    at = places.index(first)
    return places[(at + 1) % len(places)], places[at - 1]


def date_of(issue: str) -> str:
    """An issue in words: its date, and which edition of the day."""
    parsed = parse_issue_id(issue)
    if parsed is None:
        return issue
    date, edition = parsed
    more = say("edition", number=edition) if edition > 1 else ""
    return f"{date:%Y-%m-%d}{more}"


def _counts(sheet: Sheet) -> Iterator[str]:
    yield say("open_count", count=len(sheet.doubts)) if sheet.doubts else WORDS["nothing_open"]
    if sheet.settled:
        yield say("settled_count", count=sheet.settled)
    if sheet.decisions:
        yield say("decided_count", count=len(sheet.decisions))


def _link(key: tuple[str, str] | None) -> PageLink | None:
    if key is None:
        return None
    issue, page = key
    return PageLink(address=address_of(issue, page), text=f"{issue} {say('page_of', page=page)}")
