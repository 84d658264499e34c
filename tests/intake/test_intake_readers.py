"""Bytes → text: encodings told apart, nothing lost, and clear refusals."""

from __future__ import annotations

import codecs
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.intake import READERS, read_source

HANS = "末班渡轮\n\n河湾渡口从今天起把末班船推迟到晚上十点。镇上的夜校学生说，这样就不用再绕桥回家了。\n"
HANT = "末班渡輪\n\n河灣渡口從今天起把末班船推遲到晚上十點。鎮上的夜校學生說，這樣就不用再繞橋回家了。\n"


@pytest.mark.parametrize(
    "data, text, encoding",
    [
        (HANS.encode(), HANS, "UTF-8"),
        (codecs.BOM_UTF8 + HANS.encode(), HANS, "UTF-8 with BOM"),
        (codecs.BOM_UTF16_LE + HANS.encode("utf-16-le"), HANS, "UTF-16 LE with BOM"),
        (codecs.BOM_UTF16_BE + HANS.encode("utf-16-be"), HANS, "UTF-16 BE with BOM"),
        (HANS.encode("gb18030"), HANS, "GB18030"),
        (HANT.encode("gb18030"), HANT, "GB18030"),
        (HANT.encode("big5"), HANT, "Big5"),
        ("短讯\n".encode("gb18030"), "短讯\n", "GB18030"),
        (b"Ferry times\r\n", "Ferry times\r\n", "UTF-8"),
    ],
    ids=["utf-8", "bom", "utf-16 le", "utf-16 be", "gb", "gb traditional", "big5", "short", "ascii"],
)
def test_encoding(data: bytes, text: str, encoding: str) -> None:
    read = read_source("2026-11-20/01-要闻.txt", data)
    assert read.problems == ()
    assert read.value is not None
    assert (read.value.text, read.value.encoding) == (text, encoding)
    assert read.value.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    "name, data, what",
    [
        ("01.txt", b"", "文件是空的"),
        ("01.txt", b" \r\n\n", "文件是空的"),
        ("01.txt", b"PNG\x00\x01\x02\x03" * 50, "这不是文本文件"),
        ("01.txt", HANS.encode() + b"\x00", "这不是文本文件"),
        ("01.txt", HANS.encode("utf-16-le"), "这不是文本文件"),
        ("01.txt", HANS.encode()[:-2] + b"\xff\xff\xff", "文字无法读出：用已知的编码解开都是乱码"),
        (
            "01.txt",
            (HANS * 9).encode().decode("gb18030", "replace").encode(),
            "文字无法读出：用已知的编码解开都是乱码",
        ),
        ("01.txt", (HANS * 9).encode().decode("latin-1").encode(), "文字无法读出：用已知的编码解开都是乱码"),
        ("01.pdf", HANS.encode(), "无法导入以 .pdf 结尾的文件"),
    ],
    ids=["empty", "blank", "binary", "nul", "utf-16 bare", "broken", "mojibake", "latin mojibake", "format"],
)
def test_refusal(name: str, data: bytes, what: str) -> None:
    read = read_source(name, data)
    assert read.value is None
    assert [problem.what.zh for problem in read.problems] == [what]
    assert all(problem.where.path == name and problem.hint for problem in read.problems)


@given(st.binary(max_size=300))
@settings(max_examples=300)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read = read_source("01.txt", data)
    assert (read.value is None) == bool(read.problems)


@given(st.text(alphabet="河湾渡口的船在这里，。0a \n", min_size=1, max_size=80).filter(str.strip))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    read = read_source("01.txt", text.encode())
    assert read.value is not None
    assert read.value.text == text


def test_every_reader_answers_for_its_ending() -> None:
    assert all(read_source(f"01{ending}", HANS.encode()).value for ending in READERS)
