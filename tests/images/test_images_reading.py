"""Is it a picture, can it be shown, whose is it: one look at a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from picture_files import animation, encoded, exif, scene
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from broadsheet.problems import Problem
from broadsheet.shelf.images import Picture, read_picture, signature

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}/>'
SHOWN = "content/images/2026-11-20/{}"
SMALL = scene(400, 300)


def looked(folder: Path, name: str, data: bytes) -> tuple[Picture | None, tuple[Problem, ...]]:
    (folder / name).write_bytes(data)
    found = read_picture(folder / name, SHOWN.format(name))
    return found.value, found.problems


@pytest.mark.parametrize(
    "attributes, size",
    [
        ('viewBox="0 0 960 600"', (960, 600)),
        ('viewBox="-10,-20, 96.4 60"', (96, 60)),
        ('width="480" viewBox="0 0 960 600"', (480, 300)),
        ('height="300px" viewBox="0 0 960 600"', (480, 300)),
        ('width="100%" height="100%" viewBox="0 0 960 600"', (960, 600)),
        ('width="40" height="30"', (40, 30)),
        ("", (300, 150)),
    ],
)
def test_size_of_an_svg(tmp_path: Path, attributes: str, size: tuple[int, int]) -> None:
    found, problems = looked(tmp_path, "a.svg", SVG.format(attributes).encode())
    assert found is not None
    assert (found.width, found.height, found.drawn, problems) == (*size, True, ())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF", "BMP"])
def test_every_kind_that_can_be_shown(tmp_path: Path, kind: str) -> None:
    found, problems = looked(tmp_path, "a.jpg", encoded(SMALL, kind))  # what it is, its content says
    assert found is not None
    assert (found.width, found.height, found.drawn, problems) == (400, 300, False, ())


@pytest.mark.parametrize("turned, size", [(1, (400, 300)), (3, (400, 300)), (6, (300, 400)), (8, (300, 400))])
def test_size_is_as_shown(tmp_path: Path, turned: int, size: tuple[int, int]) -> None:
    found, _ = looked(tmp_path, "a.jpg", encoded(SMALL, exif=exif(turned=turned)))
    assert found is not None
    assert (found.width, found.height) == size


JPEG = encoded(scene(1200, 900))
BROKEN = [
    ("empty.jpg", b"", "空的"),
    ("text.jpg", "不是图片".encode(), "不是图片"),
    ("page.jpg", b"<html><body>404</body></html>", "不是图片"),
    ("cut.jpg", JPEG[: len(JPEG) * 2 // 3], "没有传完整"),
    ("head.jpg", JPEG[:200], "没有传完整"),
    ("cut.png", encoded(SMALL, "PNG")[:-40], "没有传完整"),
    ("bits.png", encoded(SMALL, "PNG").replace(b"IDAT", b"IDAT\x00\x01", 1), "没有传完整"),
    ("cut.webp", encoded(SMALL, "WEBP")[:-40], "没有传完整"),
    ("cut.avif", encoded(SMALL, "AVIF")[:-40], "没有传完整"),
    ("cut.tif", encoded(SMALL, "TIFF")[:4000], "没有传完整"),
    ("phone.jpg", b"\x00\x00\x00\x24ftypheic\x00\x00\x00\x00mif1", "HEIC"),
    ("page.pdf.jpg", b"%PDF-1.7 ...", "PDF"),
    ("layers.png", b"8BPS\x00\x01", "PSD"),
    ("ferry.jpg", SVG.format("").encode(), "其实是 SVG"),
    ("cut.svg", b"<svg", "损坏"),
    ("page.svg", b"<html/>", "损坏"),
    ("speck.svg", SVG.format('width="0.2" height="9"').encode(), "损坏"),
    ("wide.svg", SVG.format('width="999999" height="999999"').encode(), "太大"),
    ("entity.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "实体"),
    ("utf16.svg", SVG.format("").encode("utf-16"), "UTF-8"),
    ("gbk.svg", b'<?xml version="1.0" encoding="gb2312"?>' + SVG.format("").encode(), "UTF-8"),
]


@pytest.mark.parametrize("name, data, word", BROKEN, ids=[name for name, _, _ in BROKEN])
def test_what_cannot_be_shown_is_told_with_its_place_and_what_to_do(
    tmp_path: Path, name: str, data: bytes, word: str
) -> None:
    found, [problem] = looked(tmp_path, name, data)
    assert found is None
    assert problem.severity == "error"
    assert word in problem.what.zh
    assert problem.hint is not None
    assert problem.where.path == SHOWN.format(name)


LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(20)
)


def test_a_drawing_that_would_fill_the_memory_is_refused_at_once(tmp_path: Path) -> None:
    found, [problem] = looked(tmp_path, "a.svg", f"{LAUGHS}]><svg>&u;</svg>".encode())
    assert found is None
    assert "实体" in problem.what.zh


MORE_THAN_A_DRAWING = [
    "<script>alert(1)</script>",
    "<svg:script xmlns:svg='http://www.w3.org/2000/svg'>1</svg:script>",
    '<g onclick="alert(1)"/>',
    '<image href="https://elsewhere.example/count.png"/>',
    '<image href="../../people.toml"/>',
    '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="//elsewhere.example/a.png"/>',
    '<image href="data:image/svg+xml,%3Csvg/%3E"/>',
    '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
    '<a href="#"><animate attributeName="href" to="#b"/></a>',
    '<use href="other.svg#a"/>',
    "<foreignObject><p/></foreignObject>",
    '<p xmlns="http://www.w3.org/1999/xhtml"/>',
    "<style>@import 'a.css';</style>",
    "<style>rect { fill: url(https://elsewhere.example/a.svg#b) }</style>",
    r"<style>rect { fill: \75 rl(//elsewhere.example/a) }</style>",
    "<rect style=\"background: image-set('https://elsewhere.example/a.png' 1x)\"/>",
    '<rect fill="url(https://elsewhere.example/a.svg#b)"/>',
    '<g xml:base="https://elsewhere.example/"><use href="#a"/></g>',
    "<?xml-stylesheet href='a.css'?>",
]


@pytest.mark.parametrize("inside", MORE_THAN_A_DRAWING)
def test_an_svg_holds_nothing_but_a_drawing(tmp_path: Path, inside: str) -> None:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<path d="M0 0"/>\n{inside}\n</svg>'
    found, problems = looked(tmp_path, "a.svg", text.encode())
    assert found is None
    assert {problem.where.line for problem in problems} == {3}
    assert all("不只是图" in problem.what.zh for problem in problems)


def test_what_a_drawing_may_hold(tmp_path: Path) -> None:
    text = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
<title>渡口 url(https://…) javascript: 都是字</title><!-- <script> -->
<defs><linearGradient id="a"/><path id="b" d="M0 0"/></defs>
<style>.c { fill: url(#a); font-family: "Noto Serif" }</style>
<use xlink:href="#b" style="fill: url('#a')" fill="url(#a)" class="c"/>
<image href="data:image/png;base64,iVBORw0KGgo="/>
</svg>"""
    found, problems = looked(tmp_path, "a.svg", text.encode())
    assert (found is not None, problems) == (True, ())


