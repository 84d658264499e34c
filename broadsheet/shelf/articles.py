"""An article file ⇄ Article: the contract's table of fields.

In:   the text of PAGE-ORDER.md and the issue whose folder it lies in; or an Article.
Out:  an Article, None where anything in it is an error; or the text of its file.
Must not know: other articles, people.toml, whether a picture is there.

Where an article stands (date, page, order) is said by its path; the fields repeat it for people, and
may be left out, but may not say otherwise.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from broadsheet.model import (
    LINT_RULES,
    OPENING_LENGTH,
    PAGE_LABEL,
    TABLE_CAPTION,
    Article,
    ArticleHead,
    Correction,
    IssueId,
    Term,
    parse_issue_id,
)
from broadsheet.problems import Problem, Reported, Text, Where, nearest
from broadsheet.shelf.credits import credit_fields, photo_fields, read_credits, read_photos
from broadsheet.shelf.fields import Fields
from broadsheet.shelf.frontmatter import Document, dump, parse
from broadsheet.shelf.markdown_text import plain_text
from broadsheet.shelf.nodes import Plain, Table

_FIELDS: Final = (
    *("title", "kicker", "subtitle", "series", "date", "page", "section", "order"),
    *("byline", "byline_text", "agency", "dateline", "photos", "jump", "corrections"),
    *("convert", "draft", "aliases", "lint"),
)
_FILE_NAME: Final = re.compile(rf"({PAGE_LABEL.pattern})-([0-9]{{1,4}})\.md")
_LETTERS: Final = re.compile(r"[^\W_]")  # letters, digits, Han
_SUBHEAD: Final = re.compile(r"^#.*$", re.MULTILINE)
_JUMP: Final = 'jump: {to: "02"}'
_FORMS: Final = ("hans", "hant", "tw", "hk")
_LINT: Final = "lint: {allow: [weekday]}"
_CONVERT: Final = 'convert: {terms: {一本账: {tw: "一本帳"}}, keep: ["河湾"]}'


def file_place(name: str) -> tuple[str, int] | None:
    """(page label, order) of a file name such as A05-03.md; None where it is none."""
    match = _FILE_NAME.fullmatch(name)
    return (match[1], int(match[2])) if match and int(match[2]) else None


def read_article(text: str, path: str, issue: IssueId) -> Reported[Article | None]:
    """The article of a file, with its opening and length; every fault of the file is reported.

    Raises ValueError where `issue` is no issue id.
    """
    place = file_place(PurePosixPath(path).name)
    problems: list[Problem] = [] if place else [_bad_name(path)]
    parsed = parse(text, path)
    problems += parsed.problems
    if parsed.value is None or place is None:
        return Reported(None, tuple(problems))
    fields = Fields(parsed.value.fields, _FIELDS, problems)
    article = _article(fields, parsed.value, issue, place)
    return Reported(None if problems else article, tuple(problems))


def _article(fields: Fields, document: Document, issue: IssueId, place: tuple[str, int]) -> Article:
    dated = parse_issue_id(issue)
    if dated is None:
        raise ValueError(f"no issue id: {issue!r}")
    body = document.body.strip("\n")
    tables, prose = _parted(body)
    opening, length = _opening(prose), len(_LETTERS.findall(plain_text(body)))
    numbers = next((table for table in tables if 2 * len(_LETTERS.findall(table)) > length), "")
    _check_place(fields, issue, place)
    if fields.entry("title") is None:
        hint = Text(
            'add title: "…"; leave it empty where the source lost it', '请补上 title: "…"；原文缺标题就留空'
        )
        fields.report(fields.table.where, Text("`title` is missing", "缺少 title"), hint)
    jump = Fields(fields.subtable("jump", _JUMP), ("to", "from"), fields.problems)
    convert = Fields(fields.subtable("convert", _CONVERT), ("terms", "keep"), fields.problems)
    head = ArticleHead(
        date=dated[0],
        edition=dated[1],
        page=place[0],
        order=place[1],
        title=fields.text("title"),
        kicker=fields.text("kicker"),
        subtitle=fields.text("subtitle"),
        series=fields.text("series"),
        section=fields.text("section"),
        byline=read_credits(fields.tables("byline", '- reporter: "林知远"'), fields.problems),
        byline_text=fields.text("byline_text"),
        agency=fields.text("agency"),
        dateline=fields.text("dateline"),
        photos=read_photos(fields.tables("photos", '- caption: "…"'), fields.problems),
        jump_to=_label(jump, "to"),
        jump_from=_label(jump, "from"),
        corrections=_corrections(fields),
        draft=fields.flag("draft"),
        aliases=_aliases(fields),
        allowed=_allowed(fields),
        terms=_terms(convert),
        keep=convert.texts("keep"),
        opening=opening,
        numbers=numbers,
        length=length,
    )
    return Article(head=head, body=body)


def _bad_name(path: str) -> Problem:
    what = Text("the file's name does not say page and order", "文件名看不出版次和顺序")
    return Problem(
        Where(path),
        what,
        Text("name it PAGE-ORDER.md: 01-03.md, A05-01.md", "请改名为 版次-顺序.md，例如 01-03.md、A05-01.md"),
    )


def _check_place(fields: Fields, issue: IssueId, place: tuple[str, int]) -> None:
    """Fields that contradict the path: either may be the wrong one, so people decide."""
    dated = parse_issue_id(issue)
    date = fields.date("date")
    if date and dated and date != dated[0]:
        _report_contradiction(fields, "date", date.isoformat(), f"{dated[0]}", Text("folder", "文件夹"))
    page = fields.text("page")
    if page and page != place[0]:
        _report_contradiction(fields, "page", page, place[0], Text("file name", "文件名"))
    order = fields.whole("order", least=1, absent=place[1])
    if order != place[1]:
        _report_contradiction(fields, "order", str(order), str(place[1]), Text("file name", "文件名"))


def _report_contradiction(fields: Fields, key: str, said: str, path: str, noun: Text) -> None:
    what = Text(
        f"`{key}` says {said}, the {noun.en} says {path}", f"{key} 写的是“{said}”，{noun.zh}却是“{path}”"
    )
    hint = Text(f'write {key}: "{path}", or move the file', f'请改成 {key}: "{path}"，或移动文件')
    fields.report(fields.where(key), what, hint)


def _label(jump: Fields, key: str) -> str:
    label = jump.text(key)
    if not label or PAGE_LABEL.fullmatch(label):
        return label
    what = Text(f"`{label}` is no page label", f"“{label}”不能作版次")
    jump.report(
        jump.where(key), what, Text('write it as printed: "02" or "A05"', '照报纸上印的写："02" 或 "A05"')
    )
    return ""


def _corrections(fields: Fields) -> tuple[Correction, ...]:
    found = []
    for table in fields.tables("corrections", '- date: "2026-11-21"'):
        each = Fields(table, ("date", "was", "now", "note"), fields.problems)
        date = each.date("date")
        if date:
            found.append(
                Correction(date=date, was=each.text("was"), now=each.text("now"), note=each.text("note"))
            )
        elif not each.text("date"):
            hint = Text('add date: "2026-11-21"', '请补上 date: "2026-11-21"')
            each.report(table.where, Text("a correction without a date", "这条更正没有写日期"), hint)
    return tuple(found)


def _aliases(fields: Fields) -> tuple[str, ...]:
    """Old addresses: relative to the site and inside it, of a file or, ending in "/", of a folder."""
    aliases = fields.texts("aliases")
    for alias in aliases:
        steps = set(alias.removesuffix("/").split("/"))
        if re.search(r"[\x00-\x1f\x7f\\:?#]", alias) or {"", ".", ".."} & steps:
            what = Text(f"`{alias}` is no address of this site", f"“{alias}”不是本站的网址")
            hint = Text("write it from the site's root: 2026/old.html", "请从站点根目录写起：2026/old.html")
            fields.report(fields.where("aliases"), what, hint)
    return aliases


def _allowed(fields: Fields) -> tuple[str, ...]:
    """Names of the lint's rules that do not speak of this article."""
    lint = Fields(fields.subtable("lint", _LINT), ("allow",), fields.problems)
    names = lint.texts("allow")
    for name in names:
        if name not in LINT_RULES:
            what = Text(f"no rule of the lint is called `{name}`", f"check 没有叫“{name}”的规则")
            fields.report(lint.where("allow"), what, nearest(name, LINT_RULES, noun=Text("rules", "规则")))
    return names


