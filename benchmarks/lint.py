"""Time of the lint for many articles: `python benchmarks/lint.py 500 2000`.

Articles of 10 paragraphs of 100 characters, made by lot from a seed; no disk. Seconds of CPU.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from broadsheet.model import IssueId
from broadsheet.pipeline.lint import Desk, lint, read_proof
from broadsheet.shelf.articles import read_article

HAN = "渡口的船明天停一天因为底要刮遍藻请大家改走老桥师傅说能节省成柴油晚上照常收班价钱不变还给乘客准备了热茶"
ISSUE = IssueId("2026-11-20")
PER_ISSUE = 20


def article(chance: random.Random) -> str:
    clauses = ("".join(chance.choices(HAN, k=chance.randint(6, 14))) for _ in range(100))
    lines = ["，".join(next(clauses) for _ in range(10)) + "。" for _ in range(10)]
    return '---\ntitle: "渡口明天停航"\n---\n\n' + "\n\n".join(lines) + "\n"


def main() -> None:
    for count in map(int, sys.argv[1:] or ["500", "2000"]):
        chance = random.Random(count)
        texts = [article(chance) for _ in range(count)]
        paths = [f"content/issues/{ISSUE}/01-{number % PER_ISSUE + 1:02d}.md" for number in range(count)]
        heads = [read_article(text, path, ISSUE).value for text, path in zip(texts, paths, strict=True)]
        start = time.process_time()
        desk, found = Desk(), 0
        for first in range(0, count, PER_ISSUE):
            few = range(first, min(first + PER_ISSUE, count))
            proofs = [read_proof(texts[at], paths[at], heads[at].head) for at in few if heads[at]]
            found += len(list(lint(proofs, frozenset(), desk)))
        spent = time.process_time() - start
        print(f"{count:6} articles: {spent:6.2f} s, {1000 * spent / count:.2f} s per 1,000; {found} findings")


if __name__ == "__main__":
    main()
