"""Laws 6, 7, 10: variants alike, every link answered, no text becomes markup."""

from __future__ import annotations

import posixpath
import re
from html import escape
from html.parser import HTMLParser

import pytest
from driver import SiteDriver
from papers import article, small_paper

from broadsheet.web.links import broken_links


class Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.hrefs += [value or "" for name, value in attrs if name == "href" and tag == "a"]


IN_EVERY_VARIANT = (
    "index.html",
    "2026/11/20/index.html",
    "2026/11/20/01.html",
    "2026/11/20/01-01.html",
    "2026/11/20/A05.html",
    "2026/11/20/A05-01.html",
    "2026/11/20-ed2/index.html",
    "2026/11/20-ed2/01-01.html",
    "2026/11/27/03-01.html",
    "sections/index.html",
    "sections/yaowen/index.html",
    "sections/yaowen/2026.html",
    "sections/yaowen/2027.html",
    "reporters/index.html",
    "reporters/lin-zhiyuan.html",
    "reporters/he-qing.html",
    "archive/index.html",
    "archive/2026.html",
    "archive/2027.html",
    "corrections.html",
    "about.html",
    "latest/index.html",
    "offline.html",
    "feed.xml",
)
ONCE = ("404.html", "sw.js", "sitemap.xml", ".nojekyll", "images/ferry.svg", "old/yehang.html")


@pytest.fixture
def paper(site: SiteDriver) -> SiteDriver:
    return small_paper(site).build()


def pages(site: SiteDriver) -> dict[str, str]:
    return {path: data.decode() for path, data in site.tree().items() if path.endswith(".html")}


def test_every_kind_of_page_stands_at_its_address(paper: SiteDriver) -> None:
    tree = paper.tree()
    assert [path for path in (*IN_EVERY_VARIANT, *ONCE) if path not in tree] == []
    assert [path for path in IN_EVERY_VARIANT if f"zh-tw/{path}" not in tree] == []


def test_every_link_resolves_from_disk(paper: SiteDriver) -> None:
    assert list(broken_links(pages(paper), paper.tree().keys(), base_path="/ferry/")) == []


def test_no_link_is_absolute_but_on_the_page_for_lost_readers(paper: SiteDriver) -> None:
    for path, html in pages(paper).items():
        hrefs = [href for href in Links(html).hrefs if not href.startswith(("https://", "mailto:"))]
        if path != "404.html":
            assert [href for href in hrefs if href.startswith("/")] == [], path
            assert [href for href in hrefs if href.split("#")[0].endswith("/")] == [], path


def test_every_article_is_on_its_news_page_once_and_two_clicks_from_its_issue(paper: SiteDriver) -> None:
    html = pages(paper)
    issue_links = set(Links(html["2026/11/20/index.html"]).hrefs)
    for news_page in ("01", "02", "A05"):
        assert f"{news_page}.html" in issue_links
        listed = re.findall(
            rf"{news_page}-\d\d\.html", " ".join(Links(html[f"2026/11/20/{news_page}.html"]).hrefs)
        )
        assert set(listed) == {
            path.split("/")[-1] for path in html if re.match(rf"2026/11/20/{news_page}-", path)
        }
        ids = re.findall(r'id="(a-2026-11-20-[^"]+)"', html[f"2026/11/20/{news_page}.html"])
        assert len(ids) == len(set(ids)) == len(set(listed))


def targets(path: str, html: str) -> list[str]:
    """Where the links of a page lead, without the prefix of a variant.

    An index has its entries in the order of its readers, and its jump bar leads to their stops.
    """
    inside = [href for href in Links(html).hrefs if not href.startswith(("https:", "mailto:", "/"))]
    index = path.endswith(("reporters/index.html", "sections/index.html"))
    kept = [href for href in inside if not index or href == "#main" or not href.startswith("#")]
    file = posixpath.basename(path)  # an empty address is the page itself
    found = [posixpath.normpath(posixpath.join(posixpath.dirname(path), href or file)) for href in kept]
    plain = [target.removeprefix("zh-tw/") for target in found]
    return sorted(plain) if index else plain


def test_variants_have_the_same_addresses_and_links(paper: SiteDriver) -> None:
    html = pages(paper)
    own = {path for path in html if not path.startswith("zh-tw/")} - {"404.html", "old/yehang.html"}
    assert {f"zh-tw/{path}" for path in own} == {path for path in html if path.startswith("zh-tw/")}
    for path in own:
        assert targets(path, html[path]) == targets(f"zh-tw/{path}", html[f"zh-tw/{path}"]), path


