"""Writing whole files."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from broadsheet.shelf.disk import problem_of, write_atomic


def test_a_file_is_written_with_its_folders_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a/b/01-01.md"
    write_atomic(path, b"one")
    write_atomic(path, b"two")
    assert path.read_bytes() == b"two" and [p.name for p in path.parent.iterdir()] == ["01-01.md"]


def test_a_failed_write_leaves_the_old_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    write_atomic(path, b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old" and [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_mode_and_link_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "a.md", tmp_path / "b.md"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_atomic(link, b"new")
    assert link.is_symlink() and target.read_bytes() == b"new" and target.stat().st_mode & 0o777 == 0o640


def test_a_very_long_name_can_be_written(tmp_path: Path) -> None:
    write_atomic(tmp_path / ("版" * 80 + ".md"), b"x")


@pytest.mark.parametrize(
    "number, word",
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EROFS, "权限"),
        (errno.ENOENT, "不存在"),
        (errno.EISDIR, "重名"),
        (errno.EIO, "拒绝"),
    ],
)
def test_what_an_editor_is_told_of_the_disk(number: int, word: str) -> None:
    problem = problem_of(OSError(number, os.strerror(number)), "content/a.md")
    assert problem.where.path == "content/a.md" and word in problem.what.zh


def test_a_folder_in_the_way_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "a.md/b").mkdir(parents=True)
    with pytest.raises(OSError):
        write_atomic(tmp_path / "a.md", b"x")
