"""content → output: every stage of a build, in order.

In:   a site folder and what the command asked for.
Out:  the output folder; a report of what was rendered and why, and every problem.
Must not know: the terminal, how a page is made.

1 site       settings, theme                     4 units     one an issue, a section, a person
2 content    heads of every issue                5 engine    what is stale is rendered and written
3 edition    issues, news pages, people
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from broadsheet.engine import run as engine
from broadsheet.pipeline.developing import forget_others
from broadsheet.pipeline.pages import make_products, start_worker
from broadsheet.pipeline.reading import Choice, read_site
from broadsheet.pipeline.units import issue_units, make_units
from broadsheet.problems import Reported, errors


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What the command asked for; folders default to those of the site."""

    site: Path
    output: Path | None = None
    cache: Path | None = None
    jobs: int = 1
    drafts: bool = False
    clean: bool = False
    choice: Choice | None = None  # a part of the site; None = all of it

    @property
    def output_folder(self) -> Path:
        return self.output or self.site / "output"

    @property
    def cache_folder(self) -> Path:
        return self.cache or self.site / ".cache" / "build"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did. Paths are relative to the output folder, and sorted."""

    rendered: tuple[tuple[str, str], ...]  # (path, why)
    written: tuple[str, ...]
    removed: tuple[str, ...]
    skipped: int  # units untouched
    files: int  # of the site
    issues: int
    articles: int


def build_site(
    options: BuildOptions, on_progress: Callable[[int, int], None] | None = None
) -> Reported[BuildReport | None]:
    """Build a site. None, and nothing touched, where an error in the content stands in the way."""
    read = read_site(options.site, cache=options.cache_folder, drafts=options.drafts, choice=options.choice)
    if read.value is None or errors(read.problems):
        return Reported(None, read.problems)
    reading = read.value
    units = make_units(reading.inputs)
    outcome = engine.run(
        units,
        make_products,
        engine.Options(
            output=options.output_folder,
            cache=options.cache_folder,
            jobs=options.jobs,
            clean=options.clean,
        ),
        start=partial(start_worker, reading.facts, issue_units(units)),
        on_progress=on_progress,
    )
    if options.drafts and not errors(outcome.problems):  # then every article was looked at
        forget_others(options.site, reading.inputs.developed)
    done = outcome.value
    report = BuildReport(
        rendered=done.rendered,
        written=done.written,
        removed=done.removed,
        skipped=done.skipped_units,
        files=done.files,
        issues=len(reading.edition.issues),
        articles=sum(len(issue.articles) for issue in reading.edition.issues),
    )
    return Reported(report, (*read.problems, *outcome.problems))
