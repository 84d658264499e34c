"""A small paper with a piece of every kind, for tests of articles and of a reader's comforts."""

from __future__ import annotations

from driver import SiteDriver
from theme_site import LONG, PICTURE, SENTENCE, article

SHORT = "渡口的长椅换好了，四条腿一样长。"
POEM = "等船的人都看着江心  \n好像看，船就会快些\n\n灯近了，大家站起来  \n让一让，让一让"
LIST = "\n\n".join(f"{n}\\. 停水。11月17日（星期二）8时至16时换水表，涉及{n}栋楼。" for n in range(1, 5))
TABLE = "周次的载客\n\n| 周次 | 载客 |\n|---|---|\n| 第一周 | 611 |\n| 第二周 | 790 |"
QUOTED = f"> **编者按**：{SENTENCE}\n\n## 谁在坐\n\n{SENTENCE * 9}\n\n> 船跟人一样，走急了要喘口气。\n\n"
BY = 'byline:\n  - {role}: "{name}"\n'
PHOTO = 'photos:\n  - file: images/ferry.svg\n    caption: "夜里的渡口。"\n    credit: "受访者供图"\n'
LETTER = f"编辑同志：\n\n{SENTENCE * 2}"

KINDS = {
    "news": "2026/11/20/01-01.html",
    "brief": "2026/11/20/01-02.html",
    "column": "2026/11/20/01-03.html",
    "feature": "2026/11/20/02-01.html",
    "notice": "2026/11/20/02-02.html",
    "table": "2026/11/20/02-03.html",
    "photo": "2026/11/20/02-04.html",
    "prose": "2026/11/20/03-01.html",
    "verse": "2026/11/20/03-02.html",
    "letter": "2026/11/20/04-01.html",
}
FILES = {
    "01-01": article(
        "01", 1, "末班渡轮，多等一小时", sentences=12, more=BY.format(role="reporter", name="林知远") + PHOTO
    ),
    "01-02": article("01", 2, "长椅换好了", body=SHORT),
    "01-03": article(
        "01", 3, "慢，不是借口", more=BY.format(role="writer", name="沈砚") + 'series: "河湾谈"\n'
    ),
    "02-01": article(
        "02",
        1,
        LONG,
        body=f"{SENTENCE * 12}\n\n{QUOTED}{SENTENCE * 30}",
        more=BY.format(role="reporter", name="林知远"),
    ),
    "02-02": article("02", 2, "便民四则", body=LIST),
    "02-03": article("02", 3, "本周数字", body=TABLE),
    "02-04": article("02", 4, "头一趟", body=SENTENCE, more=PHOTO),
    "03-01": article("03", 1, "夜航", sentences=30, more=BY.format(role="writer", name="江小舟")),
    "03-02": article("03", 2, "等船的人", body=POEM),
    "04-01": article("04", 1, "站牌上的字，能不能再大一点", body=LETTER),
}
PAGES = {"01": "要闻", "02": "城事", "03": "副刊", "04": "来信"}


def lay_out_kinds(site: SiteDriver) -> SiteDriver:
    """An issue of four news pages, in two scripts, with an address on the web."""
    settings = 'title = "河湾报"\nbase_url = "https://hewan.example/"\nvariants = ["zh-Hans", "zh-TW"]\n'
    site.write("site.toml", f'{settings}literary = ["副刊"]\n')
    site.write("content/images/ferry.svg", PICTURE.replace('"60"', '"600"').replace('"40"', '"400"'))
    names = "".join(f'"{label}" = "{name}"\n' for label, name in PAGES.items())
    site.write("content/issues/2026-11-20/issue.toml", f'number = "12"\n\n[pages]\n{names}')
    for name, text in FILES.items():
        site.write(f"content/issues/2026-11-20/{name}.md", text)
    return site
