"""`review`: every open point of the site, worst first; what a person has changed is settled."""

from __future__ import annotations

import shutil

import pytest
from driver import SiteDriver
from provenance_paper import DAY, PAGE, SOURCE, article, ingested, review, why

DEMO = "content/sources"
HEADLESS = PAGE.replace("镇里人说\n\n水塔的钟又走了\n\n", "")


def kinds(site: SiteDriver) -> list[str]:
    return [point["kind"] for point in review(site)["points"]]


@pytest.fixture
def paper(site: SiteDriver) -> SiteDriver:
    """A lost headline above (line 3), a paragraph that breaks off below (line 15)."""
    return ingested(site, HEADLESS)


def test_a_paper_without_doubts(site: SiteDriver) -> None:
    assert review(site) == {"points": [], "settled": 0, "problems": []}
    assert site.run("review").stdout == "0 to look at, 0 doubts settled by a change\n"


def test_doubts_are_told_at_their_line_worst_first_with_the_command_that_shows_more(
    paper: SiteDriver,
) -> None:
    points = review(paper)["points"]
    assert [point["weight"] for point in points] == sorted(
        (point["weight"] for point in points), reverse=True
    )
    assert [(point["kind"], point["path"], point["line"]) for point in points] == [
        ("no headline", SOURCE, 3),
        ("open end", SOURCE, 15),
    ]
    assert [point["command"] for point in points] == [f"why {DAY}-01-01", f"why {DAY}-01-02"]
    assert why(paper, points[0]["command"].split()[1])["path"] == points[0]["file"]


def test_the_printed_lines_are_links_for_an_editors_terminal(paper: SiteDriver) -> None:
    paper.run("review")
    assert paper.stdout.startswith(f"{SOURCE}:3: warning: no headline was found for this article\n  hint: ")
    assert f"why {DAY}-01-01" in paper.stdout
    assert paper.stderr == ""
    paper.language = "zh"
    assert "没有找到这篇稿件的标题" in paper.run("review").stdout


def test_a_headline_settles_its_doubt_and_nothing_else_does(paper: SiteDriver) -> None:
    paper.edit(article(1), "差四十秒", "只差四秒")
    assert kinds(paper) == ["no headline", "open end"]
    assert review(paper)["settled"] == 0
    paper.edit(article(1), 'title: ""', 'title: "钟又走了"')
    assert kinds(paper) == ["open end"]
    assert review(paper)["settled"] == 1


def test_a_change_of_the_doubtful_paragraph_settles_and_of_another_does_not(paper: SiteDriver) -> None:
    paper.edit(article(2), "四十一年", "四十二年")
    assert "open end" in kinds(paper)
    paper.edit(article(2), "都有石头味，", "都有石头味。")
    assert "open end" not in kinds(paper)
    assert review(paper)["settled"] == 1


def test_a_broken_lead_is_settled_where_its_rest_is_taken_out_of_the_text(site: SiteDriver) -> None:
    """The doubt stands at the lead's line, what is wrong stands in the paragraph below it."""
    lead = (
        "据新华社青石11月1日\n\n日电 青石镇的水塔补了裂缝，蓄水三百吨，够全镇用上两天，高处的人家也不再停水。"
    )
    ingested(site, f"水塔蓄满了\n\n{lead}\n")
    assert kinds(site) == ["broken lead"]
    site.edit(article(1), "日电 青石镇", "青石镇")
    assert (kinds(site), review(site)["settled"]) == ([], 1)


def test_an_article_that_a_person_removed_has_no_open_doubt(paper: SiteDriver) -> None:
    assert kinds(paper.remove(article(2))) == ["no headline"]


def test_an_edit_that_is_taken_back_leaves_the_doubt_open(paper: SiteDriver) -> None:
    paper.edit(article(2), "都有石头味，", "都有石头味。").edit(article(2), "都有石头味。", "都有石头味，")
    assert review(paper)["settled"] == 0


def test_a_headline_that_a_person_lost_is_told_at_the_article(site: SiteDriver) -> None:
    ingested(site).edit(article(1), "水塔的钟又走了", "")
    [point] = [point for point in review(site)["points"] if point["kind"] == "no headline"]
    assert (point["path"], point["line"]) == (article(1), None)


def test_a_draft_may_lack_its_headline(site: SiteDriver) -> None:
    assert kinds(site.run("new", "article", DAY, "01")) == []


def test_a_news_page_that_is_missing_between_others_is_told(site: SiteDriver) -> None:
    site.source(DAY, "01", "要闻", PAGE).source(DAY, "03", "副刊", PAGE.replace("01版 要闻", "03版 副刊"))
    [point] = [point for point in review(site.ingest())["points"] if point["kind"] == "missing page"]
    assert "02" in point["what"]
    assert point["path"] == f"content/issues/{DAY}"


def test_a_source_that_was_edited_is_an_error_and_its_doubts_stay_open(paper: SiteDriver) -> None:
    paper.edit(article(2), "都有石头味，", "都有石头味。").edit(SOURCE, "四十秒", "四十一秒")
    told = review(paper, expect=1)
    assert [problem["path"] for problem in told["problems"]] == [SOURCE]
    assert {point["kind"] for point in told["points"]} == {"no headline", "open end"}


def test_one_damaged_record_hides_no_other_page(paper: SiteDriver) -> None:
    record = f"content/issues/{DAY}/.ingest/02.json"
    told = review(paper.write(record, "{"), expect=1)
    assert [problem["path"] for problem in told["problems"]] == [record]
    assert len(told["points"]) == 2


# ── the demo paper


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> SiteDriver:
    site = SiteDriver(tmp_path_factory.mktemp("demo")).init()
    sources = request.config.rootpath / DEMO
    shutil.copytree(sources, site.inbox)
    return site.ingest(*map(str, sorted(site.inbox.glob("*/*.txt"))))


def test_every_point_of_the_demo_paper_leads_to_an_article_that_is_explained(demo: SiteDriver) -> None:
    points = [point for point in review(demo)["points"] if point["article"]]
    assert points
    for point in points:
        told = why(demo, point["article"])
        assert told["source"] == point["path"]
        assert point["line"] in {doubt["line"] for doubt in told["doubts"]}


def test_every_article_of_the_demo_paper_is_explained_by_its_source(demo: SiteDriver) -> None:
    for path in demo.articles():
        told = why(demo, path)
        lines = demo.read(told["source"]).split("\n")
        assert told["state"] == "as ingested"
        for each in told["parts"]:
            for origin in each["lines"]:
                assert lines[origin["line"] - 1][origin["col"] - 1 :].startswith(origin["text"])


def test_the_lost_passage_of_the_demo_paper_is_among_the_first(demo: SiteDriver) -> None:
    """docs/demo.md: text is lost between two halves on 11-06 02."""
    first = review(demo)["points"][0]
    assert first["weight"] >= 0.8
