"""What a form of the review page asks for, checked letter by letter.

In:   the fields of a form, addresses, as texts.
Out:  a Deed, selected lines, an issue, a news page; None for anything else.
Pure: no files, no tornado.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from broadsheet.model import PAGE_LABEL, IssueId, parse_issue_id
from broadsheet.pipeline.review_sheet import PageKey
from broadsheet.preview.review_words import DONE, MARKS

Selected = tuple[int, int]  # first and last line of the source, both included

_LINES: Final = re.compile(r"([1-9][0-9]{0,6})(?:-([1-9][0-9]{0,6}))?")
_NUMBER: Final = re.compile(r"[0-9]{1,7}")
_ISSUE_PAGE: Final = re.compile(r"(?:zh-[a-z]+/)?([0-9]{4})/([0-9]{2})/([0-9]{2})((?:-ed[0-9]+)?)/")
_LOOK: Final = "look"  # only to stand on other lines
_LONGEST: Final = 200  # characters of a field


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One action: `do` is a key of DONE or "look"; `role` one of MARKS where `do` is "mark"."""

    do: str
    role: str
    lines: Selected
    to: int
    kind: str
    title: str
    state: str
    token: str

    @property
    def only_looks(self) -> bool:
        return self.do == _LOOK


def parse_deed(fields: Mapping[str, str]) -> Deed | None:
    """The deed of a form: do, first, last, state, token; to for a move, kind for a doubt,
    title for a headline.
    """
    if any(len(value) > _LONGEST for value in fields.values()):
        return None
    name = fields.get("do", "")
    lines = parse_lines(f"{fields.get('first', '')}-{fields.get('last', '')}")
    to = fields.get("to", "") or "0"
    known = name in MARKS or name == _LOOK or (name in DONE and name != "mark")
    if not known or lines is None or not _NUMBER.fullmatch(to):
        return None
    return Deed(
        do="mark" if name in MARKS else name,
        role=name if name in MARKS else "",
        lines=lines,
        to=int(to),
        kind=fields.get("kind", ""),
        title=fields.get("title", ""),
        state=fields.get("state", ""),
        token=fields.get("token", ""),
    )


def parse_lines(text: str) -> Selected | None:
    """41 or 41-44, in either order."""
    match = _LINES.fullmatch(text)
    if match is None:
        return None
    ends = sorted((int(match[1]), int(match[2] or match[1])))
    return ends[0], ends[1]


def parse_page(issue: str, page: str) -> PageKey | None:
    """An issue and the label of a news page, as an address names them."""
    if parse_issue_id(issue) is None or not PAGE_LABEL.fullmatch(page):
        return None
    return IssueId(issue), page


def issue_at(base: str, path: str) -> IssueId | None:
    """The issue that a page of the site belongs to, by its path; None for pages of no issue."""
    match = _ISSUE_PAGE.match(path.removeprefix(base))
    if match is None:
        return None
    issue = f"{match[1]}-{match[2]}-{match[3]}{match[4]}"
    return IssueId(issue) if parse_issue_id(issue) else None
