"""The running preview, over HTTP and the websocket, with a stand-in for the builds."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import websocket
from preview_stand import EarAt, FakeBuilds, Stand, ask, eventually, fresh_site, preview

from broadsheet.preview.server import listen

SCRIPT = "livereload.js"


# ── what a request gets


def test_the_site_stands_under_its_base_path(stand: Stand) -> None:
    assert stand.url == f"http://127.0.0.1:{stand.port}/hewan/"
    assert stand.get("/hewan/").text.startswith("<!doctype html><html><head><title>首页")
    assert stand.get("/").headers["Location"] == "/hewan/"
    assert stand.get("/hewan?x=1").headers["Location"] == "/hewan/?x=1"
    assert (stand.get("/hewan/a").status, stand.get("/a.html").status) == (200, 404)


def test_a_missing_page_is_the_404_of_the_site(stand: Stand) -> None:
    reply = stand.get("/hewan/2026/none.html")
    assert reply.status == 404
    assert "没有这一页" in reply.text
    assert reply.text.count(SCRIPT) == 1


def test_nothing_is_kept_by_the_browser(stand: Stand) -> None:
    headers = stand.get("/hewan/").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Etag"] is None
    assert headers["Content-Type"] == "text/html; charset=utf-8"


def test_a_worker_left_in_the_browser_is_told_to_go(stand: Stand) -> None:
    reply = stand.get("/hewan/sw.js")
    assert (reply.status, reply.headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert "unregister()" in reply.text


def test_head_is_get_without_the_body(stand: Stand) -> None:
    head, get = stand.get("/hewan/a", method="HEAD"), stand.get("/hewan/a")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == get.headers["Content-Length"] == str(len(get.body))
    assert stand.get("/hewan/none", method="HEAD").status == 404
    assert stand.get("/hewan", method="HEAD").status == 301


def test_only_reading_is_possible(stand: Stand) -> None:
    assert {stand.get("/hewan/a", method=method).status for method in ("POST", "PUT", "DELETE")} == {405}


def test_the_script_is_in_the_reply_and_never_on_disk(stand: Stand) -> None:
    assert stand.get("/hewan/a").text.count(SCRIPT) == 1
    assert f'src="/livereload.js?port={stand.port}"' in stand.get("/hewan/a").text
    files = [path for path in stand.site.rglob("*") if path.is_file()]
    assert len(files) > 8
    assert [path for path in files if SCRIPT.encode() in path.read_bytes()] == []


def test_livereload_gives_its_own_script(stand: Stand) -> None:
    reply = stand.get("/livereload.js")
    assert reply.headers["Content-Type"].startswith("application/javascript")
    assert "LiveReload" in reply.text


def test_the_port_of_a_tunnel_is_kept(stand: Stand) -> None:
    assert 'livereload.js?port=8080"' in stand.get("/hewan/a", headers={"Host": "localhost:8080"}).text
    assert 'livereload.js?port=80"' in stand.get("/hewan/a", headers={"Host": "localhost"}).text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "LOCALHOST", "[::1]"])
def test_names_of_this_machine_are_answered(stand: Stand, host: str) -> None:
    assert stand.get("/hewan/a", headers={"Host": f"{host}:{stand.port}"}).status == 200


def test_other_names_are_not(stand: Stand) -> None:
    reply = stand.get("/hewan/draft-b", headers={"Host": f"paper.example:{stand.port}"})
    assert reply.status == 404
    assert "草稿" not in reply.text


# ── reloads


def test_one_reload_for_a_burst_of_saves(stand: Stand, ear_at: EarAt) -> None:
    ear = ear_at(stand.port, stand.url)
    for number in range(5):
        stand.write("a.html", f"第 {number} 次")
    stand.settle()
    assert ear.hear()["command"] == "reload"
    assert "第 4 次" in stand.get("/hewan/a").text
    assert ear.silent()


def test_every_browser_is_told(stand: Stand, ear_at: EarAt) -> None:
    ears = [ear_at(stand.port, stand.url), ear_at(stand.port, stand.url + "a.html")]
    stand.write("a.html", "新")
    assert [ear.hear()["command"] for ear in ears] == ["reload", "reload"]


def test_a_change_that_changes_no_page_reloads_nothing(stand: Stand, ear_at: EarAt) -> None:
    ear = ear_at(stand.port, stand.url)
    stand.write("notes.txt", "与版面无关")
    stand.settle()
    assert ear.silent()
    assert stand.lines[-1].zh.startswith("content/notes.txt：没有页面要重排")


def test_files_in_passing_start_no_build(stand: Stand) -> None:
    previews = stand.builds.previews
    for name in (".a.html.swp", "a.html~", "4913", ".DS_Store"):
        stand.write(name, "临时")
    (stand.site / "output" / "mine.html").write_text("不是稿件", encoding="utf-8")
    stand.write("a.html", "真的改了")
    stand.settle()
    assert stand.builds.previews == previews + 1
    assert stand.lines[-1].en.startswith("content/a.html: 1 page rendered")


def test_a_page_fetched_before_a_reload_and_connected_after_it_is_told(stand: Stand, ear_at: EarAt) -> None:
    stand.get("/hewan/a")
    stand.write("a.html", "新")
    stand.settle()
    ear = ear_at(stand.port, f"{stand.url}a?from=1#top")
    assert ear.hear()["command"] == "reload"
    stand.get("/hewan/a")
    again = ear_at(stand.port, f"{stand.url}a")
    assert again.silent()


@pytest.mark.parametrize("origin", ["http://paper.example", "http://127.0.0.1:1", "null"])
def test_pages_of_other_hosts_cannot_listen(stand: Stand, origin: str, ear_at: EarAt) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
        ear_at(stand.port, stand.url, origin=origin)


@pytest.mark.parametrize("message", ["not json", "[]", "{}", '{"command": 1, "url": 2}'])
def test_a_strange_message_ends_that_connection_only(stand: Stand, message: str, ear_at: EarAt) -> None:
    strange, ear = ear_at(stand.port, stand.url), ear_at(stand.port, stand.url)
    strange.send_raw(message)
    stand.write("a.html", "新")
    assert ear.hear()["command"] == "reload"


# ── broken files


def test_an_error_is_shown_over_the_last_good_page_until_it_is_mended(stand: Stand, ear_at: EarAt) -> None:
    ear = ear_at(stand.port, stand.url)
    stand.write("a.html", "坏")
    assert ear.hear()["command"] == "reload"
    page = stand.get("/hewan/a").text
    assert "甲稿" in page
    assert "content/a.html:1" in page
    assert "&lt;b&gt;坏了&lt;/b&gt;" in page
    assert "请改好" in page
    assert page.count(SCRIPT) == 1
    stand.write("a.html", "改好了")
    assert ear.hear()["command"] == "reload"
    assert "broadsheet-problems" not in stand.get("/hewan/a").text


def test_a_problem_is_told_once_on_the_terminal(stand: Stand) -> None:
    stand.write("a.html", "坏")
    stand.settle()
    stand.write("index.html", "也坏")
    stand.settle()
    assert [str(problem.where) for problem in stand.problems] == ["content/a.html:1", "content/index.html:1"]
    stand.write("a.html", "好")
    stand.settle()
    stand.write("a.html", "又坏")
    stand.settle()
    assert [str(problem.where) for problem in stand.problems][2:] == ["content/a.html:1"]


def test_a_fault_of_the_program_is_told_and_the_server_lives_on(
    stand: Stand, capsys: pytest.CaptureFixture[str], ear_at: EarAt
) -> None:
    ear = ear_at(stand.port, stand.url)
    stand.write("a.html", "炸")
    assert ear.hear()["command"] == "reload"
    assert "排版中断" in stand.get("/hewan/").text
    stand.write("a.html", "好")
    assert ear.hear()["command"] == "reload"
    assert "排版中断" not in stand.get("/hewan/").text
    assert "RuntimeError: a fault of the program" in capsys.readouterr().err


def test_without_any_good_page_there_is_a_page_of_problems(tmp_path: Path, ear_at: EarAt) -> None:
    site = fresh_site(tmp_path)
    (site / "content" / "a.html").write_text("坏", encoding="utf-8")
    with preview(site, FakeBuilds(site)) as stand:
        reply = stand.get("/hewan/")
        assert reply.status == 503
        assert "还没有页面可看" in reply.text
        assert "content/a.html:1" in reply.text
        ear = ear_at(stand.port, stand.url)
        stand.write("a.html", "好")
        assert ear.hear()["command"] == "reload"
        assert stand.get("/hewan/").status == 200


# ── the two builds


def test_drafts_are_in_the_preview_and_not_in_output(stand: Stand) -> None:
    assert "草稿" in stand.get("/hewan/draft-b").text
    assert sorted(path.name for path in (stand.site / "output").iterdir()) == [
        "404.html",
        "a.html",
        "index.html",
    ]


def test_requests_wait_for_the_first_build_and_are_answered_during_others(tmp_path: Path) -> None:
    site = fresh_site(tmp_path)
    builds = FakeBuilds(site)
    builds.hold.clear()
    with preview(site, builds) as stand:
        replies: list[int] = []
        asking = threading.Thread(target=lambda: replies.append(ask(stand.port, "/hewan/").status))
        asking.start()
        assert stand.get("/livereload.js").status == 200  # the server itself is awake
        assert replies == []
        builds.hold.set()
        asking.join()
        assert replies == [200]
        eventually(lambda: builds.outputs, what="output/")
        builds.hold.clear()
        stand.write("a.html", "新")
        eventually(lambda: builds.running, what="a build")
        assert stand.get("/hewan/a").status == 200
        builds.hold.set()
        stand.settle()


def test_an_end_lets_the_round_finish(tmp_path: Path) -> None:
    site = fresh_site(tmp_path)
    builds = FakeBuilds(site)
    with preview(site, builds) as stand:
        eventually(lambda: builds.outputs, what="output/")
        builds.hold.clear()
        stand.write("a.html", "最后一改")
        eventually(lambda: builds.running, what="a build")
        stand.end()
        eventually(lambda: stand.lines[-1].en.startswith("finishing"), what="word of it")
    assert (site / "output" / "a.html").read_text(encoding="utf-8") == "最后一改"


def test_a_change_of_the_base_path_is_followed(stand: Stand) -> None:
    stand.builds.base = "/new/"
    stand.write("a.html", "搬家")
    stand.settle()
    assert stand.get("/").headers["Location"] == "/new/"
    assert "搬家" in stand.get("/new/a").text


# ── the port


def test_a_port_in_use_is_a_problem_with_a_way_out(stand: Stand) -> None:
    refused = listen("127.0.0.1", stand.port)
    assert refused.value is None
    (problem,) = refused.problems
    assert problem.where.path == f"127.0.0.1:{stand.port}"
    assert problem.what.zh == f"端口 {stand.port} 正被别的程序占用"
    assert problem.hint
    assert f"--port {stand.port + 1}" in problem.hint.en


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70_000), ("127.0.0.1", -1), ("192.0.2.1", 0)])
def test_a_host_or_port_that_cannot_be_is_a_problem(host: str, port: int) -> None:
    refused = listen(host, port)
    assert refused.value is None
    assert refused.problems[0].hint