def _terms(convert: Fields) -> tuple[Term, ...]:
    table = convert.subtable("terms", _CONVERT)
    every = Fields(table, tuple(entry.key for entry in table.entries), convert.problems)
    found = []
    for entry in table.entries:
        if isinstance(entry.value, Table):
            forms = Fields(entry.value, _FORMS, convert.problems)
            found.append(
                Term(
                    written=entry.key,
                    hans=forms.text("hans"),
                    hant=forms.text("hant"),
                    tw=forms.text("tw"),
                    hk=forms.text("hk"),
                )
            )
        else:
            found.append(Term(written=entry.key, hant=every.text(entry.key)))
    return tuple(found)


def _parted(body: str) -> tuple[tuple[str, ...], str]:
    """The tables of a body, and its paragraphs without tables, their captions and subheads."""
    tables: list[str] = []
    prose: list[str] = []
    for block in _SUBHEAD.sub("", body).split("\n\n"):
        rows = block.strip().split("\n")
        is_table = len(rows) > 1 and all(row.lstrip().startswith("|") for row in rows)
        if is_table and prose and TABLE_CAPTION.fullmatch(prose[-1].strip()):
            prose.pop()
        (tables if is_table else prose).append(block)
    return tuple(tables), "\n\n".join(prose)


def _opening(prose: str) -> tuple[str, ...]:
    """The first paragraphs, OPENING_LENGTH characters in all."""
    opening, left = [], OPENING_LENGTH
    text = plain_text(prose)
    for paragraph in text.split("\n") if text else ():
        if left <= 0:
            break
        opening.append(paragraph[:left])
        left -= len(paragraph)
    return tuple(opening)


