"""The preview of a real site: `serve` in a process of its own, and in a real browser."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import SiteDriver
from playwright.sync_api import Browser, Page, expect
from preview_process import Process, serving, started
from preview_stand import EarAt, ask, eventually

TIDE = """\
---
title: "末班渡轮，多等一小时"
date: "2026-11-20"
page: "01"
section: "要闻"
order: "1"
---
河湾渡口今天起试行新的时刻表。
"""
DRAFT = """\
---
title: "还没写完的一篇"
date: "2026-11-20"
page: "01"
section: "要闻"
order: "2"
draft: "true"
---
待核。
"""
ARTICLE = "content/issues/2026-11-20/01-01.md"
PAGE = "/hewan/2026/11/20/01-01"
PATIENCE = 30_000  # milliseconds


@pytest.fixture
def paper(tmp_path: Path) -> SiteDriver:
    site = SiteDriver(tmp_path).init(title="试刊", base_url="https://example.org/hewan/")
    site.write(ARTICLE, TIDE)
    return site.write("content/issues/2026-11-20/01-02.md", DRAFT)


@pytest.fixture
def served(paper: SiteDriver) -> Iterator[Process]:
    with serving(paper.folder) as process:
        yield process


def published(site: SiteDriver) -> dict[str, bytes]:
    """What `build` makes of the site as it is now, in a folder of its own, from nothing."""
    other = SiteDriver(site.folder.parent / "other")
    for path, data in site.tree(".").items():
        if not path.startswith((".cache/", "output/")):
            other.write(path, data)
    return other.build().tree()


def test_serve_leaves_output_as_build_does(paper: SiteDriver, served: Process, ear_at: EarAt) -> None:
    ear = ear_at(served.port, f"http://127.0.0.1:{served.port}{PAGE}")
    paper.edit(ARTICLE, "今天起", "明天起")
    assert ear.hear()["command"] == "reload"
    assert "明天起" in ask(served.port, PAGE).text
    assert "还没写完的一篇" in ask(served.port, "/hewan/2026/11/20/01-02").text
    served.line(r"^content/issues/2026-11-20/01-01\.md: \d+ pages rendered \(\d+ ms\)$")
    assert served.interrupt() == 0
    assert len([line for line in served.said if "http://" in line]) == 1
    tree = paper.tree()
    assert "2026/11/20/01-01.html" in tree
    assert "2026/11/20/01-02.html" not in tree
    assert not [path for path, data in tree.items() if b"livereload" in data]
    assert tree == published(paper)


def test_a_broken_file_is_told_and_shown(paper: SiteDriver, ear_at: EarAt) -> None:
    with serving(paper.folder, language="zh") as served:
        ear = ear_at(served.port, f"http://127.0.0.1:{served.port}{PAGE}")
        paper.edit(ARTICLE, "title:", "titel:")
        assert ear.hear()["command"] == "reload"
        page = ask(served.port, PAGE).text
        assert "河湾渡口今天起" in page
        assert f"{ARTICLE}:2" in page
        served.line(rf"^{ARTICLE}：\d+ 处错误，页面保持原样")
        served.line(rf"^{ARTICLE}:2.*: error: .*titel")
        served.line(r"^  hint: .*title")
        paper.edit(ARTICLE, "titel:", "title:")
        assert ear.hear()["command"] == "reload"
        assert "broadsheet-problems" not in ask(served.port, PAGE).text
        assert served.interrupt() == 0
    assert paper.tree() == published(paper)


def test_settings_and_templates_are_followed(paper: SiteDriver, served: Process, ear_at: EarAt) -> None:
    ear = ear_at(served.port)
    paper.edit("site.toml", "试刊", "河湾试刊")
    assert ear.hear()["command"] == "reload"
    assert "河湾试刊" in ask(served.port, PAGE).text
    paper.write("templates/404.html", "<p>自家的缺页说明</p>")
    assert ear.hear()["command"] == "reload"
    assert "自家的缺页说明" in ask(served.port, "/hewan/none.html").text


def test_a_port_in_use_ends_with_1_and_a_way_out(paper: SiteDriver) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with started(paper.folder, "--port", str(port)) as process:
            assert process.wait() == 1
    assert process.said[0] == f"127.0.0.1:{port}: error: port {port} is in use by another program"
    assert process.said[1].startswith("  hint: choose another: --port ")
    assert not (paper.folder / "output").exists()


def test_a_folder_without_a_site_ends_with_1(tmp_path: Path) -> None:
    with started(tmp_path, "--port", "0") as process:
        assert process.wait() == 1
    assert "site.toml" in process.said[0]
    assert not list(tmp_path.iterdir())


def test_a_broken_setting_is_shown_until_it_is_mended(paper: SiteDriver, ear_at: EarAt) -> None:
    paper.edit("site.toml", "title =", "titel =")
    with started(paper.folder, "--port", "0") as process:
        port = int(process.line(r"http://127\.0\.0\.1:(\d+)/ ")[1])
        reply = ask(port, "/")
        assert reply.status == 503
        assert "还没有页面可看" in reply.text
        assert "site.toml:" in reply.text
        ear = ear_at(port, f"http://127.0.0.1:{port}/")
        paper.edit("site.toml", "titel =", "title =")
        assert ear.hear()["command"] == "reload"
        assert ask(port, "/").headers["Location"] == "/hewan/"
        assert process.interrupt() == 0


# ── in the browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield page
    page.close()


@pytest.mark.browser
def test_the_browser_follows_an_edit_by_itself(paper: SiteDriver, served: Process, page: Page) -> None:
    page.goto(f"http://127.0.0.1:{served.port}{PAGE}.html")
    expect(page.get_by_text("今天起试行")).to_be_visible()
    paper.edit(ARTICLE, "今天起", "后天起")
    expect(page.get_by_text("后天起试行")).to_be_visible()
    paper.edit(ARTICLE, "后天起", "下周起")
    expect(page.get_by_text("下周起试行")).to_be_visible()


@pytest.mark.browser
def test_a_banner_comes_with_an_error_and_goes_with_it(
    paper: SiteDriver, served: Process, page: Page
) -> None:
    page.goto(f"http://127.0.0.1:{served.port}{PAGE}.html")
    banner = page.get_by_role("alert")
    expect(banner).to_have_count(0)
    paper.edit(ARTICLE, "section:", "secton:")
    expect(banner).to_be_visible()
    expect(banner).to_contain_text("有 1 处问题，页面没有更新")
    expect(banner).to_contain_text(f"{ARTICLE}:5")
    expect(page.get_by_text("今天起试行")).to_be_visible()
    paper.edit(ARTICLE, "secton:", "section:")
    expect(banner).to_have_count(0)
    expect(page.get_by_text("今天起试行")).to_be_visible()


@pytest.mark.browser
def test_five_saves_load_the_page_once(paper: SiteDriver, served: Process, page: Page) -> None:
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    page.goto(f"http://127.0.0.1:{served.port}{PAGE}.html")
    with page.expect_websocket():
        page.reload()
    loads.clear()
    for number in range(5):
        paper.write(ARTICLE, TIDE.replace("今天起", f"第{number}天起"))
    expect(page.get_by_text("第4天起试行")).to_be_visible()
    eventually(lambda: loads, what="the load event")
    assert loads == [f"http://127.0.0.1:{served.port}{PAGE}.html"]
