"""Take the README's picture: the demo paper's front page as it stands in output/ (`make picture`).

In:   output/index.html, the system's Chromium.
Out:  docs/pictures/front.png.
Must not know: anything of broadsheet; it looks at what readers see.
"""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=found)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((ROOT / "output" / "index.html").as_uri())
    page.screenshot(path=ROOT / "docs" / "pictures" / "front.png")
    browser.close()
