"""Writing whole files; pictures."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PIL import Image

from broadsheet.shelf.disk import problem_of, write_atomic
from broadsheet.shelf.images import picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}/>'


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


@pytest.mark.parametrize(
    "attributes, size",
    [
        ('viewBox="0 0 960 600"', (960, 600)),
        ('viewBox="-10,-20, 96.4 60"', (96, 60)),
        ('width="480" viewBox="0 0 960 600"', (480, 300)),
        ('height="300px" viewBox="0 0 960 600"', (480, 300)),
        ('width="100%" height="100%" viewBox="0 0 960 600"', (960, 600)),
        ('width="40" height="30"', (40, 30)),
        ("", (300, 150)),
    ],
)
def test_size_of_an_svg(tmp_path: Path, attributes: str, size: tuple[int, int]) -> None:
    (tmp_path / "a.svg").write_text(SVG.format(attributes))
    found = picture(tmp_path / "a.svg").value
    assert found and (found.width, found.height) == size and len(found.digest) == 32


def test_size_of_a_photo_is_as_shown(tmp_path: Path) -> None:
    image = Image.new("RGB", (40, 30))
    image.save(tmp_path / "a.png")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    image.save(tmp_path / "b.jpg", exif=exif)
    straight, turned = picture(tmp_path / "a.png").value, picture(tmp_path / "b.jpg").value
    assert straight and (straight.width, straight.height) == (40, 30)
    assert turned and (turned.width, turned.height) == (30, 40)


@pytest.mark.parametrize(
    "name, data, word",
    [
        ("a.png", b"\x89PNG\r\n\x1a\nrest", "损坏"),
        ("a.jpg", b"no picture", "损坏"),
        ("a.jpg", b"", "损坏"),
        ("a.svg", b"<svg", "损坏"),
        ("a.svg", b"<html/>", "损坏"),
        ("a.svg", SVG.format('width="0.2" height="9"').encode(), "损坏"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "实体"),
        ("a.svg", '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'.encode("utf-16"), "实体"),
    ],
)
def test_what_is_no_picture(tmp_path: Path, name: str, data: bytes, word: str) -> None:
    (tmp_path / name).write_bytes(data)
    read = picture(tmp_path / name, shown_as="content/images/" + name)
    assert read.value is None and word in read.problems[0].what.zh
    assert read.problems[0].where.path == "content/images/" + name


def test_pictures_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(SVG.format('width="999999" height="999999"'))
    assert picture(tmp_path / "a.svg").value is None
    with (tmp_path / "b.png").open("wb") as file:
        file.truncate(50_000_000)
    assert "太大" in picture(tmp_path / "b.png").problems[0].what.zh
    Image.new("1", (20_000, 10_000)).save(tmp_path / "c.png")
    assert "太大" in picture(tmp_path / "c.png").problems[0].what.zh


def test_a_missing_picture(tmp_path: Path) -> None:
    assert "不存在" in picture(tmp_path / "none.png").problems[0].what.zh
