"""Law 8: stopped at any instant, every file holds the old bytes or the new, and the next run completes.

A kill is played at every single call that changes the disk, and a few are real.
"""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from toy import Desk, said

CALLS = ("open", "write", "replace", "unlink", "mkdir", "rmdir")  # of os, where a build changes the disk

BEFORE = {
    "one": {"1/a.html": "same size 1", "1/b.html": "stays", "1/gone.html": "x"},
    "two": {"2/a.html": "same size 1"},
    "gone": {"gone/a.html": "x"},
}
AFTER = {
    "one": {"1/a.html": "same size 2", "1/b.html": "stays", "1/new.html": "x"},
    "two": {"2/a.html": "same size 2"},
    "new": {"new/a.html": "x"},
}


class Killed(BaseException):
    """Stands for kill -9: nothing of ours runs after it."""


@pytest.fixture
def disk_fails(monkeypatch):
    """Call with (n, error): the n-th call that changes the disk raises it (`for_good`: all later too)."""

    def arm(n, error, *, for_good=False):
        left = [n]

        def guard(real, name):
            def call(*args, **kwargs):
                if name == "open" and not args[1] & os.O_CREAT:
                    return real(*args, **kwargs)
                left[0] -= 1
                if left[0] == 0 or (
                    for_good and left[0] < 0 and name in {"open", "write", "replace", "mkdir"}
                ):
                    raise error
                return real(*args, **kwargs)

            return call

        for name in CALLS:
            monkeypatch.setattr(os, name, guard(getattr(os, name), name))
        monkeypatch.setattr(shutil, "rmtree", lambda *args, **kwargs: None)
        return left

    yield arm
    monkeypatch.undo()


def fresh_tree(tmp_path, site):
    desk = Desk(tmp_path / "fresh")
    shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
    assert desk.build(site).problems == ()
    return desk.tree()


def old_or_new(desk, old, new):
    return all(data in (old.get(path), new.get(path)) for path, data in desk.tree().items() if path[0] != ".")


@pytest.mark.parametrize("then", ["go on", "go back"])
def test_killed_at_every_call(tmp_path, monkeypatch, disk_fails, then):
    old, new = fresh_tree(tmp_path, BEFORE), fresh_tree(tmp_path, AFTER)
    for n in range(1, 1000):
        desk = Desk(tmp_path / str(n))
        desk.build(BEFORE)
        left = disk_fails(n, Killed())
        try:
            desk.build(AFTER)
        except Killed:
            pass
        finally:
            monkeypatch.undo()
        if left[0] > 0:
            break
        assert old_or_new(desk, old, new), n
        site, tree = (AFTER, new) if then == "go on" else (BEFORE, old)
        assert desk.build(site).problems == (), n
        assert desk.tree() == tree, n
        assert desk.build(site).value.made == (), n
    assert n > 20


@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_the_disk_fails_at_every_call(tmp_path, monkeypatch, disk_fails, code, for_good):
    old, new = fresh_tree(tmp_path, BEFORE), fresh_tree(tmp_path, AFTER)
    for n in range(1, 1000):
        desk = Desk(tmp_path / str(n))
        desk.build(BEFORE)
        left = disk_fails(n, OSError(code, os.strerror(code)), for_good=for_good)
        result = desk.build(AFTER)
        monkeypatch.undo()
        if left[0] > 0:
            break
        assert old_or_new(desk, old, new), n
        assert desk.build(AFTER).problems == (), (n, said(result))
        assert desk.tree() == new, n
    assert n > 20


def test_a_full_disk_is_told_once(tmp_path, monkeypatch, disk_fails, desk):
    desk.build(BEFORE)
    disk_fails(2, OSError(errno.ENOSPC, "no room"), for_good=True)
    result = desk.build(AFTER)
    monkeypatch.undo()
    assert said(result) == [f"{desk.output}: the disk is full; what could not be written is as it was before"]
    assert desk.tree() == fresh_tree(tmp_path, BEFORE)


def test_one_bad_place_keeps_the_other_units(monkeypatch, desk):
    """The page of one unit cannot take its place, the others' can."""
    desk.build(BEFORE)
    real = os.replace

    def replace(source, target):
        if target.endswith("2/a.html"):
            raise PermissionError(errno.EACCES, "Permission denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    result = desk.build(AFTER)
    monkeypatch.undo()
    assert said(result) == [f"{desk.output}/2/a.html: no permission to write here (Permission denied)"]
    assert result.value.written == ("1/a.html", "1/new.html", "new/a.html")
    assert result.value.removed == ()
    assert desk.build(AFTER).value.made == (("two", "failed last time"),)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(desk):
    desk.build(BEFORE)
    desk.output.chmod(0o555)
    try:
        assert "no permission" in said(desk.build(AFTER))[0]
    finally:
        desk.output.chmod(0o755)


def test_a_cache_that_cannot_be_written_is_told(desk):
    desk.cache.parent.mkdir(exist_ok=True)
    desk.cache.write_text("a file where the folder should be")
    result = desk.build(BEFORE)
    assert len(result.problems) == 1
    assert "1/a.html" in desk.tree()


BUILDS = """
import sys; sys.path[:0] = sys.argv[1:3]
from pathlib import Path
from toy import Desk
desk, jobs = Desk(Path(sys.argv[3])), int(sys.argv[4])
print("ready", flush=True)
for turn in range(1000):
    pages = {n: {f"{n}/{k}.html": f"{turn % 2}" * 900 for k in range(9)} for n in range(30)}
    desk.build({f"unit {n}": pages[n] for n in pages}, jobs=jobs)
"""


def many(turn):
    return {f"unit {n}": {f"{n}/{k}.html": f"{turn}" * 900 for k in range(9)} for n in range(30)}


def test_really_killed(tmp_path):
    """At moments that chance picks, with one worker and with two."""
    trees = [fresh_tree(tmp_path, many(turn)) for turn in (0, 1)]
    folders = (str(Path(__file__).parents[2]), str(Path(__file__).parent))
    chance = random.Random(8)
    desk = Desk(tmp_path / "killed")
    for number in range(8):
        command = [sys.executable, "-c", BUILDS, *folders, str(tmp_path / "killed"), str(1 + number % 2)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            process.stdout.readline()
            time.sleep(chance.uniform(0.05, 0.35))
            process.send_signal(signal.SIGKILL)
        lying = {path: data for path, data in desk.tree().items() if not path.startswith(".broadsheet")}
        assert all(data in (trees[0][path], trees[1][path]) for path, data in lying.items())
        turn = number // 2 % 2
        assert desk.build(many(turn), jobs=2).problems == ()
        assert desk.tree() == trees[turn]
