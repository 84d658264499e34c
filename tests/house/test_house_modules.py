"""How a module must look: size, header, names, functions (CONTRIBUTING.md, house rules)."""

import ast
import re
import statistics
from collections.abc import Iterator

from house_modules import Module, modules

LINES = 300
# The views are one list of fields, read side by side with the templates; cutting it in two would hide it.
LONG_BY_DECLARATION = {"web.views"}
BANNED_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "process"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def coded() -> list[Module]:
    return [module for module in modules() if module.has_code() and module.name != "__main__"]


def functions() -> Iterator[tuple[Module, Function]]:
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, Function):
                yield module, node


def length(function: Function) -> int:
    """Lines of a function without its docstring."""
    last = function.end_lineno or function.lineno
    doc = function.body[0]
    described = ast.get_docstring(function) is not None
    return last - function.lineno + 1 - ((doc.end_lineno or 0) - doc.lineno + 1 if described else 0)


def test_a_module_fits_in_the_head() -> None:
    sizes = {module.shown: module.text.count("\n") for module in modules()}
    allowed = {module.shown for module in modules() if module.name in LONG_BY_DECLARATION}
    assert {name: size for name, size in sizes.items() if size > LINES and name not in allowed} == {}


def test_a_module_says_what_goes_in_and_out_and_what_it_must_not_know() -> None:
    silent = {}
    for module in coded():
        header = ast.get_docstring(module.tree) or ""
        missing = [word for word in ("In:", "Out:") if not re.search(rf"^{word}", header, re.MULTILINE)]
        if not re.search(r"^(Must not know:|Pure)", header, re.MULTILINE):
            missing.append("Must not know:")
        if missing:
            silent[module.shown] = missing
    assert silent == {}


def test_a_module_has_a_name_of_its_trade() -> None:
    words = {module.shown: set(re.split(r"[._]", module.name)) for module in modules()}
    assert {name: found for name, each in words.items() if (found := each & BANNED_NAMES)} == {}


def test_functions_are_short() -> None:
    sizes = sorted(length(function) for _, function in functions())
    assert statistics.median(sizes) <= 10
    longest = sizes[int(len(sizes) * 0.95) :]
    assert longest[0] <= 40, f"the longest twentieth starts at {longest[0]} lines"


def test_no_boolean_stands_without_its_name() -> None:
    """A call like build(True) says nothing; a boolean parameter is keyword-only."""
    found = [
        f"{module.shown}:{function.lineno} {function.name}({argument.arg})"
        for module, function in functions()
        for argument in (*function.args.posonlyargs, *function.args.args)
        if isinstance(argument.annotation, ast.Name) and argument.annotation.id == "bool"
    ]
    assert found == []
