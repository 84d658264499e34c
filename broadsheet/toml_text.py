"""TOML with places: what tomllib read, and on which line each key stands.

In:   the text of a TOML file.
Out:  its tables, each with the line it begins on; checks that report at the key's line.
Must not know: which keys a file may have.

tomllib keeps no places, so lines are looked up in the text afterwards.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from broadsheet.problems import Problem, Reported, Text, Where, nearest

_ESCAPED: Final = re.compile('[\x00-\x1f"\\\\\x7f]')
_KEYS: Final = Text("keys", "字段")


@dataclass(frozen=True, slots=True)
class TomlTable:
    """One table and the lines of its keys; `problems` gathers what is found wrong in it."""

    path: str
    line: int | None
    values: Mapping[str, Any]
    key_lines: Mapping[str, int]
    problems: list[Problem]

    def where(self, key: str) -> Where:
        return Where(self.path, self.key_lines.get(key, self.line))

    def report(self, key: str, what: Text, hint: Text | None = None) -> None:
        self.problems.append(Problem(self.where(key), what, hint))

    def check_keys(self, known: Collection[str]) -> None:
        for key in self.values:
            if key not in known:
                what = Text(f"unknown key `{key}`", f"不认识的字段“{key}”")
                self.report(key, what, nearest(key, known, noun=_KEYS))

    def text(self, key: str) -> str:
        """A string without white space around it; "" where the key is absent or, reported, no string."""
        value = self.values.get(key, "")
        if isinstance(value, str):
            return value.strip()
        what = Text(f"`{key}` must be text", f"字段“{key}”应当是文字")
        self.report(key, what, Text(f'put it in quotes: {key} = "…"', f'请放进英文双引号：{key} = "…"'))
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; one string alone is taken as a list of one."""
        value = self.values.get(key, [])
        items = [value] if isinstance(value, str) else value
        if isinstance(items, list) and all(isinstance(item, str) for item in items):
            return tuple(items)
        what = Text(f"`{key}` must be a list of texts", f"字段“{key}”应当是一串文字")
        self.report(key, what, Text(f'write {key} = ["…", "…"]', f'请写成 {key} = ["…", "…"]'))
        return ()


def load_toml(text: str, path: str) -> Reported[TomlTable | None]:
    """The whole file as one table; None and a problem with its place where it is no TOML."""
    text = text.removeprefix("\ufeff")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Reported(None, (_syntax_problem(error, path),))
    except RecursionError:
        return Reported(None, (Problem(Where(path), Text("nested too deeply", "括号套得太深")),))
    return Reported(TomlTable(path, None, values, _key_lines(text.split("\n"), 0), []))


def entries(text: str, file: TomlTable, name: str) -> tuple[TomlTable, ...]:
    """The tables `[[name]]` of a file, in its order."""
    found = file.values.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, Mapping) for item in found):
        what = Text(f"each entry must begin with [[{name}]]", f"每一条都应以 [[{name}]] 开头")
        file.report(name, what)
        return ()
    lines = text.split("\n")
    head = re.compile(rf"\s*\[\[\s*{name}\s*\]\]")
    starts = [number for number, line in enumerate(lines) if head.match(line)]
    if len(starts) != len(found):  # written as a list of inline tables
        starts = []
    return tuple(
        TomlTable(
            file.path,
            starts[n] + 1 if starts else file.key_lines.get(name),
            item,
            _key_lines(lines, starts[n] + 1) if starts else {},
            file.problems,
        )
        for n, item in enumerate(found)
    )


def table(text: str, file: TomlTable, name: str) -> TomlTable:
    """The table `[name]` of a file; an empty one where it is absent or, reported, no table."""
    value = file.values.get(name, {})
    if not isinstance(value, Mapping):
        file.report(
            name,
            Text(f"`{name}` must be a table", f"“{name}”应当是一个表"),
            Text(f"write [{name}] on a line of its own", f"请另起一行写 [{name}]"),
        )
        value = {}
    lines = text.split("\n")
    start = next((n + 1 for n, line in enumerate(lines) if re.match(rf"\s*\[\s*{name}\s*\]", line)), None)
    keys = _key_lines(lines, start) if start is not None else {}
    return TomlTable(file.path, start or file.key_lines.get(name), value, keys, file.problems)


def quoted(text: str) -> str:
    """A TOML basic string; lone surrogates, which TOML cannot hold, are not allowed."""
    return '"' + _ESCAPED.sub(lambda match: _escape(match[0]), text) + '"'


def _escape(char: str) -> str:
    short = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
    return short.get(char) or f"\\u{ord(char):04X}"


def _key_lines(lines: list[str], start: int) -> dict[str, int]:
    """Line of each key from `start` to the next table, counted from 1; the head of a table counts too."""
    found: dict[str, int] = {}
    for number in range(start, len(lines)):
        if match := re.match(r"\s*\[+\s*\"?([^\]\"]+)\"?\s*\]", lines[number]):
            if start:
                break
            found.setdefault(match[1].strip(), number + 1)
        elif match := re.match(r"\s*[\"']?([^\"'=#\[\]]+?)[\"']?\s*=", lines[number]):
            found.setdefault(match[1], number + 1)
    return found


def _syntax_problem(error: tomllib.TOMLDecodeError, path: str) -> Problem:
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    where = Where(path, int(place[1]), int(place[2])) if place else Where(path)
    reason = re.sub(r" \(at .*\)$", "", str(error))
    return Problem(
        where,
        Text(f"this is no valid TOML: {reason}", "这一处不合 TOML 写法"),
        Text('a line is key = "text", with straight double quotes', '每行写成 字段 = "文字"，用英文双引号'),
    )
