"""Two entries that were one person: the name resolves, the old address leads on, nobody else may take it."""

from __future__ import annotations

import pytest
from driver import SiteDriver

from broadsheet.shelf.people import Register, read_people


def write(site: SiteDriver, order: int, reporter: str) -> SiteDriver:
    front = f"title: 题{order}\ndate: 2026-11-20\npage: 01\norder: {order}\nbyline:\n  reporter: {reporter}"
    return site.write(f"content/issues/2026-11-20/01-{order:02d}.md", f"---\n{front}\n---\n正文。\n")


@pytest.fixture
def paper(site: SiteDriver) -> SiteDriver:
    site.write("site.toml", 'title = "渡口报"\nvariants = ["zh-Hans", "zh-TW"]\n')
    write(site, 1, "沈砚")
    write(site, 2, "老砚")
    return write(site, 3, "沈砚 (shen-yan-2)")


TWO = '[[person]]\nname = "沈砚"\nid = "shen-yan"\n[[person]]\nname = "沈砚"\nid = "shen-yan-2"\n'
ONE = '[[person]]\nname = "沈砚"\nid = "shen-yan"\naliases = ["老砚", "shen-yan-2"]\n'


def test_homonyms_are_told_apart_by_their_ids(paper: SiteDriver) -> None:
    paper.write("content/people.toml", TWO).build(expect=1)
    [problem] = paper.problems
    assert problem.path == "content/issues/2026-11-20/01-01.md"
    assert problem.hint == "say which: 沈砚 (shen-yan)"
    write(paper, 1, "沈砚 (shen-yan)").build()
    assert "题1" in paper.page("reporters/shen-yan.html")
    assert "题3" in paper.page("reporters/shen-yan-2.html")


@pytest.mark.parametrize("prefix", ["", "zh-tw/"])
def test_merged_people_have_one_page_and_old_addresses_lead_to_it(paper: SiteDriver, prefix: str) -> None:
    paper.write("content/people.toml", ONE).build()
    page = paper.page(f"{prefix}reporters/shen-yan.html")
    assert all(f"题{n}" in page or f"題{n}" in page for n in (1, 2, 3))
    for former in ("lao-yan", "shen-yan-2"):
        old = paper.page(f"{prefix}reporters/{former}.html")
        assert 'http-equiv="refresh"' in old
        assert 'href="shen-yan.html"' in old
    assert paper.page(f"{prefix}reporters/index.html").count('.html"><b>') == 1


def test_an_incremental_merge_is_a_clean_one(paper: SiteDriver) -> None:
    paper.write("content/people.toml", TWO + '[[person]]\nname = "老砚"\nid = "lao-yan"\n')
    write(paper, 1, "沈砚 (shen-yan)").build()
    tree = paper.write("content/people.toml", ONE).build().tree()
    assert paper.remove("output").remove(".cache").build().tree() == tree


def test_an_alias_that_is_somebodys_id_is_told(paper: SiteDriver) -> None:
    read = read_people(ONE + TWO[TWO.rindex("[[") :], "people.toml")
    [problem] = read.problems
    assert (problem.where.line, problem.what.en) == (4, "the alias `shen-yan-2` is the id of 沈砚")


def test_a_new_person_takes_no_address_of_a_merged_one() -> None:
    [new] = Register(read_people(ONE.replace('"老砚", ', ""), "p").value).admit(["沈岩"])
    assert new.id == "shen-yan-3"
