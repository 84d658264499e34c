"""Take the README's picture: the demo paper's front page as it stands in output/ (`make picture`).

In:   output/index.html, the system's Chromium.
Out:  docs/pictures/front.png, in 64 colours: a page of text needs no more.
Must not know: anything of broadsheet; it looks at what readers see.
"""

import io
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def photograph(page_file: Path) -> bytes:
    """The first screen of a page, as PNG."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(page_file.as_uri())
        taken = page.screenshot()
        browser.close()
    return taken


if __name__ == "__main__":
    picture = Image.open(io.BytesIO(photograph(ROOT / "output" / "index.html")))
    picture.quantize(64).save(ROOT / "docs" / "pictures" / "front.png", optimize=True)
