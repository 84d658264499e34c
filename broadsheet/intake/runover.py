"""Whether a printed line goes on in the next: the rest of its sentence, or the next one of its paragraph.

In:   the lines of a page that was given as printed lines, with their measures and signs, and its habit.
Out:  goes_on, for two neighbours; what stands on a line of its own.
Must not know: roles, articles, how lines are joined (printed).

A line that fills its column and has not ended goes on; a shorter one ends its paragraph. A full line that
ends as sentences end is left to the page's habit, and where it has none, to what usually follows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final, Literal

from broadsheet.intake.credits import may_credit_photo
from broadsheet.intake.measures import Slug
from broadsheet.intake.signs import Sight, photo_tail

Habit = Literal["indented", "stripped", "flush"]

INDENTED: Final = 1.5  # em
_NEARLY: Final = 2.0  # em: a mark that could not begin a line, a character that was not recognised
_ROLE: Final = 4  # characters of 摄, 供图, 摄影报道
_SOFT: Final = ":;),、"
_PARAGRAPH: Final = 90  # characters, of a usual one
_STAYS: Final = 0.8
_GOES_ON: Final = "这這他她它的等而但同因有我不要如也并其"
_LISTS: Final = "(■●▲—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the joins are decided on; `pairs`: how many lines hold a pair of characters."""

    slugs: tuple[Slug, ...]
    sights: tuple[Sight, ...]
    pairs: Counter[str]
    habit: Habit
    spaced: bool  # a blank line stands between paragraphs

    def seam(self, at: int, below: int) -> int:
        return self.pairs[self.slugs[at].line.face[-1] + self.slugs[below].line.face[0]]


def goes_on(page: Page, begun: int, at: int) -> bool:
    """Whether line `at`, of the paragraph that began at `begun`, goes on in the next."""
    here, below = page.slugs[at], page.slugs[at + 1]
    if parts_a_credit(page, at):
        return True
    apart = below.indent >= INDENTED or _begins(page, begun, at) or not _runs_on(page, begun, at)
    width = "" if apart or not _share_a_column(here, below) else _filling(page, begun, at)
    if not width:
        return False
    if here.ended:
        return _next_sentence(page, begun, at)
    return _same_sentence(page, begun, at, sure=width == "full")


def _share_a_column(here: Slug, below: Slug) -> bool:
    if not here.measure or here.exceeds(here.measure) or below.exceeds(here.measure):
        return False
    return here.measure == below.measure or below.closed


def parts_a_credit(page: Page, at: int) -> bool:
    """欧阳岚 ⏎ 摄: the word had no room beside the name."""
    below = page.sights[at + 1]
    if below.size > _ROLE or below.line.gap > 0 or not may_credit_photo(below.line.face):
        return False
    return photo_tail(page.sights[at].line.face + below.line.face) > below.size


def _begins(page: Page, begun: int, at: int) -> bool:
    """Whether something begins below a line whatever its end: a lead, a caption, a line of its own."""
    above, below = page.sights[at], page.sights[at + 1]
    running = (at > begun or _is_first(page, at)) and not page.slugs[at].closed
    inside = running and _is_text(page, at + 1)
    lead = below.lead and not (above.lead or above.broken_lead)
    if below.caption_head or below.letter or (lead and (page.habit == "flush" or not inside)):
        return True
    if below.dash_head and (at == begun or page.slugs[at].closed):
        return True
    return is_apart(below) and not inside


def _runs_on(page: Page, begun: int, at: int) -> bool:
    """Whether a line may be running text that goes on at all."""
    here = page.sights[at]
    if here.caption_tail and not _is_text(page, at):
        return False
    if at == begun and (here.label_end or here.column or here.box) and not _is_first(page, at):
        return False
    return here.open_quote or here.lead or here.broken_lead or not is_apart(here) or _is_text(page, at)


def _is_first(page: Page, at: int) -> bool:
    """Whether a line begins as the page's paragraphs begin."""
    here = page.slugs[at]
    return here.indent >= INDENTED or (
        page.habit == "stripped" and here.opens(here.measure, page.slugs[at + 1])
    )


def is_apart(sight: Sight) -> bool:
    """A line of its own: furniture, but no date that opens a text; a signature; a photo's credit."""
    return bool((sight.furniture and not sight.clauses) or sight.signs or sight.photo_credit)


def _is_text(page: Page, at: int) -> bool:
    """Whether what looks like a line of its own is a full line of a sentence: …为美育提供, …于9月3日."""
    here, below = page.slugs[at], page.slugs[at + 1 : at + 2]
    fills = bool(here.measure and below and here.fills(here.measure, below[0]))
    return fills and not here.closed and " " not in here.line.face and (here.line.gap <= 0 or here.indent > 0)


