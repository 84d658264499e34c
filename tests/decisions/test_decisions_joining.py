"""Two articles made one by a person: the upper one's address stays, the lower one's goes on working."""

from __future__ import annotations

import pytest
from driver import SiteDriver

from broadsheet.model import IssueId
from broadsheet.pipeline.asking import Asked
from broadsheet.pipeline.deciding import decide, undo

DAY = IssueId("2026-11-20")
UPPER, LOWER = (f"content/issues/{DAY}/01-{order:02d}.md" for order in (1, 2))
BRIEF = "渡口改了时刻表\n\n本报讯 记者林知远报道 末班船从本周起延后一小时。\n"
LONG = """\
老桥换上新牌

本报讯 记者何青报道 星期三上午，养护队的两个人抬着一块圆牌上了老桥，换牌用了十一分钟。

旧牌留给镇上的小展室，过了年就能看到。看桥的人说，旧牌上的字是他父亲写的，写的时候他站在旁边递漆。

新牌比旧牌小一圈，字是机器刻的，笔画一样粗细，走过的人都停下来念了一遍，念完说还是原来那个名字。
"""
TAIL = "东街的路灯修好了\n\n本报讯 记者方小满报道 东街的十二盏路灯星期四晚上全亮了，修灯的人说线是新换的。\n"


@pytest.fixture
def paper(site: SiteDriver) -> SiteDriver:
    return ingest(site)


def ingest(site: SiteDriver) -> SiteDriver:
    return site.source(DAY, "01", "要闻", "\n".join((BRIEF, LONG, TAIL))).ingest()


def merge(site: SiteDriver, line: int = 5) -> tuple[str, ...]:
    done = decide(site.folder, DAY, "01", Asked(do="merge", lines=(line,)))
    assert done.value, done.problems
    return done.value.removed


def test_the_joined_article_keeps_the_upper_file_however_short_it_was(paper: SiteDriver) -> None:
    assert merge(paper) == (LOWER,)
    assert 'title: "渡口改了时刻表"' in paper.read(UPPER)
    assert "## 老桥换上新牌" in paper.read(UPPER)
    assert "东街" in paper.read(UPPER.replace("01-01", "01-03"))


def test_the_lower_address_leads_to_the_joined_article(paper: SiteDriver) -> None:
    merge(paper)
    assert 'aliases: ["2026/11/20/01-02.html"]' in paper.read(UPPER)
    paper.build()
    assert "01-01.html" in paper.read("output/2026/11/20/01-02.html")


def test_nothing_is_written_by_the_next_ingest_and_undo_brings_all_back(paper: SiteDriver) -> None:
    before = paper.tree("content")
    merge(paper)
    joined = paper.tree("content")
    ingest(paper)
    assert paper.tree("content") == joined
    undo(paper.folder, DAY, "01")
    assert paper.tree("content") == before


def test_three_made_one_have_the_address_of_the_first(paper: SiteDriver) -> None:
    merge(paper, 13)
    merge(paper)
    assert paper.articles() == (UPPER,)
    assert 'aliases: ["2026/11/20/01-02.html", "2026/11/20/01-03.html"]' in paper.read(UPPER)
    undo(paper.folder, DAY, "01")
    assert paper.articles() == (UPPER, LOWER)
    assert 'aliases: ["2026/11/20/01-03.html"]' in paper.read(LOWER)


def test_a_lower_file_that_a_person_edited_stays_and_its_address_with_it(paper: SiteDriver) -> None:
    paper.edit(LOWER, "小展室", "展览室")
    done = decide(paper.folder, DAY, "01", Asked(do="merge", lines=(5,)))
    assert done.value
    assert done.value.removed == ()
    assert "展览室" in paper.read(LOWER)
    assert "旧牌留给镇上的小展室" in paper.read(UPPER)
    assert "aliases" not in paper.read(UPPER)
    (told,) = done.problems
    assert told.where.path == LOWER
    assert "01-01.md" in told.what.en
    ingest(paper.remove(LOWER))
    assert 'aliases: ["2026/11/20/01-02.html"]' in paper.read(UPPER)


def test_a_later_split_gives_the_lower_article_its_address_again(paper: SiteDriver) -> None:
    merge(paper)
    done = decide(paper.folder, DAY, "01", Asked(do="split", lines=(5,)))
    assert done.value, done.problems
    assert "老桥换上新牌" in paper.read(LOWER)
    assert "aliases" not in "".join(map(paper.read, paper.articles()))


def test_an_upper_article_without_a_headline_keeps_its_file_too(site: SiteDriver) -> None:
    site.source(DAY, "01", "要闻", "\n".join((BRIEF.partition("\n\n")[2], LONG, TAIL))).ingest(expect=None)
    assert len(site.articles()) == 3
    assert merge(site, 3) == (LOWER,)
    assert "末班船" in site.read(UPPER)


def test_a_headline_that_reads_like_a_sentence_becomes_a_subhead(site: SiteDriver) -> None:
    text = "\n".join((BRIEF, LONG.replace("老桥换上新牌", "老桥换牌一刻钟,看桥的人自己商量出来的"), TAIL))
    merge(site.source(DAY, "01", "要闻", text).ingest(expect=None))
    assert "## 老桥换牌一刻钟，看桥的人自己商量出来的" in site.read(UPPER)
