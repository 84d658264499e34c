"""What is known of a page before its text is read.

In:   nothing.
Out:  PageFacts, given by whoever ingests: from the command, the path, or the page's folio.
Must not know: how they were found.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Date and edition of the issue, label and section of the page (model.ArticleHead)."""

    date: dt.date
    page: str
    edition: int = 1
    section: str = ""
