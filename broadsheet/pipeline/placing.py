"""Which page of which issue a source is: what the command says, its path, its own folio line.

In:   a path, the text, what the command said.
Out:  PageFacts; what is missing, and what the printed folio contradicts.
Must not know: the shelf, how a page is cut.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet.chinese.house_style import HouseStyle
from broadsheet.intake import PageFacts, find_folio
from broadsheet.model import PAGE_LABEL, parse_issue_id
from broadsheet.problems import Problem, Reported, Text, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the command says of its files; the rest is read from path and folio. `style` is the site's."""

    date: dt.date | None = None
    page: str = ""
    section: str = ""
    edition: int = 0  # 0 = as the path says, else the first
    style: HouseStyle = field(default_factory=HouseStyle)


def page_facts(path: Path, text: str, said: Said) -> Reported[PageFacts | None]:
    """The command says first, then the path `2026-11-20/01-要闻.txt`, then the page's own folio line."""
    folio = find_folio(text)
    folder = parse_issue_id(path.resolve().parent.name)
    label, section = _named(path)
    date = said.date or (folder[0] if folder else None) or folio.date
    edition = said.edition or (folder[1] if folder else 1)
    page = said.page or label or folio.page
    problems = []
    if date is None:
        problems.append(_missing(path, Text("date", "日期"), "--date 2026-11-20"))
    if not page:
        problems.append(_missing(path, Text("page", "版次"), "--page 01"))
    elif not PAGE_LABEL.fullmatch(page):
        what = Text(
            f"a page label is 1 to 8 letters and digits, not `{page}`",
            f"版次只能是 1 到 8 个字母和数字，不能是“{page}”",
        )
        problems.append(Problem(Where(str(path)), what, Text("for example --page A05", "例如 --page A05")))
    if problems or date is None:
        return Reported(None, tuple(problems))
    if page.isdigit():
        page = page.zfill(2)
    section = said.section or section or folio.section
    facts = PageFacts(date=date, edition=edition, page=page, section=section, style=said.style)
    return Reported(facts, _contradictions(path, facts, folio.date, folio.page))


def _named(path: Path) -> tuple[str, str]:
    """(page label, section) of a file name such as 01-要闻.txt, A05.txt."""
    match = re.fullmatch(r"(?P<page>[A-Za-z]{0,3}\d{1,4})(?:[-_ ·](?P<section>.+))?", path.stem)
    return (match["page"], (match["section"] or "").strip()) if match else ("", "")


def _missing(path: Path, fact: Text, option: str) -> Problem:
    return Problem(
        Where(str(path)),
        Text(f"nothing says which {fact.en} this is", f"看不出这是哪个{fact.zh}"),
        Text(
            f"add {option}, or name the file like 2026-11-20/01-要闻.txt",
            f"请加上 {option}，或把文件命名为 2026-11-20/01-要闻.txt 这样",
        ),
    )


def _contradictions(
    path: Path, facts: PageFacts, folio_date: dt.date | None, folio_page: str
) -> tuple[Problem, ...]:
    """The page's own folio line says otherwise: worth a look, but the command was explicit."""
    said = [
        (Text("date", "日期"), folio_date.isoformat() if folio_date else "", facts.date.isoformat()),
        (Text("page", "版次"), folio_page.zfill(2) if folio_page.isdigit() else folio_page, facts.page),
    ]
    return tuple(
        Problem(
            Where(str(path)),
            Text(
                f"the page itself says {fact.en} {printed}, it is taken as {taken}",
                f"版面上印的{fact.zh}是 {printed}，现按 {taken} 处理",
            ),
            severity="warning",
        )
        for fact, printed, taken in said
        if printed and printed != taken
    )
