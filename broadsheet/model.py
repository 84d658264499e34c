"""The newspaper as values: article, issue, news page, section, person, edition.

In:   nothing but plain facts; built by intake (from a source) and shelf (from files).
Out:  frozen, comparable, picklable values that every later stage reads.
Must not know: files, addresses, language variants, HTML.

A NewsPage is a 版 of the printed paper; a page of the web site is never called just
"page" (see web.views.WebPage). References are ids made of facts, never objects.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NewType

ArticleId = NewType("ArticleId", str)  # 2026-11-20-01-03, or 2026-11-20-ed2-01-03
IssueId = NewType("IssueId", str)  # 2026-11-20, or 2026-11-20-ed2
PersonId = NewType("PersonId", str)  # guan-yunyun
SectionId = NewType("SectionId", str)  # yaowen

ROLES: Final = (
    "reporter",  # 记者
    "correspondent",  # 通讯员
    "photographer",  # 摄
    "writer",  # 文、撰文
    "editor",  # 编辑
    "translator",  # 编译
    "intern",  # 实习生
    "commentator",  # 评论员
    "illustrator",  # 绘、制图
    "source",  # 来源、供稿：机构，不算人物
)

# in a body, a line above a table that ends in no mark is its caption, as in print
TABLE_CAPTION: Final = re.compile(r".{1,40}(?<![。！？：；，.!?:;,])")
# in a body: here the source lost text; where a source prints the same, a backslash stands before it
GAP: Final = "[…]"
# what an article may waive under `lint: {allow: […]}`; pipeline.lint has a row for each
LINT_RULES: Final = (
    *("weekday", "no-such-date", "two-spellings", "role-without-name", "unpaired-marks", "half-width-mark"),
    *("doubled-mark", "empty-brackets", "leading-mark", "space-in-text", "headline-mark", "no-closing-mark"),
    *("open-paragraph", "headline-length", "repeated-paragraph", "subhead-at-end", "long-paragraph"),
    *("numbering", "strange-character", "stray-script", "doubled-word", "note-left", "furniture-left"),
    *("missing-alt", "missing-credit"),
)
PAGE_LABEL: Final = re.compile(r"[0-9A-Za-z]{1,8}")  # as printed: 01, A05, RB01


@lru_cache(maxsize=1024)  # asked for at each link to an article
def issue_id(date: dt.date, edition: int = 1) -> IssueId:
    """The id of an issue, also its folder's name; `edition` counts from 1."""
    return IssueId(f"{date:%Y-%m-%d}" + (f"-ed{edition}" if edition > 1 else ""))


def parse_issue_id(text: str) -> tuple[dt.date, int] | None:
    """(date, edition) of an issue id, or None where the text is none."""
    match = re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:-ed([2-9]|[1-9]\d+))?", text)
    if not match:
        return None
    try:
        return dt.date.fromisoformat(match[1]), int(match[2] or 1)
    except ValueError:
        return None


