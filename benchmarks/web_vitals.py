"""How soon a page stands, and how soon it answers. `python benchmarks/web_vitals.py output`

In:   an output folder of the demo paper, the system's Chromium.
Out:  a row a kind, of a phone with a quarter of this machine's speed on a slow line (150 ms, 1.6 Mbit/s):
      first and largest contentful paint, ms; layout shift; the slowest answer to a key or a click, ms.
Must not know: budgets.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "browser"))

from host import hosted
from page_kinds import KINDS, example
from playwright.sync_api import Browser, Page, sync_playwright

PHONE = {"width": 390, "height": 844}
SLOWER = 4
LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
OBSERVE = """
window.seen = {lcp: 0, cls: 0, inp: 0};
const watch = (type, note, more = {}) => new PerformanceObserver(list => list.getEntries().forEach(note))
  .observe({type, buffered: true, ...more});
watch('largest-contentful-paint', entry => { seen.lcp = entry.startTime; });
watch('layout-shift', entry => { if (!entry.hadRecentInput) seen.cls += entry.value; });
watch('event', entry => { if (entry.interactionId) seen.inp = Math.max(seen.inp, entry.duration); },
  {durationThreshold: 16});
"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
SETTLED = 400  # ms


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport=PHONE, device_scale_factor=2)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    page.add_init_script(OBSERVE)
    page.goto(address)
    page.wait_for_timeout(SETTLED)
    return page


def use(page: Page) -> None:
    """What a reader does on any page: opens the settings, larger letters, the dark page, the keyboard."""
    page.locator(".set summary").click()
    for choice in ("fs-x", "th-d"):
        page.locator(f"label:has(#{choice})").click()
    for _ in range(5):
        page.keyboard.press("Tab")
    if page.locator("#search").count():
        search(page)
    page.wait_for_timeout(SETTLED)


def search(page: Page) -> None:
    """Two questions typed key by key, the second while the first is being answered; then through the hits."""
    page.focus("[name=q]")
    for question in ("渡口", "末班渡轮"):
        page.fill("[name=q]", "")
        for sign in question:
            page.keyboard.type(sign)
        page.keyboard.press("a")
        page.keyboard.press("Backspace")
        page.keyboard.press("Enter")
    page.wait_for_selector("#found li")
    for key in ("ArrowDown", "ArrowDown", "Escape"):
        page.keyboard.press(key)


def main(home: Path) -> None:
    print(f"{'':22}" + "".join(f"{column:>8}" for column in ("FCP", "LCP", "CLS", "INP")))
    with sync_playwright() as playwright, hosted(home) as address:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for kind in KINDS:
            # 404.html names its files from the base path of the site
            if kind.site != "demo" or kind.name == "lost":
                continue
            page = opened(browser, address + example(home, kind))
            paint = page.evaluate(PAINT)
            use(page)
            seen = page.evaluate("seen")
            row = f"{paint:8.0f}{seen['lcp']:8.0f}{seen['cls']:8.3f}{seen['inp']:8.0f}"
            print(f"{kind.name:22}{row}")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
