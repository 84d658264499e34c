"""What the tests of the preview share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from preview_stand import Ear, EarAt, FakeBuilds, Stand, eventually, fresh_site, preview


@pytest.fixture
def ear_at() -> Iterator[EarAt]:
    """Connect to a preview as a browser does; the connections are closed when the test ends."""
    ears: list[Ear] = []

    def connect(port: int, url: str = "", *, origin: str | None = None) -> Ear:
        ears.append(Ear(port, url, origin=origin))
        return ears[-1]

    yield connect
    for ear in ears:
        ear.close()


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    site = fresh_site(tmp_path)
    with preview(site, FakeBuilds(site)) as running:
        eventually(lambda: running.builds.outputs, what="the first build of output/")
        yield running
    assert not running.builds.overlapped
