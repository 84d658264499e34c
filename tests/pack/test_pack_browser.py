"""A packed issue, unpacked elsewhere and opened from the disk: pages, pictures, search."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from driver import SiteDriver
from pack_paper import hard_paper
from playwright.sync_api import Browser


@pytest.mark.browser
def test_a_packed_issue_opens_from_a_disk_and_searches(
    site: SiteDriver, tmp_path: Path, chromium: Browser
) -> None:
    out = tmp_path / "issue.zip"
    hard_paper(site).run("pack", "2026-11-20", "--output", str(out))
    folder = tmp_path / "别处 elsewhere"
    with zipfile.ZipFile(out) as archive:
        archive.extractall(folder)
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "index.html").as_uri())
    page.locator("a", has_text="末班渡轮").first.click()
    page.evaluate(
        "Promise.all([...document.images].map(each => { each.loading = 'eager'; return each.decode() }))"
    )
    page.goto(f"{(folder / 'zh-tw' / 'search.html').as_uri()}?q=头发")
    page.locator("mark").first.wait_for(timeout=20_000)
    assert "頭髮" in page.locator("main").inner_text()
    assert [url for url in asked if not url.startswith("file:")] == []
    context.close()
