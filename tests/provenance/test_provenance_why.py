"""`why`: where each field and paragraph came from, what a person changed since, and what it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from driver import SiteDriver
from provenance_paper import DAY, MIXED, PAGE, SOURCE, article, ingested, part, review, states, why

RECORD = f"content/issues/{DAY}/.ingest/01.json"


@pytest.fixture
def paper(site: SiteDriver) -> SiteDriver:
    return ingested(site)


# ── what it tells


def test_a_paragraph_that_a_column_break_cut_names_both_lines(paper: SiteDriver) -> None:
    told = part(why(paper, f"{DAY}-01-01"), "paragraph", 2)
    assert [line["line"] for line in told["lines"]] == [9, 11]
    assert [line["text"] for line in told["lines"]] == [PAGE.split("\n")[8], PAGE.split("\n")[10]]


def test_a_lead_stays_in_the_paragraph_that_it_opens(paper: SiteDriver) -> None:
    [text] = part(why(paper, f"{DAY}-01-01"), "paragraph", 1)["lines"]
    assert (text["line"], text["col"], text["text"]) == (7, 1, PAGE.split("\n")[6])


def test_the_printed_text_has_each_source_line_with_file_number_and_rules(paper: SiteDriver) -> None:
    paper.run("why", f"{DAY}-01-01")
    assert f"\ntitle\n  {SOURCE}:5: 水塔的钟又走了\n    because: " in paper.stdout
    assert f"  {SOURCE}:11: 看塔的人,说一个礼拜上一回弦" in paper.stdout
    assert "% sure that this article begins and ends here" in paper.stdout
    assert paper.stderr == ""


def test_an_editor_reads_it_in_chinese(paper: SiteDriver) -> None:
    paper.language = "zh"
    paper.run("why", f"{DAY}-01-01")
    assert f"\n主题\n  {SOURCE}:5: 水塔的钟又走了\n    依据：" in paper.stdout
    assert "\n段落 2\n" in paper.stdout
    own_words = paper.stdout.replace(SOURCE, "").replace(article(1), "").replace("UTF-8", "")
    assert [char for char in own_words if char.isascii() and char.isalpha()] == []


def test_furniture_beside_the_article_is_told_and_what_was_discarded_is_counted(paper: SiteDriver) -> None:
    told = why(paper, f"{DAY}-01-01")
    assert [(each["first"], each["reason"]) for each in told["neighbours"]] == [(1, "folio"), (13, "staff")]
    assert told["discarded"]["line end"] == 7
    below = why(paper, f"{DAY}-01-02")
    assert [each["first"] for each in below["neighbours"]] == [13], "the folio is not next to it"


def test_text_that_stood_inside_another_article_is_told_with_where_the_lines_between_went(
    site: SiteDriver,
) -> None:
    ingested(site, MIXED)
    first, second = why(site, f"{DAY}-01-01"), why(site, f"{DAY}-01-02")
    assert [line["line"] for each in first["parts"] for line in each["lines"]] == [1, 3, 5, 7, 13, 15]
    assert [line["line"] for each in second["parts"] for line in each["lines"]] == [9, 11, 17, 19]
    between = [(each["first"], each["last"], each["article"]) for each in first["neighbours"]]
    assert between == [(9, 11, f"{DAY}-01-02")]
    assert f"{SOURCE}:13-15: went to article {DAY}-01-01" in site.run("why", second["path"]).stdout


def test_an_article_is_known_by_its_file_though_a_later_cut_counts_otherwise(paper: SiteDriver) -> None:
    """An address does not move; the place in the cut may."""
    moved = article(2).replace("-02.md", "-07.md")
    record = json.loads(paper.read(RECORD))
    record["articles"][1] |= {
        "file": "01-07.md",
        "output": paper.read(article(2)).replace('order: "2"', 'order: "7"'),
    }
    paper.write(RECORD, json.dumps(record)).write(moved, record["articles"][1]["output"])
    told = why(paper.remove(article(2)), f"{DAY}-01-07")
    assert (told["id"], told["path"], told["state"]) == (f"{DAY}-01-07", moved, "as ingested")
    assert part(told, "title")["lines"][0]["text"] == "豆腐坊换了新磨"
    assert f"{DAY}-01-07" in refused(paper, f"{DAY}-01-02")["hint"]
    assert [point["article"] for point in review(paper)["points"]] == [f"{DAY}-01-07"]


@pytest.mark.parametrize(
    "name", [f"{DAY}-01-02", f"{DAY}-1-2", f"content/issues/{DAY}/01-02.md", f"/somewhere/{DAY}/01-02.md"]
)
def test_an_article_is_named_by_id_or_by_its_file(paper: SiteDriver, name: str) -> None:
    assert why(paper, name)["id"] == f"{DAY}-01-02"


def test_a_second_edition_has_ids_of_its_own(site: SiteDriver) -> None:
    site.source(DAY, "01", "要闻", PAGE).ingest("--edition", "2")
    told = why(site, f"{DAY}-ed2-01-01")
    assert told["source"] == f"content/sources/{DAY}-ed2/01-要闻.txt"
    assert why(site, told["path"])["id"] == f"{DAY}-ed2-01-01"


def test_an_open_doubt_stands_with_its_article_until_it_is_settled(paper: SiteDriver) -> None:
    [doubt] = why(paper, f"{DAY}-01-02")["doubts"]
    assert (doubt["line"], doubt["kind"], doubt["settled"]) == (19, "open end", False)
    assert why(paper, f"{DAY}-01-01")["doubts"] == []
    paper.edit(article(2), "都有石头味，", "都有石头味，倒了喂猪。")
    [doubt] = why(paper, f"{DAY}-01-02")["doubts"]
    assert doubt["settled"]


def test_a_control_character_of_a_source_never_reaches_the_terminal(site: SiteDriver) -> None:
    page = PAGE.replace("责任编辑:周平", "责任编辑:周平\x1b[31m").replace("停了九年", "\x1b[2J停了九年")
    ingested(site, page).run("why", f"{DAY}-01-01")
    assert f"{SOURCE}:13: furniture, staff: 责任编辑:周平[31m 校对:李云" in site.stdout
    assert "\x1b" not in site.stdout


# ── what lost


CLOSE = """\
2026年11月20日 星期五 第01版 要闻

