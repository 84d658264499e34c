"""Readings of Han as far as the last build asked for them, so that pypinyin is imported for new names only.

In:   a file of the cache, the version of our code and libraries.
Out:  the same readings as `names.read_han` gives.
Must not know: whose names they are.
"""

from __future__ import annotations

import json
from pathlib import Path

from broadsheet.chinese.names import read_han
from broadsheet.pipeline.remembering import keep


class Readings:
    """What was remembered under another version counts for nothing; a lost file costs time alone."""

    def __init__(self, path: Path, version: str) -> None:
        self._path = path
        self._version = version
        self._remembered = self._load()
        self._used: dict[str, tuple[str, ...]] = {}

    def read(self, text: str) -> tuple[str, ...]:
        """One syllable with its tone for each Han of a text."""
        if text not in self._used:
            remembered = self._remembered.get(text)
            self._used[text] = read_han(text) if remembered is None else tuple(remembered.split())
        return self._used[text]

    def save(self) -> None:
        """Remember what was read, and nothing that nobody asked for."""
        used = {text: " ".join(syllables) for text, syllables in sorted(self._used.items())}
        if used == self._remembered:
            return
        data = json.dumps({"version": self._version, "readings": used}, ensure_ascii=False)
        keep(self._path, data.encode("utf-8", "replace"))

    def _load(self) -> dict[str, str]:
        try:
            found = json.loads(self._path.read_bytes())
            return dict(found["readings"]) if found["version"] == self._version else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}
