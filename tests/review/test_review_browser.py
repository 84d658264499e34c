"""The review page in a real browser: keys, clicks, two windows, no script, a hostile source, a long page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driver import SiteDriver
from playwright.sync_api import Browser, Locator, Page, expect
from review_paper import ADDRESS, PAGE, RECORD, article, ingested
from review_stand import Stand, reviewed
from test_review_safety import HOSTILE

pytestmark = pytest.mark.browser


@pytest.fixture
def open_page(page: Page, stand: Stand) -> Callable[..., Page]:
    def opened(line: int = 3) -> Page:
        page.goto(f"{stand.origin}{ADDRESS}?line={line}")
        return page

    return opened


def line(page: Page, number: int) -> Locator:
    return page.locator(f"#L{number}")


def here(page: Page) -> Locator:
    return page.locator(".line[aria-current]")


def done(page: Page, words: str) -> None:
    """The outcome stands on the page, and was said to those who do not see it."""
    expect(page.locator("#notice")).to_contain_text(words)
    expect(page.locator("#live")).to_contain_text(words)


def shelf(stand: Stand) -> str:
    return "".join(map(stand.site.read, stand.site.articles()))


def decisions(stand: Stand) -> list[object]:
    rows: list[object] = json.loads(stand.site.read(RECORD))["decisions"]
    return rows


# ── looking


def test_a_click_on_either_side_lights_up_the_other(open_page: Callable[..., Page]) -> None:
    page = open_page(3)
    line(page, 15).locator(".text").click()
    expect(line(page, 15)).to_have_attribute("aria-current", "true")
    lit = page.locator(".part.lit")
    expect(lit).to_have_count(1)
    expect(lit).to_contain_text("北街豆腐坊的老石磨")
    expect(lit).to_be_in_viewport()
    page.locator(".part.subhead .text").click()
    expect(line(page, 19)).to_have_attribute("aria-current", "true")
    expect(line(page, 19)).to_be_in_viewport()
    expect(line(page, 19).locator(".lit")).to_have_text("石头的味道")
    assert page.url.endswith("?line=19")


def test_a_click_on_the_names_in_a_line_lights_up_the_credit(site: SiteDriver, page: Page) -> None:
    bridge = PAGE.replace("责任编辑：周平", "老桥东头，限重二十吨的牌子立了十一年。苏木 摄\n\n责任编辑：周平")
    with reviewed(ingested(site, bridge)) as stand:
        page.goto(f"{stand.origin}{ADDRESS}")
        caption = page.locator(".line", has_text="老桥东头")
        caption.get_by_text("苏木 摄").click()
        expect(page.locator(".part.lit")).to_contain_text("摄影 苏木")
        caption.get_by_text("限重二十吨").click()
        expect(page.locator(".part.lit")).to_contain_text("牌子立了十一年")


def test_lines_are_walked_and_enter_finds_the_part(open_page: Callable[..., Page]) -> None:
    page = open_page(3)
    expect(line(page, 3)).to_be_focused()
    page.keyboard.press("j")
    expect(line(page, 5)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    page.keyboard.press("ArrowUp")
    expect(line(page, 3)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".part.lit")).to_have_attribute("id", "a1-title-1")
    page.locator("#a2-subhead-1 a").focus()
    page.keyboard.press("Enter")
    expect(line(page, 19)).to_be_focused()


def test_the_worst_doubt_comes_first(open_page: Callable[..., Page]) -> None:
    page = open_page(3)
    for key, number in (("n", 21), ("n", 19), ("n", 21), ("p", 19)):
        page.keyboard.press(key)
        expect(line(page, number)).to_be_focused()
    expect(page.locator("#live")).to_contain_text("这里也许是另一篇稿件的开头")


def test_several_lines_are_selected(open_page: Callable[..., Page]) -> None:
    page = open_page(5)
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator(".chosen")).to_have_count(3)
    expect(page.locator("#act [name=first]")).to_have_value("5")
    expect(page.locator("#act [name=last]")).to_have_value("9")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".chosen")).to_have_count(1)
    line(page, 21).locator(".text").click(modifiers=["Shift"])
    expect(page.locator("#act [name=first]")).to_have_value("7")
    expect(page.locator("#act [name=last]")).to_have_value("21")


def test_why_follows_the_line(open_page: Callable[..., Page]) -> None:
    page = open_page(3)
    page.keyboard.press("w")
    expect(page.locator("#why-text")).to_contain_text("第 3 行为什么这样切")
    page.keyboard.press("j")
    expect(page.locator("#why-text")).to_contain_text("第 5 行为什么这样切")
    expect(page.locator("#why-text")).to_contain_text("其次")


def test_the_keys_are_told_and_can_be_switched_off(open_page: Callable[..., Page]) -> None:
    page = open_page(3)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_label("用单键操作").uncheck()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("j")
    expect(here(page)).to_have_id("L3")
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.keyboard.press("ArrowDown")
    expect(here(page)).to_have_id("L5")
    expect(page.locator("#notice")).to_have_count(0)


# ── deeds


@pytest.mark.parametrize(
    ("key", "number", "words", "text"),
    [
        ("a", 21, "已认可：21 行没有问题", "石头的味道"),
        ("s", 19, "已拆分：从第 19 行起另成一篇", 'title: "石头的味道"'),
        ("m", 15, "已合并", "## 豆腐坊换了新磨"),
        ("h", 7, "已改：7 行改为小标题", "## 修钟的梁师傅"),
        ("c", 9, "已改：9 行改为图片说明", 'caption: "临走前他把钥匙交给'),
        ("b", 19, "已改：19 行改为正文", "\n石头的味道\n"),
        ("e", 3, "已改：3 行改为肩题", 'kicker: "水塔的钟又走了"'),
        ("r", 3, "已改：3 行改为副题", 'subtitle: "水塔的钟又走了"'),
        ("t", 11, "已改：11 行改为标题", 'title: "责任编辑：周平 校对：李云"'),
    ],
)
def test_a_key_does_it_down_to_the_file(
    open_page: Callable[..., Page], stand: Stand, key: str, number: int, words: str, text: str
) -> None:
    page = open_page(number)
    page.keyboard.press(key)
    done(page, words)
    assert text in shelf(stand)
    expect(line(page, number)).to_be_focused()
    page.keyboard.press("u")
    done(page, "已撤销")
    assert decisions(stand) == []


def test_furniture_leaves_the_file(open_page: Callable[..., Page], stand: Stand) -> None:
    page = open_page(19)
    page.keyboard.press("f")
    done(page, "已改：19 行改为版面文字")
    assert "石头的味道" not in shelf(stand)
    expect(line(page, 19).locator(".role")).to_have_text("版面文字")
    expect(page.locator(".decided")).to_have_text("人工：定为版面文字")


def test_lines_are_moved_to_an_article_by_its_number(open_page: Callable[..., Page], stand: Stand) -> None:
    page = open_page(19)
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("v")
    expect(page.get_by_label("移到哪一篇")).to_be_focused()
    page.keyboard.press("1")
    done(page, "已移动：19–21 行移到另一篇")
    assert "坊主说" in stand.site.read(article(1))
    expect(page.locator(".chosen")).to_have_count(2)


def test_a_move_can_be_thought_over(open_page: Callable[..., Page], stand: Stand) -> None:
    before = shelf(stand)
    page = open_page(19)
    page.keyboard.press("v")
    page.keyboard.press("Escape")
    expect(line(page, 19)).to_be_focused()
    page.keyboard.press("v")
    page.keyboard.press("9")
    page.keyboard.press("Escape")
    assert shelf(stand) == before


def test_what_cannot_be_done_is_said(open_page: Callable[..., Page], stand: Stand) -> None:
    page = open_page(9)
    page.keyboard.press("t")
    done(page, "这一行在一篇稿件中间")
    expect(page.locator("#notice .hint")).to_contain_text("请先在这里分开")
    expect(line(page, 9)).to_be_focused()


def test_a_button_keeps_the_focus_of_who_pressed_it(open_page: Callable[..., Page], stand: Stand) -> None:
    page = open_page(7)
    page.get_by_role("button", name="小标题").focus()
    page.keyboard.press("Enter")
    done(page, "已改：7 行改为小标题")
    expect(page.get_by_role("button", name="小标题")).to_be_focused()


def test_the_doubt_itself_has_a_button(open_page: Callable[..., Page]) -> None:
    page = open_page(3)
    page.locator("li:has(#L21)").get_by_role("button", name="没有问题").click()
    done(page, "已认可：21 行没有问题")
    expect(page.locator(".doubt")).to_have_count(1)


def test_every_action_is_reached_by_tab_and_has_a_name(open_page: Callable[..., Page]) -> None:
    page = open_page(3)
    wanted = {
        "accept",
        "split",
        "merge",
        "move",
        "undo",
        "title",
        "subhead",
        "caption",
        "furniture",
        "paragraph",
    }
    reached: set[str] = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.value ?? ''"))
    assert wanted <= reached
    nameless = page.locator("button, a, input:not([type=hidden]), select").evaluate_all(
        "all => all.filter(e => !(e.textContent.trim() || e.ariaLabel || e.labels?.length)).length"
    )
    assert nameless == 0


# ── two windows, an editor beside it


def test_two_windows_do_not_undo_each_other(open_page: Callable[..., Page], stand: Stand) -> None:
    first = open_page(19)
    second = first.context.new_page()
    second.goto(f"{stand.origin}{ADDRESS}?line=13")
    first.bring_to_front()
    first.keyboard.press("s")
    done(first, "已拆分")
    after = shelf(stand)
    second.evaluate("document.querySelector('#act').requestSubmit(document.querySelector('[value=merge]'))")
    done(second, "这一版刚才已有改动")
    expect(second.locator("#A3")).to_be_visible()
    assert shelf(stand) == after


def test_a_window_that_comes_back_shows_what_was_written_meanwhile(
    open_page: Callable[..., Page], stand: Stand
) -> None:
    page = open_page(7)
    stand.site.edit(article(1), "换了两个齿轮", "换了三个齿轮")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator(".part.paragraph", has_text="换了三个齿轮")).to_be_visible()
    expect(here(page)).to_have_id("L7")


def test_a_server_that_is_gone_is_told(open_page: Callable[..., Page]) -> None:
    page = open_page(7)
    page.context.set_offline(True)
    page.keyboard.press("h")
    done(page, "没有收到答复")
    page.context.set_offline(False)
    page.keyboard.press("h")
    done(page, "已改：7 行改为小标题")


# ── without a script


@pytest.fixture
def plain(chromium: Browser, stand: Stand) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.goto(f"{stand.origin}/_review/")
    yield page
    context.close()


def test_everything_works_without_a_script(plain: Page, stand: Stand) -> None:
    plain.get_by_role("link", name=re.compile("这里也许是另一篇稿件的开头")).click()
    expect(here(plain)).to_have_id("L19")
    plain.get_by_role("button", name="在此拆开").click()
    expect(plain.locator("#notice")).to_contain_text("已拆分")
    expect(here(plain)).to_have_id("L19")
    assert 'title: "石头的味道"' in stand.site.read(article(3))
    plain.get_by_role("button", name="撤销上一步").click()
    expect(plain.locator("#notice")).to_contain_text("已撤销")
    assert len(stand.site.articles()) == 2
    line(plain, 7).click()
    plain.get_by_label("到第").fill("9")
    plain.get_by_role("button", name="看这几行").click()
    expect(plain.locator(".chosen")).to_have_count(2)
    plain.get_by_label("移到哪一篇").select_option(index=1)
    plain.get_by_role("button", name="移到").click()
    expect(plain.locator("#notice")).to_contain_text("已移动：7–9 行")
    assert "修钟的梁师傅" in stand.site.read(article(2))
    plain.locator("#why summary").click()
    expect(plain.locator("#why-text")).to_contain_text("第 7 行为什么这样切")


def test_a_part_leads_to_its_line_without_a_script(plain: Page, stand: Stand) -> None:
    plain.goto(f"{stand.origin}{ADDRESS}")
    plain.locator("#a2-subhead-1 a").click()
    expect(here(plain)).to_have_id("L19")
    expect(plain.locator(".part.lit")).to_have_id("a2-subhead-1")


# ── safety


def test_a_hostile_source_does_nothing(site: SiteDriver, page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    with reviewed(ingested(site, HOSTILE)) as stand:
        page.goto(f"{stand.origin}{ADDRESS}")
        page.keyboard.press("w")
        for key in "jjjhstb":
            page.keyboard.press(key)
            page.wait_for_timeout(50)
        page.goto(f"{stand.origin}/_review/")
    assert page.evaluate("window.stung") is None
    assert [text for text in refused if "Content Security Policy" in text] == []


def test_a_page_elsewhere_cannot_post(page: Page, stand: Stand, chromium: Browser) -> None:
    """A form on another host, with everything right but the token's owner."""
    before = stand.site.tree("content")
    fields = stand.fields(do="split", first="19", last="19")
    inputs = "".join(f'<input name="{name}" value="{value}">' for name, value in fields.items())
    page.route(
        "http://paper.example/**",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<form method="post" action="{stand.origin}{ADDRESS}">{inputs}</form>',
        ),
    )
    page.goto("http://paper.example/trap.html")
    page.evaluate("document.forms[0].submit()")
    expect(page.get_by_role("heading", name="没有执行")).to_be_visible()
    assert stand.site.tree("content") == before


