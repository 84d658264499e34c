"""The rows of a record → values, and nothing that has another shape.

In:   a record as JSON gives it, the page that it should tell of.
Out:  Record; ValueError, TypeError, KeyError, AttributeError or OverflowError for any other shape.
Must not know: the disk, the source, what is done with a record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePath
from typing import Any, Final

from broadsheet.intake import Doubt, Span
from broadsheet.intake.decisions import Anchor, Decision
from broadsheet.intake.merge import Clash
from broadsheet.intake.rivals import Beginning, Rival, Ruling
from broadsheet.intake.spans import Taker
from broadsheet.model import ArticleId, IssueId
from broadsheet.pipeline.leftovers import Leftover
from broadsheet.problems import Text
from broadsheet.shelf.articles import file_place

SOURCES: Final = "content/sources"
_TAKERS: Final[Mapping[str, Taker]] = {
    "article": "article",
    "furniture": "furniture",
    "discard": "discard",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedArticle:
    """One article as ingest wrote it: its file's name in the issue's folder, and the file's text.

    `number` is its place in the cut, which spans and doubts speak of; `order` is that of its file, and
    so of its address, which does not move when a page is cut again.
    """

    number: int
    order: int
    file: str
    confidence: float
    beginning: Beginning | None
    output: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What ingest did with one news page. Paths are relative to the site."""

    issue: IssueId
    page: str
    path: str
    source: str
    sha256: str
    encoding: str
    articles: tuple[RecordedArticle, ...]
    spans: tuple[Span, ...]
    rulings: Mapping[int, Ruling]  # by line of the source
    doubts: tuple[Doubt, ...]
    decisions: tuple[Decision, ...]  # in the order in which they were made

    def id_of(self, number: int) -> ArticleId:
        """The id of an article of the cut."""
        article = next(article for article in self.articles if article.number == number)
        return ArticleId(f"{self.issue}-{self.page}-{article.order:02d}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LastCut:
    """By the name of the file: its Markdown as the last ingest wrote it, and the clashes it was left with.

    `left`: files that did not agree with the cut.
    """

    outputs: Mapping[str, str] = field(default_factory=dict)
    clashes: Mapping[str, tuple[Clash, ...]] = field(default_factory=dict)
    left: tuple[Leftover, ...] = ()


def record_of(row: Mapping[str, Any], issue: IssueId, page: str, path: str) -> Record:
    """The record of a page; `path` is where it lies."""
    articles = tuple(_article(article, page) for article in row["articles"])
    numbers = frozenset(article.number for article in articles)
    return Record(
        issue=issue,
        page=page,
        path=path,
        source=f"{SOURCES}/{issue}/{_name(row['source']['name'])}",
        sha256=_text(row["source"]["sha256"]),
        encoding=_text(row["source"]["encoding"]),
        articles=articles,
        spans=_spans(row["spans"], numbers),
        rulings={ruling.line: ruling for ruling in map(_ruling, row["lines"])},
        doubts=tuple(_doubt(doubt, numbers) for doubt in row["doubts"]),
        decisions=decisions_of(row),
    )


def decisions_of(row: Mapping[str, Any]) -> tuple[Decision, ...]:
    """What a person decided, from a record of any version; the oldest had no place for it."""
    return tuple(map(_decision, row.get("decisions", [])))


def _decision(row: Mapping[str, Any]) -> Decision:
    return Decision(
        do=row["do"],
        lines=tuple(_anchor(*anchor) for anchor in row["lines"]),
        role=_text(row.get("role", "")),
        to=_anchor(*row["to"]) if row.get("to") else None,
        kind=_text(row.get("kind", "")),
        file=_text(row.get("file", "")),
    )


def _anchor(line: object, text: object) -> Anchor:
    return Anchor(line=_number(line), text=_text(text))


def _article(row: Mapping[str, Any], page: str) -> RecordedArticle:
    place = file_place(_text(row["file"]))
    if place is None or place[0] != page:
        raise ValueError(row["file"])
    return RecordedArticle(
        number=int(row["order"]),
        order=place[1],
        file=row["file"],
        confidence=float(row["confidence"]),
        beginning=_beginning(*row["beginning"]) if row["beginning"] else None,
        output=_text(row["output"]),
    )


def _beginning(line: object, margin: object, elsewhere: object, above: object) -> Beginning:
    return Beginning(
        line=_number(line), margin=_weight(margin), elsewhere=_number(elsewhere), above=bool(above)
    )


def _ruling(row: Sequence[Any]) -> Ruling:
    line, role, score, confidence, *rival = row
    return Ruling(
        line=_number(line),
        role=_text(role),
        score=_weight(score),
        confidence=_weight(confidence),
        rival=_rival(*rival) if rival else None,
    )


def _rival(margin: object, role: object, score: object, gains: Sequence[Any], losses: Sequence[Any]) -> Rival:
    return Rival(
        role=_text(role),
        score=_weight(score),
        margin=_weight(margin),
        speaks_for=tuple(_texts(gains)),
        speaks_against=tuple(_texts(losses)),
    )


def _spans(rows: Sequence[Sequence[Any]], numbers: Collection[int]) -> tuple[Span, ...]:
    spans = tuple(map(_span, rows))
    if any((span.place == "article") != (span.article in numbers) for span in spans):
        raise ValueError("a span of no article")
    ends = [0, *(span.end for span in spans)]
    if any(span.start != end for span, end in zip(spans, ends, strict=False)) or _falls(ends):
        raise ValueError("spans do not follow one another")
    return spans


def _falls(ends: Sequence[int]) -> bool:
    return any(after <= before for before, after in pairwise(ends))


def _span(row: Sequence[Any]) -> Span:
    start, end, place, article, field, index, reason, rules = row[:8]
    return Span(
        start=int(start),
        end=int(end),
        place=_TAKERS[place],
        article=int(article),
        field=_text(field),
        index=int(index),
        reason=_text(reason),
        rules=tuple(_texts(rules)),
    )


def _doubt(row: Mapping[str, Any], numbers: Collection[int]) -> Doubt:
    if row["article"] not in numbers:
        raise ValueError("a doubt of no article")
    return Doubt(
        article=row["article"],
        line=int(row["line"]),
        kind=_text(row["kind"]),
        what=Text(_text(row["what"]["en"]), _text(row["what"]["zh"])),
        weight=float(row["weight"]),
        clash=_clash(*row["clash"]) if row.get("clash") else None,
        file=_name(row.get("file", "")),
    )


def _clash(field: object, machine: object, theirs: object) -> Clash:
    return Clash(field=_text(field), machine=_text(machine), theirs=_text(theirs))


def last_cut(row: Mapping[str, Any]) -> LastCut:
    """The files of a record of any version, as the next ingest needs them."""
    names = {article["order"]: article["file"] for article in row.get("articles", [])}
    clashes: dict[str, tuple[Clash, ...]] = {}
    for doubt in row.get("doubts", []):
        if doubt.get("clash"):
            name = names[doubt["article"]]
            clashes[name] = (*clashes.get(name, ()), _clash(*doubt["clash"]))
    outputs = {article["file"]: _text(article["output"]) for article in row.get("articles", [])}
    left = tuple(
        Leftover(kind=_text(doubt["kind"]), file=_name(doubt["file"]), at=names[doubt["article"]])
        for doubt in row.get("doubts", [])
        if doubt.get("file")
    )
    return LastCut(outputs=outputs, clashes=clashes, left=left)


def _texts(values: Sequence[Any]) -> Iterator[str]:
    return (_text(value) for value in values)


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def _weight(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError(value)
    return float(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _name(value: object) -> str:
    """A file's name and no path: a record leads to no other folder."""
    name = _text(value)
    if name != PurePath(name).name or "\\" in name:
        raise ValueError(name)
    return name
