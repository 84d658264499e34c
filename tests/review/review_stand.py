"""The review of a real site on a free port, without the builds behind it, and clients for it."""

from __future__ import annotations

import asyncio
import http.client
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from driver import SiteDriver
from review_paper import ADDRESS

from broadsheet.pipeline.build import BuildReport
from broadsheet.pipeline.site import watched
from broadsheet.preview.builds import Builds
from broadsheet.preview.server import listen, run
from broadsheet.preview.session import Session, Voice
from broadsheet.preview.watch import Watch
from broadsheet.problems import Reported

PATIENCE = 60.0  # seconds until something that should have come is given up
NOTHING = BuildReport(rendered=(), written=(), removed=(), skipped=0, files=0, issues=0, articles=0)


@dataclass(frozen=True)
class NoBuilds:
    """Builds nothing, at once."""

    site: Path

    @property
    def root(self) -> Path:
        return self.site / ".cache" / "preview" / "site"

    def base_path(self) -> str | None:
        return "/"

    def preview(self, on_progress: object) -> Reported[BuildReport | None]:
        return Reported(NOTHING)

    def output(self) -> Reported[BuildReport | None]:
        return Reported(NOTHING)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str


class Stand:
    """A running review: ask it as a browser does, or as somebody else would."""

    def __init__(self, site: SiteDriver, port: int) -> None:
        self.site, self.port = site, port
        self.origin = f"http://127.0.0.1:{port}"

    def get(self, path: str = ADDRESS, **headers: str) -> Answer:
        return self._ask("GET", path, "", headers)

    def fields(self, **changed: str) -> dict[str, str]:
        """The fields of the form of the page as it is now."""
        page = self.get().text
        given = {name: found(rf'name="{name}" value="([^"]*)"', page) for name in ("token", "state")}
        return {**given, "first": "3", "last": "3", "do": "subhead", **changed}

    def post(self, fields: dict[str, str], *, path: str = ADDRESS, **headers: str) -> Answer:
        """A form as posted; headers by their names with _ for -; none of its own but the type."""
        kind = {"Content_Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(fields), {**kind, **headers})

    def deed(self, **fields: str) -> Answer:
        """A form posted by the review page itself, and the page that it leads to."""
        reply = self.post(self.fields(**fields), Origin=self.origin)
        assert reply.status == 303, reply.text
        return self.get(reply.headers["Location"].partition("#")[0])

    def _ask(self, method: str, path: str, body: str, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body or None, named)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read().decode())
        finally:
            connection.close()


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, pattern
    return match[1]


@contextmanager
def reviewed(site: SiteDriver, *, host: str = "127.0.0.1", builds: Builds | None = None) -> Iterator[Stand]:
    """Serve a site's review on a thread of its own until the block ends; `builds` follow its changes."""
    listening = listen(host, 0).value
    assert listening
    stand = Stand(site, listening.getsockname()[1])
    ready = threading.Event()
    ends: list[Callable[[], None]] = []

    async def serving() -> None:
        voice = Voice(say=lambda _: None, show_problems=lambda _: None, reload=lambda: None)
        watch = Watch(watched(site.folder) if builds else [])
        session = Session(site.folder, builds or NoBuilds(site.folder), watch, voice)
        loop = asyncio.get_running_loop()
        ends.append(lambda: loop.call_soon_threadsafe(session.end))
        await run(session, host=host, listening=listening, on_ready=lambda _: ready.set())

    runner = threading.Thread(target=lambda: asyncio.run(serving()))
    runner.start()
    assert ready.wait(PATIENCE), "the review did not begin"
    try:
        yield stand
    finally:
        ends[0]()
        runner.join(PATIENCE)
    assert not runner.is_alive(), "the review did not end"
