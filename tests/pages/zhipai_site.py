"""The small paper of the themes in vertical lines, with an article that holds all that may trouble them."""

from __future__ import annotations

import re

from driver import SiteDriver
from theme_site import SENTENCE, article, lay_out

UPRIGHT = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="40"><path d="M0 0h30v40H0z"/></svg>'
ROWS = "\n".join(f"| 第{number}周 | {number * 97} | {number * 3.5} |" for number in range(1, 11))
EVERYTHING = f"""第12期的账到2026年11月20日为止，40天里有25%的人坐末班船。{SENTENCE * 4}

## 账上的数

| 周次 | 载客 | 日均 |
|---|---|---|
{ROWS}

{SENTENCE * 5}

> 灯不灭，人就来。

{SENTENCE * 3}

- 一张船票
- 两个小时

江上有灯，\\
灯下有人。

电话 02-2345-6789，网址 example.org，AI 也算不清，水位3.42米。{SENTENCE * 12}
"""
MORE = """section: "要闻"
byline:
  - reporter: 何青
photos:
  - file: images/ferry.svg
    caption: "夜里的渡口。"
    after: "1"
  - file: images/pier.svg
    caption: "棚子底下等船的人，说话的时候都看着对岸，谁也没有先走。"
    credit: "受访者供图"
    after: "4"
"""
ALL = "2026/11/20/01-04.html"
WIDE = """网址 https://example.org/hewan/2026/11/20/a-very-long-path-that-never-ends/index.html?q=f 在，
电话 0912-345-678，共 123456789 元，涨了 -5 度、12.5%、100%，每小时 60km/h，
Pneumonoultramicroscopicsilicovolcanoconiosis 一词。

| 码头 | 一月 | 二月 | 三月 | 四月 | 五月 | 六月 | 七月 | 八月 | 九月 | 十月 |
|---|---|---|---|---|---|---|---|---|---|---|
| 东岸老码头 | 1,234 | 2,345 | 3,456 | 4,567 | 5,678 | 6,789 | 7,890 | 8,901 | 9,012 | 10,123 |
| 西岸新码头 | 12.5% | 25% | 37.5% | 50% | 62.5% | 75% | 87.5% | 100% | 112.5% | 125% |

表后的一段。
"""
WIDE_TABLE = "2026/11/20/01-05.html"


def lay_out_vertical(site: SiteDriver) -> SiteDriver:
    """In zhipai throughout: Simplified at the root, Traditional in zh-tw/."""
    everything = article("01", 4, "台账里的六个星期，一页一页翻过去", body=EVERYTHING, more=MORE)
    lay_out(site).write("content/issues/2026-11-20/01-04.md", everything)
    wide = article("01", 5, "各码头十个月的载客", body=WIDE, more='section: "要闻"\n')
    site.write("content/issues/2026-11-20/01-05.md", wide)
    site.write("content/images/pier.svg", UPRIGHT).edit(
        "site.toml", 'theme = "broadsheet"', 'theme = "zhipai"'
    )
    settings = re.sub(r"variants = .*", 'variants = ["zh-Hans", "zh-TW"]', site.read("site.toml"))
    return site.write("site.toml", settings)
