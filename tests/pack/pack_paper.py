"""A paper with all that is hard to bind: a photograph, a drawing, corrections, links, a missing page, markup.

In:   a SiteDriver.
Out:  the same driver with three issues in two years; the files of an EPUB by their path.
Must not know: how a book is made.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

from driver import SiteDriver
from PIL import Image

ATTACK = """</title><script>alert(1)</script>{{ view }}{% raw %}]]>&nbsp;"'<img src=x onerror=alert(1)>"""
SETTINGS = 'title = "渡口周报"\nbase_url = "https://paper.example/ferry/"\nvariants = ["zh-Hans", "zh-TW"]\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 60"><rect width="96" height="60"/></svg>'
BODY = """\
第一段，里面有只有头发那么细的线，见[另一篇](01-02.html)和[远处](https://example.org/a b?x=1&y=2)，也见[坏的](http://)。

## 小标题

第二段，AT&amp;T&copy; 和[关于](../../../about.html)、[信](mailto:a@b.example)。

行一{break_}
行二

价目表

| 船 | 票 |
| :--- | ---: |
| 早班 | 2 |

***

![一张画](../../../images/draw.svg)结尾 &#8; &#0; [x](https://example.org/ "title")。
""".replace("{break_}", "  ")


def article(date: str, page: str, order: int, title: str, body: str = "", more: str = "") -> tuple[str, str]:
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    head = f'---\ntitle: "{quoted}"\ndate: "{date[:10]}"\npage: "{page}"\norder: "{order}"\n{more}---\n'
    text = body or f"{title}的正文，说的是渡口后面的事。"
    return f"content/issues/{date}/{page}-{order:02d}.md", f"{head}{text}\n"


def hard_paper(site: SiteDriver) -> SiteDriver:
    photos = (
        'photos:\n  - {file: images/渡口.jpg, caption: "渡口后面。", alt: "一条船", after: "1"}\n'
        '  - {file: images/draw.svg, caption: "图纸", credit: "受访者供图", after: "2"}\n'
        '  - {caption: "只有说明。"}\n'
    )
    fix = 'corrections: [{date: "2026-12-01", was: "三", now: "四", note: "数错了"}]\n'
    quoted = ATTACK.replace("\\", "\\\\").replace('"', '\\"')
    attacks = "".join(f'{field}: "{quoted}"\n' for field in ("kicker", "subtitle", "series", "agency"))
    files = (
        article("2026-11-20", "01", 1, "末班渡轮，多等一小时", BODY, f"{photos}jump: {{to: '02'}}\n"),
        article("2026-11-20", "01", 2, "老桥换牌", "", f'kicker: "桥面"\n{fix}'),
        article("2026-11-20", "02", 1, "台账", "", "jump: {from: '01'}\nbyline:\n  - reporter: 何青\n"),
        article("2026-11-20", "A01", 1, "", "来信没有标题。"),
        article("2026-11-20", "04", 1, ATTACK, f"{ATTACK}\n\n<b>不是标记</b>", attacks),
        article("2026-11-27", "01", 1, "清淤船进场"),
        article("2026-11-27", "01", 2, "草稿一篇", "", 'draft: "true"\n'),
        article("2027-01-01", "01", 1, "新年第一班"),
    )
    site.write("site.toml", SETTINGS).write("content/images/draw.svg", SVG)
    for path, text in files:
        site.write(path, text)
    jpeg = BytesIO()
    Image.new("RGB", (640, 400), "navy").save(jpeg, "JPEG")
    (site.folder / "content/images/渡口.jpg").write_bytes(jpeg.getvalue())
    return site.write("content/issues/2026-11-20/issue.toml", 'number = "12"\n[pages]\n"02" = "城事"\n')


def inside(path: Path) -> dict[str, bytes]:
    """The files of an archive by name, in their order."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def leaves(path: Path) -> dict[str, str]:
    """The texts of a package, named from its folder."""
    ours = (".xhtml", ".opf", ".svg", ".css")
    return {
        name.removeprefix("EPUB/"): data.decode()
        for name, data in inside(path).items()
        if name.startswith("EPUB/") and name.endswith(ours)
    }


def spine(path: Path) -> list[str]:
    """The files in reading order."""
    package = ET.fromstring(leaves(path)["package.opf"])
    files = {
        item.get("id"): item.get("href", "") for item in package.iter("{http://www.idpf.org/2007/opf}item")
    }
    return [files[ref.get("idref")] for ref in package.iter("{http://www.idpf.org/2007/opf}itemref")]
