"""What an editor is told of a picture that cannot be shown, or not as it is.

In:   the picture's place, and a fact or two of the fault.
Out:  Problems, in both languages.
Must not know: how a fault is found.
"""

from __future__ import annotations

from typing import Final

from broadsheet.problems import Problem, Text, Where

_KINDS: Final = "JPEG, PNG, WebP, AVIF, TIFF, GIF, BMP, SVG"
_AS_JPEG: Final = Text("export it as JPEG and name that file", "请导出为 JPEG，再写上那个文件名")


def empty(where: Where) -> Problem:
    what = Text("the file is empty", "文件是空的，一个字节也没有")
    return Problem(where, what, Text("fetch it again from where it came", "请从原处重新取一份"))


def unknown(where: Where) -> Problem:
    what = Text(
        f"is no picture of a kind that can be shown ({_KINDS})",
        f"不是图片，或是不能用的格式（可用：{_KINDS}）",
    )
    hint = Text("open it in a picture program and save it as JPEG", "请用看图软件打开，另存为 JPEG")
    return Problem(where, what, hint)


def other_kind(where: Where, kind: str) -> Problem:
    """`kind`: HEIC, PDF …, which browsers do not show as a picture."""
    what = Text(f"is a {kind} file, which browsers do not show", f"是 {kind} 文件，浏览器不能当图片显示")
    return Problem(where, what, _AS_JPEG)


def damaged(where: Where) -> Problem:
    what = Text("the picture is damaged or not complete", "图片已损坏，或者没有传完整")
    hint = Text(
        "fetch it again from where it came; if it looks whole in a picture program, save it there once more",
        "请从原处重新取一份；看图软件里若完好，就另存一次",
    )
    return Problem(where, what, hint)


def too_many_bytes(where: Where, size: int, most: int) -> Problem:
    what = Text(
        f"the file has {size // 1_000_000} MB, {most // 1_000_000} at most can be taken",
        f"文件太大：{size // 1_000_000} MB，最多 {most // 1_000_000} MB",
    )
    return Problem(where, what, _smaller())


def too_many_pixels(where: Where, most: int) -> Problem:
    what = Text(
        f"the picture is too large: of this kind {most // 1_000_000} million pixels at most",
        f"图片太大：这种格式最多 {most // 10_000} 万像素",
    )
    return Problem(where, what, _smaller())


def too_long(where: Where, width: int, height: int, most: int) -> Problem:
    what = Text(
        f"the picture is too large: {width} × {height}, a side may have {most:,} pixels",
        f"图片太大：{width} × {height}，一边最多 {most:,} 像素",
    )
    return Problem(where, what, _smaller())


def _smaller() -> Text:
    return Text(
        "make it smaller: 2,400 pixels on the long side are enough", "请缩小一些：长边 2400 像素就够了"
    )


def strange_colours(where: Where, mode: str) -> Problem:
    what = Text(f"its colours are stored in a way that nobody shows ({mode})", f"颜色的存法太特殊（{mode}）")
    return Problem(where, what, Text("save it as RGB in a picture program", "请用图像软件转成 RGB 再保存"))


def moving(where: Where, frames: int) -> Problem:
    what = Text(
        f"has {frames} frames or pages; only the first is shown", f"里面有 {frames} 帧（页），只会用第一帧"
    )
    hint = Text("save the frame that you want as a picture of its own", "请把要用的那一帧单独存成一张图片")
    return Problem(where, what, hint, severity="warning")


def leads_out(where: Where) -> Problem:
    what = Text("is a link to a file outside the site's folder", "是一个链接，指到站点文件夹外面去了")
    hint = Text("put the picture itself into content/images/", "请把图片本身放进 content/images/")
    return Problem(where, what, hint)


def misnamed_drawing(where: Where) -> Problem:
    what = Text("is an SVG by another name", "其实是 SVG，文件名却不是")
    hint = Text(
        "let its name end in .svg, here and in the article", "请把文件名改成 .svg 结尾，稿件里也一并改"
    )
    return Problem(where, what, hint)


def not_plain(where: Where) -> Problem:
    what = Text("the SVG declares entities or is not UTF-8", "这个 SVG 声明了实体，或者不是 UTF-8 编码")
    return Problem(where, what, _plain_svg())


def unsafe_drawing(where: Where, found: str) -> Problem:
    """`found`: the element, attribute or address that does not belong in a picture."""
    what = Text(f"the SVG holds more than a drawing: {found}", f"这个 SVG 里不只是图：{found}")
    hint = Text(
        "take it out: no script, nothing that is fetched from elsewhere; or save it as plain SVG or PNG",
        "请去掉：不能有脚本，也不能从别处取东西；或者另存为“普通 SVG”或 PNG",
    )
    return Problem(where, what, hint)


def _plain_svg() -> Text:
    return Text("save it again as plain SVG", "请用绘图软件另存为“普通 SVG”")
