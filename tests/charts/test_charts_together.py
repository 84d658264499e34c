"""Who signs with whom: every arc is a row of the table, as thick as its number; there are never too many."""

from __future__ import annotations

import datetime as dt
import re
import time
from itertools import combinations, pairwise

import pytest
from driver import SiteDriver

from broadsheet.model import ArticleHead, Contributor, Credit, Person, PersonId, Work
from broadsheet.web.charts.together import CROWD, PEOPLE, TIES, joined

ARC = re.compile(
    r'<path stroke-width="([\d.]+)" d="M\d+ (\d+)A\d+ (\d+) 0 0 1 \d+ (\d+)"><title>(.*?) (\d+)篇'
)
NAME = re.compile(r'<a href="([\w-]+)\.html"><path [^>]*/><text x="\d+" y="(\d+)"[^>]*>(.*?)</text>')
ROW = re.compile(r'<tr><th scope="row">(.*?)</th><td>(\d+)</td></tr>')
SIGNED = (("林知远", "何青", "方小满"), ("林知远", "何青"), ("林知远", "何青"), ("沈砚",), ("何青", "欧阳岚"))


def staff(*articles: tuple[str, ...]) -> list[Contributor]:
    """People by id, from the ids under each article."""
    works: dict[str, list[Work]] = {}
    for number, ids in enumerate(articles):
        byline = tuple(Credit(role="reporter", name=id_) for id_ in ids)
        head = ArticleHead(date=dt.date(2026, 1, 1), page="01", order=number + 1, title="灯", byline=byline)
        for id_ in ids:
            works.setdefault(id_, []).append(Work(article=head, roles=("reporter",)))
    return [
        Contributor(
            person=Person(id=PersonId(id_), name=id_), letter="A", sort_key=id_, works=tuple(works[id_])
        )
        for id_ in sorted(works)
    ]


def paper(site: SiteDriver, signed: tuple[tuple[str, ...], ...]) -> SiteDriver:
    site.write("site.toml", 'title = "渡口报"\nvariants = ["zh-Hans", "zh-TW"]\n')
    for number, names in enumerate(signed, 1):
        facts = f'title: "灯"\ndate: "2026-11-20"\npage: "01"\norder: "{number}"\n'
        by = "byline:\n" + "".join(f"  - reporter: {name}\n" for name in names)
        site.write(f"content/issues/2026-11-20/01-{number:02}.md", f"---\n{facts}{by}---\n\n灯亮了。\n")
    return site.build()


@pytest.mark.parametrize("script", ["", "zh-tw/"])
def test_arcs_rows_and_bylines_say_the_same(site: SiteDriver, script: str) -> None:
    html = paper(site, SIGNED).page(f"{script}reporters/index.html")
    names = {int(y) - 18: name for _, y, name in NAME.findall(html)}
    arcs = ARC.findall(html)
    rows = [(name, int(count)) for name, count in ROW.findall(html)]
    assert [(name, int(count)) for *_, name, count in arcs] == rows
    assert [count for _, count in rows] == [3, 1, 1, 1]
    assert len(names) == 4 and "沈" not in "".join(names.values())
    for thick, top, half, bottom, told, count in arcs:
        assert told == f"{names[int(top) - 13]} {names[int(bottom) - 13]}"
        assert int(bottom) - int(top) == 2 * int(half)
        assert float(thick) == 1.5 * int(count)
    for href, _, name in NAME.findall(html):
        assert f'<h1 class="big">{name} ' in site.page(f"{script}reporters/{href}.html")


def test_where_nobody_signs_with_anybody_there_is_no_picture(site: SiteDriver) -> None:
    html = paper(site, (("林知远",), ("何青",))).page("reporters/index.html")
    assert 'id="together"' not in html and "#together" not in html


def test_a_new_tie_is_drawn_though_everybody_wrote_as_much_as_before(site: SiteDriver) -> None:
    paper(site, (("林知远", "何青"), ("方小满", "沈砚")))
    paper(site, (("林知远", "沈砚"), ("方小满", "何青")))
    assert {frozenset(name.split()) for name, _ in ROW.findall(site.page("reporters/index.html"))} == {
        frozenset({"林知远", "沈砚"}),
        frozenset({"方小满", "何青"}),
    }


def test_a_large_staff_is_bounded_to_its_strongest_ties() -> None:
    ids = [f"p{number:04}" for number in range(2000)]
    articles = [pair for count, pair in enumerate(pairwise(ids)) for _ in range(count % 60 + 1)]
    began = time.process_time()
    found = joined(staff(*articles))
    assert found and len(found.people) <= PEOPLE and len(found.ties) <= TIES
    assert [count for *_, count in found.ties][:PEOPLE] == sorted(
        (count for *_, count in found.ties), reverse=True
    )
    assert found.ties[0][2] == 60 and found.others == 1999 - len(found.ties)
    assert {person for first, second, _ in found.ties for person in (first, second)} == set(found.people)
    assert time.process_time() - began < 3


def test_a_list_of_thanks_joins_nobody() -> None:
    crowd = tuple(f"p{number}" for number in range(CROWD + 1))
    assert joined(staff(crowd)) is None
    found = joined(staff(crowd[:-1]))
    assert found and len(found.ties) == TIES and found.others == CROWD * (CROWD - 1) // 2 - TIES


def test_those_who_sign_together_stand_together() -> None:
    """Three pairs that nothing joins: no arc may pass over a name."""
    found = joined(staff(("a", "d"), ("b", "e"), ("c", "f"), ("a", "d")))
    assert found
    at = {person: index for index, person in enumerate(found.people)}
    assert all(abs(at[first] - at[second]) == 1 for first, second, _ in found.ties)


def test_the_order_of_the_staff_changes_nothing() -> None:
    articles = list(combinations("abcdef", 2))
    people = staff(*articles)
    assert joined(people) == joined(people[::-1])
