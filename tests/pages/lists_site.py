"""A paper old and large enough to try its lists: a hundred years, a year of weeks, a staff of hundreds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import cycle, islice, product

from driver import SiteDriver

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><path d="M0 0h60v40H0z"/></svg>'
SENTENCE = "渡口的灯九点才灭，等船的人站在棚子底下跺脚，谁也没有走。"
SECTIONS = ("要闻", "城事", "副刊", "来信", "一个名字很长的读者服务与便民信息专栏")
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡欧阳司马"
GIVEN = "河舟渡桥岸灯秋雨石竹"
LOST_WEEK = dt.date(2025, 6, 13)  # a Friday of the weekly year
TWICE = dt.date(2025, 6, 20)  # two editions


def names(count: int) -> list[str]:
    doubled = ["欧阳", "司马", *SURNAMES.replace("欧阳", "").replace("司马", "")]
    made = ("".join(parts) for parts in product(GIVEN, GIVEN, doubled))
    return list(islice((name[2:] + name[:2] for name in made), count))


def article(
    date: dt.date, order: int, title: str, *, edition: int = 1, more: str = "", sentences: int = 3
) -> tuple[str, str]:
    """(path, text) of an article file."""
    folder = f"{date}-ed{edition}" if edition > 1 else f"{date}"
    facts = f'title: "{title}"\ndate: "{date}"\npage: "01"\norder: "{order}"\n{more}'
    body = SENTENCE * sentences
    return f"content/issues/{folder}/01-{order:02d}.md", f"---\n{facts}---\n\n{body}\n"


def grand_paper(site: SiteDriver, *, people: int) -> SiteDriver:
    """Four times a paper, in one: years ago, weekly, daily, and with everybody in its byline."""
    site.write("site.toml", 'title = "渡口报"\nvariants = ["zh-Hans"]\n')
    site.write("content/images/ferry.svg", PICTURE)
    site.write("content/pages/about.md", '---\ntitle: "关于"\n---\n\n有错请写信。\n\n## 谁办的\n\n我们。\n')
    staff = names(people)
    entries = (f'[[person]]\nname = "{name}"\nid = "p{number}"\n' for number, name in enumerate(staff))
    site.write("content/people.toml", "\n".join(entries))
    for path, text in (*_centuries(), *_weekly(staff), *_daily(), _lead(staff)):
        site.write(path, text)
    return site


def _centuries() -> Iterator[tuple[str, str]]:
    for year in range(1925, 2025, 2):
        yield article(dt.date(year, 3, 1), 1, f"{year}年的春汛", more='section: "要闻"\n')


def _weekly(staff: list[str]) -> Iterator[tuple[str, str]]:
    """Every Friday of 2025 but one, a section a week, signed by some; one Friday twice."""
    friday = dt.date(2025, 1, 3)
    signed = _signed(staff, 51)
    sections = cycle(SECTIONS)
    while friday.year == 2025:
        if friday != LOST_WEEK:
            title = f"{friday.month}月里渡口的又一件事，说来话长，一行写不下"
            facts = f'section: "{next(sections)}"\nseries: "■ 老物件"\n{next(signed)}'
            yield article(friday, 1, title, more=facts)
        friday += dt.timedelta(weeks=1)
    yield article(TWICE, 1, "号外", edition=2, more='section: "要闻"\n')


def _daily() -> Iterator[tuple[str, str]]:
    for day in range(1, 15):
        yield article(dt.date(2026, 11, day), 1, f"十一月{day}日", more='section: "城事"\n')


def _signed(staff: list[str], articles: int) -> Iterator[str]:
    """Bylines that name everybody once, shared out over so many articles."""
    size = -(-len(staff) // articles)
    for start in range(0, size * articles, size):
        found = staff[start : start + size]
        yield "byline:\n" + "".join(f"  - reporter: {name}\n" for name in found) if found else ""


def _lead(staff: list[str]) -> tuple[str, str]:
    """The newest article: long, with a picture that one of the staff took, and corrected."""
    photo = (
        f'photos:\n  - file: images/ferry.svg\n    alt: "船"\n    credit: [{{photographer: {staff[0]}}}]\n'
    )
    was, now = "每逢一、五早市，载客1240人", "每逢二、五早市，载客1340人"
    fixed = f'corrections: [{{date: "2026-12-03", was: "{was}", now: "{now}"}}]\n'
    more = f'section: "要闻"\n{photo}{fixed}'
    return article(dt.date(2026, 12, 1), 1, "末班渡轮，多等一小时", more=more, sentences=20)
