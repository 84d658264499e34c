"""Evidence for what stands between paragraphs: subheads, sign-offs, captions, jumps, furniture.

In:   nothing; read by roles.score_roles.
Out:  SUBHEAD_ROWS, SIGN_ROWS, CAPTION_ROWS, CREDIT_ROWS, JUMP_ROWS, FURNITURE_ROWS.
Must not know: any one newspaper. A row names a form that many papers print.
"""

from __future__ import annotations

import re
from typing import Final

from broadsheet.intake.evidence.shape import (
    agrees,
    brief_over_names,
    differs,
    gap_opens,
    goes_elsewhere,
    heads_column,
    heads_part,
    inside_sentence,
    is_long_text,
    stacked,
)
from broadsheet.intake.jumps import read_jump
from broadsheet.intake.roles import CAPTION, CREDIT, FURNITURE, JUMP, SIGN, SUBHEAD, Row
from broadsheet.intake.stacks import SPOKEN

_PICTURE: Final = re.compile(r"图 ?[0-9一二三四五六七八九十]{1,2} ?[: ]")

SUBHEAD_ROWS: Final = (
    Row(SUBHEAD, "short and unmarked", 3.5, lambda p: p.here.short, given=("here.unmarked",)),
    Row(SUBHEAD, "two clauses joined by a dash", 2, lambda p: p.here.unmarked, given=("here.jointed",)),
    Row(SUBHEAD, "unmarked", 1.5, lambda p: not p.here.short, given=("here.unmarked",)),
    Row(
        SUBHEAD,
        "asks a question",
        5,
        lambda p: (
            p.here.size > 3
            and p.here.short
            and p.here.sentences == 0
            and p.here.line.face[-1] in "?!"
            and is_long_text(p.before)
            and is_long_text(p.after)
        ),
    ),
    Row(
        SUBHEAD,
        "summary under the heading",
        2.5,
        lambda p: p.under_heading if p.here.end in ("bare", "closed") and p.here.size > 26 else 0,
    ),
    Row(SUBHEAD, "summary that the text repeats", 3, given=("echoed",)),
    Row(SUBHEAD, "names right below it", 3, brief_over_names, given=("after.names",)),
    Row(SUBHEAD, "ends in a colon", -2, lambda p: p.here.end == "soft"),
    Row(SUBHEAD, "tells, as prose does", -2, lambda p: not p.under_heading, given=("here.prose",)),
    Row(SUBHEAD, "a remark in brackets", -4, given=("here.aside",)),
    Row(SUBHEAD, "ends in a word that asks for more", -3, given=("here.hanging",)),
    Row(SUBHEAD, "names of people", 2, given=("here.people",)),
    Row(SUBHEAD, "a gap inside", -1.5, given=("here.parted",)),
    Row(SUBHEAD, "box label", 6, lambda p: not heads_column(p), given=("here.box",)),
    Row(SUBHEAD, "closes a notice", -6, given=("closing",)),
    Row(SUBHEAD, "numbered", 1.5, given=("here.numbered",)),
    Row(SUBHEAD, "text follows", 1, lambda p: is_long_text(p.after)),
    Row(SUBHEAD, "a lead follows", -3, given=("after.lead", "after.broken_lead")),
    Row(SUBHEAD, "another story begins", -2.5, lambda p: differs(p) if not p.here.box else 0),
    Row(
        SUBHEAD,
        "names signed above it",
        -3,
        lambda p: p.before is not None and p.before.names,
        given=("ended_above",),
    ),
    Row(
        SUBHEAD,
        "the line above ends in a dash",
        3.5,
        lambda p: p.before is not None and p.before.end == "dash",
    ),
    Row(SUBHEAD, "column label at its end", -3, given=("here.label_end",)),
    Row(SUBHEAD, "long, in running text", -1.5, lambda p: p.here.size > 28 and is_long_text(p.before)),
    Row(SUBHEAD, "the same story goes on", 0.5, agrees),
    Row(SUBHEAD, "long", -2, lambda p: p.here.size > 50),
    Row(SUBHEAD, "very long", -4, lambda p: p.here.size > 80),
    Row(
        SUBHEAD,
        "ends a sentence",
        -5,
        lambda p: p.here.end == "full" and not (p.here.short and p.here.line.face[-1] in "?!"),
    ),
    Row(SUBHEAD, "several sentences", -3, lambda p: not p.under_heading, given=("here.sentences",)),
    Row(SUBHEAD, "ends in a comma", -4, lambda p: p.here.end == "comma"),
    Row(SUBHEAD, "signs", -5, given=("here.signs", "here.photo_credit")),
    Row(SUBHEAD, "furniture", -5, given=("here.furniture",)),
    Row(SUBHEAD, "caption", -3, given=("here.caption_head", "here.caption_tail")),
    Row(SUBHEAD, "a lead", -6, given=("here.lead", "here.broken_lead")),
    Row(
        SUBHEAD,
        "a voice in a dialogue",
        -6,
        lambda p: bool(SPOKEN.match(p.here.line.face)) and p.here.end == "full",
    ),
    Row(SUBHEAD, "in a stack of headings", -4, stacked, given=("stack.ended",)),
    Row(SUBHEAD, "the name of a column", -2, given=("here.column",)),
    Row(SUBHEAD, "under a headline's name", -2, lambda p: not heads_part(p), given=("under_name",)),
    Row(SUBHEAD, "heads an item of a column", 4, given=("item",)),
    Row(SUBHEAD, "the title of a notice", -3, given=("here.notice",)),
    Row(SUBHEAD, "verse or a row of figures", -8, given=("verse", "row")),
    Row(SUBHEAD, "a wide gap above it", -1.5, gap_opens),
    Row(SUBHEAD, "the text above goes to another page", -5, goes_elsewhere),
    Row(SUBHEAD, "no text below", -3, lambda p: p.after is None),
)

