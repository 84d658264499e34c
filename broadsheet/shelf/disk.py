"""Files written whole or not at all, and what an editor is told where the disk refuses.

In:   a path and bytes; or the OSError of a failed attempt.
Out:  the file, holding its old bytes or the new at every instant; a Problem.
Must not know: what the files hold.
"""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from pathlib import Path
from typing import Final

from broadsheet.problems import Problem, Reported, Text, Where

_REASONS: Final = (
    (
        {errno.EACCES, errno.EPERM, errno.EROFS},
        Text("the file or its folder may not be written or read", "没有读写这个文件或文件夹的权限"),
        Text(
            "check who may write there, and that no program holds the file open",
            "请检查文件夹的权限，并关闭正在使用它的程序",
        ),
    ),
    (
        {errno.ENOSPC, errno.EDQUOT},
        Text("the disk is full", "磁盘已满"),
        Text(
            "make room and run the command again; nothing is half written",
            "请腾出空间再运行一次；没有文件只写了一半",
        ),
    ),
    (
        {errno.ENOENT},
        Text("the file does not exist", "文件不存在"),
        Text("check the name, capital letters too", "请检查文件名，注意大小写"),
    ),
    (
        {errno.EISDIR, errno.ENOTDIR, errno.EEXIST},
        Text("a file and a folder have the same name", "文件和文件夹重名"),
        Text("rename one of them", "请给其中一个改名"),
    ),
    (
        {errno.ENAMETOOLONG},
        Text("the file's name is too long", "文件名太长"),
        Text("choose a shorter name", "请换一个短一些的名字"),
    ),
)


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file by way of a dot file beside it; folders are made as needed.

    A symbolic link keeps pointing to its file, and a file keeps its mode. Raises OSError, and then
    leaves the old bytes and no dot file.
    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name[:40]}.{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            draft.chmod(target.stat().st_mode & 0o7777)
        draft.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def problem_of(error: OSError, path: str) -> Problem:
    """An OSError as a problem at `path`, in words of its cause."""
    for numbers, what, hint in _REASONS:
        if error.errno in numbers:
            return Problem(Where(path), what, hint)
    reason = error.strerror or str(error)
    return Problem(Where(path), Text(f"the disk refuses: {reason}", f"磁盘拒绝了操作：{reason}"))


def lasting(error: OSError) -> bool:
    """Whether the next write would be refused too, whichever file it is: a full or a locked disk."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def decode_text(data: bytes, path: str) -> Reported[str | None]:
    """The text of an editor's file, without a BOM; None and the line where it is not UTF-8."""
    try:
        return Reported(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = Text("is not UTF-8 text", "不是 UTF-8 编码的文字")
        hint = Text("save it as UTF-8 in your editor", "请在编辑器里另存为 UTF-8 编码")
        return Reported(None, (Problem(Where(path, line), what, hint),))
