"""A site overrides single templates and files of a theme without copying the rest."""

from __future__ import annotations

import pytest
from driver import SiteDriver

HERE = "content/issues/2026-11-20/01-01.md"
ARTICLE = '---\ntitle: "渡口"\ndate: "2026-11-20"\npage: "01"\norder: "1"\n---\n灯还亮着。\n'


def test_the_sites_theme_wins_over_its_templates_and_these_over_the_packaged(site: SiteDriver) -> None:
    site.write(HERE, ARTICLE).write("templates/redirect.html", "模板").build()
    assert site.page("latest/index.html") == "模板"
    site.write("themes/broadsheet/templates/redirect.html", "主题里的模板").build()
    assert site.page("latest/index.html") == "主题里的模板"
    assert set(site.rendered().values()) == {"template changed"}


def stylesheet(site: SiteDriver) -> str:
    [name] = [path for path in site.tree() if path.endswith(".css") and "search." not in path]
    assert name in site.page("index.html")
    return site.page(name)


def test_a_file_of_the_same_name_replaces_the_packaged_one(site: SiteDriver) -> None:
    site.write(HERE, ARTICLE).build()
    assert "--paper:light-dark(" in stylesheet(site)
    site.write("themes/broadsheet/static/tokens.css", ":root { --paper: pink; }").build()
    assert ":root{--paper:pink}" in stylesheet(site)
    assert "--paper:light-dark(" not in stylesheet(site)
    assert ".skip" in stylesheet(site), "the other parts stay"


def test_a_theme_stands_on_another(site: SiteDriver) -> None:
    site.write("themes/mine/theme.toml", 'name = "mine"\nbase = "broadsheet"\n[words]\nskip = "直达"\n')
    site.write("themes/mine/static/tokens.css", ":root { --paper: pink; }")
    site.edit("site.toml", 'theme = "broadsheet"', 'theme = "mine"').write(HERE, ARTICLE).build()
    assert "--paper:pink" in stylesheet(site) and ".skip" in stylesheet(site)
    assert "直达" in site.page("index.html") and "往期" in site.page("index.html")


def test_a_base_that_is_not_there_is_told_where_it_is_named(site: SiteDriver) -> None:
    site.write("themes/mine/theme.toml", 'name = "mine"\nbase = "brodsheet"\n')
    site.edit("site.toml", 'theme = "broadsheet"', 'theme = "mine"').write(HERE, ARTICLE).build(expect=1)
    [problem] = site.problems
    assert problem.path == "themes/mine/theme.toml" and "brodsheet" in problem.what
    assert "broadsheet" in problem.hint


def test_templates_learn_the_published_names_of_other_files(site: SiteDriver) -> None:
    site.write("themes/broadsheet/static/logo.png", "logo")
    site.write("templates/redirect.html", '<img src="{{ dict(view.chrome.files)["logo.png"] }}">')
    site.write(HERE, ARTICLE).build()
    [logo] = [path for path in site.tree() if path.endswith(".png")]
    assert site.page("latest/index.html") == f'<img src="../{logo}">'


def test_a_theme_of_ones_own_needs_facts_files_and_nothing_more(site: SiteDriver) -> None:
    site.write(
        "themes/mine/theme.toml",
        'name = "mine"\nstylesheet = "a.css"\nicon = "i.svg"\n[words]\nskip = "直达"\n',
    )
    site.write("themes/mine/static/a.css", "a{}").write("themes/mine/static/i.svg", "<svg/>")
    site.edit("site.toml", 'theme = "broadsheet"', 'theme = "mine"').write(HERE, ARTICLE).build()
    assert "直达" in site.page("index.html")


def test_a_theme_that_names_no_file_is_told(site: SiteDriver) -> None:
    site.write("themes/broadsheet/theme.toml", 'stylesheet = "none.css"\nicon = "icon.svg"\ncolour = "red"\n')
    site.build(expect=1)
    told = [(problem.path, problem.what) for problem in site.problems]
    assert all(path == "themes/broadsheet/theme.toml" for path, _ in told)
    assert any("none.css" in what for _, what in told)
    assert any("colour" in what for _, what in told)


