"""From staged bytes to the output folder: in which order files are replaced and removed.

In:   the units that may be written, and what stood before.
Out:  the folder brought up to date; a manifest and a ledger that are true afterwards.
Must not know: how the bytes came about, which units may be written (claims).

The order makes a kill at any instant harmless: the manifest first calls every file that is about
to change unsure, then files change one by one, each in an instant, then the manifest says what
they hold, and the ledger comes last.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from broadsheet.engine import disk, ledger
from broadsheet.engine.fingerprint import digest_bytes
from broadsheet.engine.plan import UNSURE, Entry, Stamp, Unit, same_file
from broadsheet.engine.work import Made
from broadsheet.problems import Problem, Text, Where


class Standing(NamedTuple):
    """What a run finds: the folder, what lies in it, what should, and what the ledger says."""

    root: str
    listing: disk.Listing
    manifest: Mapping[str, Stamp]
    ledger: Mapping[str, Entry]
    fresh: bool = False  # no build was here before: there is no manifest yet


class Verdict(NamedTuple):
    """What may happen, units by their number."""

    good: Mapping[int, Made] = {}  # to be written
    gone: Sequence[str] = ()  # files to be removed
    refused: Mapping[int, Sequence[Problem]] = {}  # made, but must not be written (a skipped unit: told only)


@dataclass(slots=True, kw_only=True)
class Change:
    """A commit under way: what has truly happened on disk so far."""

    manifest: dict[str, Stamp]
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: dict[int, dict[str, Problem]] = field(default_factory=dict)  # unit → path that stayed as it was
    problems: list[Problem] = field(default_factory=list)  # of no unit


def commit(
    standing: Standing,
    verdict: Verdict,
    units: Sequence[Unit],
    made: Collection[int],
    *,
    scratch: str,
    cache: Path,
) -> Change:
    """Bring the output folder up to date. `made` are the numbers of all units that had to be made.

    `scratch` is a free file name on the same file system.
    """
    change = Change(manifest=dict(standing.manifest))
    try:
        _change_files(standing, verdict, change, scratch)
        _stamp(verdict, change)
        if standing.fresh or change.manifest != standing.manifest or change.written or change.removed:
            _write_manifest(standing.root, change.manifest, scratch)
    except OSError as error:
        change.problems.append(disk.os_problem(error, standing.root, disk.MANIFEST))
        return change
    entries = _entries(standing, verdict, units, made, change)
    try:
        if entries != standing.ledger:
            ledger.save(cache, entries)
    except OSError as error:
        change.problems.append(disk.os_problem(error, str(cache), ledger.LEDGER))
    return change


def _change_files(standing: Standing, verdict: Verdict, change: Change, scratch: str) -> None:
    moves = [
        (number, product.row.path, product.staged)
        for number, unit in sorted(verdict.good.items())
        for product in unit.products
        if product.row and product.staged
    ]
    paths = [path for _, path, _ in moves]
    if not paths and not verdict.gone:
        return
    unsure = dict.fromkeys((*paths, *verdict.gone), UNSURE)
    _write_manifest(standing.root, {**standing.manifest, **unsure}, scratch)
    first = _in_the_way(verdict.gone, paths)
    _remove(standing, first, change)
    for number, path, staged in moves:
        try:
            disk.place(staged, standing.root, path)
            change.written.append(path)
        except OSError as error:
            change.failed.setdefault(number, {})[path] = disk.os_problem(error, standing.root, path)
    if not change.failed:
        _remove(standing, [path for path in verdict.gone if path not in first], change)


def _in_the_way(gone: Sequence[str], paths: Sequence[str]) -> frozenset[str]:
    """Files to remove first: a new file needs a folder there, or a folder a file, or differs only in case."""
    if not gone or not paths:
        return frozenset()
    files = {same_file(path) for path in paths}
    needed = files | {same_file(folder) for path in paths for folder in disk.parents(path)}
    return frozenset(
        path
        for path in gone
        if same_file(path) in needed or any(same_file(folder) in files for folder in disk.parents(path))
    )


def _remove(standing: Standing, paths: Collection[str], change: Change) -> None:
    """Remove files that we wrote; one that somebody has changed since is not ours any more, and stays."""
    for path in sorted(paths):
        stamp = standing.manifest[path]
        try:
            if path in standing.listing.files and _is_ours(f"{standing.root}/{path}", stamp):
                disk.remove(standing.root, path)
                change.removed.append(path)
            elif path in standing.listing.files or path in standing.listing.links:
                change.problems.append(_left(standing.root, path))
            del change.manifest[path]
        except OSError as error:
            change.problems.append(disk.os_problem(error, standing.root, path))


def _is_ours(file: str, stamp: Stamp) -> bool:
    return not stamp.hash or digest_bytes(disk.read(file) or b"") == stamp.hash


def _stamp(verdict: Verdict, change: Change) -> None:
    for number, unit in verdict.good.items():
        stayed = change.failed.get(number, {})
        for row in unit.rows:
            if row.path not in stayed:
                change.manifest[row.path] = row.stamp


def _write_manifest(root: str, manifest: ledger.Manifest, scratch: str) -> None:
    text = ledger.manifest_text(manifest).encode()
    disk.replace(f"{root}/{disk.MANIFEST}", text, scratch)


def _entries(
    standing: Standing, verdict: Verdict, units: Sequence[Unit], made: Collection[int], change: Change
) -> dict[str, Entry]:
    """The new ledger. A unit that failed keeps the rows of its old outputs, and is made again next time."""
    taken = {row.path for unit in verdict.good.values() for row in unit.rows}
    entries = {}
    for number, unit in enumerate(units):
        old = standing.ledger.get(unit.name)
        new = verdict.good.get(number)
        if new and number not in change.failed:
            entries[unit.name] = Entry(unit.parts, new.rows, new.warnings)
        elif new:
            rows = tuple(row for row in new.rows if row.path not in change.failed[number])
            entries[unit.name] = Entry(None, rows)
        elif old and number in made:
            entries[unit.name] = Entry(None, tuple(row for row in old.rows if row.path not in taken))
        elif old:
            entries[unit.name] = old
    return entries


def _left(root: str, path: str) -> Problem:
    return Problem(
        Where(f"{root}/{path}"),
        Text(
            "no page needs this file any more, but somebody has changed it since: it was left there",
            "已没有网页需要这个文件，但构建之后有人改过它，所以没有删除",
        ),
        Text("delete it by hand if it may go", "如不再需要，请手动删除"),
        "warning",
    )
