"""An issue in vertical lines: its front page, the inner pages below it, a news page by itself.

In:   the news pages of one issue, as `imposition` reads them.
Out:  Sheets and Bands, as `imposition` gives them for horizontal lines.
Must not know: views, addresses, variants.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from broadsheet.web.imposition import EAGER, INNER, KEPT, SHOWN, Band, PageCopy, listed_after
from broadsheet.web.sheets import Sheet
from broadsheet.web.upright_makeup import EVEN, make_up

MORE: Final = (INNER, 1.2, 1.7)
CROWDED: Final = 16  # more articles never find room with their texts
FRONT_HIGH: Final = 66.0  # characters: what one printed sheet holds below the masthead


def upright_sheet(copy: PageCopy) -> Sheet:
    """The page by itself: nothing bounds its height."""
    return make_up(copy.pieces, led=True)


def upright_front(copy: PageCopy) -> Sheet:
    """The first page: as much as one printed sheet holds, every article in it."""
    whole = (*reversed(MORE), *EAGER) if len(copy.pieces) <= CROWDED else ()
    tries = chain(
        ((copy.pieces, eager) for eager in whole), ((listed_after(copy.pieces, kept), 0.0) for kept in KEPT)
    )
    tried = Sheet()
    for pieces, eager in tries:
        tried = make_up(pieces, led=True, eager=eager)
        if tried.height <= FRONT_HIGH:
            break
    return tried


def upright_bands(pages: Sequence[PageCopy]) -> tuple[tuple[Band, ...], ...]:
    """The inner pages in their order, each as wide as the front."""
    return tuple((Band(copy=copy, span=12, sheet=_inner(copy)),) for copy in pages)


def _inner(copy: PageCopy) -> Sheet:
    """With more text than elsewhere where its 段 would be too low."""
    pieces = listed_after(copy.pieces, SHOWN) if copy.pieces else ()
    tried = Sheet()
    for eager in MORE:
        tried = make_up(pieces, led=False, eager=eager)
        if all(row.measure and row.height / row.measure.strips >= EVEN[0] for row in tried.rows):
            break
    return tried
