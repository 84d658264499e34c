"""What a run did, and every problem it met, in an order that no worker can change.

In:   the units, which of them were made and how that went.
Out:  Reported[Outcome].
Must not know: anything that is not already decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.engine.commit import Change, Standing, Verdict
from broadsheet.engine.plan import Entry, Unit
from broadsheet.engine.work import Made
from broadsheet.problems import Problem, Reported, Text, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did. Paths are relative to the output folder and sorted."""

    made: tuple[tuple[str, str], ...] = ()  # (unit, why), in the order of the units
    rendered: tuple[tuple[str, str], ...] = ()  # (path, why)
    written: tuple[str, ...] = ()  # those whose bytes differed
    removed: tuple[str, ...] = ()
    skipped_units: int = 0
    unchanged: int = 0  # files that were not rendered
    files: int = 0  # of the site, all in all


def report(
    units: Sequence[Unit],
    standing: Standing,
    *,
    stale: Mapping[int, str],
    made: Mapping[int, Made],
    verdict: Verdict,
    change: Change,
) -> Reported[Outcome]:
    """Sum up; `stale` tells why each unit of `made` was made. Equal problems (a full disk) are told once."""
    problems = dict.fromkeys(_problems(units, standing, made, verdict, change))
    written = [unit for number, unit in verdict.good.items() if number not in change.failed]
    skipped = [standing.ledger[unit.name] for number, unit in enumerate(units) if number not in made]
    rendered = [(row.path, why) for unit in written for row, why in unit.rendered]
    files = sum(len(entry.rows) for entry in skipped) + sum(len(unit.rows) for unit in written)
    outcome = Outcome(
        made=tuple((units[number].name, why) for number, why in stale.items()),
        rendered=tuple(sorted(rendered)),
        written=tuple(sorted(change.written)),
        removed=tuple(sorted(change.removed)),
        skipped_units=len(skipped),
        unchanged=files - len(rendered),
        files=files,
    )
    return Reported(outcome, tuple(problems))


def _problems(
    units: Sequence[Unit],
    standing: Standing,
    made: Mapping[int, Made],
    verdict: Verdict,
    change: Change,
) -> Iterator[Problem]:
    for number, unit in enumerate(units):
        if number in made:
            yield from made[number].problems
            yield from change.failed.get(number, {}).values()
        else:
            yield from _told_before(standing.ledger[unit.name])
        yield from verdict.refused.get(number, ())
    lost = [units[number].name for number, unit in made.items() if unit.lost]
    if lost:
        yield _lost(lost)
    yield from change.problems


def _told_before(entry: Entry) -> Iterator[Problem]:
    """Warnings stay true while their unit stays as it is."""
    yield from entry.warnings
    for row in entry.rows:
        yield from row.warnings


def _lost(names: Sequence[str]) -> Problem:
    return Problem(
        Where(names[0]),
        Text(
            f"a worker process ended before its time; {len(names)} of the units could not be made",
            f"一个工作进程意外终止；有 {len(names)} 个单元没有完成",
        ),
        Text(
            "often the memory was full: build again with --jobs 1",
            "多半是内存不足：请加上 --jobs 1 再构建一次",
        ),
    )
