"""`pack` as it is typed: what is written, what an editor is told."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from driver import SiteDriver
from pack_paper import hard_paper, inside

from broadsheet.pipeline.kit import in_ascii
from broadsheet.web.links import broken_links


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> SiteDriver:
    site = hard_paper(SiteDriver(tmp_path_factory.mktemp("pack")).init(title="试刊"))
    # an address in a text is published as it was typed, and this one holds in one edition alone
    return site.edit("content/issues/2026-11-20/01-01.md", "![一张画](../../../images/draw.svg)", "")


@pytest.fixture(scope="module")
def zipped(paper: SiteDriver) -> Path:
    path = paper.folder.parent / "issue.zip"
    paper.run("pack", "2026-11-20", "--output", str(path))
    return path


def test_a_zip_is_a_site_whose_links_all_resolve(zipped: Path) -> None:
    files = inside(zipped)
    assert next(iter(files)) == "README.txt" and "index.html" in files
    texts = {name: data.decode() for name, data in files.items() if name.endswith(".html")}
    assert list(broken_links(texts, files.keys(), base_path="/")) == []
    assert {"2026/11/20/01-01.html", "zh-tw/2026/11/20/01-01.html", "search.html"} <= set(texts)
    assert not [name for name in files if "2026/11/27" in name or "2027" in name]
    assert not [text for text in texts.values() if "paper.example" in text]


def test_its_paths_are_short_and_ascii_and_its_pictures_there(zipped: Path) -> None:
    files = inside(zipped)
    assert all(name.isascii() and len(name) < 200 for name in files)
    assert [name for name in files if name.startswith("images/") and name.endswith(".jpg")]
    assert not [
        data for name, data in files.items() if name.endswith(".html") and "渡口-" in unquote(data.decode())
    ]


def test_it_tells_a_reader_what_to_do(zipped: Path) -> None:
    told = inside(zipped)["README.txt"].decode()
    assert "渡口周报 2026-11-20" in told and "index.html" in told and "Unpack" in told


def test_the_same_content_gives_the_same_bytes(paper: SiteDriver, zipped: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    paper.run("pack", "2026年11月20日", "--output", str(again))
    assert again.read_bytes() == zipped.read_bytes()


def test_a_packed_book_is_the_published_one(paper: SiteDriver, tmp_path: Path) -> None:
    out = tmp_path / "book.epub"
    paper.run("pack", "2026-11-20", "--format", "epub", "--variant", "all", "--output", str(out), "--json")
    told = json.loads(paper.stdout)
    assert [Path(each["path"]).name for each in told["files"]] == ["book.epub", "book.zh-tw.epub"]
    assert (told["issues"], told["articles"], told["problems"]) == (1, 5, [])
    paper.build()
    for path, address in ((out, ""), (tmp_path / "book.zh-tw.epub", "zh-tw/")):
        assert path.read_bytes() == (paper.folder / f"output/{address}2026/11/20/issue.epub").read_bytes()


def test_an_existing_file_is_replaced_and_nothing_is_left_beside_it(
    paper: SiteDriver, tmp_path: Path
) -> None:
    out = tmp_path / "2027.epub"
    out.write_text("old")
    paper.run("pack", "2027", "--format", "epub", "--output", str(out))
    assert out.read_bytes().startswith(b"PK") and list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("asked", "what", "hint"),
    [
        (
            ["2026-11-22"],
            "there is no issue of 2026-11-22",
            "the nearest issues: 2026-11-20, 2026-11-27, 2027-01-01",
        ),
        (["1999"], "there is no issue of 1999", "years with issues: 2026, 2027"),
        (["next"], "is neither a date nor a year", "write it like 2026-11-20, or 2026"),
        (["2026-02-30"], "is neither a date nor a year", "write it like 2026-11-20, or 2026"),
        (["2027", "--variant", "zh-TW"], "a zip holds every script of the paper", None),
        (
            ["2027", "--format", "epub", "--variant", "zh-TV"],
            "the paper has no `zh-TV`",
            "did you mean `zh-TW`?",
        ),
    ],
)
def test_what_cannot_be_packed_is_told(
    paper: SiteDriver, tmp_path: Path, asked: list[str], what: str, hint: str | None
) -> None:
    out = tmp_path / "out"
    paper.run("pack", *asked, "--output", str(out), "--json", expect=1)
    [problem] = json.loads(paper.stdout)["problems"]
    assert problem["what"] == what
    assert hint is None or problem["hint"] == hint
    assert not out.exists()


def test_an_issue_of_drafts_and_a_folder_in_the_way_are_told(site: SiteDriver, tmp_path: Path) -> None:
    draft = '---\ntitle: "稿"\ndate: "2026-11-20"\npage: "01"\norder: "1"\ndraft: "true"\n---\n字。\n'
    site.write("content/issues/2026-11-20/01-01.md", draft)
    for kind in ("zip", "epub"):
        site.run("pack", "2026-11-20", "--format", kind, "--output", str(tmp_path / "x"), expect=1)
        assert "nothing but drafts" in site.stderr
    site.write("content/issues/2026-11-20/01-01.md", draft.replace('draft: "true"\n', ""))
    site.run("pack", "2026-11-20", "--format", "epub", "--output", str(tmp_path), expect=1)
    assert "a file and a folder have the same name" in site.stderr


def test_names_in_chinese_and_the_links_to_them_follow() -> None:
    files = {
        "images/渡口.jpg": b"x",
        "index.html": b'<img src="images/%E6%B8%A1%E5%8F%A3.jpg">',
        "a.css": b"y",
    }
    done = in_ascii(files)
    [picture] = [name for name in done if name.endswith(".jpg")]
    assert picture.isascii() and f'src="{picture}"'.encode() in done["index.html"]
    assert done["a.css"] == b"y"
