"""Evidence for headings: their first line, and the lines that follow it.

In:   nothing; read by roles.score_roles.
Out:  HEAD_ROWS, STACK_ROWS.
Must not know: any one newspaper. A row names a form that many papers print.
"""

from __future__ import annotations

from typing import Final

from broadsheet.intake.evidence.shape import (
    adjoined,
    adjoins,
    after_end,
    agrees,
    differs,
    gap_opens,
    headline_size,
    in_stack,
    is_long_text,
    only_figures,
    opens_stack,
)
from broadsheet.intake.roles import HEAD, STACK, Row

HEAD_ROWS: Final = (
    Row(HEAD, "first on the page", 6, lambda p: p.here.end != "full", given=("first",)),
    Row(HEAD, "a lead follows", 5, given=("after.lead", "after.broken_lead")),
    Row(
        HEAD,
        "a lead follows its next line",
        2.5,
        lambda p: p.after is not None and p.after.unmarked and not p.after.signs,
        given=("second.lead",),
    ),
    Row(HEAD, "column label at its end", 5.5, given=("here.label_end",)),
    Row(HEAD, "a heading line right below", 3, adjoined),
    Row(
        HEAD,
        "column label on the next line",
        4,
        lambda p: p.after is not None and p.after.size <= 60 and not p.after.signs,
        given=("after.label_end",),
    ),
    Row(
        HEAD,
        "subtitle with a dash follows",
        4,
        lambda p: p.after is not None and p.after.unmarked and p.after.size <= 40,
        given=("after.dash_head",),
    ),
    Row(
        HEAD,
        "ends in a dash, heading follows",
        1.5,
        lambda p: p.here.end == "dash" and p.after is not None and p.after.unmarked,
    ),
    Row(HEAD, "two printed lines in one", 2.5, lambda p: p.here.unmarked, given=("here.parted",)),
    Row(HEAD, "with a wide gap", 1.5, lambda p: p.here.unmarked, given=("here.wide_gap",)),
    Row(HEAD, "names of people", -5, given=("here.people",)),
    Row(HEAD, "box label follows", 4, given=("after.box",)),
    Row(HEAD, "above it something ended", 2.5, after_end),
    Row(
        HEAD,
        "names signed above it",
        4,
        lambda p: p.before is not None and p.before.names,
        given=("ended_above",),
    ),
    Row(
        HEAD,
        "a photo story follows",
        2.5,
        lambda p: is_long_text(p.after),
        given=("second.photo_credit", "second.caption_head"),
    ),
    Row(
        HEAD,
        "a speaker says what follows",
        4,
        lambda p: not p.here.dash_head and p.after is not None and p.after.unmarked,
        given=("here.says",),
    ),
    Row(
        HEAD,
        "names right below it",
        -5,
        lambda p: not (p.first or p.stack.size > 1 or gap_opens(p)) and is_long_text(p.second),
        given=("after.names",),
    ),
    Row(
        HEAD,
        "wide gap above",
        1.5,
        lambda p: p.here.line.gap > 1 and p.text_before is not None and p.text_before.end == "full",
    ),
    Row(HEAD, "another story begins", 5, differs),
    Row(
        HEAD, "the same story goes on", -3.5, lambda p: agrees(p) if not (p.first or p.here.label_end) else 0
    ),
    Row(HEAD, "begins with a dash", -4, given=("here.dash_head",)),
    Row(HEAD, "headline's length", 1, headline_size),
    Row(HEAD, "too short", -2, lambda p: p.here.size < 6 and not p.here.column),
    Row(HEAD, "too long", -2.5, lambda p: p.here.size > 60 and not p.here.label_end and p.here.end != "dash"),
    Row(HEAD, "much too long", -6, lambda p: p.here.size > 110),
    Row(
        HEAD,
        "ends a sentence",
        -7,
        lambda p: p.here.end == "full" and not p.here.line.face.endswith(("?", "!", "……")),
    ),
    Row(
        HEAD,
        "several clauses",
        -2.5,
        lambda p: (
            p.here.clauses > 1
            and p.here.size > 40
            and not (p.here.parted or p.here.label_end or p.here.end == "dash" or p.first)
        ),
    ),
    Row(HEAD, "several sentences", -3, lambda p: not p.here.parted, given=("here.sentences",)),
    Row(HEAD, "ends in a comma or colon", -3, lambda p: p.here.end in ("comma", "soft")),
    Row(HEAD, "open quote", -3, given=("here.open_quote",)),
    Row(HEAD, "ends in a word that asks for more", -3, given=("here.hanging",)),
    Row(HEAD, "numbered", -5, given=("here.numbered",)),
    Row(HEAD, "a bullet before it", -4, lambda p: not p.here.parted, given=("here.bullet",)),
    Row(HEAD, "box label", -5, given=("here.box",)),
    Row(HEAD, "signs", -6, given=("here.signs", "here.photo_credit")),
    Row(HEAD, "caption", -5, given=("here.caption_head", "here.caption_tail")),
    Row(HEAD, "a lead", -8, given=("here.lead", "here.broken_lead")),
    Row(HEAD, "furniture", -6, given=("here.furniture",)),
    Row(HEAD, "a remark in brackets", -6, given=("here.aside",)),
    Row(HEAD, "tells, as prose does", -2, lambda p: not p.first, given=("here.prose",)),
    Row(HEAD, "no text below", -4, lambda p: p.after is None),
    Row(HEAD, "begins in mid-sentence", -4, lambda p: not p.here.short, given=("here.orphan_head",)),
    Row(HEAD, "nothing but figures", -5, only_figures),
    Row(HEAD, "opens a stack of headings", 6, opens_stack, given=("stack.ended",)),
    Row(HEAD, "inside a stack of headings", -6, in_stack, given=("stack.at",)),
    Row(
        HEAD,
        "the name of a column",
        6,
        lambda p: 1.0 if p.stack.ended or p.first else 0.5,
        given=("here.column",),
    ),
    Row(HEAD, "a gap above it", 4, lambda p: gap_opens(p) and p.stack.size > 0),
    Row(HEAD, "a writer's name follows", 6, lambda p: p.stack.below == "name", given=("after.writer",)),
    Row(HEAD, "under a headline's name", -5, given=("under_name",)),
    Row(HEAD, "heads an item of a column", -9, given=("item",)),
    Row(HEAD, "verse or a row of figures", -9, given=("verse", "row")),
    Row(HEAD, "a writer's name", -6, given=("writer",)),
)

