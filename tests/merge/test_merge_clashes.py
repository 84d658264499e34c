"""What a merge left undecided is kept: `review` lists it until a person has seen to it."""

from __future__ import annotations

import json

import pytest
from driver import SiteDriver

from broadsheet.model import IssueId
from broadsheet.pipeline.asking import Asked
from broadsheet.pipeline.deciding import decide

DAY = "2026-11-20"
FILE = f"content/issues/{DAY}/01-01.md"
RECORD = f"content/issues/{DAY}/.ingest/01.json"
PAGE = """\
渡口改了时刻表

本报讯 记者林知远报道 晚上八点四十，河湾渡口的灯还亮着。搁在从前，这个钟点铁链已经拉上。

末班船从本周起延后一小时，试行到明年四月，票价不变。

船工们说，夜里过河的多是下了夜班的人。
"""
NEW = PAGE.replace("明年四月", "明年五月")


def ingest(site: SiteDriver, text: str) -> SiteDriver:
    return site.source(DAY, "01", "要闻", text).ingest()


def clashes(site: SiteDriver) -> list[tuple[int, str]]:
    """(line of the source, what is told) of every open clash."""
    points = json.loads(site.run("review", "--json", expect=None).stdout)["points"]
    return [(point["line"], point["what"]) for point in points if point["kind"] == "clash"]


@pytest.fixture
def clashed(site: SiteDriver) -> SiteDriver:
    ingest(site, PAGE).edit(FILE, "票价不变", "票价照旧")
    return ingest(site, NEW)


def test_review_tells_the_line_and_what_the_new_cut_has(clashed: SiteDriver) -> None:
    ((line, what),) = clashes(clashed)
    assert line == 5
    assert "试行到明年五月，票价不变。" in what


def test_it_stays_over_further_ingests_which_write_nothing(clashed: SiteDriver) -> None:
    before = clashed.read(RECORD)
    ingest(clashed, NEW)
    assert clashed.read(RECORD) == before
    ingest(clashed, "\n" + NEW.replace("夜班的人", "夜班的工人"))
    assert [line for line, _ in clashes(clashed)] == [6]


@pytest.mark.parametrize("better", ["试行到明年五月，票价照旧。", "末班船晚一小时。"])
def test_it_is_settled_once_the_person_changes_the_paragraph(clashed: SiteDriver, better: str) -> None:
    clashed.edit(FILE, "末班船从本周起延后一小时，试行到明年四月，票价照旧。", better)
    assert clashes(clashed) == []


def test_it_is_settled_once_it_is_accepted(clashed: SiteDriver) -> None:
    done = decide(clashed.folder, IssueId(DAY), "01", Asked(do="accept", lines=(5,), kind="clash"))
    assert done.problems == ()
    assert clashes(clashed) == []
    ingest(clashed, NEW)
    assert clashes(clashed) == []
    assert "明年四月，票价照旧" in clashed.read(FILE)


def test_what_was_accepted_is_asked_again_when_the_source_changes_there(clashed: SiteDriver) -> None:
    decide(clashed.folder, IssueId(DAY), "01", Asked(do="accept", lines=(5,), kind="clash"))
    ingest(clashed, NEW.replace("明年五月", "明年六月"))
    ((_, what),) = clashes(clashed)
    assert "明年六月" in what


def test_it_is_gone_once_the_new_cut_agrees(clashed: SiteDriver) -> None:
    ingest(clashed, NEW.replace("明年五月，票价不变", "明年四月，票价照旧"))
    assert clashes(clashed) == []


def test_a_field_is_kept_as_a_paragraph_is(site: SiteDriver) -> None:
    ingest(site, PAGE).edit(FILE, "渡口改了时刻表", "末班渡轮，多等一小时")
    ingest(site, PAGE.replace("渡口改了时刻表", "渡口时刻表改了"))
    ((line, what),) = clashes(site)
    assert line == 1
    assert "`title` was changed by hand, and the new cut has: 渡口时刻表改了" in what
    site.edit(FILE, "末班渡轮，多等一小时", "末班渡轮晚一小时")
    assert clashes(site) == []


def test_what_the_new_cut_no_longer_has_is_kept_too(site: SiteDriver) -> None:
    ingest(site, PAGE).edit(FILE, "夜班的人", "夜班的工人")
    ingest(site, PAGE.replace("船工们说，夜里过河的多是下了夜班的人。\n", ""))
    ((_, what),) = clashes(site)
    assert what.endswith("the new cut has nothing")
    site.edit(FILE, "船工们说，夜里过河的多是下了夜班的工人。", "")
    assert clashes(site) == []
