"""The demo paper, built once for all tests of the search that look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.pipeline.build import BuildOptions, build_site
from broadsheet.problems import errors

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its output folder."""
    folder = tmp_path_factory.mktemp("demo")
    options = BuildOptions(site=REPOSITORY, output=folder / "output", cache=folder / "cache")
    assert not errors(build_site(options).problems)
    return folder / "output"
