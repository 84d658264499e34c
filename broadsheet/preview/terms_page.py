"""/_terms/: the declared terms of the site, and what waits to be settled, as a page for the desk.

In:   a site folder.
Out:  one page as HTML; it changes nothing and needs no script.
Must not know: HTTP, how terms are looked up.

It stands beside the review and wears its clothes: the same frame, the same stylesheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from broadsheet.chinese.variants import VARIANTS, labels_of
from broadsheet.pipeline.terms_report import TermRow, report_terms
from broadsheet.preview.review_pages import FOLDER, Sentence, sentences
from broadsheet.problems import Where
from broadsheet.web.render import Renderer

FIRST: Final = 5  # places that a row names

WORDS: Final[Mapping[str, str]] = {
    "title": "用词：写明了的写法",
    "lead": "glossary.toml、people.toml 和各篇稿件写明的写法，用在哪里，哪些没用到。要改请改文件。",
    "to_paper": "回到报纸预览",
    "to_review": "复核",
    "unread": "站点有错，暂时列不出来",
    "conflicts": "互相矛盾",
    "to_settle": "等人定下来的名字和词",
    "to_settle_hint": "名字里有一简对多繁的字，或者分词与不分词转出来不一样的词。定一次，以后就不再问。",
    "used": "用到的",
    "unused": "从没用到的",
    "none": "还没有写明任何写法。在 content/glossary.toml 写 [[term]]，在 content/people.toml 给人写 hant。",
    "word": "原文",
    "count": "次数",
    "places": "在哪里",
    "declared": "写在哪里",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    text: str
    forms: tuple[str, ...]  # one a variant, in the order of the head
    count: int
    places: tuple[str, ...]
    more: int  # places that are not named
    declared: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsView:
    title: str
    variants: tuple[str, ...]  # what each column of forms is called
    langs: tuple[str, ...] = ()  # BCP 47, one a column
    used: tuple[Row, ...] = ()
    unused: tuple[Row, ...] = ()
    conflicts: tuple[Sentence, ...] = ()
    to_settle: tuple[Sentence, ...] = ()
    problems: tuple[Sentence, ...] = ()


def terms_page(site: Path) -> tuple[int, str]:
    """Status and HTML: 503 and the errors where the site cannot be read."""
    done = report_terms(site)
    report = done.value
    if report is None:
        view = TermsView(title=WORDS["unread"], variants=(), problems=sentences(done.problems))
        return 503, _render(site, view)
    rows = (*report.used, *report.unused)
    variants = tuple(dict.fromkeys(variant for row in rows for variant, _ in row.forms))
    view = TermsView(
        title=WORDS["title"],
        variants=tuple(labels_of(variants).values()),
        langs=tuple(VARIANTS[variant].lang for variant in variants),
        used=tuple(_row(row, variants) for row in report.used),
        unused=tuple(_row(row, variants) for row in report.unused),
        conflicts=sentences(report.conflicts),
        to_settle=sentences(report.to_settle),
    )
    return 200, _render(site, view)


def _row(row: TermRow, variants: Sequence[str]) -> Row:
    forms = dict(row.forms)
    return Row(
        text=row.text,
        forms=tuple(forms.get(variant, "") for variant in variants),
        count=len(row.places),
        places=tuple(map(_short, row.places[:FIRST])),
        more=max(0, len(row.places) - FIRST),
        declared=_short(row.declared),
    )


def _short(where: Where) -> str:
    return str(where).removeprefix("content/").removeprefix("issues/")


def _render(site: Path, view: TermsView) -> str:
    renderer = Renderer((FOLDER,), FOLDER, site / ".cache" / "preview" / "review")
    rendered = renderer.render("terms.html", view, WORDS)
    if rendered.value is None:
        raise RuntimeError("; ".join(f"{each.where}: {each.what.en}" for each in rendered.problems))
    return rendered.value
