"""What the tests in a browser share: the demo paper as built, a window on one of its pages, the checkers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from driver import SiteDriver
from page_kinds import Kind, Site, example
from theme_site import lay_out
from window import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).resolve().parents[2]
CHECKERS = ROOT / ".venv" / "checkers" / "node_modules"
PATIENCE = 20_000  # milliseconds
PARTS = ("site.toml", "content", "templates", "themes")
VERTICAL = '\n[themes]\nzh-TW = "zhipai"\n'
BASE_PATH = "/hewan/"  # of the demo's base_url


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Site, Path]:
    """The output folders that the kinds of page are found in."""
    hard = SiteDriver(tmp_path_factory.mktemp("hard")).init(title="试刊")
    return {
        "demo": built(tmp_path_factory.mktemp("demo")),
        "vertical": built(tmp_path_factory.mktemp("vertical"), VERTICAL),
        "hard": lay_out(hard).build().folder / "output",
    }


@pytest.fixture(scope="session")
def home(homes: Mapping[Site, Path]) -> Path:
    """The output folder of the demo paper in the default theme."""
    return homes["demo"]


def built(folder: Path, more_settings: str = "") -> Path:
    site = SiteDriver(folder)
    site.folder.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copyfile
        copy(ROOT / part, site.folder / part)
    site.write("site.toml", site.read("site.toml") + more_settings).build()
    return site.folder / "output"


@pytest.fixture(scope="session")
def windows(chromium: Browser) -> Mapping[bool, Page]:
    """One with scripts, one without: to open a window takes longer than most tests look at it."""
    return {script: chromium.new_context(java_script_enabled=script).new_page() for script in (True, False)}


@pytest.fixture
def visit(windows: Mapping[bool, Page], homes: Mapping[Site, Path]) -> Iterator[Visit]:
    """Open the page of a kind from the disk, as a reader who comes for the first time.

    visit(kind, width=1280, height=900, scheme="light", script=True)
    """
    used: list[Page] = []

    def opened(
        kind: Kind, *, width: int = 1280, height: int = 900, scheme: str = "light", script: bool = True
    ) -> Page:
        page, home = windows[script], homes[kind.site]
        used.append(page)
        page.set_default_timeout(PATIENCE)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="null", color_scheme=scheme)
        page.route(f"file://{BASE_PATH}**", lambda route: from_base(route, home))
        page.goto((home / example(home, kind)).as_uri())
        return page

    yield opened
    for page in used:
        page.evaluate("location.protocol === 'file:' && localStorage.clear()")
        page.goto("about:blank")
        page.unroute_all(behavior="ignoreErrors")  # what a page left behind still asks for


def from_base(route: Route, home: Path) -> None:
    """404.html alone names files from the base path, which a disk does not have."""
    route.fulfill(path=home / route.request.url.removeprefix(f"file://{BASE_PATH}"))


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core as a script."""
    script = CHECKERS / "axe-core" / "axe.min.js"
    if not script.is_file():
        absent("axe-core")
    return script.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def nu_checker() -> list[str]:
    """The command line of the Nu HTML checker, without the files."""
    jar = CHECKERS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    java = shutil.which("java")
    if not jar.is_file() or java is None:
        absent("the Nu HTML checker, or Java,")
    return [java, "-jar", str(jar), "--format", "json", "--skip-non-html"]


def absent(what: str) -> NoReturn:
    """Skip on a developer's machine; CI must have it."""
    reason = f"{what} is not installed: run .ci/system-packages and .ci/checkers"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
