"""Pictures through the front door: published in sizes, made once, told when at fault."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from driver import SiteDriver
from picture_files import COPYRIGHT, SECRET, animation, encoded, exif, opened, scene
from PIL import Image

from broadsheet.web.links import broken_links

ARTICLE = "content/issues/2026-11-20/01-01.md"
PAGE = "2026/11/20/01-01.html"
FERRY = encoded(scene(1300, 900), exif=exif("邹伟锋", "© 河湾报"))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6"><path d="M0 0h9"/></svg>'


def article(*files: str, title: str = "末班渡轮") -> str:
    photos = "".join(
        f'  - file: "images/{file}"\n    caption: "渡口。"\n    alt: "一条船"\n    credit: "受访者供图"\n'
        f'    after: "{after}"\n'
        for after, file in enumerate(files)
    )
    body = "\n\n".join("渡口的灯九点才灭，等船的人站在棚子底下跺脚，谁也没有走。" for _ in range(6))
    return f'---\ntitle: "{title}"\nsection: "要闻"\nphotos:\n{photos}---\n\n{body}\n'


@pytest.fixture
def paper(site: SiteDriver) -> SiteDriver:
    site.write("site.toml", 'title = "渡口报"\nvariants = ["zh-Hans", "zh-TW"]\n')
    return site.write("content/images/ferry.jpg", FERRY).write(ARTICLE, article("ferry.jpg"))


def pictures(site: SiteDriver) -> dict[str, bytes]:
    return {path: data for path, data in site.tree().items() if path.startswith("images/")}


def sources(page: str) -> list[tuple[str, int]]:
    """(address, width) of every candidate of a page's srcsets."""
    found = [each.split() for srcset in re.findall(r'srcset="([^"]+)"', page) for each in srcset.split(", ")]
    return [(url, int(width.removesuffix("w"))) for url, width in found]


def test_a_photograph_is_published_in_sizes_and_never_as_it_came(paper: SiteDriver) -> None:
    paper.build()
    names = [re.sub(r"\.[0-9a-f]{8}\.", ".#.", path) for path in pictures(paper)]
    assert names == [
        "images/ferry-1200.#.jpg",
        "images/ferry-1300.#.avif",
        "images/ferry-480.#.avif",
        "images/ferry-800.#.avif",
    ]
    for path, data in pictures(paper).items():
        image = opened(data)
        assert f"-{image.width}." in path
        assert SECRET.encode() not in data
        assert image.getexif()[COPYRIGHT].encode("latin-1").decode() == "© 河湾报"


def test_a_page_names_every_size_in_every_variant(paper: SiteDriver) -> None:
    paper.build()
    for path in (PAGE, f"zh-tw/{PAGE}", "2026/11/20/01.html", "index.html"):
        page = paper.page(path)
        assert [width for _, width in sources(page)] == [480, 800, 1300]
        assert re.search(r'<source type="image/avif" sizes="[^"]+" srcset=', page)
        assert re.search(r'<img src="[^"]+\.jpg" width="1300" height="900" alt="一[条條]船"', page)
    assert {Path(url).name for url, _ in sources(paper.page(PAGE))} == {
        Path(url).name for url, _ in sources(paper.page(f"zh-tw/{PAGE}"))
    }
    html = {path: data.decode() for path, data in paper.tree().items() if path.endswith(".html")}
    assert list(broken_links(html, paper.tree().keys())) == []


def test_a_link_of_a_srcset_that_leads_nowhere_is_found() -> None:
    page = '<source srcset="a-480.avif 480w, b%2C1.avif 800w,c.avif 2x">'
    assert [link for _, link in broken_links({"index.html": page}, {"index.html", "a-480.avif"})] == [
        "b%2C1.avif",
        "c.avif",
    ]


def test_a_drawing_is_published_as_it_is(paper: SiteDriver) -> None:
    paper.write("content/images/map.svg", SVG).write(ARTICLE, article("map.svg")).build()
    assert pictures(paper) == {"images/map.svg": SVG.encode()}
    assert "<picture" not in paper.page(PAGE)


def test_the_first_picture_comes_at_once_and_the_others_when_they_are_near(paper: SiteDriver) -> None:
    paper.write("content/images/pier.png", encoded(scene(700, 900), "PNG"))
    paper.write(ARTICLE, article("ferry.jpg", "pier.png", "ferry.jpg")).build()
    shown = re.findall(r"<img [^>]+>", paper.page(PAGE))
    assert [re.findall(r'loading="(\w+)"', each) for each in shown] == [["eager"], ["lazy"], ["lazy"]]
    assert ["fetchpriority" in each for each in shown] == [True, False, False]


def no_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a picture was encoded")

    monkeypatch.setattr(Image.Image, "save", refused)


