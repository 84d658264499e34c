"""How an article is cited, case by case, as GB/T 7714-2015 and as BibTeX."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from broadsheet.model import ArticleHead, Credit
from broadsheet.web.citations import Cited, authors_of, bibtex, gbt7714, organisation_of

PLAIN = Cited(
    key="2024-01-05-01-02",
    title="渡口加开晚班船",
    authors=("林知远",),
    organisation="",
    paper="河湾报",
    date=dt.date(2024, 1, 5),
    page="01",
    url="",
)
ADDRESS = "https://hewan.example/2024/01/05/01-02.html"

CASES = {
    "one author": (PLAIN, "林知远. 渡口加开晚班船[N]. 河湾报, 2024-01-05(01)."),
    "no author": (replace(PLAIN, authors=()), "渡口加开晚班船[N]. 河湾报, 2024-01-05(01)."),
    "three authors": (
        replace(PLAIN, authors=("林知远", "何青", "苏木")),
        "林知远, 何青, 苏木. 渡口加开晚班船[N]. 河湾报, 2024-01-05(01).",
    ),
    "four authors": (
        replace(PLAIN, authors=("林知远", "何青", "苏木", "余时雨")),
        "林知远, 何青, 苏木, 等. 渡口加开晚班船[N]. 河湾报, 2024-01-05(01).",
    ),
    "an organisation": (
        replace(PLAIN, authors=(), organisation="河湾镇水利站"),
        "河湾镇水利站. 渡口加开晚班船[N]. 河湾报, 2024-01-05(01).",
    ),
    "a lost headline": (
        replace(PLAIN, title="[渡口的灯九点才灭]"),
        "林知远. [渡口的灯九点才灭][N]. 河湾报, 2024-01-05(01).",
    ),
    "with an address": (
        replace(PLAIN, page="A05", url=ADDRESS),
        f"林知远. 渡口加开晚班船[N/OL]. 河湾报, 2024-01-05(A05). {ADDRESS}",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_line_of_a_list_of_references(name: str) -> None:
    cited, expected = CASES[name]
    assert gbt7714(cited) == expected


def test_an_entry_for_bibtex() -> None:
    cited = replace(PLAIN, authors=("林知远", "何青"), url=ADDRESS)
    assert bibtex(cited) == (
        "@article{2024-01-05-01-02,\n"
        "  author = {{林知远} and {何青}},\n"
        "  title = {{渡口加开晚班船}},\n"
        "  journal = {河湾报},\n"
        "  year = {2024},\n"
        "  month = {1},\n"
        "  day = {5},\n"
        "  pages = {01},\n"
        f"  url = {{{ADDRESS}}}\n"
        "}"
    )


def test_an_entry_without_an_author_has_no_such_line() -> None:
    assert "author" not in bibtex(replace(PLAIN, authors=()))
    assert "author = {{河湾镇水利站}}" in bibtex(replace(PLAIN, authors=(), organisation="河湾镇水利站"))


def test_signs_that_tex_reads_are_written_for_it() -> None:
    entry = bibtex(replace(PLAIN, title=r"A&B 两泊位 100%_{新}\旧~^#$"))
    assert r"{{A\&B 两泊位 100\%\_\textbraceleft{}新\textbraceright{}\textbackslash{}旧" in entry
    assert r"旧\textasciitilde{}\textasciicircum{}\#\$}}" in entry


def test_a_lost_bracket_does_not_break_the_entry() -> None:
    entry = bibtex(replace(PLAIN, title="}{", authors=("}",)))
    assert entry.count("{") == entry.count("}")


def head(*byline: tuple[str, str], agency: str = "") -> ArticleHead:
    credits = tuple(Credit(role=role, name=name) for role, name in byline)
    return ArticleHead(
        date=dt.date(2024, 1, 5), page="01", order=2, title="题", byline=credits, agency=agency
    )


def test_who_wrote_is_cited_once_and_who_took_pictures_is_not() -> None:
    printed = head(
        ("reporter", "林知远"), ("photographer", "林知远"), ("photographer", "苏木"), ("editor", "何青")
    )
    assert authors_of(printed) == ("林知远",)
    assert authors_of(head(("correspondent", "何青"), ("intern", "方小满"))) == ("何青", "方小满")
    assert authors_of(head(("writer", "沈砚"), ("commentator", "余时雨"))) == ("沈砚", "余时雨")
    assert authors_of(head(("translator", "何青"), ("illustrator", "苏木"), ("source", "水利站"))) == ()


def test_an_agency_answers_where_nobody_signs() -> None:
    assert organisation_of(head(agency="新华社")) == "新华社"
    assert organisation_of(head(("source", "河湾镇水利站"), agency="新华社")) == "河湾镇水利站"
