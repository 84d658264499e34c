"""A declared name is never changed but to its declared form; wordings hold where they are declared."""

from __future__ import annotations

import pytest
from driver import SiteDriver

from broadsheet.chinese.segmentation import has_segmenter

SETTINGS = """\
title = "渡口报"
base_url = "https://paper.example/"
variants = ["zh-Hans", "zh-TW", "zh-HK"]
"""


def write(site: SiteDriver, order: int, title: str, body: str, more: str = "") -> SiteDriver:
    front = f"---\ntitle: {title}\ndate: 2026-11-20\npage: 01\norder: {order}\nsection: 要闻\n{more}---\n"
    return site.write(f"content/issues/2026-11-20/01-{order:02d}.md", f"{front}{body}\n")


@pytest.fixture
def paper(site: SiteDriver) -> SiteDriver:
    return site.write("site.toml", SETTINGS)


def person(name: str, id_: str, **more: str) -> str:
    lines = [f'{key} = "{value}"' for key, value in {"name": name, "id": id_, **more}.items()]
    return "\n".join(["[[person]]", *lines, ""])


def test_a_name_of_the_byline_is_safe_wherever_its_article_is_shown(paper: SiteDriver) -> None:
    write(paper, 1, "范后里走访", "范后里到了后面的里弄。", "byline: [{reporter: 范后里}]\n")
    write(paper, 2, "示范后里程碑", "示范后里程碑落成。").build()
    for page in ("2026/11/20/index.html", "2026/11/20/01.html", "2026/11/20/01-01.html", "feed.xml"):
        text = paper.page(f"zh-tw/{page}")
        assert "范後里走訪" in text, page
        assert "範後裡" not in text.replace("示範後里程碑", ""), page
    for page in ("sections/yaowen/index.html", "reporters/fan-houli.html", "reporters/index.html"):
        assert "范後里" in paper.page(f"zh-tw/{page}"), page
    assert "後面的里弄" in paper.page("zh-tw/2026/11/20/01-01.html")


def test_a_name_of_one_article_changes_no_word_of_another(paper: SiteDriver) -> None:
    write(paper, 1, "一稿", "范例说过。", "byline: [{reporter: 范例}]\n")
    write(paper, 2, "二稿", "这是范例。").build()
    assert "范例說過" in paper.page("zh-tw/2026/11/20/01-01.html")
    assert "這是範例" in paper.page("zh-tw/2026/11/20/01-02.html")
    front = paper.page("zh-tw/2026/11/20/index.html")
    assert "范例說過" in front
    assert "這是範例" in front


def test_people_of_people_toml_are_safe_in_every_article(paper: SiteDriver) -> None:
    paper.write("content/people.toml", person("范发展", "fan-fazhan", hant="范法展", hk="范發展"))
    write(paper, 1, "人物", "见到范发展，他谈发展。").build()
    assert "見到范法展，他談發展" in paper.page("zh-tw/2026/11/20/01-01.html")
    assert "見到范發展，他談發展" in paper.page("zh-hk/2026/11/20/01-01.html")
    assert "见到范发展，他谈发展" in paper.page("2026/11/20/01-01.html")


@pytest.mark.skipif(not has_segmenter(), reason="rjieba has no wheel here")
def test_a_short_name_is_safe_elsewhere_where_it_is_nothing_but_a_name(paper: SiteDriver) -> None:
    people = [person("于丽", "yu-li"), person("征程", "zheng-cheng", hant="徵程"), person("万里", "wan-li")]
    paper.write("content/people.toml", "\n".join(people))
    write(paper, 1, "一稿", "见到了于丽，她说。")
    write(paper, 2, "二稿", "由于丽江下雨，新的征程不远万里。")
    write(paper, 3, "三稿", "征程说。", "byline: [{reporter: 征程}]\n").build()
    assert "見到了于麗，她說" in paper.page("zh-tw/2026/11/20/01-01.html")
    assert "由於麗江下雨，新的征程不遠萬里" in paper.page("zh-tw/2026/11/20/01-02.html")
    assert "徵程說" in paper.page("zh-tw/2026/11/20/01-03.html")


def test_homonyms_keep_their_own_forms(paper: SiteDriver) -> None:
    people = person("王征", "wang-zheng", hant="王徵") + person("王征", "wang-zheng-2", hant="王征")
    paper.write("content/people.toml", people)
    write(paper, 1, "一稿", "王征说。", "byline: [{reporter: 王征 (wang-zheng)}]\n")
    write(paper, 2, "二稿", "王征说。", "byline: [{reporter: 王征 (wang-zheng-2)}]\n").build()
    assert "王徵說" in paper.page("zh-tw/2026/11/20/01-01.html")
    assert "王征說" in paper.page("zh-tw/2026/11/20/01-02.html")
    assert "王徵" in paper.page("zh-tw/reporters/wang-zheng.html")
    index = paper.page("zh-tw/reporters/index.html")
    assert '<a href="wang-zheng.html"><b>王徵</b>' in index
    assert '<a href="wang-zheng-2.html"><b>王征</b>' in index


