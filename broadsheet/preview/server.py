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
from tornado.netutil import bind_sockets

from broadsheet import console
from broadsheet.pipeline.site import SETTINGS_FILE, open_site, watched
from broadsheet.preview.builds import SiteBuilds
from broadsheet.preview.handlers import application, close_browsers, reload_browsers
from broadsheet.preview.session import Session, Voice
from broadsheet.preview.watch import Watch
from broadsheet.problems import Problem, Reported, Text, Where

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
    sockets = listen(host, port)
    if sockets.value is None:
        console.show_problems(sockets.problems)
        return 1
    voice = Voice(say=console.show, show_problems=console.show_problems, reload=reload_browsers)
    session = Session(site, SiteBuilds(site=site), Watch(watched(site)), voice)
    try:
        asyncio.run(_until_interrupt(session, host, sockets.value, on_ready))
    except KeyboardInterrupt:
        return 130
    return 0


async def run(
    session: Session,
    *,
    host: str,
    sockets: list[socket.socket],
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Answer requests and follow the site's changes until the session is ended."""
    server = HTTPServer(application(session, _names(host)))
    server.add_sockets(sockets)  # from here on a browser may ask; it waits for the first build
    with console.progress(Text("first pages", "首次排版")) as bar:
        await session.start(bar)
    url = f"http://{_shown_host(host)}:{sockets[0].getsockname()[1]}{session.shown.base}"
    session.voice.say(Text(f"preview: {url} (Ctrl-C ends it)", f"预览地址：{url}（按 Ctrl-C 结束）"))
    if on_ready:
        on_ready(url)
    await session.follow()
    server.stop()
    await server.close_all_connections()
    close_browsers()


def listen(host: str, port: int) -> Reported[list[socket.socket] | None]:
    """Sockets bound to the port, or the problem that says why not and what to do."""
    try:
        return Reported(bind_sockets(port, host or None))
    except (OSError, OverflowError) as error:
        return Reported(None, (_no_port(error, host, port),))


def _no_port(error: OSError | OverflowError, host: str, port: int) -> Problem:
    where = Where(f"{host}:{port}")
    code = getattr(error, "errno", None)
    if code == errno.EADDRINUSE:
        what = Text(f"port {port} is in use by another program", f"端口 {port} 正被别的程序占用")
        free = port + 1 if port < 65535 else 5500
        return Problem(where, what, Text(f"choose another: --port {free}", f"换一个端口：--port {free}"))
    if code in (errno.EACCES, errno.EPERM) or isinstance(error, OverflowError):
        what = Text(f"port {port} cannot be used here", f"端口 {port} 在这里不能用")
        return Problem(where, what, Text("choose another: --port 5500", "换一个端口：--port 5500"))
    return Problem(
        where,
        Text(f"this host cannot be listened on: {error}", f"无法监听这个主机地址：{error}"),
        Text("leave --host away, or use 127.0.0.1", "去掉 --host，或用 127.0.0.1"),
    )


async def _until_interrupt(
    session: Session, host: str, sockets: list[socket.socket], on_ready: Callable[[str], None] | None
) -> None:
    with _ended_by_signals(session):
        await run(session, host=host, sockets=sockets, on_ready=on_ready)


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
