"""Addresses through the front door: what nobody should find, and two that ask for one."""

from __future__ import annotations

import pytest
from driver import SiteDriver

SETTINGS = 'title = "渡口报"\nbase_url = "https://paper.example/ferry/"\nvariants = ["zh-Hans", "zh-TW"]\n'
HERE = "content/issues/2026-11-20/01-01.md"
OTHER = "content/issues/2026-11-20/01-02.md"
ARTICLE = '---\ntitle: "渡口"\naliases: ["{alias}"]\n---\n\n灯还亮着。\n'


def test_a_lost_page_has_one_edition_and_no_address_of_its_own(site: SiteDriver) -> None:
    site.write("site.toml", SETTINGS).write(HERE, ARTICLE.format(alias="old/dukou.html")).build()
    lost = site.page("404.html")
    assert 'rel="canonical"' not in lost
    assert '<link rel="alternate" hreflang' not in lost
    assert '<meta name="robots" content="noindex">' in lost
    assert site.page("index.html").count('<link rel="alternate" hreflang') == 3


@pytest.mark.parametrize("alias", ["2026/11/20/01-02.html", "2026/11/20/01-02.HTML", "about.html"])
def test_an_old_address_that_is_somebody_elses_is_told_by_check_too(site: SiteDriver, alias: str) -> None:
    """Without case: on Windows and macOS the two are one file."""
    site.write(HERE, ARTICLE.format(alias=alias)).write(OTHER, '---\ntitle: "夜航"\n---\n\n灯还亮着。\n')
    site.write("content/pages/about.md", '---\ntitle: "关于"\n---\n\n我们。\n')
    for command in (site.check, site.build):
        command(expect=1)
        [problem] = [problem for problem in site.problems if problem.severity == "error"]
        owner = "content/pages/about.md" if alias == "about.html" else OTHER
        assert {HERE, owner} == {problem.path, problem.what.rpartition(" of ")[2]}
        assert problem.hint
