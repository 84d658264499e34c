"""The date in masthead and articles, in each edition, a hundred years ago, and outside the lunar table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from driver import SiteDriver

ARTICLE = '---\ntitle: "渡口明天停航"\n---\n\n渡口的船明天停一天。\n'
DATELINE = re.compile(r'<p class="dateline">(.*?)</p>', re.DOTALL)


@pytest.fixture
def site(tmp_path: Path) -> SiteDriver:
    return SiteDriver(tmp_path).init()


def built(site: SiteDriver, date: str, *lines: str) -> SiteDriver:
    variants = 'variants = ["zh-Hans", "zh-TW", "zh-HK"]'
    site.write(
        "site.toml", "\n".join(['title = "试刊"', *lines, *([] if "variants" in str(lines) else [variants])])
    )
    return site.write(f"content/issues/{date}/01-01.md", ARTICLE).build()


def masthead(site: SiteDriver, date: str, prefix: str = "") -> str:
    page = site.read(f"output/{prefix}{date.replace('-', '/')}/index.html")
    [line] = DATELINE.findall(page)[:1]
    return " ".join(re.sub("<[^>]+>", " ", line).split())


def test_weekday_alone_by_default(site: SiteDriver) -> None:
    built(site, "2026-11-20")
    assert masthead(site, "2026-11-20").startswith("2026年11月20日 星期五 今日一版")
    assert masthead(site, "2026-11-20", "zh-tw/").startswith("2026年11月20日 星期五 今日一版")


def test_lunar_date_and_term_in_each_edition(site: SiteDriver) -> None:
    built(site, "2025-07-07", 'masthead = ["weekday", "lunar", "term"]')
    assert masthead(site, "2025-07-07").startswith("2025年7月7日 星期一 农历乙巳年六月十三 小暑 ")
    built(site, "2025-08-07", 'masthead = ["lunar", "animal", "term"]')
    assert masthead(site, "2025-08-07").startswith("2025年8月7日 农历乙巳蛇年闰六月十四 立秋 ")
    for prefix in ("zh-tw/", "zh-hk/"):
        assert masthead(site, "2025-08-07", prefix).startswith("2025年8月7日 農曆乙巳蛇年閏六月十四 立秋 ")


def test_a_source_in_traditional_chinese(site: SiteDriver) -> None:
    built(site, "2026-11-20", 'masthead = ["lunar"]', 'variants = ["zh-TW", "zh-Hans"]')
    assert masthead(site, "2026-11-20").startswith("2026年11月20日 農曆丙午年十月十二 ")
    assert masthead(site, "2026-11-20", "zh-hans/").startswith("2026年11月20日 农历丙午年十月十二 ")


def test_an_archive_of_the_1920s(site: SiteDriver) -> None:
    built(site, "1923-10-10", 'masthead = ["weekday", "lunar"]', 'calendar = "roc"')
    assert masthead(site, "1923-10-10").startswith("1923年10月10日 星期三 农历癸亥年九月初一 ")
    assert masthead(site, "1923-10-10", "zh-tw/").startswith(
        "中華民國12年10月10日 星期三 農曆癸亥年九月初一 "
    )


def test_outside_the_table_nothing_is_printed(site: SiteDriver) -> None:
    built(site, "1899-12-31", 'masthead = ["weekday", "lunar", "term"]', 'calendar = "roc"')
    assert masthead(site, "1899-12-31").startswith("1899年12月31日 星期日 今日一版")
    assert masthead(site, "1899-12-31", "zh-tw/").startswith("1899年12月31日 星期日 今日一版")


def test_years_of_the_republic_stand_in_the_taiwan_edition_alone(site: SiteDriver) -> None:
    built(site, "2026-11-20", 'calendar = "roc"')
    assert masthead(site, "2026-11-20", "zh-tw/").startswith("中華民國115年11月20日 星期五 ")
    assert masthead(site, "2026-11-20", "zh-hk/").startswith("2026年11月20日 星期五 ")
    assert "中華民國115年11月20日 星期五</time>" in site.read("output/zh-tw/2026/11/20/01-01.html")
    assert "2026年11月20日 星期五</time>" in site.read("output/2026/11/20/01-01.html")


def test_a_misspelt_word_of_the_masthead_is_an_error(site: SiteDriver) -> None:
    site.write("site.toml", 'title = "试刊"\nmasthead = ["weekday", "lunr"]\n').build(expect=1)
    [problem] = site.problems
    assert (problem.path, problem.line, problem.hint) == ("site.toml", 2, "did you mean `lunar`?")
