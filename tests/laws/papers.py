"""A small paper of our own for the laws: written as files, without ingest.

In:   a SiteDriver.
Out:  the same driver with two issues, a second edition, people, sections, a picture, drafts.
Must not know: any module of broadsheet.
"""

from __future__ import annotations

from driver import SiteDriver

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 60"><rect width="96" height="60"/></svg>'

SETTINGS = """\
title = "渡口周报"
base_url = "https://paper.example/ferry/"
variants = ["zh-Hans", "zh-TW"]
imprint = "每周五出版"
"""


def article(
    date: str, page: str, order: int, title: str, body: str = "", section: str = "", more: str = ""
) -> tuple[str, str]:
    """(path, text) of an article file."""
    lines = [
        "---",
        f'title: "{title}"',
        f'date: "{date[:10]}"',
        f'page: "{page}"',
        f'order: "{order}"',
        *([f'section: "{section}"'] if section else []),
        *([more] if more else []),
        "---",
        body or f"{title}的正文。这一段说的是渡口后面的事，里面有只有头发那么细的线。",
        "",
    ]
    return f"content/issues/{date}/{page}-{order:02d}.md", "\n".join(lines)


def small_paper(site: SiteDriver) -> SiteDriver:
    """Nine articles in three issues of two dates; every kind of page has something to show."""
    reporter = "byline:\n  - reporter: 林知远"
    both = "byline:\n  - reporter: 何青\n  - photographer: [何青]\n  - source: 镇广播站"
    photo = (
        'photos:\n  - file: images/ferry.svg\n    caption: "渡口。"\n    alt: "一条船"\n'
        '    credit: [{photographer: 林知远}]\n    after: "1"'
    )
    correction = 'corrections: [{date: "2026-11-27", was: "三", now: "四", note: "数错了"}]'
    files = [
        article(
            "2026-11-20",
            "01",
            1,
            "末班渡轮多等一小时",
            "第一段。\n\n## 小标题\n\n第二段。",
            "要闻",
            f"{reporter}\n{photo}",
        ),
        article("2026-11-20", "01", 2, "老桥换牌", "", "要闻", both),
        article("2026-11-20", "02", 1, "没有栏目的一篇", "", "", reporter),
        article("2026-11-20", "A05", 1, "", "来信没有标题，只有正文。", "来信"),
        article("2026-11-20-ed2", "01", 1, "号外", "", "要闻"),
        article("2026-11-27", "01", 1, "清淤船进场", "", "城事", f"{both}\n{correction}"),
        article("2026-11-27", "01", 2, "草稿一篇", "", "城事", 'draft: "true"'),
        article(
            "2026-11-27", "03", 1, "夜航", "", "副刊", "byline:\n  - writer: 沈砚\naliases: [old/yehang.html]"
        ),
        article("2027-01-01", "01", 1, "新年第一班", "", "要闻", reporter),
    ]
    site.write("site.toml", SETTINGS).write("content/images/ferry.svg", SVG)
    for path, text in files:
        site.write(path, text)
    people = '[[person]]\nname = "林知远"\nid = "lin-zhiyuan"\nbio = "跑渡口。"\n'
    return site.write("content/people.toml", people).write(
        "content/issues/2026-11-20/issue.toml", 'number = "12"\nweather = "多云"\n[pages]\n"02" = "城事"\n'
    )
