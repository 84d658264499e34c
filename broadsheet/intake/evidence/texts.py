"""Evidence for paragraphs: their first line, and what a break cut off.

In:   nothing; read by roles.score_roles.
Out:  OPENING_ROWS, TEXT_ROWS, MORE_ROWS.
Must not know: any one newspaper. A row names a form that many papers print.
"""

from __future__ import annotations

from typing import Final

from broadsheet.intake.evidence.shape import after_end, agrees, differs, heads_part, lead_joins, stacked
from broadsheet.intake.roles import MORE, OPENING, TEXT, Row

OPENING_ROWS: Final = (
    Row(OPENING, "a lead", 11, given=("here.lead",)),
    Row(
        OPENING,
        "after a sign-off with names",
        5,
        lambda p: p.before is not None and p.before.names and not p.before.aside,
        given=("ended_above",),
    ),
    Row(
        OPENING,
        "a heading above it",
        -7,
        lambda p: p.before is not None and p.before.unmarked and not (after_end(p) or p.before.aside),
    ),
    Row(
        OPENING,
        "a letter begins",
        12,
        lambda p: not p.stack.size and p.before is not None and (p.before.end == "full" or after_end(p)),
        given=("here.letter",),
    ),
    Row(OPENING, "a telegram under another", -6, given=("telegram",)),
    Row(OPENING, "after a sign-off", 2, given=("ended_above",)),
    Row(OPENING, "begins as news begin", 1.5, given=("here.opening_head",)),
    Row(OPENING, "another story begins", 2, differs),
    Row(OPENING, "the same story goes on", -2, agrees),
    Row(OPENING, "first on the page", 4, given=("first",)),
    Row(OPENING, "wide gap above", 0.5, lambda p: p.here.line.gap > 1),
    Row(OPENING, "several sentences", 2, given=("here.sentences",)),
    Row(OPENING, "long", 2.5, lambda p: p.here.size > 60),
    Row(OPENING, "short", -3, lambda p: p.here.short and not p.here.lead),
    Row(OPENING, "begins in mid-sentence", -5, given=("here.orphan_head",)),
)

TEXT_ROWS: Final = (
    Row(TEXT, "several sentences", 2, given=("here.sentences",)),
    Row(TEXT, "long", 2.5, lambda p: p.here.size > 60),
    Row(TEXT, "two printed lines in one", -3, lambda p: p.here.unmarked, given=("here.parted",)),
    Row(TEXT, "begins in mid-sentence", -3, given=("here.orphan_head",)),
    Row(TEXT, "furniture", -2, given=("here.furniture",)),
    Row(TEXT, "column label at its end", -3, lambda p: p.here.unmarked, given=("here.label_end",)),
    Row(
        TEXT,
        "says who said it",
        3,
        lambda p: p.before is not None and p.before.end == "full",
        given=("here.dash_head",),
    ),
    Row(TEXT, "an address, a number or a unit", 12, given=("here.stated",)),
    Row(TEXT, "a remark in brackets", 2, given=("here.aside",)),
    Row(TEXT, "ends in a photo credit", -3, given=("here.caption_tail",)),
    Row(TEXT, "signs", -3, given=("here.signs", "here.photo_credit")),
    Row(TEXT, "verse or a row of figures", 8, given=("verse", "row")),
    Row(TEXT, "in a stack of headings", -4, stacked, given=("stack.ended",)),
    Row(TEXT, "under a headline's name", 3, lambda p: not heads_part(p), given=("under_name",)),
    Row(TEXT, "a writer's name", -4, given=("writer",)),
    Row(TEXT, "box label", -3, given=("here.box",)),
)

MORE_ROWS: Final = (
    Row(MORE, "not indented, where paragraphs are", 6, given=("flush",)),
    Row(MORE, "indented in its column", -8, given=("begins",)),
    Row(MORE, "begins in mid-sentence", 4, given=("here.orphan_head",)),
    Row(MORE, "closes a quote opened above", 2.5, given=("here.closes_quote",)),
    Row(MORE, "the two ends make a word", 4, lambda p: p.seam, given=("seam",)),
    Row(MORE, "several sentences", 2, given=("here.sentences",)),
    Row(MORE, "long", 2, lambda p: p.here.size > 60),
    Row(MORE, "begins as paragraphs begin", -2, given=("here.opening_head",)),
    Row(MORE, "numbered or a bullet", -3, given=("here.numbered", "here.bullet")),
    Row(MORE, "a short sentence", -1.5, lambda p: p.here.size <= 24 and p.here.end == "full"),
    Row(MORE, "a few characters", -3, lambda p: p.here.size <= 12 and p.here.unmarked),
    Row(MORE, "a lead", -8, lambda p: not p.here.line.face.startswith("日电"), given=("here.lead",)),
    Row(
        MORE,
        "the rest of a broken lead",
        8,
        lambda p: p.here.line.face.startswith(("日电", "电", "日讯", "讯")) or lead_joins(p),
        given=("before.broken_lead",),
    ),
    Row(MORE, "ends in a photo credit", -5, given=("here.caption_tail",)),
    Row(MORE, "signs", -5, given=("here.signs", "here.photo_credit")),
    Row(MORE, "verse or a row of figures", -8, given=("verse", "row")),
    Row(MORE, "in a stack of headings", -4, stacked, given=("stack.ended",)),
    Row(MORE, "box label", -5, given=("here.box",)),
    Row(MORE, "furniture", -5, given=("here.furniture",)),
)
