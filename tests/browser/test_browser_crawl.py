"""Law 7 as a reader meets it: from the front page by its links, with the files on a disk.

Every page that is linked opens, every fragment is there, every article stands on its news page exactly
once and at most two clicks from its issue; no page calls for anything outside the folder or complains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from page_kinds import ARTICLE, NAMED
from window import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

pytestmark = pytest.mark.browser

LEFT = "net::ERR_ABORTED"  # the page was left while it still loaded
FOUND = """() => ({
  ids: [...document.querySelectorAll('[id]')].map(e => e.id),
  links: [...document.querySelectorAll('a[href]')].filter(a => a.getClientRects().length)
    .map(a => [new URL(a.getAttribute('href'), document.baseURI).href, Boolean(a.closest('h1,h2,h3,h4'))]),
})"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page as crawled; links are (output path, fragment), of headings too in their own list."""

    ids: frozenset[str]
    links: tuple[tuple[str, str], ...]
    headlines: tuple[str, ...]

    def targets(self) -> set[str]:
        return {path for path, _ in self.links}


@dataclass(slots=True, kw_only=True)
class Crawl:
    pages: dict[str, Found] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)


def crawled(context: BrowserContext, home: Path, start: str) -> Crawl:
    """Every page of a variant that can be reached from its front page."""
    crawl = Crawl()
    page = context.new_page()
    listen(page, home, crawl)
    waiting = [start]
    while waiting:
        path = waiting.pop()
        crawl.pages[path] = found = read(page, home, path)
        for target in sorted(found.targets() - crawl.pages.keys() - set(waiting)):
            if not (home / target).is_file():
                crawl.dead.append(f"{path}: {target}")
            elif target.endswith(".html") and variant(target) == variant(start):
                waiting.append(target)
    page.close()
    return crawl


def listen(page: Page, home: Path, crawl: Crawl) -> None:
    def hear(what: str, text: str) -> None:
        crawl.complaints.append(f"{page.url.removeprefix(home.as_uri())}: {what}: {text}")

    page.on("console", lambda told: told.type in {"error", "warning"} and hear(told.type, told.text))
    page.on("pageerror", lambda error: hear("script", str(error)))
    page.on("requestfailed", lambda request: request.failure != LEFT and hear("failed", request.url))
    page.on("request", lambda request: request.url.startswith(home.as_uri()) or hear("outside", request.url))


def read(page: Page, home: Path, path: str) -> Found:
    page.goto((home / path).as_uri())
    # a moved page sends its readers on; what it shows is there
    page.wait_for_load_state()
    told = page.evaluate(FOUND)
    links = [(inside(home, url), heads) for url, heads in told["links"]]
    return Found(
        ids=frozenset(told["ids"]),
        links=tuple(sorted({link for link, _ in links if link})),
        headlines=tuple(link[0] for link, heads in links if link and heads),
    )


def inside(home: Path, url: str) -> tuple[str, str] | None:
    """(output path, fragment) of an address below the output folder; None for the world outside."""
    parts = urlsplit(url)
    if parts.scheme != "file":
        return None
    return Path(unquote(parts.path)).relative_to(home).as_posix(), unquote(parts.fragment)


def variant(path: str) -> str:
    first = path.partition("/")[0]
    return first if first.startswith("zh-") else ""


@pytest.fixture(scope="module", params=["index.html", "zh-tw/index.html"])
def crawl(request: pytest.FixtureRequest, chromium: Browser, home: Path) -> Iterator[Crawl]:
    context = chromium.new_context()
    yield crawled(context, home, request.param)
    context.close()


def test_no_link_is_dead_and_no_page_complains_or_asks_outside(crawl: Crawl) -> None:
    assert (crawl.dead, crawl.complaints) == ([], [])
    lost = [
        f"{path}: {target}#{fragment}"
        for path, found in crawl.pages.items()
        for target, fragment in found.links
        if fragment and target in crawl.pages and fragment not in crawl.pages[target].ids
    ]
    assert lost == []


def test_every_article_is_reached(crawl: Crawl, home: Path) -> None:
    prefix = variant(next(iter(crawl.pages)))
    root = home / prefix
    written = {path.relative_to(home).as_posix() for path in root.glob("20*/**/*.html")}
    assert written - crawl.pages.keys() == set()
    assert len(articles(crawl)) >= 50


def articles(crawl: Crawl) -> list[str]:
    return [path for path in crawl.pages if re.fullmatch(rf"(zh-tw/)?{ARTICLE}", path)]


def test_every_article_stands_on_its_news_page_exactly_once(crawl: Crawl) -> None:
    for path in articles(crawl):
        news_page = f"{path.rpartition('-')[0]}.html"
        assert crawl.pages[news_page].headlines.count(path) == 1, f"{path} on {news_page}"


def test_every_article_is_two_clicks_from_its_issue(crawl: Crawl) -> None:
    for path in articles(crawl):
        issue = f"{path.rpartition('/')[0]}/index.html"
        once = crawl.pages[issue].targets()
        twice = set().union(*(crawl.pages[target].targets() for target in once if target in crawl.pages))
        assert path in once | twice, path


def follow(page: Page, link: Locator) -> None:
    with page.expect_navigation():
        link.click()


def test_a_reader_clicks_from_the_front_to_every_article_of_the_issue(visit: Visit, home: Path) -> None:
    page = visit(NAMED["front"])
    strip = page.locator(".strip a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    day = strip[0].rpartition("/")[0]
    wanted = {path.relative_to(home).as_posix() for path in (home / day).glob("*-*.html")}
    clicked = set()
    for news_page in strip:
        follow(page, page.locator(f".strip a[href='{news_page}']").first)
        heads = page.locator("main :is(h1,h2,h3) a[href]")
        for number in range(heads.count()):
            follow(page, heads.nth(number))
            clicked.add(inside(home, page.url)[0])
            page.go_back()
        page.go_back()
    assert clicked == wanted


PLANTED = {
    "dead": "<a href='nowhere.html'>坏</a>",
    "outside": "<img src='https://elsewhere.example/x.png' alt=''>",
    "failed": "<img src='none.png' alt=''>",
    "script": "<script>throw new Error('坏')</script>",
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_met(chromium: Browser, tmp_path: Path, fault: str) -> None:
    (tmp_path / "index.html").write_text(
        f"<!doctype html><title>x</title><a href='b.html#gone'>b</a>{PLANTED[fault]}", encoding="utf-8"
    )
    (tmp_path / "b.html").write_text("<!doctype html><title>b</title><p>b", encoding="utf-8")
    context = chromium.new_context()
    crawl = crawled(context, tmp_path, "index.html")
    context.close()
    assert set(crawl.pages) == {"index.html", "b.html"}
    assert any(fault in told for told in crawl.complaints) or (fault == "dead" and crawl.dead)
