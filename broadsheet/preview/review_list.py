"""All open doubts → what the template of the list may read: news pages, worst first, each with its doubts.

In:   a Review.
Out:  ListView: closed values, every sentence ready.
Pure: no files, no HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.pipeline.review import PageCount, Point, Review
from broadsheet.preview.review_lines import told_apart
from broadsheet.preview.review_views import address_of, date_of
from broadsheet.preview.review_words import WORDS, say


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """One thing to look at: where, what, in which article; no address where there is no page to look at."""

    place: str
    what: str
    sure: str = ""
    title: str = ""
    address: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    text: str
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One news page; `id` is where the list can be entered at it."""

    id: str
    date: str
    label: str
    address: str
    counts: tuple[Count, ...]
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """`open` pages worst first; `absent`: what has no record; `quiet`: the other pages, newest first."""

    title: str
    total: str
    open: tuple[PageView, ...]
    absent: tuple[PointView, ...]
    quiet: tuple[PageView, ...]
    problems: tuple[object, ...]

    @property
    def known(self) -> bool:
        return bool(self.open or self.quiet or self.problems)


def list_view(review: Review, problems: Sequence[object]) -> ListView:
    """`problems` are sentences about records that cannot be read."""
    by_source = {page.source: page for page in review.pages}
    found: dict[str, list[Point]] = {}
    for point in review.points:  # worst first, so are the pages that they stand on
        found.setdefault(point.where.path, []).append(point)
    pages = [(by_source[path], points) for path, points in found.items() if path in by_source]
    absent = [point for path, points in found.items() if path not in by_source for point in points]
    total = sum(len(points) for _, points in pages)
    return ListView(
        title=WORDS["list_title"],
        total=say("open_count", count=total),
        open=tuple(_page(page, points) for page, points in pages),
        absent=tuple(PointView(place=point.file, what=point.what.zh) for point in absent),
        quiet=tuple(_page(page, ()) for page in reversed(review.pages) if page.source not in found),
        problems=tuple(problems),
    )


def _page(page: PageCount, points: Sequence[Point]) -> PageView:
    address = address_of(page.issue, page.page)
    return PageView(
        id=f"{page.issue}-{page.page}",
        date=date_of(page.issue),
        label=say("page_of", page=page.page),
        address=address,
        counts=tuple(_counts(page)),
        points=tuple(_point(point, address) for point in points),
    )


def _counts(page: PageCount) -> Iterator[Count]:
    if page.open:
        yield Count(text=say("open_count", count=page.open), open=True)
    if page.settled:
        yield Count(text=say("settled_count", count=page.settled), open=False)
    if page.decided:
        yield Count(text=say("decided_count", count=page.decided), open=False)


def _point(point: Point, address: str) -> PointView:
    line = point.where.line or 1
    what, sure = told_apart(point.what.zh)
    return PointView(
        place=say("line", number=line),
        what=what,
        sure=sure,
        title=point.title,
        address=f"{address}?line={line}#L{line}",
        why=f"{address}?line={line}&why=1#L{line}",
    )
