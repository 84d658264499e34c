"""Sources that cannot be read, or hardly: a clear error, the others ingested, nothing lost."""

from __future__ import annotations

import errno
import os
from itertools import count
from pathlib import Path
from unittest.mock import patch

import pytest
from driver import SiteDriver

PAGE = """\
渡口改了时刻表

本报讯 记者林知远报道 晚上八点四十，河湾渡口的灯还亮着。搁在从前，这个钟点铁链已经拉上。

末班船从本周起延后一小时，试行到明年四月。

老桥换上新牌

本报讯 记者何青报道 星期三上午，养护队的两个人抬着一块圆牌上了老桥，换牌用了十一分钟。
"""
NAME = "2026-11-20/01-要闻.txt"


def put(site: SiteDriver, data: bytes, name: str = NAME) -> str:
    path = site.inbox / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path)


REFUSED = {
    "empty": b"",
    "only blank lines": b"\n\n   \n\n",
    "binary": bytes(range(256)) * 20,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "with NUL": PAGE.encode().replace("渡口".encode(), b"\x00\x00\x00", 1),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_name_and_a_way_out(site: SiteDriver, kind: str) -> None:
    path = put(site, REFUSED[kind])
    site.ingest(path, expect=1)
    assert path in site.stderr
    assert "error:" in site.stderr
    assert "hint:" in site.stderr
    assert site.articles() == ()


READ = {
    "UTF-8": PAGE.encode(),
    "UTF-8 with BOM": b"\xef\xbb\xbf" + PAGE.encode(),
    "UTF-16 little": b"\xff\xfe" + PAGE.encode("utf-16-le"),
    "UTF-16 big": b"\xfe\xff" + PAGE.encode("utf-16-be"),
    "GB18030": PAGE.encode("gb18030"),
    "Windows line ends": PAGE.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("kind", READ)
def test_every_usual_encoding_gives_the_same_articles_and_keeps_the_bytes(
    site: SiteDriver, kind: str
) -> None:
    site.ingest(put(site, READ[kind]))
    texts = [site.read(path) for path in site.articles()]
    assert [text.split("title: ")[1].split("\n")[0] for text in texts] == [
        '"渡口改了时刻表"',
        '"老桥换上新牌"',
    ]
    assert "晚上八点四十，河湾渡口的灯还亮着。" in texts[0]
    assert (site.folder / "content/sources/2026-11-20/01-要闻.txt").read_bytes() == READ[kind]


def test_big5_is_read_as_traditional_text(site: SiteDriver) -> None:
    page = "渡口改了時刻表\n\n【本報訊】晚上八點四十，河灣渡口的燈還亮著。末班船從本週起延後一小時。\n"
    site.ingest(put(site, page.encode("big5")))
    assert "渡口改了時刻表" in site.read(site.articles()[0])


def test_one_bad_file_stops_no_other(site: SiteDriver) -> None:
    bad = put(site, b"", "2026-11-20/02-城事.txt")
    good = put(site, PAGE.encode())
    site.ingest(bad, good, expect=1)
    assert bad in site.stderr
    assert len(site.articles()) == 2


def test_a_file_that_is_not_there(site: SiteDriver) -> None:
    site.ingest("missing/01.txt", "--date", "2026-11-20", expect=1)
    assert "missing/01.txt" in site.stderr


def test_a_folder_in_place_of_a_file(site: SiteDriver) -> None:
    folder = site.inbox / "2026-11-20.txt"
    folder.mkdir(parents=True)
    site.ingest(str(folder), expect=1)
    assert f"{folder}: error: is a folder" in site.stderr


def test_another_text_for_a_page_is_told_and_the_first_kept(site: SiteDriver) -> None:
    site.ingest(put(site, PAGE.encode()))
    site.ingest(put(site, PAGE.replace("老桥", "新桥").encode()))
    assert "content/sources/2026-11-20/01-要闻.txt: warning:" in site.stderr
    assert ".replaced/01-要闻.1.txt" in site.stderr
    assert site.read("content/sources/2026-11-20/.replaced/01-要闻.1.txt") == PAGE


@pytest.mark.parametrize("date", ["2026-13-01", "2026-02-30", "昨天", "20261"])
def test_a_date_that_is_none_is_a_wrong_use(site: SiteDriver, date: str) -> None:
    site.ingest(put(site, PAGE.encode(), "inbox.txt"), "--date", date, "--page", "01", expect=2)
    assert date in site.stderr


def test_a_page_that_nothing_places_asks_for_date_and_page(site: SiteDriver) -> None:
    site.ingest(put(site, PAGE.encode(), "scan.txt"), expect=1)
    assert "--date" in site.stderr
    assert "--page" in site.stderr


def test_the_folio_of_the_page_places_it(site: SiteDriver) -> None:
    page = "2026年11月20日 星期五 第2版 城事\n\n" + PAGE
    site.ingest(put(site, page.encode(), "scan.txt"))
    assert site.articles()[0] == "content/issues/2026-11-20/02-01.md"


def test_a_folio_that_contradicts_the_command_is_told(site: SiteDriver) -> None:
    page = "2026年11月20日 星期五 第2版\n\n" + PAGE
    site.ingest(put(site, page.encode(), "scan.txt"), "--date", "2026-11-27", "--page", "03")
    assert "2026-11-20" in site.stderr
    assert site.articles()[0] == "content/issues/2026-11-27/03-01.md"


@pytest.mark.slow
def test_ten_megabytes_in_one_line_and_a_hundred_thousand_lines(site: SiteDriver) -> None:
    line = put(site, ("渡口的灯还亮着，" * 430_000).encode(), "2026-11-20/01.txt")
    lines = put(site, ("渡口的灯还亮着。\n" * 100_000).encode(), "2026-11-20/02.txt")
    assert Path(line).stat().st_size > 10_000_000
    site.ingest(line, lines)
    kept = "".join(site.read(path) for path in site.articles())
    assert kept.count("渡口的灯还亮着") >= 530_000


# ── the same page again


def test_ingesting_again_writes_nothing(site: SiteDriver) -> None:
    path = put(site, PAGE.encode())
    site.ingest(path)
    content = site.folder / "content"
    before = {file: file.stat().st_mtime_ns for file in content.rglob("*")}
    site.ingest(path).ingest(str(content / "sources/2026-11-20/01-要闻.txt"))
    assert before == {file: file.stat().st_mtime_ns for file in content.rglob("*")}


def test_a_hand_edit_survives_and_the_rest_follows_a_corrected_source(site: SiteDriver) -> None:
    site.ingest(put(site, PAGE.encode()))
    first, second = site.articles()
    site.edit(first, "渡口改了时刻表", "末班渡轮，多等一小时")
    mine = site.read(first)
    site.ingest(put(site, PAGE.replace("十一分钟", "十二分钟").encode()))
    assert site.read(first) == mine
    assert "十二分钟" in site.read(second)
    kept = [data for path, data in site.tree("content/sources").items() if "十一分钟".encode() in data]
    assert len(kept) == 1, "the source as first received is kept"


def test_a_clash_keeps_the_persons_text_and_says_so(site: SiteDriver) -> None:
    site.ingest(put(site, PAGE.encode()))
    first, _ = site.articles()
    site.edit(first, "还亮着", "一直亮着")
    site.ingest(put(site, PAGE.replace("八点四十", "八点五十").encode()))
    assert "一直亮着" in site.read(first)
    assert "八点四十" in site.read(first)
    assert first in site.stderr


def test_an_article_written_by_hand_is_never_overwritten(site: SiteDriver) -> None:
    site.run("new", "article", "2026-11-20", "01")
    mine = site.read("content/issues/2026-11-20/01-01.md")
    site.ingest(put(site, PAGE.encode()))
    assert site.read("content/issues/2026-11-20/01-01.md") == mine
    assert "01-01.md" in site.stderr


def test_an_article_that_a_person_removed_stays_away(site: SiteDriver) -> None:
    path = put(site, PAGE.encode())
    site.ingest(path)
    site.remove(site.articles()[1]).ingest(path)
    assert len(site.articles()) == 1


def test_a_dry_run_writes_nothing(site: SiteDriver) -> None:
    before = site.tree("content")
    site.ingest(put(site, PAGE.encode()), "--dry-run")
    assert site.tree("content") == before
    assert "渡口改了时刻表" in site.stdout


def test_new_people_get_an_address_once_and_for_all(site: SiteDriver) -> None:
    site.write("content/people.toml", '# 我的注释\n[[person]]\nname = "何青"\nid = "qing"\n')
    site.ingest(put(site, PAGE.encode()))
    people = site.read("content/people.toml")
    assert people.startswith('# 我的注释\n[[person]]\nname = "何青"\nid = "qing"\n')
    assert 'id = "lin-zhiyuan"' in people
    assert people.count("[[person]]") == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(site: SiteDriver) -> None:
    (site.folder / "content").chmod(0o500)
    try:
        site.ingest(put(site, PAGE.encode()), expect=1)
    finally:
        (site.folder / "content").chmod(0o700)
    assert "content" in site.stderr


REFUSALS = {
    "a full disk": OSError(errno.ENOSPC, "No space left on device"),
    "a read-only folder": OSError(errno.EROFS, "Read-only file system"),
}


@pytest.mark.parametrize("kind", REFUSALS)
@pytest.mark.parametrize("call", range(1, 5))
def test_a_disk_that_refuses_leaves_whole_files_and_the_next_run_completes(
    site: SiteDriver, kind: str, call: int
) -> None:
    path = put(site, PAGE.encode())
    before = site.tree("content")
    replace, calls = os.replace, count(1)

    def refusing(*args: object, **more: object) -> None:
        if next(calls) == call:
            raise REFUSALS[kind]
        replace(*args, **more)  # type: ignore[arg-type]

    with patch("os.replace", refusing):
        site.ingest(path, expect=1)
    assert "error:" in site.stderr
    half = site.tree("content")
    site.ingest(path)
    whole = site.tree("content")
    for name, data in half.items():
        assert data in (before.get(name), whole.get(name)), f"{name} holds neither the old nor the new text"
    assert len(site.articles()) == 2
