"""A draft → an Article, and where each of its characters came from.

In:   the page's text and lines, one draft (flow), its number on the page.
Out:  Article (model) and the spans of its fields.
Must not know: other articles, Markdown (the caller gives `escape`), files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from broadsheet.intake.credits import read_photo_credit
from broadsheet.intake.doubts import Doubt, broken_lead, lost_text, no_headline, open_end, tall_heading
from broadsheet.intake.flow import Block, Draft
from broadsheet.intake.headings import part_heading
from broadsheet.intake.joints import weigh_joint
from broadsheet.intake.jumps import find_head_jump, find_tail_jump, read_jump
from broadsheet.intake.leads import read_broken_lead, read_lead, read_signoff, read_tail
from broadsheet.intake.making import Making, Sheet
from broadsheet.intake.signs import photo_tail
from broadsheet.intake.spans import Piece, Span, take, trimmed
from broadsheet.intake.writers import read_writer, title_author
from broadsheet.model import GAP, Article, ArticleHead, Credit, Photo

_TALL: Final = 3  # lines: half of such headings hold a line that is none (docs/ingest.md)
_NOWHERE: Final = tuple(map(chr, range(0xFDD0, 0xFDF0)))  # no characters, by Unicode: they stand in no text


def make_article(sheet: Sheet, draft: Draft, order: int) -> tuple[Article, list[Span], list[Doubt]]:
    """The article of a draft, the spans of its fields, and what is doubtful about it."""
    making = Making(sheet, order)
    heading = _make_heading(making, draft)
    if not heading.get("title"):
        making.doubts.append(no_headline(order, sheet.places[draft.first_line].here.line.number))
    if len(draft.heading) >= _TALL:
        first = sheet.places[draft.heading[0]].here.line.number
        making.doubts.append(tall_heading(order, first, len(draft.heading)))
    for at, block in enumerate(draft.blocks):
        _BLOCKS[block.kind](making, block, draft.blocks[at - 1] if at else None)
    head = ArticleHead(
        date=sheet.facts.date,
        edition=sheet.facts.edition,
        page=sheet.facts.page,
        order=order,
        title=heading.get("title", ""),
        kicker=heading.get("kicker", ""),
        subtitle=heading.get("subtitle", ""),
        series=heading.get("series", ""),
        section=sheet.facts.section,
        byline=_once(making.people),
        byline_text=" ".join(making.signed),
        agency=making.agency,
        dateline=making.dateline,
        photos=tuple(making.photos),
        jump_to=making.jump_to,
        jump_from=making.jump_from,
    )
    return Article(head=head, body="\n\n".join(making.body)), making.spans, making.doubts


def _make_heading(making: Making, draft: Draft) -> dict[str, str]:
    sheet = making.sheet
    sights = [sheet.places[at].here for at in draft.heading]
    making.people += [person for sight in sights for person in title_author(sight.line.face)]
    made: dict[str, list[str]] = {}
    said = {at: sheet.said[line] for at, line in enumerate(draft.heading) if line in sheet.said}
    for part in part_heading(sights, said) if sights else ():
        _, pieces = take(sheet.text, sheet.pieces([draft.heading[part.line]]), part.start)
        pieces, _ = take(sheet.text, pieces, part.end - part.start)
        text = making.place(pieces, part.field, 1)
        made.setdefault(part.field, []).append(text)
    return {name: _stacked(texts) for name, texts in made.items()}


def _stacked(texts: Sequence[str]) -> str:
    """The lines of one field; a gap between two printed lines is one space, however wide it was."""
    return " ".join(" ".join(texts).split())


def _make_paragraph(making: Making, block: Block, _: Block | None) -> None:
    sheet = making.sheet
    pieces = sheet.pieces(block.lines)
    gaps = _weigh_joints(making, block)
    pieces = _strip_head_jump(making, pieces)
    pieces = _read_ends(making, block, pieces)
    face = sheet.face(pieces).strip()
    if not face:
        return
    making.paragraphs += 1
    text = making.place(pieces, "paragraph", making.paragraphs)
    parts = trimmed(sheet.text, pieces) if gaps else ()
    above = [[part for part in parts if part.start < gap] for gap in gaps]
    making.body.append(_marked(sheet, text, [len(sheet.said_by(each)) for each in above]))


def _marked(sheet: Sheet, text: str, gaps: Sequence[int]) -> str:
    """Markdown of a paragraph, with the mark of lost text before the characters `gaps`."""
    stand_in = next((char for char in _NOWHERE if char not in text), "")
    for gap in reversed(gaps):
        text = text[:gap] + stand_in + text[gap:]
    escaped = sheet.escape(text)
    return escaped.replace(stand_in, GAP) if gaps and stand_in else escaped


def _weigh_joints(making: Making, block: Block) -> list[int]:
    """Doubt halves that do not meet; returns where the second halves begin before which text is lost."""
    places = making.sheet.places
    lost = []
    for above, below in pairwise(block.lines):
        joint = weigh_joint(places[above], places[below], making.sheet.usual)
        if joint == "lost":
            lost.append(places[below].here.line.start)
        if joint != "whole":
            making.doubts.append(lost_text(making.order, places[above].here.line.number, joint))
    last = places[block.lines[-1]].here
    if last.end == "comma" or last.hanging:
        making.doubts.append(open_end(making.order, last.line.number))
    return lost


def _strip_head_jump(making: Making, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    jump = find_head_jump(making.sheet.face(pieces))
    if not jump:
        return pieces
    head, rest = take(making.sheet.text, pieces, jump.end)
    making.note_jump(jump)
    making.place(head, "jump", 1, "jump at the head")
    return rest


def _read_ends(making: Making, block: Block, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Take the facts of lead and sign-off. Both stay in the text as printed, but for what a break ruined."""
    if not pieces:
        return pieces
    face = making.sheet.face(pieces)
    if lead := read_lead(face):
        making.note_lead(lead)
    first = making.sheet.face(making.sheet.pieces(block.lines[:1]))
    if (
        lead is None
        and len(block.lines) > 1
        and face.startswith(first)
        and (broken := read_broken_lead(first))
    ):
        making.note_lead(broken)
        pieces = _strip_broken_lead(making, block, pieces, broken.length)
    pieces = _strip_tail_jump(making, pieces)
    if signed := read_tail(making.sheet.face(pieces)):
        making.note_lead(replace(signed, people=_as_staff(signed.people, making.sheet.staff)))
    return pieces


