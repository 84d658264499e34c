"""What answers a request below /_review/.

In:   the desk; the names that this machine goes by.
Out:  pages, the stylesheet and the script; deeds handed on to the desk, refused where they are not its own.
Must not know: how a page is read or cut, what a deed does.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection
from typing import Any, Final

from tornado.web import RequestHandler

from broadsheet.preview.reply import content_type
from broadsheet.preview.review_desk import Answer, Desk
from broadsheet.preview.review_guard import Caller, refused_change, refused_name
from broadsheet.preview.review_pages import FILES, Sentence, static_file
from broadsheet.preview.review_request import parse_deed, parse_lines, parse_page
from broadsheet.preview.review_views import address_of
from broadsheet.preview.review_words import WORDS

# nothing but our own stylesheet and script, no script in a page, no frame around it
_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def review_rules(desk: Desk, names: Collection[str]) -> list[Any]:
    """Addresses of the review; `names` are the hosts that the server answers to, none = any."""
    given = {"desk": desk, "names": names}
    return [
        (r"/_review/", ListHandler, given),
        (rf"/_review/({'|'.join(FILES)})", FileHandler, given),
        (r"/_review/([^/]+)/([^/]+)", SheetHandler, given),
        (r"/_review/([^/]+)/([^/]+)/why", WhyHandler, given),
        (r"/_review(?:/.*)?", OtherHandler, given),
    ]


class ReviewHandler(RequestHandler):
    """What all of them share: headers, the check of names, refusals in words."""

    def initialize(self, desk: Desk, names: Collection[str]) -> None:
        self.desk, self._names = desk, names

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def compute_etag(self) -> None:
        """None: nothing here is answered from the browser's cache."""

    def prepare(self) -> None:
        if refusal := refused_name(self.request.host, self._names):
            self.tell(403, "refused_title", refusal)

    def tell(self, status: int, title: str, words: str, back: str = "") -> None:
        """Answer with a page of words, named by their keys."""
        self.answer((status, self.desk.told(WORDS[title], Sentence(text=WORDS[words]), back=back)))

    def answer(self, answer: Answer) -> None:
        status, page = answer
        self.set_status(status)
        self.set_header("Content-Type", content_type("page.html"))
        self.finish(page)

    def write_error(self, status_code: int, **_: object) -> None:
        known = {400: "refused_form", 404: "missing_address", 405: "missing_address"}
        self.tell(status_code, "refused_title", known.get(status_code, "crashed"))


class ListHandler(ReviewHandler):
    """The list of all open doubts."""

    async def get(self) -> None:
        self.answer((200, await self.desk.list()))


class FileHandler(ReviewHandler):
    """The stylesheet and the script."""

    def get(self, name: str) -> None:
        self.set_header("Content-Type", content_type(name))
        self.finish(static_file(name))


class SheetHandler(ReviewHandler):
    """One news page: looked at, and worked on."""

    async def get(self, issue: str, page: str) -> None:
        key = parse_page(issue, page)
        if key is None:
            self.tell(404, "missing_title", "missing_page")
            return
        told = self.get_query_argument("told", "0")
        selected = parse_lines(self.get_query_argument("line", ""))
        explained = "why" in self.request.query_arguments
        outcome = int(told) if told.isdecimal() else 0
        self.answer(await self.desk.sheet(key, selected, told=outcome, explained=explained))

    async def post(self, issue: str, page: str) -> None:
        key = parse_page(issue, page)
        if key is None:
            self.tell(404, "missing_title", "missing_page")
            return
        back = address_of(*key)
        if refusal := refused_change(self._caller()):
            self.tell(403, "refused_title", refusal)
            return
        deed = parse_deed({name: self.get_body_argument(name) for name in self.request.body_arguments})
        if deed is None:
            self.tell(400, "refused_title", "refused_form", back)
        elif not hmac.compare_digest(deed.token.encode(), self.desk.token.encode()):
            self.tell(403, "refused_title", "refused_token", back)
        else:
            self.redirect(await self.desk.do(key, deed), status=303)

    def _caller(self) -> Caller:
        asked = self.request.headers
        own = self.request.connection.stream.socket.getsockname()  # type: ignore[union-attr]  # HTTP/1 has one
        return Caller(
            host=self.request.host,
            origin=asked.get("Origin", ""),
            referer=asked.get("Referer", ""),
            fetch_site=asked.get("Sec-Fetch-Site", ""),
            remote=self.request.remote_ip or "",
            own=own[0],
        )


class WhyHandler(ReviewHandler):
    """Why one line was cut so, for the script."""

    async def get(self, issue: str, page: str) -> None:
        key = parse_page(issue, page)
        selected = parse_lines(self.get_query_argument("line", ""))
        if key is None or selected is None:
            self.tell(404, "missing_title", "missing_page")
        else:
            self.answer(await self.desk.why(key, selected[0]))


class OtherHandler(ReviewHandler):
    """All other addresses below the review's."""

    def get(self) -> None:
        if self.request.path == "/_review":
            self.redirect("/_review/", permanent=True)
        else:
            self.tell(404, "missing_title", "missing_address")
