"""Which units may be written: no two claim one file, and no file of somebody else is in the way.

In:   the units as made, the listing of the output folder, the manifest, the ledger.
Out:  problems by the number of the unit; every unit named there keeps its old files.
Must not know: how files are written.

Paths are known only once a unit is made, and by then its pages are rendered. So workers write
into the staging folder alone, and claims are compared here, when all of them are known and
nothing is overwritten yet. Units that were skipped claim what the ledger has of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from broadsheet.engine import disk
from broadsheet.engine.commit import Standing, Verdict
from broadsheet.engine.plan import Claim, Clash, Entry, Unit, clashes
from broadsheet.engine.work import Made
from broadsheet.problems import Problem, Text, Where


def judge(standing: Standing, units: Sequence[Unit], made: Mapping[int, Made]) -> Verdict:
    """Which units may be written, and which files may go; `made` has every unit that had to be made.

    Nothing may go where anything failed: what took a file's place may be what failed.
    """
    refused = _refusals(standing, units, made)
    good = {number: unit for number, unit in made.items() if not unit.failed and number not in refused}
    if refused or len(good) < len(made):
        return Verdict(good, (), refused)
    kept = {row.path for unit in good.values() for row in unit.rows}
    for number, unit in enumerate(units):
        if number not in made:
            kept.update(row.path for row in standing.ledger[unit.name].rows)
    return Verdict(good, sorted(standing.manifest.keys() - kept), refused)


def _refusals(
    standing: Standing, units: Sequence[Unit], made: Mapping[int, Made]
) -> dict[int, list[Problem]]:
    """Both sides of a clash, and the problem at the later one."""
    found: dict[int, list[Problem]] = {}
    news = any(_is_news(unit, standing.ledger.get(units[number].name)) for number, unit in made.items())
    for clash in clashes(_claims(standing, units, made)) if news else ():
        found.setdefault(clash.first.unit, [])
        found.setdefault(clash.second.unit, []).append(_clash(standing.root, clash, units))
    for number, unit in made.items():
        for path in _foreign(standing, unit):
            found.setdefault(number, []).append(_in_the_way(standing.root, path))
    return found


def _is_news(made: Made, entry: Entry | None) -> bool:
    """Whether the unit claims a path that was not its own when it last succeeded.

    What succeeded was compared with everything then, so an edit that moves no page costs no comparison.
    """
    if entry is None or entry.parts is None or len(set(made.claims)) < len(made.claims):
        return True
    return not {row.path for row in entry.rows}.issuperset(made.claims)


def _claims(standing: Standing, units: Sequence[Unit], made: Mapping[int, Made]) -> Iterator[Claim]:
    for number, unit in enumerate(units):
        if number in made:
            yield from (Claim(number, path) for path in made[number].claims)
        else:
            yield from (Claim(number, row.path) for row in standing.ledger[unit.name].rows)


def _foreign(standing: Standing, unit: Made) -> Iterator[str]:
    """Paths where something lies that no build wrote, or that lead through a symbolic link."""
    links = standing.listing.links
    for product in unit.products:
        if not product.row:
            continue
        path = product.row.path
        if links and not links.isdisjoint(disk.parents(path)):
            yield next(folder for folder in disk.parents(path) if folder in links)
        elif (
            product.staged
            and path not in standing.manifest
            and (path in standing.listing.files or path in links)
        ):
            yield path


def _clash(root: str, clash: Clash, units: Sequence[Unit]) -> Problem:
    first, second = clash
    a, b = units[first.unit].name, units[second.unit].name
    if first.path == second.path:
        what = Text(f"claimed twice: by {a} and by {b}", f"同一个网页地址有两处要用：{a} 与 {b}")
    else:
        what = Text(
            f"{a} needs `{first.path}`, {b} needs `{second.path}`: many disks cannot hold both",
            f"{a} 要用“{first.path}”，{b} 要用“{second.path}”：许多电脑上这两个名字不能并存",
        )
    hint = Text(
        "give one of them another address; until then both stay as they were",
        "请给其中一个换个地址；在此之前两者都保持原样",
    )
    return Problem(Where(f"{root}/{second.path}"), what, hint)


def _in_the_way(root: str, path: str) -> Problem:
    return Problem(
        Where(f"{root}/{path}"),
        Text(
            "a page belongs here, but what lies here was not written by a build: it was not touched",
            "这里该放一个网页，但现有的东西不是构建写出来的，因此没有动它",
        ),
        Text("move it elsewhere, then build again", "请先把它移到别处，再构建一次"),
    )
