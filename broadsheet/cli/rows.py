"""An explanation and a review → the rows of a program.

In:   values of pipeline.why and pipeline.review.
Out:  plain values for JSON.
Must not know: how any of it was found, how a person is told.
"""

from __future__ import annotations

from typing import Any

from broadsheet.console import say
from broadsheet.intake import Doubt
from broadsheet.intake.rivals import Beginning, Ruling
from broadsheet.pipeline.origins import Neighbour, Part
from broadsheet.pipeline.review import Review
from broadsheet.pipeline.why import Explanation


def explanation_row(told: Explanation) -> dict[str, Any]:
    around = told.surroundings
    return {
        "id": told.id,
        "path": told.path,
        "source": told.source,
        "encoding": told.encoding,
        "title": told.title,
        "confidence": told.confidence,
        "beginning": _beginning_row(told.beginning),
        "state": told.state,
        "parts": [_part_row(part) for part in told.parts.parts],
        "added": list(told.parts.added),
        "neighbours": [_neighbour_row(neighbour) for neighbour in around.neighbours],
        "discarded": dict(around.discarded),
        "doubts": [_doubt_row(doubt) | {"settled": settled} for doubt, settled in told.doubts],
    }


def _part_row(part: Part) -> dict[str, Any]:
    return {
        "field": part.field,
        "index": part.index,
        "state": part.state,
        "ingested": part.ingested,
        "now": part.now,
        "lines": [
            {
                "line": origin.line,
                "col": origin.col,
                "text": origin.text,
                "rules": list(origin.rules),
                **_ruling_row(origin.ruling),
            }
            for origin in part.origins
        ],
        "otherwise": [
            {"line": each.line, "col": each.col, "was": each.was, "now": each.now} for each in part.otherwise
        ],
    }


def _ruling_row(ruling: Ruling) -> dict[str, Any]:
    rival = ruling.rival
    second = rival and {
        "role": rival.role,
        "score": rival.score,
        "behind": rival.margin,
        "for": list(rival.speaks_for),
        "against": list(rival.speaks_against),
    }
    return {
        "role": ruling.role,
        "score": ruling.score,
        "confidence": ruling.confidence,
        "second": second,
    }


def _beginning_row(beginning: Beginning | None) -> dict[str, Any] | None:
    if beginning is None:
        return None
    return {
        "line": beginning.line,
        "behind": beginning.margin,
        "elsewhere": beginning.elsewhere,
        "above": beginning.above,
    }


def _neighbour_row(neighbour: Neighbour) -> dict[str, Any]:
    return {
        "first": neighbour.first,
        "last": neighbour.last,
        "article": neighbour.article,
        "text": neighbour.text,
        "reason": neighbour.reason,
        "rules": list(neighbour.rules),
    }


def _doubt_row(doubt: Doubt) -> dict[str, Any]:
    return {"line": doubt.line, "kind": doubt.kind, "weight": doubt.weight, "what": say(doubt.what)}


def review_row(told: Review) -> dict[str, Any]:
    return {
        "points": [
            {
                "path": point.where.path,
                "line": point.where.line,
                "article": point.article,
                "title": point.title,
                "file": point.file,
                "kind": point.kind,
                "weight": point.weight,
                "what": say(point.what),
                "command": f"why {point.article}" if point.article else "",
            }
            for point in told.points
        ],
        "settled": told.settled,
    }
