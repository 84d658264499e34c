"""A paper written in Traditional Chinese gives a Simplified edition: the first variant is the source's."""

from __future__ import annotations

import re

from driver import SiteDriver

SETTINGS = 'title = "渡口報"\nvariants = ["zh-TW", "zh-Hans", "zh-HK"]\n'
ARTICLE = """---
title: 夜船「加開」
date: 2026-11-20
page: 01
section: 要聞
order: 1
byline: [{reporter: 鍾敏}]
---
裡面的頭髮剪了，週末乾杯。
"""


def words(page: str) -> str:
    return re.sub(r"<[^>]*>|\s", "", page)


def test_the_source_stays_and_the_others_are_converted(site: SiteDriver) -> None:
    site.write("site.toml", SETTINGS).write("content/issues/2026-11-20/01-01.md", ARTICLE).build()
    own, simplified, hong_kong = (
        words(site.page(f"{prefix}2026/11/20/01-01.html")) for prefix in ("", "zh-hans/", "zh-hk/")
    )
    assert "夜船「加開」" in own and "裡面的頭髮剪了，週末乾杯。" in own
    assert "夜船“加开”" in simplified and "里面的头发剪了，周末干杯。" in simplified
    assert "裏面的頭髮剪了，週末乾杯。" in hong_kong
    assert [("欄目" in page, "栏目" in page) for page in (own, simplified)] == [(True, False), (False, True)]
