"""Two short stories of the invented paper, for tests that ingest a page by the front door."""

from __future__ import annotations

FERRY = """\
渡口改了时刻表

本报讯 记者林知远报道 晚上八点四十，河湾渡口的灯还亮着。搁在从前，这个钟点铁链已经拉上。

末班船从本周起延后一小时，试行到明年四月，票价不变。

船工们说，夜里过河的多是下了夜班的人。
"""
BRIDGE = """\
老桥换上新牌

本报讯 记者何青报道 星期三上午，养护队的两个人抬着一块圆牌上了老桥，换牌用了十一分钟。

旧牌留给镇上的小展室，过了年就能看到。
"""
