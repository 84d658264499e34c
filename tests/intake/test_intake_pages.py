"""Small invented pages and the cut an editor expects: damage in pages.txt, many forms in forms.txt,
the forms of fields in field_forms.txt, where articles begin, break off and go on in openings.txt.
"""

from __future__ import annotations

import pytest
from intake_pages import cases, shown


@pytest.mark.parametrize(
    "page, expected",
    [*cases("pages.txt"), *cases("forms.txt"), *cases("field_forms.txt"), *cases("openings.txt")],
)
def test_page(page: str, expected: str) -> None:
    assert shown(page) == expected
