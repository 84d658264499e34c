"""Who can read the review, who can change something, and what a source cannot do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from driver import SiteDriver
from hypothesis import given
from hypothesis import strategies as st
from review_paper import ADDRESS, RECORD, article, ingested
from review_stand import Stand, reviewed

from broadsheet.preview.review_guard import Caller, refused_change, refused_name
from broadsheet.preview.review_request import parse_deed, parse_lines, parse_page

HOSTILE = """\
2026年11月20日 星期五 第01版 要闻

<script>window.stung=1</script>

本报讯 记者林知远报道 渡口"><img src=x onerror=window.stung=2>昨天停航，江上起了大雾，几十个人等在岸边。

{{ view.token }} {% raw %} </textarea></form> 等船的人把行李放在石阶上，有人泡了茶，一直等到中午雾才散开。

<h2 onclick=window.stung=3>&lt;b&gt; 雾散了以后头一班船坐了六十个人，\x08船工说这是入秋以来最多的一回。
"""


def shelf(site: SiteDriver) -> dict[str, bytes]:
    return site.tree("content")


# ── nothing is changed but by the page itself


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://paper.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1.paper.example"},
        {"Referer": "http://paper.example/_review/"},
        {"Origin": "", "Referer": ""},
        {"Origin": "OWN", "Sec_Fetch_Site": "cross-site"},
        {"Origin": "OWN", "Sec_Fetch_Site": "same-site"},
    ],
    ids=str,
)
def test_a_form_of_another_page_is_refused(stand: Stand, headers: dict[str, str]) -> None:
    before = shelf(stand.site)
    own = {name: stand.origin if value == "OWN" else value for name, value in headers.items()}
    reply = stand.post(stand.fields(), **own)
    assert reply.status == 403
    assert "不是从本机的复核页发出的" in reply.text
    assert shelf(stand.site) == before


def test_the_page_itself_may(stand: Stand) -> None:
    for headers in ({"Origin": stand.origin}, {"Referer": f"{stand.origin}{ADDRESS}?line=3"}):
        reply = stand.post(
            stand.fields(do="accept", first="21", last="21"), Sec_Fetch_Site="same-origin", **headers
        )
        assert reply.status == 303
        assert reply.headers["Location"].startswith(f"{ADDRESS}?line=21-21")


@pytest.mark.parametrize("token", ["", "x", "令牌"])
def test_a_form_without_the_token_of_this_run_is_refused(stand: Stand, token: str) -> None:
    before = shelf(stand.site)
    reply = stand.post(stand.fields(token=token), Origin=stand.origin)
    assert reply.status == 403
    assert "请重新打开这一版" in reply.text
    assert shelf(stand.site) == before


def test_the_token_is_another_in_every_run(site: SiteDriver) -> None:
    tokens = set()
    for _ in range(2):
        with reviewed(ingested(site)) as running:
            tokens.add(running.fields()["token"])
    assert len(tokens) == 2


@pytest.mark.parametrize("do", ["", "delete", "mark", "标题", "split; rm"])
def test_a_deed_that_there_is_not_is_refused(stand: Stand, do: str) -> None:
    before = shelf(stand.site)
    assert stand.post(stand.fields(do=do), Origin=stand.origin).status == 400
    assert shelf(stand.site) == before


@pytest.mark.parametrize("body", [{"first": "-1"}, {"last": "1e3"}, {"to": "../../x"}, {"kind": "x" * 300}])
def test_a_field_that_is_no_such_thing_is_refused(stand: Stand, body: dict[str, str]) -> None:
    before = shelf(stand.site)
    assert stand.post(stand.fields(**body), Origin=stand.origin).status == 400
    assert shelf(stand.site) == before


def test_looking_changes_nothing(stand: Stand) -> None:
    before = shelf(stand.site)
    for path in ("/_review/", ADDRESS, f"{ADDRESS}?line=3-9&told=1&do=split", f"{ADDRESS}/why?line=3"):
        assert stand.get(path).status == 200
    assert {stand._ask(method, ADDRESS, "", {}).status for method in ("PUT", "DELETE", "PATCH")} == {405}
    assert shelf(stand.site) == before


# ── who may look


def test_other_names_of_the_host_are_not_answered(stand: Stand) -> None:
    reply = stand.get(ADDRESS, Host=f"paper.example:{stand.port}")
    assert reply.status == 404
    assert "token" not in reply.text


@pytest.fixture
def open_stand(site: SiteDriver) -> Iterator[Stand]:
    """A preview that is open to the network."""
    with reviewed(ingested(site), host="0.0.0.0") as running:
        yield running


def test_a_name_that_was_pointed_here_is_refused_on_an_open_preview(open_stand: Stand) -> None:
    host = f"paper.example:{open_stand.port}"
    assert open_stand.get(ADDRESS, Host=host).status == 403
    reply = open_stand.post(open_stand.fields(), Host=host, Origin=f"http://{host}")
    assert reply.status == 403
    assert open_stand.get().status == 200


CALLER = Caller(
    host="192.168.1.5:5500",
    origin="http://192.168.1.5:5500",
    referer="",
    fetch_site="same-origin",
    remote="192.168.1.5",
    own="192.168.1.5",
)


@pytest.mark.parametrize(
    ("remote", "refusal"),
    [
        ("192.168.1.5", ""),
        ("127.0.0.1", ""),
        ("::1", ""),
        ("::ffff:127.0.0.1", ""),
        ("192.168.1.9", "refused_far"),
        ("", "refused_far"),
    ],
)
def test_only_this_machine_may_change_something(remote: str, refusal: str) -> None:
    from dataclasses import replace

    assert refused_change(replace(CALLER, remote=remote)) == refusal


@pytest.mark.parametrize(
    ("host", "names", "refused"),
    [
        ("127.0.0.1:5500", (), False),
        ("[::1]:5500", (), False),
        ("localhost", (), False),
        ("paper.example:5500", (), True),
        ("127.0.0.1.paper.example", (), True),
        ("desk.local:5500", ("desk.local",), False),
        ("", (), True),
    ],
)
def test_names_that_are_this_machines_own(host: str, names: tuple[str, ...], refused: bool) -> None:
    assert bool(refused_name(host, names)) is refused


# ── where an address can lead


@pytest.mark.parametrize(
    "path",
    [
        "/_review/2026-11-20/02",
        "/_review/2026-11-21/01",
        "/_review/2026-11-20/..",
        "/_review/2026-11-20/%2e%2e%2f01",
        "/_review/..%2f..%2fetc/01",
        "/_review/2026-11-20/01.json",
        "/_review/2026-13-45/01",
        "/_review/none",
        "/_review/2026-11-20/01/why?line=0",
        "/_review/2026-11-20/01/why?line=999",
        "/_review/review.css/..",
        "/_review/words.py",
    ],
)
def test_what_there_is_not_is_404_in_words(stand: Stand, path: str) -> None:
    reply = stand.get(path)
    assert reply.status == 404
    assert '<html lang="zh-Hans">' in reply.text
    assert "没有" in reply.text
    assert "token" not in reply.text


@given(st.text(max_size=12), st.text(max_size=12))
def test_an_address_names_an_issue_and_a_page_or_nothing(issue: str, page: str) -> None:
    key = parse_page(issue, page)
    assert key is None or (key[0].isascii() and key[1].isalnum())


@given(st.dictionaries(st.sampled_from(["do", "first", "last", "to", "kind", "state", "token"]), st.text()))
def test_any_form_is_a_deed_or_nothing(fields: dict[str, str]) -> None:
    deed = parse_deed(fields)
    assert deed is None or deed.lines[0] <= deed.lines[1]


@pytest.mark.parametrize(
    ("text", "lines"),
    [("41", (41, 41)), ("41-44", (41, 44)), ("44-41", (41, 44)), ("0", None), ("４１", None), ("", None)],
)
def test_lines_as_an_address_names_them(text: str, lines: tuple[int, int] | None) -> None:
    assert parse_lines(text) == lines


# ── what a source can say


def test_no_text_of_a_source_becomes_markup(site: SiteDriver) -> None:
    with reviewed(ingested(site, HOSTILE)) as stand:
        for path in (ADDRESS, "/_review/", f"{ADDRESS}?line=3", f"{ADDRESS}/why?line=5"):
            text = stand.get(path).text
            assert "<script>window" not in text
            assert "<img" not in text
            assert "<h2 onclick" not in text
            assert "{{ view.token }}" in text or path != ADDRESS
        text = stand.get(ADDRESS).text
        assert "&lt;script&gt;window.stung=1&lt;/script&gt;" in text
        assert "\x08" not in text


def test_no_page_takes_a_script_of_its_own(stand: Stand) -> None:
    for path in ("/_review/", ADDRESS, f"{ADDRESS}/why?line=3", "/_review/none", "/_review/review.css"):
        policy = stand.get(path).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
    page = stand.get(ADDRESS).text
    assert " on" not in "".join(part.split(">")[0] for part in page.split("<")[1:] if "=" in part)
    assert page.count("<script") == 1
    assert "style=" not in page


def test_nothing_of_the_review_is_in_what_is_published(site: SiteDriver) -> None:
    tree = ingested(site).build().tree()
    assert tree
    assert [path for path, data in tree.items() if b"_review" in data or "_review" in path] == []


def test_a_record_that_cannot_be_read_is_told(stand: Stand) -> None:
    stand.site.write(RECORD, "{}")
    reply = stand.get()
    assert reply.status == 503
    assert "这份 ingest 记录已损坏" in reply.text
    assert "请把这一版再收一次" in reply.text
    assert "这份 ingest 记录已损坏" in stand.get("/_review/").text


def test_a_source_that_has_changed_is_told_and_nothing_is_done(stand: Stand) -> None:
    fields = stand.fields()
    stand.site.write("content/sources/2026-11-20/01-要闻.txt", "别的文字")
    assert stand.get().status == 503
    before = stand.site.read(article(1))
    reply = stand.post(fields, Origin=stand.origin)
    assert reply.status == 303
    assert stand.site.read(article(1)) == before
