"""What answers a request: livereload's script and websocket, the review, and our own replies for the site.

In:   the session that knows what is to be shown, the desk of the review.
Out:  replies, dressed for the preview; a reload message to every connected browser.
Must not know: sockets, signals, when a build is due.

livereload gives the browser's script, the websocket and its protocol. Its file server and its watcher
are not used: they know no base path, no 404.html and no charset, and reload once for every file saved.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any
from urllib.parse import unquote, urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.escape import json_decode
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler

from broadsheet.preview.overlay import NO_WORKER, dress, page_of_problems
from broadsheet.preview.reply import Reply, answer, content_type, find
from broadsheet.preview.review_desk import Desk
from broadsheet.preview.review_handlers import review_rules
from broadsheet.preview.review_request import issue_at
from broadsheet.preview.session import Session
from broadsheet.preview.terms_handlers import terms_rules
from broadsheet.web import urls


def application(session: Session, desk: Desk, names: Collection[str]) -> Application:
    """Every address of the preview server; `names` are the hosts that it answers to, none = any.

    Other names are refused, for a page elsewhere could point its own name at this machine and read drafts.
    """
    known = "|".join(re.escape(name) for name in names) or ".*"
    app = Application(log_function=_unlogged)
    rules: list[Any] = [
        (r"/livereload\.js", LiveReloadJSHandler),
        (r"/livereload", LiveHandler, {"session": session}),
        *review_rules(desk, names),
        *terms_rules(session.site, desk, names),
        (r"/.*", SiteHandler, {"session": session, "desk": desk}),
    ]
    app.add_handlers(rf"(?i:\[?(?:{known})\]?)", rules)
    return app


def _unlogged(handler: RequestHandler) -> None:
    """A request, or a page that is missing, is no news to the terminal."""


def reload_browsers() -> None:
    """Have every connected page load itself anew."""
    LiveHandler.reload_waiters("*")


def close_browsers() -> None:
    """Let go of every connected page; it will look for the server until there is one again."""
    for waiter in tuple(LiveHandler.waiters):
        waiter.close()
    LiveHandler.waiters.clear()


class LiveHandler(LiveReloadHandler):  # type: ignore[misc]  # livereload is not typed
    """livereload's websocket, for pages of this very server only."""

    watcher = Watcher()  # only named in a line that livereload logs; it watches nothing
    live_css = False  # stylesheets carry a hash in their names, so the page itself must be loaded anew

    def initialize(self, session: Session) -> None:
        self._session = session

    def check_origin(self, origin: str) -> bool:
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, message: str | bytes) -> None:
        try:
            super().on_message(message)
            url = json_decode(message).get("url", "")
            behind = self._session.is_behind(unquote(urlsplit(url).path))
        except (ValueError, TypeError, AttributeError):  # not what livereload.js sends
            self.close(1003)
            return
        if behind:  # it was fetched before the last reload, and connects only now
            self.send_message({"command": "reload", "path": "*", "liveCSS": False})


class SiteHandler(RequestHandler):
    """One request for a file of the site."""

    def initialize(self, session: Session, desk: Desk) -> None:
        self._session, self._desk = session, desk

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")

    def compute_etag(self) -> None:
        """None: a preview is never answered from the browser's cache."""

    async def get(self) -> None:
        await self._session.ready.wait()
        if self.request.path == self._session.shown.base + urls.WORKER:
            self.set_header("Content-Type", content_type(urls.WORKER))
            self.write(NO_WORKER)
            return
        reply = answer(self._session.builds.root, self._session.shown.base, self.request.path)
        if reply.location:
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(reply.location + query, status=reply.status)
            return
        self.set_status(reply.status)
        self.set_header("Content-Type", reply.kind)
        self.write(await self._dressed(reply) if reply.is_page else reply.body)

    async def head(self) -> None:
        await self.get()

    async def _dressed(self, reply: Reply) -> bytes:
        session, problems = self._session, self._session.shown.problems
        session.handed_out(unquote(self.request.path))
        if problems and reply.status == 404 and find(session.builds.root, ("index.html",)) is None:
            self.set_status(503)
            return page_of_problems(problems, port=self._port())
        issue = issue_at(session.shown.base, self.request.path)
        doubts = await self._desk.open_doubts(issue) if issue else 0
        return dress(reply.body, port=self._port(), problems=problems, doubts=doubts)

    def _port(self) -> int:
        """The port as the browser knows it, which a tunnel may have changed."""
        _, _, port = self.request.host.rpartition(":")
        if port.isdecimal():
            return int(port)
        return 443 if self.request.protocol == "https" else 80
