"""What `check` asks an editor to settle once, and what `check --terms` tells."""

from __future__ import annotations

import json
from typing import Any

import pytest
from driver import SiteDriver, Told

from broadsheet.chinese.segmentation import has_segmenter

SETTINGS = 'title = "渡口报"\nvariants = ["zh-Hans", "zh-TW", "zh-HK"]\n'
PLACE = "content/issues/2026-11-20/01-01.md"
by_words = pytest.mark.skipif(not has_segmenter(), reason="rjieba has no wheel here")


def write(site: SiteDriver, order: int, body: str, more: str = "") -> SiteDriver:
    front = f"---\ntitle: 题\ndate: 2026-11-20\npage: 01\norder: {order}\n{more}---\n"
    return site.write(f"content/issues/2026-11-20/01-{order:02d}.md", f"{front}{body}\n")


@pytest.fixture
def paper(site: SiteDriver) -> SiteDriver:
    return site.write("site.toml", SETTINGS)


def about(site: SiteDriver, words: str) -> list[Told]:
    return [problem for problem in site.problems if words in problem.what]


def test_a_name_with_an_ambiguous_character_is_asked_for_once(paper: SiteDriver) -> None:
    paper.write("content/people.toml", '[[person]]\nname = "范小舟"\nid = "fan-xiaozhou"\n')
    for order in (1, 2, 3):
        write(paper, order, "正文。", "byline: [{reporter: [范小舟, 何青]}]\n")
    [told] = about(paper.check(), "may be written in two ways")
    assert (told.path, told.line, told.severity) == ("content/people.toml", 2, "warning")
    assert told.what == (
        "范小舟 may be written in two ways; pages print 范小舟 "
        "(3 places, also content/issues/2026-11-20/01-02.md, content/issues/2026-11-20/01-03.md)"
    )
    assert told.hint == (
        'ask, then write hant = "范小舟" (or the right form) in the entry of content/people.toml'
    )


@pytest.mark.parametrize("declared", ['hant = "范小舟"', 'tw = "范小舟"\nhk = "範小舟"'])
def test_a_declared_name_is_settled(paper: SiteDriver, declared: str) -> None:
    paper.write("content/people.toml", f'[[person]]\nname = "范小舟"\nid = "fan-xiaozhou"\n{declared}\n')
    write(paper, 1, "正文。", "byline: [{reporter: 范小舟}]\n").check()
    assert about(paper, "may be written") == []


def test_a_surname_with_two_readings_is_asked_for(paper: SiteDriver) -> None:
    write(paper, 1, "正文。", "byline: [{reporter: 覃小舟}]\n").check()
    [told] = about(paper, "has two readings")
    assert told.what == "the surname of 覃小舟 has two readings; Qín Xiǎozhōu is a guess"
    entry = '[[person]]\nname = "覃小舟"\nid = "tan-xiaozhou"\npinyin = "Tán Xiǎozhōu"\n'
    assert about(paper.write("content/people.toml", entry).check(), "has two readings") == []


@by_words
def test_a_word_that_two_ways_convert_differently_is_told_once_with_its_places(paper: SiteDriver) -> None:
    write(paper, 1, "第一段。\n\n这件事被发明了。", "kicker: 被发明的船\n")
    write(paper, 2, "它也被发明了。").check()
    [told] = about(paper, "发明 is shown as 發明, and might be 髮明")
    assert (told.path, told.line) == (PLACE, 6)
    assert f"(3 places, also {PLACE}:10, content/issues/2026-11-20/01-02.md:7)" in told.what
    assert told.hint
    assert 'a [[term]] in content/glossary.toml with hans = "发明", hant = "發明"' in told.hint
    assert "convert: {terms: {发明: {hant: 發明}}}" in told.hint


@by_words
def test_what_one_place_doubts_is_not_settled_for_the_other(paper: SiteDriver) -> None:
    write(paper, 1, "老秦过来合账，一个人念。").check()
    [told] = about(paper, "账 is shown as 帳, and might be 賬")
    assert told.hint
    assert 'with hans = "合账", tw = "合帳"; ' in told.hint


