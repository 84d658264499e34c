"""A headline that the source lost, written by a person: into the article's file, as if by their own hand.

In:   a site folder, an issue and a news page of it, the line of the doubt, the headline.
Out:  the article's file with the headline in it; or why not.
Must not know: the browser, how a page is cut.

It is no decision on the cut, so `undo` does not take it back; the next ingest keeps it, like any text
that a person wrote.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from broadsheet.model import IssueId
from broadsheet.pipeline.recorded import Record
from broadsheet.pipeline.records import TURN, read_record
from broadsheet.pipeline.rewriting import rewrite
from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf.articles import read_article
from broadsheet.shelf.content import ISSUES
from broadsheet.shelf.disk import decode_text, problem_of, write_atomic
from broadsheet.shelf.turns import turn


def write_headline(site: Path, issue: IssueId, page: str, *, line: int, title: str) -> Reported[str | None]:
    """Write the headline of the article whose lack of one is doubted at `line`; the path that was written.

    Reports, and writes nothing, where there is no such doubt, the headline is empty or no line of text, the
    article's file is gone or cannot be read, or has a headline already.
    """
    wanted = title.strip()
    shown = Where(f"{issue}/{page}", line)
    if not wanted or not wanted.isprintable():
        return Reported(None, (_no_line(shown),))
    read = read_record(site, issue, page)
    path = _file(read.value, line) if read.value else ""
    if not path:
        return Reported(None, read.problems or (_no_doubt(shown),))
    try:
        with turn(site / TURN):
            return _write(site, issue, path, wanted)
    except OSError as error:
        return Reported(None, (problem_of(error, path),))


def _file(record: Record, line: int) -> str:
    """The file of the article that is doubted to lack its headline at `line`; "" where none is."""
    meant = {doubt.article for doubt in record.doubts if (doubt.kind, doubt.line) == ("no headline", line)}
    files = (each.file for each in record.articles if each.number in meant)
    return next((f"{ISSUES}/{record.issue}/{file}" for file in files), "")


def _write(site: Path, issue: IssueId, path: str, title: str) -> Reported[str | None]:
    decoded = decode_text((site / path).read_bytes(), path)
    if decoded.value is None:
        return Reported(None, decoded.problems)
    read = read_article(decoded.value, path, issue)
    if read.value is None:
        return Reported(None, read.problems)
    if read.value.head.title:
        return Reported(None, (_has_one(path, read.value.head.title),))
    titled = replace(read.value, head=replace(read.value.head, title=title))
    write_atomic(site / path, rewrite(decoded.value, read.value, titled).encode())
    return Reported(path)


def _no_line(where: Where) -> Problem:
    what = Text("the headline is empty or more than one line", "标题是空的，或者不止一行")
    return Problem(where, what, Text("write it in one line", "请写成一行"))


def _no_doubt(where: Where) -> Problem:
    what = Text("no article is known to lack its headline here", "这一行没有缺标题的存疑")
    hint = Text("write the headline into the article's file", "要改标题，请直接改稿件文件")
    return Problem(where, what, hint)


def _has_one(path: str, title: str) -> Problem:
    what = Text(f"this article has a headline: {title}", f"这篇稿件已经有标题：{title}")
    hint = Text("to change it, edit the article's file", "要改标题，请直接改稿件文件")
    return Problem(Where(path), what, hint)