def write_article(article: Article) -> str:
    """The file of an article: fields in the contract's order, empty ones left out, but for the title.

    `read_article` gives the same article back, if its body has no line end at either end and no
    carriage return, and its opening and length are those of its body.
    """
    head = article.head
    fields: dict[str, Plain] = {
        "title": head.title,
        "kicker": head.kicker,
        "subtitle": head.subtitle,
        "series": head.series,
        "date": head.date.isoformat(),
        "page": head.page,
        "section": head.section,
        "order": str(head.order),
        "byline": credit_fields(head.byline),
        "byline_text": head.byline_text,
        "agency": head.agency,
        "dateline": head.dateline,
        "photos": [photo_fields(photo) for photo in head.photos],
        "jump": _filled({"to": head.jump_to, "from": head.jump_from}),
        "corrections": [_correction_fields(each) for each in head.corrections],
        "convert": _filled({"terms": {each.written: _forms(each) for each in head.terms}, "keep": head.keep}),
        "draft": "true" if head.draft else "",
        "aliases": head.aliases,
        "lint": _filled({"allow": head.allowed}),
    }
    front = dump({"title": head.title} | _filled(fields))
    return f"{front}\n{article.body}\n" if article.body else front


def _correction_fields(each: Correction) -> Plain:
    return _filled({"date": each.date.isoformat(), "was": each.was, "now": each.now, "note": each.note})


def _forms(term: Term) -> Plain:
    return _filled({form: getattr(term, form) for form in _FORMS})


def _filled(fields: dict[str, Plain]) -> dict[str, Plain]:
    return {key: value for key, value in fields.items() if value}