def page_key(label: str) -> tuple[str, int, str]:
    """Sort key of a printed page label: 01 < 02 < 10 < A01 < A05 < B01."""
    match = re.fullmatch(r"([^0-9]*)([0-9]+)(.*)", label)
    return (match[1].upper(), int(match[2]), match[3]) if match else (label.upper(), 0, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One printed name and its role; `person` is set where the file names an id."""

    role: str
    name: str
    person: str = ""
    role_text: str = ""

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"unknown role {self.role!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A caption, with the picture where there is one (a source text has only the caption)."""

    caption: str
    credit: tuple[Credit, ...] = ()
    credit_text: str = ""  # the credit as printed: 记者欧阳岚 摄, 受访者供图
    file: str = ""  # below content/, e.g. images/2026-11-20/ferry.svg
    alt: str = ""
    after: int = 0  # stands after this paragraph, counted from 1; 0 = above the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction of a published article."""

    date: dt.date
    was: str = ""
    now: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One wording with its declared form in each variant ("" = none declared).

    `written` is the wording as the source writes it, "" where that is the form of the source's variant.
    """

    hans: str = ""
    hant: str = ""  # for both, where tw or hk does not say otherwise
    tw: str = ""
    hk: str = ""
    written: str = ""
    kind: Literal["term", "name", "kept"] = "term"  # converted where no form is declared: as any text, as a
    # name (character by character), or by itself, without any other term

    def form(self, variant: str) -> str:
        """The form declared for zh-Hans, zh-TW or zh-HK; "" where there is none."""
        if variant == "zh-Hans":
            return self.hans
        return (self.tw if variant == "zh-TW" else self.hk) or self.hant

    def in_source(self, variant: str) -> str:
        """The wording that texts hold whose script is `variant`; "" where nobody says."""
        return self.written or self.form(variant)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """Everything about an article but its body: what lists, neighbours and people need."""

    date: dt.date  # day printed on the paper, no time zone
    edition: int = 1  # of that day, counted from 1
    page: str  # label of the news page as printed
    order: int  # on that page, counted from 1
    title: str  # "" where the source lost it
    kicker: str = ""
    subtitle: str = ""
    series: str = ""
    section: str = ""
    byline: tuple[Credit, ...] = ()
    byline_text: str = ""  # the credit line as printed
    agency: str = ""
    dateline: str = ""
    photos: tuple[Photo, ...] = ()
    jump_to: str = ""  # page label
    jump_from: str = ""
    corrections: tuple[Correction, ...] = ()
    draft: bool = False
    aliases: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()  # of LINT_RULES: what `check` is not to say of it
    terms: tuple[Term, ...] = ()  # convert.terms: of this article only
    keep: tuple[str, ...] = ()  # convert.keep
    opening: tuple[str, ...] = ()  # first paragraphs as plain text, OPENING_LENGTH characters in all
    numbers: str = ""  # the table, as Markdown, of an article that is little more than one
    length: int = 0  # characters of the body that are letters, digits or Han

    def __post_init__(self) -> None:
        if self.order < 1 or self.edition < 1:
            raise ValueError(f"order and edition count from 1, got {self.order} and {self.edition}")
        if not PAGE_LABEL.fullmatch(self.page):
            raise ValueError(f"a page label is 1 to 8 letters and digits, got {self.page!r}")

    @property
    def issue(self) -> IssueId:
        return issue_id(self.date, self.edition)

    @property
    def id(self) -> ArticleId:
        return ArticleId(f"{self.issue}-{self.page}-{self.order:02d}")

    @property
    def changed(self) -> dt.date:
        """The day of its last correction, else of its issue."""
        return max((self.date, *(one.date for one in self.corrections)))

    @property
    def sort_key(self) -> tuple[object, ...]:
        return (self.date, self.edition, page_key(self.page), self.order)


OPENING_LENGTH: Final = 420  # enough for the lead story of a front page


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article whole: its head, and its body as Markdown (one paragraph a line, `## ` subheads)."""

    head: ArticleHead
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person, whatever the role; an entry of people.toml, or a name met in a byline."""

    id: PersonId
    name: str  # in the script of the source
    hans: str = ""  # of a paper in Traditional script
    hant: str = ""
    tw: str = ""
    hk: str = ""
    pinyin: str = ""
    role: str = ""
    org: str = ""
    bio: str = ""
    aliases: tuple[str, ...] = ()  # other names in print, and ids of entries that were this person too


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFacts:
    """What issue.toml says; every field optional."""

    number: str = ""  # 第12期 is written "12"
    weather: str = ""
    note: str = ""
    holiday: str = ""
    pages: tuple[tuple[str, str], ...] = ()  # (label, name), in printed order


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPage:
    """A 版: its articles in order. A page that the issue should have and has not is missing."""

    label: str
    name: str  # 版名, "" where nobody says
    articles: tuple[ArticleHead, ...]

    @property
    def missing(self) -> bool:
        return not self.articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One date, one edition: its news pages in printed order, missing ones included."""

    date: dt.date
    edition: int
    facts: IssueFacts
    pages: tuple[NewsPage, ...]
    previous: IssueId | None = None
    next: IssueId | None = None

    @property
    def id(self) -> IssueId:
        return issue_id(self.date, self.edition)

    @property
    def articles(self) -> tuple[ArticleHead, ...]:
        return tuple(head for page in self.pages for head in page.articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A 栏目 across dates: its articles, newest issue first, printed order within an issue."""

    id: SectionId
    name: str
    articles: tuple[ArticleHead, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One article in a person's list, with every role the person has in it."""

    article: ArticleHead
    roles: tuple[str, ...]  # of ROLES, in their order


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """A person and all that the paper holds of them, newest first."""

    person: Person
    letter: str  # A to Z by the surname's reading; "#" where it has none
    sort_key: str
    works: tuple[Work, ...]
    former: tuple[PersonId, ...] = ()  # ids under which the person had a page before two were found to be one


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The whole paper: issues by date, sections, people. Every sequence is sorted."""

    issues: tuple[Issue, ...] = ()  # oldest first
    sections: tuple[Section, ...] = ()
    people: tuple[Contributor, ...] = ()
