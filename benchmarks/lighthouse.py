"""Lighthouse on a phone, each kind of page. `python benchmarks/lighthouse.py output [KIND…]`

In:   an output folder of the demo paper, npm, the system's Chromium; 10 s a page.
Out:  a row a kind: performance, accessibility, best practices, search engines, of 100 each; largest
      contentful paint, ms; layout shift; blocked time, ms.
Must not know: budgets.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "browser"))

from host import hosted
from page_kinds import KINDS, example

LIGHTHOUSE = "lighthouse@13.5.0"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = ("largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
)
# not meant to be found: Lighthouse would say so, and be right
UNLISTED = {"lost"}


def installed(folder: Path) -> Path:
    options = ("--silent", "--no-audit", "--no-fund", "--prefix", str(folder))
    subprocess.run(["npm", "install", *options, LIGHTHOUSE], check=True)
    return folder / "node_modules" / ".bin" / "lighthouse"


def report(program: Path, address: str) -> dict[str, Any]:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    ran = subprocess.run(
        [str(program), address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def faults(told: dict[str, Any]) -> list[str]:
    """Audits that cost points, by name."""
    counted = [
        ref["id"] for name in CATEGORIES for ref in told["categories"][name]["auditRefs"] if ref["weight"]
    ]
    return [name for name in counted if (told["audits"][name]["score"] or 0) < 0.9]


def main(home: Path, names: list[str]) -> None:
    print(f"{'':22}{'perf':>6}{'a11y':>6}{'best':>6}{'seo':>6}{'LCP':>8}{'CLS':>8}{'TBT':>8}")
    with tempfile.TemporaryDirectory() as folder, hosted(home) as address:
        program = installed(Path(folder))
        for kind in KINDS:
            if kind.site != "demo" or kind.name in UNLISTED or (names and kind.name not in names):
                continue
            told = report(program, address + example(home, kind))
            scores = "".join(f"{100 * told['categories'][name]['score']:6.0f}" for name in CATEGORIES)
            lcp, cls, tbt = (told["audits"][name]["numericValue"] for name in FIGURES)
            print(f"{kind.name:22}{scores}{lcp:8.0f}{cls:8.3f}{tbt:8.0f}", *faults(told), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])
