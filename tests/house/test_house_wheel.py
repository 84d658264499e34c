"""What an editor installs: a wheel that makes and builds a site far from any checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from house_modules import ROOT

pytestmark = pytest.mark.slow


def python(*args: str, cwd: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "BROADSHEET_LANG": "en", **extra}
    done = subprocess.run(
        [sys.executable, *args], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder))
    python("-m", "pip", "wheel", str(ROOT), *options, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    options = ("--no-deps", "--no-index", "--target", str(folder))
    python("-m", "pip", "install", str(wheel), *options, cwd=folder)
    return folder


def test_the_wheel_holds_templates_theme_and_starter_site(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    folders = {
        "templates": "broadsheet/starter/templates",
        "themes": "broadsheet/starter/themes",
        "broadsheet": "broadsheet",
    }
    for folder, inside in folders.items():
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
        wanted = {f"{inside}/{path.relative_to(ROOT / folder).as_posix()}" for path in files}
        wanted = {path for path in wanted if "__pycache__" not in path and not path.endswith(".pyc")}
        assert wanted and set() == wanted - packed


def test_the_wheel_carries_no_dot_file(wheel: Path) -> None:
    """Packers, hosts and version control treat them in ways of their own; they are stored as `dot-`."""
    hidden = [name for name in zipfile.ZipFile(wheel).namelist() if "/." in name or name.startswith(".")]
    assert hidden == []


def test_a_site_is_made_and_built_by_the_installed_command(installed: Path, tmp_path: Path) -> None:
    command = installed / "bin" / "broadsheet"
    path = {"PYTHONPATH": str(installed)}
    python(str(command), "init", "x", "--title", "试刊", cwd=tmp_path, **path)
    python(str(command), "build", "--site", "x", cwd=tmp_path, **path)
    home = (tmp_path / "x" / "output" / "index.html").read_text(encoding="utf-8")
    assert "试刊" in home
    assert list((tmp_path / "x" / "output" / "assets").glob("broadsheet.*.css"))
    found = python("-c", "import broadsheet; print(broadsheet.__file__)", cwd=tmp_path, **path)
    assert Path(found.stdout.strip()).is_relative_to(installed)