# ── size


def long_page(paragraphs: int) -> str:
    told = "渡口的船工每天把水位写在木牌上，一天两回，写了三十一年，木牌换过四块，字是同一个人的。"
    lines = ["2026年11月20日 星期五 第01版 要闻", "", "木牌上的水位", "", f"本报讯 记者林知远报道 {told}", ""]
    for number in range(paragraphs):
        lines += [f"第{number}天，{told}", ""]
    return "\n".join(lines)


def test_a_long_page_is_walked_line_by_line(site: SiteDriver, page: Page) -> None:
    with reviewed(ingested(site, long_page(400))) as stand:
        page.goto(f"{stand.origin}{ADDRESS}?line=5")
        expect(line(page, 5)).to_be_focused()
        assert page.locator(".line").count() > 300
        start = page.locator(".line").evaluate_all("lines => lines.indexOf(document.activeElement)")
        for _ in range(50):
            page.keyboard.press("j")
        end = page.locator(".line").evaluate_all("lines => lines.indexOf(document.activeElement)")
        assert end - start == 50
        expect(here(page)).to_be_in_viewport()


# ── shapes


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
@pytest.mark.parametrize("path", ["/_review/", ADDRESS])
def test_nothing_runs_out_of_the_window(page: Page, stand: Stand, width: int, path: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{stand.origin}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_narrow_window_switches_between_the_two(page: Page, stand: Stand) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{stand.origin}{ADDRESS}?line=19")
    expect(page.locator("#articles")).to_be_hidden()
    page.get_by_role("radio", name="稿件").focus()
    page.keyboard.press("Space")
    expect(page.locator("#source")).to_be_hidden()
    expect(page.locator(".part.lit")).to_be_in_viewport()
    page.locator("#a1-title-1 .text").click()
    expect(line(page, 3)).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/_review/", f"{ADDRESS}?line=19"])
def test_every_text_stands_out_seven_to_one(chromium: Browser, stand: Stand, scheme: str, path: str) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 860})  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{stand.origin}{path}")
    faint = page.evaluate(Path(__file__).with_name("faint_text.js").read_text(encoding="utf-8"))
    context.close()
    assert faint == []


