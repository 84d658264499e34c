"""Articles that a person made one: which file each of them keeps, which addresses lead to it.

In:   a new cut, its decisions, and the record of the last cut of the same text.
Out:  a Joined for each article of the new cut that a merge made.
Must not know: files, what stands in them, how text is merged.

The address of the upper article stays, since readers find the headline there; the lower one's becomes an
alias. A merge remembers the lower article's file, so the alias outlives later ingests and goes with the
merge when that is taken back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from broadsheet.intake import Cut
from broadsheet.intake.decisions import effective
from broadsheet.intake.lines import line_starts
from broadsheet.model import Article
from broadsheet.shelf.articles import file_place
from broadsheet.web import urls


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """`keeps`: the upper article's file, "" where the last cut had them as one already.

    `merged`: the files of the lower articles, as they were named when each was merged.
    """

    keeps: str = ""
    merged: frozenset[str] = frozenset()


Joins = Mapping[int, Joined]  # by place in the new cut, from 0
NO_JOINS: Final[Joins] = {}


def joins_of(cut: Cut, text: str, last: Mapping[str, Any]) -> Joins:
    """What merges made of `cut`, the new cut of `text`; `last` is the record of an earlier cut of it.

    Raises ValueError, TypeError, LookupError or AttributeError where `last` is no record.
    """
    starts = line_starts(text)
    spans = [(span.start, span.article) for span in cut.spans if span.article]
    owner = {bisect_right(starts, start): article for start, article in spans}
    merged: dict[int, set[str]] = {}
    holding = effective(cut.decisions)
    merges = [each for at, each in enumerate(cut.decisions) if at in holding and each.do == "merge"]
    for merge in merges:
        if merge.file and (article := owner.get(merge.lines[0].line)):
            merged.setdefault(article, set()).add(merge.file)
    merging = {anchor.line for merge in merges for anchor in merge.lines}
    keeps = _keeps(owner, merging, last, starts)
    return {
        article - 1: Joined(keeps=keeps.get(article, ""), merged=frozenset(files))
        for article, files in merged.items()
    }


def _keeps(
    owner: Mapping[int, int], merging: Collection[int], last: Mapping[str, Any], starts: tuple[int, ...]
) -> Mapping[int, str]:
    """Joined article → the file that most of its lines lay in, those of the articles merged with it apart."""
    files = {row["order"]: row["file"] for row in last.get("articles", [])}
    before = {bisect_right(starts, row[0]): row[3] for row in last.get("spans", []) if row[3]}
    begins = {row["order"]: row["beginning"][0] for row in last.get("articles", []) if row["beginning"]}
    lower = {article for article, line in begins.items() if line in merging}
    joined = {owner[line] for line in merging if before.get(line) in lower and line in owner}
    counted: dict[int, Counter[int]] = {article: Counter() for article in joined}
    for line, article in owner.items():
        if article in counted and (was := before.get(line)) and was not in lower:
            counted[article][was] += 1
    return {article: files[count.most_common(1)[0][0]] for article, count in counted.items() if count}


def with_aliases(articles: Iterable[Article], joins: Joins, used: Collection[str]) -> tuple[Article, ...]:
    """`articles`, to each the addresses of those merged with it whose files are not among `used`."""
    return tuple(
        _with_aliases(article, joins[at].merged - set(used)) if at in joins else article
        for at, article in enumerate(articles)
    )


def _with_aliases(article: Article, merged: Collection[str]) -> Article:
    head = article.head
    places = sorted(place for name in merged if (place := file_place(name)))
    aliases = tuple(urls.article(replace(head, page=page, order=order)) for page, order in places)
    return replace(article, head=replace(head, aliases=aliases))
