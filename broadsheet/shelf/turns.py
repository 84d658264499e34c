"""One writer at a time: what two processes or threads must not do at once.

In:   a file that stands for what is guarded.
Out:  the turn, for as long as a `with` lasts; the system takes it back from a process that died.
Must not know: what is guarded.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Wait until nobody else has the turn; the file at `path` is empty and may be deleted at any time.

    Raises OSError where the file cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _take(file)
        yield
    finally:
        os.close(file)
