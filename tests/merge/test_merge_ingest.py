"""A page ingested again, by the front door: what an editor did in the meantime, and what becomes of it."""

from __future__ import annotations

import pytest
from driver import SiteDriver
from stories import BRIDGE, FERRY

MARKET = """\
早市搬到河堤东头

本报讯 记者方小满报道 从下周一起，河堤上的早市往东挪三百米，给骑车上学的孩子让出路来。

摊位一个不少，灯也跟着挪过去。
"""
FIRST, SECOND, THIRD = (f"content/issues/2026-11-20/01-{order:02d}.md" for order in (1, 2, 3))


def page(site: SiteDriver, *texts: str) -> SiteDriver:
    return site.source("2026-11-20", "01", "要闻", "\n".join(texts)).ingest()


@pytest.fixture
def shelved(site: SiteDriver) -> SiteDriver:
    page(site, FERRY, BRIDGE)
    assert site.articles() == (FIRST, SECOND)
    return site


def test_a_correction_of_the_source_comes_into_a_file_that_a_person_changed(shelved: SiteDriver) -> None:
    shelved.edit(FIRST, "渡口改了时刻表", "末班渡轮，多等一小时").edit(FIRST, "还亮着", "一直亮着")
    page(shelved, FERRY.replace("明年四月", "明年五月"), BRIDGE)
    text = shelved.read(FIRST)
    assert "末班渡轮，多等一小时" in text
    assert "一直亮着" in text
    assert "明年五月" in text
    assert FIRST not in shelved.stderr


def test_a_clash_names_the_line_and_what_the_new_cut_has(shelved: SiteDriver) -> None:
    shelved.edit(FIRST, "票价不变", "票价照旧")
    page(shelved, FERRY.replace("明年四月", "明年五月"), BRIDGE)
    line = next(
        number for number, text in enumerate(shelved.read(FIRST).split("\n"), 1) if "票价照旧" in text
    )
    assert f"{FIRST}:{line}" in shelved.stderr
    assert "试行到明年五月" in shelved.stderr.replace("\n", "")
    assert "明年四月，票价照旧" in shelved.read(FIRST)


def test_a_clash_of_titles_names_the_field(shelved: SiteDriver) -> None:
    shelved.edit(FIRST, "渡口改了时刻表", "末班渡轮，多等一小时")
    page(shelved, FERRY.replace("渡口改了时刻表", "渡口时刻表改了"), BRIDGE)
    assert f"{FIRST}:2" in shelved.stderr
    assert "渡口时刻表改了" in shelved.stderr
    assert 'title: "末班渡轮，多等一小时"' in shelved.read(FIRST)


def test_a_clash_is_told_once(shelved: SiteDriver) -> None:
    shelved.edit(FIRST, "票价不变", "票价照旧")
    page(shelved, FERRY.replace("明年四月", "明年五月"), BRIDGE)
    page(shelved, FERRY.replace("明年四月", "明年五月"), BRIDGE)
    assert FIRST not in shelved.stderr


def test_comments_and_the_persons_way_of_writing_stay(shelved: SiteDriver) -> None:
    shelved.edit(FIRST, "---\ntitle: ", "---\n# 校对：待核时刻\ntitle: ")
    shelved.edit(FIRST, 'section: "要闻"', "section: 要闻   # 头版")
    page(shelved, FERRY.replace("渡口改了时刻表", "渡口时刻表改了"), BRIDGE)
    text = shelved.read(FIRST)
    assert '---\n# 校对：待核时刻\ntitle: "渡口时刻表改了"\n' in text
    assert "\nsection: 要闻   # 头版\n" in text


def test_a_note_beside_a_value_that_the_machine_changes_is_kept(shelved: SiteDriver) -> None:
    shelved.edit(FIRST, 'title: "渡口改了时刻表"', 'title: "渡口改了时刻表" # 待核')
    page(shelved, FERRY.replace("渡口改了时刻表", "渡口时刻表改了"), BRIDGE)
    assert '# 待核\ntitle: "渡口时刻表改了"\n' in shelved.read(FIRST)


def test_line_ends_of_windows_are_no_change(shelved: SiteDriver) -> None:
    shelved.write(FIRST, shelved.read(FIRST).replace("\n", "\r\n"))
    page(shelved, FERRY.replace("明年四月", "明年五月"), BRIDGE)
    assert "明年五月" in shelved.read(FIRST)
    assert FIRST not in shelved.stderr


# ── articles that come, go and move


def test_a_new_article_above_leaves_every_address_and_every_edit_where_it_is(shelved: SiteDriver) -> None:
    shelved.edit(SECOND, "十一分钟", "十一分钟整")
    page(shelved, MARKET, FERRY, BRIDGE.replace("过了年", "开春"))
    assert "渡口改了时刻表" in shelved.read(FIRST)
    assert "十一分钟整" in shelved.read(SECOND)
    assert "开春" in shelved.read(SECOND)
    assert "早市搬到河堤东头" in shelved.read(THIRD)
    assert THIRD in shelved.stderr


def test_an_article_that_left_the_page_goes_if_nobody_touched_it(shelved: SiteDriver) -> None:
    page(shelved, FERRY)
    assert shelved.articles() == (FIRST,)


