"""What the tests of the review share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from driver import SiteDriver
from playwright.sync_api import Browser, Page, expect
from review_paper import ingested
from review_stand import Stand, reviewed

PATIENCE = 20_000  # milliseconds


@pytest.fixture
def stand(site: SiteDriver) -> Iterator[Stand]:
    """The review of the small page."""
    with reviewed(ingested(site)) as running:
        yield running


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A window wide enough for two panes; a fault of the script fails the test."""
    expect.set_options(timeout=PATIENCE)
    context = chromium.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []
