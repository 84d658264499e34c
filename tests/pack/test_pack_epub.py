"""An issue as an e-book: in printed order, whole, valid, the same bytes each time, no text as markup."""

from __future__ import annotations

import re
import subprocess
import sysconfig
import zipfile
from html import escape
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

import pytest
from driver import SiteDriver
from hypothesis import given, settings
from hypothesis import strategies as st
from pack_paper import article, hard_paper, inside, leaves, spine

from broadsheet.web.body import body_html
from broadsheet.web.epub.container import epub
from broadsheet.web.epub.xhtml import as_xhtml, clean, fault_of
from broadsheet.web.links import broken_links

XHTML = "{http://www.w3.org/1999/xhtml}"
PRINTED = ["01-01", "01-02", "02-01", "04-01", "A01-01"]
PAGES = ["01", "02", "missing-3", "04", "A01"]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> SiteDriver:
    site = SiteDriver(tmp_path_factory.mktemp("epub")).init(title="试刊")
    return hard_paper(site).build()


@pytest.fixture(scope="module")
def book(paper: SiteDriver) -> Path:
    return paper.folder / "output/2026/11/20/issue.epub"


@pytest.fixture(scope="module")
def upright_year(paper: SiteDriver, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year in vertical lines."""
    site = SiteDriver(tmp_path_factory.mktemp("year")).init(title="试刊")
    hard_paper(site)
    site.edit("site.toml", "variants", 'themes = { zh-TW = "zhipai" }\nvariants')
    year = site.folder.parent / "year.epub"
    site.run("pack", "2026", "--format", "epub", "--variant", "zh-TW", "--output", str(year))
    return year


def test_mimetype_stands_first_and_plain(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert archive.read(first) == b"application/epub+zip"
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(each.filename.isascii() for each in archive.infolist())


def test_the_reading_order_is_the_printed_order(book: Path) -> None:
    names = [Path(file).stem for file in spine(book)]
    assert names[:2] == ["cover", "nav"]
    assert [name for name in names if name in PAGES] == PAGES
    assert [name for name in names if name in PRINTED] == PRINTED
    assert names.index("01") < names.index("01-01") < names.index("01-02") < names.index("02")


def test_the_contents_name_every_article_once_below_its_page(book: Path) -> None:
    nav = ET.fromstring(leaves(book)["nav.xhtml"])
    toc = next(each for each in nav.iter(f"{XHTML}nav") if each.get("id") == "toc")
    outer = toc.find(f"{XHTML}ol")
    assert outer is not None
    found = {
        Path(page.find(f"{XHTML}a").get("href")).stem: [  # type: ignore[union-attr,arg-type]
            Path(link.get("href", "")).stem for link in page.findall(f"{XHTML}ol/{XHTML}li/{XHTML}a")
        ]
        for page in outer
    }
    assert found == {
        "01": ["01-01", "01-02"],
        "02": ["02-01"],
        "missing-3": [],
        "04": ["04-01"],
        "A01": ["A01-01"],
    }
    assert len(re.findall(r'#printed"', leaves(book)["nav.xhtml"])) == len(PAGES)


def test_every_link_leads_somewhere_in_the_book(book: Path) -> None:
    files = inside(book)
    texts = {name: data.decode() for name, data in files.items() if name.endswith(".xhtml")}
    assert list(broken_links(texts, files.keys(), base_path="/")) == []


def test_the_book_tells_what_it_is(book: Path, paper: SiteDriver) -> None:
    package = leaves(book)["package.opf"]
    for told in (
        "<dc:title>渡口周报 2026年11月20日 第12期</dc:title>",
        "<dc:language>zh-Hans</dc:language>",
        'property="dcterms:modified">2026-12-01T00:00:00Z<',  # the last correction
        f"urn:uuid:{uuid5(NAMESPACE_URL, 'https://paper.example/ferry/2026/11/20/issue.epub')}<",
        'properties="cover-image"',
        'property="group-position">12<',
        "schema:accessMode",
        "schema:accessibilityFeature",
        "schema:accessibilityHazard",
        "schema:accessModeSufficient",
        "schema:accessibilitySummary",
        "pageBreakSource",
    ):
        assert told in package, told
    other = leaves(paper.folder / "output/zh-tw/2026/11/20/issue.epub")["package.opf"]
    assert re.findall("urn:uuid:[^<]+", other) != re.findall("urn:uuid:[^<]+", package)


def test_an_article_is_whole(book: Path) -> None:
    text = leaves(book)["2026-11-20/01-01.xhtml"]
    for said in (
        "末班渡轮，",
        "多等一小时",
        "<h2>小标题</h2>",
        "行一<br/>",
        "<caption>价目表</caption>",
        "<hr/>",
    ):
        assert said in text, said
    assert 'href="../2026-11-20/01-02.xhtml"' in text
    assert 'href="https://example.org/a%20b?x=1&amp;y=2"' in text
    assert 'href="https://paper.example/ferry/about.html"' in text  # not in the book: on the web
    assert "坏的" in text and 'href="http://"' not in text
    assert 'title="title"' in text
    assert 'src="../images/1.jpg" alt="一条船"' in text and 'src="../images/2.svg"' in text
    assert "受访者供图" in text and "只有说明。" in text
    assert "下转" in text and 'href="../2026-11-20/02-01.xhtml"' in text
    assert "应为“四”。" in leaves(book)["2026-11-20/01-02.xhtml"]
    assert (
        "［来信没有标题。］" in leaves(book)["nav.xhtml"] or "［来信没有标题］" in leaves(book)["nav.xhtml"]
    )


def test_pictures_are_of_core_types(book: Path) -> None:
    files = inside(book)
    assert files["EPUB/images/1.jpg"].startswith(b"\xff\xd8\xff")
    assert b"<svg" in files["EPUB/images/2.svg"]
    assert not [name for name in files if name.endswith(".avif")]


def test_the_traditional_book_is_in_traditional_script(paper: SiteDriver) -> None:
    texts = leaves(paper.folder / "output/zh-tw/2026/11/20/issue.epub")
    text = texts["2026-11-20/01-01.xhtml"]
    assert "只有頭髮那麼細的線" in text and 'xml:lang="zh-TW"' in text
    assert "目錄" in texts["nav.xhtml"] and "老橋換牌" in texts["nav.xhtml"]
    assert "末班渡輪" in texts["cover.svg"]


def test_a_vertical_edition_is_a_vertical_book(upright_year: Path) -> None:
    texts = leaves(upright_year)
    assert 'page-progression-direction="rtl"' in texts["package.opf"]
    assert "writing-mode: vertical-rl" in texts["book.css"]
    assert 'class="plate down"' in texts["cover.svg"]
    assert re.search(r'<span class="tcy">12</span>', texts["2026-11-20/01.xhtml"])
    assert [Path(file).stem for file in spine(upright_year) if "issue" in file] == ["issue", "issue"]
    assert "2027-01-01/01-01.xhtml" not in texts


def test_a_draft_stays_at_home(paper: SiteDriver) -> None:
    assert "草稿一篇" not in "".join(leaves(paper.folder / "output/2026/11/27/issue.epub").values())


def test_no_text_becomes_markup(book: Path) -> None:
    for name, text in leaves(book).items():
        assert fault_of(text) == (0, "") or name.endswith(".css"), name
        assert "<script" not in text and "onerror=alert(1)>" not in text, name
    assert escape("{{ view }}") in leaves(book)["2026-11-20/04-01.xhtml"]


def test_the_page_of_an_issue_offers_its_book(paper: SiteDriver) -> None:
    for path in ("2026/11/20/index.html", "zh-tw/2026/11/20/index.html"):
        page = paper.page(path)
        assert '<link rel="alternate" type="application/epub+zip"' in page
        assert page.count('href="issue.epub"') == 2
    assert 'href="2027/01/01/issue.epub"' in paper.page("index.html")


def test_a_book_is_made_anew_when_its_issue_is_and_only_then(site: SiteDriver) -> None:
    hard_paper(site).build()
    book = site.folder / "output/2026/11/20/issue.epub"
    before = book.read_bytes()
    site.write(*article("2026-11-27", "01", 1, "别的一期改了题")).build()
    assert "2026/11/20/issue.epub" not in site.rendered()
    assert "2026/11/27/issue.epub" in site.rendered()
    site.write("content/images/draw.svg", (site.folder / "content/images/draw.svg").read_text() + " ").build()
    assert site.rendered()["2026/11/20/issue.epub"] == "pictures changed"
    assert book.read_bytes() != before
    site.write("content/images/draw.svg", inside_text(before)).build()
    assert book.read_bytes() == before
    site.build("--clean", "--jobs", "2")
    assert book.read_bytes() == before


def inside_text(book: bytes) -> str:
    from io import BytesIO

    with zipfile.ZipFile(BytesIO(book)) as archive:
        return archive.read("EPUB/images/2.svg").decode()


def test_a_template_that_makes_no_xml_is_told(site: SiteDriver) -> None:
    hard_paper(site).write("templates/epub/cover.xhtml", "<html><p></html>").build(expect=1)
    [told] = {(problem.path, problem.severity) for problem in site.problems}
    assert told == ("templates/epub/cover.xhtml", "error")


# ── texts of every kind


@settings(max_examples=120, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("段渡口&<>\"'#;[]()*_`!|-\n \\\x00\x08\ud800ax:/.\u00a0😀"), max_size=60)
)
def test_every_body_is_well_formed(text: str) -> None:
    html = "".join(body_html(text, ()))
    xhtml = clean(as_xhtml(html, lambda url: "https://example.org/" if url else ""))
    assert fault_of(f"<div>{xhtml}</div>") == (0, "")
    if "![" not in text:
        assert words(xhtml) == words(clean(re.sub("\x00", "", html)).replace("&nbsp;", "\u00a0"))


def words(html: str) -> str:
    from html import unescape

    return re.sub(r"\s+", "", clean(unescape(re.sub(r"<[^>]*>", "", html))).replace("\ufffd", ""))


@given(st.text(max_size=40))
def test_clean_text_is_what_xml_can_hold(text: str) -> None:
    assert fault_of(f"<p>{escape(clean(text))}</p>") == (0, "")


def test_faults_are_found() -> None:
    assert fault_of("<p>\n<b></p>")[0] == 2
    assert fault_of("<p>&nbsp;</p>")[0] == 1


# ── the checker of the W3C

JAR = Path(sysconfig.get_paths()["purelib"]) / "epubcheck" / "epubcheck.jar"


def checked(path: Path) -> list[str]:
    """What epubcheck says of a book: its errors and warnings."""
    command = ["java", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-jar", str(JAR), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    said = (done.stdout + done.stderr).splitlines()
    assert any("EPUBCheck" in line for line in said), said
    return [line for line in said if line.startswith(("FATAL", "ERROR", "WARNING"))]


@pytest.mark.slow
def test_epubcheck_finds_nothing_in_an_issue(book: Path) -> None:
    assert checked(book) == []


@pytest.mark.slow
def test_epubcheck_finds_nothing_in_a_vertical_year(upright_year: Path) -> None:
    assert checked(upright_year) == []


@pytest.mark.slow
def test_epubcheck_finds_a_planted_fault(book: Path, tmp_path: Path) -> None:
    files = [(name[5:], data) for name, data in inside(book).items() if name.startswith("EPUB/")]
    broken = tmp_path / "broken.epub"
    without = [each for each in files if each[0] not in ("cover.xhtml", "images/1.jpg")]
    broken.write_bytes(epub(without))
    assert [line for line in checked(broken) if "cover.xhtml" in line]
