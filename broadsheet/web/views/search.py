"""The search page.

In:   nothing; these are plain values.
Out:  SearchView.
Must not know: the index, templates.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.web.views.chrome import Chrome, Link
from broadsheet.web.views.lists import YearLink


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSection:
    """A section to choose by, and its page."""

    id: str
    link: Link
    count: int  # articles


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """search.html: a form for the script of the theme, and a plain index that needs none."""

    chrome: Chrome
    script: str  # what searches; "" = the theme has none: the plain index alone
    folder: str  # of the index, relative to the page
    classes: str  # folder of the classes of characters, which all variants share
    upright: tuple[tuple[str, str], ...]  # (name, rule) of numbers in vertical lines; none = lines are not
    years: tuple[YearLink, ...]  # newest first; `count` is of articles
    sections: tuple[SearchSection, ...]
    people: tuple[Link, ...]  # those who wrote most
    reporters: Link  # to the index of all people
    articles: int
    issues: int
