"""Issues of every shape that a paper may bring, all words invented: built once, looked at often.

Every issue has its day; a shape says how many news pages of which kind, and a seeded generator
writes the articles. The same shapes on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from driver import SiteDriver

WORDS = "渡口 老桥 台账 河湾 东岸 西岸 夜班 船工 早市 鱼档 水位 雨季 铁链 班次 票价 码头"
WORDS += (
    " 修补 登记 挪动 晾晒 商量 抄写 排队 称重 等候 开张 换牌 停航 清淤 编号 涨落 借阅 收割 挂出 量过 数完"
)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"><path d="M0 0h{0}v{1}H0z"/></svg>'
PICTURES = {"wide": (96, 60), "square": (60, 60), "tall": (60, 84), "panorama": (120, 40)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One article as its file says it."""

    title: str = ""
    characters: int = 400
    kicker: str = ""
    subtitle: str = ""
    series: str = ""
    section: str = ""
    byline: str = ""
    picture: str = ""
    table: int = 0


Page = tuple[str, list[Written]]  # name and articles; none = missing
Shape = Callable[[Random], list[Page]]


def sentence(chance: Random, most: int = 40) -> str:
    clauses = []
    for _ in range(chance.randint(1, 4)):
        clauses.append("".join(chance.choices(WORDS.split(), k=chance.randint(2, 4))))
        if sum(map(len, clauses)) > most:
            break
    return "，".join(clauses) + "。"


def text(chance: Random, characters: int) -> str:
    paragraphs, written = [], 0
    while written < characters:
        paragraph = "".join(sentence(chance) for _ in range(chance.randint(1, 4)))
        paragraphs.append(paragraph)
        written += len(paragraph)
    return "\n\n".join(paragraphs)


def headline(chance: Random, length: int) -> str:
    """So many characters, in clauses of up to ten."""
    letters = list("".join(chance.choices(WORDS.split(), k=length)))[:length]
    for at in range(chance.randint(5, 9), length - 2, chance.randint(6, 10)):
        letters[at] = "，"
    return "".join(letters)


def report(chance: Random, **fixed: object) -> Written:
    facts: dict[str, object] = {
        "title": headline(chance, chance.randint(5, 22)),
        "characters": chance.choice((160, 260, 420, 700, 1500)),
        "kicker": headline(chance, 10) if chance.random() < 0.35 else "",
        "subtitle": headline(chance, 18) if chance.random() < 0.25 else "",
        "byline": chance.choice(("", "reporter: 林知远", "reporter: 何青")),
        "picture": chance.choice(tuple(PICTURES)) if chance.random() < 0.15 else "",
    }
    return Written(**(facts | fixed))  # type: ignore[arg-type]


def brief(chance: Random) -> Written:
    return report(chance, characters=chance.randint(20, 100), kicker="", subtitle="", picture="")


def column(chance: Random) -> Written:
    return report(chance, characters=500, series="河湾谈", byline="writer: 沈砚", kicker="", picture="")


def numbers(chance: Random) -> Written:
    return Written(title="本周数字", table=chance.randint(4, 8), characters=0)


def notice(chance: Random) -> Written:
    return report(chance, title="停航公告", characters=90, kicker="", subtitle="", picture="", byline="")


def reports(chance: Random, count: int, **fixed: object) -> list[Written]:
    return [report(chance, **fixed) for _ in range(count)]


def mixed(chance: Random, count: int) -> list[Written]:
    makers = (report, report, report, report, brief, brief, column, numbers, notice)
    return [report(chance), *(chance.choice(makers)(chance) for _ in range(count - 1))]


def weekly(chance: Random) -> list[Page]:
    literary = reports(chance, 3, byline="writer: 江小舟", kicker="", subtitle="")
    letters = [*reports(chance, 4, characters=200, kicker="", subtitle="", picture=""), notice(chance)]
    return [
        ("要闻", [*mixed(chance, 3), column(chance)]),
        ("城事", [*mixed(chance, 4), numbers(chance)]),
        ("副刊", literary),
        ("来信", letters),
    ]


