"""A new issue, a new article: files that an editor fills in.

In:   a site folder, a date, a page.
Out:  issue.toml, or the next free PAGE-ORDER.md, marked as a draft.
Must not know: the edition, pages.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

from broadsheet.model import PAGE_LABEL, Article, ArticleHead, issue_id
from broadsheet.pipeline.site import open_site
from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf.articles import write_article
from broadsheet.shelf.disk import problem_of, write_atomic

_ISSUE: Final = """\
# 第几期、天气、版名：都可以不填。 Number, weather, names of the news pages: all optional.
number = ""
weather = ""
note = ""
holiday = ""

[pages]
# "01" = "要闻"
"""


def new_issue(site: Path, date: dt.date, edition: int = 1) -> Reported[str]:
    """The path of a new issue.toml; refused where the issue has one."""
    opened = open_site(site)
    if opened.value is None:
        return Reported("", opened.problems)
    path = Path("content/issues") / issue_id(date, edition) / "issue.toml"
    return _write(site, path, _ISSUE)


def new_article(site: Path, date: dt.date, page: str, edition: int = 1) -> Reported[str]:
    """The path of a new draft, last on its news page."""
    opened = open_site(site)
    if opened.value is None:
        return Reported("", opened.problems)
    if not PAGE_LABEL.fullmatch(page):
        what = Text(f"no page label: `{page}`", f"“{page}”不能作版次")
        return Reported("", (Problem(Where("PAGE"), what, Text("for example 01 or A05", "例如 01 或 A05")),))
    label = page.zfill(2) if page.isdigit() else page
    folder = Path("content/issues") / issue_id(date, edition)
    taken = [int(each.stem[len(label) + 1 :]) for each in (site / folder).glob(f"{label}-[0-9]*.md")]
    head = ArticleHead(
        date=date, edition=edition, page=label, order=max(taken, default=0) + 1, title="", draft=True
    )
    return _write(site, folder / f"{label}-{head.order:02d}.md", write_article(Article(head=head, body="")))


def _write(site: Path, path: Path, text: str) -> Reported[str]:
    if (site / path).exists():
        what = Text("exists already", "已经有了")
        return Reported("", (Problem(Where(path.as_posix()), what),))
    try:
        write_atomic(site / path, text.encode())
    except OSError as error:
        return Reported("", (problem_of(error, path.as_posix()),))
    return Reported(path.as_posix())
