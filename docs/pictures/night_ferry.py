"""Make the demo's photograph: the night ferry of night_ferry.html, with grain, as a photographer files it.

In:   docs/pictures/night_ferry.html, the system's Chromium.
Out:  content/images/2026-11-13/night-ferry.jpg, black and white, 2400 × 1600, with author and rights.
Must not know: anything of broadsheet; a newsroom's pictures come from elsewhere too.
"""

import base64
import io
import random
import shutil
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageOps
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "content" / "images" / "2026-11-13" / "night-ferry.jpg"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARTIST, COPYRIGHT = 0x013B, 0x8298


def drawn() -> Image.Image:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found)
        page = browser.new_page()
        page.goto((HERE / "night_ferry.html").as_uri())
        url = page.evaluate("document.getElementById('c').toDataURL('image/png')")
        browser.close()
    return Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2]))).convert("L")


def with_grain(image: Image.Image) -> Image.Image:
    """Film of 1600 ASA, pushed: coarse grain that shows in the greys, corners a little darker."""
    chance = random.Random(13)
    size = image.width * 2 // 3, image.height * 2 // 3
    noise = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
    noise = ImageOps.autocontrast(noise.filter(ImageFilter.GaussianBlur(0.9)), cutoff=1).resize(
        image.size, Image.Resampling.BICUBIC
    )
    grainy = ImageChops.overlay(image, noise)
    corners = ImageOps.invert(Image.radial_gradient("L")).point(lambda v: min(255, 140 + v))
    pushed = Image.blend(image, grainy, 0.3).point(lambda v: round(255 * (v / 255) ** 0.72))
    return ImageChops.multiply(pushed, corners.resize(image.size))


if __name__ == "__main__":
    exif = Image.Exif()
    exif[ARTIST] = "欧阳岚".encode()
    exif[COPYRIGHT] = "© 2026 河湾报".encode()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with_grain(drawn()).save(TARGET, quality=55, optimize=True, progressive=True, exif=exif)
    print(f"{TARGET.name}: {TARGET.stat().st_size // 1024} KB")
