"""Lists across issues, read as HTML: what a section, a person, the archive and the corrections say."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from driver import SiteDriver

SETTINGS = 'title = "渡口报"\nbase_url = "https://paper.example/ferry/"\nvariants = ["zh-Hans", "zh-TW"]\n'
PEOPLE = """\
[[person]]
name = "何青"
id = "he-qing"
role = "reporter"
[[person]]
name = "欧阳岚"
id = "ouyang-lan"
role = "photographer"
"""
SENTENCE = "渡口的灯九点才灭，等船的人站在棚子底下跺脚，谁也没有走。"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><path d="M0 0h60v40H0z"/></svg>'


def write(site: SiteDriver, date: str, order: int, title: str, *, body: str = SENTENCE, **facts: str) -> None:
    """One article of page 01; `facts` are front matter as written."""
    lines = [f'title: "{title}"', f'date: "{date[:10]}"', 'page: "01"', f'order: "{order}"']
    lines += [f"{name}: {value}" for name, value in facts.items()]
    text = "\n".join(["---", *lines, "---", "", body, ""])
    site.write(f"content/issues/{date}/01-{order:02d}.md", text)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> SiteDriver:
    """Fridays of November, the 13th lost; a lead with a picture, a second edition, a correction."""
    site = SiteDriver(tmp_path_factory.mktemp("lists")).init(title="渡口报")
    site.write("site.toml", SETTINGS).write("content/people.toml", PEOPLE)
    site.write("content/images/ferry.svg", PICTURE)
    site.write("content/pages/about.md", '---\ntitle: "关于本报"\n---\n\n错了请告诉我们。\n')
    for day in ("2026-10-09", "2026-10-16", "2026-10-23", "2026-10-30", "2026-11-06", "2026-11-20"):
        write(site, day, 1, f"{day}的水位", section="要闻", byline="[{reporter: 何青}]")
    photo = "[{file: images/ferry.svg, alt: 船, credit: [{photographer: 欧阳岚}]}]"
    fix = '[{date: "2026-12-04", was: "洪峰流量1240立方米", now: "洪峰流量1340立方米每秒"}]'
    lead = {"section": "要闻", "kicker": "时刻表改了", "byline": "[{reporter: 何青}]", "corrections": fix}
    write(site, "2026-11-27", 1, "末班渡轮多等一小时", body=SENTENCE * 20, photos=photo, **lead)
    write(site, "2026-11-27", 2, "一把秤", section="老街", series='"■ 老物件"', byline="[{reporter: 何青}]")
    write(site, "2026-11-27", 3, "旧桥", section="副刊", subtitle='"桥下水深三米"')
    write(site, "2026-11-27-ed2", 1, "号外", section="要闻")
    return site.build()


def main_part(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_a_section_opens_with_its_lead_and_shows_it_once(paper: SiteDriver) -> None:
    html = main_part(paper.page("sections/yaowen/index.html"))
    assert html.count("号外</a>") == 1
    assert html.index("号外</a>") < html.index("末班渡轮多等一小时"), "the newest issue leads"
    assert "2026年10月9日起" in text(html)
    assert "8篇稿件" in text(html)


def test_what_leads_a_section_has_its_picture(paper: SiteDriver) -> None:
    """Without the extra, the issue of the 27th leads: an edit of a list is an edit of its lead."""
    paper.remove("content/issues/2026-11-27-ed2").build()
    html = main_part(paper.page("sections/yaowen/index.html"))
    assert "ferry" in html[: html.index('class="group"')]
    assert "ferry" not in html[html.index('class="group"') :]
    write(paper, "2026-11-27-ed2", 1, "号外", section="要闻")
    paper.build()


def test_an_item_has_its_deck_or_its_first_sentence(paper: SiteDriver) -> None:
    assert "桥下水深三米" in paper.page("sections/index.html")
    assert SENTENCE in paper.page("sections/yaowen/index.html")


def test_a_year_of_a_section_lists_all_of_it_by_month_from_the_first_day_on(paper: SiteDriver) -> None:
    html = main_part(paper.page("sections/yaowen/2026.html"))
    assert re.findall(r'id="m(\d+)"', html) == ["10", "11"]
    days = re.findall(r"<dt><a[^>]*><time[^>]*>([^<]*)</time>", html)
    assert days == ["9日", "16日", "23日", "30日", "6日", "20日", "27日", "27日（2）"]
    assert html.count("<dd>") == 8


def test_the_sections_are_in_the_order_of_their_readers(paper: SiteDriver) -> None:
    def order(path: str) -> list[str]:
        return re.findall(r'<h2 class="h h2"><a href="(\w+)/index.html">', paper.page(path))

    assert order("sections/index.html") == ["fukan", "laojie", "yaowen"]
    assert order("zh-tw/sections/index.html") == ["laojie", "yaowen", "fukan"], "6, 9 and 11 strokes"


def test_the_ornament_of_a_series_is_not_printed(paper: SiteDriver) -> None:
    for path in ("sections/laojie/index.html", "2026/11/27/01-02.html", "2026/11/27/index.html"):
        assert "老物件" in paper.page(path), path
        assert "■" not in paper.page(path), path


# ── people


def test_one_role_is_said_once(paper: SiteDriver) -> None:
    html = main_part(paper.page("reporters/he-qing.html"))
    assert text(html).count("记者") == 1
    assert "何青" not in html[html.index("works") :], "the head says whose page it is"


def test_a_photographer_is_told_in_articles_of_others(paper: SiteDriver) -> None:
    html = main_part(paper.page("reporters/ouyang-lan.html"))
    row = text(html[html.index("works") :])
    assert "摄影" in row
    assert "记者 何青" in row


def test_the_index_of_people_says_when_each_was_last_seen(paper: SiteDriver) -> None:
    found = text(main_part(paper.page("reporters/index.html")))
    assert "何青 Hé Qīng 记者 8篇 最近2026年11月27日" in found


def test_an_edit_of_a_body_touches_no_list_but_where_it_is_shown(paper: SiteDriver) -> None:
    """A person's page shows no first sentence."""
    paper.edit("content/issues/2026-11-20/01-01.md", SENTENCE, "水退了。").build()
    assert "sections/yaowen/index.html" in paper.rendered()
    assert not {"sections/index.html", "archive/2026.html", "reporters/index.html"} & set(paper.rendered())
    paper.edit("content/issues/2026-11-20/01-01.md", "水退了。", SENTENCE).build()


