"""Our modules as syntax trees, for the tests of the house."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "broadsheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    path: Path
    name: str  # dotted, below broadsheet: web.body; "" is the package itself
    text: str
    tree: ast.Module

    @property
    def shown(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def part(self) -> str:
        """The floor it lives on: web for web.body, model for model."""
        return self.name.partition(".")[0]

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    def has_code(self) -> bool:
        """More than a docstring, re-exports and constants."""
        plain = ast.Expr | ast.Import | ast.ImportFrom | ast.Assign | ast.AnnAssign
        return not (self.is_package and all(isinstance(node, plain) for node in self.tree.body))


@cache
def modules() -> tuple[Module, ...]:
    return tuple(_read(path) for path in sorted(PACKAGE.rglob("*.py")) if "starter" not in path.parts)


def _read(path: Path) -> Module:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    text = path.read_text(encoding="utf-8")
    return Module(path=path, name=name, text=text, tree=ast.parse(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    module: Module
    line: int
    target: str  # dotted, in full: broadsheet.web.urls, PIL.Image

    @property
    def top(self) -> str:
        return self.target.partition(".")[0]

    @property
    def ours(self) -> str | None:
        """The dotted name below broadsheet, "" for the package itself, None for others' modules."""
        return self.target.removeprefix("broadsheet").removeprefix(".") if self.top == "broadsheet" else None

    @property
    def foreign(self) -> bool:
        return self.ours is None and self.top not in sys.stdlib_module_names

    def __str__(self) -> str:
        return f"{self.module.shown}:{self.line} imports {self.target}"


def imports() -> Iterator[Import]:
    """Every import of every module, those inside functions and under TYPE_CHECKING too."""
    for module in modules():
        for node in ast.walk(module.tree):
            for target in _targets(node, module):
                yield Import(module=module, line=node.lineno, target=target)


def _targets(node: ast.AST, module: Module) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    if node.level:
        raise AssertionError(f"{module.shown}:{node.lineno} imports relatively; write the whole name")
    # `from broadsheet.web import urls` names the module urls; `from yaml import dump` a thing in yaml
    return [f"{node.module}.{alias.name}" for alias in node.names]
