"""content/pages/NAME.md → an editor's own page.

In:   the text of the file.
Out:  EditorPage: its name, which is its address, its title, its body as Markdown.
Must not know: issues, articles, addresses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf.fields import Fields
from broadsheet.shelf.frontmatter import parse

_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorPage:
    """One page that an editor wrote: about.md → about.html."""

    name: str  # lower-case ASCII letters, digits, hyphens
    title: str
    body: str


def read_editor_page(text: str, path: str) -> Reported[EditorPage | None]:
    """An editor's page; None where its name is no address or its front matter has an error."""
    name = PurePosixPath(path).stem
    problems: list[Problem] = []
    if not _NAME.fullmatch(name):
        what = Text(f"`{name}` cannot be an address", f"文件名“{name}”不能作网址")
        hint = Text(
            "use small letters, digits and hyphens: about-us.md", "请只用小写字母、数字和连字符：about-us.md"
        )
        problems.append(Problem(Where(path), what, hint))
    parsed = parse(text, path)
    problems += parsed.problems
    if parsed.value is None:
        return Reported(None, tuple(problems))
    fields = Fields(parsed.value.fields, frozenset({"title"}), problems)
    title = fields.text("title").strip()
    if not title:
        hint = Text('add a line title: "…" to the front matter', '请在文件头加一行 title: "…"')
        problems.append(Problem(Where(path, 2), Text("the page has no title", "这一页没有标题"), hint))
    page = EditorPage(name=name, title=title, body=parsed.value.body.strip("\n"))
    return Reported(None if problems else page, tuple(problems))
