"""What an editor is told where a page was cut again and a person had been at work on it.

In:   the file and what was found of it.
Out:  problems, all of them warnings: the person's text stands in any case.
Must not know: how a clash is found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from broadsheet.intake import Cut, Doubt
from broadsheet.intake.doubts import unmerged
from broadsheet.intake.lines import line_starts
from broadsheet.intake.merge import Clash, blocks
from broadsheet.model import Article
from broadsheet.problems import Problem, Text, Where
from broadsheet.shelf.articles import write_article
from broadsheet.shelf.frontmatter import parse

_FIELDS: Final = {"byline_text": "byline", "photos": "caption"}  # front matter → spans


def told_clashes(clashes: Iterable[Clash], path: str, text: str) -> tuple[Problem, ...]:
    """Clashes of a merge; lines are those of `text`, the file after it."""
    document = parse(text, path).value
    if document is None:
        return ()
    lines = {entry.key: entry.where.line for entry in document.fields.entries}
    above = len(document.body) - len(document.body.lstrip("\n"))
    found = []
    for clash in clashes:
        in_body = clash.field == "body"
        line = document.body_line + above + clash.line if in_body else lines.get(clash.field, 1)
        found.append(_clash(Where(path, line), clash, in_body=in_body))
    return tuple(found)


def _clash(where: Where, clash: Clash, *, in_body: bool) -> Problem:
    place = Text("this paragraph", "这一段") if in_body else Text(f"`{clash.field}`", f"字段“{clash.field}”")
    if clash.machine:
        what = Text(
            f"{place.en} was changed by hand, and the new cut changed it too; yours stays",
            f"{place.zh}有人改过，新切出的结果也变了；保留人改的",
        )
        hint = Text(f"the new cut has: {clash.machine}", f"新切出的是：{clash.machine}")
        return _warning(where, what, hint)
    what = Text(
        f"{place.en} was changed by hand, and the new cut has it no more; yours stays",
        f"{place.zh}有人改过，新切出的结果里却没有了；保留人改的",
    )
    return _warning(where, what, Text("remove it if it is no longer right", "如果不再需要，请自行删去"))


def clash_doubts(
    cut: Cut, text: str, names: Sequence[str], clashes: Mapping[str, Iterable[Clash]]
) -> tuple[Doubt, ...]:
    """Clashes as doubts of a cut of `text`; `names`: the file of each article in order."""
    starts = line_starts(text)
    return tuple(
        unmerged(number, bisect_right(starts, _start(cut, number, clash)), clash)
        for number, name in enumerate(names, start=1)
        for clash in clashes.get(name, ())
    )


def _start(cut: Cut, number: int, clash: Clash) -> int:
    """Where what the new cut has in place of the person's text begins; its article, where it has nothing."""
    spans = [span for span in cut.spans if span.article == number]
    wanted = _FIELDS.get(clash.field, clash.field), 1
    if clash.field == "body" and clash.machine:
        wanted = _block(blocks(cut.articles[number - 1].body), blocks(clash.machine)[0])
    found = [span for span in spans if (span.field, span.index) == wanted]
    return min(span.start for span in found or spans)


def _block(body: Sequence[str], block: str) -> tuple[str, int]:
    """The field and the index that spans give to a paragraph or subhead of a body."""
    above = body[: body.index(block) + 1] if block in body else body[:1]
    is_subhead = [each.startswith("## ") for each in above]
    return "subhead" if is_subhead[-1] else "paragraph", is_subhead.count(is_subhead[-1])


def unreadable(path: str) -> Problem:
    return _warning(
        Where(path),
        Text(
            "was changed by hand and cannot be read, so the new cut was not merged into it",
            "有人改过，但读不出来，新切出的结果没有并进去",
        ),
        Text(
            "run `check`, mend what it tells, and ingest again",
            "请运行 check，改好它指出的问题，再 ingest 一次",
        ),
    )


def made_by_hand(path: str) -> Problem:
    return _warning(
        Where(path),
        Text(
            "was not written by ingest and stays as it is; the new cut of this article is only in the record",
            "不是 ingest 写的，保持原样；这一篇新切出的结果只写进了记录",
        ),
        Text(
            "to take the new cut, move this file and the page's record in .ingest away and ingest again",
            "若要用新结果，把这个文件和 .ingest 里这一版的记录移走后再 ingest 一次",
        ),
    )


def stays_away(path: str, article: Article) -> Problem:
    return _warning(
        Where(path),
        Text(
            "was removed by hand and stays away, though the new cut of it is different",
            "有人删去了，不再写出；但新切出的这一篇和以前不同",
        ),
        _has(article),
    )


def no_longer_cut(path: str) -> Problem:
    return _warning(
        Where(path),
        Text(
            "was changed by hand and stays, though the new cut has no such article",
            "有人改过，予以保留；但新切出的结果里没有这一篇",
        ),
        Text("remove it if its text now stands elsewhere", "如果文字已经在别的稿件里，请删去这个文件"),
    )


def merged_by_hand(path: str, into: str) -> Problem:
    return _warning(
        Where(path),
        Text(
            f"was changed by hand and stays, though its article was merged into {into}",
            f"有人改过，予以保留；这一篇已并入 {into}",
        ),
        Text(
            f"{into} has the source's text: write there what was changed here, then remove this file",
            f"{into} 里是来稿的原文：请把这里改过的字写过去，再删去这个文件",
        ),
    )


def stands_elsewhere(path: str, article: Article, others: Iterable[str]) -> Problem:
    """Some or all of a newly cut text lies in files that people made."""
    where = "、".join(others)
    return _warning(
        Where(path),
        Text(
            f"the new cut has text here that stands in {where} already; it was not written twice",
            f"新切出的这一篇里，有文字已经在 {where} 里，没有重复写出",
        ),
        _has(article),
    )


def other_place(path: str, article: Article) -> Problem:
    head = article.head
    taken = f"{head.page}-{head.order:02d}.md"
    return _warning(
        Where(path),
        Text(
            f"is new in this cut, in place {head.order} of the page; {taken} is another article's address",
            f"是新切出的稿件，在版面上排第{head.order}；{taken} 已经是另一篇的网址",
        ),
        Text(
            "addresses do not move; before the page is published you may rename the files and their `order`",
            "网址不再变动；若这一版还没有发布，可以自行改文件名和 order",
        ),
    )


def _has(article: Article) -> Text:
    text = write_article(article).split("---\n", 2)[2].strip()
    shown = "\n".join(part for part in (article.head.title, text) if part)
    return Text(f"the new cut has: {shown}", f"新切出的是：{shown}")


def _warning(where: Where, what: Text, hint: Text) -> Problem:
    return Problem(where, what, hint, severity="warning")
