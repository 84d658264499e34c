"""What one build leaves in the cache for the next.

In:   a file below .cache/, a value or its bytes.
Out:  the value as it was left, or None: lost, damaged, or of another kind.
Must not know: what is remembered, and whether it still holds; whoever reads it compares a key.

A cache that cannot be written or read costs time, never correctness.
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TypeVar

from broadsheet.shelf.disk import write_atomic

T = TypeVar("T")


def recall(path: Path, kind: type[T]) -> T | None:
    try:
        found = pickle.loads(path.read_bytes())
    except Exception:  # noqa: BLE001 - a damaged pickle may raise anything; what it held is only made again
        return None
    return found if isinstance(found, kind) else None


def remember(path: Path, value: object) -> None:
    keep(path, pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))


def keep(path: Path, data: bytes) -> None:
    """A file that could not be written must not be the old one."""
    try:
        write_atomic(path, data)
    except OSError:
        path.unlink(missing_ok=True)
