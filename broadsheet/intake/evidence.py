"""The table of evidence: one row a sign, its weight, and the role it speaks for.

In:   nothing; read by roles.score_roles.
Out:  ROWS.
Must not know: any one newspaper. A row names a form that many papers print, never a page of one.

Order has no meaning; rows of one role stand together. docs/ingest.md tells how to measure a change.
"""

from __future__ import annotations

from typing import Final

from broadsheet.intake.roles import (
    CAPTION,
    CREDIT,
    FURNITURE,
    HEAD,
    JUMP,
    MORE,
    OPENING,
    SIGN,
    STACK,
    SUBHEAD,
    TEXT,
    Row,
)
from broadsheet.intake.jumps import read_jump
from broadsheet.intake.sight import Around, Sight

PARTING: Final = 0.058  # cohesion: above it two neighbours share a story more often than not
PARTING_STEP: Final = 0.02


def _parts(place: Around) -> float:
    """-1 (the text goes on about the same) to 1 (another story begins)."""
    return place.judged * max(-1.0, min(1.0, (PARTING - place.across) / PARTING_STEP / 2))


def _is_long_text(sight: Sight | None) -> bool:
    return sight is not None and (sight.size > 34 or sight.end == "full") and not sight.furniture


def _headline_size(place: Around) -> bool:
    return 7 <= place.here.size <= 40


def _adjoins(place: Around) -> bool:
    """The line above stands right above, with no blank line between, and is no text."""
    return place.before is not None and place.here.line.blanks == 0 and place.before.end != "full"


def _adjoined(place: Around) -> bool:
    after = place.after
    return after is not None and after.line.blanks == 0 and after.end != "full" and after.size <= 60


def _after_end(place: Around) -> bool:
    before = place.before
    return before is not None and bool(before.signs or before.furniture or before.photo_credit)


