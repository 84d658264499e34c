"""A small paper that shows every voice of the theme: made of files, built through the front door."""

from __future__ import annotations

from driver import SiteDriver

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><path d="M0 0h60v40H0z"/></svg>'
SENTENCE = "渡口的灯九点才灭，等船的人站在棚子底下跺脚，谁也没有走。"
LONG = "全镇秋冬季水利建设工作会议在河湾大礼堂召开并对明年春灌作出部署安排意见征集"


def article(page: str, order: int, title: str, *, sentences: int = 6, more: str = "", body: str = "") -> str:
    paragraphs = body or "\n\n".join([SENTENCE * 3] * (sentences // 3 or 1))
    facts = f'title: "{title}"\ndate: "2026-11-20"\npage: "{page}"\norder: "{order}"\n{more}'
    return f"---\n{facts}---\n\n{paragraphs}\n"


def lay_out(site: SiteDriver) -> SiteDriver:
    """Four news pages: a lead with picture and a rail, a full page, a literary one, a missing one."""
    by = "byline:\n  - reporter: 林知远\n"
    photo = 'photos:\n  - file: images/ferry.svg\n    caption: "夜里的渡口。"\n    credit: "受访者供图"\n'
    only_caption = 'photos:\n  - caption: "台账的一页。"\n    after: "1"\n'
    fixed = 'corrections: [{date: "2026-11-21", was: "八百人", now: "八十人"}]\n'
    table = "| 周次 | 载客 |\n|---|---|\n| 第一周 | 611 |"
    files = {
        "01-01": article("01", 1, "末班渡轮，多等一小时", sentences=30, more=by + photo + fixed),
        "01-02": article("01", 2, LONG, sentences=12),
        "01-03": article("01", 3, "开江", more=only_caption),
        "02-01": article("02", 1, "一本红格子的账", body=f"{SENTENCE * 3}\n\n{table}\n\n{SENTENCE}"),
        **{f"02-{n:02}": article("02", n, f"城里的事，第{n}件") for n in range(2, 8)},
        "03-01": article("03", 1, "夜航"),
        "03-02": article("03", 2, ""),
    }
    site.write("content/images/ferry.svg", PICTURE)
    names = "".join(f'"{label}" = "{name}"\n' for label, name in PAGES.items())
    site.write("content/issues/2026-11-20/issue.toml", f'number = "12"\n\n[pages]\n{names}')
    for name, text in files.items():
        site.write(f"content/issues/2026-11-20/{name}.md", text)
    return site


PAGES = {"01": "要闻", "02": "城事", "03": "副刊", "04": "来信"}
