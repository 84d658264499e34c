"""A paper of many years for the pictures: made of files, built through the front door.

In:   a SiteDriver.
Out:  the same driver with a weekly paper of 2026 that lost two issues, a thick issue of six news pages,
      a person with forty years of work, one with a single article.
Must not know: any module of broadsheet.
"""

from __future__ import annotations

import datetime as dt

from driver import SiteDriver

SETTINGS = 'title = "渡口周报"\nvariants = ["zh-Hans", "zh-TW"]\nliterary = ["副刊"]\n'
SENTENCE = "渡口后面有一条路，路边的灯到九点才亮，等船的人都往那里走。"
TITLES = (
    "末班渡轮，多等一小时",
    "老桥换牌",
    "灯",
    "全镇秋冬季水利建设工作会议在河湾大礼堂召开并作出部署",
    "",
)
SECTIONS = ("要闻", "城事", "副刊", "来信")
FRIDAYS = [dt.date(2026, 7, 3) + dt.timedelta(weeks=week) for week in range(21)]
LOST = (dt.date(2026, 8, 14), dt.date(2026, 10, 2))
THICK = dt.date(2026, 11, 20)
PAGES = {"01": 8, "02": 1, "03": 3, "04": 16, "06": 30}  # the fifth is missing


def write_article(
    site: SiteDriver, date: dt.date, page: str, order: int, *, section: str, by: str, sentences: int = 2
) -> None:
    title = TITLES[(order + date.day) % len(TITLES)]
    photo = 'photos:\n  - caption: "渡口。"\n' if order % 5 == 1 and sentences > 8 else ""
    facts = f'title: "{title}"\ndate: "{date}"\npage: "{page}"\norder: "{order}"\nsection: "{section}"\n'
    text = f"---\n{facts}byline:\n{by}{photo}---\n\n{SENTENCE * sentences}\n"
    site.write(f"content/issues/{date}/{page}-{order:02}.md", text)


def years_of_paper(site: SiteDriver) -> SiteDriver:
    site.write("site.toml", SETTINGS)
    both = "  - reporter: [林知远, 何青]\n"
    one = "  - reporter: 林知远\n"
    for year in range(1985, 2025):
        for order in range(1, 2 + year % 4):
            section = SECTIONS[(year + order) % 4]
            by = both if year % 5 == 0 else one
            write_article(site, dt.date(year, 3, 1), "01", order, section=section, by=by)
    for week, day in enumerate(day for day in FRIDAYS if day not in LOST and day != THICK):
        for order in range(1, 2 + week % 4):
            by = "  - writer: 沈砚\n" if week == 3 and order == 1 else "  - reporter: 方小满\n"
            write_article(site, day, "01", order, section=SECTIONS[order % 4], by=by)
    for page, count in PAGES.items():
        section = "副刊" if page == "03" else "要闻"
        for order in range(1, count + 1):
            sentences = 1 + (order * 7 + int(page)) % 13 * (2 if order == 1 else 1)
            by = "  - reporter: 方小满\n  - photographer: 欧阳岚\n"
            write_article(site, THICK, page, order, section=section, by=by, sentences=sentences)
    return site
