"""The files as they lie on the disk: HTML without a fault, every link answered."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from page_kinds import NAMED, Site, example

from broadsheet.web.links import broken_links

pytestmark = pytest.mark.browser
BASE_PATHS = {"demo": "/hewan/", "vertical": "/hewan/", "hard": "/"}


def complaints(nu_checker: list[str], *folders: Path) -> list[str]:
    """What the Nu checker says of all HTML files below the folders: errors, warnings, remarks."""
    ran = subprocess.run([*nu_checker, *map(str, folders)], capture_output=True, text=True, check=False)
    told = json.loads(ran.stderr)["messages"]
    return [f"{each['url']}:{each.get('lastLine')}: {each['type']}: {each['message']}" for each in told]


def test_the_nu_checker_finds_nothing(nu_checker: list[str], homes: Mapping[Site, Path]) -> None:
    assert complaints(nu_checker, *homes.values()) == []


PLANTED = {
    "attribute": ('<main id="main"', '<main id="main" colour="red"'),
    "duplicate": ('<main id="main"', '<p id="main"></p><main id="main"'),
    "nested": ("<footer", "<a href='#main'><a href='#main'>x</a></a><footer"),
    "end-tag": ("</main>", ""),
    "lang": (' lang="zh-Hans"', ""),
}


def test_the_nu_checker_finds_each_planted_fault(nu_checker: list[str], home: Path, tmp_path: Path) -> None:
    html = (home / example(home, NAMED["article-feature"])).read_text(encoding="utf-8")
    for fault, (old, new) in PLANTED.items():
        assert old in html
        (tmp_path / f"{fault}.html").write_text(html.replace(old, new, 1), encoding="utf-8")
    told = " ".join(complaints(nu_checker, tmp_path))
    assert [fault for fault in PLANTED if f"/{fault}.html:" not in told] == []


def pages(home: Path) -> dict[str, str]:
    return {
        path.relative_to(home).as_posix(): path.read_text(encoding="utf-8") for path in home.rglob("*.html")
    }


def files(home: Path) -> set[str]:
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


def test_every_link_and_fragment_is_answered_from_the_disk(homes: Mapping[Site, Path]) -> None:
    for site, home in homes.items():
        assert list(broken_links(pages(home), files(home), base_path=BASE_PATHS[site])) == [], site


def test_no_page_names_anything_outside_but_by_an_address_that_a_reader_follows(home: Path) -> None:
    """Nothing is fetched from elsewhere: only `a` and the addresses of the page itself are absolute."""
    fetched = re.compile(r'<(?:img|script|iframe|source|video|audio|embed|object|use)\b[^>]*"(?:https?:)?//')
    assert [path for path, html in pages(home).items() if fetched.search(html)] == []


@pytest.mark.parametrize("link", ["nowhere.html", "#nowhere", "../../../images/none.jpg", "./"])
def test_a_planted_dead_link_is_found(home: Path, link: str) -> None:
    path = example(home, NAMED["article-feature"])
    found = pages(home)
    found[path] = found[path].replace("</main>", f'<a href="{link}">坏</a></main>')
    assert list(broken_links(found, files(home), base_path=BASE_PATHS["demo"])) == [(path, link)]
