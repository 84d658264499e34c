"""`pack`: an issue, or a year of issues, in one file to carry away.

In:   a site folder, a date or a year, what is wanted.
Out:  one zip, or one EPUB a script; the same bytes for the same content. Drafts stay at home.
Must not know: the terminal.

Only the issues that are packed are read, with a cache of their own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

from broadsheet.chinese.dates import long_date, parse_date
from broadsheet.model import IssueId, parse_issue_id
from broadsheet.pipeline.books import bound, issue_pages
from broadsheet.pipeline.build import BuildOptions, build_site
from broadsheet.pipeline.kit import kit
from broadsheet.pipeline.pages import web_pages
from broadsheet.pipeline.reading import Choice, Reading, read_site
from broadsheet.pipeline.site import Site, open_site
from broadsheet.pipeline.tools import Tools
from broadsheet.pipeline.units import issue_units, make_units
from broadsheet.problems import Problem, Reported, Text, Where, errors, nearest
from broadsheet.shelf.content import issue_ids
from broadsheet.shelf.disk import problem_of, write_atomic
from broadsheet.web import urls
from broadsheet.web.epub.book import book_of

ALL: Final = "all"
NEAR: Final = 3  # issues named where there is none of the date
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackOptions:
    """What the command asked for."""

    site: Path
    which: str  # 2026-11-20, 2026-11-20-ed2, 2026
    kind: Literal["zip", "epub"]
    variant: str = ""  # of a book; "" = the first of the site, "all" = each
    output: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackReport:
    """What was written."""

    files: tuple[tuple[str, int], ...]  # (path, bytes)
    issues: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which issues are meant, oldest first, and what they are called together ("" = one issue)."""

    ids: tuple[IssueId, ...]
    tail: str  # the address that stands for them
    year: str = ""
    day: str = ""


def pack_site(options: PackOptions, on_progress: Progress | None = None) -> Reported[PackReport | None]:
    """Write what was asked for; None, and nothing touched, where something is wrong."""
    opened = open_site(options.site)
    if opened.value is None:
        return Reported(None, opened.problems)
    variants = _variants(options, opened.value)
    chosen = choose(options.which, issue_ids(options.site))
    if chosen.value is None or variants.problems:
        return Reported(None, (*variants.problems, *chosen.problems))
    if options.kind == "zip":
        return _pack_zip(options, opened.value, chosen.value, on_progress)
    return _pack_books(options, chosen.value, variants.value, on_progress)


# ── which issues, which scripts


def choose(which: str, present: tuple[IssueId, ...]) -> Reported[Chosen | None]:
    """The issues that a date, an issue's id or a year means."""
    if re.fullmatch(r"\d{4}", which):
        ids = tuple(id_ for id_ in present if id_.startswith(f"{which}-"))
        return Reported(Chosen(ids=ids, tail=f"{which}/", year=which)) if ids else _none(which, present)
    day = parse_date(which)
    if day is None and parse_issue_id(which) is None:
        return Reported(None, (_no_date(which),))
    wanted = day.isoformat() if day else which
    ids = tuple(id_ for id_ in present if id_ == wanted or (day and id_.startswith(f"{wanted}-ed")))
    if not ids:
        return _none(wanted, present)
    if len(ids) == 1:
        return Reported(Chosen(ids=ids, tail=urls.book(ids[0])))
    assert day
    return Reported(Chosen(ids=ids, tail=f"{day:%Y/%m/%d}/", day=long_date(day)))


def _no_date(which: str) -> Problem:
    return Problem(
        Where(which),
        Text("is neither a date nor a year", "既不是日期，也不是年份"),
        Text("write it like 2026-11-20, or 2026", "请写成 2026-11-20 或 2026 这样"),
    )


def _none(which: str, present: tuple[IssueId, ...]) -> Reported[Chosen | None]:
    what = Text(f"there is no issue of {which}", f"没有 {which} 的报纸")
    return Reported(None, (Problem(Where("content/issues"), what, _hint(which, present)),))


def _hint(which: str, present: tuple[IssueId, ...]) -> Text:
    if not present:
        return Text(
            "the paper has no issue yet: see `ingest` and `new`", "这份报纸还没有出过一期：见 ingest 和 new"
        )
    if len(which) == 4:
        years = sorted({id_[:4] for id_ in present})
        return Text(f"years with issues: {', '.join(years)}", f"有报纸的年份：{'、'.join(years)}")
    day = (parse_issue_id(which) or (dt.date.min, 1))[0]
    near = sorted(present, key=lambda id_: (abs((_day(id_) - day).days), id_))[:NEAR]
    listed = sorted(near)
    return Text(f"the nearest issues: {', '.join(listed)}", f"离得最近的几期：{'、'.join(listed)}")


def _day(id_: IssueId) -> dt.date:
    return (parse_issue_id(id_) or (dt.date.min, 1))[0]


