"""A cut as a record: what ingest did with a page, to be kept beside its articles.

In:   SourceText, Cut, and the files as written (the caller writes them).
Out:  plain values for JSON: the same input gives the same record, byte for byte.
Must not know: where the record is kept, or how a second ingest is merged.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from broadsheet.intake.doubts import Doubt
from broadsheet.intake.page import Cut
from broadsheet.intake.readers import SourceText
from broadsheet.intake.spans import Span

FORMAT: Final = 1  # raised when a reader of an older record could go wrong


def as_record(cut: Cut, source: SourceText, outputs: Mapping[str, str]) -> dict[str, Any]:
    """The record of one page. `outputs`: file name → Markdown as written, one for each article in order.

    A span is a row: start, end, place, article, field, index, reason, rules.
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
                "output": written[at][1] if at < len(written) else "",
            }
            for at, article in enumerate(cut.articles)
        ],
        "spans": [_span_row(span) for span in cut.spans],
        "doubts": [_doubt_row(doubt) for doubt in cut.doubts],
    }


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


def _doubt_row(doubt: Doubt) -> dict[str, Any]:
    return {
        "article": doubt.article,
        "line": doubt.line,
        "kind": doubt.kind,
        "what": {"en": doubt.what.en, "zh": doubt.what.zh},
        "weight": doubt.weight,
    }
