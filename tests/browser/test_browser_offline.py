"""Without a network: an issue that was opened stands whole, and what was never stored says what is.

The paper is served under a base path from a thread; being offline is a server that has gone.
"""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from page_kinds import NAMED, example
from paper_host import Paper
from window import Visit

from broadsheet.preview.overlay import NO_WORKER, dress

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

PATIENCE = 60_000  # milliseconds: a busy machine stores an issue slowly
KB = 1024
# a worker tells nobody what it has done: what it stored is looked at until it is there
UNTIL = """async ([check, arg, patience]) => {
  const holds = eval(check);
  for (const end = Date.now() + patience; Date.now() < end; ) {
    if (await holds(arg)) return true;
    await new Promise((again) => setTimeout(again, 20));
  }
  return false;
}"""
# an issue is whole when its mark is stored
WHOLE = """async ([root, issue]) => {
  const names = (await caches.keys()).filter((name) => name.endsWith(" issue " + root + issue));
  return names.length === 1 && await caches.match(root + names[0]);
}"""
ADDRESSES = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const {url} of await (await caches.open(name)).keys()) found.push(url);
  return found;
}"""
NOTE_REGISTRATIONS = """window.asked = [];
navigator.serviceWorker.register = (url) => {
  asked.push(String(url));
  return Promise.reject(new Error("noted"));
};"""
BLANK = "[...document.images].filter(one => one.complete && !one.naturalWidth).map(one => one.src)"
DECODED = "all => Promise.all(all.map(one => one.decode().catch(() => {})))"


@pytest.fixture
def paper(home: Path, tmp_path: Path) -> Iterator[Paper]:
    found = Paper(shutil.copytree(home, tmp_path / "paper"))
    yield found
    with suppress(OSError):
        found.offline()


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def issue_folder(path: str) -> str:
    found = re.match(r"(?:zh-tw/)?\d{4}/\d\d/\d\d[^/]*/", path)
    assert found
    return found[0]


def visited(reader: BrowserContext, paper: Paper, path: str) -> Page:
    """A page of an issue, open until the whole issue is stored."""
    page = reader.new_page()
    page.goto(paper.root + path)
    until(page, WHOLE, [paper.root, issue_folder(path)])
    return page


def until(page: Page, check: str, arg: object = None) -> None:
    """Wait until a function of the page, which may be async, gives something."""
    assert page.evaluate(UNTIL, [check, arg, PATIENCE]), f"never came: {check} of {arg}"


def pages_of(paper: Paper, folder: str) -> list[str]:
    return sorted(folder + each.name for each in (paper.folder / folder).glob("*.html"))


def an_issue(home: Path, kind: str = "article-table") -> str:
    return example(home, NAMED[kind])


@pytest.mark.parametrize("kind", ["article-table", "article-traditional"])
def test_after_one_visit_the_whole_issue_opens_without_a_network(
    reader: BrowserContext, paper: Paper, home: Path, kind: str
) -> None:
    path = an_issue(home, kind)
    page = visited(reader, paper, path)
    paper.offline()
    for each in pages_of(paper, issue_folder(path)):
        page.goto(paper.root + each)
        assert page.title() in (home / each).read_text(encoding="utf-8"), each
        assert page.locator("#stored").count() == 0, each
        assert page.evaluate("document.styleSheets.length") > 0, each
        page.locator("img").evaluate_all(DECODED)
        assert page.evaluate(BLANK) == [], each


def test_the_front_opens_too_and_by_its_folder(reader: BrowserContext, paper: Paper, home: Path) -> None:
    page = visited(reader, paper, an_issue(home))
    paper.offline()
    page.goto(paper.root)
    assert page.locator("h1").count() == 1 and page.locator("#stored").count() == 0


def test_photographs_are_there_in_one_size_for_every_width(
    reader: BrowserContext, paper: Paper, home: Path
) -> None:
    [path] = [each for each in pages_of(paper, "2026/11/13/") if "<picture" in (home / each).read_text()][:1]
    page = visited(reader, paper, path)
    assert [url for url in page.evaluate(ADDRESSES) if url.endswith(".jpg")] == []
    paper.offline()
    for width in (390, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(paper.root + path)
        page.locator("picture img").first.scroll_into_view_if_needed()
        page.locator("picture img").evaluate_all(DECODED)
        assert page.evaluate(BLANK) == [], width


def test_a_page_that_was_never_stored_lists_what_is(reader: BrowserContext, paper: Paper, home: Path) -> None:
    path = an_issue(home)
    folder = issue_folder(path)
    page = visited(reader, paper, path)
    paper.offline()
    page.goto(paper.root + "corrections.html")
    listed = page.locator("#stored a").evaluate_all("all => all.map(one => one.href)")
    articles = [each for each in pages_of(paper, folder) if re.search(r"-\d+\.html$", each)]
    assert listed == [paper.root + each for each in (f"{folder}index.html", *articles)]
    assert page.locator("#stored h2").inner_text().startswith("2026年11月")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(247, 246, 243)"
    page.locator("#stored a").nth(1).click()
    page.wait_for_url(paper.root + articles[0])


def test_trying_again_asks_for_the_page_that_was_wanted(
    reader: BrowserContext, paper: Paper, home: Path
) -> None:
    page = visited(reader, paper, an_issue(home))
    paper.offline()
    page.goto(paper.root + "corrections.html")
    paper.online()
    page.locator(".go a").click()
    page.wait_for_function("!document.querySelector('#stored')")
    assert page.url == paper.root + "corrections.html"


def test_each_edition_answers_in_its_own_script(reader: BrowserContext, paper: Paper, home: Path) -> None:
    page = visited(reader, paper, an_issue(home))
    paper.offline()
    page.goto(paper.root + "zh-tw/corrections.html")
    assert page.locator("html").get_attribute("lang") == "zh-TW"
    assert page.locator("h1").inner_text() == "沒有連上網"
    assert page.locator("#stored a").count() == 0  # what was read in the other script is not offered here


def test_a_page_that_changed_is_shown_as_it_is_now(reader: BrowserContext, paper: Paper, home: Path) -> None:
    path = an_issue(home)
    page = visited(reader, paper, path)
    other = next(each for each in pages_of(paper, issue_folder(path)) if each != path)
    paper.rewrite(other, "</main>", "<p id='news'>刚刚改过</p></main>")
    page.goto(paper.root + other)
    assert page.locator("#news").inner_text() == "刚刚改过"
    now = "async (url) => (await (await caches.match(url)).text()).includes('刚刚改过')"
    until(page, now, paper.root + other)
    paper.offline()
    page.reload()
    assert page.locator("#news").count() == 1


def test_a_page_that_is_gone_is_gone(reader: BrowserContext, paper: Paper, home: Path) -> None:
    path = an_issue(home)
    page = visited(reader, paper, path)
    (paper.folder / path).unlink()
    answer = page.goto(paper.root + path)
    assert answer is not None and answer.status == 404
    until(page, "async (url) => !await caches.match(url)", paper.root + path)


def test_a_new_worker_takes_over_and_forgets_the_old_offline_page(
    reader: BrowserContext, paper: Paper, home: Path
) -> None:
    page = visited(reader, paper, an_issue(home))
    text = (paper.folder / "sw.js").read_text(encoding="utf-8")
    version = re.search(r'= ?\["(\w+)"', text)
    assert version
    paper.rewrite("offline.html", "再试一次", "现在再试")
    paper.rewrite("sw.js", version[1], "00000000")
    page.reload()
    until(page, "async () => (await caches.keys()).some((one) => one.endsWith(' offline 00000000'))")
    until(page, "async () => (await caches.keys()).filter((one) => / offline \\w+$/.test(one)).length === 1")
    paper.offline()
    page.goto(paper.root + "corrections.html")
    assert page.locator(".go a").inner_text() == "现在再试"
    assert page.locator("#stored a").count() > 3  # issues stay


def test_an_issue_of_which_the_host_lost_a_page_is_asked_for_again(
    reader: BrowserContext, paper: Paper, home: Path
) -> None:
    path = an_issue(home)
    folder = issue_folder(path)
    lost = next(each for each in reversed(pages_of(paper, folder)) if each != path)
    paper.failing.add(lost)
    page = reader.new_page()
    page.goto(paper.root + path)
    for _ in range(600):
        page.wait_for_timeout(100)
        if paper.refused:
            break
    page.wait_for_timeout(500)
    assert paper.refused == [lost] and not page.evaluate(WHOLE, [paper.root, folder])
    paper.failing.clear()
    page.reload()
    until(page, WHOLE, [paper.root, folder])
    assert page.evaluate("async (url) => !!(await caches.match(url))", paper.root + lost)


def test_the_last_eight_issues_stay(reader: BrowserContext, paper: Paper, home: Path) -> None:
    path = an_issue(home)
    issue = paper.folder / issue_folder(path)
    for day in range(1, 10):
        shutil.copytree(issue, paper.folder / f"2025/01/{day:02d}")
    for day in range(1, 10):
        page = visited(reader, paper, f"2025/01/{day:02d}/{Path(path).name}")
    until(page, "async () => (await caches.keys()).filter(name => name.includes(' issue ')).length === 8")
    assert not any(name.endswith("2025/01/01/") for name in page.evaluate("caches.keys()"))


def test_a_reader_who_saves_data_fetches_nothing_unasked(
    reader: BrowserContext, paper: Paper, home: Path
) -> None:
    reader.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    path = an_issue(home)
    page = reader.new_page()
    page.goto(paper.root + path)
    page.wait_for_function("navigator.serviceWorker.controller")
    page.reload()  # through the worker: what is read is stored, nothing else
    until(page, "async (url) => await caches.match(url)", paper.root + path)
    page.evaluate("navigator.serviceWorker.ready.then(({active}) => active.postMessage([]))")
    stored = {url for url in page.evaluate(ADDRESSES) if re.search(r"/\d\d(-\d\d)?\.html", url)}
    assert stored == {paper.root + path}


def test_nothing_is_registered_from_a_disk(chromium: Browser, home: Path) -> None:
    with chromium.new_context() as context:
        context.add_init_script(NOTE_REGISTRATIONS)
        page = context.new_page()
        page.goto((home / an_issue(home)).as_uri())
        assert page.evaluate("asked") == []


def test_nothing_is_registered_in_a_preview(reader: BrowserContext, paper: Paper, home: Path) -> None:
    path = an_issue(home)
    reader.add_init_script(NOTE_REGISTRATIONS)
    page = reader.new_page()
    page.goto(paper.root + path)
    assert page.evaluate("asked") == [paper.root + "sw.js"]
    file = paper.folder / path
    file.write_bytes(dress(file.read_bytes(), port=1, problems=()))
    page.goto(paper.root + path)
    assert page.evaluate("asked") == []


def test_a_preview_at_the_same_address_takes_the_worker_back(
    reader: BrowserContext, paper: Paper, home: Path
) -> None:
    page = visited(reader, paper, an_issue(home))
    (paper.folder / "sw.js").write_text(NO_WORKER, encoding="utf-8")
    page.reload()
    until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")


def test_the_text_of_an_issue_of_four_pages_is_within_300_kb(home: Path) -> None:
    folder = issue_folder(an_issue(home))
    pages = list((home / folder).glob("*.html"))
    assert len([page for page in pages if len(page.stem) == 2]) == 4
    files = [*pages, home / "index.html", *(home / "assets").iterdir()]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 300 * KB


def test_the_offline_page_as_it_lies_there_says_what_will_be_stored(visit: Visit) -> None:
    page = visit(NAMED["offline"])
    assert page.locator("#stored").inner_text() == "打开过的报纸会自动存下整期，连不上网时可以从这里接着读。"
    assert page.locator(".go a").get_attribute("href") == ""
