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

# the end of the first article stands inside the second, lines 13 and 15
MIXED = """\
茶山上的邮递员

老邱送信三十一年，茶山上的九个村子他闭着眼睛也能走。邮包最重的时候四十斤，里面一半是报纸，一半是药。

茶山没有通车的时候，老邱骑一匹骡子。骡子认得邮包，也认得九个村子的狗，走到岔路口自己会停下来等他。

去年骡子老了，邮局给老邱换了摩托车。他把骡子寄在茶山脚下，送完信绕过去喂一把豆子，再把邮包挂回车上。

剧场的幕布补好了（街巷）

镇剧场的红幕布用了二十六年，上个月撕开一道口子。演员从口子里看得见台下，台下也看得见演员，戏就没法演了。

老邱说，明年他退休，九个村子的信要交给年轻人送。骡子和邮包都留在茶山，年轻人骑摩托车，骡子跟在后面认路。

茶山的人给老邱凑了一双新鞋，鞋底纳了九层，一个村子一层。老邱把鞋放进邮包里，说等送完最后一趟信再穿。

裁缝铺的三个师傅坐在台上补幕布，针脚密得看不出来。补完点灯一照，红幕布上只剩一条细线，像一道旧伤疤。

剧场下个礼拜照常演戏，第一出演的是《补天》。三个裁缝坐在台下头一排，眼睛不看演员，只看那块幕布。
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
