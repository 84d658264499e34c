"""What each kind of page weighs: the files that one visit fetches. `python benchmarks/weight.py output`

In:   an output folder of the demo paper, the system's Chromium.
Out:  a row a kind: requests (the icon not counted), then bytes as a host compresses them.
Must not know: budgets; tests/browser/test_browser_weight.py holds them.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "browser"))

from page_kinds import KINDS, example
from page_weight import PHOTOGRAPHS, load
from playwright.sync_api import sync_playwright

PHONE = {"width": 390, "height": 844}
COLUMNS = ("requests", "html", "css", "script", "svg", "photo", "all")


def main(home: Path) -> None:
    print(f"{'':22}" + "".join(f"{column:>9}" for column in COLUMNS))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport=PHONE)
        for kind in KINDS:
            # 404.html names its files from the base path, which a disk does not have
            if kind.site != "demo" or kind.name == "lost":
                continue
            page.goto((home / example(home, kind)).as_uri())
            found = load(page)
            texts = [found.weight(suffix) for suffix in (".html", ".css", ".js", ".svg")]
            photographs = sum(map(found.weight, PHOTOGRAPHS))
            row = (found.requests(), *texts, photographs, found.weight())
            print(f"{kind.name:22}" + "".join(f"{value:9}" for value in row))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