STACK_ROWS: Final = (
    Row(STACK, "right below a heading line", 4, adjoins),
    Row(
        STACK,
        "begins with a dash",
        5,
        lambda p: p.here.unmarked and p.here.size <= 60,
        given=("here.dash_head",),
    ),
    Row(STACK, "the line above ends in a dash", 4, lambda p: p.before is not None and p.before.end == "dash"),
    Row(STACK, "column label at its end", 6, given=("here.label_end",)),
    Row(
        STACK,
        "the heading above was complete",
        -4,
        lambda p: not p.here.dash_head,
        given=("before.label_end",),
    ),
    Row(STACK, "two printed lines in one", 1, given=("here.parted",)),
    Row(
        STACK,
        "names right below it",
        -4,
        lambda p: not in_stack(p) and is_long_text(p.second),
        given=("after.people",),
    ),
    Row(STACK, "names of people", -4, given=("here.people",)),
    Row(STACK, "ends in a word that asks for more", -3, given=("here.hanging",)),
    Row(STACK, "a lead follows", 1.5, given=("after.lead",)),
    Row(STACK, "text follows", 1, lambda p: is_long_text(p.after)),
    Row(STACK, "as short as a headline", 1.5, lambda p: p.here.size <= 26),
    Row(STACK, "longer than a headline", -2.5, lambda p: p.here.size > 36),
    Row(STACK, "far too long", -5, lambda p: p.here.size > 70),
    Row(
        STACK,
        "ends a sentence",
        -7,
        lambda p: p.here.end == "full" and not p.here.line.face.endswith(("?", "!")),
    ),
    Row(STACK, "several clauses", -1.5, lambda p: p.here.sentences > 0 or p.here.line.face.count(",") > 1),
    Row(STACK, "ends in a comma or colon", -3, lambda p: p.here.end in ("comma", "soft")),
    Row(
        STACK,
        "numbered or a bullet",
        -5,
        lambda p: p.here.numbered or (p.here.bullet and not p.here.dash_head),
    ),
    Row(
        STACK,
        "begins a block of its own",
        -4,
        lambda p: p.here.line.gap >= 0 and adjoined(p) and not p.here.dash_head,
    ),
    Row(STACK, "tells, as prose does", -4, given=("here.prose",)),
    Row(STACK, "box label", -6, given=("here.box",)),
    Row(STACK, "signs", -6, given=("here.signs", "here.photo_credit")),
    Row(STACK, "a lead", -8, given=("here.lead", "here.broken_lead")),
    Row(STACK, "furniture", -6, given=("here.furniture",)),
    Row(STACK, "nothing but figures", -4, only_figures),
    Row(STACK, "inside a stack of headings", 6, in_stack, given=("stack.at",)),
    Row(STACK, "heads an item of a column", -9, given=("item",)),
    Row(STACK, "verse or a row of figures", -9, given=("verse", "row")),
    Row(STACK, "a writer's name", -6, given=("writer",)),
)
