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


@pytest.mark.parametrize(
    ("lead", "said_again"),
    [
        ("本报讯（记者 何　青）灯还亮着。", False),
        ("本报讯 记者何青报道 灯还亮着。", False),
        ("本报讯（通讯员 沈砚）灯还亮着。", True),
        ("何青上岸的时候，灯还亮着。", True),
    ],
)
def test_a_front_page_says_no_name_again_that_the_lead_says(
    site: SiteDriver, lead: str, said_again: bool
) -> None:
    byline = "  - reporter: 何青\ndateline: 本报讯\n---\n"
    site.write("content/issues/2026-11-20/01-01.md", f"{HEAD}{byline}{lead}\n").build()
    linked = "../../../reporters/he-qing.html"
    assert (linked in site.page("2026/11/20/index.html")) == said_again
    assert linked in site.page("2026/11/20/01-01.html")