# ── where am I


@pytest.mark.parametrize(
    ("path", "entry", "how"),
    [
        ("sections/index.html", "栏目", "page"),
        ("sections/yaowen/2026.html", "栏目", "true"),
        ("reporters/he-qing.html", "记者", "true"),
        ("archive/2026.html", "往期", "true"),
        ("corrections.html", "更正", "page"),
        ("about.html", "关于本报", "page"),
    ],
)
def test_the_top_line_says_where_the_reader_is(paper: SiteDriver, path: str, entry: str, how: str) -> None:
    nav = paper.page(path).partition('class="tools"')[2].partition("</nav>")[0]
    assert re.findall(r'aria-current="(\w+)">([^<]*)<', nav) == [(how, entry)]


# ── the archive


def test_the_calendar_tells_published_missing_and_no_issue_apart(paper: SiteDriver) -> None:
    html = main_part(paper.page("archive/2026.html"))
    cells = re.findall(r"<td>(.*?)</td>", html, re.DOTALL)
    linked = [int(day) for cell in cells for day in re.findall(r"<time[^>]*>(\d+)<", cell)]
    assert linked == [9, 16, 23, 30, 6, 20, 27]
    assert [text(cell) for cell in cells if "lack" in cell] == ["13 缺报"]
    assert "12" in cells, "a day without an issue is a number alone"
    assert html.count('<table class="month">\n<caption>') == 2


def test_both_editions_of_a_day_are_linked_and_named(paper: SiteDriver) -> None:
    html = main_part(paper.page("archive/2026.html")).partition('id="m11"')[2]
    cell = next(cell for cell in re.findall(r"<td>.*?</td>", html, re.DOTALL) if ">27<" in cell)
    assert re.findall(r'aria-label="([^"]*)"', cell) == ["2026年11月27日", "2026年11月27日（2）"]


def test_the_newest_issue_is_the_date_in_view(paper: SiteDriver) -> None:
    html = paper.page("archive/index.html")
    assert re.findall(r'<a href="([^"]*)"[^>]*aria-current="date"', html) == [
        "../2026/11/27/index.html",
        "../2026/11/27-ed2/index.html",
    ]


def test_a_month_with_few_issues_says_what_led_each(paper: SiteDriver) -> None:
    html = main_part(paper.page("archive/2026.html"))
    covers = html[html.rindex('class="covers"') :]
    assert re.findall(r"<time[^>]*>([^<]*)</time>", covers) == ["6日", "20日", "27日", "27日（2）"]
    assert "末班渡轮多等一小时" in covers


def test_the_archive_names_the_article_that_the_front_leads_with(tmp_path: Path) -> None:
    """A column printed first does not lead, however long it is."""
    site = SiteDriver(tmp_path).init(title="渡口报")
    write(site, "2026-11-27", 1, "灯下谈桥", body=SENTENCE * 30, series="河湾谈")
    write(site, "2026-11-27", 2, "末班渡轮多等一小时", body=SENTENCE * 20, byline="[{reporter: 何青}]")
    site.build()
    lead = r'<article [^>]*class="t [a-z]+ lead.*?<h3[^>]*>(.*?)</h3>'
    front = re.search(lead, site.page("index.html"), re.S)
    covers = main_part(site.page("archive/2026.html")).partition('class="covers"')[2]
    assert front and "末班渡轮多等一小时" in front[1]
    assert "末班渡轮多等一小时" in covers and "灯下谈桥" not in covers


# ── corrections, and pages of nobody's list


def test_a_correction_marks_the_words_that_changed(paper: SiteDriver) -> None:
    html = paper.page("corrections.html")
    assert "洪峰流量<del>1240立方米</del>" in html
    assert "洪峰流量<ins>1340立方米每秒</ins>" in html
    assert "<ins>1340立方米每秒</ins>" in paper.page("zh-tw/corrections.html")


def test_the_corrections_say_where_to_report_an_error(paper: SiteDriver) -> None:
    assert re.search(r'怎样告诉我们，见<a href="about.html">关于本报</a>', paper.page("corrections.html"))


def test_a_lost_page_has_a_look_of_its_own_and_ways_on(paper: SiteDriver) -> None:
    html = paper.page("404.html")
    assert "<style>" in html
    assert '<a class="h h4" href="/ferry/2026/11/27/index.html">' in main_part(html)
    assert re.search(r'<form [^>]*action="/ferry/search.html">\s*<input type="search" name="q"', html)


def test_a_paper_without_an_issue_has_its_name_on_the_front(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = SiteDriver(tmp_path_factory.mktemp("empty")).init(title="渡口报").build()
    front = main_part(site.page("index.html"))
    assert re.search(r"<h1[^>]*>渡口报</h1>", front)
    assert "还没有出第一期" in front