def test_the_traditional_edition_is_in_traditional_script(paper: SiteDriver) -> None:
    page = paper.page("zh-tw/2026/11/20/01-02.html")
    assert "老橋換牌" in page
    assert "頭髮" in page
    assert "渡口後面" in page
    assert re.search(r'<html[^>]*lang="zh-TW"', page)


def test_a_draft_is_published_nowhere(paper: SiteDriver) -> None:
    assert [path for path, data in paper.tree().items() if "草稿一篇".encode() in data] == []
    paper.build("--drafts")
    assert "草稿一篇" in paper.page("2026/11/27/01-02.html")


ATTACK = """<script>alert(1)</script>{{ view }}{% raw %}"'><img src=x onerror=alert(1)>"""


def test_no_text_becomes_markup_script_or_template(site: SiteDriver) -> None:
    quoted = ATTACK.replace("\\", "\\\\").replace('"', '\\"')
    photo = f'photos:\n  - caption: "{quoted}"\n    credit: "{quoted}"'
    words = "\n".join(f'{field}: "{quoted}"' for field in ("kicker", "subtitle", "series", "agency"))
    credit = f'byline:\n  - reporter: "{quoted}"\n{words}\n{photo}'
    path, text = article("2026-11-20", "01", 1, quoted, ATTACK, quoted, credit)
    site.write(path, text)
    site.write("site.toml", f'title = "{quoted}"\nimprint = "{quoted}"\nbase_url = "https://x.example/"\n')
    site.write("content/people.toml", f'[[person]]\nname = "{quoted}"\nid = "x"\nbio = "{quoted}"\n')
    site.build()
    tree = site.tree()
    for name, data in tree.items():
        if not name.endswith((".html", ".xml")):
            continue
        page = data.decode()
        assert "<script>alert" not in page, name
        assert "<img src=x" not in page, name
        if name.endswith(".html"):
            ours = len(re.findall(r'<script src="[./\w]+\.js"></script>', page))
            assert Links(page).tags.count("script") == ours, name
    assert escape("{{ view }}") in site.page("2026/11/20/01-01.html")


def test_feed_and_sitemap_hold_absolute_addresses_and_no_clock(paper: SiteDriver) -> None:
    feed = paper.page("feed.xml")
    assert "<updated>2027-01-01T00:00:00+08:00</updated>" in feed
    assert 'href="https://paper.example/ferry/2027/01/01/01-01.html"' in feed
    assert "草稿" not in feed
    sitemap = paper.page("sitemap.xml")
    assert "<loc>https://paper.example/ferry/zh-tw/2026/11/20/01-01.html</loc>" in sitemap
    assert 'hreflang="zh-Hans" href="https://paper.example/ferry/2026/11/20/"' in sitemap
    assert "404.html" not in sitemap


def test_canonical_and_alternates_are_absolute_and_complete(paper: SiteDriver) -> None:
    page = paper.page("2026/11/20/01-01.html")
    assert '<link rel="canonical" href="https://paper.example/ferry/2026/11/20/01-01.html"' in page
    assert re.findall(r'hreflang="([^"]+)" href="https', page) == ["zh-Hans", "zh-TW", "x-default"]


def test_the_two_halves_of_a_story_lead_to_each_other(site: SiteDriver) -> None:
    to, back = 'jump: {to: "02"}', 'jump: {from: "01"}'
    files = [
        article("2026-11-20", "01", 1, "末班渡轮", more=to),
        article("2026-11-20", "02", 1, "别的稿件"),
        article("2026-11-20", "02", 2, "台账里的六个星期", more=back),
        article("2026-11-20", "03", 1, "另一半没有收到", more='jump: {to: "02"}'),
        article("2026-11-20", "03", 2, "没有那一版", more='jump: {to: "09"}'),
    ]
    for path, text in files:
        site.write(path, text)
    site.build()
    assert "02-02.html" in Links(site.page("2026/11/20/01-01.html")).hrefs
    assert "01-01.html" in Links(site.page("2026/11/20/02-02.html")).hrefs
    assert "第九版" in site.page("2026/11/20/03-02.html")
    site.check()
    told = [problem.path for problem in site.problems if "下转" in problem.what]
    assert told == [f"content/issues/2026-11-20/03-0{order}.md" for order in (1, 2)]
