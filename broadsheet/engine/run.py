"""The front door of the engine: plan, make, compare claims, commit.

In:   units, a function that makes one, where output and cache are, how many processes.
Out:  the output folder as a clean build would leave it; an Outcome and every problem.
Must not know: what a unit is made of.

1 plan     which units changed, from the ledger and one listing of the output folder
2 work     in workers: make, render what is stale, stage the bytes (work, pool)
3 claims   two units on one file, somebody else's file in the way
4 commit   replace, remove, manifest, ledger
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from broadsheet.engine import disk, ledger
from broadsheet.engine.claims import judge
from broadsheet.engine.commit import Change, Standing, Verdict, commit
from broadsheet.engine.outcome import Outcome, report
from broadsheet.engine.plan import Entry, Make, Unit, amiss, unit_reason
from broadsheet.engine.pool import WorkerLostError, each
from broadsheet.engine.work import Folders, Made, Task, bug, work
from broadsheet.problems import Problem, Reported, Text, Where

FEW = 3  # units that are made sooner than a second process stands (about 50 ms)

Progress = Callable[[int, int], None]  # units made so far, units to make


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    output: Path
    cache: Path  # folder of the ledger; may be deleted at any time
    jobs: int = 1  # processes
    clean: bool = False  # trust nothing remembered: render everything, still write only what differs


def run(
    units: Sequence[Unit],
    make: Make,
    options: Options,
    *,
    start: Callable[[], None] | None = None,
    on_progress: Progress | None = None,
) -> Reported[Outcome]:
    """Build what changed. `start` runs once in every worker, `on_progress` here after every unit.

    `make` and `start` are top-level functions (or partials of them). A unit that reports an error or
    raises keeps its old files and is tried again next time; no file is removed in such a run.
    Problems are the same, in the order of the units, for every number of jobs, and those of skipped
    units are told again. Raises ValueError if two units have one name.
    """
    if len({unit.name for unit in units}) < len(units):
        raise ValueError("two units have the same name")
    root = str(options.output)
    try:
        options.output.mkdir(parents=True, exist_ok=True)
        with disk.locked(root):
            disk.sweep(root)
            found = _standing(root, options)
            if found.value is None:
                return Reported(Outcome(), found.problems)
            return _build(units, make, found.value, options, start=start, on_progress=on_progress)
    except OSError as error:
        return Reported(Outcome(), (disk.os_problem(error, root),))
    except KeyboardInterrupt:
        return Reported(Outcome(), (_stopped(root),))


def _standing(root: str, options: Options) -> Reported[Standing | None]:
    """What is there; nothing is touched where the folder is not ours."""
    listing = disk.listing(root)
    data = disk.read(f"{root}/{disk.MANIFEST}")
    listing.files.pop(disk.MANIFEST, None)
    manifest = ledger.parse_manifest(data.decode("utf-8", "replace")) if data is not None else {}
    if manifest is None:
        return Reported(None, (_bad_manifest(root),))
    others = {*listing.files, *listing.links} - disk.GUESTS if data is None else ()
    if others:
        return Reported(None, (_not_ours(root, min(others)),))
    remembered = {} if options.clean else ledger.load(options.cache)
    return Reported(Standing(root, listing, manifest, remembered, fresh=data is None))


def _build(
    units: Sequence[Unit],
    make: Make,
    standing: Standing,
    options: Options,
    *,
    start: Callable[[], None] | None,
    on_progress: Progress | None,
) -> Reported[Outcome]:
    stale = _stale(units, standing)
    if not stale and _settled(units, standing):
        return report(units, standing, stale={}, made={}, verdict=Verdict(), change=Change(manifest={}))
    with disk.staging(standing.root) as staging:
        job = partial(work, make, Folders(standing.root, staging))
        processes = min(options.jobs, len(stale)) if len(stale) > FEW else 1
        made: dict[int, Made] = {}
        with closing(each(job, _tasks(units, standing, stale), processes=processes, start=start)) as answers:
            for number, answer in zip(stale, answers, strict=True):
                made[number] = _made(number, units[number].name, answer)
                if on_progress:
                    on_progress(len(made), len(stale))
        verdict = judge(standing, units, made)
        change = commit(standing, verdict, units, made, scratch=f"{staging}/manifest", cache=options.cache)
    return report(units, standing, stale=stale, made=made, verdict=verdict, change=change)


def _stale(units: Sequence[Unit], standing: Standing) -> dict[int, str]:
    """Number of each unit that must be made → why."""
    reasons = {}
    for number, unit in enumerate(units):
        entry = standing.ledger.get(unit.name)
        if reason := unit_reason(unit, entry, _wrong(entry, standing)):
            reasons[number] = reason
    return reasons


def _wrong(entry: Entry | None, standing: Standing) -> dict[str, str]:
    return amiss(entry.rows, standing.listing.files, standing.manifest) if entry else {}


def _tasks(units: Sequence[Unit], standing: Standing, stale: Iterable[int]) -> Iterator[Task]:
    for number in stale:
        unit = units[number]
        entry = standing.ledger.get(unit.name)
        yield Task(
            number=number,
            name=unit.name,
            payload=unit.payload,
            recorded={row.path: row for row in entry.rows} if entry else {},
            wrong=_wrong(entry, standing),
        )


def _settled(units: Sequence[Unit], standing: Standing) -> bool:
    """Whether, with no unit to make, nothing is left to remove or to forget either."""
    kept = {row.path for entry in standing.ledger.values() for row in entry.rows}
    return not standing.fresh and len(standing.ledger) == len(units) and kept == standing.manifest.keys()


def _made(number: int, name: str, answer: Made | Exception) -> Made:
    if isinstance(answer, WorkerLostError):
        return Made(number=number, lost=True)
    if isinstance(answer, Exception):
        return Made(number=number, problems=(bug(name, answer),))
    return answer


def _bad_manifest(root: str) -> Problem:
    return Problem(
        Where(f"{root}/{disk.MANIFEST}"),
        Text(
            "the list of built files is damaged, so nobody can say which files may be replaced",
            "构建文件的清单已损坏，无法判断这里哪些文件可以替换",
        ),
        Text(
            "restore it from a backup, or delete the whole output folder and build again",
            "请从备份恢复它，或者删除整个输出文件夹后重新构建",
        ),
    )


def _not_ours(root: str, first: str) -> Problem:
    return Problem(
        Where(root),
        Text(
            f"here lie files that were not written by a build, such as `{first}`: nothing was touched",
            f"这个文件夹里有不是构建写出来的文件，例如“{first}”，因此没有动任何东西",
        ),
        Text(
            "choose another folder with --output, or empty this one",
            "用 --output 另选一个文件夹，或清空这一个",
        ),
    )


def _stopped(root: str) -> Problem:
    return Problem(
        Where(root),
        Text("stopped before the end", "构建中途停止"),
        Text(
            "every file is whole; the next build does the rest", "每个文件都是完整的；下次构建会补上其余部分"
        ),
    )
