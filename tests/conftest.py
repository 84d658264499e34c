"""What all tests share: a site to work with, a browser, even-handed chance."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from driver import SiteDriver
    from playwright.sync_api import Browser

# the same examples on every machine: a run that fails can be run again
hypothesis.settings.register_profile(
    "broadsheet",
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],  # says more of the machine than of the test
)
hypothesis.settings.load_profile("broadsheet")

CORPUS = Path(__file__).resolve().parents[2] / "shared"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-checker-imaging",  # no page is drawn before its pictures are decoded
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CORPUS.is_dir():
        return
    absent = pytest.mark.skip(reason="the newspaper texts are not beside this checkout")
    for item in items:
        if "corpus" in item.keywords:
            item.add_marker(absent)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of newspaper texts beside the checkout; mark such a test with `corpus`."""
    return CORPUS


@pytest.fixture
def site(tmp_path: Path) -> SiteDriver:
    """A new site, as `init` makes it."""
    from driver import SiteDriver

    return SiteDriver(tmp_path).init(title="试刊")


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """launch(*flags): the system's Chromium, or the one that Playwright keeps; it asks nobody anything."""
    from playwright.sync_api import sync_playwright

    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        yield lambda *flags: playwright.chromium.launch(executable_path=found, args=[*QUIET, *flags])


@pytest.fixture(scope="session")
def chromium(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """A browser for all tests of a run; mark such a test with `browser`."""
    browser = launch()
    yield browser
    browser.close()
