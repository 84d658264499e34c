"""What each decision does to a page: decisions.txt, for people to read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from case_files import cases
from decisions_desk import Desk

CASES = Path(__file__).with_name("decisions.txt")
PAGE = "\n".join(
    line[3:]
    for line in CASES.read_text(encoding="utf-8").split("===")[0].splitlines()
    if re.match(r" ?\d", line)
)


@pytest.mark.parametrize("given, expected", cases(CASES))
def test_a_page_is_cut_as_a_person_decided(given: str, expected: str) -> None:
    desk = Desk(PAGE)
    for said in given.splitlines():
        desk.do(said)
        assert desk.problems == ()
    assert desk.outline() == expected
    for _ in given.splitlines():
        desk.undo()
    assert desk.outline() == Desk(PAGE).outline()