def test_pictures_too_large(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as file:
        file.truncate(50_000_000)
    assert "50 MB" in read_picture(tmp_path / "a.png", "a.png").problems[0].what.en
    for size in ((20_000, 10_000), (8_000, 6_000), (30_000, 100)):
        found, [problem] = looked(tmp_path, "b.png", encoded(Image.new("1", size), "PNG"))
        assert found is None
        assert "太大" in problem.what.zh
        assert problem.hint is not None
        assert "2400" in problem.hint.zh


def test_a_large_jpeg_is_looked_at_in_little(tmp_path: Path) -> None:
    found, problems = looked(tmp_path, "a.jpg", encoded(Image.new("L", (10_000, 8_000)), quality=10))
    assert found is not None
    assert (found.width, problems) == (10_000, ())


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_what_moves_is_shown_still_with_a_warning(tmp_path: Path, kind: str) -> None:
    found, [problem] = looked(tmp_path, "a.gif", animation(kind))
    assert found is not None
    assert problem.severity == "warning"
    assert "3 帧" in problem.what.zh


XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="河湾社">
<dc:creator><rdf:Seq><rdf:li>邹伟锋</rdf:li><rdf:li>苏木</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 河湾报</rdf:li></rdf:Alt></dc:rights>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
EXIF = exif("欧阳岚", "© 2026 河湾报")


def xmp_of_png(text: str) -> PngInfo:
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", text)
    return info


@pytest.mark.parametrize(
    "data, artist, rights",
    [
        (encoded(SMALL, exif=EXIF), "欧阳岚", "© 2026 河湾报"),
        (encoded(SMALL, "PNG", exif=EXIF), "欧阳岚", "© 2026 河湾报"),
        (encoded(SMALL, "WEBP", exif=EXIF), "欧阳岚", "© 2026 河湾报"),
        (encoded(SMALL, "AVIF", exif=EXIF), "欧阳岚", "© 2026 河湾报"),
        (encoded(SMALL, exif=EXIF, xmp=XMP.encode()), "邹伟锋、苏木", "© 河湾报"),
        (encoded(SMALL, "WEBP", xmp=XMP.encode()), "邹伟锋、苏木", "© 河湾报"),
        (encoded(SMALL, "PNG", pnginfo=xmp_of_png(XMP)), "邹伟锋、苏木", "© 河湾报"),
        (encoded(SMALL, "TIFF", tiffinfo={700: XMP.encode()}), "邹伟锋、苏木", "© 河湾报"),
        (encoded(SMALL, xmp=XMP.replace("dc:creator", "dc:other").encode()), "河湾社", "© 河湾报"),
        (encoded(SMALL, xmp=b"<x:broken"), "", ""),
        (
            encoded(SMALL, xmp=f'<!DOCTYPE x [<!ENTITY a "河">]>{XMP.replace("邹伟锋", "&a;")}'.encode()),
            "",
            "",
        ),
        (encoded(SMALL, exif=exif("  \n")), "", ""),
        (encoded(SMALL), "", ""),
    ],
)
def test_who_made_a_picture(tmp_path: Path, data: bytes, artist: str, rights: str) -> None:
    found, problems = looked(tmp_path, "a.jpg", data)
    assert found is not None
    assert (found.credit.artist, found.credit.rights, problems) == (artist, rights, ())


def test_a_name_in_an_old_encoding_is_read(tmp_path: Path) -> None:
    old = Image.Exif()
    old[0x013B] = "邹伟锋".encode("gb18030")
    found, _ = looked(tmp_path, "a.jpg", encoded(SMALL, exif=old))
    assert found is not None
    assert found.credit.artist == "邹伟锋"


def test_a_story_in_the_field_of_the_name_is_cut(tmp_path: Path) -> None:
    found, _ = looked(tmp_path, "a.jpg", encoded(SMALL, exif=exif("渡口" * 300)))
    assert found is not None
    assert found.credit.artist == "渡口" * 100


def test_iptc_names_the_author(tmp_path: Path) -> None:
    name = "何青".encode()
    record = b"\x1c\x02\x50" + len(name).to_bytes(2) + name
    block = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + len(record).to_bytes(4) + record
    segment = b"\xff\xed" + (len(block) + 2).to_bytes(2) + block
    plain = encoded(SMALL)
    found, _ = looked(tmp_path, "a.jpg", plain[:2] + segment + plain[2:])
    assert found is not None
    assert found.credit.artist == "何青"


def test_a_link_out_of_the_site_is_refused(tmp_path: Path) -> None:
    site, inside, outside = tmp_path / "site", tmp_path / "site/images/a.png", tmp_path / "secret.png"
    inside.parent.mkdir(parents=True)
    outside.write_bytes(encoded(SMALL, "PNG"))
    inside.symlink_to(outside)
    [problem] = signature(inside, "content/images/a.png", within=site).problems
    assert "外面" in problem.what.zh
    inside.unlink()
    (site / "other.png").write_bytes(encoded(SMALL, "PNG"))
    inside.symlink_to(site / "other.png")
    found = signature(inside, "content/images/a.png", within=site)
    looked_at = read_picture(inside, "content/images/a.png").value
    assert looked_at is not None
    assert (found.value, found.problems) == (looked_at.digest, ())


def test_a_missing_picture(tmp_path: Path) -> None:
    assert "不存在" in read_picture(tmp_path / "none.png", "none.png").problems[0].what.zh
    assert "不存在" in signature(tmp_path / "none.png", "none.png", within=tmp_path).problems[0].what.zh
