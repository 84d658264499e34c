"""Which declared words stand in which issue: remembered, and looked up anew for new words and changed issues.

In:   the files of issues; the words that glossary.toml and people.toml declare.
Out:  for each issue the words that stand in its files: all that do, and few others.
Must not know: what a word is converted to, views.

A new person must not make a hundred years stale: a unit depends on those words alone that stand in its text.
Words are looked for in what the files hold, with all marks left out, since Markdown may part them by marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Final

from broadsheet.model import IssueId
from broadsheet.pipeline.remembering import recall, remember
from broadsheet.shelf.content import IssueFiles
from broadsheet.web.script import Words

_ESCAPE: Final = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")  # of YAML
_AWAY: Final = re.compile(r"\]\([^)\n]*\)|\]\[[^\]\n]*\]|<[^>\n]*>")  # what no reader sees within a word
_MARKS: Final = re.compile(r"[\W_]+")
# dates, numbers and pages are written by us, so such words may stand anywhere
_OURS: Final = re.compile(r"[0-9〇一二三四五六七八九十年月日号星期第版期]+")


def anywhere(word: str) -> bool:
    """Whether a word may stand where no file holds it: one of a date, or with a mark that files may lack."""
    return bool(_OURS.fullmatch(word) or _MARKS.search(word))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Memory:
    words: frozenset[str]  # that were looked for
    found: Mapping[IssueId, tuple[str, frozenset[str]]]  # issue → (hash of its files, words found)


def occurrences(
    site: Path, cache: Path, issues: Iterable[tuple[IssueFiles, str]], words: frozenset[str]
) -> dict[IssueId, frozenset[str]]:
    """For each issue, given with the hash of its files, the words that stand in it."""
    memory = recall(cache / "words.pickle", _Memory) or _Memory(words=frozenset(), found={})
    fresh = Words(words - memory.words)
    every = Words(words)
    found: dict[IssueId, tuple[str, frozenset[str]]] = {}
    for files, hash_ in issues:
        before = memory.found.get(files.id)
        if before is None or before[0] != hash_:
            found[files.id] = (hash_, every.within(_text(site, files)))
        elif words <= memory.words:
            found[files.id] = (hash_, before[1] & words)
        else:
            found[files.id] = (hash_, before[1] & words | fresh.within(_text(site, files)))
    now = _Memory(words=words, found=found)
    if now != memory:
        remember(cache / "words.pickle", now)
    return {id_: each for id_, (_, each) in found.items()}


def _text(site: Path, files: IssueFiles) -> str:
    """Letters, digits and Han of all files of an issue; as written, and without what parts a word."""
    pieces = []
    for name, _ in files.files:
        try:
            raw = (site / files.folder / name).read_bytes().decode("utf-8", "replace")
        except OSError:  # whoever reads the issue tells of it
            continue
        plain = unescape(_ESCAPE.sub(_character, raw))
        pieces += [_MARKS.sub("", plain), _MARKS.sub("", _AWAY.sub("", plain))]
    return "\n".join(pieces)


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2] or match[3], 16)
    return chr(code) if code < 0x110000 else match[0]
