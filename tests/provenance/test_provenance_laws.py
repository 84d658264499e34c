"""Laws of provenance on random pages: the source text told of a paragraph is the paragraph."""

from __future__ import annotations

from typing import Any

import pytest
from driver import SiteDriver
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from provenance_paper import DAY, states, why

from broadsheet.chinese.house_style import HouseStyle
from broadsheet.chinese.restoring import stretches
from broadsheet.intake.evidence import ROWS
from broadsheet.intake.roles import ROLES
from broadsheet.model import GAP
from broadsheet.pipeline.rule_names import ROLE_NAMES, RULES
from broadsheet.shelf.markdown_text import plain_text

FORMS = (
    "水塔的钟又走了",
    "镇里人说——",
    "本报讯（记者林知远）停了九年的水塔大钟,昨天中午敲了十二下。听见的人都停下来数。",
    "修钟的梁师傅在塔上住了三夜,换了两个齿轮、一根发条,又给每一个轴上了油,临走前他把钥匙交给",
    "看塔的人,说一个礼拜上一回弦,上满三十六圈,多一圈也不要。",
    "1. 钟面 2*3*4 米,[注]:指针<两米>&amp;一尺。",
    "老钟是 Seth",
    "Thomas 牌,1908 年由一位 clock",
    "maker 运来,\u200b字盘上写着\x07\"Made in\u3000Ohio\"。",
    "一、钟摆",
    "钟楼下晒太阳的人。何青 摄",
    "（下转第三版）",
    "责任编辑:周平 校对:李云",
    "(记者 何青)",
    "",
    "　　",
)  # fmt: skip
line = st.sampled_from(FORMS) | st.text(alphabet="钟塔,。“”()*_#<>《》&\\ \t\u200b\x07aB1.１…-—", max_size=30)
pages = st.lists(line, min_size=3, max_size=16).map("\n".join)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> SiteDriver:
    return SiteDriver(tmp_path_factory.mktemp("laws")).init()


def ingest(site: SiteDriver, page: str) -> tuple[str, ...]:
    """A page of its own for each example: articles of another example are gone."""
    for folder in ("issues", "sources"):
        if (site.folder / "content" / folder / DAY).exists():
            site.remove(f"content/{folder}/{DAY}")
    site.source(DAY, "01", "要闻", page).ingest(expect=None)
    assume(site.code == 0)
    return site.articles()


def blocks(site: SiteDriver, path: str) -> list[str]:
    return [line for line in site.read(path).split("---\n", 2)[2].split("\n") if line]


def from_source(told: dict[str, Any]) -> str:
    """The source text of a part, joined and normalised as docs/ingest.md declares."""
    made, line = "", 0
    for origin in told["lines"]:
        parted = [side for side in (made[-1:], origin["text"][:1]) if side.isascii() and side.isalpha()]
        made += (" " if len(parted) == 2 and origin["line"] != line else "") + origin["text"]
        line = origin["line"]
    return HouseStyle().applied(made).strip()


@given(page=pages)
@example(page="水塔的钟又走了\n换了两个齿轮、一根发条,又给每一个轴上了油,临走前他把钥匙交给\n,")
@settings(max_examples=25)
def test_the_source_text_of_a_paragraph_is_the_paragraph(press: SiteDriver, page: str) -> None:
    for path in ingest(press, page):
        told = why(press, path)
        on_shelf = [
            plain_text(block).replace(GAP, "")  # a mark of lost text is not in the source
            for block in blocks(press, path)
            if not block.startswith("## ")
        ]
        parts = sorted(
            (part for part in told["parts"] if part["field"] == "paragraph"), key=lambda part: part["index"]
        )
        assert [from_source(part) for part in parts] == on_shelf
        assert [part["ingested"].replace(GAP, "") for part in parts] == on_shelf


RESTORED = ("paragraph", "subhead", "caption", "title", "kicker", "subtitle", "series")


@given(page=pages)
@settings(max_examples=25)
def test_each_character_of_a_field_leads_back_to_what_the_source_has(press: SiteDriver, page: str) -> None:
    for path in ingest(press, page):
        for part in (part for part in why(press, path)["parts"] if part["field"] in RESTORED):
            raw = "".join(origin["text"] for origin in part["lines"])
            found = stretches(raw, part["ingested"])
            assert found is not None
            restored = "".join(raw[start:end] for start, end in dict.fromkeys(found))
            assert "".join(restored.split()) == "".join(raw.split())


@given(page=pages)
@settings(max_examples=25)
def test_what_was_set_otherwise_stands_in_the_source_as_told(press: SiteDriver, page: str) -> None:
    lines = page.split("\n")
    for path in ingest(press, page):
        for each in (each for part in why(press, path)["parts"] for each in part["otherwise"]):
            assert lines[each["line"] - 1][each["col"] - 1 :].startswith(each["was"])
            assert each["was"] != each["now"]


@given(page=pages)
@settings(max_examples=25)
def test_a_line_told_is_the_line_of_the_file(press: SiteDriver, page: str) -> None:
    lines = page.split("\n")
    told_places = set()
    for path in ingest(press, page):
        for part in why(press, path)["parts"]:
            for origin in part["lines"]:
                assert lines[origin["line"] - 1][origin["col"] - 1 :].startswith(origin["text"])
                place = (origin["line"], origin["col"])
                assert place not in told_places, "a character stands in one part of one article"
                told_places.add(place)


@given(page=pages, data=st.data())
@settings(max_examples=25)
def test_the_paragraphs_that_a_person_changed_are_those_told(
    press: SiteDriver, page: str, data: st.DataObject
) -> None:
    paths = ingest(press, page)
    path = data.draw(st.sampled_from(paths))
    head, _, _ = press.read(path).rpartition("---\n")
    bodies = blocks(press, path)
    paragraphs = [at for at, block in enumerate(bodies) if not block.startswith("## ")]
    assume(paragraphs and len({plain_text(block) for block in bodies}) == len(bodies))
    touched = data.draw(st.sets(st.sampled_from(paragraphs), min_size=1))
    edited = [block + "改" if at in touched else block for at, block in enumerate(bodies)]
    press.write(path, f"{head}---\n\n" + "\n\n".join(edited) + "\n")
    expected = {("paragraph", paragraphs.index(at) + 1): "changed" for at in touched}
    assert states(why(press, path)) == expected


def test_every_rule_has_a_name_that_an_editor_can_read() -> None:
    unnamed = {row.reason for row in ROWS} - set(RULES)
    assert unnamed == set(), "give each a Chinese name in pipeline/rule_names.py: `why` prints it"


def test_every_role_has_a_name_that_an_editor_can_read() -> None:
    assert set(ROLE_NAMES) == set(ROLES)


@given(page=pages)
@settings(max_examples=25)
def test_every_line_of_an_article_tells_what_it_was_taken_for(press: SiteDriver, page: str) -> None:
    for path in ingest(press, page):
        told = why(press, path)
        for origin in (origin for part in told["parts"] for origin in part["lines"]):
            assert origin["role"] in ROLES
            assert origin["second"] is None or origin["second"]["role"] in set(ROLES) - {origin["role"]}
