"""Case files, for people to read: `=== title`, the given lines, a line `->`, the expected lines.

In:   a file beside the test.
Out:  parameters for pytest, one a case.
Must not know: what is tested.
"""

from __future__ import annotations

from pathlib import Path

import pytest


def cases(path: Path) -> list[object]:
    found = []
    for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
        title, rest = block.split("\n", 1)
        given, _, expected = f"\n{rest.rstrip()}\n".partition("\n->\n")
        found.append(pytest.param(given[1:], expected.rstrip("\n"), id=title))
    return found