def many(pages: int, articles: int, **fixed: object) -> Shape:
    def shape(chance: Random) -> list[Page]:
        names = ("要闻", "城事", "经济", "副刊", "来信", "文体", "教育", "农村")
        share = [articles // pages + (n < articles % pages) for n in range(pages)]
        return [
            (names[n % 8], reports(chance, count, **fixed) if fixed else mixed(chance, count))
            for n, count in enumerate(share)
        ]

    return shape


def led_by(length: int) -> Shape:
    def shape(chance: Random) -> list[Page]:
        first, *others = weekly(chance)
        lead = report(chance, title=headline(chance, length), characters=900, picture="")
        return [(first[0], [lead, *first[1]]), *others]

    return shape


def kinds_of_page(chance: Random) -> list[Page]:
    """A page of twelve briefs, one long article alone, photographs, letters, a literary page."""
    return [
        ("要闻", mixed(chance, 5)),
        ("简讯", [brief(chance) for _ in range(12)]),
        ("特稿", reports(chance, 1, characters=3000, picture="wide")),
        ("影像", reports(chance, 4, characters=90, picture="wide", subtitle="")),
        ("长文", reports(chance, 1, characters=3000, picture="")),
        ("副刊", reports(chance, 5, title=headline(chance, 14), byline="writer: 江小舟")),
    ]


def gaps(chance: Random) -> list[Page]:
    """Missing pages, lost headlines, a lead of which only the headline is left."""
    lost = [*reports(chance, 2, title=""), *mixed(chance, 2)]
    return [
        ("要闻", [report(chance, characters=0, picture=""), *reports(chance, 2, characters=200)]),
        ("城事", []),
        ("经济", lost),
        ("文体", []),
        ("副刊", reports(chance, 2, title="")),
    ]


def anything(chance: Random) -> list[Page]:
    """What nobody tuned for: any count of pages, articles, pictures, characters of text and headline."""
    count = chance.choice((3, 5, 8, 12, 20, 40, 60))
    names = ("要闻", "城事", "经济", "副刊", "来信", "文体", "教育", "农村")
    pages = min(count, chance.choice((1, 2, 3, 4, 8, 24)))
    pictured, titled = chance.choice((0.0, 0.2, 0.9)), chance.choice(((4, 8), (5, 22), (30, 40), (4, 40)))
    makers = (*[report] * 5, brief, brief, column, numbers, notice)

    def article(maker: Callable[..., Written]) -> Written:
        if maker is not report:
            return maker(chance)
        return report(
            chance,
            title=headline(chance, chance.randint(*titled)),
            characters=chance.choice((0, 60, 160, 260, 420, 700, 1500, 3000)),
            picture=chance.choice(tuple(PICTURES)) if chance.random() < pictured else "",
        )

    bounds = [0, *sorted(chance.sample(range(1, count), pages - 1)), count]
    return [
        (
            chance.choice(names),
            [article(report if n == start else chance.choice(makers)) for n in range(start, end)],
        )
        for start, end in pairwise(bounds)
    ]


SHAPES: dict[str, Shape] = {
    "weekly": weekly,
    "three-on-one": many(1, 3),
    "three-without-text": many(1, 3, characters=0, picture=""),
    "thirty-on-12": many(12, 30),
    "sixty-on-one": many(1, 60, characters=300, picture=""),
    "all-pictures": many(2, 9, picture="wide"),
    "upright-pictures": many(1, 5, picture="tall"),
    "headline-of-4": led_by(4),
    "headline-of-40": led_by(40),
    "kinds-of-page": kinds_of_page,
    "gaps": gaps,
}
SHAPES |= {f"anything-{n}": anything for n in range(1, 5)}


def days() -> Iterator[tuple[str, str]]:
    """(shape, date) of every issue."""
    for number, shape in enumerate(SHAPES, 1):
        yield shape, f"2026-10-{number:02}"


def lay_out_shapes(site: SiteDriver) -> SiteDriver:
    """Every shape as an issue of one site."""
    for name, (wide, high) in PICTURES.items():
        site.write(f"content/images/{name}.svg", PICTURE.format(wide, high))
    site.write("site.toml", 'title = "试刊"\nvariants = ["zh-Hans"]\nliterary = ["副刊"]\n')
    for shape, date in days():
        _lay_out(site, date, SHAPES[shape](Random(shape)))
    return site


def _lay_out(site: SiteDriver, date: str, pages: list[Page]) -> None:
    names = "".join(f'"{number:02}" = "{name}"\n' for number, (name, _) in enumerate(pages, 1))
    site.write(f"content/issues/{date}/issue.toml", f'number = "7"\nweather = "多云"\n\n[pages]\n{names}')
    for number, (_, articles) in enumerate(pages, 1):
        for order, article in enumerate(articles, 1):
            path = f"content/issues/{date}/{number:02}-{order:02}.md"
            site.write(path, _file(article, date, number, order))


def _file(article: Written, date: str, page: int, order: int) -> str:
    facts = [f'title: "{article.title}"', f'date: "{date}"', f'page: "{page:02}"', f'order: "{order}"']
    said = {field: getattr(article, field) for field in ("kicker", "subtitle", "series", "section")}
    facts += [f'{field}: "{value}"' for field, value in said.items() if value]
    if article.byline:
        facts.append(f"byline:\n  - {article.byline}")
    if article.picture:
        facts.append(
            f'photos:\n  - file: images/{article.picture}.svg\n    caption: "渡口一角。"\n    alt: "渡口"'
        )
    chance = Random(f"{date}{page}{order}")
    rows = "".join(f"| 第{n}项 | {n * 7} | +{n} |\n" for n in range(1, article.table + 1))
    body = text(chance, article.characters)
    table = f"| 项目 | 本周 | 较上周 |\n|---|---|---|\n{rows}" if article.table else ""
    return "---\n" + "\n".join(facts) + f"\n---\n\n{body}\n{table}"
