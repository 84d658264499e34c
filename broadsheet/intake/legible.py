"""Can a text be used: what is garbled, lost or full of holes, and what a wrong decoding can be undone.

In:   decoded text.
Out:  why it is beyond use, and where; the text with a wrong decoding undone; characters without meaning.
Must not know: bytes, roles, articles.

Each sign has its share of the text, measured so that pages of names, tables, English and verse stay far
below. A few lost characters are no reason to refuse a page: an editor is asked about them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from broadsheet.chinese.glyphs import ordinary
from broadsheet.problems import Text

SAMPLE: Final = 40_000  # characters judged; a page holds some 8,000
# The commonest characters of running Chinese, both scripts, and its marks: a wrong decoding of
# Chinese bytes gives rare characters spread evenly over the code page, and hardly any of these.
EVERYDAY: Final = frozenset(
    "的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从"
    "這為來個們說國時於會後對著裡過發軍無麼經當與學進種將還見沒從,。、：；？！“”「」（）《》，0123456789"
)
EVERYDAY_SHARE: Final = 0.12  # running Chinese has 25 to 45 %, lists of names and numbers less
_FEW: Final = 200  # Han: in fewer, everyday characters may be missing by chance
_WORDS: Final = 8  # parted by spaces: a line with fewer may be a list
_FEW_GUESSED: Final = 30  # the same where the encoding is a guess, and a wrong one likely

_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff"
_RUN_OF_HAN: Final = re.compile(f"[{_HAN}]+")
_EVERYDAY: Final = re.compile(f"[{''.join(sorted(EVERYDAY - frozenset(map(chr, range(0x80)))))}]+")
_ASCII: Final = re.compile(r"[\0-\x7f]+")
_LATIN_READ: Final = re.compile(
    "[\u00e3-\u00e9\u00ef][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}"
)
_PRIVATE: Final = re.compile("[\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\ufff8\ufffe\uffff\U000e0000-\U0010ffff]")
_PROSE: Final = re.compile("[，。、；,]")

_GARBLED: Final = Text(
    "the text is garbled: it was read in a wrong encoding on its way here",
    "文字已成乱码：来稿在转存的路上用错了编码",
)
_LOST: Final = Text("too many characters are lost", "丢失的字太多")
_CODES: Final = Text(
    "these are codes of glyphs, not characters: the file's fonts do not tell which character is which",
    "这些是字形编号，不是文字：原文件的字体没有注明哪个编号是哪个字",
)
_HOLES: Final = Text(
    "the text is full of holes: characters are missing inside its sentences",
    "文字残缺不全：句子中间缺了许多字",
)
_RESAVE: Final = Text(
    "export the page once more and save it as plain text in UTF-8",
    "请重新导出版面，并存为 UTF-8 编码的纯文本",
)
_REREAD: Final = Text(
    "export the text from the layout program, or have the page's picture recognised (OCR)",
    "请从排版软件里导出文字，或者把版面图像交给文字识别（OCR）",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """A sign of text beyond use: at least `least` matches that make up more than `share` of the text."""

    pattern: re.Pattern[str]
    least: int
    share: float
    what: Text
    hint: Text


_SIGNS: Final = (
    _Sign(pattern=re.compile("锟斤拷|烫烫烫|屯屯屯"), least=2, share=0.0, what=_GARBLED, hint=_RESAVE),
    _Sign(pattern=_LATIN_READ, least=3, share=0.1, what=_GARBLED, hint=_RESAVE),
    # ， and 。 in UTF-8 read as GBK: no text has these often
    _Sign(pattern=re.compile("[锛銆紝]"), least=3, share=1 / 120, what=_GARBLED, hint=_RESAVE),
    _Sign(pattern=re.compile("[\x80-\xff]"), least=9, share=0.2, what=_GARBLED, hint=_RESAVE),
    _Sign(pattern=re.compile("\ufffd"), least=2, share=1 / 30, what=_LOST, hint=_RESAVE),
    _Sign(pattern=re.compile(r"\?{3,}"), least=3, share=0.1, what=_LOST, hint=_RESAVE),
    _Sign(pattern=re.compile(r"\(cid:\d+\)"), least=3, share=0.05, what=_CODES, hint=_REREAD),
    # scripts that no page of a Chinese paper is set in; Japanese, Korean, Greek, Cyrillic may be quoted
    _Sign(
        pattern=re.compile(
            "[\u0250-\u02af\u0530-\u10ff\u1200-\u1dff\u2c00-\u2dff\ua000-\uabff\ud7b0-\ud7ff]"
        ),
        least=9,
        share=0.1,
        what=_CODES,
        hint=_REREAD,
    ),
    _Sign(
        pattern=re.compile(f"(?<=[{_HAN}])[□▯▢\ufffd]{{1,3}}(?=[{_HAN}，。、])"),
        least=6,
        share=1 / 40,
        what=_HOLES,
        hint=_REREAD,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unusable:
    """Why a text is beyond use, what to do, and the place where it shows first."""

    what: Text
    hint: Text
    offset: int = 0


def beyond_use(text: str, *, guessed: bool) -> Unusable | None:
    """Why a text cannot be used; None for one that can. `guessed`: its encoding was not told but found."""
    sample = text[:SAMPLE]
    size = len(sample) or 1
    for sign in _SIGNS:
        found = list(sign.pattern.finditer(sample))
        if len(found) >= sign.least and sum(len(match[0]) for match in found) > size * sign.share:
            return Unusable(what=sign.what, hint=sign.hint, offset=found[0].start())
    private = [match for match in _PRIVATE.finditer(sample) if guessed or ordinary(match[0]) == match[0]]
    if len(private) > size // 30 + 1:
        return Unusable(what=_CODES, hint=_REREAD, offset=private[0].start())
    han = _count(_RUN_OF_HAN, sample)
    if han > (_FEW_GUESSED if guessed else _FEW) and everyday(sample) < EVERYDAY_SHARE / 2:
        return Unusable(what=_GARBLED if guessed else _CODES, hint=_RESAVE if guessed else _REREAD)
    if _scattered(sample) > han / 2 > _FEW_GUESSED:
        return Unusable(what=_HOLES, hint=_REREAD)
    return None


def everyday(text: str) -> float:
    """The share of everyday characters among all that are not ASCII; 1 where there are none."""
    sample = text[:SAMPLE]
    wide = len(sample) - _count(_ASCII, sample)
    return _count(_EVERYDAY, sample) / wide if wide else 1.0


def _count(runs: re.Pattern[str], text: str) -> int:
    """How many characters stand in runs of a pattern."""
    return sum(map(len, runs.findall(text)))


def _scattered(sample: str) -> int:
    """Han in running lines whose words fell apart: one or two Han between spaces, in no regular way."""
    scattered = 0
    for line in sample.splitlines():
        words = line.split()
        if len(words) < _WORDS or not _PROSE.search(line):
            continue
        parts = [han for word in words if (han := _count(_RUN_OF_HAN, word))]
        if len(parts) >= _WORDS and sum(parts) < 2.2 * len(parts) and parts.count(1) < 0.9 * len(parts):
            scattered += sum(parts)
    return scattered


def undone(text: str) -> str | None:
    """Chinese in UTF-8 that was read as Latin-1 or Windows-1252 and saved again, as it was; else None."""
    if not _LATIN_READ.search(text):
        return None
    try:
        back = b"".join(_byte(char) for char in text).decode("utf-8")
    except UnicodeError:
        return None
    return back if _RUN_OF_HAN.search(back) and everyday(back) >= EVERYDAY_SHARE else None


def _byte(char: str) -> bytes:
    return char.encode("latin-1" if char < "\u0100" else "cp1252")


def meaningless(text: str) -> list[tuple[int, str]]:
    """Place and character of all that have no meaning outside their font, and of U+FFFD."""
    found = (*_PRIVATE.finditer(text), *re.finditer("\ufffd", text))
    return sorted((match.start(), match[0]) for match in found if ordinary(match[0]) == match[0])
