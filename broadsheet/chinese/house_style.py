"""How extracted text is set: marks, widths, or everything as the source has it.

In:   plain text as extracted, and what the paper decided once for all of its sources.
Out:  the text as its articles hold it. A second run changes nothing, and no space comes or goes.
Must not know: sources, fields, settings files. `restoring` finds the way back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from broadsheet.chinese.long_marks import spell_long_marks
from broadsheet.chinese.punctuation import normalise
from broadsheet.chinese.widths import fold_widths


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """What may be changed in extracted text."""

    punctuation: Literal["normalise", "keep"] = "normalise"
    full_width: Literal["fold", "keep"] = "fold"  # letters and digits

    def applied(self, text: str) -> str:
        """`text` as an article holds it.

        Repeated until nothing changes: a comma made full-width makes the dots behind it Chinese. It ends,
        since no step gives back what another takes.
        """
        before = None
        while before != text:
            before = text
            text = fold_widths(text) if self.full_width == "fold" else text
            if self.punctuation == "normalise":
                lines = text.splitlines(keepends=True)
                text = normalise("".join(map(spell_long_marks, lines)))
        return text
