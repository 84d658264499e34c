"""No clock, no locale, no chance in what a build makes (law 5)."""

import ast
from collections.abc import Iterator

from house_modules import Module, imports, modules

PREVIEW = {"preview", "cli", "console"}  # these talk with a person at a time and a place
BANNED_MODULES = {"random", "locale", "secrets", "uuid"}
BANNED_CALLS = {"now", "utcnow", "today"}
BANNED_TIMES = {"time", "time_ns", "localtime", "gmtime", "strftime", "ctime", "asctime"}


def build_path() -> list[Module]:
    return [module for module in modules() if module.part not in PREVIEW]


def attributes(module: Module) -> Iterator[tuple[int, str, str]]:
    """(line, name before the last dot, last name) of every dotted name."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute):
            yield node.lineno, ast.unparse(node.value), node.attr


def test_no_module_of_chance_or_place() -> None:
    found = [one for one in imports() if one.top in BANNED_MODULES and one.module.part not in PREVIEW]
    assert [str(one) for one in found] == []


def test_no_clock() -> None:
    found = []
    for module in build_path():
        for line, before, last in attributes(module):
            of_datetime = last in BANNED_CALLS and before.split(".")[-1] in {"datetime", "date", "dt"}
            if of_datetime or (before == "time" and last in BANNED_TIMES):
                found.append(f"{module.shown}:{line} asks the clock: {before}.{last}")
    found += [
        str(one)
        for one in imports()
        if one.module.part not in PREVIEW and one.target in {f"time.{name}" for name in BANNED_TIMES}
    ]
    assert found == []


def test_no_date_is_made_from_the_time_of_a_file() -> None:
    """A checkout, a copy or a backup changes the times of files; a build looks at what they hold."""
    times = {"st_mtime", "st_mtime_ns", "st_ctime", "st_ctime_ns", "st_birthtime", "getmtime", "getctime"}
    found = [
        f"{module.shown}:{line} {before}.{last}"
        for module in build_path()
        if module.part not in {"engine", "shelf"}  # they may skip a read by size and time, never date a page
        for line, before, last in attributes(module)
        if last in times
    ]
    assert found == []
