"""A headline as type: where it may break, and how large it is set.

In:   the text of a title.
Out:  its clauses; its rung on the ladder of sizes.
Must not know: articles, views, columns, stylesheets.
"""

from __future__ import annotations

import re
from typing import Final, Literal

Scale = Literal["w1", "w2", "w3", "w4"]
Rung = Literal["w1", "ten", "w2", "w3", "w4"]

_CLAUSES: Final = re.compile(r"[^，。：；！？、\s]*[，。：；！？、\s”’」』）》］]*")
# characters up to which a title stands on each rung, the largest type first
_LADDER: Final[tuple[tuple[int, Rung], ...]] = ((8, "w1"), (10, "ten"), (13, "w2"), (22, "w3"))


def clauses(title: str) -> list[str]:
    """The title in clauses, each with the marks that end it: a headline breaks between them first.

    A closing quotation mark or bracket stays with the mark before it. Joined they are the title.
    """
    return [clause for clause in _CLAUSES.findall(title) if clause] or [title]


def rung(title: str) -> Rung:
    """How large the headline of an article's own page is: the shorter, the larger."""
    return next((each for most, each in _LADDER if len(title) <= most), "w4")


def title_class(title: str) -> Scale:
    """The same of a lead, in whose columns ten characters need two lines as thirteen do."""
    found = rung(title)
    return "w2" if found == "ten" else found
