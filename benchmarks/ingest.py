"""Time to cut a page, measured in one run: `python benchmarks/ingest.py`.

In:   nothing; pages are made up of stories in paragraphs, the same as printed lines of a narrow column, and
      short lines.
Out:  a table: CPU milliseconds for each page and for 10,000 characters of it, best of some rounds,
      and the latter against that of the page of 10,000: 1.0 is growth with length alone.
Must not know: files. Reading and writing them is left out; seconds depend on the machine.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from broadsheet.intake import PageFacts, SourceText, cut_page

FACTS = PageFacts(date=dt.date(2026, 11, 20), page="01")
HAN = "渡口夜船灯河湾镇桥街市站水务学校图书长桌台灯孩子老人时刻表班次票价雨雪风山路田地粮仓茶果花木车马电话信"
USUAL = 10_000  # characters of a usual page
SHORT_LINES = 100_000
MEASURE = 17  # characters of a printed line


def words(seed: int, size: int) -> str:
    """`size` characters that differ from seed to seed, with a comma after each twelfth."""
    drawn = (HAN[(seed * 31 + at * at * 7 + at * seed) % len(HAN)] for at in range(size))
    return "".join(char + "，" * (at % 12 == 11) for at, char in enumerate(drawn)).rstrip("，")


def story(number: int) -> str:
    """Some 600 characters: a headline, a lead, paragraphs, a subhead."""
    seed = number * 17
    lead = f"本报讯（记者林知远）{words(seed + 1, 90)}。{words(seed + 2, 50)}。"
    rest = [f"{words(seed + at, 70)}。{words(seed + at + 1, 60)}。" for at in (3, 5, 7)]
    return "\n\n".join([words(seed, 11), lead, rest[0], words(seed + 9, 8), *rest[1:]])


def page(size: int) -> str:
    parts: list[str] = []
    length = 0
    for number in count():
        parts.append(story(number))
        length += len(parts[-1]) + 2
        if length >= size:
            return "\n\n".join(parts)[:size]
    raise AssertionError


def printed(text: str) -> str:
    """`text` as the printed lines of a column; no line begins with a mark."""
    line = re.compile(rf".{{1,{MEASURE}}}[，。]?")
    return "\n".join(part for each in text.split() for part in line.findall("\u3000\u3000" + each))


def short_lines(number: int) -> str:
    return "\n".join(words(at, 8 + at % 16) + "。" * (at % 3 > 0) for at in range(number))


def milliseconds(text: str, rounds: int) -> float:
    """CPU milliseconds to cut `text`, the best of `rounds`."""
    source = SourceText(name="page.txt", text=text)
    found = []
    for _ in range(rounds):
        begun = time.process_time()
        cut_page(source, FACTS, escape=lambda given: given)
        found.append(time.process_time() - begun)
    return 1000 * min(found)


def main() -> None:
    milliseconds(page(USUAL), 1)
    usual = milliseconds(page(USUAL), 9)
    print(f"{'page':>26} {'characters':>10} {'ms':>9} {'ms/10,000':>9} {'ratio':>5}")
    rows = [(f"{size:,} characters", page(size), rounds) for size, rounds in ((1_000, 30), (100_000, 2))]
    rows.insert(1, (f"{USUAL:,} characters", page(USUAL), 0))
    rows.insert(2, ("the same as printed lines", printed(page(USUAL)), 9))
    rows.append((f"{SHORT_LINES // 10:,} short lines", short_lines(SHORT_LINES // 10), 2))
    rows.append((f"{SHORT_LINES:,} short lines", short_lines(SHORT_LINES), 1))
    for name, text, rounds in rows:
        spent = milliseconds(text, rounds) if rounds else usual
        each = spent / len(text) * USUAL
        print(f"{name:>26} {len(text):>10,} {spent:>9.1f} {each:>9.1f} {each / usual:>5.2f}")


if __name__ == "__main__":
    main()
