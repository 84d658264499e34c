"""Which files changed since the last look.

In:   the files and folders that a page can depend on.
Out:  the paths that were written, made or removed; a burst of saves as one set.
Must not know: what the files mean, or what happens then.

The tree is looked at again and again, for that works alike on every system and disk; the pause
grows with the time that a look takes, so that a large archive never costs more than a fifth of a core.
"""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

Stamps = Mapping[str, Mapping[str, int]]  # folder → name → stamp of its time, size and inode

PAUSE: Final = 0.2  # seconds between two looks at a small site
SHARE: Final = 4  # pauses are at least this many times as long as a look
GLANCE: Final = 0.05  # seconds between two looks while a burst goes on
QUIET: Final = 0.15  # seconds without a change that end a burst
LONGEST: Final = 1.0  # seconds after which a burst that never ends is taken as it is

# What editors and systems leave beside a file while it is being saved. A leading dot stands for vim's
# .swp, emacs' .#, LibreOffice's .~lock, macOS' .DS_Store, and for our own .cache and .ingest alike.
_PASSING: Final = re.compile(
    r"""\..* | .*~ | ~\$.* | \#.*\# | 4913
      | .*\.(?:sw[a-z]|tmp|temp|bak|part|crdownload|pyc) | .*___jb_(?:tmp|old)___
      | __pycache__ | Thumbs\.db | desktop\.ini""",
    re.VERBOSE | re.IGNORECASE,
)


def ignored(name: str) -> bool:
    """Whether a file or folder of this name never is part of a site."""
    return _PASSING.fullmatch(name) is not None


class Watch:
    """Remembers the last look at some files and folders; those that are missing may come later."""

    def __init__(self, places: Iterable[Path]) -> None:
        self._places = tuple(dict.fromkeys(place.resolve() for place in places))
        self._seen: Stamps = {}
        self.pause = PAUSE  # seconds to wait before the next look
        self.look()

    def look(self) -> frozenset[str]:
        """Absolute paths of the files that changed since the last look."""
        started = time.perf_counter()
        before, self._seen = self._seen, _scan(self._places)
        self.pause = max(PAUSE, SHARE * (time.perf_counter() - started))
        return frozenset(_differences(before, self._seen))


async def burst(watch: Watch, stop: asyncio.Event) -> frozenset[str]:
    """Wait for a change, then for quiet: every path that changed, or none when `stop` came first."""
    changed: frozenset[str] = frozenset()
    while not changed and not await _passed(stop, watch.pause):
        changed = await asyncio.to_thread(watch.look)
    first = latest = time.monotonic()
    while changed and time.monotonic() - latest < QUIET and time.monotonic() - first < LONGEST:
        if await _passed(stop, GLANCE):
            break
        if more := await asyncio.to_thread(watch.look):
            changed |= more
            latest = time.monotonic()
    return changed


async def _passed(stop: asyncio.Event, seconds: float) -> bool:
    """Wait so long, or until `stop` is set; whether it is."""
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return False
    return True


def _scan(places: Iterable[Path]) -> Stamps:
    seen: dict[str, dict[str, int]] = {}
    todo: list[str] = []
    for place in places:
        if place.is_dir():
            todo.append(str(place))
        elif place.is_file():
            seen.setdefault(str(place.parent), {})[place.name] = _stamp(place.stat())
    while todo:
        folder = todo.pop()
        names = seen.setdefault(folder, {})
        for entry in _entries(folder):
            if entry.is_dir(follow_symlinks=False):
                todo.append(entry.path)
            else:
                try:
                    names[entry.name] = _stamp(entry.stat())
                except OSError:  # gone between the listing and now, or a link to nowhere
                    continue
    return seen


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from (entry for entry in entries if not ignored(entry.name))
    except OSError:  # the folder went away, or may not be read: the build will say so
        return


def _stamp(stat: os.stat_result) -> int:
    return hash((stat.st_mtime_ns, stat.st_size, stat.st_ino))


def _differences(before: Stamps, after: Stamps) -> Iterator[str]:
    for folder in before.keys() | after.keys():
        old, new = before.get(folder, {}), after.get(folder, {})
        if old != new:
            names = old.keys() | new.keys()
            yield from (f"{folder}{os.sep}{name}" for name in names if old.get(name) != new.get(name))
