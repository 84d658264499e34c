"""What the script adds for a reader: memory, keys, reading aloud, copying. And that nobody needs it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import SiteDriver
from reader_site import KINDS, lay_out_kinds

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

LOOK = """() => { const s = getComputedStyle(document.body);
  return [s.fontSize, s.backgroundColor, getComputedStyle(document.querySelector('.body')).textAlign]; }"""
PLAIN = ["18px", "rgb(247, 246, 243)", "justify"]
CHANGED = ["24px", "rgb(23, 24, 27)", "start"]
SHIFTS = """() => new Promise(done => new PerformanceObserver(list =>
    done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
  .observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 400))"""
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('blocked') }})"
# a browser with one voice that says a sentence at once and notes it
VOICED = """(() => {
  const said = window.said = [];
  const voice = {lang: 'zh-CN', name: '小雨'};
  const speech = new EventTarget();
  Object.assign(speech, {
    getVoices: () => VOICES, cancel: () => said.push('cancel'), pause: () => said.push('pause'),
    resume: () => said.push('resume'),
    speak: words => { said.push(words.text); window.current = words; },
  });
  Object.defineProperty(window, 'speechSynthesis', {value: speech});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})()"""
COPIED = """Object.defineProperty(navigator, 'clipboard', {value: {
  writeText: async text => { window.copied = text; }}});
Object.defineProperty(navigator, 'share', {value: undefined})"""

# where the page is asked to go, noted before it goes: nothing has to be waited for
TURNED = "window.turned = []; navigation.addEventListener('navigate', e => turned.push(e.destination.url))"

Open = Callable[..., "Page"]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """A test's output is not the place for requests."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = lay_out_kinds(SiteDriver(tmp_path_factory.mktemp("reader")).init(title="河湾报")).build()
    return site.folder / "output"


@pytest.fixture(scope="module")
def served(home: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(home))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def open_page(reader: BrowserContext, home: Path) -> Open:
    def opened(kind: str = "news", *, script: str = "", path: str = "") -> Page:
        page = reader.new_page()
        if script:
            page.add_init_script(script)
        page.goto((home / (path or KINDS[kind])).as_uri())
        return page

    return opened


def choose(page: Page, *ids: str) -> None:
    page.locator(".set summary").click()
    for id_ in ids:
        page.locator(f"label:has(#{id_})").click()
    page.wait_for_function("!document.querySelector('.late')")


# ── memory


@pytest.mark.parametrize("protocol", ["file", "http"])
def test_what_was_chosen_holds_on_the_next_page(
    reader: BrowserContext, home: Path, served: str, protocol: str
) -> None:
    root = home.as_uri() if protocol == "file" else served
    page = reader.new_page()
    page.goto(f"{root}/{KINDS['news']}")
    assert page.evaluate(LOOK) == PLAIN
    choose(page, "fs-x", "th-d", "ju-r")
    assert page.evaluate(LOOK) == CHANGED
    page.goto(f"{root}/{KINDS['feature']}")
    assert page.evaluate(LOOK) == CHANGED
    assert page.locator("#fs-x").is_checked() and page.locator("#ln-m").is_checked()
    choose(page, "fs-m", "th-a", "ju-j")
    page.go_back()
    assert page.evaluate(LOOK) == PLAIN


def test_a_choice_is_marked_first_and_followed_after_that_paint(open_page: Open) -> None:
    """A long article in letters of another size takes its time: INP counts to the mark."""
    page = open_page()
    page.locator(".set summary").click()
    at_once = f"document.getElementById('fs-x').click(), document.getElementById('th-d').click(), ({LOOK})()"
    assert page.evaluate(at_once)[:2] == PLAIN[:2]
    page.wait_for_function("!document.querySelector('.late')")
    assert page.evaluate(LOOK)[:2] == CHANGED[:2]


def test_a_remembered_choice_moves_nothing_when_a_page_opens(reader: BrowserContext, served: str) -> None:
    page = reader.new_page()
    page.goto(f"{served}/{KINDS['news']}")
    choose(page, "fs-x", "ln-n")
    page.goto(f"{served}/{KINDS['feature']}", wait_until="load")
    assert page.evaluate(SHIFTS) == 0


def test_a_browser_that_stores_nothing_still_lets_choose(open_page: Open) -> None:
    faults: list[str] = []
    page = open_page(script=BLOCKED)
    page.on("pageerror", lambda error: faults.append(str(error)))
    choose(page, "fs-x", "th-d", "ju-r")
    assert page.evaluate(LOOK) == CHANGED and faults == []


def test_the_bar_of_a_phone_takes_the_chosen_colour(open_page: Open) -> None:
    page = open_page()
    choose(page, "th-d")
    media = "all => all.map(meta => meta.media)"
    assert page.locator("meta[name=theme-color]").evaluate_all(media) == ["not all", "all"]


# ── keys


def stays(page: Page) -> bool:
    """Neither is the page on its way to another, nor has it arrived there."""
    return page.evaluate("turned") == [] and page.url.endswith(KINDS["brief"])


def test_arrows_turn_to_the_articles_before_and_after(open_page: Open, home: Path) -> None:
    page = open_page("brief")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/01-03.html")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/01-02.html")


@pytest.mark.parametrize(
    "keys", ["Control+ArrowRight", "Alt+ArrowRight", "Shift+ArrowRight", "Meta+ArrowRight"]
)
def test_keys_that_mean_something_else_are_left_alone(open_page: Open, keys: str) -> None:
    page = open_page("brief", script=TURNED)
    page.keyboard.press(keys)
    assert stays(page)


