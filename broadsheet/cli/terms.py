"""`check --terms`: the declared terms of a site, for a person and for a program; doubtful words as rows.

In:   a site folder; a survey.
Out:  an exit code, lines on the terminal, or rows.
Must not know: how terms are looked up.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from broadsheet import console
from broadsheet.pipeline.survey import Survey
from broadsheet.pipeline.terms_report import TermRow, TermsReport, report_terms
from broadsheet.problems import Text

FIRST: Final = 3  # places that a line names


def show_terms(site: Path, *, as_json: bool) -> int:
    """Tell which terms are used and where, which never; contradictions as warnings."""
    done = report_terms(site)
    report = done.value
    if report is None:
        return console.finish(done.problems, {}, None, as_json=as_json)
    if not as_json:
        for row in (*report.used, *report.unused):
            console.show(_line(row))
    said = Text(
        f"terms used: {len(report.used)}, never met: {len(report.unused)}, "
        f"contradictions: {len(report.conflicts)}",
        f"用到 {len(report.used)} 条，从未用到 {len(report.unused)} 条，互相矛盾 {len(report.conflicts)} 处",
    )
    problems = (*done.problems, *report.conflicts)
    return console.finish(problems, terms_as_rows(report), said, as_json=as_json)


def _line(row: TermRow) -> Text:
    named = f"{row.text} → " + ", ".join(f"{form} ({variant})" for variant, form in row.forms)
    if not row.places:
        return Text(f"{named}  never met ({row.declared})", f"{named}  从未用到（{row.declared}）")
    places = ", ".join(map(str, row.places[:FIRST])) + (" …" if len(row.places) > FIRST else "")
    count = len(row.places)
    times = "once" if count == 1 else f"{count} times"
    return Text(f"{named}  {times}: {places}", f"{named}  {count} 次：{places}")


def terms_as_rows(report: TermsReport) -> dict[str, object]:
    """Terms for a program to read; the contradictions stand among the problems."""
    return {
        "terms": [
            {
                "text": row.text,
                "forms": dict(row.forms),
                "declared": str(row.declared),
                "count": len(row.places),
                "places": [str(place) for place in row.places],
            }
            for row in (*report.used, *report.unused)
        ]
    }


def doubts_as_rows(survey: Survey) -> list[dict[str, object]]:
    """Doubtful words for a program to read, with all their places."""
    return [
        {
            "word": word,
            "forms": [form._asdict() for form in doubt.forms],
            "sample": doubt.sample,
            "places": [str(place) for place in doubt.places],
        }
        for word, doubt in survey.doubts.items()
    ]
