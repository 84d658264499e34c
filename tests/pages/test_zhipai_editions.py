"""One edition in another theme: the table `[themes]` of site.toml."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from driver import SiteDriver
from theme_site import lay_out

ZHIPAI = Path(__file__).parents[2] / "themes" / "zhipai" / "theme.toml"
TRADITIONAL = '\n[themes]\nzh-TW = "zhipai"\n'


def lay_out_two(folder: Path, themes: str = TRADITIONAL) -> SiteDriver:
    """The theme's small paper in two scripts."""
    site = lay_out(SiteDriver(folder).init(title="试刊"))
    settings = re.sub(r"variants = .*", 'variants = ["zh-Hans", "zh-TW"]', site.read("site.toml"))
    return site.write("site.toml", settings + themes)


def looks(site: SiteDriver) -> dict[str, str]:
    """Page → the stylesheet that it names."""
    pages = {path: site.page(path) for path in site.tree() if path.endswith(".html")}
    return {path: found[1] for path, html in pages.items() if (found := re.search(r"(\w+)\.\w+\.css", html))}


def test_each_edition_wears_its_own_theme(tmp_path: Path) -> None:
    worn = looks(lay_out_two(tmp_path).build())
    assert {name for path, name in worn.items() if path.startswith("zh-tw/")} == {"zhipai"}
    assert {name for path, name in worn.items() if not path.startswith("zh-tw/")} == {"broadsheet"}


def test_addresses_and_links_are_those_of_one_theme(tmp_path: Path) -> None:
    def links(site: SiteDriver) -> dict[str, list[str]]:
        html = {path: site.page(path) for path in site.tree() if path.endswith(".html")}
        return {path: re.findall(r'<a [^>]*href="([^"]*)"', text) for path, text in html.items()}

    assert links(lay_out_two(tmp_path / "two").build()) == links(lay_out_two(tmp_path / "one", "").build())


@pytest.mark.parametrize(
    ("variants", "labels"),
    [
        ('["zh-Hans", "zh-TW"]', ["简体", "繁體"]),
        ('["zh-Hans", "zh-HK"]', ["简体", "繁體"]),
        ('["zh-Hans", "zh-TW", "zh-HK"]', ["简体", "繁體（臺）", "繁體（港）"]),
    ],
)
def test_two_editions_in_one_script_are_told_apart(tmp_path: Path, variants: str, labels: list[str]) -> None:
    site = lay_out_two(tmp_path, "")
    settings = re.sub(r"variants = .*", f"variants = {variants}", site.read("site.toml"))
    page = site.write("site.toml", settings).build().page("index.html")
    [switch] = re.findall(r'<nav class="scripts".*?</nav>', page, re.DOTALL)
    assert re.findall(r">([^<>\s]+)</a>", switch) == labels


def test_only_the_edition_that_changes_its_theme_is_rendered_again(tmp_path: Path) -> None:
    site = lay_out_two(tmp_path, "").build()
    site.write("site.toml", site.read("site.toml") + TRADITIONAL).build()
    rendered = {path for path in site.rendered() if path.endswith(".html")}
    assert rendered and all(path.startswith("zh-tw/") for path in rendered)
    clean = site.tree()
    site.build("--clean")
    assert site.tree() == clean
    assert not site.build().rendered()


def test_numbers_stand_upright_only_in_the_theme_that_asks_for_it(tmp_path: Path) -> None:
    site = lay_out_two(tmp_path).build()
    assert 'class="tcy"' in site.page("zh-tw/index.html") and 'class="tcy"' not in site.page("index.html")
    site.write("themes/zhipai/theme.toml", ZHIPAI.read_text(encoding="utf-8").replace("upright = true", ""))
    reasons = {path: why for path, why in site.build().rendered().items() if path.endswith(".html")}
    assert reasons and all("template changed" in why for why in reasons.values())
    assert {why for path, why in reasons.items() if "reporters/" in path} == {"template changed"}
    assert 'class="tcy"' not in site.page("zh-tw/index.html")


@pytest.mark.parametrize(
    ("table", "line", "what", "hint"),
    [
        ('[themes]\nzh-TV = "zhipai"\n', 2, "zh-TV", "zh-TW"),
        ('[themes]\nzh-HK = "zhipai"\n', 2, "zh-HK", ""),
        ('[themes]\nzh-TW = "zhipia"\n', None, "zhipia", "zhipai"),
        ("[themes]\nzh-TW = 3\n", 1, "themes/", ""),
        ('themes = "zhipai"\n', 1, "themes", ""),
    ],
)
def test_a_wrong_table_is_told_with_its_line(
    tmp_path: Path, table: str, line: int | None, what: str, hint: str
) -> None:
    site = lay_out_two(tmp_path, "")
    before = site.read("site.toml").rstrip("\n").count("\n") + 1
    site.write("site.toml", f"{site.read('site.toml').rstrip()}\n{table}")
    for command in (site.check, site.build):
        command(expect=1)
        [told] = [problem for problem in site.problems if problem.path == "site.toml"]
        assert what in told.what and hint in (told.hint or "")
        assert told.line == (before + line if line else None)
