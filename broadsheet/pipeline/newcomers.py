"""People whom pages name for the first time, on their way into people.toml.

In:   the site; names as pages bring them.
Out:  people.toml with an entry for each, at its end. It is read once a run, and again if a person saved it.
Must not know: articles, pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from broadsheet.edition import PEOPLE_FILE
from broadsheet.model import Person
from broadsheet.problems import Problem, errors
from broadsheet.shelf.disk import decode_text, write_atomic
from broadsheet.shelf.people import Register, append_people, read_people


class Newcomers:
    """Who is known, and who waits to be written. A people.toml with errors stays as it is: nobody is new."""

    def __init__(self, site: Path) -> None:
        self.problems: tuple[Problem, ...] = ()  # of people.toml
        self._path = site / PEOPLE_FILE
        self._data: bytes | None = None  # as last seen on disk
        self._register: Register | None = None
        self._new: list[Person] = []  # in order of first mention

    @property
    def size(self) -> int:
        """Bytes that writing costs, at least."""
        return len(self._data or b"")

    def bring(self, names: Iterable[str]) -> bool:
        """Note who is new; whether anybody is. Raises OSError where people.toml cannot be read."""
        if self._data is None:
            self._take(self._on_disk())
        new = self._admit(names)
        self._new += new
        return bool(new)

    def waiting(self, names: Iterable[str]) -> bool:
        """Whether one of them is still to be written."""
        return not {person.name for person in self._new}.isdisjoint(names)

    def write(self) -> None:
        """Write all who wait. Raises OSError, and then they wait on."""
        if not self._new:
            return
        data = self._on_disk()
        if data != self._data:  # a person saved it meanwhile: what they wrote counts
            self._take(data)
            self._new = list(self._admit([person.name for person in self._new]))
        if self._new:
            whole = append_people(data, self._new)
            write_atomic(self._path, whole)
            self._data = whole
        self._new = []

    def _admit(self, names: Iterable[str]) -> tuple[Person, ...]:
        return self._register.admit(names) if self._register else ()

    def _on_disk(self) -> bytes:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return b""

    def _take(self, data: bytes) -> None:
        text = decode_text(data, PEOPLE_FILE)
        known = read_people(text.value or "", PEOPLE_FILE)
        self.problems = (*text.problems, *known.problems)
        self._register = None if errors(self.problems) else Register(known.value)
        self._data = data
