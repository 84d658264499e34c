"""Address → reply: what GitHub Pages would answer."""

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.preview.reply import answer, content_type

FILES = {
    "index.html": "首页",
    "404.html": "没有这一页",
    "about.html": "关于",
    "search.html": "检索",
    "search/index.html": "检索文件夹",
    "2026/11/20/index.html": "一期",
    "2026/11/20/01-03.html": "一篇",
    "only/files.txt": "没有首页的文件夹",
    "图片/渡口.svg": "<svg/>",
    ".broadsheet": "我们自己的",
    ".well-known/security.txt": "联系",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("preview") / "site"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder.parent / "secret.txt").write_text("不给看", encoding="utf-8")
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "linked").symlink_to(folder.parent)
    return folder


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/hewan/", "首页"),
        ("/hewan/index.html", "首页"),
        ("/hewan/about.html", "关于"),
        ("/hewan/about", "关于"),
        ("/hewan/search", "检索"),  # the file goes before the folder
        ("/hewan/search/", "检索文件夹"),
        ("/hewan/2026/11/20/", "一期"),
        ("/hewan/2026/11/20/01-03", "一篇"),
        ("/hewan/%32026/11/20/01-03.html", "一篇"),
        ("/hewan/" + quote("图片/渡口.svg"), "<svg/>"),
        ("/hewan/.well-known/security.txt", "联系"),
    ],
)
def test_found(root: Path, path: str, text: str) -> None:
    reply = answer(root, "/hewan/", path)
    assert (reply.status, reply.body.decode()) == (200, text)


@pytest.mark.parametrize(
    "path",
    [
        "/hewan/none.html",
        "/hewan/About.html",  # letter case counts, whatever the disk says
        "/hewan/about/",
        "/hewan/about.html/",
        "/hewan/only/",  # no listing
        "/hewan//about.html",
        "/hewan/2026//11/20/",
        "/hewan/../secret.txt",
        "/hewan/%2e%2e/secret.txt",
        "/hewan/..%2fsecret.txt",
        "/hewan/..%5csecret.txt",
        "/hewan/%2fetc%2fpasswd",
        "/hewan//etc/passwd",
        "/hewan/about.html%00.txt",
        "/hewan/%ff",
        "/hewan/link.txt",
        "/hewan/linked/secret.txt",
        "/hewan/.broadsheet",
        "/hewan/./about.html",
        "/about.html",  # outside the base path
        "/hewanx/",
        "/HEWAN/",
        "//hewan/",
    ],
)
def test_missing(root: Path, path: str) -> None:
    reply = answer(root, "/hewan/", path)
    assert (reply.status, reply.body.decode(), reply.location) == (404, "没有这一页", "")


@pytest.mark.parametrize(
    ("base", "path", "status", "location"),
    [
        ("/hewan/", "/", 302, "/hewan/"),
        ("/hewan/", "/hewan", 301, "/hewan/"),
        ("/hewan/", "/hewan/2026/11/20", 301, "/hewan/2026/11/20/"),
        ("/hewan/", "/hewan/only", 301, "/hewan/only/"),
        ("/hewan/", "/hewan/" + quote("图片"), 301, "/hewan/" + quote("图片") + "/"),
        ("/", "/2026", 301, "/2026/"),
        ("/a/b/", "/a/b", 301, "/a/b/"),
    ],
)
def test_sent_on(root: Path, base: str, path: str, status: int, location: str) -> None:
    reply = answer(root, base, path)
    assert (reply.status, reply.location) == (status, location)


def test_without_a_base_path_the_root_is_the_front_page(root: Path) -> None:
    assert answer(root, "/", "/").body.decode() == "首页"
    assert answer(root, "/", "/about").body.decode() == "关于"


def test_a_base_path_in_chinese(root: Path) -> None:
    base = quote("/河湾/")
    assert answer(root, base, base + "about.html").status == 200
    assert answer(root, base, base[:-1]).location == base


def test_a_site_without_404_still_answers(tmp_path: Path) -> None:
    reply = answer(tmp_path / "nowhere", "/", "/")
    assert (reply.status, reply.kind) == (404, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.JS", "text/javascript; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("feed.json", "application/json; charset=utf-8"),
        ("ferry.svg", "image/svg+xml; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("a.png", "image/png"),
        ("a.woff2", "font/woff2"),
        ("issue.epub", "application/epub+zip"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_types(name: str, kind: str) -> None:
    assert content_type(name) == kind


@settings(max_examples=300)
@given(path=st.text(st.sampled_from("/.%2eEfF5cC\\:~ab渡secret.txt-linked"), max_size=30))
def test_no_path_leads_outside(root: Path, path: str) -> None:
    """Whatever is asked for, what comes back is a file of the site."""
    reply = answer(root, "/", "/" + path)
    shown = {text for name, text in FILES.items() if name != ".broadsheet"}
    assert reply.location or reply.body.decode() in shown


@settings(max_examples=200)
@given(path=st.text(max_size=20))
def test_a_redirect_stays_on_this_host(root: Path, path: str) -> None:
    location = answer(root, "/", "/" + path).location
    assert not location.startswith("//")
    assert location.isascii()
