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


PLANTED = {
    "attribute": ('<main id="main"', '<main id="main" colour="red"'),
    "duplicate": ('<main id="main"', '<p id="main"></p><main id="main"'),
    "nested": ("<footer", "<a href='#main'><a href='#main'>x</a></a><footer"),
    "end-tag": ("</main>", ""),
    "lang": (' lang="zh-Hans"', ""),
}


@pytest.fixture(scope="module")
def planted(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page for each fault."""
    folder = tmp_path_factory.mktemp("planted")
    html = (home / example(home, NAMED["article-feature"])).read_text(encoding="utf-8")
    for fault, (old, new) in PLANTED.items():
        assert old in html
        (folder / f"{fault}.html").write_text(html.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def complaints(nu_checker: list[str], homes: Mapping[Site, Path], planted: Path) -> list[str]:
    """What the Nu checker says of all HTML files: errors, warnings, remarks. It takes long to start."""
    command = [*nu_checker, *map(str, homes.values()), str(planted)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    told = json.loads(ran.stderr)["messages"]
    return [f"{each['url']}:{each.get('lastLine')}: {each['type']}: {each['message']}" for each in told]


def test_the_nu_checker_finds_nothing_but_planted_faults(complaints: list[str], planted: Path) -> None:
    assert [told for told in complaints if f"/{planted.name}/" not in told.partition(".html:")[0]] == []


def test_the_nu_checker_finds_each_planted_fault(complaints: list[str], planted: Path) -> None:
    told = " ".join(complaints)
    assert [fault for fault in PLANTED if f"/{planted.name}/{fault}.html:" not in told] == []


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