def test_keys_are_left_to_whoever_types_or_chooses(open_page: Open) -> None:
    page = open_page("brief", script=TURNED)
    page.evaluate("document.querySelector('.body').append(document.createElement('textarea'))")
    page.locator(".body textarea").press("ArrowRight")
    choose(page, "fs-l")
    page.locator("#fs-l").press("ArrowRight")
    assert stays(page) and page.locator("#fs-x").is_checked()


def test_keys_can_be_switched_off(open_page: Open) -> None:
    page = open_page("brief", script=TURNED)
    choose(page, "ke-n")
    page.locator(".set summary").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("?")
    assert stays(page) and page.locator(".set[open]").count() == 1


def test_a_question_mark_shows_the_settings_and_the_keys(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("?")
    assert page.locator(".keys").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("?")
    assert not page.locator(".keys").is_visible()


def test_a_stroke_goes_to_search_and_there_to_the_field(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.wait_for_url("**/search.html")
    page.locator("h1").first.click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    assert page.locator("input[type=search]").input_value() == ""


# ── reading aloud


def test_without_a_voice_there_is_no_button_to_read_aloud(open_page: Open) -> None:
    page = open_page(script=VOICED.replace("VOICES", "[{lang: 'en-US'}]"))
    assert not page.locator("[data-do=speak]").is_visible()


def test_a_voice_reads_sentence_by_sentence_and_marks_where_it_is(open_page: Open) -> None:
    page = open_page(script=VOICED.replace("VOICES", "[{lang: 'en-US'}, voice]"))
    page.locator("[data-do=speak]").click()
    assert page.evaluate("said") == ["末班渡轮，多等一小时"]
    assert page.locator(".aloud").inner_text().replace("\n", "") == "末班渡轮，多等一小时"
    page.evaluate("current.onend()")
    assert page.evaluate("said.at(-1)") == "渡口的灯九点才灭，等船的人站在棚子底下跺脚，谁也没有走。"
    assert page.locator(".aloud").evaluate("e => e.tagName") == "P"
    assert page.evaluate("[current.lang, current.voice.name]") == ["zh-CN", "小雨"]


def test_reading_pauses_goes_on_and_stops(open_page: Open) -> None:
    page = open_page(script=VOICED.replace("VOICES", "[voice]"))
    button, stop = page.locator("[data-do=speak]"), page.locator("[data-do=stop]")
    labels = [button.inner_text()]
    for _ in range(3):
        button.click()
        labels.append(button.inner_text())
    assert labels == ["朗读", "暂停", "接着读", "暂停"]
    assert page.evaluate("said.slice(1)") == ["pause", "resume"]
    stop.click()
    assert page.evaluate("said.at(-1)") == "cancel"
    assert page.locator(".aloud").count() == 0 and not stop.is_visible()
    assert button.inner_text() == "朗读"


def test_a_traditional_page_wants_a_voice_of_its_own(open_page: Open) -> None:
    voices = "[voice, {lang: 'zh-TW', name: '雅婷'}]"
    page = open_page(path=f"zh-tw/{KINDS['news']}", script=VOICED.replace("VOICES", voices))
    page.locator("[data-do=speak]").click()
    assert page.evaluate("current.voice.name") == "雅婷"


# ── citing and sharing


def test_a_citation_stands_on_the_page_and_is_copied_with_the_day_of_reading(open_page: Open) -> None:
    page = open_page(script=COPIED)
    page.locator(".cite summary").click()
    line = "林知远. 末班渡轮，多等一小时[N/OL]. 河湾报, 2026-11-20(01). https://hewan.example/2026/11/20/01-01.html"
    assert page.locator(".cite pre").first.inner_text() == line
    page.locator(".cite button").first.click()
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    assert page.evaluate("copied") == line.replace(").", f")[{today}].")
    assert page.locator(".cite output").first.inner_text() == "已复制"


def test_a_citation_is_written_in_the_script_of_its_edition(open_page: Open) -> None:
    page = open_page(path=f"zh-tw/{KINDS['news']}")
    texts = page.locator(".cite pre").all_text_contents()
    assert "河灣報" in texts[0] and "title = {{末班渡輪，多等一小時}}" in texts[1]
    assert texts[0].endswith("https://hewan.example/zh-tw/2026/11/20/01-01.html")


def test_a_program_reads_who_wrote_what_where_and_when(open_page: Open) -> None:
    metas = open_page().locator("meta[name^=citation]")
    assert metas.evaluate_all("all => all.map(meta => [meta.name.slice(9), meta.content])") == [
        ["title", "末班渡轮，多等一小时"],
        ["author", "林知远"],
        ["publication_date", "2026/11/20"],
        ["journal_title", "河湾报"],
        ["firstpage", "01"],
    ]


def test_an_address_is_shared_by_copying_it(open_page: Open) -> None:
    page = open_page(script=COPIED)
    page.locator("[data-do=share]").click()
    assert page.evaluate("copied") == "https://hewan.example/2026/11/20/01-01.html"
    assert page.locator(".sign output").inner_text() == "地址已复制"


# ── without the script


def test_a_page_is_whole_without_a_script(chromium: Browser, home: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((home / KINDS["news"]).as_uri())
    for there in (".body p", ".next a", ".cite summary", ".set summary", ".by"):
        assert page.locator(there).first.is_visible(), there
    assert page.locator("button:visible").count() == 0
    page.locator(".set summary").click()
    assert not page.locator(".keys").is_visible()
    page.locator("label:has(#fs-x)").click()
    assert page.locator(".body p").first.bounding_box()["height"] > 0  # type: ignore[index]
    page.locator(".cite summary").click()
    assert page.locator(".cite pre").first.is_visible()
    context.close()