@by_words
@pytest.mark.parametrize("way", ["glossary", "article", "keep"])
def test_a_settled_word_is_told_no_more(paper: SiteDriver, way: str) -> None:
    more = {"article": "convert: {terms: {发明: {hant: 發明}}}\n", "keep": "convert:\n  keep: [发明]\n"}
    if way == "glossary":
        paper.write("content/glossary.toml", '[[term]]\nhans = "发明"\nhant = "發明"\n')
    write(paper, 1, "这件事被发明了。", more.get(way, "")).check()
    assert about(paper, "发明") == []


@by_words
def test_a_program_gets_all_places(paper: SiteDriver) -> None:
    write(paper, 1, "\n\n".join(["这件事被发明了。"] * 9)).check()
    words = json.loads(paper.stdout)["words"]
    [found] = [each for each in words if each["word"] == "发明"]
    assert len(found["places"]) == 9
    assert {"variant": "zh-TW", "ours": "發明", "plain": "髮明"} in found["forms"]


GLOSSARY = """\
[[term]]
hans = "报道"
tw = "報導"

[[term]]
hans = "报道厅"
tw = "報道廳"

[[term]]
hans = "没有的词"
hant = "無"
"""


def terms(site: SiteDriver) -> dict[str, Any]:
    site.run("check", "--terms", "--json")
    return {each["text"]: each for each in json.loads(site.stdout)["terms"]}


def test_terms_are_counted_and_placed(paper: SiteDriver) -> None:
    paper.write("content/glossary.toml", GLOSSARY)
    write(paper, 1, "报道和报道。\n\n报道厅。", "convert: {terms: {和: {tw: 及}, 船: 舟}}\n")
    found = terms(paper)
    assert found["报道"]["count"] == 2
    assert found["报道"]["places"] == [f"{PLACE}:8"] * 2
    assert found["报道"]["declared"] == "content/glossary.toml:2"
    assert found["报道"]["forms"] == {"zh-TW": "報導"}
    assert found["报道厅"]["count"] == 1
    assert found["没有的词"]["count"] == 0
    assert (found["和"]["count"], found["船"]["count"]) == (1, 0)


def test_a_term_for_one_place_is_counted_and_one_about_a_person_too(paper: SiteDriver) -> None:
    paper.write("content/glossary.toml", '[[term]]\nhans = "巴士"\nhk = "巴士"\n')
    paper.write("content/people.toml", '[[person]]\nname = "何青"\nid = "he-qing"\nbio = "坐巴士。"\n')
    found = terms(write(paper, 1, "巴士来了。"))
    assert found["巴士"]["places"] == [f"{PLACE}:7", "content/people.toml:4"]


def test_terms_are_told_to_people(paper: SiteDriver) -> None:
    paper.write("content/glossary.toml", GLOSSARY)
    write(paper, 1, "报道。").run("check", "--terms")
    assert f"报道 → 報導 (zh-TW)  once: {PLACE}:7" in paper.stdout
    assert "没有的词 → 無 (zh-TW), 無 (zh-HK)  never met (content/glossary.toml:10)" in paper.stdout
    assert "terms used: 1, never met: 2, contradictions: 1" in paper.stdout


def test_terms_that_contradict_each_other_are_told(paper: SiteDriver) -> None:
    paper.write("content/glossary.toml", GLOSSARY + '[[term]]\nhans = "范小舟"\nhant = "範小舟"\n')
    paper.write("content/people.toml", '[[person]]\nname = "范小舟"\nid = "f"\nhant = "范小舟"\n')
    write(paper, 1, "范小舟。").run("check", "--terms", "--json")
    told = [problem["what"] for problem in json.loads(paper.stdout)["problems"]]
    assert told == [
        "范小舟: 範小舟 and 范小舟 (zh-TW), see content/glossary.toml:13",
        "报道、报道厅: 報導 and 報道廳 (zh-TW), see content/glossary.toml:2",
    ]
