"""What readers get of a picture: widths, formats, colours, upright, and nothing of the camera's diary."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_files import ARTIST, COPYRIGHT, SECRET, corners, encoded, exif, opened, scene
from PIL import Image, ImageCms

from broadsheet.shelf.images import Credited, Rendition, develop, ladder, printed

UPRIGHT = ["red", "green", "blue", "white"]
NOBODY = Credited()


def made(
    data: bytes, kind: str = "avif", width: int = 600, height: int = 420, credit: Credited = NOBODY
) -> bytes:
    rendition = Rendition(width=width, height=height, kind="avif" if kind == "avif" else "jpg")
    return printed(develop(data, width, credit), rendition)


@pytest.mark.parametrize(
    "size, widths, fallback",
    [
        ((4000, 3000), [480, 800, 1200, 1800], 1200),
        ((1200, 800), [480, 800, 1200], 1200),
        ((1000, 1500), [480, 800, 1000], 1000),
        ((850, 600), [480, 850], 850),  # 800 would be as good as the same
        ((300, 200), [300], 300),
        ((1, 900), [1], 1),
    ],
)
def test_the_ladder(size: tuple[int, int], widths: list[int], fallback: int) -> None:
    *modern, last = ladder(*size)
    assert [each.width for each in modern] == widths
    assert {each.kind for each in modern} == {"avif"}
    assert (last.width, last.kind) == (fallback, "jpg")


@given(width=st.integers(1, 20_000), height=st.integers(1, 20_000))
@settings(max_examples=200)
def test_no_rendition_is_larger_than_its_picture_or_of_another_shape(width: int, height: int) -> None:
    for each in ladder(width, height):
        assert 1 <= each.width <= min(width, 1800)
        assert 1 <= each.height <= height
        assert abs(each.height - height * each.width / width) <= 1


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_picture_stands_upright(turned: int) -> None:
    """A camera that was held in one of eight ways: what is seen is the same."""
    how = Image.Transpose
    undo = {
        2: how.FLIP_LEFT_RIGHT, 3: how.ROTATE_180, 4: how.FLIP_TOP_BOTTOM, 5: how.TRANSPOSE,
        6: how.ROTATE_90, 7: how.TRANSVERSE, 8: how.ROTATE_270,
    }  # fmt: skip
    seen = scene(600, 420)
    stored = seen.transpose(undo[turned]) if turned in undo else seen
    image = opened(made(encoded(stored, exif=exif(turned=turned))))
    assert image.size == (600, 420)
    assert corners(image) == UPRIGHT
    assert image.getexif().get(0x0112) is None


@pytest.mark.parametrize("kind", ["avif", "jpg"])
@pytest.mark.parametrize("source", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_author_and_rights_stay_and_all_else_goes(kind: str, source: str) -> None:
    thumbnail = b"<x:xmpmeta><rdf:li>31.2304N</rdf:li></x:xmpmeta>"
    more = {"comment": b"secret note", "xmp": thumbnail} if source == "JPEG" else {}
    data = encoded(scene(900, 630), source, exif=exif("欧阳岚", "© 2026 河湾报"), **more)
    got = made(data, kind, credit=Credited(artist="欧阳岚", rights="© 2026 河湾报"))
    found = opened(got).getexif()
    assert set(found) == {ARTIST, COPYRIGHT}
    assert found[ARTIST].encode("latin-1").decode() == "欧阳岚"
    assert found[COPYRIGHT].encode("latin-1").decode() == "© 2026 河湾报"
    assert found.get_ifd(0x8825) == {}
    for trace in (SECRET.encode(), b"31.2304N", b"secret note", b"xmpmeta"):
        assert trace not in got
    assert {"icc_profile", "xmp", "comment", "photoshop"}.isdisjoint(opened(got).info)


def test_without_an_author_there_is_no_metadata_at_all() -> None:
    got = made(encoded(scene(900, 630), exif=exif()), "jpg")
    assert "exif" not in opened(got).info
    assert b"Exif" not in got


def wide_gamut() -> bytes:
    """The profile of a camera whose red and green have changed places: nobody could miss that it was used."""
    swapped = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for tag in range(int.from_bytes(swapped[128:132])):
        at = 132 + 12 * tag
        name = bytes(swapped[at : at + 4])
        swapped[at : at + 4] = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}.get(name, name)
    return bytes(swapped).replace("sRGB".encode("utf-16-be"), "Swap".encode("utf-16-be"))


@pytest.mark.parametrize("source", ["JPEG", "PNG", "TIFF"])
def test_colours_are_those_of_the_profile(source: str) -> None:
    got = opened(made(encoded(scene(600, 420), source, icc_profile=wide_gamut())))
    assert corners(got) == ["green", "red", "blue", "white"]
    assert "icc_profile" not in got.info


def test_a_broken_profile_counts_for_nothing() -> None:
    assert corners(opened(made(encoded(scene(600, 420), icc_profile=b"no profile")))) == UPRIGHT


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "CMYK", "P"])
def test_every_way_to_store_colours(mode: str) -> None:
    source = {"CMYK": "JPEG", "RGB": "JPEG"}.get(mode, "PNG")
    assert corners(opened(made(encoded(scene(600, 420, mode), source), "jpg"))) == UPRIGHT


def test_sixteen_bits_become_eight() -> None:
    deep = Image.new("I;16", (600, 420), 40_000)
    grey = opened(made(encoded(deep, "PNG"), "jpg"))
    assert grey.mode == "L"
    assert grey.getpixel((300, 200)) == pytest.approx(40_000 / 257, abs=2)


@pytest.mark.parametrize("mode", ["L", "1", "LA"])
@pytest.mark.parametrize("kind", ["avif", "jpg"])
def test_black_and_white_stays_so(mode: str, kind: str) -> None:
    data = encoded(scene(600, 420).convert("L").convert(mode), "PNG")
    found = corners(opened(made(data, kind)))
    assert found[3] == "white"
    if kind == "jpg" and mode != "LA":
        assert opened(made(data, kind)).mode == "L"


def test_what_is_transparent_becomes_white() -> None:
    clear = Image.new("RGBA", (600, 420), (0, 0, 0, 0))
    for image in (clear, clear.convert("P"), clear.convert("LA")):
        assert corners(opened(made(encoded(image, "PNG")))) == ["white"] * 4


def test_lines_of_a_drawing_keep_their_colour() -> None:
    """Half the colours are enough for a photograph, not for a red line of one pixel on white."""
    drawing = Image.new("RGB", (600, 420), "white")
    for x in range(1, 600, 4):
        drawing.paste("red", (x, 0, x + 1, 420))
    kept = opened(made(encoded(drawing, "PNG"), "jpg")).convert("RGB").getpixel((301, 200))
    halved = (
        opened(made(encoded(drawing, quality=100, subsampling=0), "jpg")).convert("RGB").getpixel((301, 200))
    )
    assert isinstance(kept, tuple)
    assert isinstance(halved, tuple)
    assert kept[0] - kept[1] > halved[0] - halved[1] + 40


def test_the_same_bytes_each_time() -> None:
    data = encoded(scene(900, 630), exif=exif("欧阳岚"))
    assert made(data) == made(data)
    assert made(data, "jpg") == made(data, "jpg")


def test_modern_is_smaller() -> None:
    noise = Image.effect_noise((1200, 840), 40).convert("RGB")
    data = encoded(Image.blend(scene(1200, 840), noise, 0.3))
    assert len(made(data, "avif", 1200, 840)) < 0.7 * len(made(data, "jpg", 1200, 840))


def test_a_large_jpeg_is_not_decoded_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    data = encoded(Image.new("L", (8000, 6000)), quality=10)
    sizes = []
    resize = Image.Image.resize

    def noted(self: Image.Image, *args: object, **options: object) -> Image.Image:
        sizes.append(self.size)
        return resize(self, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Image.Image, "resize", noted)
    develop(data, 1800, NOBODY)
    assert sizes == [(2000, 1500)]


def test_a_damaged_picture_raises_and_never_gives_half() -> None:
    whole = encoded(scene(900, 630))
    with pytest.raises(OSError, match="truncated"):
        develop(whole[: len(whole) // 2], 600, NOBODY)
