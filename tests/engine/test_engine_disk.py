"""The output folder from below: safe paths, whole files, links left alone."""

import errno
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toy import make

from broadsheet.engine import disk
from broadsheet.engine.work import Folders, Task, work


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="a./\\:\0 字\n~-", max_size=12))
def test_a_path_that_is_not_refused_stays_inside(path):
    if not disk.unsafe(path):
        assert os.path.normpath(f"/out/{path}") == f"/out/{path}"
        assert path.isprintable()


@pytest.mark.parametrize(
    "path", ["index.html", ".nojekyll", ".well-known/x", "a..b/c.html", "版/头版.html", "a b"]
)
def test_a_path_that_is_fine(path):
    assert not disk.unsafe(path)


def test_a_half_written_file_is_taken_away(tmp_path, monkeypatch):
    def write(handle, data):
        if len(data) < 5:
            raise OSError(errno.ENOSPC, "no room")
        return real(handle, data[:2])

    real = os.write
    monkeypatch.setattr(os, "write", write)
    with pytest.raises(OSError, match="no room"):
        disk.write_new(str(tmp_path / "x"), b"0123456789")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []
    disk.write_new(str(tmp_path / "x"), b"0123456789")
    assert (tmp_path / "x").read_bytes() == b"0123456789"


def test_links_are_seen_and_not_read(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    (tmp_path / "file").symlink_to(tmp_path / "folder" / "a")
    found = disk.listing(str(tmp_path))
    assert (found.files, found.links) == ({"folder/a": 1}, {"link", "file"})
    assert disk.read(str(tmp_path / "file")) is None
    assert disk.read(str(tmp_path / "folder" / "a")) == b"x"


def test_a_failed_unit_gives_its_room_back_at_once(tmp_path):
    (tmp_path / "staging").mkdir()
    payload = ("t1", (("a", "x"), ("b", "!error"), ("c", "y")))
    task = Task(number=0, name="one", payload=payload, recorded={}, wrong={})
    made = work(make, Folders(str(tmp_path), str(tmp_path / "staging")), task)
    assert (made.failed, made.claims) == (True, ("a", "b", "c"))
    assert list((tmp_path / "staging").iterdir()) == []
