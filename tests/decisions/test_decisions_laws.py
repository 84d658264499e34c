"""Whatever a person decides, edits and corrects: nothing is lost, nothing undone, twice is once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from decisions_desk import Desk
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.intake import Cut, SourceText, as_record
from broadsheet.intake.decisions import MARKS, Decision, effective
from broadsheet.intake.merge import blocks
from broadsheet.intake.roles import HEAD, OPENING
from broadsheet.pipeline.asking import Asked
from broadsheet.pipeline.joining import joins_of
from broadsheet.pipeline.leftovers import Leftover
from broadsheet.pipeline.reshelving import Clashes, PagePlan, plan_page

FOLDER = Path("content/issues/2026-11-20")
WORDS = "渡口老桥早市河堤养护船工摊位展室牌灯票价夜里换上挪过去试行骑车上学孩子镇统一拉电线"
LINES = st.sampled_from(
    (
        *("headline", "headline", "lead", "paragraph", "paragraph", "paragraph", "paragraph", "cut short"),
        *("rest", "subhead", "caption", "sign-off", "folio", ""),
    )
)


def sentence(seed: int, size: int) -> str:
    return "".join(Random(seed).choices(WORDS, k=size))


def line(kind: str, seed: int) -> str:
    text = sentence(seed, 24)
    return {
        "headline": text[:10],
        "lead": f"本报讯 记者林知远报道 {text}。",
        "paragraph": f"{text}，{text[::-1]}。",
        "cut short": f"{text}，{text[::-1]}",
        "rest": f"{text}。",
        "subhead": text[:6],
        "caption": f"图为{text[:12]}。 方小满 摄",
        "sign-off": "（何青）",
        "folio": "2026年11月20日 星期五 第01版 要闻",
        "": "",
    }[kind]


PAGES = st.lists(LINES, min_size=2, max_size=16).map(
    lambda kinds: "\n".join(line(kind, seed) for seed, kind in enumerate(["headline", "lead", *kinds])) + "\n"
)
DOES = st.sampled_from(("split", "split", "merge", "merge", "mark", "mark", "mark", "move", "move", "accept"))


def decide(data: st.DataObject, desk: Desk) -> Decision | None:
    """One decision that fits the page, or None where what was asked for was refused."""
    numbers = st.integers(1, desk.text.count("\n"))
    do = data.draw(DOES)
    asked = Asked(
        do=do,
        lines=tuple(data.draw(st.lists(numbers, min_size=1, max_size=3))),
        role=data.draw(st.sampled_from(sorted(MARKS))) if do == "mark" else "",
        to=data.draw(numbers) if do == "move" else 0,
    )
    before = desk.decisions
    desk.ask(asked)
    if desk.problems:
        assert desk.decisions == before
        return None
    return desk.decisions[-1] if len(desk.decisions) > len(before) else None


def correct(data: st.DataObject, text: str) -> str:
    """A source as it is received once more: a line better, more or less."""
    lines = text.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    change = data.draw(st.sampled_from(("letter", "insert", "delete", "blank")))
    if change == "letter" and lines[at]:
        lines[at] = lines[at][:-2] + "改" + lines[at][-1]
    elif change == "delete" and len(lines) > 2:
        del lines[at]
    else:
        lines.insert(at, line("paragraph", 1000 + at) if change == "insert" else "")
    return "\n".join(lines) + "\n"


def roles(cut: Cut) -> dict[int, str]:
    return {ruling.line: ruling.role for ruling in cut.rulings}


def owners(desk: Desk) -> dict[int, int]:
    page = desk.recorded()
    return {page.place(span.start)[0]: span.article for span in page.record.spans if span.article}


@settings(max_examples=30, deadline=None)
@given(text=PAGES, data=st.data())
def test_a_decision_holds_on_its_lines(text: str, data: st.DataObject) -> None:
    desk = Desk(text)
    for _ in range(data.draw(st.integers(0, 3))):
        decide(data, desk)
    made = decide(data, desk)
    cut, owner = desk.cut(), owners(desk)
    for anchor in made.lines if made else ():
        if made.do == "split":
            assert roles(cut)[anchor.line] in (HEAD, OPENING)
        elif made.do == "merge":
            assert roles(cut)[anchor.line] not in (HEAD, OPENING)
        elif made.do == "mark":
            assert roles(cut)[anchor.line] in MARKS[made.role]
        elif made.to and made.to.line in owner and anchor.line in owner:
            assert owner[anchor.line] == owner[made.to.line]


@settings(max_examples=30, deadline=None)
@given(text=PAGES, data=st.data())
def test_every_character_has_its_place_and_every_decision_is_kept(text: str, data: st.DataObject) -> None:
    desk = Desk(text)
    for _ in range(data.draw(st.integers(1, 4))):
        decide(data, desk)
        if data.draw(st.booleans()):
            desk.text = correct(data, desk.text)
        cut = desk.cut()
        spans = [desk.text[span.start : span.end] for span in cut.spans]
        assert "".join(spans) == desk.text
        assert len(cut.decisions) == len(desk.decisions)
        again = replace(desk, decisions=cut.decisions).cut()
        assert again == cut


@settings(max_examples=25, deadline=None)
@given(text=PAGES, data=st.data())
def test_without_its_decisions_a_page_is_as_it_was(text: str, data: st.DataObject) -> None:
    desk = Desk(text)
    stations = [desk.cut()]
    stations += [desk.cut() for _ in range(data.draw(st.integers(1, 4))) if decide(data, desk)]
    while stations:
        assert desk.cut() == stations.pop()
        desk.undo()


@settings(max_examples=25, deadline=None)
@given(text=PAGES, data=st.data())
def test_what_cannot_be_carried_out_is_told(text: str, data: st.DataObject) -> None:
    desk = Desk(text)
    for _ in range(3):
        decide(data, desk)
    desk.text = "".join(f"{sentence(500 + at, 30)}。\n\n" for at in range(4))
    asked = [desk.decisions[at] for at in effective(desk.decisions) if desk.decisions[at].do != "accept"]
    told = [doubt for doubt in desk.cut().doubts if doubt.kind == "lost decision"]
    assert len(told) == len(asked)


# ── with files that people edit


@dataclass
class Shelf:
    """The files of the page, and a person who edits them between decisions."""

    desk: Desk
    draw: st.DataObject
    disk: dict[str, str] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    clashes: Clashes = field(default_factory=dict)
    left: tuple[Leftover, ...] = ()
    row: dict[str, Any] = field(default_factory=dict)  # the record, and the text that it speaks of
    cut_of: str = ""
    count: int = 0

    def ingest(self) -> PagePlan:
        cut = self.desk.cut()
        self.desk.decisions = cut.decisions
        same = self.cut_of == self.desk.text
        plan = plan_page(
            cut.articles,
            page="01",
            folder=FOLDER,
            last=self.last,
            disk=self.disk,
            clashes=self.clashes,
            joins=joins_of(cut, self.desk.text, self.row if same else {}),
            left=self.left,
        )
        self.disk = {
            name: text for name, text in {**self.disk, **plan.write}.items() if name not in plan.remove
        }
        self.last, self.clashes, self.left = dict(plan.outputs), plan.clashes, plan.left
        source = SourceText(name="01-要闻.txt", text=self.desk.text)
        self.cut_of, self.row = self.desk.text, as_record(cut, source, plan.outputs)
        return plan

    def edit(self) -> None:
        """A person writes something new into a file: a paragraph, a word in one, a title."""
        name = self.draw.draw(st.sampled_from(sorted(self.disk)))
        front, _, body = self.disk[name].rpartition("---\n")
        paragraphs = list(blocks(body))
        self.count += 1
        mark = f"人{self.count:03d}"
        at = self.draw.draw(st.integers(0, len(paragraphs)))
        kind = self.draw.draw(st.sampled_from(("add", "change", "title")))
        if kind == "title":
            front = re.sub(r"(?m)^title: .*$", f'title: "{mark}"', front)
        elif kind == "change" and at < len(paragraphs):
            paragraphs[at] += mark
        else:
            paragraphs.insert(at, f"{sentence(900 + self.count, 20)}{mark}。")
        self.disk[name] = f"{front}---\n\n" + "\n\n".join(paragraphs) + "\n"

    def by_people(self) -> set[str]:
        return set(re.findall(r"人\d+", "".join(self.disk.values())))


def shelf(data: st.DataObject, text: str) -> Shelf:
    made = Shelf(desk=Desk(text), draw=data)
    made.ingest()
    return made


@settings(max_examples=30, deadline=None)
@given(text=PAGES, data=st.data())
def test_no_character_of_a_person_is_lost_by_a_decision(text: str, data: st.DataObject) -> None:
    shelved = shelf(data, text)
    for _ in range(3):
        for _ in range(data.draw(st.integers(0, 2))):
            shelved.edit()
        written = shelved.by_people()
        decide(data, shelved.desk)
        if data.draw(st.booleans()):
            shelved.desk.text = correct(data, shelved.desk.text)
        shelved.ingest()
        assert written <= shelved.by_people()
        before = (shelved.disk, shelved.last, shelved.clashes, shelved.left, shelved.desk.decisions)
        shelved.ingest()
        assert (shelved.disk, shelved.last, shelved.clashes, shelved.left, shelved.desk.decisions) == before


@settings(max_examples=25, deadline=None)
@given(text=PAGES, data=st.data())
def test_files_that_nobody_edited_are_as_before_once_all_is_taken_back(
    text: str, data: st.DataObject
) -> None:
    shelved = shelf(data, text)
    was = sorted(body.rpartition("---\n")[2] for body in shelved.disk.values())
    for _ in range(3):
        decide(data, shelved.desk)
        shelved.ingest()
    while shelved.desk.decisions:
        shelved.desk.undo()
        shelved.ingest()
    assert sorted(body.rpartition("---\n")[2] for body in shelved.disk.values()) == was
