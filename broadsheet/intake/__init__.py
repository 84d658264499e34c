"""Intake: the text of a printed page → its articles, and a record of where every character went.

In:   bytes of a source, and what is known of the page.
Out:  read_source, find_folio, cut_page, as_record and the values they speak in.
Must not know: files, YAML, Markdown, HTML. docs/ingest.md tells the method.
"""

from broadsheet.intake.decisions import Decision
from broadsheet.intake.doubts import Doubt
from broadsheet.intake.facts import PageFacts
from broadsheet.intake.folios import FolioFacts
from broadsheet.intake.furniture import find_folio
from broadsheet.intake.page import Cut, cut_page
from broadsheet.intake.readers import READERS, SourceText, read_source
from broadsheet.intake.record import as_record
from broadsheet.intake.spans import Span

__all__ = [
    "READERS",
    "Cut",
    "Decision",
    "Doubt",
    "FolioFacts",
    "PageFacts",
    "SourceText",
    "Span",
    "as_record",
    "cut_page",
    "find_folio",
    "read_source",
]
