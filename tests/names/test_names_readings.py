"""Readings are remembered: pypinyin is asked for new names only, and never changes an answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import SiteDriver

from broadsheet.chinese.names import read_han, slug, spelled
from broadsheet.pipeline import readings
from broadsheet.pipeline.readings import Readings

BYLINE = """\
---
title: 题
date: 2026-11-20
page: 01
order: {order}
section: {section}
byline: [{{reporter: {name}}}]
---
正文。
"""


def write(site: SiteDriver, order: int, name: str, section: str = "要闻") -> SiteDriver:
    text = BYLINE.format(order=order, name=name, section=section)
    return site.write(f"content/issues/2026-11-20/01-{order:02d}.md", text)


def nobody_reads(text: str) -> tuple[str, ...]:
    raise AssertionError(f"{text!r} was read again")


def test_a_build_without_a_new_name_asks_for_no_reading(
    site: SiteDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, 1, "卢方").build()
    monkeypatch.setattr(readings, "read_han", nobody_reads)
    site.edit("content/issues/2026-11-20/01-01.md", "正文。", "正文改了。").build()
    assert site.written()
    write(site, 2, "卢方远")
    with pytest.raises(AssertionError, match="方远"):
        site.build()


def test_remembered_readings_give_the_same_site_as_new_ones(site: SiteDriver) -> None:
    tree = write(site, 1, "吕方").build().tree()
    site.remove("output").build()
    assert site.tree() == tree
    site.remove(".cache").remove("output").build()
    assert site.tree() == tree


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"version": "1", "readings": 3}'])
def test_a_damaged_memory_is_no_memory(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "readings.json"
    path.write_bytes(content)
    assert Readings(path, "1").read("小舟") == read_han("小舟")


def test_another_version_reads_anew(tmp_path: Path) -> None:
    path = tmp_path / "readings.json"
    path.write_text('{"version": "1", "readings": {"小舟": "wrong1 wrong1"}}', "utf-8")
    assert Readings(path, "1").read("小舟") == ("wrong1", "wrong1")
    assert Readings(path, "2").read("小舟") == ("xiao3", "zhou1")


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "readings.json"
    first = Readings(path, "1")
    first.read("小舟")
    first.read("大河")
    first.save()
    second = Readings(path, "1")
    second.read("小舟")
    second.save()
    assert "大河" not in path.read_text("utf-8")


@pytest.mark.corpus
def test_all_surnames_of_the_list_are_right(corpus: Path) -> None:
    rows = [line.split("\t") for line in (corpus / "chinese/surnames.tsv").read_text("utf-8").splitlines()]
    wrong = [
        (surname, spelled(f"{surname}小舟"), slug(f"{surname}小舟"))
        for surname, pinyin, _, address, *_ in rows[1:]
        if spelled(f"{surname}小舟") != f"{pinyin} Xiǎozhōu"
        or slug(f"{surname}小舟") != f"{address}-xiaozhou"
    ]
    assert len(rows) > 100
    assert wrong == []


@pytest.mark.corpus
def test_all_people_of_the_two_pages_are_right(corpus: Path) -> None:
    rows = [line.split("\t") for line in (corpus / "chinese/seed-people.tsv").read_text("utf-8").splitlines()]
    wrong = [
        (name, spelled(name), slug(name))
        for _, _, name, _, pinyin, address in rows[1:]
        if (spelled(name), slug(name)) != (pinyin, address)
    ]
    assert wrong == []