def _filling(page: Page, begun: int, at: int) -> Literal["", "full", "nearly"]:
    """Whether a line fills its column, with the indent that it lost if it is a paragraph's first."""
    here, below = page.slugs[at], page.slugs[at + 1]
    measure = here.measure
    if here.fills(measure, below) or _waits_for_names(page, at):
        return "full"
    if at == begun and page.habit == "stripped" and here.opens(measure, below):
        return "full"
    if here.closed:
        return ""
    if here.may_fill(measure, below) or (at > begun and here.right >= measure - _NEARLY):
        return "nearly"
    return ""


def _waits_for_names(page: Page, at: int) -> bool:
    """本报北京2月21日电, and the bracket with the names had no room."""
    here = page.sights[at]
    return (here.lead or here.broken_lead) and page.slugs[at + 1].line.face[0] == "("


def _next_sentence(page: Page, begun: int, at: int) -> bool:
    """A sentence ended at the end of a full line: whether the next begins in the same paragraph."""
    below = page.slugs[at + 1]
    if below.line.gap > 0:
        return False
    if at + 2 == len(page.slugs):
        return below.closed
    under = page.slugs[at + 2]
    opens = below.opens(below.measure, under) and not below.closed
    if page.habit == "stripped" and opens:
        return False
    if page.habit == "flush" and not page.spaced and not _same_subject(page, begun, at):
        return False
    return below.closed or below.fills(below.measure, under) or below.may_fill(below.measure, under)


def _same_subject(page: Page, begun: int, at: int) -> bool:
    """Of sentences that end with a line, 6 of 10 are not their paragraph's last; fewer, the longer it is."""
    below = page.sights[at + 1]
    size = sum(sight.size for sight in page.sights[begun : at + 1])
    head = below.line.face[0]
    odds = _STAYS + max(-1.2, min(1.2, (_PARAGRAPH - size) / 70)) + 1.2 * (head in _GOES_ON)
    odds -= (
        1.0 * (head in "“「‘『") + 0.6 * below.opening_head + 0.8 * head.isdigit() + 4.0 * (head in _LISTS)
    )
    return odds > 0


def _same_sentence(page: Page, begun: int, at: int, *, sure: bool) -> bool:
    """A full line that has not ended: whether the next is its rest, and nothing that stands between."""
    below, under = page.slugs[at + 1], page.slugs[at + 2 : at + 3]
    inside = at > begun or page.slugs[at].indent >= INDENTED or page.sights[at].clauses > 0
    if below.line.gap > 0 and not inside:
        return False
    first = bool(under) and below.opens(below.measure, under[0]) and not below.closed
    if first or below.closed or (under and below.fills(below.measure, under[0])):
        return page.habit != "stripped" or not first
    if page.seam(at, at + 1) or _asks_for_more(page.sights[at], page.sights[at + 1]):
        return True
    return sure and bool(under) and _is_rest(page, begun, at)


def _is_rest(page: Page, begun: int, at: int) -> bool:
    """A short line without a mark below a full one: the rest of it, or what interrupts it."""
    if at == begun:
        return _is_wrapped(page, at)
    below, under = page.slugs[at + 1], page.slugs[at + 2]
    return page.spaced or _is_heading(page, begun, at) or below.may_fill(below.measure, under)


def _is_heading(page: Page, begun: int, at: int) -> bool:
    """Printed lines that are no paragraph: not indented like one, and no sentence ends on them."""
    lines = page.sights[begun : at + 1]
    flush = page.habit == "indented" and page.slugs[begun].indent < INDENTED
    return flush and not any(sight.sentences or sight.end == "full" for sight in lines)


def _asks_for_more(above: Sight, below: Sight) -> bool:
    """Whether the words show that a line is the rest of a sentence."""
    quoted = above.open_quote and below.closes_quote
    head = above.hanging or above.bullet or above.end == "comma"
    return quoted or head or below.orphan_head or below.line.face[-1] in _SOFT or below.sentences > 0


def _is_wrapped(page: Page, at: int) -> bool:
    """A subhead in two printed lines, with text right below; more lines than two are a headline's."""
    above, here, below = page.sights[at - 1] if at else None, page.sights[at], page.sights[at + 1]
    alone = above is None or above.end == "full" or bool(above.furniture)
    under, next_ = page.slugs[at + 2], page.slugs[at + 3 : at + 4]
    text = under.closed or under.indent >= INDENTED or page.sights[at + 2].clauses > 0
    if under.measure and next_:
        text = text or under.fills(under.measure, next_[0]) or under.opens(under.measure, next_[0])
    return alone and text and not (here.parted or below.parted or here.signs)
