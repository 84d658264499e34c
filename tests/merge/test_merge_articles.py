"""Three readings of one article → one: fields by themselves, photos by caption, paragraphs in turn."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from case_files import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.intake.likeness import matched
from broadsheet.intake.merge import Clash, blocks, merge_articles
from broadsheet.model import Article, ArticleHead, Credit, Photo

HEAD = ArticleHead(date=dt.date(2026, 11, 20), page="01", order=1, title="渡口改了时刻表")
LAST = Article(head=HEAD, body="一。\n\n二。\n\n三。")
FERRY = Photo(caption="晚九点的河湾渡口。", credit_text="受访者供图")


def titled(title: str) -> Article:
    return replace(LAST, head=replace(HEAD, title=title))


def pictured(*photos: Photo) -> Article:
    return replace(LAST, head=replace(HEAD, photos=photos))


def merge_bodies(last: str, new: str, theirs: str) -> tuple[str, tuple[Clash, ...]]:
    three = (replace(LAST, body="\n\n".join(each.split())) for each in (last, new, theirs))
    merged = merge_articles(**dict(zip(("last", "new", "theirs"), three, strict=True)))
    return " ".join(blocks(merged.article.body)), merged.clashes


@pytest.mark.parametrize("given, expected", cases(Path(__file__).with_name("bodies.txt")))
def test_a_body_is_merged_by_paragraphs(given: str, expected: str) -> None:
    """In the case file a word is a paragraph; a clash is told as [line: what the machine has]."""
    rows = dict(line.split(":", 1) for line in given.splitlines())
    body, clashes = merge_bodies(rows["last"], rows["new"], rows["theirs"])
    told = [f"[{clash.line}: {' '.join(blocks(clash.machine))}]" for clash in clashes]
    assert expected.split("\n") == [body, *told]


FIELDS = {  # last, new, theirs → kept, clash
    "nobody": ("甲", "甲", "甲", "甲", ()),
    "the person only": ("甲", "甲", "乙", "乙", ()),
    "the machine only": ("甲", "丙", "甲", "丙", ()),
    "both the same way": ("甲", "乙", "乙", "乙", ()),
    "both differently": ("甲", "丙", "乙", "乙", (Clash(field="title", machine="丙", theirs="乙"),)),
    "the person emptied it": ("甲", "甲", "", "", ()),
    "emptied, and changed by the machine": ("甲", "丙", "", "", (Clash(field="title", machine="丙"),)),
}


@pytest.mark.parametrize("who", FIELDS)
def test_who_changed_a_field(who: str) -> None:
    last, new, theirs, kept, clashes = FIELDS[who]
    merged = merge_articles(last=titled(last), new=titled(new), theirs=titled(theirs))
    assert merged.article == titled(kept)
    assert merged.clashes == clashes


def test_fields_are_merged_each_by_itself() -> None:
    byline = (Credit(role="reporter", name="林知远"),)
    theirs = replace(LAST, head=replace(HEAD, kicker="七年来头一回"))
    new = replace(LAST, head=replace(HEAD, byline=byline), body="一。\n\n二。\n\n三改。")
    merged = merge_articles(last=LAST, new=new, theirs=theirs)
    assert merged.article.head == replace(HEAD, kicker="七年来头一回", byline=byline)
    assert merged.article.body == new.body
    assert merged.clashes == ()


def test_a_clash_of_bylines_tells_the_machines_names() -> None:
    def by(*names: str) -> Article:
        return replace(
            LAST, head=replace(HEAD, byline=tuple(Credit(role="reporter", name=name) for name in names))
        )

    merged = merge_articles(last=by("林知远"), new=by("林知园", "何青"), theirs=by("林知元"))
    assert merged.article == by("林知元")
    assert merged.clashes == (Clash(field="byline", machine="林知园、何青", theirs="林知元"),)


# ── photos


def test_a_picture_put_to_a_caption_stays_when_the_source_corrects_the_caption() -> None:
    theirs = replace(FERRY, file="images/2026-11-20/ferry.svg", alt="渡口", after=2)
    new = replace(FERRY, caption="晚上九点的河湾渡口。")
    merged = merge_articles(last=pictured(FERRY), new=pictured(new), theirs=pictured(theirs))
    assert merged.article == pictured(replace(theirs, caption=new.caption))
    assert merged.clashes == ()


def test_photos_that_a_person_added_or_removed() -> None:
    bridge, mine = Photo(caption="老桥换牌的两个人。"), Photo(caption="", file="images/a.png")
    added = merge_articles(last=pictured(FERRY), new=pictured(FERRY, bridge), theirs=pictured(mine, FERRY))
    assert added.article == pictured(mine, FERRY, bridge)
    removed = merge_articles(
        last=pictured(FERRY, bridge), new=pictured(FERRY, bridge), theirs=pictured(bridge)
    )
    assert removed.article == pictured(bridge)


def test_photos_that_the_machine_no_longer_has() -> None:
    touched = replace(FERRY, file="images/a.png")
    gone = merge_articles(last=pictured(FERRY), new=pictured(), theirs=pictured(FERRY))
    assert gone.article == pictured()
    kept = merge_articles(last=pictured(FERRY), new=pictured(), theirs=pictured(touched))
    assert kept.article == pictured(touched)
    assert [(clash.field, clash.machine) for clash in kept.clashes] == [("photos", "")]


def test_a_removed_photo_whose_caption_changes_is_told() -> None:
    new = replace(FERRY, caption="晚上九点的河湾渡口。")
    merged = merge_articles(last=pictured(FERRY), new=pictured(new), theirs=pictured())
    assert merged.article == pictured()
    assert [(clash.field, clash.machine) for clash in merged.clashes] == [("photos", new.caption)]


# ── which is which


def test_the_same_text_is_found_in_another_place() -> None:
    assert matched(["新来的一篇", "甲甲甲甲", "乙乙乙乙"], [("甲甲甲甲",), ("乙乙乙乙",)]) == {1: 0, 2: 1}


def test_a_nearly_equal_text_is_found_and_a_strange_one_is_not() -> None:
    assert matched(["换牌用了十二分钟"], [("渡口改了时刻表",), ("换牌用了十一分钟",)]) == {0: 1}
    assert matched(["老桥换上新牌"], [("渡口改了时刻表",)]) == {}


def test_equal_texts_keep_their_places() -> None:
    assert matched(["甲", "甲", "甲"], [("甲",), ("甲",), ("甲",)]) == {0: 0, 1: 1, 2: 2}


# ── laws

paragraphs = st.lists(st.sampled_from("甲乙丙丁戊己"), max_size=7).map(" ".join)


@settings(max_examples=100)
@given(last=paragraphs, new=paragraphs, theirs=paragraphs)
def test_every_paragraph_of_a_person_stays(last: str, new: str, theirs: str) -> None:
    body, _ = merge_bodies(last, new, theirs)
    assert set(theirs.split()) - set(last.split()) <= set(body.split())


@settings(max_examples=100)
@given(last=paragraphs, new=paragraphs, theirs=paragraphs)
def test_no_paragraph_of_the_machine_goes_untold(last: str, new: str, theirs: str) -> None:
    body, clashes = merge_bodies(last, new, theirs)
    told = {block for clash in clashes for block in blocks(clash.machine)}
    assert set(new.split()) - set(last.split()) <= set(body.split()) | told


@settings(max_examples=80)
@given(one=paragraphs, other=paragraphs)
def test_one_hand_alone_has_its_way(one: str, other: str) -> None:
    assert merge_bodies(one, one, other) == (other, ())
    assert merge_bodies(one, other, one) == (other, ())
    assert merge_bodies(one, other, other) == (other, ())
