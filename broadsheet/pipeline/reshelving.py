"""A page cut again beside what lies on the shelf: what becomes of each file.

In:   the articles as cut, the last cut as recorded, the files on the shelf, as texts.
Out:  a PagePlan: what to write and remove, what to record, what to tell.
Must not know: the disk, how a page is cut.

The rule. A file that nobody touched follows the new cut. One that a person changed or made is merged
(intake.merge) and never loses a character of theirs; one that a person removed stays away. Text that
stands in such a file is not written a second time into another: so a person's splitting or joining of
articles outlives the next ingest. Only what a person merged by a decision stands in the joined article
in any case. Where the cut is the last one, nothing happens at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from broadsheet.intake.likeness import Bigrams
from broadsheet.intake.merge import Clash, blocks, merge_articles, without
from broadsheet.model import Article, IssueId
from broadsheet.pipeline.clashes import (
    made_by_hand,
    merged_by_hand,
    no_longer_cut,
    other_place,
    stands_elsewhere,
    stays_away,
    told_clashes,
    unreadable,
)
from broadsheet.pipeline.joining import NO_JOINS, Joined, Joins, with_aliases
from broadsheet.pipeline.leftovers import (
    STANDS_ELSEWHERE,
    STAYS_AWAY,
    Leftover,
    orphaned,
    still_left,
)
from broadsheet.pipeline.matching import Slot, Version, order_of, read_version, seat, slots_of
from broadsheet.pipeline.rewriting import rewrite
from broadsheet.problems import Problem
from broadsheet.shelf.articles import write_article

_TELLING: Final = 12  # characters; a shorter paragraph may well stand in two articles of a page
_STANDS: Final = 0.8  # of a paragraph: what a person corrected in it does not make it another

Clashes = Mapping[str, tuple[Clash, ...]]  # by the name of the file
_NO_CLASHES: Final[Clashes] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlan:
    """What becomes of a page's files; names are those in the issue's folder."""

    outputs: Mapping[str, str]  # name → text as cut, one for each article in order: the next merge's base
    write: Mapping[str, str] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()  # where a person's text stands against the new cut
    problems: tuple[Problem, ...] = ()
    clashes: Clashes = field(default_factory=dict)  # those of earlier merges too, while they stand
    left: tuple[Leftover, ...] = ()  # of earlier merges too


def plan_page(
    articles: Sequence[Article],
    *,
    page: str,
    folder: Path,
    last: Mapping[str, str],
    disk: Mapping[str, str],
    clashes: Clashes = _NO_CLASHES,
    joins: Joins = NO_JOINS,
    left: Sequence[Leftover] = (),
) -> PagePlan:
    """The plan for one page. `last` and `disk`: file name → text, `last` in the order of its cut.

    `clashes` and `left` are what earlier merges left, `joins` the articles that a person made one.
    """
    named = with_aliases(articles, joins, {*last, *disk})
    if len(named) == len(last) and all(map(_is_output, named, last, last.values())):
        return PagePlan(outputs=last, clashes=clashes, left=tuple(left))
    issue = articles[0].head.issue if articles else IssueId(folder.name)
    slots = slots_of(articles, _versions(last, issue), _versions(disk, issue))
    seats = seat(articles, slots, page, {at: each.keeps for at, each in joins.items()})
    staying = {slot.name for slot in (*seats.taken, *seats.left) if slot in seats.taken or slot.by_hand}
    named = with_aliases(articles, joins, staying)
    standing = _standing((*zip(named, seats.taken, strict=True), *((None, slot) for slot in seats.left)))
    settled = []
    for at, (article, slot) in enumerate(zip(named, seats.taken, strict=True)):
        elsewhere = _elsewhere(article, slot, _apart(standing, joins.get(at)))
        done = _settle(article, slot, elsewhere, (folder / slot.name).as_posix())
        settled.append(_with_earlier(done, clashes.get(slot.was or slot.name, ()), article, slot))
    orphans = sorted(slot.name for slot in seats.left if slot.by_hand and slot.last)
    into = {name: settled[at].name for at, each in joins.items() for name in each.merged}
    outputs = {each.name: each.output for each in settled}
    remove = tuple(sorted(slot.name for slot in seats.left if slot.disk and not slot.by_hand))
    new = (*(note for each in settled for note in each.left), *orphaned(orphans, into, outputs))
    return PagePlan(
        outputs=outputs,
        write={each.name: each.text for each in settled if each.text is not None},
        remove=remove,
        kept=tuple(sorted({each.name for each in settled if each.kept} | set(orphans))),
        problems=(
            *(problem for each in settled for problem in each.problems),
            *(_orphan((folder / name).as_posix(), into.get(name, "")) for name in orphans),
        ),
        clashes={each.name: each.clashes for each in settled if each.clashes},
        left=still_left(left, new, outputs, disk.keys() - set(remove)),
    )


def _orphan(path: str, into: str) -> Problem:
    return merged_by_hand(path, into) if into else no_longer_cut(path)


def _is_output(article: Article, name: str, text: str) -> bool:
    return _as_file(article, name) == text


def _as_file(article: Article, name: str) -> str:
    return write_article(replace(article, head=replace(article.head, order=order_of(name))))


def _versions(texts: Mapping[str, str], issue: IssueId) -> dict[str, Version]:
    return {name: read_version(text, name, issue) for name, text in texts.items()}


# ── text that stands in a file which a person made or changed


_Standing = Mapping[str, Sequence[Bigrams]]


def _standing(pairs: Sequence[tuple[Article | None, Slot]]) -> _Standing:
    """Name → the person's paragraphs that will stand there whatever the new cut has."""
    found = {}
    for article, slot in pairs:
        if not slot.by_hand or slot.disk is None:
            continue
        theirs = blocks(slot.disk.article.body if slot.disk.article else slot.disk.text)
        if article and slot.last and slot.last.article and slot.disk.article:
            merged = merge_articles(last=slot.last.article, new=article, theirs=slot.disk.article)
            staying = set(blocks(merged.article.body))
            theirs = tuple(block for block in theirs if block in staying)
        found[slot.name] = [Bigrams(block) for block in theirs]
    return found


