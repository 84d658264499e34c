"""One article of a record → its fields and paragraphs, each with where it came from and what became of it.

In:   a recorded page, an article of it, and the article's file as it lies on the shelf now.
Out:  parts, and what lies beside them on the page.
Pure: no files, no command, no language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from broadsheet.intake import Span
from broadsheet.intake.rivals import Ruling
from broadsheet.intake.spans import Piece, visible
from broadsheet.model import Article
from broadsheet.pipeline.changes import HEADING, Fate, State, fates_of, said_by
from broadsheet.pipeline.records import RecordedPage
from broadsheet.pipeline.restored import SetOtherwise, set_otherwise

_SPACES: Final = " \u3000\u00a0"  # what a dump puts inside a line
REPEATED: Final = ("paragraph", "subhead", "caption", "credit")  # numbered; of all others there is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A run of characters of the source; line and column from 1; rules that gave the line its role.

    `ruling`: what was decided on the line as a whole, and what came second.
    """

    line: int
    col: int
    text: str
    rules: tuple[str, ...]
    ruling: Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One field, or one of its numbered texts. A lost headline is a part without origins.

    `ingested` and `now` are plain text; `now` is "" but where a person has changed the part.
    """

    field: str
    index: int
    origins: tuple[Origin, ...]
    ingested: str
    state: State
    now: str = ""

    @property
    def otherwise(self) -> tuple[SetOtherwise, ...]:
        """Characters that ingest set otherwise than the source has them."""
        return tuple(set_otherwise(self.origins, self.ingested))


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """What lies next to an article's text: furniture, or lines that went to the article of an id ("")."""

    first: int
    last: int
    article: str = ""
    text: str = ""
    reason: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Neighbours in printed order, and how many runs were discarded for each reason."""

    neighbours: tuple[Neighbour, ...]
    discarded: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of an article in reading order, and the paragraphs that a person added."""

    parts: tuple[Part, ...]
    added: tuple[str, ...]


def parts_of(page: RecordedPage, number: int, ingested: Article, state: State, now: Article | None) -> Parts:
    """The parts of article `number` of the cut; `state` is that of its file, `now` the article in it."""
    was = said_by(ingested)
    became = said_by(now) if now else {}
    pieces = _pieces(page, number)
    fates: dict[tuple[str, int], Fate] = {}
    added: list[str] = []
    for field, texts in was.items():
        found, new = fates_of(texts, became.get(field, ()))
        fates |= {(field, at): fate for at, fate in enumerate(found, start=1)}
        added += new if field in ("paragraph", "subhead") else ()
    if state == "unreadable":
        fates = dict.fromkeys(fates, (state, ""))
    parts = [
        Part(
            field=field,
            index=index,
            origins=tuple(pieces.get((field, index), ())),
            ingested=was[field][index - 1],
            state=fate,
            now=text,
        )
        for (field, index), (fate, text) in fates.items()
        if (field, index) in pieces or field == "title"
    ]
    return Parts(parts=tuple(sorted(parts, key=_reading_order)), added=tuple(added))


def _reading_order(part: Part) -> tuple[int, int, int]:
    if part.field in HEADING:
        return (HEADING.index(part.field), 0, 0)
    return (len(HEADING), part.origins[0].line, part.origins[0].col)


def _pieces(page: RecordedPage, number: int) -> Mapping[tuple[str, int], Sequence[Origin]]:
    found: dict[tuple[str, int], list[Origin]] = {}
    for span, end in _runs(page, number):
        line, col = page.place(span.start)
        text = page.text[span.start : end]
        key = (span.field, span.index if span.field in REPEATED else 1)
        ruling = page.record.rulings[line]
        origin = Origin(line=line, col=col, text=text, rules=span.rules, ruling=ruling)
        found.setdefault(key, []).append(origin)
    return found


def _runs(page: RecordedPage, number: int) -> Iterator[tuple[Span, int]]:
    """The first span of each run, and where the run ends: spans that only dropped spaces part are one."""
    first: Span | None = None
    end = 0
    for span in page.record.spans:
        if span.article != number:
            continue
        if first and _goes_on(page, first, end, span):
            end = span.end
            continue
        if first:
            yield first, end
        first, end = span, span.end
    if first:
        yield first, end


def _goes_on(page: RecordedPage, first: Span, end: int, span: Span) -> bool:
    same = (span.field, span.index, span.rules) == (first.field, first.index, first.rules)
    return (
        same
        and not page.text[end : span.start].strip(_SPACES)
        and page.place(first.start)[0] == page.place(span.start)[0]
    )


def surroundings(page: RecordedPage, number: int) -> Surroundings:
    """What is next to the text of article `number`: the nearest text above it or below is the article's."""
    spans = page.record.spans
    above = _owners(spans)
    below = _owners(reversed(spans))[::-1]
    beside = [
        span
        for span, before, after in zip(spans, above, below, strict=True)
        if span.place != "article" and number in (before, after)
    ]
    furniture = [_furniture(page, span) for span in beside if span.place == "furniture"]
    others = list(_others(page, number))
    counted = Counter(span.reason for span in beside if span.place == "discard")
    return Surroundings(
        neighbours=tuple(sorted([*furniture, *others], key=lambda each: (each.first, each.last))),
        discarded=tuple(sorted(counted.items())),
    )


def _owners(spans: Iterable[Span]) -> list[int]:
    """For each span the article that the walk met last, 0 before the first."""
    owners = []
    last = 0
    for span in spans:
        last = span.article or last
        owners.append(last)
    return owners


def _furniture(page: RecordedPage, span: Span) -> Neighbour:
    line, _ = page.place(span.start)
    pieces = visible(page.text, Piece(span.start, span.end))  # a control character would reach the terminal
    text = "".join(page.text[piece.start : piece.end] for piece in pieces)
    return Neighbour(first=line, last=line, text=text, reason=span.reason, rules=span.rules)


def _others(page: RecordedPage, number: int) -> Iterator[Neighbour]:
    """Runs of other articles between the first line of this one and its last."""
    placed = [span for span in page.record.spans if span.place == "article"]
    own = [at for at, span in enumerate(placed) if span.article == number]
    within = placed[own[0] : own[-1]] if own else []
    for article, run in groupby(within, key=lambda span: span.article):
        lines = [page.place(span.start)[0] for span in run]
        if article != number:
            yield Neighbour(first=lines[0], last=lines[-1], article=page.record.id_of(article))
