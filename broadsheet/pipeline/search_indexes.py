"""The index of a segment: remembered with its documents, and followed from edit to edit.

In:   units of segments, their documents of today.
Out:  postings; the bits that the directory is cut from.
Must not know: how a text is shown, the output folder.

A lost or damaged memory is made again, and so is one that other code has left.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from broadsheet.engine.fingerprint import digest
from broadsheet.pipeline.jobs import SegmentUnit
from broadsheet.pipeline.remembering import keep, recall, remember
from broadsheet.pipeline.tools import Tools
from broadsheet.web.search.documents import Document
from broadsheet.web.search.edits import followed
from broadsheet.web.search.postings import Postings, postings

_KEY = 32  # bytes of a key before the bits that are remembered under it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Memory:
    code: str
    documents: tuple[Document, ...]
    index: Postings  # its counts compressed


def index_of(unit: SegmentUnit, documents: tuple[Document, ...], tools: Tools) -> Postings:
    """The postings of a segment, by those of before an edit where they are remembered."""
    memory = recall(_path(unit, tools, "index"), _Memory)
    cut = {"buckets": unit.segment.buckets, "slices": unit.slices}
    if memory and memory.code == tools.code:
        before = replace(memory.index, counts=zlib.decompress(memory.index.counts))
        index = followed(before, memory.documents, documents, **cut)
    else:
        index = postings(documents, **cut)
    kept = replace(index, counts=zlib.compress(index.counts, 1))  # mostly zeros
    now = _Memory(code=tools.code, documents=documents, index=kept)
    remember(_path(unit, tools, "index"), now)
    keep(_path(unit, tools, "bits"), _bits_key(unit) + index.held)
    return index


def held_of(unit: SegmentUnit, tools: Tools, documents: Callable[[], tuple[Document, ...]]) -> bytes:
    """The bits of a segment, as its own unit left them; else it is indexed here."""
    try:
        found = _path(unit, tools, "bits").read_bytes()
    except OSError:
        found = b""
    if found[:_KEY] == _bits_key(unit):
        return found[_KEY:]
    return index_of(unit, documents(), tools).held


def _path(unit: SegmentUnit, tools: Tools, kind: str) -> Path:
    return tools.facts.shelf.cache / "search" / unit.variant / f"{unit.segment.name}.{kind}"


def _bits_key(unit: SegmentUnit) -> bytes:
    return digest((unit.key, unit.slices)).encode("ascii")