def _variants(options: PackOptions, site: Site) -> Reported[tuple[str, ...]]:
    known = site.settings.variants
    if options.kind == "zip" and options.variant:
        what = Text("a zip holds every script of the paper", "zip 里各种字形都有，不必选")
        hint = Text("leave --variant out, or add --format epub", "请去掉 --variant，或加上 --format epub")
        return Reported((), (Problem(Where("--variant"), what, hint),))
    if options.variant in ("", ALL):
        return Reported(known if options.variant else known[:1])
    if options.variant in known:
        return Reported((options.variant,))
    what = Text(f"the paper has no `{options.variant}`", f"这份报纸没有“{options.variant}”这种字形")
    hint = nearest(options.variant, (*known, ALL), noun=Text("variants", "字形版本"))
    return Reported((), (Problem(Where("--variant"), what, hint),))


# ── a zip


def _pack_zip(
    options: PackOptions, site: Site, chosen: Chosen, on_progress: Progress | None
) -> Reported[PackReport | None]:
    with TemporaryDirectory(dir=_cache(options)) as folder:
        built = build_site(
            BuildOptions(
                site=options.site,
                output=Path(folder, "site"),
                cache=Path(folder, "state"),
                choice=Choice(issues=frozenset(chosen.ids), addressed=False),
            ),
            on_progress,
        )
        if built.value is None or errors(built.problems):
            return Reported(None, built.problems)
        if not built.value.issues:
            return Reported(None, (*built.problems, _only_drafts(options.which)))
        name = options.which if len(chosen.ids) > 1 else chosen.ids[0]
        data = kit(Path(folder, "site"), f"{site.settings.title} {name}")
    target = options.output or Path(f"{name}.zip")
    written = _write([(target, data)], built.value.issues, built.value.articles)
    return Reported(written.value, (*built.problems, *written.problems))


def _cache(options: PackOptions) -> Path:
    folder = options.site / ".cache" / "pack"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _only_drafts(which: str) -> Problem:
    return Problem(
        Where("content/issues"),
        Text(f"{which} holds nothing but drafts", f"{which} 只有草稿，没有可以打包的稿件"),
        Text("set draft to false in what may be published", "请把可以发表的稿件的 draft 改成 false"),
    )


# ── books


def _pack_books(
    options: PackOptions, chosen: Chosen, variants: tuple[str, ...], on_progress: Progress | None
) -> Reported[PackReport | None]:
    choice = Choice(issues=frozenset(chosen.ids), addressed=True)
    read = read_site(options.site, cache=_cache(options), drafts=False, choice=choice)
    if read.value is None or errors(read.problems):
        return Reported(None, read.problems)
    issues = read.value.edition.issues
    if not issues:
        return Reported(None, (*read.problems, _only_drafts(options.which)))
    made = list(_books(read.value, chosen, variants, on_progress))
    problems = tuple(problem for _, book in made for problem in book.problems)
    if any(book.value is None for _, book in made):
        return Reported(None, (*read.problems, *problems))
    first = read.value.site.settings.variants[0]
    name = options.output or Path(f"{options.which if len(chosen.ids) > 1 else chosen.ids[0]}.epub")
    files = [
        (_beside(name, "" if variant in (first, options.variant) else variant), book.value)
        for variant, book in made
        if book.value is not None
    ]
    written = _write(files, len(issues), sum(len(issue.articles) for issue in issues))
    return Reported(written.value, (*read.problems, *problems, *written.problems))


def _books(
    reading: Reading, chosen: Chosen, variants: tuple[str, ...], on_progress: Progress | None
) -> Iterator[tuple[str, Reported[bytes | None]]]:
    units = issue_units(make_units(reading.inputs))
    tools = Tools(reading.facts, units)
    plates = {path: plate for unit in units.values() for path, plate in unit.plates.items()}
    for variant in variants:
        if missing := tools.missing_for(variant):
            yield variant, Reported(None, (missing,))
            continue
        words = tools.words(variant)
        pages = []
        for number, unit in enumerate(units.values(), 1):
            tools.begin()
            pages.append(issue_pages(web_pages(unit, tools), variant, tools))
            if on_progress:
                on_progress(number, len(units))
        name = words["year"] % chosen.year if chosen.year else chosen.day
        book = book_of(pages, chosen.tail, words, vertical=tools.facts.themes[variant].upright, name=name)
        yield variant, bound(book, variant, plates, tools)


def _beside(path: Path, variant: str) -> Path:
    """2026-11-20.zh-tw.epub beside 2026-11-20.epub."""
    return path.with_suffix(f".{variant.lower()}{path.suffix}") if variant else path


def _write(files: list[tuple[Path, bytes]], issues: int, articles: int) -> Reported[PackReport | None]:
    for path, data in files:
        try:
            write_atomic(path, data)
        except OSError as error:
            return Reported(None, (problem_of(error, str(path)),))
    listed = tuple((str(path), len(data)) for path, data in files)
    return Reported(PackReport(files=listed, issues=issues, articles=articles))