def test_pictures_are_made_once(paper: SiteDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.build()
    made = pictures(paper)
    no_encoding(monkeypatch)
    monkeypatch.setattr(Image, "open", None)  # nor is one looked at
    paper.build()
    assert paper.rendered() == {}
    paper.write(ARTICLE, article("ferry.jpg", title="多等一小时")).build()
    assert not any(path.startswith("images/") for path in paper.rendered())
    for lost in ("output", ".cache/build"):
        shutil.rmtree(paper.folder / lost)
    monkeypatch.undo()
    no_encoding(monkeypatch)
    paper.build()
    assert "new" in {why for path, why in paper.rendered().items() if path.startswith("images/")}
    assert pictures(paper) == made
    paper.check()


def test_what_is_kept_may_be_lost_or_damaged(paper: SiteDriver) -> None:
    made = pictures(paper.build())
    kept = [path for path in (paper.folder / ".cache/pictures").glob("*/*") if path.is_file()]
    assert len(kept) == len(made)
    kept[0].write_bytes(kept[0].read_bytes()[:-9])
    kept[1].unlink()
    shutil.rmtree(paper.folder / "output")
    assert pictures(paper.build()) == made
    (paper.folder / ".cache/build/pictures.pickle").write_bytes(b"no pickle")
    paper.build()
    assert paper.rendered() == {}


def test_what_no_article_shows_is_kept_no_longer(paper: SiteDriver) -> None:
    paper.write("content/images/pier.jpg", encoded(scene(600, 400))).write(ARTICLE, article("pier.jpg"))
    paper.check()
    before = {path.name for path in (paper.folder / ".cache/pictures").glob("*/*")}
    paper.write(ARTICLE, article("ferry.jpg")).check()
    after = {path.name for path in (paper.folder / ".cache/pictures").glob("*/*")}
    assert before
    assert after
    assert not before & after


def test_a_changed_picture_is_made_anew_under_a_new_name(paper: SiteDriver) -> None:
    before = pictures(paper.build())
    paper.write("content/images/ferry.jpg", encoded(scene(1300, 900).convert("L"))).build()
    assert not set(before) & set(pictures(paper))
    assert set(before) == set(paper.removed())


def test_two_files_of_the_same_bytes_do_not_meet(paper: SiteDriver) -> None:
    paper.write("content/images/ferry.jpeg", FERRY).write("content/images/Ferry.jpg", FERRY)
    paper.write(ARTICLE, article("ferry.jpg", "ferry.jpeg", "Ferry.jpg")).build()
    assert len(pictures(paper)) == 12


@pytest.mark.parametrize("name", ["渡口 夜,1.jpg", "a&b%20'c.jpg", "图" * 70 + ".jpg", "no-ending"])
def test_odd_names_resolve(paper: SiteDriver, name: str) -> None:
    paper.write(f"content/images/{name}", FERRY).write(ARTICLE, article(name)).build()
    html = {path: data.decode() for path, data in paper.tree().items() if path.endswith(".html")}
    assert len(sources(html[PAGE])) == 3
    assert list(broken_links(html, paper.tree().keys())) == []


def test_workers_make_the_same_bytes(paper: SiteDriver) -> None:
    names = [f"p{number}.jpg" for number in range(5)]
    for number, name in enumerate(names):
        paper.write(f"content/images/{name}", encoded(scene(500 + number, 300)))
    paper.write(ARTICLE, article(*names))
    alone = pictures(paper.build("--jobs", "1"))
    for folder in ("output", ".cache"):
        shutil.rmtree(paper.folder / folder)
    assert pictures(paper.build("--jobs", "2")) == alone
    assert len(alone) == 10


def test_every_fault_is_told_in_one_run_and_nothing_is_published(paper: SiteDriver, tmp_path: Path) -> None:
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(FERRY)
    (paper.folder / "content/images/out.jpg").symlink_to(secret)
    bad = {
        "empty.jpg": b"",
        "cut.jpg": FERRY[: len(FERRY) // 2],
        "text.jpg": b"hello",
        "phone.heic": b"\x00\x00\x00\x24ftypheic",
        "act.svg": SVG.replace("<path", "<script/><path").encode(),
        "wide.png": encoded(Image.new("1", (9000, 5000)), "PNG"),
    }
    for name, data in bad.items():
        paper.write(f"content/images/{name}", data)
    paper.write(ARTICLE, article(*bad, "out.jpg", "none.jpg", "ferry.jpg")).build(expect=1)
    told = {problem.path.removeprefix("content/images/") for problem in paper.problems}
    assert told == {*bad, "out.jpg", ARTICLE}
    assert all(problem.hint for problem in paper.problems)
    assert not (paper.folder / "output").exists()
    paper.language = "zh"
    paper.run("build", expect=1)
    assert "请" in paper.stderr + paper.stdout


def test_what_moves_is_a_warning_and_stands_still(paper: SiteDriver) -> None:
    paper.write("content/images/act.gif", animation()).write(ARTICLE, article("act.gif")).build()
    assert [problem.severity for problem in paper.problems] == ["warning"]
    assert len(pictures(paper)) == 2
    paper.build()
    assert [problem.severity for problem in paper.problems] == ["warning"]  # as long as it is true


def test_check_asks_for_what_the_file_says(paper: SiteDriver) -> None:
    paper.edit(ARTICLE, '    credit: "受访者供图"\n', "").edit(ARTICLE, '    alt: "一条船"\n', "").check()
    told = {problem.rule: problem for problem in paper.problems if problem.rule}
    assert {"missing-alt", "missing-credit"} <= set(told)
    assert "邹伟锋" in told["missing-credit"].what
    assert told["missing-alt"].line == 5
