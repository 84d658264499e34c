"""A small page with a doubt of most kinds, ingested, and what `why` tells of it."""

from __future__ import annotations

import json
from typing import Any

from driver import SiteDriver

DAY = "2026-11-20"
SOURCE = f"content/sources/{DAY}/01-要闻.txt"
PAGE = """\
2026年11月20日 星期五 第01版 要闻

镇里人说

水塔的钟又走了

本报讯 记者林知远报道 停了九年的水塔大钟,昨天中午敲了十二下。听见的人都停下来数,数完对手机,差四十秒。

修钟的梁师傅六十七岁,在塔上住了三夜,换了两个齿轮、一根发条,又给每一个轴上了油,临走前他把钥匙交给

看塔的人,说一个礼拜上一回弦,上满三十六圈,多一圈也不要。

责任编辑:周平 校对:李云

豆腐坊换了新磨

本报讯 记者何青报道 北街豆腐坊的老石磨磨了四十一年,磨齿浅得存不住豆子,上个月换下来,靠在门口当凳子。

新磨是从邻县山里运来的,三百二十斤,六个人抬了一个钟头。坊主说头三锅豆腐都有石头味,
"""


def ingested(site: SiteDriver, page: str = PAGE) -> SiteDriver:
    return site.source(DAY, "01", "要闻", page).ingest(expect=None)


def article(order: int) -> str:
    return f"content/issues/{DAY}/01-{order:02d}.md"


def why(site: SiteDriver, name: str, *, expect: int = 0) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(site.run("why", name, "--json", expect=expect).stdout)
    return told


def review(site: SiteDriver, *, expect: int = 0) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(site.run("review", "--json", expect=expect).stdout)
    return told


def part(told: dict[str, Any], field: str, index: int = 1) -> dict[str, Any]:
    """The one part of a field."""
    [found] = [each for each in told["parts"] if (each["field"], each["index"]) == (field, index)]
    return dict(found)


def states(told: dict[str, Any]) -> dict[tuple[str, int], str]:
    """(field, index) → state, of every part that is not as ingested."""
    parts = told["parts"]
    return {(each["field"], each["index"]): each["state"] for each in parts if each["state"] != "as ingested"}
