"""How a build grows with the archive: clean, without an edit, after one edit; CPU seconds and peak memory.

    python benchmarks/archive.py [ARTICLES ...]        (default: 400 2000)

Makes an archive of its own in a temporary folder: issues of 40 articles of about 900 characters, eight
sections, sixty reporters, two variants. Prints a row a build, and ratios between the sizes: seconds of one
run on one machine say nothing alone.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
SECTIONS = ("要闻", "城事", "经济", "国际", "体育", "教育", "副刊", "来信")
WORDS = "渡口的灯还亮着，船工把缆绳绕了两圈。老桥换上新牌，早市照旧五点半开张。学生给两岸的树编了号。"
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡"
GIVEN = ("知远", "小满", "云", "青")


def archive(site: Path, articles: int) -> None:
    """`articles` articles in issues of 40, one issue a day."""
    chance = random.Random(articles)
    site.mkdir()
    (site / "site.toml").write_text(
        'title = "测速报"\nbase_url = "https://example.org/"\nvariants = ["zh-Hans", "zh-TW"]\n',
        encoding="utf-8",
    )
    people = [surname + given for surname in SURNAMES for given in GIVEN]
    day = dt.date(2000, 1, 1)
    for number in range(articles):
        page, order = divmod(number % 40, 5)
        date = day + dt.timedelta(days=number // 40)
        folder = site / "content" / "issues" / date.isoformat()
        folder.mkdir(parents=True, exist_ok=True)
        body = "\n\n".join("".join(chance.sample(WORDS, len(WORDS))) * 3 for _ in range(6))
        head = {
            "title": f"第{number}篇：渡口的灯",
            "date": date.isoformat(),
            "page": f"{page + 1:02d}",
            "order": str(order + 1),
            "section": SECTIONS[page],
        }
        fields = "".join(f'{key}: "{value}"\n' for key, value in head.items())
        text = f"---\n{fields}byline:\n  - reporter: {chance.choice(people)}\n---\n{body}\n"
        (folder / f"{page + 1:02d}-{order + 1:02d}.md").write_text(text, encoding="utf-8")


def build(site: Path) -> tuple[float, float, int]:
    """(wall seconds, CPU seconds, peak MiB of the largest process) of one build."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, PACKAGE / "build.py", "build", "--site", site], check=True, capture_output=True
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss // 1024


def measure(articles: int) -> dict[str, tuple[float, float, int]]:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        archive(site, articles)
        rows = {"clean": build(site)}
        rows["no edit"] = min(build(site) for _ in range(3))
        edited = site / "content/issues/2000-01-01/01-01.md"
        edited.write_text(edited.read_text(encoding="utf-8") + "\n末了添一段。\n", encoding="utf-8")
        rows["one edit"] = build(site)
        return rows


def main() -> None:
    sizes = [int(each) for each in sys.argv[1:]] or [400, 2000]
    found = {size: measure(size) for size in sizes}
    print(f"{'articles':>9} {'build':<9} {'wall s':>7} {'cpu s':>7} {'MiB':>5} {'of clean':>9}")
    for size, rows in found.items():
        for name, (wall, cpu, peak) in rows.items():
            print(f"{size:>9} {name:<9} {wall:>7.2f} {cpu:>7.2f} {peak:>5} {cpu / rows['clean'][1]:>9.3f}")
    if len(sizes) > 1:
        first, last = sizes[0], sizes[-1]
        for name in found[first]:
            ratio = found[last][name][1] / found[first][name][1]
            print(f"{name}: {last // first} times the articles, {ratio:.1f} times the CPU")


if __name__ == "__main__":
    main()
