"""Lists of much and of little: many articles of one person, a crowd of names, a section of one story."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from driver import SiteDriver
from lists_site import article, names

if TYPE_CHECKING:
    from playwright.sync_api import Browser

YEARS = range(1990, 2026)  # forty articles of one reporter in the last, four in each of the others
CROWD = 130
FEW = {"一则": 1, "二则": 2, "三则": 3, "五则": 5}
LISTED = re.compile(r"\d{4}/\d\d/\d\d/01-\d\d\.html")
# how far the text of a list's last column ends from the list's own edge, in pixels
LEFT_EMPTY = """() => Math.max(...[...document.querySelectorAll('.rows-of')].map(list => {
  const ends = [...list.querySelectorAll('.gist')].map(e => e.getBoundingClientRect().right);
  return list.getBoundingClientRect().right - Math.max(...ends); }))"""


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> SiteDriver:
    site = SiteDriver(tmp_path_factory.mktemp("scale")).init(title="渡口报")
    site.write("site.toml", 'title = "渡口报"\nvariants = ["zh-Hans"]\n')
    entries = (f'[[person]]\nname = "{name}"\nid = "p{number}"\n' for number, name in enumerate(names(CROWD)))
    site.write("content/people.toml", "\n".join(entries))
    for year in YEARS:
        for order in range(1, 41 if year == YEARS[-1] else 5):
            by = 'section: "要闻"\nbyline: [{reporter: 何青}]\n'
            site.write(*article(dt.date(year, 1 + order % 12, 5), order, f"{year}年第{order}件", more=by))
    crowd = 'section: "副刊"\nbyline: [{reporter: [' + ", ".join(names(CROWD)) + "]}]\n"
    site.write(*article(dt.date(2025, 12, 31), 1, "大家的渡口", more=crowd))
    for section, count in FEW.items():
        for order in range(count):
            facts = f'section: "{section}"\n'
            day = dt.date(2025, 12, 30)
            site.write(*article(day, 1 + order + 10 * count, f"{section}之{order}", more=facts))
    return site.build()


def listed(html: str) -> list[str]:
    return LISTED.findall(html)


def test_a_person_of_many_articles_has_a_page_a_year(paper: SiteDriver) -> None:
    html = paper.page("reporters/he-qing.html")
    assert len(set(listed(html))) == 60
    found = {year: set(listed(paper.page(f"reporters/he-qing/{year}.html"))) for year in YEARS}
    assert {year: len(articles) for year, articles in found.items()} == {
        year: 40 if year == YEARS[-1] else 4 for year in YEARS
    }
    assert set(listed(html)) <= set().union(*found.values())
    linked = re.findall(r'href="he-qing/(\d{4})\.html"', html)
    assert set(map(int, linked)) == set(YEARS), "of the chart, of the years, where the list goes on"
    assert 'href="he-qing/2019.html">2019年全部稿件' in html


def test_a_person_of_few_articles_has_one_page(paper: SiteDriver) -> None:
    assert "大家的渡口" in paper.page("reporters/p0.html")
    assert not (paper.folder / "output/reporters/p0").exists()


def test_the_years_of_an_old_paper_are_behind_a_click(paper: SiteDriver) -> None:
    """Those around the year that is shown are not."""
    html = paper.page("reporters/he-qing/2000.html")
    near, behind = html[html.index('<nav class="years') :].split("<details", 1)
    assert re.findall(r">(\d{4})</a>", near) == ["2003", "2002", "2001", "2000", "1999", "1998", "1997"]
    assert "1990–2025" in behind and len(re.findall(r">\d{4}</a>", behind[: behind.index("</nav")])) == 36
    assert near.count("aria-current") == 1
    newest = paper.page("sections/yaowen/index.html")
    near = newest[newest.index('<nav class="years') :].split("<details", 1)[0]
    assert re.findall(r">(\d{4}) <", near) == ["2022", "2023", "2024", "2025"]


@pytest.mark.parametrize(
    "path", ["sections/fukan/index.html", "sections/fukan/2025.html", "reporters/p0.html"]
)
def test_a_crowd_of_names_is_told_in_full_on_the_article_alone(paper: SiteDriver, path: str) -> None:
    html = paper.page(path)
    assert "等130人" in html.replace(" ", "")
    assert sum(name in html for name in names(CROWD)) <= 20, "a list, and with whom somebody signs"
    whole = paper.page("2025/12/31/01-01.html")
    assert all(name in whole for name in names(CROWD))


@pytest.mark.browser
def test_few_stories_fill_the_width(paper: SiteDriver, chromium: Browser) -> None:
    for width in (768, 1280, 1920):
        page = chromium.new_page(viewport={"width": width, "height": 900})
        for section in ("erze", "sanze", "wuze"):
            page.goto((paper.folder / "output/sections" / section / "index.html").as_uri())
            assert page.evaluate(LEFT_EMPTY) < 40, (section, width)
        page.close()
