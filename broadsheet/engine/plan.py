"""What is stale, and why: pure functions from hashes and a folder listing to reasons.

In:   units and products with their parts; what the ledger, the manifest and the folder say.
Out:  a reason for everything that must be made or rendered; claims that clash.
Must not know: how anything is stored, rendered or written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from broadsheet.problems import Problem, Reported

Parts = tuple[tuple[str, str], ...]  # (what it is, hash of it), e.g. ("view", "9f…"), ("code", "11…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One piece of work, made whole or skipped whole; picklable. Names are unique in a run."""

    name: str
    parts: Parts  # of everything that its products depend on
    payload: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One output file. `render` is called only where a part changed; None goes with an error."""

    path: str  # relative to the output folder, with "/"
    parts: Parts
    render: Callable[[], Reported[bytes | None]]


Make = Callable[[object], Reported[tuple[Product, ...]]]


class Stamp(NamedTuple):
    """What a file of ours holds, as the manifest tells it; an empty hash: nobody is sure."""

    size: int  # bytes
    hash: str


UNSURE = Stamp(0, "")


class Row(NamedTuple):
    """One product as it was last written. Its warnings are told again while it stays as it is."""

    path: str
    parts: Parts
    stamp: Stamp
    warnings: tuple[Problem, ...] = ()


class Entry(NamedTuple):
    """One unit as it was last made; `parts` is None where it did not succeed since."""

    parts: Parts | None
    rows: tuple[Row, ...]
    warnings: tuple[Problem, ...] = ()


def changes(before: Parts, after: Parts) -> str:
    """`view and code changed`, or "" where nothing did."""
    if before == after:
        return ""
    old, new = dict(before), dict(after)
    names = [name for name in {**new, **old} if old.get(name) != new.get(name)]
    if not names:
        return ""
    *most, last = names
    return (", ".join(most) + " and " if most else "") + last + " changed"


def amiss(rows: Iterable[Row], sizes: Mapping[str, int], stamps: Mapping[str, Stamp]) -> dict[str, str]:
    """Path → why it cannot stay as it lies there, for those rows only that are not as recorded.

    `sizes` is the listing of the output folder, `stamps` its manifest. The hash of the manifest is
    compared too: the folder may have come from elsewhere (a checkout, another computer).
    """
    found = {}
    for row in rows:
        size, stamp = sizes.get(row.path), stamps.get(row.path)
        if size == row.stamp.size and stamp == row.stamp:
            continue
        if size is None:
            found[row.path] = "output missing"
        elif stamp is not None and not stamp.hash:
            found[row.path] = "last build interrupted"
        else:
            found[row.path] = "output changed by somebody"
    return found


def unit_reason(unit: Unit, entry: Entry | None, wrong: Mapping[str, str]) -> str:
    """Why the unit must be made, or "" where it is skipped whole; `wrong` is `amiss` of its rows."""
    if entry is None:
        return "new"
    if entry.parts is None:
        return "failed last time"
    return changes(entry.parts, unit.parts) or next(iter(wrong.values()), "")


def product_reason(product: Product, row: Row | None, wrong: Mapping[str, str]) -> str:
    """Why the product must be rendered, or ""."""
    if row is None:
        return "new"
    return changes(row.parts, product.parts) or wrong.get(product.path, "")


class Claim(NamedTuple):
    """The unit with this number wants to write this path."""

    unit: int
    path: str


class Clash(NamedTuple):
    """Two claims that cannot both stand; `second` comes later in the order of the units."""

    first: Claim
    second: Claim


def same_file(path: str) -> str:
    """A key that is equal for paths which some file systems cannot tell apart."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def clashes(claims: Iterable[Claim]) -> Iterator[Clash]:
    """Claims on one path, and on a file where another claim needs a folder."""
    owners: dict[str, Claim] = {}
    kept: list[Claim] = []
    for claim in claims:
        first = owners.setdefault(same_file(claim.path), claim)
        if first is claim:
            kept.append(claim)
        else:
            yield Clash(first, claim)
    known: dict[str, Claim | None] = {"": None}
    for claim in kept:
        blocker = _file_above(claim.path, owners, known)
        if blocker:
            yield Clash(*sorted((blocker, claim)))


def _file_above(path: str, owners: Mapping[str, Claim], known: dict[str, Claim | None]) -> Claim | None:
    folder = path.rpartition("/")[0]
    if folder not in known:
        known[folder] = owners.get(same_file(folder)) or _file_above(folder, owners, known)
    return known[folder]
