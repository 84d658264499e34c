"""The review beside the preview: a deed is built like any other change, and leads from page to review."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from driver import SiteDriver
from hypothesis import given
from hypothesis import strategies as st
from review_paper import article, ingested
from review_stand import PATIENCE, reviewed

from broadsheet.preview.builds import SiteBuilds
from broadsheet.preview.overlay import dress
from broadsheet.preview.review_request import issue_at

NEWS_PAGE = "/2026/11/20/01.html"


def eventually(condition: Callable[[], object], *, what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)


def test_a_deed_is_built_and_published_like_any_change(site: SiteDriver) -> None:
    with reviewed(ingested(site), builds=SiteBuilds(site=site.folder)) as stand:
        assert "石头的味道" in stand.get("/2026/11/20/01-02.html").text
        stand.deed(do="split", first="19", last="19")
        eventually(lambda: stand.get("/2026/11/20/01-03.html").status == 200, what="the new article")
        published = site.folder / "output" / "2026" / "11" / "20" / "01-03.html"
        eventually(published.is_file, what="output/")
    tree = site.tree()
    assert [path for path, data in tree.items() if b"_review" in data or b"broadsheet-review" in data] == []
    assert tree == site.build().tree()


def test_a_page_of_the_preview_leads_to_its_doubts_while_there_are_any(site: SiteDriver) -> None:
    with reviewed(ingested(site), builds=SiteBuilds(site=site.folder)) as stand:
        assert "2 处存疑</a>" in stand.get(NEWS_PAGE).text
        assert "处存疑" not in stand.get("/index.html").text
        stand.deed(do="accept", first="19", last="21")
        assert "处存疑" not in stand.get(NEWS_PAGE).text


def test_a_deed_is_done_while_a_build_runs(site: SiteDriver) -> None:
    """Deeds one after another, each beginning a build: what is published in the end is the last one's."""
    with reviewed(ingested(site), builds=SiteBuilds(site=site.folder)) as stand:
        for _ in range(3):
            stand.deed(do="split", first="19", last="19")
            stand.deed(do="undo", first="19", last="19")
        stand.deed(do="subhead", first="7", last="7")
        published = site.folder / "output" / "2026" / "11" / "20" / "01-01.html"
        subhead = re.compile("<h2[^>]*>修钟的梁师傅".encode())
        eventually(lambda: published.is_file() and subhead.search(published.read_bytes()), what="the subhead")
        eventually(lambda: not (published.parent / "01-03.html").exists(), what="the article taken back")
    assert "## 修钟的梁师傅" in site.read(article(1))
    assert site.tree() == site.build().tree()


def test_a_page_without_doubts_is_left_as_it_is() -> None:
    page = b"<!doctype html><title>x</title>"
    assert b"broadsheet-review" not in dress(page, port=1, problems=())
    assert "3 处存疑".encode() in dress(page, port=1, problems=(), doubts=3)


@pytest.mark.parametrize(
    ("path", "issue"),
    [
        ("/hewan/2026/11/20/index.html", "2026-11-20"),
        ("/hewan/2026/11/20/01-03", "2026-11-20"),
        ("/hewan/zh-tw/2026/11/20/01.html", "2026-11-20"),
        ("/hewan/2026/11/20-ed2/", "2026-11-20-ed2"),
        ("/hewan/index.html", None),
        ("/hewan/2026/13/20/", None),
        ("/hewan/2026/11/20-ed1/", None),
        ("/other/2026/11/20/", None),
    ],
)
def test_the_issue_of_an_address(path: str, issue: str | None) -> None:
    assert issue_at("/hewan/", path) == issue


@given(st.text())
def test_any_address_has_an_issue_or_none(path: str) -> None:
    assert issue_at("/", path) is None or path.count("/") >= 3
