"""What is known of a page before its text is read.

In:   nothing.
Out:  PageFacts, given by whoever ingests: from the command, the path, or the page's folio.
Must not know: how they were found.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from broadsheet.chinese.house_style import HouseStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Date, edition, label and section as in model.ArticleHead, and how the text is set."""

    date: dt.date
    page: str
    edition: int = 1
    section: str = ""
    style: HouseStyle = field(default_factory=HouseStyle)
