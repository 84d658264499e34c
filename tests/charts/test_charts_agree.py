"""Text and pictures agree: numbers read from the drawings, the tables and the lists of a generated site."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chart_site import FRIDAYS, LOST, PAGES, write_article, years_of_paper
from driver import SiteDriver

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCRIPTS = ("", "zh-tw/")
ARTICLE = re.compile(r"\d{4}/\d\d/\d\d/\w+-\d\d\.html")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> SiteDriver:
    folder: Path = tmp_path_factory.mktemp("years")
    return years_of_paper(SiteDriver(folder).init()).build()


def drawn(html: str, kind: str) -> str:
    """The picture of one kind, with its table."""
    found = re.search(rf'<(figure|section) class="chart {kind}".*?</\1>', html, re.S)
    assert found, kind
    return found[0]


def rest(html: str) -> str:
    """A page without its pictures."""
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r'<(figure|section) class="chart.*?</\1>', "", main, flags=re.S)


def svgs(picture: str) -> list[str]:
    return re.findall(
        r"<svg(?! width=\"\d+\" height=\"\d+\" (?:aria|viewBox=\"0 0 27)).*?</svg>", picture, re.S
    )


def table(picture: str) -> list[list[str]]:
    """The rows of the table behind a picture, as text."""
    rows = re.findall(r"<tr>(.*?)</tr>", picture[picture.index("<tbody>") :], re.S)
    return [
        [unescape(re.sub(r"<[^>]*>", "", cell)) for cell in re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row, re.S)]
        for row in rows
    ]


def numbers(text: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", re.sub(r"<[^>]*>", " ", text))]


def linked(html: str) -> set[str]:
    return {found for href in re.findall(r'href="([^"]+)"', html) for found in ARTICLE.findall(href)}


# ── page maps


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_map_of_an_issue_has_a_block_for_every_article(paper: SiteDriver, script: str) -> None:
    picture = drawn(paper.page(f"{script}2026/11/20/index.html"), "maps")
    maps = svgs(picture)
    assert len(maps) == 6
    for (label, count), drawing, row in zip(
        sorted({**PAGES, "05": 0}.items()), maps, table(picture), strict=True
    ):
        blocks = re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"', drawing)
        assert [href for href, _ in blocks] == [f"{label}-{n:02}.html" for n in range(1, count + 1)]
        assert row[1] == (str(count) if count else "缺")
        assert sum(numbers(name)[-1] for _, name in blocks) == int(row[2])
        assert drawing.count('class="p"') <= int(row[3])
    stated = re.findall(r"(\d+)篇</p>", picture)
    assert [int(one) for one in stated] == [count for _, count in sorted(PAGES.items())]


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("label", PAGES)
def test_the_map_of_a_news_page_says_what_the_page_and_its_table_say(
    paper: SiteDriver, script: str, label: str
) -> None:
    html = paper.page(f"{script}2026/11/20/{label}.html")
    picture = drawn(html, "maps")
    blocks = re.findall(rf'<a href="({label}-\d\d\.html)" aria-label="([^"]+)"', picture)
    assert {href for href, _ in blocks} == set(re.findall(rf'href="({label}-\d\d\.html)"', rest(html)))
    row = next(row for row in table(picture) if not row[0] or row[0].split()[0] in current(picture))
    assert [int(row[1]), int(row[2])] == [len(blocks), sum(numbers(name)[-1] for _, name in blocks)]


def current(picture: str) -> str:
    """The name of the news page that the reader is on."""
    [found] = re.findall(r'<a aria-current="page">(.*?)</a>', picture)
    return found


def test_a_thick_issue_shows_the_map_of_each_page_on_that_page_alone(site: SiteDriver) -> None:
    for number in range(1, 10):
        day = FRIDAYS[0]
        by = "  - reporter: 林知远\n"
        for order in (1, 2):
            write_article(site, day, f"{number:02}", order, section="要闻", by=by)
    site.build()
    picture = drawn(site.page("2026/07/03/05.html"), "maps")
    assert len(svgs(picture)) == 1
    told = [
        (unescape(name).rsplit(" ", 1)[0], numbers(name)[-1])
        for name in re.findall(r'<a href="05-\d\d\.html" aria-label="([^"]+)"', picture)
    ]
    assert told == [(row[0], int(row[1])) for row in table(picture)]
    assert len(svgs(drawn(site.page("2026/07/03/index.html"), "maps"))) == 9


@pytest.mark.parametrize("script", SCRIPTS)
def test_headlines_in_the_map_are_those_of_the_articles(paper: SiteDriver, script: str) -> None:
    picture = drawn(paper.page(f"{script}2026/11/20/index.html"), "maps")
    shown = 0
    for name, inner in re.findall(r'<a href="[^"]+" aria-label="([^"]+)">(.*?)</a>', picture, re.S):
        printed = re.findall(r"<text[^>]*>(.*?)</text>", inner)
        bare = re.sub(r"[，。：；、\s]", "", "".join(printed))
        assert bare in ("", re.sub(r"[，。：；、\s]", "", name.rsplit(" ", 1)[0]))
        shown += bool(printed)
    assert shown > 10


def blocks(html: str) -> list[str]:
    return re.findall(r"<a href=[^>]+><path.*?</a>", html, re.S)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("label", PAGES)
def test_the_map_beside_an_article_is_that_of_its_page_with_its_own_block_marked(
    paper: SiteDriver, script: str, label: str
) -> None:
    page = blocks(paper.page(f"{script}2026/11/20/{label}.html"))
    own = [block for block in page if f'href="{label}-' in block]
    assert len(own) == PAGES[label]
    for number in range(len(own)):
        [beside] = re.findall(
            r'<aside class="chart here".*?</aside>',
            paper.page(f"{script}2026/11/20/{label}-{number + 1:02}.html"),
            re.S,
        )
        marked = own[number].replace('"><path', '" aria-current="page"><path', 1).replace(".6", "3", 1)
        assert blocks(beside) == [*own[:number], marked, *own[number + 1 :]]


# ── articles over time


def heights(drawing: str) -> list[int]:
    """Of the bars of a drawing, from left to right."""
    found = [(int(x), int(high)) for x, high in re.findall(r"M(\d+) \d+v-(\d+)h", drawing)]
    return [high for _, high in sorted(found)]


def rows_of(picture: str) -> list[tuple[str, str, int]]:
    """(name, drawing, number) of each row."""
    found = re.findall(r"<li><span>(.*?)</span>\s*(<svg.*?</svg>)\s*<span>(\d+)</span>", picture, re.S)
    return [(name, drawing, int(count)) for name, drawing, count in found]


def check_flow(html: str, articles: int) -> None:
    if 'class="chart tide"' not in html:
        days = {found[:10] for found in linked(rest(html))}
        assert len(days) == 1, "only a single bar is left out"
        return
    picture = drawn(html, "tide")
    rows = rows_of(picture)
    behind = table(picture)
    most = max(int(row[1]) for row in behind)
    caption = re.findall(r"<figcaption>(.*?)</figcaption>", picture, re.S)[0]
    alone = [int(row[1]) for row in behind].count(most) == 1
    assert numbers(caption)[-1:] == ([most] if alone else [])
    assert rows[0][2] == articles
    for column, (_, drawing, count) in enumerate(rows, 1):
        told = [int(row[column]) for row in behind if row[column]]
        assert sum(told) == count
        assert heights(drawing) == [max(round(60 * number / most), 2) for number in told]
    if len(rows) > 1:
        assert sum(count for _, _, count in rows[1:]) == articles


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("person", ["lin-zhiyuan", "he-qing", "fang-xiaoman", "shen-yan"])
def test_a_persons_bars_are_the_articles_that_are_listed(paper: SiteDriver, script: str, person: str) -> None:
    html = paper.page(f"{script}reporters/{person}.html")
    check_flow(html, len(linked(rest(html))))


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_sections_bars_are_the_articles_of_its_years(paper: SiteDriver, script: str) -> None:
    folder = f"{script}sections/yaowen"
    index = paper.page(f"{folder}/index.html")
    listed = {}
    for path in paper.tree():
        if re.fullmatch(rf"{folder}/\d{{4}}\.html", path):
            html = paper.page(path)
            listed[path[-9:-5]] = len(linked(rest(html)))
            check_flow(html, listed[path[-9:-5]])
    check_flow(index, sum(listed.values()))
    told = {row[0][:4]: int(row[1]) for row in table(drawn(index, "tide"))}
    assert told == listed
    assert len(re.findall(r'<th scope="row"><a href="\d{4}\.html">', index)) == len(listed)


# ── a year in ink


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_years_ink_is_the_calendars(paper: SiteDriver, script: str) -> None:
    html = paper.page(f"{script}archive/2026.html")
    picture = drawn(html, "ink")
    days = re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"><use', picture)
    crosses = sum(drawing.count("m0-12") for drawing in svgs(picture))
    published, articles, missing = numbers(re.findall(r"<figcaption>(.*?)</figcaption>", picture, re.S)[0])
    behind = [[int(cell or 0) for cell in row[1:]] for row in table(picture)]
    assert [sum(column) for column in zip(*behind, strict=True)] == [published, missing, articles]
    assert len(days) == published == len(FRIDAYS) - len(LOST)
    assert crosses == missing == len(LOST)
    assert sum(numbers(name)[-1] for _, name in days) == articles
    calendar = set(re.findall(r'href="([^"]+/index\.html)"', rest(html)))
    assert {href for href, _ in days} <= calendar
    for href, name in days:
        listed = linked_in_issue(paper, f"{script}{href.removeprefix('../')}")
        assert listed == numbers(name)[-1]


def linked_in_issue(paper: SiteDriver, path: str) -> int:
    return len(set(re.findall(r'href="(\d\d-\d\d\.html)"', paper.page(path))))


# ── who signs with whom


@pytest.mark.parametrize("script", SCRIPTS)
def test_company_is_mutual_and_as_long_as_its_numbers(paper: SiteDriver, script: str) -> None:
    def company(person: str) -> dict[str, tuple[int, int]]:
        picture = drawn(paper.page(f"{script}reporters/{person}.html"), "with")
        found = re.findall(r'<li><a href="([\w-]+)\.html">.*?d="M0 0H(\d+)".*?<span>(\d+)', picture, re.S)
        return {name: (int(width), int(count)) for name, width, count in found}

    assert company("lin-zhiyuan") == {"he-qing": (100, 20)}
    assert company("he-qing")["lin-zhiyuan"][1] == 20
    html = paper.page(f"{script}reporters/ouyang-lan.html")
    assert company("ouyang-lan")["fang-xiaoman"][1] == len(linked(rest(html))) == sum(PAGES.values())
    alone = paper.page(f"{script}reporters/shen-yan.html")
    assert 'class="chart with"' not in alone


def test_both_scripts_draw_the_same(paper: SiteDriver) -> None:
    for path in ("archive/2026.html", "reporters/lin-zhiyuan.html", "sections/yaowen/index.html"):
        shapes = [re.findall(r' d="[^"]*"', paper.page(f"{script}{path}")) for script in SCRIPTS]
        assert shapes[0] == shapes[1]
    assert "數字表" in paper.page("zh-tw/archive/2026.html")


def test_pictures_have_names_of_their_own(paper: SiteDriver) -> None:
    """No id twice on a page, no drawing that refers to one that is not there."""
    for path in ("index.html", "2026/11/20/03.html", "archive/2026.html", "reporters/lin-zhiyuan.html"):
        html = paper.page(path)
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), path
        asked = re.findall(r'(?:url\(#|use href="#|aria-labelledby=")([\w-]+)', html)
        assert set(asked) <= set(ids), path


SMALLEST = """() => Math.min(...[...document.querySelectorAll('.chart svg text')].map(
  e => e.getScreenCTM().a * parseFloat(getComputedStyle(e).fontSize)))"""
NARROWEST = """() => Math.min(...[...document.querySelectorAll('.ink svg a')].map(
  e => Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height)))"""


@pytest.mark.browser
def test_drawings_can_be_read_and_hit_on_a_phone(paper: SiteDriver, chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.goto((paper.folder / "output" / "index.html").as_uri())
    assert page.evaluate(SMALLEST) >= 14
    first = page.locator(".maps svg a").first
    first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "2026/11/20/01-02.html"
    page.goto((paper.folder / "output" / "archive" / "2026.html").as_uri())
    assert page.evaluate(SMALLEST) >= 14
    assert page.evaluate(NARROWEST) >= 24
    page.close()