def _as_staff(people: Sequence[Credit], staff: frozenset[str]) -> tuple[Credit, ...]:
    """Names without a role word: those of the page's own people are its reporters'."""
    own = {person.name for person in people if person.role == "writer" and not person.role_text} & staff
    return tuple(replace(person, role="reporter") if person.name in own else person for person in people)


def _strip_broken_lead(
    making: Making, block: Block, pieces: tuple[Piece, ...], length: int
) -> tuple[Piece, ...]:
    making.doubts.append(broken_lead(making.order, making.sheet.places[block.lines[0]].here.line.number))
    head, rest = take(making.sheet.text, pieces, length)
    making.signed.append(making.place(head, "byline", len(making.signed) + 1, "lead"))
    return rest


def _strip_tail_jump(making: Making, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    jump = find_tail_jump(making.sheet.face(pieces))
    if not jump:
        return pieces
    making.note_jump(jump)
    pieces, tail = take(making.sheet.text, pieces, jump.start)
    making.place(tail, "jump", 1, "jump at the end")
    return pieces


def _make_subhead(making: Making, block: Block, _: Block | None) -> None:
    making.subheads += 1
    texts = [making.place(making.sheet.pieces([at]), "subhead", making.subheads) for at in block.lines]
    making.body.append("## " + making.sheet.escape(" ".join(texts)))


def _make_signoff(making: Making, block: Block, before: Block | None) -> None:
    """A sign-off goes to the byline; one right below a subhead signs that part and stays in place.

    There a name without a role word is too weak to be the article's.
    """
    pieces = making.sheet.pieces(block.lines)
    face = making.sheet.face(pieces)
    in_part = before is not None and before.kind == "subhead"
    if signed := read_signoff(face):
        making.note_lead(signed)
    elif writer := read_writer(face):
        staff = making.sheet.staff if writer.form == "signed" else frozenset[str]()
        making.people += () if in_part else _as_staff(writer.people, staff)
    elif photo := read_photo_credit(face):
        making.people += photo.people
    if in_part:
        making.paragraphs += 1
        text = making.place(pieces, "paragraph", making.paragraphs)
        making.body.append(making.sheet.escape(text))
    else:
        making.signed.append(making.place(pieces, "byline", len(making.signed) + 1))


def _make_photo(making: Making, block: Block, _: Block | None) -> None:
    sheet = making.sheet
    number = len(making.photos) + 1
    whole, first = sheet.pieces(block.lines), sheet.pieces(block.lines[:1])
    face = sheet.face(whole)
    tail = photo_tail(face) or len(face) - len(sheet.face(first))
    caption, credit = take(sheet.text, whole, len(face) - tail)
    found = read_photo_credit(sheet.face(credit).strip()) if credit else None
    making.photos.append(
        Photo(
            caption=making.place(caption, "caption", number),
            credit=found.people if found else (),
            credit_text=making.place(credit, "credit", number).strip() if credit else "",
            after=making.paragraphs,
        )
    )


def _make_jump(making: Making, block: Block, _: Block | None) -> None:
    pieces = making.sheet.pieces(block.lines)
    if jump := read_jump(making.sheet.face(pieces)):
        making.note_jump(jump)
    making.place(pieces, "jump", 1)


def _once(people: Sequence[Credit]) -> tuple[Credit, ...]:
    """Each role and name once, in printed order; a name signed alone adds nothing to what it did in words."""
    found: dict[tuple[str, str], Credit] = {}
    worked = {
        person.name for person in people if person.role not in ("writer", "photographer", "illustrator")
    }
    for person in people:
        alone = person.role == "writer" and not person.role_text
        if not (alone and person.name in worked):
            found.setdefault((person.role, person.name), person)
    return tuple(found.values())


_BLOCKS: Final[dict[str, Callable[[Making, Block, Block | None], None]]] = {
    "paragraph": _make_paragraph,
    "subhead": _make_subhead,
    "caption": _make_photo,
    "sign-off": _make_signoff,
    "jump": _make_jump,
}
