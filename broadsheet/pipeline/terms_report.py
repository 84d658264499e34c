"""Every declared term of a site: how often and where it is used, which is never met, which contradict.

In:   a site as read, and the survey of its words.
Out:  a TermsReport.
Must not know: how it is told: the command line and the preview both show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from broadsheet.chinese.variants import engine_problem
from broadsheet.edition import PEOPLE_FILE
from broadsheet.model import Term
from broadsheet.pipeline.names_check import names_to_settle, words_to_settle
from broadsheet.pipeline.reading import Reading, read_site
from broadsheet.pipeline.site_terms import GLOSSARY, lines_of
from broadsheet.pipeline.survey import Survey, survey
from broadsheet.pipeline.units import article_file
from broadsheet.problems import Problem, Reported, Text, Where, errors
from broadsheet.web.declared import wordings
from broadsheet.web.script import SiteScript, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """A term: its wording in the source, its form in each other variant, where it is declared and used."""

    text: str
    forms: tuple[tuple[str, str], ...]  # (variant, form)
    declared: Where
    places: tuple[Where, ...]  # all of them, in the order of the paper


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsReport:
    used: tuple[TermRow, ...]  # the most used first
    unused: tuple[TermRow, ...]
    conflicts: tuple[Problem, ...]
    to_settle: tuple[Problem, ...]  # names and words that nobody declared, see names_check


def report_terms(site: Path) -> Reported[TermsReport | None]:
    """Read a site and look up its terms; None where it cannot be read."""
    read = read_site(site, cache=site / ".cache" / "check" / "state", drafts=True)
    if read.value is None or errors(read.problems):
        return Reported(None, read.problems)
    if missing := engine_problem():
        return Reported(None, (*read.problems, missing))
    return Reported(terms_report(read.value, survey(read.value)), read.problems)


def terms_report(reading: Reading, found: Survey) -> TermsReport:
    declared = tuple(_declared(reading))
    rows = [_row(term, where, reading, found) for term, where in declared]
    used = sorted((row for row in rows if row.places), key=lambda row: -len(row.places))
    return TermsReport(
        used=tuple(used),
        unused=tuple(row for row in rows if not row.places),
        conflicts=(*_contradicting(declared, reading), *_within_each_other(declared, reading)),
        to_settle=(*names_to_settle(reading), *words_to_settle(found)),
    )


def _row(term: Term, where: Where, reading: Reading, found: Survey) -> TermRow:
    source, *others = reading.facts.frame.variants
    text = term.in_source(source)
    places = found.used.get(text, ())
    if where.path not in (GLOSSARY, PEOPLE_FILE):  # an article's own
        places = [place for place in places if place.path == where.path]
    forms = ((variant, _form(term, source, variant)) for variant in others)
    return TermRow(
        text=text,
        forms=tuple((variant, form) for variant, form in forms if form),
        declared=where,
        places=tuple(places),
    )


def _form(term: Term, source: str, variant: str) -> str:
    """What stands for a term in a variant; "" where it is no term there."""
    declared = wordings([term], source, variant)
    if not declared:
        return ""
    return SiteScript((), source=source, variant=variant).declaring(declared).text(declared[0].text)


def _declared(reading: Reading) -> Iterator[tuple[Term, Where]]:
    """Every term with the line that declares it: of the site, then of each article."""
    source = reading.facts.frame.default
    folder = reading.site.folder
    lines = {name: lines_of(folder, name) for name in (GLOSSARY, PEOPLE_FILE)}
    for term in reading.facts.terms:
        file = GLOSSARY if term.kind == "term" else PEOPLE_FILE
        word = term.in_source(source) if file == PEOPLE_FILE else term.hans or term.in_source(source)
        yield term, lines[file].get(word, Where(file))
    for head in (head for issue in reading.edition.issues for head in issue.articles):
        for term in (*head.terms, *(Term(written=text, kind="kept") for text in head.keep)):
            yield term, Where(article_file(head))


# ── terms that contradict each other


def _contradicting(declared: Sequence[tuple[Term, Where]], reading: Reading) -> Iterator[Problem]:
    """One wording of the site with two forms: glossary against people, or homonyms."""
    source, *others = reading.facts.frame.variants
    first: dict[str, tuple[Term, Where]] = {}
    for term, where in declared:
        if where.path not in (GLOSSARY, PEOPLE_FILE):
            continue  # an article may differ from the site on purpose
        other, there = first.setdefault(term.in_source(source), (term, where))
        for variant in others:
            forms = _form(other, source, variant), _form(term, source, variant)
            if forms[0] != forms[1]:
                yield _conflict(where, term.in_source(source), variant, forms, there)
                break


def _within_each_other(declared: Sequence[tuple[Term, Where]], reading: Reading) -> Iterator[Problem]:
    """A term inside a longer one whose form does not hold its form: 报道 → 報導, but 报道厅 → 報道廳."""
    source, *others = reading.facts.frame.variants
    site = {term.in_source(source): (term, where) for term, where in declared if where.path == GLOSSARY}
    words = Words(site)
    for text, (term, where) in site.items():
        for inner in sorted(words.within(text) - {text}):
            for variant in others:
                forms = _form(site[inner][0], source, variant), _form(term, source, variant)
                if all(forms) and forms[0] not in forms[1]:
                    yield _conflict(where, f"{inner}、{text}", variant, forms, site[inner][1])
                    break


def _conflict(where: Where, text: str, variant: str, forms: Iterable[str], there: Where) -> Problem:
    one, other = forms
    return Problem(
        where,
        Text(
            f"{text}: {one} and {other} ({variant}), see {there}",
            f"“{text}”：{one}与{other}（{variant}），参见 {there}",
        ),
        Text(
            "the first holds for the same wording, the longest for one within the other; mend one of them",
            "同一个词以先写的为准，长词先于短词；请改成一致",
        ),
        severity="warning",
    )
