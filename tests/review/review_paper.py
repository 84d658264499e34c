"""A small invented page with doubts, and what lies on the shelf after it."""

from __future__ import annotations

from driver import SiteDriver

DAY = "2026-11-20"
RECORD = f"content/issues/{DAY}/.ingest/01.json"
ADDRESS = f"/_review/{DAY}/01"

# 1 folio · 3 title · 5 to 9 first article · 11 furniture · 13 title · 15 to 21 second, its end broken off
PAGE = """\
2026年11月20日 星期五 第01版 要闻

水塔的钟又走了

本报讯 记者林知远报道 停了九年的水塔大钟，昨天中午敲了十二下。听见的人都停下来数，数完对手机，差四十秒。

修钟的梁师傅六十七岁，在塔上住了三夜，换了两个齿轮、一根发条，又给每一个轴上了油。

临走前他把钥匙交给看塔的人，说一个礼拜上一回弦，上满三十六圈，多一圈也不要。

责任编辑：周平 校对：李云

豆腐坊换了新磨

本报讯 记者何青报道 北街豆腐坊的老石磨磨了四十一年，磨齿浅得存不住豆子，上个月换下来，靠在门口当凳子。

新磨是从邻县山里运来的，三百二十斤，六个人抬了一个钟头。

石头的味道

坊主说头三锅豆腐都有石头味，第四锅就没有了，往后只剩豆子的味道，街上的人还是说老磨的好，说不出哪里好，
"""


def ingested(site: SiteDriver, page: str = PAGE, label: str = "01") -> SiteDriver:
    return site.source(DAY, label, "要闻", page).ingest(expect=None)


def article(order: int) -> str:
    return f"content/issues/{DAY}/01-{order:02d}.md"
