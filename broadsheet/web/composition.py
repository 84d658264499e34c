"""The front of an issue and of a news page: which story is how large.

In:   the articles of one news page in printed order.
Out:  a tier for each, by position and length; the order is never changed.
Must not know: views, addresses.

A front is composed from facts that every issue has: where a story was printed and how
long it is. The printed order already holds the editor's judgement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from broadsheet.model import ArticleHead
from broadsheet.web.teasers import Tier

LEAD_LENGTH: Final = 300  # a lead needs text to fill its columns
MAJOR_LENGTH: Final = 600
MINOR_LENGTH: Final = 200
MAJORS: Final = 2  # beside the lead; more would leave no doubt-free lead


def tiers(articles: Sequence[ArticleHead]) -> tuple[Tier, ...]:
    """One tier an article: exactly one lead (if there is any article), at most MAJORS majors."""
    lead = _lead(articles)
    found: list[Tier] = []
    majors = 0
    for index, head in enumerate(articles):
        if index == lead:
            found.append("lead")
        elif majors < MAJORS and (head.length >= MAJOR_LENGTH or any(photo.file for photo in head.photos)):
            found.append("major")
            majors += 1
        else:
            found.append("minor" if head.length >= MINOR_LENGTH else "brief")
    return tuple(found)


def _lead(articles: Sequence[ArticleHead]) -> int | None:
    """The first printed article long enough to lead, else the longest, else none."""
    for index, head in enumerate(articles):
        if head.length >= LEAD_LENGTH:
            return index
    return max(range(len(articles)), key=lambda index: articles[index].length, default=None)


def inner_tiers(articles: Sequence[ArticleHead]) -> tuple[Tier, ...]:
    """The same for an inner page on the issue's front: its lead is a major there."""
    return tuple(
        "major" if tier == "lead" else "minor" if tier == "major" else tier for tier in tiers(articles)
    )
