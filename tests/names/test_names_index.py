"""The reporter index: by reading in Simplified script, by strokes in Traditional, the same people in both."""

from __future__ import annotations

import re

import pytest
from driver import SiteDriver

NAMES = ("卢方", "吕方", "曾小舟", "单方", "欧阳河", "Anna Lin", "Bo", "丁一", "钟河", "★★", "林河")
SETTINGS = 'title = "渡口报"\nvariants = ["zh-Hans", "zh-TW", "zh-HK"]\n'


@pytest.fixture
def paper(site: SiteDriver) -> SiteDriver:
    listed = "".join(f"  - reporter: {name}\n" for name in NAMES)
    text = f"---\ntitle: 题\ndate: 2026-11-20\npage: 01\norder: 1\nbyline:\n{listed}---\n正文。\n"
    return site.write("site.toml", SETTINGS).write("content/issues/2026-11-20/01-01.md", text).build()


def stops(html: str) -> dict[str, list[str]]:
    """What the index says: the name of each stop, and the people under it."""
    found: dict[str, list[str]] = {}
    for heading, people in re.findall(r'<h2 class="when">([^<]*)</h2>(.*?)</section>', html, re.DOTALL):
        found[heading] = re.findall(r"<b>([^<]*)</b>", people)
    return found


def jumps(html: str) -> list[tuple[str, str]]:
    bar = re.search(r'<nav class="years letters".*?</nav>', html, re.DOTALL)
    assert bar
    return re.findall(r'href="#([^"]*)">([^<]*)<', bar[0])


def test_simplified_stands_by_reading(paper: SiteDriver) -> None:
    assert stops(paper.page("reporters/index.html")) == {
        "A": ["Anna Lin"],
        "B": ["Bo"],
        "D": ["丁一"],
        "L": ["林河", "卢方", "吕方"],
        "O": ["欧阳河"],
        "S": ["单方"],
        "Z": ["曾小舟", "钟河"],
        "其他": ["★★"],
    }


@pytest.mark.parametrize("variant", ["zh-tw", "zh-hk"])
def test_traditional_stands_by_the_strokes_that_readers_see(paper: SiteDriver, variant: str) -> None:
    found = stops(paper.page(f"{variant}/reporters/index.html"))
    assert found == {
        "2劃": ["丁一"],
        "7劃": ["呂方"],
        "8劃": ["林河"],
        "12劃": ["單方", "曾小舟"],
        "15劃": ["歐陽河"],
        "16劃": ["盧方"],
        "17劃": ["鍾河"],
        "A": ["Anna Lin"],
        "B": ["Bo"],
        "其他": ["★★"],
    }
    assert list(found) == ["2劃", "7劃", "8劃", "12劃", "15劃", "16劃", "17劃", "A", "B", "其他"]


@pytest.mark.parametrize("prefix", ["", "zh-tw/", "zh-hk/"])
def test_the_jump_bar_leads_to_every_stop_in_order(paper: SiteDriver, prefix: str) -> None:
    html = paper.page(f"{prefix}reporters/index.html")
    assert [name for _, name in jumps(html)] == list(stops(html))
    assert [anchor for anchor, _ in jumps(html)] == re.findall(r'<section class="group" id="([^"]*)"', html)


def test_the_same_people_stand_in_every_variant(paper: SiteDriver) -> None:
    links = [
        set(re.findall(r'<a href="([a-z0-9-]+\.html)"><b>', paper.page(f"{prefix}reporters/index.html")))
        for prefix in ("", "zh-tw/", "zh-hk/")
    ]
    assert links[0] == links[1] == links[2]
    assert len(links[0]) == len(NAMES)
