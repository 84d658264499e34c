"""Reads a case file: `=== title`, the given lines, a line `->`, the expected lines."""

from __future__ import annotations

from pathlib import Path

import pytest


def cases(name: str) -> list[object]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    found = []
    for block in text.split("=== ")[1:]:
        title, rest = block.split("\n", 1)
        given, _, expected = f"\n{rest.rstrip()}\n".partition("\n->\n")
        found.append(pytest.param(given[1:], expected.rstrip("\n"), id=title))
    return found
