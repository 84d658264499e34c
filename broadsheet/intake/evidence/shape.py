"""What several rows of evidence ask of a line and its neighbours.

In:   Around (intake.around).
Out:  answers: true or false, or a strength from 0 to 1.
Must not know: roles or weights.
"""

from __future__ import annotations

import re
from typing import Final

from broadsheet.intake.around import Around
from broadsheet.intake.jumps import find_tail_jump
from broadsheet.intake.leads import read_lead
from broadsheet.intake.signs import Sight

_PART: Final = 16  # characters
_BRIEFEST, _HEADLINE = 11, 13  # characters: heads of signed parts are briefer, headlines seldom are
_LABEL: Final = 7  # characters, the bullet counted
_CAPTION: Final = 60  # characters: a longer sentence is seldom a caption
_LEAD: Final = 40  # characters of a line that may be the rest of a lead
_WIDE: Final = re.compile("[^\x00-\u3000]")


def is_long_text(sight: Sight | None) -> bool:
    return sight is not None and (sight.size > 34 or sight.end == "full") and not sight.furniture


def headline_size(place: Around) -> bool:
    return 7 <= place.here.size <= 40


def adjoins(place: Around) -> bool:
    """The line above stands right above, nearer than lines usually stand, and is no text."""
    above = place.before
    return above is not None and place.here.line.gap < 0 and above.end != "full" and not place.below_rows


def adjoined(place: Around) -> bool:
    after = place.after
    return after is not None and after.line.gap < 0 and after.end != "full" and after.size <= 60


def heads_part(place: Around) -> bool:
    """A few words without a mark over a text: the head of a part, where nothing speaks against it."""
    return place.here.unmarked and place.here.size <= _PART and is_long_text(place.after)


def after_end(place: Around) -> bool:
    before = place.before
    return before is not None and bool(
        before.signs
        or before.furniture
        or before.photo_credit
        or before.writer
        or before.closes
        or before.stated
        or place.below_rows
    )


def goes_elsewhere(place: Around) -> bool:
    """The text above went on to another page: whatever stands here is another's."""
    above = place.before.line.face if place.before else ""
    jump = find_tail_jump(above) if above[-1:] in ")]】〕" else None
    return jump is not None and jump.way == "to"


def gap_opens(place: Around) -> bool:
    """More white above than usual, and the text above had ended."""
    return place.here.line.gap > 0 and (place.stack.ended or after_end(place))


def stacked(place: Around) -> bool:
    """One of two to four heading-like lines that stand on a lead or a name, or in a wide gap on a text."""
    run = place.stack
    sure = run.below in ("lead", "name") or (run.gap > 0 and run.below in ("text", "caption"))
    return 2 <= run.size <= 4 and run.ended and sure


def brief_over_names(place: Around) -> float:
    """0 to 1: a line over a writer's names that is as brief as the head of a part, and has a text below.

    Not where the story above began with a lead: that is signed already, and has no signed parts.
    """
    if not is_long_text(place.second) or place.here.label_end or place.lead_above:
        return 0.0
    return max(0.0, min(1.0, (_HEADLINE - place.here.size) / (_HEADLINE - _BRIEFEST)))


def long_over_names(place: Around) -> float:
    """The rest of it: the line is as long as headlines are."""
    return 1.0 - brief_over_names(place) if is_long_text(place.second) else 0.0


def is_label(place: Around) -> bool:
    """■栏名: a few words behind a bullet, over a headline that has a text."""
    stack, here = place.stack, place.here
    return here.bullet and here.size <= _LABEL and stack.size == 2 and not stack.at and stack.below != ""


def inside_sentence(place: Around) -> bool:
    """A whole short sentence over a credit, where the text above was cut and the text below is its rest.

    The rest of a cut paragraph may be as short: then the text below the credit begins a paragraph.
    """
    above, below = place.before, place.second
    if above is None or below is None or place.here.end != "full" or place.here.size > _CAPTION:
        return False
    cut = above.end in ("bare", "comma") and above.size > _PART and not (above.signs or above.furniture)
    rest = not (below.opening_head or below.lead or below.unmarked or below.furniture)
    return cut and rest and not place.here.orphan_head and not place.seam


def opens_stack(place: Around) -> bool:
    return stacked(place) and not place.stack.at


def in_stack(place: Around) -> bool:
    return stacked(place) and place.stack.at > 0


def differs(place: Around) -> float:
    """0 to 1: how clearly another story begins."""
    return max(0.0, place.parting)


def agrees(place: Around) -> float:
    """0 to 1: how clearly the story above goes on."""
    return max(0.0, -place.parting)


def leads_in(place: Around) -> bool:
    """A lead below it: what went before tells nothing of what it is about."""
    return place.after is not None and place.after.lead and not place.after.signs


def heads_column(place: Around) -> bool:
    """A box's label that heads a column of its own: signed items in 【】, or a headline with its subtitle."""
    after, second = place.after, place.second
    if after is None or second is None:
        return False
    items = after.line.face[0] == second.line.face[0] == "【"
    return items or (after.unmarked and second.dash_head)


def lead_joins(place: Around) -> bool:
    """The end of the line above and the head of this one make a lead."""
    above = place.before.line.face if place.before else ""
    lead = read_lead(above + place.here.line.face[:_LEAD])
    return lead is not None and lead.length > len(above)


def only_figures(place: Around) -> bool:
    return _WIDE.search(place.here.line.face[:-1]) is None