# ── where an editor stands after a deed, and how several lines are chosen without Shift


def test_undo_goes_to_the_line_of_what_it_took_back(open_page: Callable[..., Page]) -> None:
    page = open_page(19)
    page.keyboard.press("s")
    done(page, "已拆分")
    line(page, 5).locator(".text").click()
    page.keyboard.press("u")
    done(page, "已撤销：19 行另起一篇")
    expect(line(page, 19)).to_be_focused()
    expect(line(page, 19)).to_be_in_viewport()
    line(page, 7).locator(".text").click()
    page.keyboard.press("f")
    done(page, "7 行改为版面文字")
    line(page, 15).locator(".text").click()
    page.get_by_role("button", name="撤销上一步").click()
    done(page, "已撤销：7 行定为版面文字")
    expect(line(page, 7)).to_be_focused()


def test_undo_of_a_merge_goes_to_where_the_article_begins(open_page: Callable[..., Page]) -> None:
    page = open_page(17)
    page.keyboard.press("m")
    done(page, "已合并")
    line(page, 5).locator(".text").click()
    page.keyboard.press("u")
    done(page, "已撤销：13 行并入上一篇")
    expect(line(page, 13)).to_be_focused()
    expect(page.locator(".lines .chosen")).to_have_count(1)


def test_several_lines_are_chosen_by_taps(open_page: Callable[..., Page], stand: Stand) -> None:
    page = open_page(3)
    page.set_viewport_size({"width": 390, "height": 844})
    line(page, 15).locator(".text").click()
    several = page.get_by_role("button", name="选多行")
    several.click()
    expect(several).to_have_attribute("aria-pressed", "true")
    line(page, 19).locator(".text").click()
    expect(page.locator(".lines .chosen")).to_have_count(3)
    page.locator("#act button[value=subhead]").click()
    done(page, "15–19 行改为小标题")
    assert shelf(stand).count("## ") == 3
    expect(page.get_by_role("button", name="选多行")).to_have_attribute("aria-pressed", "false")


def test_how_sure_a_cut_is_stands_in_a_badge(site: SiteDriver, page: Page) -> None:
    with reviewed(ingested(site)) as stand:
        page.goto(f"{stand.origin}{ADDRESS}")
        badge = page.locator(".doubt .share")
        expect(badge).to_have_text(re.compile(r"^把握 \d+%$"))
        assert "把握" not in page.locator(".doubt:has(.share) .what").inner_text()
        page.goto(f"{stand.origin}/_review/")
        expect(page.locator(".points .share")).to_have_text(re.compile(r"^把握 \d+%$"))
