"""Which files changed, and when a burst of saves is over."""

import asyncio
import os
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from broadsheet.preview.watch import LONGEST, QUIET, Watch, burst, ignored

PASSING = [
    ".01-01.md.swp", ".01-01.md.swx", "01-01.md.swp", "01-01.md~", "#01-01.md#", ".#01-01.md", "4913",
    ".DS_Store", "__pycache__", "x.pyc", "~$稿件.md", ".~lock.稿件.md#", "Thumbs.db", "desktop.ini",
    "01-01.md.tmp", "01-01.md___jb_tmp___", ".cache", ".git", ".ingest",
]  # fmt: skip
LASTING = ["01-01.md", "site.toml", "people.toml", "渡口.svg", "base.html", "style.css", "49131", "a.swan.md"]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "issues"
    folder.mkdir(parents=True)
    (folder / "01-01.md").write_text("旧", encoding="utf-8")
    return folder


def names(paths: frozenset[str]) -> set[str]:
    return {Path(path).name for path in paths}


def finished(work: Coroutine[None, None, frozenset[str]]) -> frozenset[str]:
    """What the work gives, in a thread of its own: Playwright keeps the main one's loop for itself."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


@pytest.mark.parametrize("name", PASSING)
def test_what_editors_leave_behind_is_ignored(name: str) -> None:
    assert ignored(name)


@pytest.mark.parametrize("name", LASTING)
def test_files_of_a_site_are_not(name: str) -> None:
    assert not ignored(name)


def test_nothing_changed_at_first(content: Path) -> None:
    assert Watch([content]).look() == frozenset()


def test_written_made_and_removed_files_are_told_once(content: Path) -> None:
    (content / "01-02.md").write_text("要删", encoding="utf-8")
    watch = Watch([content.parent])
    (content / "01-01.md").write_text("新的", encoding="utf-8")
    (content / "01-02.md").unlink()
    (content / "更正").mkdir()
    (content / "更正" / "01-03.md").write_text("新", encoding="utf-8")
    assert watch.look() == {str(content / name) for name in ("01-01.md", "01-02.md", "更正/01-03.md")}
    assert watch.look() == frozenset()


def test_a_file_replaced_by_another_of_equal_size_and_time_is_seen(content: Path) -> None:
    file, other = content / "01-01.md", content / "other"
    stat = file.stat()
    watch = Watch([file])
    other.write_text("新", encoding="utf-8")
    os.utime(other, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    other.replace(file)
    assert names(watch.look()) == {"01-01.md"}


def test_a_place_may_come_later_and_go_again(tmp_path: Path) -> None:
    settings, themes = tmp_path / "site.toml", tmp_path / "themes"
    watch = Watch([settings, themes])
    settings.write_text("title = '试刊'", encoding="utf-8")
    themes.mkdir()
    (themes / "a.css").write_text("", encoding="utf-8")
    assert names(watch.look()) == {"site.toml", "a.css"}
    settings.unlink()
    assert names(watch.look()) == {"site.toml"}


def test_other_files_beside_a_watched_file_do_not_count(tmp_path: Path) -> None:
    settings = tmp_path / "site.toml"
    settings.write_text("", encoding="utf-8")
    watch = Watch([settings])
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "index.html").write_text("", encoding="utf-8")
    (tmp_path / "README.md").write_text("", encoding="utf-8")
    assert watch.look() == frozenset()


def test_ignored_folders_are_not_entered_and_dead_links_do_no_harm(content: Path) -> None:
    watch = Watch([content])
    (content / ".ingest").mkdir()
    (content / ".ingest" / "01.json").write_text("{}", encoding="utf-8")
    (content / "away.md").symlink_to(content / "nowhere.md")
    (content / "round").symlink_to(content)
    assert "01.json" not in names(watch.look())


def test_five_saves_are_one_burst(content: Path) -> None:
    async def five_saves() -> frozenset[str]:
        waiting = asyncio.create_task(burst(Watch([content]), asyncio.Event()))
        for number in range(5):
            (content / f"01-0{number}.md").write_text(f"第 {number} 次", encoding="utf-8")
            await asyncio.sleep(QUIET / 3)
        return await waiting

    assert names(finished(five_saves())) == {f"01-0{number}.md" for number in range(5)}


def test_a_burst_without_end_is_cut(content: Path) -> None:
    async def save_for_ever() -> None:
        for number in range(10_000):
            (content / "01-01.md").write_text(str(number), encoding="utf-8")
            await asyncio.sleep(QUIET / 5)

    async def cut() -> frozenset[str]:
        saving = asyncio.create_task(save_for_ever())
        try:
            return await asyncio.wait_for(burst(Watch([content]), asyncio.Event()), 20 * LONGEST)
        finally:
            saving.cancel()

    assert names(finished(cut())) == {"01-01.md"}


def test_a_stop_ends_the_wait_at_once(content: Path) -> None:
    async def stopped() -> frozenset[str]:
        stop = asyncio.Event()
        stop.set()
        return await asyncio.wait_for(burst(Watch([content]), stop), 5)

    assert finished(stopped()) == frozenset()
