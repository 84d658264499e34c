"""The content folder: what counts as an issue, what happens to bad files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from broadsheet.problems import Problem
from broadsheet.shelf.content import list_issues, read_issue

GOOD = '---\ntitle: "{}"\n---\n\n正文\n'


def write(site: Path, name: str, text: str | bytes) -> None:
    path = site / "content/issues" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.where}: {problem.what.en}" for problem in problems]


def test_a_site_without_content_has_no_issues(tmp_path: Path) -> None:
    assert list_issues(tmp_path).value == () and list_issues(tmp_path).problems == ()


def test_issues_are_listed_by_date_and_edition(tmp_path: Path) -> None:
    for id_ in ("2026-11-20-ed10", "2026-11-20", "2026-11-06", "2026-11-20-ed2"):
        write(tmp_path, f"{id_}/01-01.md", GOOD)
    listed = list_issues(tmp_path)
    assert [files.id for files in listed.value] == [
        "2026-11-06",
        "2026-11-20",
        "2026-11-20-ed2",
        "2026-11-20-ed10",
    ]
    assert listed.value[0].folder == "content/issues/2026-11-06"
    assert listed.problems == ()


def test_dot_files_and_strangers_do_not_count(tmp_path: Path) -> None:
    for name in (
        ".git/a.md",
        "2026-11-20/.ingest/01.json",
        "2026-11-20/.01-01.md.tmp",
        "2026-11-20/a.txt",
        "note.md",
    ):
        write(tmp_path, name, "x")
    listed = list_issues(tmp_path)
    assert [files.files for files in listed.value] == [()] and listed.problems == ()


def test_a_folder_that_is_no_date_is_told(tmp_path: Path) -> None:
    for name in ("2026-02-30/01-01.md", "十一月/01-01.md", "2026-11-20/01-01.md"):
        write(tmp_path, name, GOOD)
    listed = list_issues(tmp_path)
    assert [files.id for files in listed.value] == ["2026-11-20"]
    assert [problem.where.path for problem in listed.problems] == [
        "content/issues/2026-02-30",
        "content/issues/十一月",
    ]


def test_an_issue_is_read_whole_in_printed_order(tmp_path: Path) -> None:
    write(tmp_path, "2026-11-20/issue.toml", 'number = "12"')
    for name in ("A01-01", "02-10", "02-02", "10-01"):
        write(tmp_path, f"2026-11-20/{name}.md", GOOD.format(name))
    (files,) = list_issues(tmp_path).value
    read = read_issue(tmp_path, files)
    assert read.problems == () and read.value.facts.number == "12"
    assert [article.head.title for article in read.value.articles] == ["02-02", "02-10", "10-01", "A01-01"]
    assert read.value.articles[0].head.date == dt.date(2026, 11, 20)


def test_articles_with_errors_are_left_out_and_all_errors_told(tmp_path: Path) -> None:
    write(tmp_path, "2026-11-20/issue.toml", "number = 12\nwether = ''\n")
    write(tmp_path, "2026-11-20/01-01.md", GOOD.format("好"))
    write(tmp_path, "2026-11-20/01-02.md", "没有文件头")
    write(tmp_path, "2026-11-20/01-03.md", b"---\ntitle: " + "甲\n甲".encode("gbk"))
    write(tmp_path, "2026-11-20/笔记.md", GOOD)
    (files,) = list_issues(tmp_path).value
    read = read_issue(tmp_path, files)
    assert [article.head.title for article in read.value.articles] == ["好"]
    assert told(read.problems) == [
        "content/issues/2026-11-20/01-02.md:1:1: the file does not begin with front matter",
        "content/issues/2026-11-20/01-03.md:2: is not UTF-8 text",
        "content/issues/2026-11-20/issue.toml:2: unknown key `wether`",
        "content/issues/2026-11-20/issue.toml:1: `number` must be text",
        "content/issues/2026-11-20/笔记.md: the file's name does not say page and order",
    ]


def test_two_files_for_one_place(tmp_path: Path) -> None:
    for name in ("A05-1", "A05-01", "a05-02", "01-01"):
        write(tmp_path, f"2026-11-20/{name}.md", GOOD.format(name))
    (files,) = list_issues(tmp_path).value
    read = read_issue(tmp_path, files)
    assert [article.head.title for article in read.value.articles] == ["01-01", "A05-01"]
    assert told(read.problems) == [
        "content/issues/2026-11-20/A05-1.md: stands in the same place as content/issues/2026-11-20/A05-01.md",
        "content/issues/2026-11-20/a05-02.md: page a05 differs from page A05 of "
        "content/issues/2026-11-20/A05-01.md by case alone",
    ]


def test_a_file_gone_between_listing_and_reading_is_told(tmp_path: Path) -> None:
    write(tmp_path, "2026-11-20/01-01.md", GOOD)
    (files,) = list_issues(tmp_path).value
    (tmp_path / "content/issues/2026-11-20/01-01.md").unlink()
    assert told(read_issue(tmp_path, files).problems) == [
        "content/issues/2026-11-20/01-01.md: the file does not exist"
    ]


def test_hashes_are_of_bytes_alone(tmp_path: Path) -> None:
    write(tmp_path, "2026-11-20/01-01.md", GOOD)
    before = list_issues(tmp_path).value
    write(tmp_path, "2026-11-20/01-01.md", GOOD)
    assert list_issues(tmp_path).value == before
    write(tmp_path, "2026-11-20/01-01.md", GOOD + " ")
    after = list_issues(tmp_path).value
    assert after != before
    assert read_issue(tmp_path, after[0]).value.digest != read_issue(tmp_path, before[0]).value.digest
