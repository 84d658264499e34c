"""Files of a site that are wrong: each error names file, line, what and what to do, all in one run."""

from __future__ import annotations

import errno
from pathlib import Path
from unittest.mock import patch

import pytest
from driver import SiteDriver

ARTICLE = """\
---
title: "末班渡轮，多等一小时"
date: "2026-11-20"
page: "01"
order: "1"
---
晚上八点四十，河湾渡口的灯还亮着。
"""
HERE = "content/issues/2026-11-20/01-01.md"

# what an editor gets wrong → (old, new, line told, a word that the error must hold)
WRONG = {
    "front matter without end": ("---\n晚上", "\n晚上", None, "---"),
    "an unknown field": ('order: "1"', 'order: "1"\nheadlin: "x"', 6, "headlin"),
    "a date that contradicts its folder": ("2026-11-20", "2026-11-21", 3, "2026-11-21"),
    "a date that is none": ("2026-11-20", "2026-02-30", 3, "2026-02-30"),
    "a page that contradicts its file": ('page: "01"', 'page: "02"', 4, "02"),
    "a list where text belongs": ('title: "末班渡轮，多等一小时"', "title: [一, 二]", 2, "title"),
    "text where a list of people belongs": ('order: "1"', 'order: "1"\nbyline: 林知远', 6, "byline"),
    "an unknown role": ('order: "1"', 'order: "1"\nbyline:\n  - reporte: 林知远', 7, "reporte"),
    "YAML that breaks off": ('title: "末班渡轮，多等一小时"', 'title: "末班', None, "title"),
    "a picture that is missing": (
        'order: "1"',
        'order: "1"\nphotos:\n  - caption: 渡口\n    file: images/none.svg',
        None,
        "images/none.svg",
    ),
    "a picture outside the site": (
        'order: "1"',
        'order: "1"\nphotos:\n  - caption: 渡口\n    file: ../../etc/passwd',
        None,
        "etc/passwd",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_article_is_told_with_its_place(site: SiteDriver, kind: str) -> None:
    old, new, line, word = WRONG[kind]
    site.write(HERE, ARTICLE).build()
    before = site.tree()
    site.edit(HERE, old, new).build(expect=1)
    told = [problem for problem in site.problems if problem.path == HERE]
    assert told, site.problems
    assert any(word in problem.what + (problem.hint or "") for problem in told)
    assert line is None or line in [problem.line for problem in told]
    assert site.tree() == before, "a build with an error leaves the pages as they were"


def test_an_unknown_field_names_the_nearest(site: SiteDriver) -> None:
    site.write(HERE, ARTICLE.replace("order:", "ordre:")).build(expect=1)
    assert any("order" in (problem.hint or "") for problem in site.problems)


def test_all_errors_are_told_in_one_run(site: SiteDriver) -> None:
    site.write(HERE, ARTICLE.replace("title", "titel"))
    site.write("content/issues/2026-11-20/issue.toml", "nummer = '3'\n")
    site.write("content/issues/gestern/01-01.md", ARTICLE)
    site.write("content/people.toml", '[[person]]\nnam = "何青"\n')
    site.build(expect=1)
    paths = {problem.path for problem in site.problems}
    assert {HERE, "content/issues/2026-11-20/issue.toml", "content/people.toml"} <= paths
    assert any("gestern" in path for path in paths)


def test_two_articles_with_one_id(site: SiteDriver) -> None:
    site.write("content/issues/2026-11-20/A05-01.md", ARTICLE.replace('"01"', '"A05"'))
    site.write("content/issues/2026-11-20/A05-1.md", ARTICLE.replace('"01"', '"A05"'))
    site.build(expect=1)
    told = " ".join(problem.path + problem.what for problem in site.problems)
    assert "A05-01.md" in told
    assert "A05-1.md" in told


@pytest.mark.parametrize(
    ("template", "line"),
    [("{% if %}", 1), ("一行\n{{ view.headline }}", 2), ("{% include 'none.html' %}", None), ("{{ view.", 1)],
)
def test_a_template_with_an_error(site: SiteDriver, template: str, line: int | None) -> None:
    site.write(HERE, ARTICLE).build()
    good = site.page("2026/11/20/01-01.html")
    site.write("templates/article.html", template).build(expect=1)
    assert any("templates/article.html" in problem.path for problem in site.problems) or line is None
    assert line is None or line in [problem.line for problem in site.problems]
    assert site.page("2026/11/20/01-01.html") == good


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('titel = "报"', "title"),
        ('title = "报"\nvariants = ["zh-TT"]', "zh-TW"),
        ('title = "报"\nbase_url = "paper.example"', "https://"),
        ('title = "报"\ntimezone = "Asia/Shanghaj"', "Asia/Shanghai"),
        ('title = "报"\ntheme = "broadshet"', "broadsheet"),
        ("title = 报", "TOML"),
        ("", "title"),
    ],
)
def test_wrong_settings(site: SiteDriver, text: str, word: str) -> None:
    site.write("site.toml", text).build(expect=1)
    assert any(word in problem.what + (problem.hint or "") for problem in site.problems)
    assert all(problem.path == "site.toml" for problem in site.problems)


def test_a_folder_that_is_no_site(site: SiteDriver, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    for command in (["build"], ["check"], ["new", "issue", "2026-11-20"]):
        site._run([*command, "--site", str(nowhere)], 1)
        assert "site.toml" in site.stderr
        assert "--site" in site.stderr
    assert list(nowhere.iterdir()) == []


def test_init_leaves_what_is_there(site: SiteDriver) -> None:
    before = site.tree(".")
    site._run(["init", str(site.folder), "--title", "别的报"], 1)
    assert site.tree(".") == before
    assert "site.toml" in site.stderr


def test_a_full_disk_leaves_old_pages_and_the_next_run_completes(site: SiteDriver) -> None:
    site.write(HERE, ARTICLE).build()
    before = site.tree()
    site.edit(HERE, "渡轮", "渡船")
    with patch("os.write", side_effect=OSError(errno.ENOSPC, "No space left on device")):
        site.build("--jobs", "1", expect=1)
    assert site.problems
    assert {path: data for path, data in site.tree().items() if path in before} == before
    site.build()
    assert "末班渡船" in site.page("2026/11/20/01-01.html")


def test_the_chinese_editor_is_told_in_chinese(tmp_path: Path) -> None:
    site = SiteDriver(tmp_path, language="zh").init(title="试刊")
    site.write(HERE, ARTICLE.replace("title", "titel")).run("build", expect=1)
    assert f"{HERE}:2" in site.stderr
    assert "error:" in site.stderr
    assert "字段" in site.stderr
