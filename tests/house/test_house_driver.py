"""The driver itself: what a test says with it is what an editor would do and see."""

from __future__ import annotations

import pytest
from driver import SiteDriver

PAGE = """\
新站牌的字大了一倍

本报讯（记者林知远）河湾镇的三十二块公交站牌，从今天起换成大字。老人不用再凑到跟前去认。

镇交通站站长说，新站牌的字高从两厘米改成四厘米，夜里还会亮。每块站牌花了三百元，由镇里出。
"""


@pytest.fixture
def paper(site: SiteDriver) -> SiteDriver:
    return site.source("2026-11-20", "01", "要闻", PAGE).ingest().build()


def test_a_day_from_source_to_page(paper: SiteDriver) -> None:
    assert paper.articles() == ("content/issues/2026-11-20/01-01.md",)
    assert paper.tree("content/sources")["2026-11-20/01-要闻.txt"].decode() == PAGE
    assert "新站牌的字大了一倍" in paper.page("2026/11/20/01-01.html")
    assert "2026/11/20/01-01.html" in paper.written()


def test_a_second_build_does_nothing(paper: SiteDriver) -> None:
    before = paper.tree()
    paper.build()
    assert (paper.rendered(), paper.written(), paper.removed()) == ({}, (), ())
    assert paper.tree() == before


def test_an_edit_renders_and_tells_why(paper: SiteDriver) -> None:
    paper.edit("content/issues/2026-11-20/01-01.md", "三百元", "三百二十元").build()
    assert "2026/11/20/01-01.html" in paper.rendered()
    assert "三百二十元" in paper.page("2026/11/20/01-01.html")
    assert all(paper.rendered().values())


def test_a_problem_is_told_with_place_and_hint(paper: SiteDriver) -> None:
    before = paper.tree()
    paper.edit("content/issues/2026-11-20/01-01.md", "title:", "titel:").build(expect=1)
    told = next(problem for problem in paper.problems if problem.severity == "error")
    assert told.path == "content/issues/2026-11-20/01-01.md"
    assert told.line == 2
    assert "title" in (told.hint or "")
    assert paper.tree() == before


def test_what_is_removed_leaves_the_output(paper: SiteDriver) -> None:
    paper.remove("content/issues/2026-11-20").build()
    assert "2026/11/20/01-01.html" in paper.removed()
    assert "2026/11/20/01-01.html" not in paper.tree()


def test_an_unexpected_exit_code_fails_the_test_and_shows_what_was_said(site: SiteDriver) -> None:
    with pytest.raises(AssertionError, match=r"site\.toml"):
        site.remove("site.toml").build()


def test_the_driver_speaks_either_language(site: SiteDriver) -> None:
    site.language = "zh"
    site.remove("site.toml").run("build", expect=1)
    assert "没有" in site.stderr
