"""`serve`: takes a port, starts a session, answers until Ctrl-C.

In:   a site folder, a host and a port.
Out:  pages on that port; output/ as `build` leaves it; an exit code.
Must not know: how a page is made, what a request gets.
"""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

from tornado.httpserver import HTTPServer

from broadsheet import console
from broadsheet.pipeline.site import SETTINGS_FILE, open_site, watched
from broadsheet.preview.builds import SiteBuilds
from broadsheet.preview.handlers import application, close_browsers, reload_browsers
from broadsheet.preview.review_desk import Desk
from broadsheet.preview.session import Session, Voice
from broadsheet.preview.watch import Watch
from broadsheet.problems import Problem, Reported, Text, Where

FIRST_FREE_PORT: Final = 1024  # those below belong to the system
LAST_PORT: Final = 65535
ANYWHERE: Final = ("", "0.0.0.0", "::")  # hosts that mean every address of this machine


def serve(
    site: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 5500,
    on_ready: Callable[[str], None] | None = None,
) -> int:
    """Preview a site until Ctrl-C; the exit code: 0, or 1 where it could not start.

    Says the address itself, once; `on_ready` is handed it too, when the first preview build has ended
    and requests are answered. Port 0 takes any free port. The first Ctrl-C lets a running build end,
    so that output/ is whole; a second one does not wait, and gives 130.
    """
    if not (site / SETTINGS_FILE).is_file():
        console.show_problems(open_site(site).problems)
        return 1
    listening = listen(host, port)
    if listening.value is None:
        console.show_problems(listening.problems)
        return 1
    voice = Voice(say=console.show, show_problems=console.show_problems, reload=reload_browsers)
    session = Session(site, SiteBuilds(site=site), Watch(watched(site)), voice)
    try:
        asyncio.run(_until_interrupt(session, host, listening.value, on_ready))
    except KeyboardInterrupt:
        return 130
    return 0


async def run(
    session: Session,
    *,
    host: str,
    listening: socket.socket,
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Answer requests and follow the site's changes until the session is ended."""
    server = HTTPServer(application(session, Desk(session.site), _names(host)))
    server.add_socket(listening)  # from here on a browser may ask; it waits for the first build
    with console.progress(Text("first pages", "首次排版")) as bar:
        await session.start(bar)
    url = f"http://{_shown_host(host)}:{listening.getsockname()[1]}{session.shown.base}"
    session.voice.say(Text(f"preview: {url} (Ctrl-C ends it)", f"预览地址：{url}（按 Ctrl-C 结束）"))
    if on_ready:
        on_ready(url)
    await session.follow()
    server.stop()
    await server.close_all_connections()
    close_browsers()


def listen(host: str, port: int) -> Reported[socket.socket | None]:
    """A socket that listens on the port (0 = any free one), or the problem that says why not."""
    if not 0 <= port <= LAST_PORT:
        what = Text(f"there is no port {port}", f"没有 {port} 这个端口")
        return Reported(None, (Problem(_at(host, port), what, _other_port(port)),))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        return Reported(None, (_no_port(error, host, port),))
    listening.settimeout(0)  # tornado waits itself
    return Reported(listening)


def _no_port(error: OSError, host: str, port: int) -> Problem:
    if error.errno == errno.EADDRINUSE:
        what = Text(f"port {port} is in use by another program", f"端口 {port} 正被别的程序占用")
        return Problem(_at(host, port), what, _other_port(port))
    if error.errno in (errno.EACCES, errno.EPERM):
        what = Text(f"no permission to use port {port}", f"没有权限使用端口 {port}")
        return Problem(_at(host, port), what, _other_port(port))
    return Problem(
        _at(host, port),
        Text(f"this host cannot be listened on: {error.strerror}", f"无法监听这个主机地址：{error.strerror}"),
        Text("leave --host away, or use 127.0.0.1", "去掉 --host，或用 127.0.0.1"),
    )


def _at(host: str, port: int) -> Where:
    return Where(f"{host}:{port}")


def _other_port(port: int) -> Text:
    free = port + 1 if FIRST_FREE_PORT <= port < LAST_PORT else 5500
    return Text(f"choose another: --port {free}", f"换一个端口：--port {free}")


async def _until_interrupt(
    session: Session, host: str, listening: socket.socket, on_ready: Callable[[str], None] | None
) -> None:
    with _ended_by_signals(session):
        await run(session, host=host, listening=listening, on_ready=on_ready)


def _names(host: str) -> tuple[str, ...]:
    """The names that a request may call this machine by; none = any, for a preview open to the network."""
    return () if host in ANYWHERE else ("localhost", "127.0.0.1", "::1", host)


def _shown_host(host: str) -> str:
    if host in ANYWHERE:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


@contextmanager
def _ended_by_signals(session: Session) -> Iterator[None]:
    """End the session at Ctrl-C or a request to end; the second one acts as ever."""
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def end(_number: int, _frame: FrameType | None) -> None:
        restore()
        loop.call_soon_threadsafe(session.end)

    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        restore()
