"""Every address of the site, and the way from one page to another.

In:   facts: dates, page labels, ids.
Out:  tails such as `2026/11/20/01-03.html`, the same under each variant's prefix; paths in
      the output folder; relative links between them. What lies under search/ is told in docs/search.md.
Must not know: what a page shows.

The only place that spells an address (the contract is the list in the design's section 5).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import posixpath
from collections.abc import Iterable
from urllib.parse import quote

from broadsheet.chinese.variants import VARIANTS
from broadsheet.model import ArticleHead, ArticleId, IssueId, PersonId, SectionId, parse_issue_id
from broadsheet.problems import Problem, Text, Where

HOME = "index.html"
SECTIONS = "sections/index.html"
REPORTERS = "reporters/index.html"
ARCHIVE = "archive/index.html"
CORRECTIONS = "corrections.html"
SEARCH = "search.html"
SEARCH_FOLDER = "search/"
SEARCH_ROOT = f"{SEARCH_FOLDER}index.js"
SEARCH_CLASSES = f"{SEARCH_FOLDER}same/"  # in the default variant alone
LATEST = "latest/index.html"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
NOT_FOUND = "404.html"
OFFLINE = "offline.html"  # what the worker answers where nothing is stored
WORKER = "sw.js"  # at the root: a browser lets a worker answer for what lies below its own address
# what lies below the prefix of a variant, as a regular expression for the worker: a host may have more there
OURS = r"^([^/]*$|(\d{4}|archive|assets|images|latest|reporters|search|sections)/)"
STEM_LENGTH = 60  # of a picture's name: 180 bytes in Chinese, and a disk takes 255 for all of it


def issue_folder(id_: IssueId) -> str:
    """2026/11/20, or 2026/11/20-ed2 for a second edition."""
    date, edition = parse_issue_id(id_) or (dt.date.min, 1)
    return f"{date:%Y/%m/%d}" + (f"-ed{edition}" if edition > 1 else "")


def issue(id_: IssueId) -> str:
    return f"{issue_folder(id_)}/index.html"


def book(id_: IssueId) -> str:
    """The issue as an e-book."""
    return f"{issue_folder(id_)}/issue.epub"


def news_page(id_: IssueId, label: str) -> str:
    return f"{issue_folder(id_)}/{label}.html"


def article(head: ArticleHead) -> str:
    return f"{issue_folder(head.issue)}/{head.page}-{head.order:02d}.html"


def article_fragment(id_: ArticleId) -> str:
    """The anchor of an article on the pages that list it."""
    return f"a-{id_}"


def section(id_: SectionId, year: str = "") -> str:
    return f"sections/{id_}/{year or 'index'}.html"


def person(id_: PersonId, year: str = "") -> str:
    return f"reporters/{id_}/{year}.html" if year else f"reporters/{id_}.html"


def named_in(url: str) -> str:
    """The id of the section or person that a link leads to: ../sections/fukan/index.html → fukan."""
    folder, _, file = url.rpartition("/")
    return posixpath.basename(folder) if file == HOME else file.removesuffix(".html")


def archive(year: str = "") -> str:
    return f"archive/{year or 'index'}.html"


def belongs(tail: str, index: str) -> bool:
    """Whether a page stands below an index: reporters/he-qing.html below reporters/index.html."""
    folder = posixpath.dirname(index)
    return bool(folder) and tail.startswith(f"{folder}/")


def search_text(name: str) -> str:
    return f"{SEARCH_FOLDER}text/{name}.js"


def search_bucket(segment: str, number: int) -> str:
    return f"{SEARCH_FOLDER}grams/{segment}/{number}.js"


def search_issues(segment: str) -> str:
    return f"{SEARCH_FOLDER}grams/{segment}/issues.js"


def search_directory(number: int) -> str:
    return f"{SEARCH_FOLDER}where/{number}.js"


def search_classes(number: int) -> str:
    return f"{SEARCH_CLASSES}{number}.js"


def editor_page(name: str) -> str:
    return f"{name}.html"


def rendition(file: str, digest: str, width: int, kind: str) -> str:
    """images/2026-11-20/ferry-800.1a2b3c4d.avif: a picture in one size, the same in all variants.

    `file` is the picture's name below content/, `digest` stands for its bytes and how it is made. Two
    pictures of one name but for the ending, and one picture by two names, have files of their own.
    """
    folder, _, name = file.rpartition("/")
    hash_ = hashlib.blake2b(f"{file}\n{digest}".encode(), digest_size=4).hexdigest()
    stem = posixpath.splitext(name)[0][:STEM_LENGTH]
    return f"{folder}/{stem}-{width}.{hash_}.{kind}"


def in_variant(variant: str, tail: str, *, default: str) -> str:
    """Path in the output folder of a tail in one variant; the default one stands at the root."""
    return tail if variant == default else f"{VARIANTS[variant].prefix}/{tail}"


def relative(source: str, target: str) -> str:
    """The link from one output path to another, always naming a file: ../01.html."""
    here, there = source.split("/")[:-1], target.split("/")
    shared = 0
    for mine, other in zip(here, there[:-1], strict=False):
        if mine != other:
            break
        shared += 1
    return quote("/".join([".."] * (len(here) - shared) + there[shared:]))


def absolute(base_url: str, path: str) -> str:
    """The address that readers see: folders without index.html."""
    return base_url + quote(path.removesuffix("index.html") if posixpath.basename(path) == HOME else path)


def collisions(claims: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
    """Two claimants of one address, compared without case, as Windows and macOS disks do.

    A claim is (path in the output, the file or fact that asks for it).
    """
    seen: dict[str, str] = {}
    problems = []
    for path, claimant in claims:
        first = seen.setdefault(path.casefold(), claimant)
        if first != claimant:
            problems.append(
                Problem(
                    Where(claimant),
                    Text(f"the address {path} is also that of {first}", f"地址 {path} 与 {first} 相同"),
                    Text("change one of the two", "请改掉其中一个"),
                )
            )
    return tuple(problems)
