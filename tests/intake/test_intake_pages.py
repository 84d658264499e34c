"""Small invented pages and the cut an editor expects (pages.txt)."""

from __future__ import annotations

import pytest
from intake_pages import cases, shown


@pytest.mark.parametrize("page, expected", [*cases("pages.txt")])
def test_page(page: str, expected: str) -> None:
    assert shown(page) == expected
