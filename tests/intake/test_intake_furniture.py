"""Furniture, and the date, page and section that a folio gives."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.intake import find_folio
from broadsheet.intake.furniture import furniture_kind
from broadsheet.intake.lines import fold


@pytest.mark.parametrize(
    "line, kind",
    [
        ("第9版", "folio"),
        ("2026年11月20日 星期五 第03版", "folio"),
        ("03 综合 2026年11月20日", "folio"),
        ("二〇二六年十一月二十日　星期五　第三版", "folio"),
        ("第A04版：看河湾", "folio"),
        ("责任编辑：周平 版式设计：何山 校对：李云", "staff"),
        ("本版责编：周平 何山", "staff"),
        ("制图：周平", "staff"),
        ("责编 周平 版式 何山", "staff"),
        ("编辑部电话：12345678", "contact"),
        ("国内统一刊号CN00-0000", "imprint"),
        ("河湾渡口改到晚上十点", ""),
        ("2026年11月20日，渡口改点。", ""),
        ("第三版的消息引来许多读者来信", ""),
        ("编辑同志：", ""),
    ],
)
def test_kind(line: str, kind: str) -> None:
    assert furniture_kind(fold(line)) == kind


@pytest.mark.parametrize(
    "line, date, page, section",
    [
        ("2026年11月20日 星期五 第9版", dt.date(2026, 11, 20), "09", ""),
        ("12 综合 2026年11月20日", dt.date(2026, 11, 20), "12", "综合"),
        ("二〇二六年十一月廿日 第四版", dt.date(2026, 11, 20), "04", ""),
        ("第A04版", None, "A04", ""),
        ("２０２６年１１月２０日　第１２版", dt.date(2026, 11, 20), "12", ""),
        ("2026年13月40日 第9版", None, "09", ""),
        ("河湾渡口改点", None, "", ""),
    ],
)
def test_folio(line: str, date: dt.date | None, page: str, section: str) -> None:
    facts = find_folio(f"\n\n{line}\n\n渡口改点\n\n河湾渡口从今天起改点。\n")
    assert (facts.date, facts.page, facts.section) == (date, page, section)


def test_no_folio_in_running_text() -> None:
    assert find_folio("2026年11月20日，渡口改点。\n见第9版。").date is None
