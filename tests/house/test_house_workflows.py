"""The workflows here and in a new site agree, and publish what a build wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from house_modules import ROOT

OURS = ROOT / ".github/workflows"
STARTER = ROOT / "broadsheet/starter_site/dot-github/workflows"
WORKFLOWS = sorted([*OURS.glob("*.yml"), *STARTER.glob("*.yml")])
PAGES = [path for path in WORKFLOWS if path.name == "pages.yml"]


def read(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def test_an_action_has_one_version() -> None:
    versions: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for step in steps(path):
            name, _, version = step.get("uses", "").partition("@")
            versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parts[-4])
def test_pages_publishes_all_that_a_build_wrote(path: Path) -> None:
    """The upload leaves hidden files out unless asked, and a build writes two: its manifest, .nojekyll."""
    upload = next(step for step in steps(path) if "upload-pages-artifact" in step.get("uses", ""))
    assert upload["with"] == {"path": "output", "include-hidden-files": "true"}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parts[-4])
def test_pages_may_deploy_and_nothing_more(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["deploy"]["permissions"] == {
        "actions": "read",
        "pages": "write",
        "id-token": "write",
    }
    assert workflow["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
