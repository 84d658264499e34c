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
            "文字已成乱码：来稿在转存的路上用错了编码",
        ),
        (
            "01.txt",
            ("河湾" + (HANS * 9).encode().decode("latin-1")).encode(),
            "文字已成乱码：来稿在转存的路上用错了编码",
        ),
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


GARBLED = "文字已成乱码：来稿在转存的路上用错了编码"
LOST = "丢失的字太多"
CODES = "这些是字形编号，不是文字：原文件的字体没有注明哪个编号是哪个字"
HOLES = "文字残缺不全：句子中间缺了许多字"
LONG = HANS * 9


@pytest.mark.parametrize(
    "text, what, line",
    [
        (HANS + "锟斤拷锟斤拷，锟斤拷河湾\n" + HANS, GARBLED, 4),
        ("烫烫烫烫烫烫" + HANS, GARBLED, 1),
        (LONG.encode().decode("gbk", "ignore"), GARBLED, 3),
        (LONG.replace("的", "\ufffd").replace("，", "\ufffd").replace("渡", "\ufffd"), LOST, 1),
        (HANS + "????????，???? ???。" * 9, LOST, 4),
        ("(cid:1204)(cid:88)(cid:3071)河(cid:12)(cid:771)" * 20, CODES, 1),
        ("ˬྗఱ༗౨ໜછɿఱߐʕྕᅶ" * 20, CODES, 1),
        ("\ue5e5\uf123\ue5e7\uf001" * 60, CODES, 1),
        ("".join(chr(0x7B00 + at * 7 % 900) for at in range(400)), CODES, 1),
        (HANS + "河□渡口从□天起把□班船推□到晚上□点，镇上□夜校学□说。" * 4, HOLES, 4),
        (HANS + "河 渡口 今天 把 班船 迟到 晚 十点， 上 夜校 生说 这 就 用 绕桥 家了。\n" * 9, HOLES, 1),
    ],
    ids=[
        "gbk of fffd",
        "uninitialised memory",
        "utf-8 as gbk",
        "fffd",
        "question marks",
        "cid",
        "other scripts",
        "private use",
        "rare han",
        "boxes",
        "scattered",
    ],
)
def test_text_beyond_use_is_refused_with_the_reason(text: str, what: str, line: int) -> None:
    [problem] = read_source("01.txt", text.encode()).problems
    assert (problem.what.zh, problem.where.line, problem.severity) == (what, line, "error")
    assert problem.hint is not None


@pytest.mark.parametrize(
    "text",
    [
        "Night ferry\n\nThe last ferry waits an hour longer, the café's naïve waiter says: “À bientôt”.\n"
        * 9,
        "渡口タイムス、こんにちは。나룻배 Ферри Πορθμείο\n" + HANS,
        "林知远 何青 方小满 周平 李云 沈砚 邹平 管云云 周以安 梅思敏\n" * 30,
        "船次 开 到\n1 7:00 7:20\n2 8:00 8:20\n" * 40,
        "春水漫过渡口石\n夜船靠着老桥眠\n" * 40,
        HANS + "□ 何青\n□ 本报记者 方小满\n第□□号 问：怎么走？？？\n" * 5,
        LONG + "河湾\ufffd渡口的\ue5e5船\n",
        "何青（江 苏）、方小满（上 海）、周平（北 京）、李云（天 津）、沈砚（河 南）、邹平（山 东）\n" * 9,
    ],
    ids=["english", "other scripts", "names", "table", "verse", "boxes", "two lost", "name list"],
)
def test_text_that_only_looks_odd_is_read(text: str) -> None:
    read = read_source("01.txt", text.encode())
    assert read.value is not None
    assert read.problems == ()


@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
def test_a_wrong_decoding_that_is_certain_is_undone_with_a_warning(codec: str) -> None:
    chinese = "新华社 末班渡轮\n\n河湾口今天起新的夜船\n"
    readable = "".join(
        char for char in chinese if all(byte not in b"\x81\x8d\x8f\x90\x9d" for byte in char.encode())
    )
    read = read_source("01.txt", readable.encode().decode(codec).encode())
    assert read.value is not None
    assert read.value.text == readable
    assert [problem.severity for problem in read.problems] == ["warning"]
