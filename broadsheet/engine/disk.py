"""The output folder: listing, safe paths, staging, replacing and removing files.

In:   paths relative to the output folder, bytes.
Out:  files that hold the old bytes or the new, at any instant; OSErrors as problems.
Must not know: why a file is written. Nothing here follows a symbolic link below the folder.

New bytes are first written into a staging folder inside the output folder (the same file
system, so that a rename is atomic) and take their place when all that could speak against
it is known. What a killed run leaves behind is that one folder; the next run sweeps it away.
"""

# ruff: noqa: PTH102, PTH103, PTH105, PTH106, PTH108, PTH116, PTH120, PTH123
# Called for every file of the site, where pathlib would double the time.

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from broadsheet.problems import Problem, Text, Where

MANIFEST = ".broadsheet"
STAGING = ".broadsheet-tmp-"  # followed by something that no other run uses

# What may lie in an output folder before our first build: git and GitHub Pages want these put there by hand.
GUESTS = frozenset({".git", ".gitignore", ".gitkeep", ".nojekyll", "CNAME"})

# An empty part, "." or ".."; what Windows takes for a drive or a separator; git's files and our own.
_UNSAFE = re.compile(r"(?:^|/)\.{0,2}(?:/|$)|[\\:]|^\.git(?:/|$)|^\.broadsheet")

_WRITE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


class Listing(NamedTuple):
    """What lies in the output folder. Paths are relative, with "/"."""

    files: dict[str, int]  # regular files → bytes
    links: frozenset[str]  # symbolic links and whatever else is neither file nor folder


def listing(root: str) -> Listing:
    """Every file below the folder but git's own and the remains of killed runs."""
    files: dict[str, int] = {}
    links: list[str] = []
    todo = [""]
    while todo:
        prefix = todo.pop()
        with os.scandir(root + "/" + prefix) as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    if prefix or not (entry.name == ".git" or entry.name.startswith(STAGING)):
                        todo.append(path + "/")
                elif entry.is_file(follow_symlinks=False):
                    files[path] = entry.stat(follow_symlinks=False).st_size
                else:
                    links.append(path)
    return Listing(files, frozenset(links))


def unsafe(path: str) -> bool:
    """Whether a path could leave the output folder, or is one that is not ours to give away."""
    return not path.isprintable() or bool(_UNSAFE.search(path))


def parents(path: str) -> Iterator[str]:
    """The folders above a path, nearest first: a/b/c.html → a/b, a."""
    while path := path.rpartition("/")[0]:
        yield path


@contextmanager
def locked(root: str) -> Iterator[None]:
    """Wait until no other run works in this folder (a preview beside a build), then keep others out.

    The lock goes with the process, however it ends; where the system has none, nothing is locked.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(root, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network disks have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def staging(root: str) -> Iterator[str]:
    """A new folder for this run's unfinished files; gone afterwards."""
    folder = f"{root}/{STAGING}{os.getpid()}-{os.urandom(4).hex()}"
    os.mkdir(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(root: str) -> None:
    """Remove the staging folders of runs that were killed."""
    with os.scandir(root) as entries:
        left = [entry.path for entry in entries if entry.name.startswith(STAGING)]
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)


def write_new(file: str, data: bytes) -> None:
    """Write a file that must not exist yet. Raises OSError, leaving no half file of that name."""
    handle = os.open(file, _WRITE, 0o666)
    try:
        with memoryview(data) as rest:
            at = 0
            while at < len(rest):
                at += os.write(handle, rest[at:])
    except OSError:
        os.unlink(file)
        raise
    finally:
        os.close(handle)


def replace(file: str, data: bytes, scratch: str) -> None:
    """Give a file new bytes in one instant. `scratch` is a free name on the same file system."""
    write_new(scratch, data)
    os.replace(scratch, file)


def read(file: str) -> bytes | None:
    """The bytes of a regular file; None where there is none, or a link stands in its place."""
    try:
        handle = os.open(file, _READ)
    except OSError:
        return None
    with open(handle, "rb", buffering=0) as stream:
        try:
            return stream.read()
        except OSError:
            return None


def holds(file: str, data: bytes) -> bool:
    """Whether the file has exactly these bytes."""
    try:
        size = os.stat(file, follow_symlinks=False).st_size
    except OSError:
        return False
    return size == len(data) and read(file) == data


def place(staged: str, root: str, path: str) -> None:
    """Put a staged file where it belongs, making folders. Raises OSError."""
    target = f"{root}/{path}"
    try:
        os.replace(staged, target)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.replace(staged, target)


def remove(root: str, path: str) -> None:
    """Remove a file, and the folders above it that are empty then. Raises OSError."""
    os.unlink(f"{root}/{path}")
    for folder in parents(path):
        try:
            os.rmdir(f"{root}/{folder}")
        except OSError:
            return


def os_problem(error: OSError, root: str, path: str = "") -> Problem:
    """What an editor can do about it. A full or locked disk is one problem, however many files it met."""
    if error.errno in _NO_ROOM:
        return Problem(
            Where(root),
            Text(
                "the disk is full; what could not be written is as it was before",
                "磁盘已满；没写成的文件保持原样",
            ),
            Text("make room and build again: the rest follows", "腾出空间后再构建一次，其余会补上"),
        )
    if error.errno == errno.EROFS:
        return Problem(
            Where(root),
            Text("this disk can only be read", "这个磁盘是只读的"),
            Text("choose another folder with --output", "用 --output 另选一个文件夹"),
        )
    where = Where(f"{root}/{path}" if path else root)
    why = error.strerror or type(error).__name__
    if error.errno in {errno.EACCES, errno.EPERM}:
        return Problem(
            where,
            Text(f"no permission to write here ({why})", f"没有权限写入（{why}）"),
            Text("check who owns the folder and whether it is locked", "请检查文件夹属于谁、是否被锁定"),
        )
    return Problem(
        where,
        Text(f"could not be written: {why}", f"无法写入：{why}"),
        Text("look whether something else stands in its place", "请看看是否有别的东西占了这个位置"),
    )
