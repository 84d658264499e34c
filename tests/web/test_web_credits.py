"""A byline as readers see it."""

from __future__ import annotations

import re

import pytest
from driver import SiteDriver

HEAD = '---\ntitle: "早市"\ndate: "2026-11-20"\npage: "01"\norder: "1"\nbyline:\n'


@pytest.mark.parametrize(
    ("byline", "seen"),
    [
        ("  - reporter: 何青\n  - correspondent: [方小满, 林知远]", "记者 何青 通讯员 方小满 林知远"),
        ("  - writer: 沈砚\n  - photographer: 沈砚", "撰文/摄影 沈砚"),
        ("  - writer: 沈砚\n  - photographer: 沈砚\n    role_text: 文/图", "文/图 沈砚"),
        (
            "  - reporter: 何青\n    role_text: 首席记者\n  - reporter: 沈砚",
            "首席记者 何青 记者 沈砚",
        ),
        ("  - source: 镇广播站", "来源 镇广播站"),
    ],
)
def test_a_byline_reads_as_in_print(site: SiteDriver, byline: str, seen: str) -> None:
    site.write("content/issues/2026-11-20/01-01.md", f"{HEAD}{byline}\n---\n灯还亮着。\n").build()
    page = site.page("2026/11/20/01-01.html")
    [line] = re.findall(r'<p class="by[^"]*">(.*?)</p>', page, re.DOTALL)
    assert " ".join(re.sub(r"<[^>]+>", " ", line).split()) == seen
    assert ('href="../../../reporters/' in line) == ("source" not in byline)
