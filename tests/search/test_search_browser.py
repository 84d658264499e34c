"""The search in a browser: every text is found, from disk and from a server, by keyboard, by address."""

from __future__ import annotations

import gzip
import random
import re
import threading
from collections.abc import Iterator
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from search_papers import value

from broadsheet.chinese.folding import classes, fold
from broadsheet.web.search.shards import script
from broadsheet.web.upright import stand_upright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser
RUN = (Path(__file__).parent / "run_queries.js").read_text(encoding="utf-8")
MEMBERS = {char: each for each in classes() for char in each}
SHIFTS = """window.moved = 0; new PerformanceObserver((list) => {
  for (const one of list.getEntries()) moved += one.value;
}).observe({type: 'layout-shift', buffered: true})"""
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'"


@pytest.fixture(scope="session")
def served(demo: Path) -> Iterator[str]:
    """The demo from a server that allows no script but its own files, and nothing to be fetched."""

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", STRICT)
            super().end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(demo)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that fails the test if its script fails."""
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(10_000)
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("console", lambda told: failures.append(told.text) if "Policy" in told.text else None)
    yield page
    context.close()
    assert not failures


def settle(page: Page) -> None:
    page.wait_for_selector("#found[aria-busy=false]", state="attached")


def go(page: Page, address: str) -> Page:
    page.goto(address)
    settle(page)
    return page


def names(page: Page) -> list[str]:
    return [str(link.get_attribute("href")) for link in page.query_selector_all("#found a")]


def texts_of(root: Path) -> dict[str, list[str]]:
    """Name → the fields that are searched."""
    found = {}
    for path in sorted((root / "search/text").rglob("*.js")):
        made = value(path.read_text(encoding="utf-8"))
        assert isinstance(made, list)
        found[path.relative_to(root / "search/text").with_suffix("").as_posix()] = made[1]
    return found


def otherwise(text: str, chance: random.Random) -> str:
    """The same text as somebody may type it: any form of each character, wide or narrow."""
    return "".join(chance.choice(MEMBERS.get(char, char)) for char in text)


def substrings(texts: dict[str, list[str]], number: int, chance: random.Random) -> list[str]:
    fields = [field for each in texts.values() for field in each if len(field) > 1]
    found: list[str] = []
    while len(found) < number:
        (field,) = chance.choices(fields, weights=list(map(len, fields)))
        start = chance.randrange(len(field))
        text = field[start : start + chance.randint(2, 12)]
        if len(fold(text)) > 1 and not re.search(r"\s", text):
            found.append(text)
    return found


@pytest.mark.parametrize("edition", ["", "zh-tw/"])
def test_500_substrings_are_found_where_they_stand_and_nowhere_else(
    demo: Path, page: Page, edition: str
) -> None:
    assert not mistaken(demo, page, edition, 500)


@pytest.mark.parametrize("edition", ["", "zh-tw/", "zh-hk/"])
def test_substrings_are_found_through_the_directory_of_many_segments(
    years: Path, page: Page, edition: str
) -> None:
    """Of five years, in each edition."""
    root = value((years / edition / "search/index.js").read_text(encoding="utf-8"))
    assert isinstance(root, list)
    shards, segments = root
    assert shards and len(segments) == 5
    assert not mistaken(years, page, edition, 500 if edition == "zh-hk/" else 200)


def mistaken(root: Path, page: Page, edition: str, number: int) -> list[object]:
    """From disk: the queries of which too little or too much was found; every second one in any script."""
    chance = random.Random(edition)
    texts = texts_of(root / edition)
    asked = substrings(texts, number, chance)
    asked[1::2] = [otherwise(text, chance) for text in asked[1::2]]
    go(page, f"file://{root}/{edition}search.html")
    answers = page.evaluate(RUN, asked)
    folded = {name: [fold(field) for field in fields] for name, fields in texts.items()}
    wrong: list[object] = []
    for text, (said, found) in zip(asked, answers, strict=True):
        wanted = [name for name, fields in folded.items() if any(fold(text) in field for field in fields)]
        in_order = found == sorted(found, key=lambda one: one[:10], reverse=True)
        if sorted(found) != wanted or not in_order or re.sub(r"\D", "", said) != str(len(wanted)):
            wrong.append((text, said, found, wanted))
    return wrong


@pytest.mark.parametrize("sort", ["new", "old", "fit"])
@pytest.mark.parametrize("paper", ["demo", "years"])
def test_the_order_is_as_asked(request: pytest.FixtureRequest, page: Page, paper: str, sort: str) -> None:
    """Of one segment and of five."""
    demo = request.getfixturevalue(paper)
    go(page, f"file://{demo}/search.html?q=渡口&sort={sort}")
    while page.is_visible("#more"):
        page.click("#more")
        settle(page)
    found = [name.removesuffix(".html") for name in names(page)]
    texts = texts_of(demo)
    wanted = [name for name, fields in texts.items() if any("渡口" in field for field in fields)]
    newest = sorted(wanted, reverse=True)
    headed = [name for name in newest if any("渡口" in field for field in texts[name][:4])]
    orders = {
        "new": newest,
        "old": wanted,
        "fit": headed + [name for name in newest if name not in headed],
    }
    assert len(set(found)) == len(found)
    assert found == orders[sort]


def test_a_server_with_a_strict_policy_serves_the_search_too(served: str, page: Page) -> None:
    go(page, f"{served}/search.html?q=末班渡輪")
    assert "2026/11/20/01-01.html" in names(page)
    page.click("#found a")
    assert page.locator("article").count()
    page.go_back()
    settle(page)
    assert page.input_value("[name=q]") == "末班渡輪"


def test_a_hit_is_marked_in_the_headline_and_in_whole_clauses(demo: Path, page: Page) -> None:
    go(page, f"file://{demo}/search.html?q=末班渡輪")
    item = page.locator("#found li", has_text="多等一小时")
    assert item.locator("h2 mark").inner_text() == "末班渡轮"
    snippets = item.locator(".snip").all_inner_texts()
    assert 1 <= len(snippets) <= 3
    texts = texts_of(demo)["2026/11/20/01-01"]
    for snippet in snippets:
        shown = re.sub(r"文中还有\d+处$", "", snippet).strip().strip("…")
        assert any(shown in text for text in texts)
        assert len(shown) <= 110


def test_words_apart_must_all_stand_in_an_article(demo: Path, page: Page) -> None:
    go(page, f"file://{demo}/search.html?q=渡口+停航")
    wanted = {
        f"{name}.html"
        for name, fields in texts_of(demo).items()
        if all(any(word in field for field in fields) for word in ("渡口", "停航"))
    }
    assert wanted and set(names(page)) == wanted
    assert page.locator("#found li").first.locator("mark", has_text="停航").count()


def test_filters_narrow_and_stand_in_the_address(demo: Path, page: Page) -> None:
    go(page, f"file://{demo}/search.html?q=渡口")
    page.click("summary:has-text('缩小范围')")
    page.select_option("[name=section]", label="副刊")
    settle(page)
    page.fill("[name=from]", "2026年11月13日")
    page.press("[name=from]", "Enter")
    settle(page)
    assert "section=" in page.url and "from=2026" in page.url
    found = names(page)
    assert found and all(name >= "2026/11/13" for name in found)
    assert all("副刊" in line for line in page.locator("#found .by").all_inner_texts())
    page.fill("[name=to]", "2026-11-13")
    page.press("[name=to]", "Enter")
    settle(page)
    assert names(page) == [name for name in found if name < "2026/11/14"]


@pytest.mark.parametrize("person", ["林知远", "林知遠", "lin-zhiyuan"])
def test_a_person_is_found_by_name_or_address(demo: Path, page: Page, person: str) -> None:
    go(page, f"file://{demo}/search.html?person={person}")
    found = names(page)
    assert len(found) == 8
    go(page, f"file://{demo}/search.html?person={person}&page=1")
    assert names(page) == [name for name in found if name[11:13] == "01"]


def test_back_and_forward_search_again(demo: Path, page: Page) -> None:
    go(page, f"file://{demo}/search.html")
    for word in ("渡口", "早市"):
        page.fill("[name=q]", word)
        page.press("[name=q]", "Enter")
        settle(page)
    markets = names(page)
    page.go_back()
    settle(page)
    assert page.input_value("[name=q]") == "渡口" and names(page) != markets
    page.go_forward()
    settle(page)
    assert names(page) == markets and "早市" in page.title()
    page.go_back()
    page.go_back()
    settle(page)
    assert not names(page) and page.is_visible("#plain")


def test_the_keys_lead_through_the_results(demo: Path, page: Page) -> None:
    go(page, f"file://{demo}/search.html?q=渡口")
    page.focus("[name=q]")
    focused = "document.activeElement.getAttribute('href') || document.activeElement.name"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == names(page)[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "q"


def test_escape_leads_back_to_the_field_and_the_focus_stays_there(demo: Path, page: Page) -> None:
    go(page, f"file://{demo}/search.html?q=渡口")
    focused = "document.activeElement.getAttribute('href') || document.activeElement.name"
    page.focus("[name=q]")
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Escape"):
        page.keyboard.press(key)
    assert page.evaluate(focused) == "q"
    page.fill("[name=q]", "早市")
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate(focused) == "q" and names(page)
    page.keyboard.press("Escape")
    assert page.input_value("[name=q]") == "早市" or page.evaluate(focused) == "q"


def test_the_keys_reach_the_button_below_the_results(demo: Path, page: Page) -> None:
    go(page, f"file://{demo}/search.html?q=渡口")
    page.locator("#found a").last.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "more"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.getAttribute('href')") == names(page)[-1]


def test_tab_goes_through_the_results_in_their_order(demo: Path, page: Page) -> None:
    go(page, f"file://{demo}/search.html?q=渡口")
    page.locator("#found a").first.focus()
    for name in names(page)[1:]:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == name
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "more"


def test_the_count_is_told_to_those_who_do_not_see_it(demo: Path, page: Page) -> None:
    """A live region that is on the page before it is filled, and says that work is going on."""
    page.add_init_script(
        "window.told = []; addEventListener('DOMContentLoaded', () => new MutationObserver(() =>"
        " told.push(document.getElementById('said').textContent)"
        ").observe(document.getElementById('said'), {childList: true, subtree: true}))"
    )
    go(page, f"file://{demo}/search.html")
    assert page.locator("#said[role=status]").count() == 1
    page.fill("[name=q]", "渡口")
    page.press("[name=q]", "Enter")
    page.wait_for_selector("#found li")
    settle(page)
    assert page.evaluate("told")[-2:] == ["正在找……", "共30篇"]
    assert page.get_attribute("#found", "aria-busy") == "false" and page.get_attribute("#found", "aria-label")


def test_numbers_stand_upright_in_vertical_results(years: Path, page: Page) -> None:
    """As web/upright marks those of a page."""
    go(page, f"file://{years}/zh-tw/search.html?q=船票&from=2024")
    item = page.locator("#found li", has_text="1234")
    marks = ["2024", "3", "12", "2024", "1234", "98%", "NASA"]
    across = [one.inner_text() for one in item.locator(".by:first-child .tcy, .snip .tcy").all()]
    below = [one.inner_text() for one in item.locator(".by:first-child .up, .snip .up").all()]
    assert sorted(across + below) == sorted([*marks, "5", "3"])
    for line in (*item.locator(".snip").all(), item.locator(".by > span").first):
        plain = line.inner_text()
        marked = re.sub(r"</?mark>|<small>.*</small>", "", line.inner_html())
        assert marked == stand_upright(plain)
    go(page, f"file://{years}/search.html?q=船票&from=2024")
    assert page.locator("#found li").count() and not page.locator("#found .tcy, #found .up").count()


@pytest.mark.parametrize(
    "line",
    [
        "船票5元，12米，365，5%，-5，+12，2026，100%，3.42，1,308，$50，¥3.5，€1,200",
        "船票AI，WHO，A4，G20，5G，02-2345-6789，11/20，km/h，COVID-19，iPhone，e.g",
        "船票Vitamin C，AT&T，R&D，É，E\u0301，Élan 5G，l’été，ΔΣ，Я，①，Ⅷ，½，12 km，B 超",
    ],
)
def test_every_form_stands_in_vertical_results_as_on_a_page(years: Path, page: Page, line: str) -> None:
    def instead(route: Route) -> None:
        path = Path(route.request.url.removeprefix("file://").split("?")[0])
        by, fields = value(path.read_text(encoding="utf-8"))  # type: ignore[misc]
        route.fulfill(body=script([by, [*fields[:4], line]]), content_type="text/javascript")

    page.route("**/search/text/2024/**", instead)
    go(page, f"file://{years}/zh-tw/search.html?q=船票&from=2024&to=2024")
    shown = page.locator("#found .snip").inner_html()
    assert re.sub(r"</?mark>", "", shown) == stand_upright(escape(line, quote=False))


def test_more_results_follow_and_take_the_focus(demo: Path, page: Page) -> None:
    go(page, f"file://{demo}/search.html?q=渡口")
    assert len(names(page)) == 10 and "共30篇" in page.inner_text("#said")
    page.focus("#more")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('#found li').length === 20")
    settle(page)
    assert page.evaluate("document.activeElement.getAttribute('href')") == names(page)[10]


@pytest.mark.parametrize(
    "query, said",
    [("渡", "两个字"), ("没有这样的话", "没有找到“没有这样的话”"), ("   ", ""), ("林 知", "篇")],
)
def test_what_cannot_be_found_is_said(demo: Path, page: Page, query: str, said: str) -> None:
    go(page, f"file://{demo}/search.html?q={query}")
    told = page.locator("#said")
    assert said in told.inner_text() and told.get_attribute("role") == "status"


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "%s$&$1", "\\u003c"]
)
def test_nothing_that_is_typed_becomes_markup(demo: Path, page: Page, query: str) -> None:
    go(page, f"file://{demo}/search.html")
    before = page.locator("main *").count()
    page.fill("[name=q]", query)
    page.press("[name=q]", "Enter")
    settle(page)
    assert query in page.inner_text("#said")
    assert page.locator("main img, main #found *, #said * *").count() == 0
    assert page.locator("main *").count() <= before + 2


def test_a_missing_file_is_told(demo: Path, page: Page) -> None:
    page.route("**/search/grams/**", lambda route: route.abort())
    page.goto(f"file://{demo}/search.html?q=渡口")
    settle(page)
    assert "索引没有读全" in page.inner_text("#said")
    page.unroute("**/search/grams/**")
    page.click("button:has-text('再找一次')")
    page.wait_for_selector("#found li")
    settle(page)
    assert page.evaluate("document.activeElement.getAttribute('href')") == names(page)[0]


def test_a_file_that_is_lost_midway_makes_no_count_wrong(demo: Path, page: Page) -> None:
    lost: list[bool] = []
    page.route("**/search/text/**", lambda route: route.abort() if lost else route.continue_())
    go(page, f"file://{demo}/search.html?q=渡口")
    lost.append(True)
    page.click("#more")
    settle(page)
    assert "索引没有读全" in page.inner_text("#said")
    lost.clear()
    page.click("button:has-text('再找一次')")
    settle(page)
    assert len(names(page)) == 10 and "共30篇" in page.inner_text("#said")


def test_a_question_loads_what_it_has_room_for_and_then_asks(demo: Path, page: Page) -> None:
    """Texts of 6,000 characters: four have room; all are found by going on."""
    loaded: list[str] = []

    def longer(route: Route) -> None:
        path = Path(route.request.url.removeprefix("file://").split("?")[0])
        line, fields = value(path.read_text(encoding="utf-8"))  # type: ignore[misc]
        loaded.append(path.name)
        route.fulfill(body=script([line, [*fields, "江" * 6000]]), content_type="text/javascript")

    page.route("**/search/text/**", longer)
    go(page, f"file://{demo}/search.html?q=渡口")
    assert len(loaded) == len(names(page)) == 4
    assert page.is_visible("#more")
    while page.is_visible("#more"):
        page.click("#more")
        settle(page)
        assert len(loaded) <= 5 + len(names(page))
    assert len(names(page)) == 30 and "共30篇" in page.inner_text("#said")


def test_without_a_script_the_plain_index_is_there(demo: Path, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"file://{demo}/search.html")
    assert page.is_visible("noscript p") and not page.is_visible("form[role=search]")
    assert page.is_visible("#plain a[href='archive/2026.html']")
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_a_late_script_shows_the_form(demo: Path, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(SHIFTS)

    def late(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/assets/search.*.js", late)
    page.goto(f"file://{demo}/search.html")
    settle(page)
    page.wait_for_timeout(200)
    assert page.is_visible("#search") and page.evaluate("moved") == 0


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_no_width_needs_scrolling_sideways(demo: Path, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    go(page, f"file://{demo}/zh-tw/search.html?q=渡口&page=1")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_a_short_answer_leaves_moves_nothing(demo: Path, page: Page) -> None:
    """Ten results, then one that comes late: what stands below stays out of sight."""
    go(page, f"file://{demo}/search.html?q=渡口")
    page.evaluate(SHIFTS)

    def late(route: Route) -> None:
        page.wait_for_timeout(700)
        route.continue_()

    page.route("**/search/text/**", late)
    page.fill("[name=q]", "末班渡輪")
    page.press("[name=q]", "Enter")
    page.wait_for_timeout(100)
    settle(page)
    page.wait_for_timeout(200)
    assert page.locator("#found li").count() < 3 and page.evaluate("moved") == 0


def test_all_scripts_are_within_10_kb(demo: Path) -> None:
    """A reader's comforts, the search, the worker: what is more than text is not to cost more."""
    scripts = [*demo.glob("assets/*.js"), demo / "sw.js"]
    assert len(scripts) == 3
    assert sum(len(gzip.compress(script.read_bytes())) for script in scripts) <= 10 * 1024


def test_the_styles_of_the_search_are_its_own(demo: Path) -> None:
    (styles,) = demo.glob("assets/search.*.css")
    assert len(gzip.compress(styles.read_bytes())) < 1024
    assert styles.name in (demo / "search.html").read_text(encoding="utf-8")
    assert styles.name not in (demo / "index.html").read_text(encoding="utf-8")
