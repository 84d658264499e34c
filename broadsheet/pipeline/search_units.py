"""The index of the search, cut into units: segments of the calendar in each variant, and what leads to them.

In:   the edition, the units of its issues, the variants that have a search.
Out:  units with the hashes of all that they depend on.
Must not know: texts, terms, the output folder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.engine.fingerprint import digest
from broadsheet.engine.plan import Parts, Unit
from broadsheet.model import Edition, Issue, IssueId
from broadsheet.pipeline.jobs import DirectoryUnit, SearchUnit, SegmentUnit
from broadsheet.web.search.page import search_facts
from broadsheet.web.search.segments import Printed, Segment, directory_shards, segments

_VERSION = 8  # hexadecimal digits of a segment's version: enough to tell one build's file from the last


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchUnits:
    """`segments` come after the issues, whose texts they use, and `directories` as late as may be."""

    segments: tuple[Unit, ...]
    site: SearchUnit
    directories: tuple[Unit, ...]


def search_units(
    edition: Edition, issues: Sequence[Unit], variants: Sequence[str], base: Parts
) -> SearchUnits:
    """`issues`: a unit an issue of the edition, in its order."""
    parts = segments(map(_printed, edition.issues)) if variants else ()
    shards = directory_shards(parts)
    by_issue = {issue.id: unit.parts for issue, unit in zip(edition.issues, issues, strict=True)}
    keys = {part.name: digest((part, tuple(by_issue[one.id] for one in part.issues))) for part in parts}
    made: dict[str, list[SegmentUnit]] = {variant: [] for variant in variants}
    for part in parts:
        for variant in variants:
            unit = SegmentUnit(segment=part, variant=variant, slices=max(1, shards), key=keys[part.name])
            made[variant].append(unit)
    return SearchUnits(
        segments=tuple(
            _unit(f"search {one.segment.name} {one.variant}", one, base, (one.key, one.slices))
            for several in zip(*made.values(), strict=True)
            for one in several
        ),
        site=SearchUnit(
            page=search_facts(edition),
            segments=parts,
            versions={part.name: _version(part, by_issue) for part in parts},
            shards=shards,
        ),
        directories=tuple(_directories(made, shards, base)),
    )


def _directories(made: Mapping[str, list[SegmentUnit]], shards: int, base: Parts) -> list[Unit]:
    if not shards:
        return []
    return [
        _unit(
            f"search directory {variant}",
            DirectoryUnit(segments=tuple(several), shards=shards),
            base,
            (shards, tuple(one.key for one in several)),
        )
        for variant, several in made.items()
    ]


def _version(part: Segment, parts: Mapping[IssueId, Parts]) -> str:
    """Of what a browser may keep: not of the templates, which change no text."""
    texts = tuple(
        tuple(each for each in parts[one.id] if each[0] not in ("site", "templates")) for one in part.issues
    )
    return digest((part, texts))[:_VERSION]


def _unit(name: str, payload: object, base: Parts, content: object) -> Unit:
    return Unit(name=name, parts=(*base, ("content", digest(content))), payload=payload)


def _printed(issue: Issue) -> Printed:
    return Printed(
        id=issue.id,
        date=issue.date,
        articles=len(issue.articles),
        characters=sum(head.length for head in issue.articles),
    )
