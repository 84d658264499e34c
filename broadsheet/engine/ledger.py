"""What the last runs did: the ledger in the cache folder, the manifest in the output folder.

In:   entries of units; stamps of files.
Out:  two files. The ledger is ours alone and safe to delete; the manifest is text, sorted,
      without a clock, and says which files of the output folder were written by us.
Must not know: what a unit is made of.

A file that a run is about to write or remove stands in the manifest as `unsure` until the run
ends. So a run that is killed half-way leaves a list of exactly what must be looked at again.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Mapping
from pathlib import Path

from broadsheet.engine import disk
from broadsheet.engine.fingerprint import digest_bytes
from broadsheet.engine.plan import UNSURE, Entry, Row, Stamp
from broadsheet.problems import Problem, Text, Where

LEDGER = "ledger"
_FORM = f"broadsheet ledger 1, marshal {marshal.version}, {sys.version_info[:2]}\n".encode()
_HEAD = "broadsheet 1"

Ledger = Mapping[str, Entry]  # unit name → what it gave
Manifest = Mapping[str, Stamp]  # path → what it holds


def load(cache: Path) -> dict[str, Entry]:
    """The ledger; empty where there is none, or one that is damaged or from another Python."""
    data = disk.read(str(cache / LEDGER)) or b""
    seal = len(_FORM) + 32
    if not data.startswith(_FORM) or digest_bytes(data[seal:]).encode() != data[len(_FORM) : seal]:
        return {}
    return {name: _entry(*raw) for name, raw in marshal.loads(data[seal:]).items()}


def save(cache: Path, ledger: Ledger) -> None:
    """Replace the ledger in one instant. Raises OSError."""
    body = marshal.dumps({name: _raw(entry) for name, entry in ledger.items()})
    data = b"".join((_FORM, digest_bytes(body).encode(), body))
    cache.mkdir(parents=True, exist_ok=True)
    scratch = cache / (LEDGER + ".new")
    scratch.unlink(missing_ok=True)
    disk.replace(str(cache / LEDGER), data, str(scratch))


# marshal takes exact tuples and plain values only, so named ones go in and out here.
_RawProblem = tuple[tuple[str, int | None, int | None], tuple[str, str], tuple[str, str] | None, str]


def _raw(entry: Entry) -> tuple[object, ...]:
    rows = tuple(
        (path, parts, tuple(stamp), tuple(map(_raw_problem, warnings)))
        for path, parts, stamp, warnings in entry.rows
    )
    return (entry.parts, rows, tuple(map(_raw_problem, entry.warnings)))


def _entry(parts: object, rows: tuple[tuple, ...], warnings: tuple) -> Entry:  # type: ignore[type-arg]
    made = tuple(
        Row(path, of, Stamp(*stamp), tuple(map(_problem, told)) if told else ())
        for path, of, stamp, told in rows
    )
    return Entry(parts, made, tuple(map(_problem, warnings)))  # type: ignore[arg-type]


def _raw_problem(problem: Problem) -> _RawProblem:
    where, hint = problem.where, problem.hint
    place = (where.path, where.line, where.col)
    what, told = (problem.what.en, problem.what.zh), (hint.en, hint.zh) if hint else None
    return (place, what, told, problem.severity)


def _problem(raw: _RawProblem) -> Problem:
    where, what, hint, severity = raw
    return Problem(Where(*where), Text(*what), Text(*hint) if hint else None, severity)  # type: ignore[arg-type]


def manifest_text(manifest: Manifest) -> str:
    """One line a file: hash (or `unsure`), size in bytes, path; sorted by path."""
    lines = [f"{stamp.hash or 'unsure'} {stamp.size} {path}" for path, stamp in sorted(manifest.items())]
    return "\n".join((_HEAD, *lines, ""))


def parse_manifest(text: str) -> dict[str, Stamp] | None:
    """The stamps by path; None where the text is no manifest of ours.

    A path in it gives leave to replace or remove only what a listing of the folder found there too.
    """
    head, *lines = text.split("\n")
    if head != _HEAD or not lines or lines.pop():
        return None
    found: dict[str, Stamp] = {}
    try:
        for line in lines:
            mark, size, path = line.split(" ", 2)
            found[path] = UNSURE if mark == "unsure" else Stamp(int(size), mark)
    except ValueError:
        return None
    return found
