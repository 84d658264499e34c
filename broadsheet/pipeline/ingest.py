"""Source texts → articles on the shelf, with the record of how they were cut.

In:   files as received, and what the command says of them (date, page, section, edition).
Out:  content/sources/, the articles of each page, .ingest/PAGE.json, new people in people.toml.
Must not know: how a page is cut (intake), how an article is written (shelf).

Files are cut in worker processes and stored here, in the order given: one worker or many, the same bytes
and the same problems in the same order. What came of a file is told as soon as it is stored: no more pages
are in memory than the workers have in hand and wait to be written together, however many files there are.

A page ingested again is merged into what people made of its articles since: what a person changed
stays, and a clash is told. Without a change nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from broadsheet.engine.pool import WorkerLostError, each
from broadsheet.pipeline.cutting import cut_file
from broadsheet.pipeline.placing import Said
from broadsheet.pipeline.shelving import compare_with_shelf
from broadsheet.pipeline.site import open_site
from broadsheet.pipeline.storing import Ready, Stored, store
from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf.disk import problem_of

FEW: Final = 8  # files that are cut sooner than worker processes stand (some 50 ms)

Progress = Callable[[int, int], None]  # files cut so far, files in all


def ingest(
    site: Path,
    files: Sequence[Path],
    said: Said,
    *,
    tell: Callable[[Stored], None],
    dry_run: bool,
    jobs: int = 1,
    on_progress: Progress | None = None,
) -> None:
    """Ingest every file that can be, and `tell` of each, in order; one that cannot stops no other.

    A full disk, a worker that was ended and Ctrl-C stop the run: every page is stored whole or told as
    not ingested, and the same command again does the rest.
    """
    opened = open_site(site)
    if opened.value is None:
        tell(Reported(None, opened.problems))
        return
    make_ready = partial(_make_ready, site, replace(said, style=opened.value.settings.style))
    answered = 0
    ready = _all_ready(make_ready, files, jobs, on_progress)
    stored = store(ready, site, again=make_ready, dry_run=dry_run)
    with suppress(KeyboardInterrupt), closing(ready), closing(stored):
        for answer in stored:
            answered += 1
            tell(answer)
    if answered < len(files):
        tell(Reported(None, _left_out(files[answered:])))


def _make_ready(site: Path, said: Said, path: Path) -> Ready:
    """What a worker does with a file: cut it, and compare the page with the shelf."""
    cut = cut_file(path, site, said)
    if cut.value is None:
        return Reported(None, cut.problems)
    try:
        compared = compare_with_shelf(cut.value, site)
    except OSError as error:
        return Reported(None, (*cut.problems, problem_of(error, str(error.filename or site))))
    return Reported(compared.value, (*cut.problems, *compared.problems))


def _all_ready(
    make_ready: Callable[[Path], Ready], files: Sequence[Path], jobs: int, on_progress: Progress | None
) -> Generator[tuple[Path, Ready]]:
    """Every file made ready, in order; none after one whose worker was lost."""
    processes = min(jobs, len(files)) if len(files) > FEW else 1
    with closing(each(make_ready, files, processes=processes)) as answers:
        for number, (path, answer) in enumerate(zip(files, answers, strict=True), start=1):
            if isinstance(answer, Reported):
                yield path, answer
            else:
                yield path, Reported(None, (_failure(path, answer),))
            if isinstance(answer, WorkerLostError):
                return
            if on_progress:
                on_progress(number, len(files))


def _failure(path: Path, error: Exception) -> Problem:
    where = Where(str(path))
    if isinstance(error, WorkerLostError):
        what = Text("the process that cut this file was ended", "处理这个文件的进程被终止了")
        hint = Text(
            "often the memory was full: run it again with --jobs 1",
            "多半是内存不足：请加上 --jobs 1 再运行一次",
        )
        return Problem(where, what, hint)
    last = f"{type(error).__name__}: {error}".strip().rpartition("\n")[2]
    return Problem(
        where,
        Text(f"a bug in the program: {last}", f"程序出错（不是来稿的问题）：{last}"),
        Text(
            "nothing of this file is written; please report this line, with the file",
            "这个文件没有写入任何东西；请把这一行连同文件报告给开发者",
        ),
    )


def _left_out(files: Sequence[Path]) -> tuple[Problem, ...]:
    what = Text(
        f"stopped before this file: {len(files)} are not ingested",
        f"到这个文件之前停了下来：还有 {len(files)} 个文件没有收",
    )
    hint = Text(
        "run the same command again: what is done is not done twice",
        "请把同一条命令再运行一次：做好的不会再做",
    )
    return (Problem(Where(str(files[0])), what, hint),)
