"""Take the README's pictures: the demo's front, an article, and one in vertical lines (`make picture`).

In:   output/index.html; the demo built again, its Traditional edition in zhipai; the system's Chromium.
Out:  docs/pictures/front.png, article.png and vertical.png, in 64 colours: a page of text needs no more.
Must not know: anything of broadsheet; it looks at what readers see.
"""

import io
import shutil
import subprocess
import sys
import tempfile
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


def vertical_edition(folder: Path) -> Path:
    """The demo paper, Traditional in zhipai; its output folder."""
    shutil.copytree(ROOT / "content", folder / "content")
    settings = (ROOT / "site.toml").read_text(encoding="utf-8")
    (folder / "site.toml").write_text(f'{settings}\n[themes]\nzh-TW = "zhipai"\n', encoding="utf-8")
    subprocess.run([sys.executable, ROOT / "build.py", "build", "--site", folder], check=True)
    return folder / "output"


def keep(page_file: Path, name: str) -> None:
    picture = Image.open(io.BytesIO(photograph(page_file)))
    picture.quantize(64).save(ROOT / "docs" / "pictures" / name, optimize=True)


if __name__ == "__main__":
    keep(ROOT / "output" / "index.html", "front.png")
    keep(ROOT / "output" / "2026/11/20/02-01.html", "article.png")
    with tempfile.TemporaryDirectory() as folder:
        keep(vertical_edition(Path(folder)) / "zh-tw/2026/11/20/01-01.html", "vertical.png")
