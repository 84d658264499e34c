"""The demo paper, and one of several years made of it, built once for all tests of the search."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from driver import SiteDriver

from broadsheet.pipeline.build import BuildOptions, build_site
from broadsheet.problems import errors

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its output folder."""
    folder = tmp_path_factory.mktemp("demo")
    options = BuildOptions(site=REPOSITORY, output=folder / "output", cache=folder / "cache")
    assert not errors(build_site(options).problems)
    return folder / "output"


LATER = {"2026-11-06": "2022-11-04", "2026-11-13": "2023-11-10"}  # issues of the demo in other years
OTHERS = """\
---
title: "{title}"
date: "{date}"
page: "01"
order: "1"
section: "要闻"
byline:
  - reporter: 管云云
---
{body}
"""


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a paper of five years, so of five segments, in three editions, one vertical."""
    site = SiteDriver(tmp_path_factory.mktemp("years"))
    for part in ("content", "templates", "themes"):
        shutil.copytree(REPOSITORY / part, site.folder / part)
    shutil.rmtree(site.folder / "content/sources")
    for before, after in LATER.items():
        for part in ("content/issues", "content/images"):
            (site.folder / part / before).rename(site.folder / part / after)
        folder = site.folder / "content/issues" / after
        for path in (*folder.glob("*.md"), *folder.glob("*.toml")):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(before, after).replace("2026-11-20", after), encoding="utf-8")
    numbers = "船票从3元涨到12元，2024年共卖出1234张，占98%。等的人里有一位来自NASA。"
    other = {"2024-05-03": ("涨价", numbers), "2025-05-02": ("夜航", "船在江心错身，两岸的灯都还亮着。")}
    for date, (title, body) in other.items():
        text = OTHERS.format(title=title, date=date, body=body)
        site.write(f"content/issues/{date}/01-01.md", text)
    settings = 'title = "河湾报"\nvariants = ["zh-Hans", "zh-TW", "zh-HK"]\nliterary = ["副刊"]\n'
    site.write("site.toml", settings + '[themes]\nzh-TW = "zhipai"\n').build()
    return site.folder / "output"
