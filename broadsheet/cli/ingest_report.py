"""What an ingest did, told page by page while it runs: an archive of any size costs no memory for it.

In:   the answer for each file, in the order of the files, and what was left out.
Out:  articles on standard output, problems and doubts on standard error; or one JSON object, written as
      the pages come; an exit code.
Must not know: how a page is cut or stored.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any, Final

import click

from broadsheet import console
from broadsheet.pipeline.shelving import IngestedPage
from broadsheet.pipeline.storing import Stored
from broadsheet.problems import Problem, Text, errors

_BEGIN: Final = '{"pages": ['
_NO_HEADLINE: Final = Text("(no headline)", "（无标题）")


class IngestReport:
    """Counts, and tells each problem once; of a page that is told nothing is kept."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._pages = self._articles = self._doubts = 0
        self._problems: dict[Problem, None] = {}

    def tell(self, answer: Stored) -> None:
        """What came of one file. Nobody need read it: the rest is ingested all the same."""
        with suppress(BrokenPipeError):
            self._show(answer)

    def _show(self, answer: Stored) -> None:
        page = answer.value
        new = [problem for problem in dict.fromkeys(answer.problems) if problem not in self._problems]
        self._problems.update(dict.fromkeys(new))
        if page and self._as_json:
            row = json.dumps(_row(page), ensure_ascii=False)
            print(", " if self._pages else _BEGIN, row, sep="", end="")
        elif not self._as_json:
            for path, title in page.articles if page else ():
                click.echo(f"{path}  {title or console.say(_NO_HEADLINE)}")
            console.show_problems((*new, *(page.doubts if page else ())))
        if page:
            self._pages += 1
            self._articles += len(page.articles)
            self._doubts += len(page.doubts)

    def finish(self) -> int:
        """The sum of it all; 1 where a file could not be ingested, else 0."""
        if self._as_json:
            rows = json.dumps(list(map(console.as_row, self._problems)), ensure_ascii=False)
            print("" if self._pages else _BEGIN, f'], "problems": {rows}}}', sep="")
        else:
            console.show(
                Text(
                    f"{self._pages} pages, {self._articles} articles, {self._doubts} doubts",
                    f"{self._pages} 个版，{self._articles} 篇稿件，{self._doubts} 处存疑",
                )
            )
        return 1 if errors(self._problems) else 0


def _row(page: IngestedPage) -> dict[str, Any]:
    return {
        "source": page.source,
        "issue": page.issue,
        "page": page.page,
        "articles": [{"path": path, "title": title} for path, title in page.articles],
        "written": list(page.written),
        "kept": list(page.kept),
        "doubts": list(map(console.as_row, page.doubts)),
    }
