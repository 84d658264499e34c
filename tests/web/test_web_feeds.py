"""The files for machines: what XML cannot hold, and a sitemap of more addresses than one file may have."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from broadsheet.web import feeds
from broadsheet.web.feeds import FeedEntryView, FeedView, atom_feed, sitemaps
from broadsheet.web.frame import Frame

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FRAME = Frame(
    title="试刊",
    imprint="",
    base_url="https://paper.example/ferry/",
    base_path="/ferry/",
    variants=("zh-Hans", "zh-TW"),
    literary=(),
    looks={},
    editor_pages=(),
    nav={},
    roles={},
    drafts=False,
)
ENTRY = FeedEntryView(
    address="https://paper.example/ferry/2026/11/20/01-01.html",
    title="末班渡轮",
    updated="2026-11-20T00:00:00+08:00",
    published="2026-11-20T00:00:00+08:00",
    authors=("林知远",),
    section="",
    summary="灯九点才灭。",
    declared=(),
)


def test_what_xml_cannot_hold_is_left_out_of_a_feed() -> None:
    entry = replace(ENTRY, title="渡\x00口\x0b\ufffe<b>&", section='"要闻"')
    feed = FeedView(lang="zh-Hans", title="报\uffff", address="a", home="h", updated="u", entries=(entry,))
    root = ET.fromstring(atom_feed(feed))
    assert root.findtext(f"{ATOM}title") == "报"
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == "渡口<b>&"
    category = root.find(f"{ATOM}entry/{ATOM}category")
    assert category is not None and category.get("term") == '"要闻"'


def locations(text: str) -> list[str]:
    return [found.text or "" for found in ET.fromstring(text).iter(f"{SITEMAP}loc")]


def test_a_sitemap_of_too_many_addresses_is_an_index_of_parts() -> None:
    """Every address stands once in every variant, no file has more than the protocol allows."""
    tails = [(f"2026/11/20/{number}.html", "2026-11-20") for number in range(25_001)]
    files = sitemaps(tails, FRAME)
    parts = locations(files.pop("sitemap.xml"))
    assert parts == [f"https://paper.example/ferry/{path}" for path in files]
    listed = [locations(text) for text in files.values()]
    assert [len(part) for part in listed] == [feeds.SITEMAP_URLS, 2]
    wanted = {f"https://paper.example/ferry/{prefix}{tail}" for tail, _ in tails for prefix in ("", "zh-tw/")}
    assert {address for part in listed for address in part} == wanted


def test_a_sitemap_that_fits_is_one_file() -> None:
    [(path, text)] = sitemaps([("index.html", "")], FRAME).items()
    assert path == "sitemap.xml"
    assert locations(text) == ["https://paper.example/ferry/", "https://paper.example/ferry/zh-tw/"]
    assert "lastmod" not in text