旧钟换了新发条

本报讯（记者何青）水塔上的旧钟换了新发条，梁师傅在塔上住了三夜，今天中午它准时敲了十二下。

镇里人都站下来听，听完对表，差四十秒。有人说四十秒不算差，从前差过两天。


豆腐坊换了新磨

北街豆腐坊的老石磨磨了四十一年，磨齿浅得存不住豆子，上个月换下来，靠在门口当凳子。

新磨是从邻县山里运来的，三百二十斤，六个人抬了一个钟头。坊主说头三锅豆腐都有石头味。
"""


def lines_of(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [line for each in told["parts"] for line in each["lines"]]


def test_every_line_tells_what_came_second_and_by_how_much(paper: SiteDriver) -> None:
    for line in lines_of(why(paper, f"{DAY}-01-01")):
        second = line["second"]
        assert line["role"]
        if second:
            assert second["role"] != line["role"]
            assert second["behind"] >= 0
            assert set(second["for"]).isdisjoint(second["against"])
    assert any(line["second"] for line in lines_of(why(paper, f"{DAY}-01-01")))


def test_each_line_of_a_joined_paragraph_has_its_own_role_and_rules(paper: SiteDriver) -> None:
    first, rest = part(why(paper, f"{DAY}-01-01"), "paragraph", 2)["lines"]
    assert (first["role"], rest["role"]) == ("paragraph", "continuation")
    assert (first["second"]["role"], rest["second"]["role"]) == ("continuation", "paragraph")
    assert rest["second"]["score"] > rest["score"], "its neighbours decided"
    assert "second: paragraph" in paper.run("why", f"{DAY}-01-01").stdout
    assert "by itself the line was rather that, its neighbours decided" in paper.stdout


def test_a_close_decision_is_told_with_its_reasons_in_both_languages(site: SiteDriver) -> None:
    ingested(site, CLOSE)
    [title] = part(why(site, f"{DAY}-01-02"), "title")["lines"]
    assert (title["line"], title["role"], title["second"]["role"]) == (10, "heading", "subhead")
    assert "short and unmarked" in title["second"]["for"]
    assert "a wide gap above it" in title["second"]["against"]
    behind, sure = f"{title['second']['behind']:.2f}", f"{title['confidence']:.0%}"
    told = site.run("why", f"{DAY}-01-02").stdout
    assert f"taken for: heading ({sure} sure); second: subhead, {behind} behind; for it: " in told
    assert "; against it: " in told
    site.language = "zh"
    told = site.run("why", f"{DAY}-01-02").stdout
    assert f"这一行定为标题（把握 {sure}），其次是小标题，差 {behind}；支持它的：短而无标点收尾" in told
    assert "；不支持它的：" in told


def test_the_other_beginning_of_an_article_is_told(site: SiteDriver) -> None:
    ingested(site, CLOSE)
    told = why(site, f"{DAY}-01-02")["beginning"]
    assert (told["line"], told["elsewhere"], told["above"]) == (10, 0, True)
    behind = f"{told['behind']:.2f}"
    sentence = f"the next best cut goes on with the article above at line 10 ({behind} behind)"
    assert sentence in site.run("why", f"{DAY}-01-02").stdout
    site.language = "zh"
    assert f"第 10 行不另起一篇，接在上一篇后面（差 {behind}）" in site.run("why", f"{DAY}-01-02").stdout


def test_a_record_of_an_older_version_asks_for_another_ingest_and_that_mends_it(paper: SiteDriver) -> None:
    good = paper.read(RECORD)
    older = json.loads(good) | {"format": 1}
    del older["lines"]
    problem = refused(paper.write(RECORD, json.dumps(older)), f"{DAY}-01-01")
    assert "older version" in problem["what"]
    assert f"ingest {SOURCE}" in problem["hint"]
    before = paper.read(article(1))
    paper.ingest(str(paper.folder / SOURCE))
    assert (paper.read(RECORD), paper.read(article(1))) == (good, before)


# ── what a person changed


def test_nothing_is_changed_at_first(paper: SiteDriver) -> None:
    told = why(paper, f"{DAY}-01-01")
    assert (told["state"], states(told), told["added"]) == ("as ingested", {}, [])


def test_a_corrected_paragraph_is_told_with_what_stands_there_now(paper: SiteDriver) -> None:
    paper.edit(article(1), "差四十秒", "只差四秒")
    told = why(paper, f"{DAY}-01-01")
    assert (told["state"], states(told)) == ("changed", {("paragraph", 1): "changed"})
    assert "只差四秒" in part(told, "paragraph", 1)["now"]
    assert "差四十秒" in part(told, "paragraph", 1)["ingested"]


LEAD = "本报讯 记者林知远报道 停了九年的"
EDITS: dict[str, tuple[str, str, dict[tuple[str, int], str]]] = {
    "a title": ('title: "水塔的钟又走了"', 'title: "停了九年"', {("title", 1): "changed"}),
    "a kicker taken out": ('kicker: "镇里人说"\n', "", {("kicker", 1): "removed"}),
    "a name, read in a lead": ("reporter: \"林知远\"", "reporter: \"林之远\"", {}),
    "a section, which no part holds": ('section: "要闻"', 'section: "城事"', {}),
    "a paragraph before the first": (LEAD, f"钟响了。\n\n{LEAD}", {}),
    "a paragraph cut in two": ("听见的人", "\n\n听见的人", {("paragraph", 1): "changed"}),
}  # fmt: skip


@pytest.mark.parametrize("kind", EDITS)
def test_only_what_was_touched_is_changed(paper: SiteDriver, kind: str) -> None:
    old, new, expected = EDITS[kind]
    told = why(paper.edit(article(1), old, new), f"{DAY}-01-01")
    assert (told["state"], states(told)) == ("changed", expected)


def test_paragraphs_put_in_another_order_are_the_same_paragraphs(paper: SiteDriver) -> None:
    first, second = (part(why(paper, f"{DAY}-01-01"), "paragraph", at)["ingested"] for at in (1, 2))
    paper.edit(article(1), f"{first}\n\n{second}", f"{second}\n\n{first}")
    assert states(why(paper, f"{DAY}-01-01")) == {}


def test_a_new_paragraph_is_told_as_a_persons(paper: SiteDriver) -> None:
    paper.edit(article(1), LEAD, f"钟响了。\n\n{LEAD}")
    assert why(paper, f"{DAY}-01-01")["added"] == ["钟响了。"]
    assert "added by a person since\n  钟响了。" in paper.run("why", f"{DAY}-01-01").stdout


def test_an_article_that_a_person_removed_is_still_explained(paper: SiteDriver) -> None:
    told = why(paper.remove(article(1)), f"{DAY}-01-01")
    assert told["state"] == "removed"
    assert {each["state"] for each in told["parts"]} == {"removed"}


def test_a_file_with_an_error_is_explained_and_its_error_told(paper: SiteDriver) -> None:
    paper.edit(article(1), "title:", "titel:")
    told = why(paper, f"{DAY}-01-01", expect=1)
    assert told["state"] == "unreadable"
    assert {problem["path"] for problem in told["problems"]} == {article(1)}
    assert part(told, "paragraph", 2)["lines"][0]["line"] == 9


def test_a_lost_headline_is_a_part_without_lines_until_a_person_writes_one(site: SiteDriver) -> None:
    page = PAGE.replace("镇里人说\n\n水塔的钟又走了\n\n", "")
    ingested(site, page)
    told = part(why(site, f"{DAY}-01-01"), "title")
    assert (told["lines"], told["ingested"], told["state"]) == ([], "", "as ingested")
    site.edit(article(1), 'title: ""', 'title: "钟又走了"')
    told = part(why(site, f"{DAY}-01-01"), "title")
    assert (told["state"], told["now"]) == ("changed", "钟又走了")


# ── what it refuses


def refused(site: SiteDriver, name: str) -> dict[str, Any]:
    [problem] = why(site, name, expect=1)["problems"]
    assert problem["severity"] == "error"
    assert problem["hint"]
    return dict(problem)


def test_a_source_that_was_edited_no_longer_explains(paper: SiteDriver) -> None:
    paper.edit(SOURCE, "四十秒", "四十一秒")
    problem = refused(paper, f"{DAY}-01-01")
    assert problem["path"] == SOURCE
    assert f"ingest {SOURCE}" in problem["hint"]
    paper.ingest(str(paper.folder / SOURCE))
    assert "四十一秒" in part(why(paper, f"{DAY}-01-01"), "paragraph", 1)["lines"][0]["text"]


def test_a_source_that_is_gone(paper: SiteDriver) -> None:
    assert refused(paper.remove(SOURCE), f"{DAY}-01-01")["path"] == SOURCE


def test_a_page_without_a_record_is_to_be_ingested_again(paper: SiteDriver) -> None:
    problem = refused(paper.remove(RECORD), f"{DAY}-01-01")
    assert problem["path"] == article(1)
    assert f"ingest {SOURCE}" in problem["hint"]
    paper.ingest(str(paper.folder / SOURCE))
    assert part(why(paper, f"{DAY}-01-01"), "title")["ingested"] == "水塔的钟又走了"


def damaged(text: str) -> dict[str, str]:
    """Kind of damage → the record so damaged."""
    record = json.loads(text)
    return {
        "no JSON": text[:-20],
        "a list": "[]",
        "another version": json.dumps(record | {"format": 99}),
        "no spans": json.dumps({key: value for key, value in record.items() if key != "spans"}),
        "a gap between spans": json.dumps(record | {"spans": record["spans"][:3] + record["spans"][4:]}),
        "the last spans lost": json.dumps(record | {"spans": record["spans"][:-2]}),
        "a source elsewhere": json.dumps(record | {"source": record["source"] | {"name": "../../site.toml"}}),
        "no lines": json.dumps({key: value for key, value in record.items() if key != "lines"}),
        "a line without its ruling": json.dumps(record | {"lines": record.get("lines", [])[:-1]}),
        "margins as text": json.dumps(record | {"lines": [[1, "paragraph", "high"]]}),
        "numbers as text": json.dumps(record | {"spans": [["from", "to"]]}),
    }


@pytest.mark.parametrize("kind", damaged('{"spans": [1, 2, 3, 4], "source": {}} ' + " " * 20))
def test_a_damaged_record_is_told_and_mended_by_another_ingest(paper: SiteDriver, kind: str) -> None:
    good = paper.read(RECORD)
    problem = refused(paper.write(RECORD, damaged(good)[kind]), f"{DAY}-01-01")
    assert problem["path"] == RECORD
    assert f"ingest {SOURCE}" in problem["hint"]
    assert paper.ingest(str(paper.folder / SOURCE)).read(RECORD) == good


def test_an_article_that_a_person_wrote_came_from_no_source(paper: SiteDriver) -> None:
    paper.run("new", "article", DAY, "01")
    assert "a person wrote it" in refused(paper, f"{DAY}-01-03")["what"]


def test_an_unknown_id_names_those_near_it(paper: SiteDriver) -> None:
    assert f"{DAY}-01-02" in refused(paper, f"{DAY}-01-09")["hint"]
    assert DAY in refused(paper, "2026-11-21-01-01")["hint"]


@pytest.mark.parametrize(
    "name", ["", "水塔", "2026-11-20", "2026-13-45-01-01", f"{DAY}-01-00", "../01-01.md"]
)
def test_a_name_that_is_none_is_told_how_to_write_one(paper: SiteDriver, name: str) -> None:
    assert "2026-11-20-01-03" in refused(paper, name)["hint"]


def test_a_site_without_articles_and_a_folder_without_site(site: SiteDriver) -> None:
    assert "ingest" in refused(site, f"{DAY}-01-01")["hint"]
    assert "init" in refused(site.remove("site.toml"), f"{DAY}-01-01")["hint"]
