"""A source as received → its text, or a clear reason why it cannot be read.

In:   the bytes of a file and its name.
Out:  SourceText: the decoded text with its checksum and encoding, nothing changed, nothing lost.
Must not know: newspapers. Each format has one row in READERS; today there is plain text.

Encodings are told apart by evidence, in this order: a byte order mark; strict UTF-8; then GB18030
and Big5, both decoded whole and compared by how much of the result is everyday Chinese.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from broadsheet.intake.legible import SAMPLE, beyond_use, everyday, undone
from broadsheet.intake.lines import line_starts
from broadsheet.problems import Problem, Reported, Text, Where

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with BOM"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 LE with BOM"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 BE with BOM"),
)
LEGACY: Final = (("gb18030", "GB18030"), ("big5", "Big5"), ("cp950", "Big5 (CP950)"))
_GUESSED: Final = frozenset(encoding for _, encoding in LEGACY)
_CONTROLS: Final = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A source as text. `sha256` is of the bytes received; `encoding` as an editor would say it."""

    name: str
    text: str
    sha256: str = ""
    encoding: str = "UTF-8"


Reader = Callable[[str, bytes], Reported[SourceText | None]]


def read_source(name: str, data: bytes) -> Reported[SourceText | None]:
    """Read one source by the format its name tells.

    Reports a problem and no value for an unknown format, and for what the format's reader refuses.
    """
    ending = PurePath(name).suffix.lower()
    reader = READERS.get(ending)
    if reader is None:
        known = " ".join(sorted(known for known in READERS if known))
        return _refused(
            name,
            Text(f"files ending in {ending} cannot be ingested", f"无法导入以 {ending} 结尾的文件"),
            Text(f"save the page as plain text ({known})", f"请把版面存成纯文本（{known}）"),
        )
    return reader(name, data)


def read_plain_text(name: str, data: bytes) -> Reported[SourceText | None]:
    """Plain text in UTF-8, UTF-16 with a mark, GB18030 or Big5.

    Refuses an empty file, a binary one, one that no encoding makes into text, and text beyond use
    (legible). A wrong decoding that can be undone exactly is undone, with a warning.
    """
    if not data.strip(b" \t\r\n\x0b\x0c"):
        return _refused(
            name,
            Text("the file is empty", "文件是空的"),
            Text("copy the page's text into it again", "请重新放入版面的文字"),
        )
    decoded = _decode(data)
    if decoded is None:
        return _refused(name, _BINARY if _looks_binary(data) else _UNREADABLE, _RESAVE)
    text, encoding = decoded
    if "\x00" in text or len(_CONTROLS.findall(text[:SAMPLE])) > len(text[:SAMPLE]) // 50 + 2:
        return _refused(name, _BINARY, _RESAVE)
    problems: tuple[Problem, ...] = ()
    if back := undone(text):
        text, encoding = back, "UTF-8 read as Latin-1"
        problems = (Problem(Where(name), _UNDONE, hint=_COMPARE, severity="warning"),)
    if unusable := beyond_use(text, guessed=encoding in _GUESSED):
        line = bisect_right(line_starts(text), unusable.offset)
        return Reported(None, (Problem(Where(name, line), unusable.what, hint=unusable.hint),))
    source = SourceText(name=name, text=text, sha256=hashlib.sha256(data).hexdigest(), encoding=encoding)
    return Reported(source, problems)


READERS: Final[Mapping[str, Reader]] = {
    "": read_plain_text,
    ".txt": read_plain_text,
    ".text": read_plain_text,
}

_BINARY: Final = Text("this is not a text file", "这不是文本文件")
_UNREADABLE: Final = Text(
    "the text cannot be read: no known encoding gives readable Chinese",
    "文字无法读出：用已知的编码解开都是乱码",
)
_UNDONE: Final = Text(
    "the text had been saved in a wrong encoding (æ–° for 新); it was put right",
    "来稿曾用错的编码转存过（“新”成了“æ–°”），已经复原",
)
_COMPARE: Final = Text("compare a few lines with the printed page", "请拿几行与报纸对照")
_RESAVE: Final = Text(
    "export the page once more and save it as plain text in UTF-8",
    "请重新导出版面，并存为 UTF-8 编码的纯文本",
)


def _decode(data: bytes) -> tuple[str, str] | None:
    for mark, codec, encoding in MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], codec)
            return None if text is None else (text, encoding)
    text = _strict(data, "utf-8")
    if text is not None:
        return text, "UTF-8"
    if b"\x00" in data:
        return None
    readings = [(text, encoding) for codec, encoding in LEGACY if (text := _strict(data, codec)) is not None]
    return max(readings, key=lambda reading: everyday(reading[0]), default=None)


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _looks_binary(data: bytes) -> bool:
    head = data[:4096]
    return b"\x00" in head or sum(byte < 9 or 13 < byte < 32 for byte in head) > len(head) // 20


def _refused(name: str, what: Text, hint: Text) -> Reported[SourceText | None]:
    return Reported(None, (Problem(Where(name), what, hint=hint),))