SIGN_ROWS: Final = (
    Row(SIGN, "made of credits", 32, given=("here.signs",)),
    Row(SIGN, "credit of a photo story", 29, given=("here.photo_credit",)),
    Row(SIGN, "a writer's name", 32, given=("writer",)),
    Row(SIGN, "furniture", -8, given=("here.furniture",)),
    Row(SIGN, "a lead with text", -6, lambda p: not p.here.signs, given=("here.lead",)),
)

CAPTION_ROWS: Final = (
    Row(CAPTION, "set inside a printed sentence, over a credit", 31, given=("inside",)),
    Row(
        CAPTION, "ends in a photo credit", 31, lambda p: not p.here.photo_credit, given=("here.caption_tail",)
    ),
    Row(CAPTION, "begins as captions do", 28, lambda p: p.here.size <= 160, given=("here.caption_head",)),
    Row(
        CAPTION,
        "a numbered picture",
        4,
        lambda p: p.here.size <= 80 and bool(_PICTURE.match(p.here.line.face)),
    ),
    Row(
        CAPTION,
        "photo credit on the next line",
        27,
        lambda p: (
            p.here.size <= 60 and p.here.end == "full" and (p.before is not None) and p.before.end == "full"
        ),
        given=("after.photo_credit",),
    ),
    Row(
        CAPTION,
        "stands with its credit inside a sentence",
        29,
        inside_sentence,
        given=("after.photo_credit",),
    ),
    Row(
        CAPTION,
        "the only text of its article",
        -6,
        lambda p: (
            not p.here.caption_head and (p.after is None or (p.after.unmarked and not p.after.furniture))
        ),
        given=("under_heading",),
    ),
    Row(CAPTION, "a caption in a slip", 42, given=("slip",)),
    Row(CAPTION, "much too long", -6, lambda p: p.here.size > 240),
)

CREDIT_ROWS: Final = (
    Row(CREDIT, "made of a photo credit", 32, given=("here.photo_credit",)),
    Row(CREDIT, "the rest of a caption in a slip", 42, given=("slip_more",)),
)

JUMP_ROWS: Final = (
    Row(
        JUMP,
        "made of a jump",
        34,
        lambda p: p.here.line.face[-1] in ")]】〕}版页頁-—>→← " and read_jump(p.here.line.face) is not None,
    ),
)

FURNITURE_ROWS: Final = (
    Row(FURNITURE, "folio", 34, lambda p: p.here.furniture == "folio", ("here.furniture",)),
    Row(FURNITURE, "staff", 34, lambda p: p.here.furniture == "staff", ("here.furniture",)),
    Row(FURNITURE, "contact", 33, lambda p: p.here.furniture == "contact", ("here.furniture",)),
    Row(FURNITURE, "advert", 33, lambda p: p.here.furniture == "advert", ("here.furniture",)),
    Row(FURNITURE, "points to a page", 32, lambda p: p.here.furniture == "pointer", ("here.furniture",)),
    Row(FURNITURE, "weather or lottery", 32, lambda p: p.here.furniture == "service", ("here.furniture",)),
    Row(FURNITURE, "imprint", 33, lambda p: p.here.furniture == "imprint", ("here.furniture",)),
)
