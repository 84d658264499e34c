"""Documents that fail: every setting and command is told, every file named is there."""

from __future__ import annotations

import dataclasses
import re
import tomllib

import click
import pytest
from house_modules import ROOT, modules

from broadsheet import __version__, cli
from broadsheet.settings import Settings

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def group() -> click.Group:
    return next(value for value in vars(cli).values() if isinstance(value, click.Group))


def test_every_setting_is_told() -> None:
    rows = set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE))
    assert {field.name for field in dataclasses.fields(Settings)} - rows == set()


def test_every_command_is_told_with_its_options() -> None:
    untold = {}
    for name, command in group().commands.items():
        row = re.search(rf"^\| `{name}\b.*$", README, re.MULTILINE)
        told = row[0] if row else ""
        missing = [option for option in options(command) if option not in told]
        if not row or missing:
            untold[name] = missing
    assert untold == {}


def options(command: click.Command) -> set[str]:
    """Long options of a command and of those below it, but for those that every command takes."""
    below = command.commands.values() if isinstance(command, click.Group) else ()
    own = {opt for param in command.params if isinstance(param, click.Option) for opt in param.opts}
    found = {opt for opt in own if opt.startswith("--")}
    return found.union(*map(options, below)) - {"--site", "--help"}


def test_every_command_told_is_there() -> None:
    told = set(
        re.findall(r"^\| `([a-z]+)[ `]", README.partition("## Commands")[2].partition("\n## ")[0], re.M)
    )
    assert told <= set(group().commands)
    assert told


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))
    files = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in files if not (document.parent / link).exists()] == []


def test_architecture_stays_short() -> None:
    assert ARCHITECTURE.count("\n") < 200


def test_architecture_names_every_module() -> None:
    """By its last name; a folder within a part may stand for what is in it."""
    told = re.findall(r"`([\w/]+)`", ARCHITECTURE)
    named = {part for name in told for part in name.split("/")}
    names = [module.name.split(".") for module in modules() if module.name not in {"", "__main__"}]
    assert [".".join(parts) for parts in names if not named.intersection(parts[1:] or parts)] == []


def test_architecture_names_tests_that_exist() -> None:
    tests = re.findall(r"`(tests/[\w/]+\.py)`", ARCHITECTURE)
    assert tests
    assert [name for name in tests if not (ROOT / name).is_file()] == []


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_what_runs_is_what_is_declared() -> None:
    """Every dependency of the wheel is pinned in requirements.txt, at a version that it allows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [re.fullmatch(r"([\w-]+)>=([\d.]+)(?:; .+)?", each) for each in project["dependencies"]]
    wanted = dict(each.groups() for each in declared)
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    exact = (line.lower().partition(";")[0] for line in lines)  # without a condition on the machine
    pinned = dict(line.split("==") for line in exact if "==" in line)
    assert {name for name in wanted if name not in pinned} == set()
    assert [name for name in wanted if numbers(pinned[name]) < numbers(wanted[name])] == []


def numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]
