"""The house style through the front door: what is set otherwise, told by `why`, switched off in site.toml."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import SiteDriver
from provenance_paper import DAY, why

PAGE = """\
水塔的钟又走了

本报讯 记者林知远报道 停了９年的水塔大钟,昨天中午敲了十二下...听见的人都停下来数--数完对手机,差四十秒。
"""
SET = "停了9年的水塔大钟，昨天中午敲了十二下……听见的人都停下来数——数完对手机，差四十秒。"
ARTICLE = f"content/issues/{DAY}/01-01.md"


@pytest.fixture
def site(tmp_path: Path) -> SiteDriver:
    return SiteDriver(tmp_path).init().source(DAY, "01", "要闻", PAGE)


def switch(site: SiteDriver, line: str) -> None:
    site.write("site.toml", f'title = "试刊"\n{line}\n')


def test_text_is_set_and_each_change_is_told(site: SiteDriver) -> None:
    site.ingest()
    assert SET in site.read(ARTICLE)
    paragraph = next(part for part in why(site, ARTICLE)["parts"] if part["field"] == "paragraph")
    told = [(each["line"], each["was"], each["now"]) for each in paragraph["otherwise"]]
    assert told == [(3, "９", "9"), (3, ",", "，"), (3, "...", "……"), (3, "--", "——"), (3, ",", "，")]
    site.run("why", ARTICLE)
    assert "set otherwise: , → ，, source 3:22 3:51" in site.stdout


def test_everything_may_stay_as_received(site: SiteDriver) -> None:
    switch(site, 'punctuation = "keep"\nfull_width = "keep"')
    site.ingest()
    assert "停了９年的水塔大钟,昨天中午敲了十二下...听见的人都停下来数--数完对手机,差四十秒。" in site.read(
        ARTICLE
    )
    assert all(not part["otherwise"] for part in why(site, ARTICLE)["parts"])


def test_a_page_ingested_again_follows_the_switch_where_nobody_wrote(site: SiteDriver) -> None:
    site.ingest()
    switch(site, 'punctuation = "keep"')
    site.source(DAY, "01", "要闻", PAGE).ingest()
    assert "停了9年的水塔大钟,昨天" in site.read(ARTICLE)


@pytest.mark.parametrize("line", ['punctuation = "keeps"', 'full_width = "folded"', "punctuation = true"])
def test_an_unknown_value_is_an_error(site: SiteDriver, line: str) -> None:
    switch(site, line)
    site.ingest(expect=1)
    assert "cannot be" in site.stderr
    assert "site.toml:2" in site.stderr
