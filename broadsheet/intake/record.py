"""A cut as a record: what ingest did with a page, to be kept beside its articles.

In:   SourceText, Cut, and the files as written (the caller writes them).
Out:  plain values for JSON: the same input gives the same record, byte for byte.
Must not know: where the record is kept, or how a second ingest is merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from broadsheet.intake.decisions import Anchor, Decision
from broadsheet.intake.doubts import Doubt
from broadsheet.intake.merge import Clash
from broadsheet.intake.page import Cut
from broadsheet.intake.readers import SourceText
from broadsheet.intake.rivals import Beginning, Ruling
from broadsheet.intake.spans import Span

FORMAT: Final = 3  # raised when a reader of an older record could go wrong


def as_record(cut: Cut, source: SourceText, outputs: Mapping[str, str]) -> dict[str, Any]:
    """The record of one page. `outputs`: file name → Markdown as written, one for each article in order.

    A span is a row: start, end, place, article, field, index, reason, rules. A line is a row: its number
    in the source, role, score, confidence; and where another role came near: its margin, role, score, the
    rules that spoke for it, those that spoke against it. A beginning is a row: line, margin, the line at
    which the article would begin instead (0: none), whether there is an article above it.
    """
    written = list(outputs.items())
    return {
        "format": FORMAT,
        "source": {"name": source.name, "sha256": source.sha256, "encoding": source.encoding},
        "articles": [
            {
                "order": article.head.order,
                "file": written[at][0] if at < len(written) else "",
                "confidence": cut.confidence[at],
                "beginning": _beginning_row(cut.beginnings[at]),
                "output": written[at][1] if at < len(written) else "",
            }
            for at, article in enumerate(cut.articles)
        ],
        "spans": [_span_row(span) for span in cut.spans],
        "lines": [_ruling_row(ruling) for ruling in cut.rulings],
        "doubts": [_doubt_row(doubt) for doubt in cut.doubts],
        "decisions": decision_rows(cut.decisions),
    }


def decision_rows(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    """A decision is a row: what to do, its lines as (number, text), and what belongs to it."""
    return [_decision_row(decision) for decision in decisions]


def _decision_row(decision: Decision) -> dict[str, Any]:
    row = {
        "do": decision.do,
        "lines": [_anchor_row(anchor) for anchor in decision.lines],
        "role": decision.role,
        "to": _anchor_row(decision.to) if decision.to else [],
        "kind": decision.kind,
        "file": decision.file,
    }
    return {key: value for key, value in row.items() if value}


def _anchor_row(anchor: Anchor) -> list[Any]:
    return [anchor.line, anchor.text]


def _span_row(span: Span) -> list[Any]:
    return [
        span.start,
        span.end,
        span.place,
        span.article,
        span.field,
        span.index,
        span.reason,
        list(span.rules),
    ]


def _ruling_row(ruling: Ruling) -> list[Any]:
    row: list[Any] = [ruling.line, ruling.role, ruling.score, ruling.confidence]
    if rival := ruling.rival:
        row += [rival.margin, rival.role, rival.score, list(rival.speaks_for), list(rival.speaks_against)]
    return row


def _beginning_row(beginning: Beginning | None) -> list[Any]:
    if beginning is None:
        return []
    return [beginning.line, beginning.margin, beginning.elsewhere, beginning.above]


def _doubt_row(doubt: Doubt) -> dict[str, Any]:
    return {
        "article": doubt.article,
        "line": doubt.line,
        "kind": doubt.kind,
        "what": {"en": doubt.what.en, "zh": doubt.what.zh},
        "weight": doubt.weight,
        **({"clash": _clash_row(doubt.clash)} if doubt.clash else {}),
        **({"file": doubt.file} if doubt.file else {}),
    }


def _clash_row(clash: Clash) -> list[str]:
    return [clash.field, clash.machine, clash.theirs]
