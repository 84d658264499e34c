"""The table of evidence: one row a sign, its weight, and the role it speaks for.

In:   nothing; read by roles.score_roles.
Out:  ROWS, a table of rows.
Must not know: any one newspaper. Order has no meaning; docs/ingest.md tells how to measure a change.
"""

from __future__ import annotations

from typing import Final

from broadsheet.intake.evidence.headings import HEAD_ROWS, STACK_ROWS
from broadsheet.intake.evidence.marks import (
    CAPTION_ROWS,
    CREDIT_ROWS,
    FURNITURE_ROWS,
    JUMP_ROWS,
    SIGN_ROWS,
    SUBHEAD_ROWS,
)
from broadsheet.intake.evidence.texts import MORE_ROWS, OPENING_ROWS, TEXT_ROWS
from broadsheet.intake.roles import Table

ROWS: Final = Table(
    (
        *HEAD_ROWS,
        *STACK_ROWS,
        *OPENING_ROWS,
        *TEXT_ROWS,
        *MORE_ROWS,
        *SUBHEAD_ROWS,
        *SIGN_ROWS,
        *CAPTION_ROWS,
        *CREDIT_ROWS,
        *JUMP_ROWS,
        *FURNITURE_ROWS,
    )
)
