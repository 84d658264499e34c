"""An editor decides by the front door: the Markdown follows, and the next ingest holds to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import pytest
from driver import SiteDriver
from stories import BRIDGE, FERRY

from broadsheet.intake import page as intake_page
from broadsheet.intake.evidence import ROWS
from broadsheet.intake.roles import HEAD, Table
from broadsheet.model import IssueId
from broadsheet.pipeline.asking import Asked
from broadsheet.pipeline.deciding import Decided, decide, undo
from broadsheet.problems import Reported

PAGE = f"{FERRY}\n{BRIDGE}"  # the bridge's heading stands on line 9, its text on 11 and 13
DAY = IssueId("2026-11-20")
FIRST, SECOND, THIRD = (f"content/issues/{DAY}/01-{order:02d}.md" for order in (1, 2, 3))
RECORD = f"content/issues/{DAY}/.ingest/01.json"
SOURCE = f"content/sources/{DAY}/01-要闻.txt"


def ingest(site: SiteDriver, text: str = PAGE) -> SiteDriver:
    return site.source(DAY, "01", "要闻", text).ingest()


@pytest.fixture
def paper(site: SiteDriver) -> SiteDriver:
    ingest(site)
    assert site.articles() == (FIRST, SECOND)
    return site


def ask(site: SiteDriver, do: str, *lines: int, role: str = "", to: int = 0, kind: str = "") -> Decided:
    done = decide(site.folder, DAY, "01", Asked(do=do, lines=lines, role=role, to=to, kind=kind))
    assert done.value, done.problems
    return done.value


def refused(site: SiteDriver, do: str, *lines: int, role: str = "", to: int = 0, kind: str = "") -> str:
    before = snapshot(site)
    done = decide(site.folder, DAY, "01", Asked(do=do, lines=lines, role=role, to=to, kind=kind))
    assert done.value is None
    assert snapshot(site) == before
    return said(done)


def said(done: Reported[Decided | None]) -> str:
    return "\n".join(f"{each.where}: {each.what.en}; {each.hint and each.hint.en}" for each in done.problems)


def snapshot(site: SiteDriver) -> dict[str, bytes]:
    return {
        path.as_posix(): path.read_bytes()
        for path in sorted((site.folder / "content").rglob("*"))
        if path.is_file()
    }


def open_points(site: SiteDriver) -> list[tuple[str, str]]:
    points = json.loads(site.run("review", "--json", expect=None).stdout)["points"]
    return [(point["kind"], point["article"]) for point in points if point["kind"] != "missing page"]


# ── each decision


def test_merge_takes_the_file_away_and_undo_brings_it_back(paper: SiteDriver) -> None:
    before = snapshot(paper)
    done = ask(paper, "merge", 13)
    assert (done.articles, done.removed) == ((FIRST,), (SECOND,))
    assert "## 老桥换上新牌" in paper.read(FIRST)
    back = undo(paper.folder, DAY, "01").value
    assert back and back.decision == done.decision
    assert snapshot(paper) == before


def test_split_makes_a_file_and_the_first_part_keeps_its_own(paper: SiteDriver) -> None:
    done = ask(paper, "split", 5)
    assert done.articles == (FIRST, THIRD, SECOND)
    assert "晚上八点四十" in paper.read(FIRST)
    assert "末班船" in paper.read(THIRD)


def test_move_carries_a_paragraph_to_the_other_file(paper: SiteDriver) -> None:
    ask(paper, "move", 7, to=9)
    assert "船工们说" in paper.read(SECOND)
    assert "船工们说" not in paper.read(FIRST)


def test_mark_changes_what_a_line_is(paper: SiteDriver) -> None:
    ask(paper, "mark", 7, role="caption")
    assert 'caption: "船工们说' in paper.read(FIRST)
    ask(paper, "mark", 13, role="furniture")
    assert "旧牌留给" not in paper.read(SECOND)
    ask(paper, "mark", 5, role="subhead")
    assert "## 末班船" in paper.read(FIRST)


def test_accept_settles_a_doubt_and_changes_no_article(site: SiteDriver) -> None:
    ingest(site, PAGE.removeprefix("渡口改了时刻表\n\n"))
    assert ("no headline", f"{DAY}-01-01") in open_points(site)
    files = {path: site.read(path) for path in site.articles()}
    ask(site, "accept", 1, kind="no headline")
    # check still asks for the headline of the article itself
    assert "settled" in site.run("why", f"{DAY}-01-01").stdout
    assert {path: site.read(path) for path in site.articles()} == files


def test_a_decided_line_says_so_in_why(paper: SiteDriver) -> None:
    ask(paper, "mark", 7, role="caption")
    ask(paper, "mark", 13, role="furniture")
    told = paper.run("why", f"{DAY}-01-01").stdout
    assert "because: decided by a person" in told
    assert "taken for: caption, decided by a person" in told
    assert (
        "because: decided by a person" in paper.run("why", f"{DAY}-01-02").stdout.partition("next to it")[2]
    )
    paper.language = "zh"
    assert "这一行由人定为" in paper.run("why", f"{DAY}-01-01").stdout


def test_the_same_decision_twice_is_stored_once(paper: SiteDriver) -> None:
    ask(paper, "split", 5)
    before = snapshot(paper)
    assert ask(paper, "split", 5).written == ()
    assert snapshot(paper) == before


# ── beside a person's own edits


def test_a_persons_words_stay_when_their_article_is_cut_anew(paper: SiteDriver) -> None:
    paper.edit(FIRST, "票价不变", "票价照旧").edit(SECOND, "小展室", "展览室")
    ask(paper, "merge", 9)
    whole = "".join(paper.read(path) for path in paper.articles())
    assert "票价照旧" in whole
    assert "展览室" in whole
    undo(paper.folder, DAY, "01")
    whole = "".join(paper.read(path) for path in paper.articles())
    assert "票价照旧" in whole
    assert "展览室" in whole


# ── a later ingest


def test_decisions_outlive_the_next_ingest_which_writes_nothing(paper: SiteDriver) -> None:
    ask(paper, "move", 7, to=9)
    ask(paper, "split", 5)
    before = snapshot(paper)
    ingest(paper)
    assert snapshot(paper) == before


def test_decisions_outlive_a_corrected_source(paper: SiteDriver) -> None:
    ask(paper, "merge", 9)
    ask(paper, "mark", 7, role="subhead")
    better = PAGE.replace("渡口改了时刻表", "\n渡口改了时刻表").replace("夜里过河", "夜里渡河")
    ingest(paper, better.replace("换牌用了十一分钟", "换牌用了十二分钟"))
    assert paper.articles() == (FIRST,)
    assert "## 船工们说，夜里渡河" in paper.read(FIRST)
    assert "十二分钟" in paper.read(FIRST)
    lines = [row["lines"] for row in json.loads(paper.read(RECORD))["decisions"]]
    assert [anchor[0] for anchors in lines for anchor in anchors] == [10, 12, 8]


@pytest.fixture
def other_cutter() -> Iterator[None]:
    """A cutter that believes in no headings."""
    rows = [row._replace(weight=row.weight - 8) if row.role == HEAD else row for row in ROWS]
    with patch.object(intake_page, "ROWS", Table(rows)):
        yield


def test_decisions_outlive_another_cutter(paper: SiteDriver, request: pytest.FixtureRequest) -> None:
    ask(paper, "split", 9)
    ask(paper, "mark", 9, role="title")
    request.getfixturevalue("other_cutter")
    ingest(paper)
    assert paper.articles() == (FIRST, SECOND)
    assert 'title: "老桥换上新牌"' in paper.read(SECOND)
    undo(paper.folder, DAY, "01")
    undo(paper.folder, DAY, "01")
    assert paper.articles() == (FIRST,)


def test_a_decision_whose_line_is_gone_is_told_and_kept(paper: SiteDriver) -> None:
    ask(paper, "mark", 7, role="caption")
    ingest(paper, PAGE.replace("船工们说，夜里过河的多是下了夜班的人。\n", ""))
    assert "a decision of yours (mark) could not be applied" in paper.stderr
    assert ("lost decision", f"{DAY}-01-01") in open_points(paper)
    ingest(paper)
    assert 'caption: "船工们说' in paper.read(FIRST)
    assert ("lost decision", f"{DAY}-01-01") not in open_points(paper)


def test_a_lost_decision_can_be_accepted(paper: SiteDriver) -> None:
    ask(paper, "mark", 13, role="caption")
    ingest(paper, PAGE.replace("旧牌留给镇上的小展室，过了年就能看到。\n", ""))
    ask(paper, "accept", 11, kind="lost decision")
    assert ("lost decision", f"{DAY}-01-02") not in open_points(paper)


def test_decisions_outlive_a_record_of_an_older_version(paper: SiteDriver) -> None:
    ask(paper, "merge", 9)
    paper.edit(RECORD, '"format": ', '"format": -')
    assert "made by an older version" in refused(paper, "split", 5)
    ingest(paper)
    assert paper.articles() == (FIRST,)


def test_a_damaged_record_is_told_since_its_decisions_cannot_be_read(paper: SiteDriver) -> None:
    ask(paper, "merge", 9)
    paper.edit(RECORD, '"do": "merge"', '"do": "merge')
    ingest(paper)
    assert "what you decided of this page is not carried out" in paper.stderr


def test_an_ingest_that_was_stopped_after_a_decision_is_completed_by_the_next(paper: SiteDriver) -> None:
    with patch("broadsheet.pipeline.deciding.shelve", side_effect=OSError(28, "full", RECORD)):
        done = decide(paper.folder, DAY, "01", Asked(do="merge", lines=(9,)))
    assert "the disk is full" in said(done)
    assert paper.articles() == (FIRST, SECOND)
    ingest(paper)
    assert paper.articles() == (FIRST,)


# ── what cannot be done


def test_what_does_not_fit_the_page_is_refused_with_what_to_do(paper: SiteDriver) -> None:
    assert "no text on this line" in refused(paper, "split", 2)
    assert f"{SOURCE}:99" in refused(paper, "merge", 99)
    assert "did you mean `split`" in refused(paper, "spilt", 5)
    assert "did you mean `caption`" in refused(paper, "mark", 5, role="captain")
    assert "no line was chosen" in refused(paper, "split")
    assert "no article above" in refused(paper, "merge", 3)
    assert "several articles" in refused(paper, "merge", 7, 9)
    assert "split it here first" in refused(paper, "mark", 7, role="title")
    assert "in that article already" in refused(paper, "move", 7, to=1)
    assert "no such doubt" in refused(paper, "accept", 7)
    both = refused(paper, "mark", 2, role="captain")
    assert "no text on this line" in both
    assert "did you mean" in both


def test_a_line_of_no_article_is_not_merged_and_no_target(site: SiteDriver) -> None:
    ingest(site, f"2026年11月20日 星期五 第01版 要闻\n\n{PAGE}")
    assert "belongs to no article" in refused(site, "merge", 1)
    assert "nothing can be moved to it" in refused(site, "move", 9, to=1)


def test_not_everything_can_be_furniture(paper: SiteDriver) -> None:
    assert "no article would be left" in refused(paper, "mark", *range(1, 14, 2), role="furniture")


def test_a_page_whose_source_changed_is_to_be_ingested_first(paper: SiteDriver) -> None:
    paper.edit(SOURCE, "十一分钟", "十二分钟")
    assert "has changed since it was ingested; ingest the page once more" in refused(paper, "merge", 9)


def test_a_page_without_a_record_and_one_without_decisions(paper: SiteDriver) -> None:
    done = decide(paper.folder, DAY, "02", Asked(do="split", lines=(1,)))
    assert "no record of how this page was cut" in said(done)
    assert "no decision on this page to take back" in said(undo(paper.folder, DAY, "01"))


# ── two at once


def test_decisions_at_the_same_time_are_all_kept(paper: SiteDriver) -> None:
    wanted = (("mark", 5, "subhead"), ("mark", 7, "caption"), ("mark", 13, "furniture"))

    def one(each: tuple[str, int, str]) -> Reported[Decided | None]:
        do, line, role = each
        return decide(paper.folder, DAY, "01", Asked(do=do, lines=(line,), role=role))

    with ThreadPoolExecutor(len(wanted)) as threads:
        done = list(threads.map(one, wanted))
    assert [said(each) for each in done if each.value is None] == []
    rows = json.loads(paper.read(RECORD))["decisions"]
    assert sorted(row["role"] for row in rows) == ["caption", "furniture", "subhead"]
    before = snapshot(paper)
    ingest(paper)
    assert snapshot(paper) == before


def test_a_page_that_was_decided_on_while_it_was_ingested_is_not_written(paper: SiteDriver) -> None:
    from broadsheet.pipeline import ingest as ingesting

    compare = ingesting.compare_with_shelf

    def slow(*args: object) -> object:
        compared = compare(*args)  # type: ignore[arg-type]
        ask(paper, "mark", 7, role="caption")
        return compared

    with patch.object(ingesting, "compare_with_shelf", slow):
        paper.source(DAY, "01", "要闻", PAGE.replace("十一分钟", "十二分钟")).ingest(expect=1)
    assert "was changed while this page was cut" in paper.stderr
    assert 'caption: "船工们说' in paper.read(FIRST)