def _apart(standing: _Standing, joined: Joined | None) -> _Standing:
    """Without the files of what was merged: a person wants that text here."""
    merged = joined.merged if joined else frozenset()
    return {name: texts for name, texts in standing.items() if name not in merged}


def _elsewhere(article: Article, slot: Slot, standing: _Standing) -> Mapping[str, str]:
    """Paragraph that is new in this article's cut → the file in which a person has put it."""
    before = set(blocks(slot.last.article.body)) if slot.last and slot.last.article else set()
    own = slot.disk.article.body if slot.by_hand and slot.disk and slot.disk.article else ""
    found = {}
    for block in blocks(article.body):
        if len(block) < _TELLING or block in before:
            continue
        pairs = Bigrams(block)
        places = (name for name, others in standing.items() if any(map(partial(_holds, pairs), others)))
        # in the article's own file only the very words: what is nearly the same is one paragraph, corrected
        place = slot.name if block in own else next((name for name in places if name != slot.name), "")
        if place:
            found[block] = place
    return found


def _holds(block: Bigrams, other: Bigrams) -> bool:
    return block.held_by(other) >= _STANDS


# ── one article


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settled:
    name: str
    output: str  # for the record
    text: str | None = None  # the file's; None where it is left alone
    kept: bool = False
    problems: tuple[Problem, ...] = ()
    article: Article | None = None  # the person's, with what of the new cut was merged into it
    clashes: tuple[Clash, ...] = ()
    left: tuple[Leftover, ...] = ()


def _settle(article: Article, slot: Slot, elsewhere: Mapping[str, str], path: str) -> _Settled:
    output = _as_file(article, slot.name)
    alone = _Settled(name=slot.name, output=output)
    if slot.removed:
        if slot.last is None or slot.last.text == output:
            return alone
        left = Leftover(kind=STAYS_AWAY, file=slot.name, at=slot.name)
        return replace(alone, problems=(stays_away(path, article),), left=(left,))
    wanted = without(article, frozenset(elsewhere))
    others = sorted(set(elsewhere.values()) - {slot.name})
    doubled = (stands_elsewhere(path, article, others),) if others else ()
    alone = replace(
        alone,
        left=tuple(Leftover(kind=STANDS_ELSEWHERE, file=name, at=slot.name) for name in others),
    )
    if slot.by_hand:
        settled = _settle_by_hand(alone, wanted, slot, path)
        return replace(settled, problems=(*doubled, *settled.problems))
    if slot.disk is None and elsewhere and not any(len(each) >= _TELLING for each in blocks(wanted.body)):
        return replace(alone, problems=doubled)
    moved = slot.disk is None and order_of(slot.name) != article.head.order
    return replace(
        alone,
        text=_as_file(wanted, slot.name),
        problems=(*doubled, *((other_place(path, article),) if moved else ())),
    )


def _settle_by_hand(alone: _Settled, article: Article, slot: Slot, path: str) -> _Settled:
    if slot.disk is None or slot.disk.text == alone.output:
        return alone
    if slot.last is None:
        return replace(alone, kept=True, problems=(made_by_hand(path),))
    if slot.disk.article is None or slot.last.article is None:
        # the last cut stays the base: once the file is mended, the next ingest merges it
        return replace(alone, output=slot.last.text, kept=True, problems=(unreadable(path),))
    theirs = slot.disk.article
    merged = merge_articles(last=slot.last.article, new=article, theirs=theirs)
    text = rewrite(slot.disk.text, theirs, merged.article)
    problems = told_clashes(merged.clashes, path, text)
    return replace(
        alone,
        text=text,
        kept=bool(problems),
        problems=problems,
        article=merged.article,
        clashes=tuple(replace(clash, line=0) for clash in merged.clashes),
    )


def _with_earlier(settled: _Settled, earlier: Sequence[Clash], article: Article, slot: Slot) -> _Settled:
    """Clashes of earlier merges stay until the person or the new cut changes what they speak of."""
    last, theirs = slot.last, settled.article or (slot.disk.article if slot.disk else None)
    if last is None or last.article is None or theirs is None:
        return settled
    places = {(clash.field, clash.theirs) for clash in settled.clashes}
    staying = [
        clash
        for clash in earlier
        if (clash.field, clash.theirs) not in places
        and clash.stands(theirs)
        and clash.outlives(last.article, article)
    ]
    return replace(settled, clashes=(*staying, *settled.clashes))
