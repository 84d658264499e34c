"""Files that do not agree with the cut any more: `review` asks about them until a person has seen to it."""

from __future__ import annotations

import json

from driver import SiteDriver
from stories import BRIDGE, FERRY

from broadsheet.model import IssueId
from broadsheet.pipeline.asking import Asked
from broadsheet.pipeline.deciding import decide, undo

DAY = IssueId("2026-11-20")
FIRST, SECOND = (f"content/issues/{DAY}/01-{order:02d}.md" for order in (1, 2))
RECORD = f"content/issues/{DAY}/.ingest/01.json"


def ingest(site: SiteDriver, text: str = f"{FERRY}\n{BRIDGE}") -> SiteDriver:
    return site.source(DAY, "01", "要闻", text).ingest()


def asked(site: SiteDriver) -> list[tuple[str, int, str]]:
    """(kind, line, what) of the open points."""
    points = json.loads(site.run("review", "--json", expect=None).stdout)["points"]
    return [(point["kind"], point["line"], point["what"]) for point in points]


def accept(site: SiteDriver, line: int, kind: str) -> None:
    done = decide(site.folder, DAY, "01", Asked(do="accept", lines=(line,), kind=kind))
    assert done.value, done.problems


def test_a_removed_article_that_is_cut_otherwise_is_asked_about_until_it_is_accepted(
    site: SiteDriver,
) -> None:
    better = f"{FERRY}\n{BRIDGE}".replace("十一分钟", "十二分钟")
    ingest(ingest(site).remove(SECOND), better)
    [(kind, line, what)] = asked(site)
    assert (kind, line) == ("stays away", 9)
    assert "01-02.md was removed by hand" in what
    before = site.tree("content")
    ingest(site, better)
    assert site.tree("content") == before
    accept(site, 9, "stays away")
    assert asked(site) == []
    assert SECOND not in site.articles()


def test_it_is_settled_when_the_file_is_back(site: SiteDriver) -> None:
    text = ingest(site).read(SECOND)
    ingest(site.remove(SECOND), f"{FERRY}\n{BRIDGE}".replace("十一分钟", "十二分钟"))
    site.write(SECOND, text)
    assert asked(site) == []


def test_it_outlives_a_change_elsewhere_on_the_page(site: SiteDriver) -> None:
    better = f"{FERRY}\n{BRIDGE}".replace("十一分钟", "十二分钟")
    ingest(ingest(site).remove(SECOND), better)
    ingest(site, "\n" + better.replace("票价不变", "票价照旧"))
    assert [(kind, line) for kind, line, _ in asked(site)] == [("stays away", 10)]


def test_an_edited_article_that_is_cut_no_more_is_asked_about_until_it_is_gone(site: SiteDriver) -> None:
    ingest(ingest(site).edit(SECOND, "小展室", "展览室"), FERRY)
    [(kind, line, what)] = asked(site)
    assert (kind, line) == ("no longer cut", 1)
    assert "01-02.md was changed by hand and stays" in what
    before = site.tree("content")
    ingest(site, FERRY)
    assert site.tree("content") == before
    site.remove(SECOND)
    assert asked(site) == []
    before = site.tree("content")
    ingest(site, FERRY)
    assert site.tree("content") == before


def test_it_is_gone_when_the_article_is_cut_again(site: SiteDriver) -> None:
    ingest(ingest(site).edit(SECOND, "小展室", "展览室"), FERRY)
    ingest(site)
    assert asked(site) == []


def test_an_edited_article_that_was_merged_is_asked_about_at_the_joined_one(site: SiteDriver) -> None:
    ingest(site).edit(SECOND, "小展室", "展览室")
    assert decide(site.folder, DAY, "01", Asked(do="merge", lines=(9,))).value
    assert [(kind, line) for kind, line, _ in asked(site)] == [("no longer cut", 1)]
    undo(site.folder, DAY, "01")
    assert asked(site) == []


def test_text_that_was_not_written_twice_is_asked_about_while_that_file_is_there(site: SiteDriver) -> None:
    """A person has joined two articles by hand; the better source parts them otherwise."""
    ingest(site, FERRY)
    site.edit(FIRST, "夜班的人。", "夜班的人。\n\n旧牌留给镇上的小展室，过了年就能看到。")
    ingest(site)
    found = [(kind, what) for kind, _, what in asked(site) if kind == "stands elsewhere"]
    assert len(found) == 1
    assert "01-01.md, where a person put it" in found[0][1]
    before = site.tree("content")
    ingest(site)
    assert site.tree("content") == before
    site.remove(FIRST)
    assert "stands elsewhere" not in [kind for kind, _, _ in asked(site)]
