"""A preview on a free port with a small stand-in for the real builds, and clients for it.

The stand-in publishes every content/*.html as it is, leaves drafts (draft-*.html) out of output/, and
calls a file that holds 坏 an error. It notes when two builds overlap.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import websocket

from broadsheet.pipeline.build import BuildReport
from broadsheet.preview.handlers import reload_browsers
from broadsheet.preview.server import listen, run
from broadsheet.preview.session import Session, Voice
from broadsheet.preview.watch import Watch
from broadsheet.problems import Problem, Reported, Text, Where

PATIENCE = 60.0  # seconds until a condition that should have come is given up


def eventually(condition: Callable[[], object], *, what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.01)


@dataclass
class FakeBuilds:
    site: Path
    base: str = "/hewan/"
    hold: threading.Event = field(default_factory=threading.Event)  # builds wait while it is clear
    running: int = 0
    overlapped: bool = False
    previews: int = 0  # begun
    outputs: int = 0  # ended

    def __post_init__(self) -> None:
        self.hold.set()

    @property
    def root(self) -> Path:
        return self.site / ".cache" / "preview" / "site"

    def base_path(self) -> str | None:
        return self.base

    def preview(self, on_progress: object) -> Reported[BuildReport | None]:
        self.previews += 1
        return self._build(self.root, drafts=True)

    def output(self) -> Reported[BuildReport | None]:
        try:
            return self._build(self.site / "output", drafts=False)
        finally:
            self.outputs += 1

    def _build(self, target: Path, *, drafts: bool) -> Reported[BuildReport | None]:
        self.running += 1
        self.overlapped |= self.running > 1
        try:
            assert self.hold.wait(PATIENCE)
            return self._publish(target, drafts=drafts)
        finally:
            self.running -= 1

    def _publish(self, target: Path, *, drafts: bool) -> Reported[BuildReport | None]:
        pages = {path.name: path.read_bytes() for path in sorted((self.site / "content").glob("*.html"))}
        if any("炸".encode() in page for page in pages.values()):
            raise RuntimeError("a fault of the program")
        broken = [name for name, page in pages.items() if "坏".encode() in page]
        if broken:
            return Reported(None, tuple(map(self._problem, broken)))
        wanted = {name: page for name, page in pages.items() if drafts or not name.startswith("draft-")}
        target.mkdir(parents=True, exist_ok=True)
        old = {path.name: path.read_bytes() for path in target.iterdir()}
        written = tuple(name for name, page in wanted.items() if old.get(name) != page)
        for name in written:
            (target / name).write_bytes(wanted[name])
        for name in old.keys() - wanted.keys():
            (target / name).unlink()
        report = BuildReport(
            rendered=tuple((name, "new") for name in written),
            written=written,
            removed=tuple(sorted(old.keys() - wanted.keys())),
            skipped=0,
            files=len(wanted),
            issues=0,
            articles=len(wanted),
        )
        return Reported(report)

    def _problem(self, name: str) -> Problem:
        return Problem(
            Where(f"content/{name}", 1), Text("broken", "<b>坏了</b>"), Text("mend it", "请改好“坏”字")
        )


class Stand:
    """A running preview: ask it, listen to it, read what it told the terminal."""

    def __init__(self, site: Path, builds: FakeBuilds) -> None:
        self.site, self.builds = site, builds
        self.lines: list[Text] = []
        self.problems: list[Problem] = []
        self.url = ""
        self.port = 0
        self.end: Callable[[], None] = lambda: None
        self._before = 0  # rounds that had begun when the last change was made

    def write(self, name: str, text: str) -> None:
        self._before = self.builds.previews
        (self.site / "content" / name).write_text(text, encoding="utf-8")

    def settle(self) -> None:
        """Wait until the round that the last change began has ended, output/ included."""
        eventually(lambda: self.builds.outputs > self._before, what="the end of a round")

    def get(self, path: str, **options: object) -> Answer:
        return ask(self.port, path, **options)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(port: int, path: str, *, method: str = "GET", headers: dict[str, str] | None = None) -> Answer:
    """One request, redirects not followed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, headers=headers or {})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


class Ear:
    """What livereload.js is in a browser: connected after its handshake, it counts reloads."""

    def __init__(self, port: int, url: str, *, origin: str | None = None) -> None:
        address = f"ws://127.0.0.1:{port}/livereload"
        self._socket = websocket.create_connection(address, timeout=PATIENCE, origin=origin)
        protocols = ["http://livereload.com/protocols/official-7"]
        self.send({"command": "hello", "protocols": protocols})
        assert self.hear()["command"] == "hello"
        self.send({"command": "info", "plugins": {}, "url": url})

    def send(self, message: dict[str, object]) -> None:
        self._socket.send(json.dumps(message))

    def send_raw(self, message: str) -> None:
        self._socket.send(message)

    def hear(self) -> dict[str, object]:
        message: dict[str, object] = json.loads(self._socket.recv())
        return message

    def silent(self) -> bool:
        """Whether nothing more was said by the time the server answers another greeting."""
        self.send({"command": "hello", "protocols": []})
        return self.hear()["command"] == "hello"

    def close(self) -> None:
        self._socket.close()


EarAt = Callable[..., Ear]  # the fixture ear_at


@contextmanager
def preview(site: Path, builds: FakeBuilds) -> Iterator[Stand]:
    """Serve a folder with a stand-in for its builds, on a thread of its own, until the block ends."""
    stand = Stand(site, builds)
    listening = listen("127.0.0.1", 0).value
    assert listening
    stand.port = listening.getsockname()[1]
    ready = threading.Event()
    failures: list[BaseException] = []

    async def serving() -> None:
        voice = Voice(say=stand.lines.append, show_problems=stand.problems.extend, reload=reload_browsers)
        session = Session(site, builds, Watch([site / "content"]), voice)
        loop = asyncio.get_running_loop()

        def end() -> None:
            loop.call_soon_threadsafe(session.end)

        stand.end = end
        await run(session, host="127.0.0.1", listening=listening, on_ready=began)

    def began(url: str) -> None:
        stand.url = url
        ready.set()

    def thread() -> None:
        try:
            asyncio.run(serving())
        except BaseException as error:  # noqa: BLE001 - told to the test below
            failures.append(error)
            ready.set()

    runner = threading.Thread(target=thread)
    runner.start()
    if builds.hold.is_set():
        assert ready.wait(PATIENCE), "the preview did not begin"
    else:
        eventually(lambda: builds.running, what="the first build")
    try:
        yield stand
    finally:
        builds.hold.set()
        stand.end()
        runner.join(PATIENCE)
    assert not runner.is_alive(), "the preview did not end"
    assert not failures, failures


def fresh_site(folder: Path) -> Path:
    site = folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    (site / "content").mkdir(parents=True)
    for name, text in {"index": "首页", "a": "甲稿", "404": "没有这一页", "draft-b": "草稿"}.items():
        page = f"<!doctype html><html><head><title>{text}</title></head><body>{text}</body></html>"
        (site / "content" / f"{name}.html").write_text(page, encoding="utf-8")
    return site
