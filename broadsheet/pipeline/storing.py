"""Pages onto the disk, many at once: whom they name first, then each page, its record last.

In:   pages compared with the shelf (shelving), in the order given.
Out:  the files; for each page what was written, or why nothing was.
Must not know: how a page is cut or merged.

people.toml must know everybody before an article that names them lies on disk, and it grows with the
archive. So pages wait until together they are as large as it is; then it is written once for them all.
A page costs the same however large the archive, and a kill loses no more than the pages that waited.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from broadsheet.edition import PEOPLE_FILE
from broadsheet.pipeline.cutting import CutPage
from broadsheet.pipeline.newcomers import Newcomers
from broadsheet.pipeline.records import TURN, digest, record_bytes
from broadsheet.pipeline.shelving import IngestedPage, ReadyPage, compare_with_shelf
from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf.disk import lasting, problem_of, write_atomic
from broadsheet.shelf.turns import turn

_WAITING: Final = 1 << 18  # bytes that wait at least before they are written
_PAGE: Final = 1 << 12  # bytes that a page counts for beside its files: many small ones do not wait for ever

MEANWHILE: Final = Text(
    "was changed while this page was cut, by a decision or another ingest; nothing is written",
    "在切这一版的时候变动了（有人正在处理这一版，或另一个 ingest 正在运行），没有写入任何东西",
)
_ONCE_MORE: Final = Text("ingest the page once more", "请把这一版再收一次")

Ready = Reported[ReadyPage | None]
Stored = Reported[IngestedPage | None]


def store(
    pages: Iterable[tuple[Path, Ready]], site: Path, *, again: Callable[[Path], Ready], dry_run: bool
) -> Generator[Stored]:
    """Write what differs. One answer a page, in order; none after one that met a full or locked disk.

    `again` makes a page ready anew: one that was compared with the shelf before another text of the
    same page was stored.
    """
    batch = _Batch(site, dry_run=dry_run)
    for path, made in pages:
        page = made
        if made.value and made.value.record in batch.records:
            yield from batch.write()
            page = again(path)
        batch.add(page)
        if batch.size >= max(_WAITING, batch.people.size):
            yield from batch.write()
        if batch.refused:
            return
    yield from batch.write()


def shelve(page: CutPage, site: Path) -> Stored:
    """One page alone, written at once. Raises OSError where the shelf cannot be read."""
    compared = compare_with_shelf(page, site)
    batch = _Batch(site, dry_run=False)
    batch.add(Reported(compared.value, compared.problems))
    (stored,) = batch.write()
    return stored


class _Batch:
    """Pages that wait to be written, and what the run knows of those before them."""

    def __init__(self, site: Path, *, dry_run: bool) -> None:
        self.people = Newcomers(site)
        self.records: set[str] = set()  # of all pages of the run
        self.size = 0
        self.refused = False
        self._pages: list[Ready] = []
        self._site = site
        self._dry_run = dry_run

    def add(self, made: Ready) -> None:
        """Take a page, or the problems of one that could not be cut."""
        self._pages.append(self._introduce(made.value, made) if made.value else made)
        self.size += _PAGE

    def _introduce(self, page: ReadyPage, made: Ready) -> Ready:
        try:
            new = self.people.bring(page.names)
        except OSError as error:
            return Reported(None, (*made.problems, problem_of(error, PEOPLE_FILE)))
        self.records.add(page.record)
        self.size += page.size
        written = (*page.sources, *((PEOPLE_FILE,) if new else ()), *page.files)
        ready = replace(page, page=replace(page.page, written=written))
        return Reported(ready, (*made.problems, *self.people.problems))

    def write(self) -> Iterator[Stored]:
        """Write all that wait, and answer for each."""
        refusal = None if self._dry_run else self._write_people()
        for made in self._pages:
            page = made.value
            if page is None:
                yield Reported(None, made.problems)
            elif refusal and self.people.waiting(page.names):
                yield self._failed(made, refusal)
            else:
                yield self._write_page(page, made)
            if self.refused:
                break
        self._pages, self.size = [], 0

    def _write_people(self) -> OSError | None:
        try:
            self.people.write()
        except OSError as error:
            return error
        return None

    def _write_page(self, page: ReadyPage, made: Ready) -> Stored:
        try:
            if not self._dry_run and not _carry_out(page, self._site):
                return Reported(None, (*made.problems, Problem(Where(page.record), MEANWHILE, _ONCE_MORE)))
        except OSError as error:
            return self._failed(made, error)
        return Reported(page.page, made.problems)

    def _failed(self, made: Ready, error: OSError) -> Stored:
        self.refused = self.refused or lasting(error)
        return Reported(None, (*made.problems, problem_of(error, str(error.filename or self._site))))


def _carry_out(page: ReadyPage, site: Path) -> bool:
    """Whether it was: not where the record has changed since the page was cut."""
    with turn(site / TURN):
        if digest(record_bytes(site / page.record)) != page.seen:
            return False
        _write(page, site)
    return True


def _write(page: ReadyPage, site: Path) -> None:
    """The record last: what is stopped before it, the next run does again and completes."""
    record = page.files.get(page.record)
    for path, new in (*page.sources.items(), *page.files.items()):
        if path != page.record:
            write_atomic(site / path, new)
    for path in page.page.removed:
        (site / path).unlink(missing_ok=True)
    if record is not None:
        write_atomic(site / page.record, record)