def test_an_article_that_left_the_page_stays_if_a_person_changed_it(shelved: SiteDriver) -> None:
    shelved.edit(SECOND, "十一分钟", "十一分钟整")
    page(shelved, FERRY)
    assert "十一分钟整" in shelved.read(SECOND)
    assert SECOND in shelved.stderr


def test_a_removed_article_stays_away_though_its_text_is_corrected(shelved: SiteDriver) -> None:
    shelved.remove(SECOND)
    page(shelved, FERRY, BRIDGE.replace("十一分钟", "十二分钟"))
    assert shelved.articles() == (FIRST,)
    assert SECOND in shelved.stderr
    assert "十二分钟" in shelved.stderr


def test_an_article_split_by_hand_stays_split(shelved: SiteDriver) -> None:
    night = "船工们说，夜里过河的多是下了夜班的人。"
    shelved.edit(FIRST, f"\n\n{night}", "")
    shelved.write(THIRD, f"---\ntitle: 夜里过河的人\n---\n\n{night}\n")
    page(shelved, FERRY.replace("明年四月", "明年五月"), BRIDGE)
    assert night not in shelved.read(FIRST)
    assert "明年五月" in shelved.read(FIRST)
    assert shelved.read(THIRD) == f"---\ntitle: 夜里过河的人\n---\n\n{night}\n"


def test_a_split_by_hand_that_the_cutter_learns_is_not_written_twice(site: SiteDriver) -> None:
    page(site, FERRY + "\n" + BRIDGE.partition("报道 ")[2])
    assert site.articles() == (FIRST,)
    bridge = [line for line in site.read(FIRST).split("\n") if "老桥" in line or "小展室" in line]
    for line in bridge:
        site.edit(FIRST, f"\n\n{line}", "")
    site.write(SECOND, "---\ntitle: 老桥换上新牌\n---\n\n" + "\n\n".join(bridge) + "\n")
    page(site, FERRY, BRIDGE)
    assert site.articles() == (FIRST, SECOND)
    whole = site.read(FIRST) + site.read(SECOND)
    assert whole.count("十一分钟") == 1
    assert whole.count("还亮着") == 1


def test_articles_joined_by_hand_stay_joined(shelved: SiteDriver) -> None:
    bridge = shelved.read(SECOND).split("---\n")[2].strip()
    shelved.write(FIRST, f"{shelved.read(FIRST)}\n{bridge}\n").remove(SECOND)
    page(shelved, FERRY.replace("明年四月", "明年五月"), BRIDGE)
    assert shelved.articles() == (FIRST,)
    assert "明年五月" in shelved.read(FIRST)
    assert shelved.read(FIRST).count("十一分钟") == 1


def test_a_renamed_file_is_followed(shelved: SiteDriver) -> None:
    text = shelved.read(SECOND).replace('order: "2"', 'order: "3"')
    shelved.remove(SECOND).write(THIRD, text)
    page(shelved, FERRY, BRIDGE.replace("十一分钟", "十二分钟"))
    assert shelved.articles() == (FIRST, THIRD)
    assert "十二分钟" in shelved.read(THIRD)


# ── files that cannot be read


def test_a_file_that_cannot_be_read_waits_until_it_is_mended(shelved: SiteDriver) -> None:
    corrected = FERRY.replace("明年四月", "明年五月")
    shelved.edit(FIRST, "title:", "titel:").edit(FIRST, "还亮着", "一直亮着")
    broken = shelved.read(FIRST)
    page(shelved, corrected, BRIDGE)
    assert shelved.read(FIRST) == broken
    assert FIRST in shelved.stderr
    shelved.edit(FIRST, "titel:", "title:")
    page(shelved, corrected, BRIDGE)
    assert "一直亮着" in shelved.read(FIRST)
    assert "明年五月" in shelved.read(FIRST)


def test_a_file_saved_in_another_encoding_keeps_its_bytes(shelved: SiteDriver) -> None:
    mine = shelved.read(FIRST).replace("还亮着", "一直亮着").encode("gb18030")
    shelved.write(FIRST, mine)
    page(shelved, FERRY.replace("明年四月", "明年五月"), BRIDGE)
    assert (shelved.folder / FIRST).read_bytes() == mine
    assert FIRST in shelved.stderr


# ── no change, nothing written


def test_after_any_work_of_a_person_the_same_source_writes_nothing(shelved: SiteDriver) -> None:
    shelved.edit(FIRST, "还亮着", "一直亮着").remove(SECOND)
    shelved.write(THIRD, "---\ntitle: 我的一篇\n---\n\n我写的。\n")
    before = {file: file.stat().st_mtime_ns for file in (shelved.folder / "content").rglob("*")}
    page(shelved, FERRY, BRIDGE)
    assert before == {file: file.stat().st_mtime_ns for file in (shelved.folder / "content").rglob("*")}


def test_a_name_that_a_person_corrected_does_not_return_to_the_people(shelved: SiteDriver) -> None:
    shelved.write(FIRST, shelved.read(FIRST).replace("林知远", "林知园"))
    people = shelved.read("content/people.toml").replace("林知远", "林知园")
    shelved.write("content/people.toml", people)
    page(shelved, FERRY, BRIDGE)
    assert shelved.read("content/people.toml") == people
