"""A line between its neighbours: what stands above and below, and how it belongs to it.

In:   lines (lines.cut_lines).
Out:  an Around for every line.
Must not know: weights or roles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from broadsheet.intake.cohesion import Cohesion, measure_cohesion
from broadsheet.intake.columns import find_items
from broadsheet.intake.lines import Line
from broadsheet.intake.running import with_running_heads
from broadsheet.intake.signs import Sight, see
from broadsheet.intake.slips import find_slips
from broadsheet.intake.stacks import Run, addresses, find_runs, heads

_JUDGED: Final = 400  # characters above a line before cohesion says something
_PARTING: Final = 0.058  # cohesion: above it two neighbours share a story more often than not
_PARTING_STEP: Final = 0.02
_ECHO: Final = 8  # characters: shorter clauses repeat by chance
_BRIEF: Final = 36  # characters: a longer line under a heading is text, unless the page prints summaries
_STANZA: Final = 3  # lines
_POEM_LINE: Final = 14  # characters
_LABELS: Final = "【[■"  # under a column's label stands a title, never a bare name
_TELEGRAM: Final = re.compile(r"[(〔【][^)〕】]{2,30}[电電][)〕】]")
_ECHOES: Final = 60  # a page has a dozen summaries at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """A line between its neighbours; `text_before` skips captions, credits and furniture."""

    at: int
    here: Sight
    before: Sight | None
    after: Sight | None
    second: Sight | None
    text_before: Sight | None
    across: float  # cohesion over the gap above
    parting: float  # what it says: -1 (the text goes on about the same) to 1 (another story begins)
    seam: float  # how sure the end above and this head make one word: 0 to 1
    seam_below: float  # the same for this end and the head of the next text
    under_heading: float  # stands where summaries stand: right below heading lines; less below plain ones
    echoed: bool  # a summary: what it says stands word for word elsewhere on the page
    ended_above: bool  # a sign-off stands above, and it closes a text
    first: bool  # nothing but furniture above
    stack: Run  # of heading-like lines
    verse: bool
    lead_above: bool  # of leads and lines of names, the nearest above is a lead: that story is signed
    row: bool  # of figures or a list, or stands over such rows
    closing: bool  # closes a notice: who gives it, when, whom to call
    below_rows: bool  # verse, rows or a closing line stand above, and it is none of them
    telegram: bool  # a telegram in brackets under another one, no heading between them
    under_name: bool  # a name between a headline and this line
    slip: bool  # opens a caption set in a narrow slip
    slip_more: bool  # goes on with it
    item: bool  # heads an item of a column of short ones
    begins: bool  # indented, in a printed column
    flush: bool  # not indented, in a printed column where paragraphs are
    inside: bool  # set inside a sentence of a printed column
    writer: bool  # a writer's name, under a headline or below a text that ended


def look(lines: Sequence[Line]) -> tuple[Around, ...]:
    """Every line with its signs and its neighbours."""
    sights = with_running_heads([see(line) for line in lines])
    cohesion = measure_cohesion(lines)
    before_text = _text_neighbours(sights)
    after_text = _text_neighbours(sights[::-1])[::-1]
    echoes = _echoes(sights)
    runs = find_runs(sights)
    items = find_items(sights)
    slips = find_slips(sights)
    telegrams = _telegrams(sights)
    apart = runs.verse | runs.rows | runs.closings
    first = True
    lead_above = False
    places = []
    for at, here in enumerate(sights):
        earlier = before_text[at]
        places.append(
            Around(
                at=at,
                here=here,
                before=sights[at - 1] if at else None,
                after=sights[at + 1] if at + 1 < len(sights) else None,
                second=sights[at + 2] if at + 2 < len(sights) else None,
                text_before=earlier,
                across=cohesion.across[at],
                parting=_parting(here.line, cohesion.across[at]),
                seam=_seam(earlier, here, cohesion),
                seam_below=_seam(here, after_text[at], cohesion),
                first=first,
                under_heading=_under_heading(sights, at) * (1.0 if echoes or here.size <= _BRIEF else 0.4),
                echoed=at in echoes,
                ended_above=at > 1 and sights[at - 1].signs and sights[at - 2].end == "full",
                stack=Run() if at in items else runs.stacks[at],
                verse=at in runs.verse,
                row=at in runs.rows,
                closing=at in runs.closings,
                below_rows=at - 1 in apart and at not in apart,
                telegram=at in telegrams,
                slip=at in slips.first,
                slip_more=at in slips.rest,
                item=at in items,
                lead_above=lead_above,
                under_name=at > 1 and _names(sights[at - 1]) and heads(sights[at - 2]),
                begins=here.line.stands == "begins",
                flush=here.line.stands == "goes on",
                inside=here.line.stands == "inside",
                writer=_is_writer(sights, at, runs.verse),
            )
        )
        lead_above = here.lead or (lead_above and not _names(here))
        first = first and bool(here.furniture)
    return tuple(places)


def _telegrams(sights: Sequence[Sight]) -> frozenset[int]:
    """Telegrams that follow one another under one heading, each with its own lead in brackets."""
    found: set[int] = set()
    under = False
    for at, sight in enumerate(sights):
        if sight.lead and _TELEGRAM.match(sight.line.face):
            if under:
                found.add(at)
            under = True
        elif heads(sight):
            under = False
    return frozenset(found)


def _parting(line: Line, across: float) -> float:
    """Nearer 0 the less text stands above to believe it."""
    judged = min(1.0, line.start / _JUDGED)
    return judged * max(-1.0, min(1.0, (_PARTING - across) / _PARTING_STEP / 2))


def _names(sight: Sight) -> bool:
    return bool(sight.writer or sight.signs)


def _is_writer(sights: Sequence[Sight], at: int, verse: frozenset[int]) -> bool:
    here = sights[at]
    if not here.writer or not at:
        return False
    above = sights[at - 1]
    below = sights[at + 1] if at + 1 < len(sights) else None
    if here.writer == "signed" and not _adjoins(above, here):
        return False
    if above.end == "full" or at - 1 in verse:
        return (
            below is None
            or bool(below.furniture)
            or below.box
            or below.line.gap > 0
            or heads(below)
            or addresses(below)
        )
    opens = below is not None and (
        at + 1 in verse
        or below.size > _BRIEF
        or below.end == "full"
        or below.letter
        or _heads_part(sights, at + 1)
        or _opens_poem(sights, at + 1)
    )
    label = above.column or above.line.face[0] in _LABELS
    return (
        opens
        and here.writer not in ("reader", "signed")
        and heads(above)
        and not (label and here.writer == "bare")
    )


def _adjoins(above: Sight, here: Sight) -> bool:
    """No empty line between: a name in brackets on a line of its own is set right below what it signs."""
    return here.line.number - above.line.as_printed[-1].number <= 1


def _opens_poem(sights: Sequence[Sight], at: int) -> bool:
    """Short lines set close, too few to be verse for sure."""
    lines = sights[at : at + _STANZA]
    return len(lines) == _STANZA and all(heads(line) and line.size <= _POEM_LINE for line in lines)


def _heads_part(sights: Sequence[Sight], at: int) -> bool:
    """The first part's head, between the writer's name and its text."""
    return heads(sights[at]) and at + 1 < len(sights) and sights[at + 1].size > _BRIEF


def _text_neighbours(sights: Sequence[Sight]) -> list[Sight | None]:
    found: list[Sight | None] = []
    last: Sight | None = None
    for sight in sights:
        found.append(last)
        if not (sight.furniture or sight.photo_credit or sight.caption_tail or sight.caption_head):
            last = sight
    return found


def _under_heading(sights: Sequence[Sight], at: int) -> float:
    """How much the lines above look like a heading: unmarked, and labelled, stacked or the page's first."""
    run = 0
    while run < at and run < 5 and _heads(sights[at - run - 1]):
        run += 1
    if not run:
        return 0.0
    above = sights[at - 1]
    if run == at or above.label_end or above.parted or sights[at - run - 1].furniture:
        return 1.0
    return 0.8 if run > 1 else 0.4


def _echoes(sights: Sequence[Sight]) -> frozenset[int]:
    """Unmarked lines under headings with a clause that another line repeats; only the first few are tried."""
    tried = [
        at
        for at, sight in enumerate(sights)
        if at and sight.end in ("bare", "closed") and 20 < sight.size < 160 and _heads(sights[at - 1])
    ][:_ECHOES]
    page = "\n".join(sight.line.face for sight in sights) if tried else ""
    return frozenset(
        at
        for at in tried
        if any(
            len(clause) >= _ECHO and page.count(clause) > 1
            for clause in re.split("[,。;!?:]", sights[at].line.face)
        )
    )


def _heads(sight: Sight) -> bool:
    return sight.unmarked and sight.size <= 110 and not (sight.furniture or sight.signs or sight.photo_credit)


def _seam(above: Sight | None, below: Sight | None, cohesion: Cohesion) -> float:
    if above is None or below is None or above.end != "bare":
        return 0.0
    pair = above.line.face[-1] + below.line.face[0]
    return min(1.0, cohesion.pairs.get(pair, 0) * 0.5)
