"""An article while it is made: the sheet it comes from, and what has been found of it so far.

In:   the page's text and lines, pieces for its fields.
Out:  Making: field texts, spans and doubts as they grow.
Must not know: how a paragraph, a heading or a photo is read (fields).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet.intake.around import Around
from broadsheet.intake.doubts import Doubt
from broadsheet.intake.facts import PageFacts
from broadsheet.intake.headings import Field
from broadsheet.intake.jumps import Jump
from broadsheet.intake.leads import Lead
from broadsheet.intake.lines import fold
from broadsheet.intake.spans import Piece, Span, field_text, joined, trimmed
from broadsheet.model import Credit, Photo


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What all articles of a page share."""

    text: str
    places: tuple[Around, ...]
    rules: tuple[tuple[str, ...], ...]  # by line: the rows of evidence for its role
    facts: PageFacts
    escape: Callable[[str], str]
    staff: frozenset[str]  # names of the page's own people (staff.find_staff)
    usual: float  # characters of a usual line of text (joints.usual_size)
    said: Mapping[int, Field] = field(default_factory=dict)  # by line: a heading's, as a person said

    def pieces(self, lines: Sequence[int]) -> tuple[Piece, ...]:
        """What the lines at these places are made of, in reading order."""
        return tuple(piece for at in lines for piece in self.places[at].here.line.pieces)

    def rules_at(self, offset: int) -> tuple[str, ...]:
        """The rules of the line that a character stands on."""
        return self.rules[bisect_right(self.places, offset, key=_start) - 1]

    def said_by(self, pieces: Sequence[Piece]) -> str:
        """What a field made of `pieces` says."""
        return field_text(self.text, pieces, self.facts.style)

    def face(self, pieces: Sequence[Piece]) -> str:
        return fold(joined(self.text, pieces))


@dataclass(slots=True)
class Making:
    """An article while its blocks are read."""

    sheet: Sheet
    order: int
    spans: list[Span] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    paragraphs: int = 0
    subheads: int = 0
    people: list[Credit] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)
    agency: str = ""
    dateline: str = ""
    photos: list[Photo] = field(default_factory=list)
    jump_to: str = ""
    jump_from: str = ""

    def place(self, pieces: Sequence[Piece], name: str, index: int, rule: str = "") -> str:
        """Give `pieces` to a field; returns the field's text. Without a `rule` those of each line count."""
        parts = trimmed(self.sheet.text, pieces)
        self.spans += [
            Span(
                start=part.start,
                end=part.end,
                place="article",
                article=self.order,
                field=name,
                index=index,
                rules=(rule,) if rule else self.sheet.rules_at(part.start),
            )
            for part in parts
        ]
        return self.sheet.said_by(parts)

    def note_lead(self, lead: Lead) -> None:
        """Take the facts of a lead or sign-off; of agency and dateline the first counts."""
        self.people += lead.people
        self.agency = self.agency or lead.agency
        self.dateline = self.dateline or lead.dateline

    def note_jump(self, jump: Jump) -> None:
        """Take where a jump leads; the first of each way counts."""
        if jump.way == "to":
            self.jump_to = self.jump_to or jump.page
        else:
            self.jump_from = self.jump_from or jump.page


def _start(place: Around) -> int:
    return place.here.line.start
