"""Which characters are one for a search, out of OpenCC's tables; writes broadsheet/chinese/folding.txt.

    python benchmarks/character_classes.py

Every Han character is converted alone by every configuration, with and without the dictionaries of rare
characters; what one turns into another is one class. Run it again when OpenCC is upgraded: a test compares.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

from opencc import OpenCC

TABLE = Path(__file__).resolve().parent.parent / "broadsheet" / "chinese" / "folding.txt"
CONFIGS = ("s2t", "t2s", "t2tw", "t2hk", "tw2t", "hk2t", "s2tw", "s2hk", "tw2s", "hk2s")
BLOCKS = ((0x3007, 0x3008), (0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x323B0))
# what OpenCC turns otherwise within words than alone; what chinese/variants prints by its own rules
WORDS = "背揹 了瞭 熏薰 夫伕 复覆 坐座 囌甦 澄澂 具俱 沈沉 仿彷 拿拏 慼鏚 斫斲"
OURS = "賬帳 藉借"
# marks that the editions print otherwise, or that a keyboard has instead of the printed one
MARKS = ('"“”「」〝〞', "'‘’『』", "-‐‑–—―─", "·•・‧∙", "~～〜")


def classes(pairs: list[tuple[str, str]]) -> tuple[str, ...]:
    """Characters joined by pairs, directly or through others, in code point order."""
    above: dict[str, str] = {}

    def first(char: str) -> str:
        while above.get(char, char) != char:
            char = above[char]
        return char

    for one, other in pairs:
        low, high = sorted((first(one), first(other)))
        above[high] = low
    found = defaultdict(set)
    for pair in pairs:
        for char in pair:
            found[first(char)].add(char)
    return tuple(sorted("".join(sorted(chars)) for chars in found.values() if len(chars) > 1))


def plain(char: str) -> str:
    """A character as a text is folded before its class is looked for."""
    return unicodedata.normalize("NFKD", char).lower()


def pairs() -> list[tuple[str, str]]:
    han = [chr(code) for block in BLOCKS for code in range(*block)]
    listed = "\n".join(han)
    found = [(each[0], other) for each in (*WORDS.split(), *OURS.split(), *MARKS) for other in each[1:]]
    for config in CONFIGS:
        for rare in (False, True):
            convert = OpenCC(config, include_tofu_risk_dictionaries=rare).convert
            found += zip(han, convert(listed).split("\n"), strict=True)
    folded = [(plain(one), plain(other)) for one, other in found]
    return [(one, other) for one, other in folded if one != other and len(one) == len(other) == 1]


def main() -> None:
    TABLE.write_text("\n".join(classes(pairs())) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