def test_parts_of_the_base_that_a_theme_does_not_list_are_not_published(site: SiteDriver) -> None:
    site.write(
        "themes/mine/theme.toml",
        'name = "mine"\nbase = "broadsheet"\nstylesheet = ["tokens.css", "mine.css"]\n',
    )
    site.write("themes/mine/static/mine.css", ".mine { margin: 0; }")
    site.edit("site.toml", 'theme = "broadsheet"', 'theme = "mine"').write(HERE, ARTICLE).build()
    assert ".mine" in stylesheet(site) and ".skip" not in stylesheet(site)


def wears(site: SiteDriver, theme: str) -> SiteDriver:
    """The site in a theme of its own."""
    site.write("themes/mine/theme.toml", theme).write(HERE, ARTICLE)
    return site.edit("site.toml", 'theme = "broadsheet"', 'theme = "mine"')


@pytest.mark.parametrize(
    ("theme", "line", "what"),
    [
        ('name = "mine"\nbase = "broadsheet"\nstylsheet = "a.css"\n', 3, "stylsheet"),
        ('name = "mine"\nbase = "broadsheet"\nstylesheet = ["none.css"]\n', 3, "none.css"),
        ('name = "mine"\nbase = "brodsheet"\n', 2, "brodsheet"),
        ('base = "broadsheet"\nname = mine\n', 2, "TOML"),
        ('base = "broadsheet"\n\nicon = 3\n', 3, "3"),
        ("name = 'mine'\nbase = 3\n", 2, "base"),
        ('base = "broadsheet"\nupright = "yes"\n', 2, "upright"),
        ('base = "broadsheet"\n[words]\nskip = "直达"\ngiude = "今晚"\n', 4, "giude"),
        ('base = "broadsheet"\n\n[words]\nissue_number = "本期"\n', 4, "%s"),
        ('base = "broadsheet"\n\n[words]\nguide = 3\n', 4, "guide"),
        ('base = "broadsheet"\nwords = "今晚"\n', 2, "words"),
    ],
)
def test_a_wrong_entry_is_told_with_its_line_and_what_to_do(
    site: SiteDriver, theme: str, line: int, what: str
) -> None:
    wears(site, theme).build(expect=1)
    problem = site.problems[0]
    assert (problem.path, problem.line) == ("themes/mine/theme.toml", line)
    assert what in problem.what
    assert problem.hint


@pytest.mark.parametrize(
    ("theme", "meant"),
    [
        ('base = "broadsheet"\nstylesheet = ["tokens.css", "atricle.css"]\n', "article.css"),
        ('base = "broadsheet"\n[words]\ngiude = "今晚"\n', "guide"),
        ('base = "broadsheet"\nstylsheet = "a.css"\n', "stylesheet"),
        ('base = "brodsheet"\n', "broadsheet"),
    ],
)
def test_the_name_that_was_meant_is_told(site: SiteDriver, theme: str, meant: str) -> None:
    wears(site, theme).build(expect=1)
    assert f"`{meant}`" in site.problems[0].hint


def test_a_pale_colour_is_warned_of_where_it_is_set(site: SiteDriver) -> None:
    wears(site, 'base = "broadsheet"\nstylesheet = ["tokens.css", "mine.css"]\n')
    site.write("themes/mine/static/mine.css", "\n:root {\n  --soft: light-dark(#777, #aaa);\n}\n").build()
    told = [(problem.path, problem.line) for problem in site.problems]
    assert set(told) == {("themes/mine/static/mine.css", 3)}
    assert "--soft" in site.problems[0].what


def test_a_theme_in_another_encoding_is_told(site: SiteDriver) -> None:
    wears(site, "").write("themes/mine/theme.toml", 'name = "晚报"\n'.encode("gb18030")).build(expect=1)
    [problem] = site.problems
    assert (problem.path, problem.line) == ("themes/mine/theme.toml", 1)


def test_themes_that_stand_on_each_other_are_told(site: SiteDriver) -> None:
    site.write("themes/yours/theme.toml", 'base = "mine"\n')
    wears(site, 'base = "yours"\n').build(expect=1)
    assert {problem.path for problem in site.problems} == {"themes/mine/theme.toml"}
    assert "stylesheet" in site.problems[0].what


def test_what_an_editors_system_leaves_beside_the_files_is_not_published(site: SiteDriver) -> None:
    site.write("themes/broadsheet/static/.DS_Store", b"\0\0\0\1Bud1").write(HERE, ARTICLE).build()
    assert [path for path in site.tree() if "DS_Store" in path] == []
