"""/_terms/ in the preview: what is declared, where it is used, what waits to be settled."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import SiteDriver
from playwright.sync_api import Browser

from broadsheet.preview.terms_page import terms_page

ARTICLE = """\
---
title: "<b>报道</b>"
date: 2026-11-20
page: 01
order: 1
byline: [{reporter: 范小舟}]
---
报道一则。
"""
GLOSSARY = '[[term]]\nhans = "报道"\ntw = "報導"\n\n[[term]]\nhans = "<i>没有"\nhant = "<i>無"\n'


@pytest.fixture
def paper(site: SiteDriver) -> SiteDriver:
    site.write("site.toml", 'title = "渡口报"\nvariants = ["zh-Hans", "zh-TW"]\n')
    site.write("content/people.toml", '[[person]]\nname = "范小舟"\nid = "fan-xiaozhou"\n')
    return site.write("content/glossary.toml", GLOSSARY).write("content/issues/2026-11-20/01-01.md", ARTICLE)


def test_the_page_says_what_is_used_and_what_is_not(paper: SiteDriver) -> None:
    status, html = terms_page(paper.folder)
    used, unused = html.split('id="unused"')
    assert status == 200
    assert '<th scope="row">报道</th><td lang="zh-TW">報導</td><td>2</td>' in used
    assert "<code>2026-11-20/01-01.md:8</code>" in used
    assert '<th scope="row">&lt;i&gt;没有</th><td lang="zh-TW">&lt;i&gt;無</td>' in unused
    assert "<code>glossary.toml:6</code>" in unused
    assert "“范小舟”里有一简对多繁的字，现在印作范小舟" in used


def test_a_site_with_errors_says_them(paper: SiteDriver) -> None:
    status, html = terms_page(paper.write("content/glossary.toml", "[[term]]\nhans = 3\n").folder)
    assert status == 503
    assert "content/glossary.toml" in html


def test_a_site_that_declares_nothing_says_how(site: SiteDriver) -> None:
    status, html = terms_page(site.folder)
    assert status == 200
    assert "还没有写明任何写法" in html


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_fits_every_window(paper: SiteDriver, chromium: Browser, width: int, tmp_path: Path) -> None:
    _, html = terms_page(paper.folder)
    style = (Path(terms_page.__code__.co_filename).parent / "review" / "review.css").read_text("utf-8")
    target = tmp_path / "terms.html"
    target.write_text(html.replace("</head>", f"<style>{style}</style></head>"), encoding="utf-8")
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(target.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.close()
