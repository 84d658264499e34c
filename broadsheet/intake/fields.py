"""A draft → an Article, and where each of its characters came from.

In:   the page's text and lines, one draft (flow), its number on the page.
Out:  Article (model) and the spans of its fields.
Must not know: other articles, Markdown (the caller gives `escape`), files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from broadsheet.intake.credits import read_photo_credit
from broadsheet.intake.doubts import Doubt, broken_lead, lost_text, no_headline, open_end
from broadsheet.intake.flow import Block, Draft
from broadsheet.intake.headings import part_heading
from broadsheet.intake.jumps import find_head_jump, find_tail_jump, read_jump
from broadsheet.intake.leads import is_broken_lead, read_broken_lead, read_lead, read_signoff, read_tail
from broadsheet.intake.making import Making, Sheet
from broadsheet.intake.signs import photo_tail
from broadsheet.intake.spans import Piece, Span, take
from broadsheet.intake.writers import read_writer
from broadsheet.model import Article, ArticleHead, Credit, Photo

LEAD_KEPT: Final = 40  # letters and Han: a longer lead is left where it stood, its facts read all the same
_SHORTEST_PIECE: Final = 20  # characters: a printed line is seldom shorter, so a cut piece is suspect


def make_article(sheet: Sheet, draft: Draft, order: int) -> tuple[Article, list[Span], list[Doubt]]:
    """The article of a draft, the spans of its fields, and what is doubtful about it."""
    making = Making(sheet, order)
    heading = _make_heading(making, draft)
    if not heading.get("title"):
        making.doubts.append(no_headline(order, sheet.places[draft.first_line].here.line.number))
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
    made: dict[str, list[str]] = {}
    for part in part_heading(sights) if sights else ():
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
    _doubt_joins(making, block)
    pieces = _strip_head_jump(making, pieces)
    pieces = _strip_lead(making, block, pieces)
    pieces = _strip_tail(making, pieces)
    face = sheet.face(pieces).strip()
    if not face:
        return
    making.paragraphs += 1
    text = making.place(pieces, "paragraph", making.paragraphs)
    making.body.append(sheet.escape(text))


def _doubt_joins(making: Making, block: Block) -> None:
    places = making.sheet.places
    for above, below in zip(block.lines, block.lines[1:], strict=False):
        here = places[above].here
        if here.size < _SHORTEST_PIECE and not here.broken_lead and not places[below].seam:
            making.doubts.append(lost_text(making.order, here.line.number))
    last = places[block.lines[-1]].here
    if last.end == "comma" or last.hanging:
        making.doubts.append(open_end(making.order, last.line.number))


def _strip_head_jump(making: Making, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    jump = find_head_jump(making.sheet.face(pieces))
    if not jump:
        return pieces
    head, rest = take(making.sheet.text, pieces, jump.end)
    making.note_jump(jump)
    making.place(head, "jump", 1, "jump at the head")
    return rest


def _strip_lead(making: Making, block: Block, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    if not pieces:
        return pieces
    face = making.sheet.face(pieces)
    lead = read_lead(face)
    first = making.sheet.face(making.sheet.pieces(block.lines[:1]))
    if lead is None and len(block.lines) > 1 and face.startswith(first) and is_broken_lead(first):
        lead = read_broken_lead(first)
        line = making.sheet.places[block.lines[0]].here.line.number
        making.doubts.append(broken_lead(making.order, line))
    if lead is None:
        return pieces
    making.note_lead(lead)
    if sum(char.isalnum() for char in face[: lead.length]) > LEAD_KEPT:
        return pieces
    head, rest = take(making.sheet.text, pieces, lead.length)
    making.signed.append(making.place(head, "byline", len(making.signed) + 1, "lead"))
    return rest


def _strip_tail(making: Making, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    face = making.sheet.face(pieces)
    size = len(face)
    if jump := find_tail_jump(face):
        making.note_jump(jump)
        pieces, tail = take(making.sheet.text, pieces, jump.start)
        making.place(tail, "jump", 1, "jump at the end")
        face, size = face[: jump.start], jump.start
    if signed := read_tail(face):
        making.note_lead(signed)
        if not signed.length:
            return pieces
        pieces, tail = take(making.sheet.text, pieces, size - signed.length)
        making.signed.append(making.place(tail, "byline", len(making.signed) + 1, "sign-off at the end"))
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
        making.people += () if in_part else writer.people
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
    first, rest = sheet.pieces(block.lines[:1]), sheet.pieces(block.lines[1:])
    face = sheet.face(first)
    tail = photo_tail(face) if not rest else 0
    caption, glued = take(sheet.text, first, len(face) - tail)
    credit = (*glued, *rest)
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
    """Each role and name once, in printed order."""
    found: dict[tuple[str, str], Credit] = {}
    for person in people:
        found.setdefault((person.role, person.name), person)
    return tuple(found.values())


_BLOCKS: Final[dict[str, Callable[[Making, Block, Block | None], None]]] = {
    "paragraph": _make_paragraph,
    "subhead": _make_subhead,
    "caption": _make_photo,
    "sign-off": _make_signoff,
    "jump": _make_jump,
}