def test_an_office_is_converted_as_words(paper: SiteDriver) -> None:
    write(paper, 1, "一稿", "正文。", "byline: [{source: 镇后勤发展办}]\n").build()
    assert "鎮後勤發展辦" in paper.page("zh-tw/2026/11/20/01-01.html")


def test_a_term_holds_in_every_field_and_the_longest_wins(paper: SiteDriver) -> None:
    glossary = '[[term]]\nhans = "报道"\ntw = "報導"\n\n[[term]]\nhans = "报道厅"\nhant = "發布廳"\n'
    paper.write("content/glossary.toml", glossary)
    write(paper, 1, "报道一则", "在报*道*厅，**报道**开始。", "kicker: 报道\nsubtitle: 又一则报道\n").build()
    page = paper.page("zh-tw/2026/11/20/01-01.html")
    assert "<title>報導一則" in page
    assert "又一則報導" in page
    assert "發布廳<em></em>" in page
    assert "<strong>報導</strong>開始" in page
    assert "<strong>報道</strong>開始" in paper.page("zh-hk/2026/11/20/01-01.html")
    assert "報導一則" in paper.page("zh-tw/feed.xml")
    assert "报道一则" in paper.page("2026/11/20/01-01.html")


def test_an_articles_own_terms_hold_there_alone_and_over_the_glossary(paper: SiteDriver) -> None:
    terms = '[[term]]\nhans = "账本"\nhant = "帳簿"\n\n[[term]]\nhans = "头发"\nhant = "毛髮"\n'
    paper.write("content/glossary.toml", terms)
    own = "convert: {terms: {账本: {tw: 帳本}, 渡口: 渡頭}, keep: [头发丝]}\n"
    write(paper, 1, "账本", "渡口的账本，头发，头发丝。", own)
    write(paper, 2, "账本", "渡口的账本，头发丝。").build()
    assert "渡頭的帳本，毛髮，頭髮絲" in paper.page("zh-tw/2026/11/20/01-01.html")
    assert "渡頭的帳簿，毛髮，頭髮絲" in paper.page("zh-hk/2026/11/20/01-01.html")
    assert "渡口的帳簿，毛髮絲" in paper.page("zh-tw/2026/11/20/01-02.html")


def test_a_paper_in_traditional_script_has_its_names_in_simplified(paper: SiteDriver) -> None:
    paper.write("site.toml", 'title = "渡口報"\nvariants = ["zh-TW", "zh-Hans"]\n')
    paper.write("content/people.toml", person("徐乾學", "xu-qianxue", hans="徐乾学"))
    paper.write("content/glossary.toml", '[[term]]\nhans = "计程车"\ntw = "計程車"\n')
    write(paper, 1, "計程車", "徐乾學坐計程車。", "byline: [{reporter: 徐乾學}]\n").build()
    page = paper.page("zh-hans/2026/11/20/01-01.html")
    assert "徐乾学坐计程车" in page
    assert "徐乾學坐計程車" in paper.page("2026/11/20/01-01.html")


def changed(site: SiteDriver) -> set[str]:
    """Pages, not what the search makes anew, nor the book that holds them."""
    return {path for path in site.build().rendered() if path.endswith(".html")}


def test_a_term_makes_the_pages_stale_that_hold_it_in_the_variant_it_is_for(paper: SiteDriver) -> None:
    write(paper, 1, "一稿", "第一段。" * 120 + "\n\n末段说到账本。")
    write(paper, 2, "二稿", "别的。").build()
    paper.write("content/glossary.toml", '[[term]]\nhans = "账本"\ntw = "帳本"\n')
    assert changed(paper) == {"zh-tw/2026/11/20/01-01.html"}
    paper.write("content/glossary.toml", '[[term]]\nhans = "账本"\ntw = "帳本"\nhk = "簿"\n')
    assert changed(paper) == {"zh-hk/2026/11/20/01-01.html"}
    paper.write("content/glossary.toml", '[[term]]\nhans = "没有这个词"\ntw = "無"\n')
    assert changed(paper) == {"zh-tw/2026/11/20/01-01.html", "zh-hk/2026/11/20/01-01.html"}


def test_a_new_person_makes_no_issue_stale_that_does_not_name_them(paper: SiteDriver) -> None:
    write(paper, 1, "一稿", "别的。", "byline: [{reporter: 何小青}]\n").build()
    paper.write("content/people.toml", person("范发展", "fan-fazhan", hant="范發展"))
    paper.build("--explain")
    assert changed(paper) == set()
    assert paper.rendered() == {}


def test_a_persons_form_makes_no_page_of_the_source_stale(paper: SiteDriver) -> None:
    paper.write("content/people.toml", person("范小舟", "fan-xiaozhou"))
    write(paper, 1, "一稿", "别的。", "byline: [{reporter: 范小舟}]\n").build()
    paper.write("content/people.toml", person("范小舟", "fan-xiaozhou", tw="範小舟"))
    found = changed(paper)
    assert found and all(path.startswith("zh-tw/") for path in found)