ROWS: Final = (
    # a heading
    Row(HEAD, "first on the page", 6, lambda p: p.first and p.here.end != "full"),
    Row(HEAD, "a lead follows", 5, lambda p: p.after is not None and (p.after.lead or p.after.broken_lead)),
    Row(HEAD, "a lead follows its next line", 2.5, lambda p: p.second is not None and p.second.lead and p.after is not None and p.after.unmarked and not p.after.signs),
    Row(HEAD, "column label at its end", 5.5, lambda p: p.here.label_end),
    Row(HEAD, "a heading line right below", 3, _adjoined),
    Row(HEAD, "column label on the next line", 4, lambda p: p.after is not None and p.after.label_end and p.after.size <= 60 and not p.after.signs),
    Row(HEAD, "subtitle with a dash follows", 4, lambda p: p.after is not None and p.after.dash_head and p.after.unmarked and p.after.size <= 40),
    Row(HEAD, "ends in a dash, heading follows", 1.5, lambda p: p.here.end == "dash" and p.after is not None and p.after.unmarked),
    Row(HEAD, "two printed lines in one", 2.5, lambda p: p.here.parted and p.here.unmarked),
    Row(HEAD, "with a wide gap", 1.5, lambda p: p.here.wide_gap and p.here.unmarked),
    Row(HEAD, "names of people", -5, lambda p: p.here.people),
    Row(HEAD, "box label follows", 4, lambda p: p.after is not None and p.after.box),
    Row(HEAD, "above it something ended", 2.5, _after_end),
    Row(HEAD, "names signed above it", 4, lambda p: p.ended_above and p.before is not None and p.before.names),
    Row(HEAD, "a photo story follows", 2.5, lambda p: p.second is not None and (p.second.photo_credit or p.second.caption_head) and _is_long_text(p.after)),
    Row(HEAD, "a speaker says what follows", 4, lambda p: p.here.says and not p.here.dash_head and p.after is not None and p.after.unmarked),
    Row(HEAD, "names right below it", -5, lambda p: not p.first and p.after is not None and p.after.names and _is_long_text(p.second)),
    Row(HEAD, "wide gap above", 1.5, lambda p: p.here.line.blanks >= 3 and p.text_before is not None and p.text_before.end == "full"),
    Row(HEAD, "another story begins", 5, lambda p: max(0.0, _parts(p))),
    Row(HEAD, "the same story goes on", -3.5, lambda p: max(0.0, -_parts(p)) if not (p.first or p.here.label_end) else 0),
    Row(HEAD, "begins with a dash", -4, lambda p: p.here.dash_head),
    Row(HEAD, "headline's length", 1, _headline_size),
    Row(HEAD, "too short", -2, lambda p: p.here.size < 6),
    Row(HEAD, "too long", -2.5, lambda p: p.here.size > 60 and not p.here.label_end and p.here.end != "dash"),
    Row(HEAD, "much too long", -6, lambda p: p.here.size > 110),
    Row(HEAD, "ends a sentence", -7, lambda p: p.here.end == "full" and not p.here.line.face.endswith(("?", "!", "……"))),
    Row(HEAD, "several clauses", -2.5, lambda p: p.here.clauses > 1 and p.here.size > 40 and not (p.here.parted or p.here.label_end or p.here.end == "dash" or p.first)),
    Row(HEAD, "several sentences", -3, lambda p: p.here.sentences > 0 and not p.here.parted),
    Row(HEAD, "ends in a comma or colon", -3, lambda p: p.here.end in ("comma", "soft")),
    Row(HEAD, "open quote", -3, lambda p: p.here.open_quote),
    Row(HEAD, "ends in a word that asks for more", -3, lambda p: p.here.hanging),
    Row(HEAD, "numbered", -5, lambda p: p.here.numbered),
    Row(HEAD, "a bullet before it", -4, lambda p: p.here.bullet and not p.here.parted),
    Row(HEAD, "box label", -5, lambda p: p.here.box),
    Row(HEAD, "signs", -6, lambda p: p.here.signs or p.here.photo_credit),
    Row(HEAD, "caption", -5, lambda p: p.here.caption_head or p.here.caption_tail),
    Row(HEAD, "a lead", -8, lambda p: p.here.lead or p.here.broken_lead),
    Row(HEAD, "furniture", -6, lambda p: bool(p.here.furniture)),
    Row(HEAD, "a remark in brackets", -6, lambda p: p.here.aside),
    Row(HEAD, "tells, as prose does", -2, lambda p: p.here.prose and not p.first),
    Row(HEAD, "no text below", -4, lambda p: p.after is None),
    Row(HEAD, "begins in mid-sentence", -4, lambda p: p.here.orphan_head and not p.here.short),
    Row(HEAD, "nothing but figures", -5, lambda p: not any(c > "\u3000" for c in p.here.line.face[:-1])),
    # a further line of a heading
    Row(STACK, "right below a heading line", 4, _adjoins),
    Row(STACK, "begins with a dash", 5, lambda p: p.here.dash_head and p.here.unmarked and p.here.size <= 60),
    Row(STACK, "the line above ends in a dash", 4, lambda p: p.before is not None and p.before.end == "dash"),
    Row(STACK, "column label at its end", 6, lambda p: p.here.label_end),
    Row(STACK, "the heading above was complete", -4, lambda p: p.before is not None and p.before.label_end and not p.here.dash_head),
    Row(STACK, "two printed lines in one", 1, lambda p: p.here.parted),
    Row(STACK, "names of people", -4, lambda p: p.here.people),
    Row(STACK, "ends in a word that asks for more", -3, lambda p: p.here.hanging),
    Row(STACK, "a lead follows", 1.5, lambda p: p.after is not None and p.after.lead),
    Row(STACK, "text follows", 1, lambda p: _is_long_text(p.after)),
    Row(STACK, "as short as a headline", 1.5, lambda p: p.here.size <= 26),
    Row(STACK, "longer than a headline", -2.5, lambda p: p.here.size > 36),
    Row(STACK, "far too long", -5, lambda p: p.here.size > 70),
    Row(STACK, "ends a sentence", -7, lambda p: p.here.end == "full" and not p.here.line.face.endswith(("?", "!"))),
    Row(STACK, "several clauses", -1.5, lambda p: p.here.sentences > 0 or p.here.line.face.count(",") > 1),
    Row(STACK, "ends in a comma or colon", -3, lambda p: p.here.end in ("comma", "soft")),
    Row(STACK, "numbered or a bullet", -5, lambda p: p.here.numbered or (p.here.bullet and not p.here.dash_head)),
    Row(STACK, "begins a block of its own", -4, lambda p: p.here.line.blanks > 0 and _adjoined(p) and not p.here.dash_head),
    Row(STACK, "box label", -6, lambda p: p.here.box),
    Row(STACK, "signs", -6, lambda p: p.here.signs or p.here.photo_credit),
    Row(STACK, "a lead", -8, lambda p: p.here.lead or p.here.broken_lead),
    Row(STACK, "furniture", -6, lambda p: bool(p.here.furniture)),
    Row(STACK, "nothing but figures", -4, lambda p: not any(c > "\u3000" for c in p.here.line.face[:-1])),
    # an article whose heading the source lost
    Row(OPENING, "a lead", 11, lambda p: p.here.lead),
    Row(OPENING, "after a sign-off with names", 5, lambda p: p.ended_above and p.before is not None and p.before.names and not p.before.aside),
    Row(OPENING, "a heading above it", -7, lambda p: p.before is not None and p.before.unmarked and not (p.before.signs or p.before.furniture or p.before.photo_credit or p.before.aside)),
    Row(OPENING, "after a sign-off", 2, lambda p: p.ended_above),
    Row(OPENING, "begins as news begin", 1.5, lambda p: p.here.opening_head),
    Row(OPENING, "another story begins", 2, lambda p: max(0.0, _parts(p))),
    Row(OPENING, "the same story goes on", -2, lambda p: max(0.0, -_parts(p))),
    Row(OPENING, "first on the page", 4, lambda p: p.first),
    Row(OPENING, "wide gap above", 0.5, lambda p: p.here.line.blanks >= 3),
    Row(OPENING, "several sentences", 2, lambda p: p.here.sentences > 0),
    Row(OPENING, "long", 2.5, lambda p: p.here.size > 60),
    Row(OPENING, "short", -3, lambda p: p.here.short and not p.here.lead),
    Row(OPENING, "begins in mid-sentence", -5, lambda p: p.here.orphan_head),
    # a paragraph
    Row(TEXT, "several sentences", 2, lambda p: p.here.sentences > 0),
    Row(TEXT, "long", 2.5, lambda p: p.here.size > 60),
    Row(TEXT, "two printed lines in one", -3, lambda p: p.here.parted and p.here.unmarked),
    Row(TEXT, "begins in mid-sentence", -3, lambda p: p.here.orphan_head),
    Row(TEXT, "furniture", -2, lambda p: bool(p.here.furniture)),
    Row(TEXT, "column label at its end", -3, lambda p: p.here.label_end and p.here.unmarked),
    Row(TEXT, "says who said it", 3, lambda p: p.here.dash_head and p.before is not None and p.before.end == "full"),
    Row(TEXT, "a remark in brackets", 2, lambda p: p.here.aside),
    Row(TEXT, "ends in a photo credit", -3, lambda p: p.here.caption_tail),
    Row(TEXT, "signs", -3, lambda p: p.here.signs or p.here.photo_credit),
    Row(TEXT, "box label", -3, lambda p: p.here.box),
    # the rest of a paragraph
    Row(MORE, "begins in mid-sentence", 4, lambda p: p.here.orphan_head),
    Row(MORE, "closes a quote opened above", 2.5, lambda p: p.here.closes_quote),
    Row(MORE, "the two ends make a word", 4, lambda p: p.seam),
    Row(MORE, "several sentences", 2, lambda p: p.here.sentences > 0),
    Row(MORE, "long", 2, lambda p: p.here.size > 60),
    Row(MORE, "begins as paragraphs begin", -2, lambda p: p.here.opening_head),
    Row(MORE, "numbered or a bullet", -3, lambda p: p.here.numbered or p.here.bullet),
    Row(MORE, "a lead", -8, lambda p: p.here.lead and not p.here.line.face.startswith("日电")),
    Row(MORE, "the rest of a broken lead", 8, lambda p: p.before is not None and p.before.broken_lead and p.here.line.face.startswith(("日电", "电", "日讯", "讯"))),
    Row(MORE, "ends in a photo credit", -5, lambda p: p.here.caption_tail),
    Row(MORE, "signs", -5, lambda p: p.here.signs or p.here.photo_credit),
    Row(MORE, "box label", -5, lambda p: p.here.box),
    Row(MORE, "furniture", -5, lambda p: bool(p.here.furniture)),
    # a subhead
    Row(SUBHEAD, "short and unmarked", 3.5, lambda p: p.here.short and p.here.unmarked),
    Row(SUBHEAD, "unmarked", 1.5, lambda p: p.here.unmarked and not p.here.short),
    Row(SUBHEAD, "asks a question", 5, lambda p: p.here.size > 6 and p.here.short and p.here.sentences == 0 and p.here.line.face[-1] in "?!" and _is_long_text(p.before) and _is_long_text(p.after)),
    Row(SUBHEAD, "summary under the heading", 2.5, lambda p: p.under_heading if p.here.end in ("bare", "closed") and p.here.size > 26 else 0),
    Row(SUBHEAD, "summary that the text repeats", 3, lambda p: p.echoed),
    Row(SUBHEAD, "names right below it", 3, lambda p: p.after is not None and p.after.names and _is_long_text(p.second)),
    Row(SUBHEAD, "ends in a colon", -2, lambda p: p.here.end == "soft"),
    Row(SUBHEAD, "tells, as prose does", -2, lambda p: p.here.prose and not p.under_heading),
    Row(SUBHEAD, "a remark in brackets", -4, lambda p: p.here.aside),
    Row(SUBHEAD, "ends in a word that asks for more", -3, lambda p: p.here.hanging),
    Row(SUBHEAD, "names of people", 2, lambda p: p.here.people),
    Row(SUBHEAD, "a gap inside", -1.5, lambda p: p.here.parted),
    Row(SUBHEAD, "box label", 6, lambda p: p.here.box),
    Row(SUBHEAD, "numbered", 1.5, lambda p: p.here.numbered),
    Row(SUBHEAD, "text follows", 1, lambda p: _is_long_text(p.after)),
    Row(SUBHEAD, "a lead follows", -3, lambda p: p.after is not None and p.after.lead),
    Row(SUBHEAD, "another story begins", -2.5, lambda p: max(0.0, _parts(p)) if not p.here.box else 0),
    Row(SUBHEAD, "names signed above it", -3, lambda p: p.ended_above and p.before is not None and p.before.names),
    Row(SUBHEAD, "the line above ends in a dash", 3.5, lambda p: p.before is not None and p.before.end == "dash"),
    Row(SUBHEAD, "column label at its end", -3, lambda p: p.here.label_end),
    Row(SUBHEAD, "long, in running text", -1.5, lambda p: p.here.size > 28 and _is_long_text(p.before)),
    Row(SUBHEAD, "the same story goes on", 0.5, lambda p: max(0.0, -_parts(p))),
    Row(SUBHEAD, "long", -2, lambda p: p.here.size > 50),
    Row(SUBHEAD, "very long", -4, lambda p: p.here.size > 80),
    Row(SUBHEAD, "ends a sentence", -5, lambda p: p.here.end == "full" and not (p.here.short and p.here.line.face[-1] in "?!")),
    Row(SUBHEAD, "several sentences", -3, lambda p: p.here.sentences > 0 and not p.under_heading),
    Row(SUBHEAD, "ends in a comma", -4, lambda p: p.here.end == "comma"),
    Row(SUBHEAD, "signs", -5, lambda p: p.here.signs or p.here.photo_credit),
    Row(SUBHEAD, "furniture", -5, lambda p: bool(p.here.furniture)),
    Row(SUBHEAD, "caption", -3, lambda p: p.here.caption_head or p.here.caption_tail),
    Row(SUBHEAD, "a lead", -6, lambda p: p.here.lead or p.here.broken_lead),
    Row(SUBHEAD, "no text below", -3, lambda p: p.after is None),
    # a sign-off
    Row(SIGN, "made of credits", 12, lambda p: p.here.signs),
    Row(SIGN, "credit of a photo story", 9, lambda p: p.here.photo_credit),
    Row(SIGN, "furniture", -8, lambda p: bool(p.here.furniture)),
    Row(SIGN, "a lead with text", -6, lambda p: p.here.lead and not p.here.signs),
    # a caption, and its credit on a line of its own
    Row(CAPTION, "ends in a photo credit", 11, lambda p: p.here.caption_tail and not p.here.photo_credit),
    Row(CAPTION, "begins as captions do", 8, lambda p: p.here.caption_head and p.here.size <= 160),
    Row(CAPTION, "photo credit on the next line", 7, lambda p: p.after is not None and p.after.photo_credit and p.here.size <= 60 and p.here.end == "full" and p.before is not None and p.before.end == "full"),
    Row(CAPTION, "the only text of its article", -6, lambda p: p.under_heading and not p.here.caption_head and (p.after is None or p.after.unmarked)),
    Row(CAPTION, "much too long", -6, lambda p: p.here.size > 240),
    Row(CREDIT, "made of a photo credit", 12, lambda p: p.here.photo_credit),
    # a jump, and the furniture of the page
    Row(JUMP, "made of a jump", 14, lambda p: read_jump(p.here.line.face) is not None),
    Row(FURNITURE, "folio", 14, lambda p: p.here.furniture == "folio"),
    Row(FURNITURE, "staff", 14, lambda p: p.here.furniture == "staff"),
    Row(FURNITURE, "contact", 13, lambda p: p.here.furniture == "contact"),
    Row(FURNITURE, "imprint", 13, lambda p: p.here.furniture == "imprint"),
)
