"""What a command says on the terminal. The one owner of rich.

In:   problems, results, and the language that the reader's terminal asks for.
Out:  lines: `path:line:col: error: what` and `  hint: …`; progress on a terminal, none in a pipe.
Must not know: how anything is computed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Literal, TextIO

from broadsheet.problems import Problem, Text, errors

Language = Literal["en", "zh"]


def language(environment: Mapping[str, str] | None = None) -> Language:
    """BROADSHEET_LANG, else the locale of the terminal; Chinese for zh*, English for all others."""
    env = os.environ if environment is None else environment
    chosen = (
        env.get("BROADSHEET_LANG") or env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    )
    return "zh" if chosen.lower().startswith("zh") else "en"


def say(text: Text, lang: Language | None = None) -> str:
    """The sentence in the reader's language."""
    return text.zh if (lang or language()) == "zh" else text.en


def format_problem(problem: Problem, lang: Language | None = None) -> str:
    """`content/issues/…/01-01.md:4:1: error: unknown field …`, the hint on a line of its own."""
    chosen = lang or language()
    # the words error, warning and hint stay English: programs and editors look for them
    rule = f" [{problem.rule}]" if problem.rule else ""
    head = f"{problem.where}: {problem.severity}: {say(problem.what, chosen)}{rule}"
    return f"{head}\n  hint: {say(problem.hint, chosen)}" if problem.hint else head


def show_problems(problems: Iterable[Problem], stream: TextIO | None = None) -> None:
    for problem in dict.fromkeys(problems):
        print(format_problem(problem), file=stream or sys.stderr)


def show(text: Text) -> None:
    """One line for the reader on standard output."""
    print(say(text), flush=True)


def as_row(problem: Problem) -> dict[str, object]:
    """A problem for a program to read."""
    return {
        "path": problem.where.path,
        "line": problem.where.line,
        "col": problem.where.col,
        "severity": problem.severity,
        "what": say(problem.what),
        "hint": say(problem.hint) if problem.hint else None,
        "rule": problem.rule or None,
    }


def finish(
    problems: Iterable[Problem],
    result: Mapping[str, object],
    said: Text | None,
    *,
    as_json: bool,
    strict: bool = False,
) -> int:
    """Tell what a command did, for a person or for a program; 1 where something was wrong, else 0.

    `strict`: a warning counts as something wrong.
    """
    told = tuple(dict.fromkeys(problems))
    if as_json:
        print(json.dumps({**result, "problems": list(map(as_row, told))}, ensure_ascii=False))
    else:
        show_problems(told)
        if said:
            show(said)
    return 1 if (told if strict else errors(told)) else 0


@contextmanager
def progress(label: Text) -> Iterator[Callable[[int, int], None] | None]:
    """A bar for long work, drawn on a terminal only: gives `(done, all) → None`, or None in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    # lines told meanwhile stand above the bar; what goes into a pipe is none of its business
    bar_ = Progress(console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty())
    with bar_ as bar:
        task = bar.add_task(say(label), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
