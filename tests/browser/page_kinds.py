"""The kinds of page that the browser tests look at, one row each.

In:   an output folder of the demo paper.
Out:  for each kind a page that shows it.
Must not know: addresses of the demo's own articles and people; a page is found by what it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

DAY = r"20\d\d/\d\d/\d\d"
ARTICLE = rf"{DAY}/\d+-\d+\.html"
# the demo paper; the same with its Traditional edition in vertical lines; a small paper of hard cases
Site = Literal["demo", "vertical", "hard"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`path` is a regular expression of the whole output path, `holds` one found in the HTML.

    Of several pages the longest is taken, or the shortest: what is wrong shows there first.
    """

    name: str
    path: str
    holds: str = ""
    longest: bool = True
    site: Site = "demo"

    def __str__(self) -> str:
        return self.name


def article(name: str, holds: str, **more: Any) -> Kind:
    return Kind(name=f"article-{name}", path=ARTICLE, holds=holds, **more)


def genre(name: str) -> Kind:
    return article(name, rf'class="piece k-{name}\b')


def vertical(name: str, path: str, holds: str = "") -> Kind:
    return Kind(name=f"vertical-{name}", path=f"zh-tw/{path}", holds=holds, site="vertical")


KINDS = (
    Kind(name="front", path=r"index\.html"),
    Kind(name="issue", path=rf"{DAY}/index\.html", longest=False),
    Kind(name="news-page", path=rf"{DAY}/01\.html"),
    Kind(name="literary-page", path=rf"{DAY}/03\.html"),
    Kind(name="letters-page", path=rf"{DAY}/04\.html", longest=False),
    *map(genre, ("news", "feature", "column", "photo", "prose", "verse", "letter", "notice", "brief")),
    article("picture", r"k-news\b[^§]*<article[^§]*<img"),
    article("table", "<table"),
    article("corrected", 'class="note"'),
    Kind(name="sections", path=r"sections/index\.html"),
    Kind(name="section", path=r"sections/[^/]+/index\.html"),
    Kind(name="section-year", path=r"sections/[^/]+/20\d\d\.html"),
    Kind(name="reporters", path=r"reporters/index\.html"),
    Kind(name="person", path=r"reporters/(?!index)[^/]+\.html"),
    Kind(name="archive", path=r"archive/index\.html"),
    Kind(name="archive-year", path=r"archive/20\d\d\.html"),
    Kind(name="search", path=r"search\.html"),
    Kind(name="corrections", path=r"corrections\.html"),
    Kind(name="about", path=r"about\.html"),
    Kind(name="lost", path=r"404\.html"),
    Kind(name="offline", path=r"offline\.html"),
    Kind(name="front-traditional", path=r"zh-tw/index\.html"),
    Kind(name="article-traditional", path=rf"zh-tw/{ARTICLE}"),
    Kind(name="reporters-traditional", path=r"zh-tw/reporters/index\.html"),
    vertical("front", r"index\.html"),
    vertical("news-page", rf"{DAY}/01\.html"),
    vertical("news", ARTICLE, r"k-news\b[^§]*<article[^§]*<img"),
    vertical("prose", ARTICLE, r"k-prose\b"),
    vertical("archive", r"archive/index\.html"),
    vertical("section", r"sections/[^/]+/index\.html"),
    Kind(name="hard-front", path=r"index\.html", site="hard"),
    Kind(name="hard-page", path=rf"{DAY}/02\.html", site="hard"),
    Kind(name="hard-headline", path=rf"{DAY}/01-02\.html", site="hard"),
    Kind(name="hard-untitled", path=rf"{DAY}/03-02\.html", site="hard"),
)
NAMED = {kind.name: kind for kind in KINDS}
ARTICLES = tuple(kind for kind in KINDS if kind.name.startswith("article"))


@cache
def example(home: Path, kind: Kind) -> str:
    """The output path of the page that shows a kind."""
    paths = (path.relative_to(home).as_posix() for path in home.rglob("*.html"))
    found = [path for path in sorted(paths) if re.fullmatch(kind.path, path)]
    texts = {path: (home / path).read_text(encoding="utf-8") for path in found}
    shown = [path for path in found if re.search(kind.holds, texts[path])]
    assert shown, f"the demo paper shows no {kind}: no {kind.path} holds {kind.holds!r}"
    return (max if kind.longest else min)(shown, key=lambda path: len(texts[path]))
