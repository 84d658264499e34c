"""Private-use characters of old Chinese decoders → the characters that were meant.

In:   nothing; the standard's own tables.
Out:  code → character; every other private-use character has no meaning outside its font.
Must not know: texts.

Source: GBK 1.0 put what Unicode lacked at U+E76C, U+E78D to U+E796, U+E7C7, U+E7C8, U+E7E7 to U+E7F3 and
U+E815 to U+E864; GB 18030-2005 gave most of these a place of their own, which Python's codec knows; the
2022 edition the rest (18 codes, and six of Extension B), as the GB18030 charmap of glibc 2.38 lists them.
HKSCS used some of the same codes for others; texts in them have been Unicode since 2004.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

# A6D9 to A6DF, A6EC, A6ED, A6F3: vertical marks.
_MARKS: Final = dict(
    zip(range(0xE78D, 0xE797), "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19", strict=True)
)
_EDITION_2022: Final = {
    0xE816: "\U00020087",
    0xE817: "\U00020089",
    0xE818: "\U000200cc",
    0xE81E: "\u9fb4",
    0xE826: "\u9fb5",
    0xE82B: "\u9fb6",
    0xE82C: "\u9fb7",
    0xE831: "\U000215d7",
    0xE832: "\u9fb8",
    0xE83B: "\U0002298f",
    0xE843: "\u9fb9",
    0xE854: "\u9fba",
    0xE855: "\U000241fe",
    0xE864: "\u9fbb",
}
_SINGLE: Final = {0xE76C: "\u20ac", 0xE7C7: "\u1e3f", 0xE7C8: "\u01f9"}


def _codes(lead: int, first: int, last: int) -> Iterator[bytes]:
    return (bytes((lead, trail)) for trail in range(first, last + 1) if trail != 0x7F)


def meant() -> Mapping[int, str]:
    """Private-use code → the character of GB 18030-2022."""
    components = dict(zip(range(0xE815, 0xE865), _codes(0xFE, 0x50, 0xA0), strict=True))
    signs = dict(zip(range(0xE7E7, 0xE7F4), _codes(0xA9, 0x89, 0x95), strict=True))
    decoded = {code: data.decode("gb18030") for code, data in (components | signs).items()}
    return decoded | _MARKS | _EDITION_2022 | _SINGLE
