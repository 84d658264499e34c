"""Hashes of closed values and of code, the same in every process and on every run.

In:   frozen values (digest), a package folder and names of libraries (code_version).
Out:  32 hexadecimal digits.
Must not know: what the values mean.

A value that could hide state (a list, a set, an object) is refused: what cannot be hashed
exactly cannot say whether a page is stale.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

SIZE = 16  # bytes: that two of 10**9 pages meet by accident is less likely than 10**-20


def digest(value: object) -> str:
    """Hash of a closed value: frozen dataclasses, tuples, mappings, str, bytes, int, bool, None, date.

    Keys of a mapping are str, and their order does not count. Only these exact types are taken
    (no subclass); raises TypeError for any other, naming it.
    """
    out: list[str] = []
    _feed(value, out.append)
    return digest_bytes(_encode("".join(out)))


def _encode(text: str) -> bytes:
    """UTF-16 is how Python holds Chinese text, so this is three times faster than UTF-8.

    It cannot tell half a character twice from a whole one; the second byte tells the forms apart.
    """
    try:
        return text.encode("utf-16-le")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def digest_bytes(data: bytes) -> str:
    """Hash of a file's bytes."""
    return blake2b(data, digest_size=SIZE).hexdigest()


def _feed(value: Any, put: Callable[[str], None]) -> None:
    """Write a value as text that no other value gives: its kind, a length, the content.

    Text is by far the most of a page, so it is looked for first.
    """
    kind: Any = type(value)
    if kind is str:
        put(f"s{len(value)}:{value}")
    elif kind is tuple:
        put(f"t{len(value)}:")
        for item in value:
            _feed(item, put)
    elif value is None or kind is bool or kind is int:
        put(f"{value};")
    elif kind is dict or kind is MappingProxyType:
        _feed_mapping(value, put)
    elif kind is bytes:
        put(f"b{value.hex()};")
    elif kind is dt.date:
        put(f"d{value.isoformat()};")
    else:
        head, contents = _shape(kind)
        put(head)
        for item in contents(value):
            _feed(item, put)


def _feed_mapping(value: Mapping[Any, object], put: Callable[[str], None]) -> None:
    put(f"m{len(value)}:")
    for key in value:
        if type(key) is not str:
            raise TypeError(f"the keys of a mapping must be str, got {type(key).__name__}")
    for key in sorted(value):
        _feed(key, put)
        _feed(value[key], put)


@cache
def _shape(kind: type[object]) -> tuple[str, Callable[[Any], tuple[object, ...]]]:
    """How a frozen dataclass is told apart from others, and the getter of its field values."""
    params = getattr(kind, "__dataclass_params__", None)
    if not is_dataclass(kind) or params is None or not params.frozen:
        raise TypeError(f"{kind.__module__}.{kind.__qualname__} is no closed value and cannot be hashed")
    names = tuple(field.name for field in fields(kind))
    head = f"c{kind.__module__}.{kind.__qualname__}({','.join(names)})"
    if len(names) > 1:  # attrgetter gives a tuple only for two names or more
        return head, attrgetter(*names)
    return head, lambda value: tuple(getattr(value, name) for name in names)


def code_version(package: Path, libraries: Sequence[str]) -> str:
    """Hash of every file of the package (but compiled ones) and of the libraries' versions.

    A library is named as it is installed; one that is not installed counts as absent.
    """
    files = {name: digest_bytes((package / name).read_bytes()) for name in sorted(_sources(package))}
    return digest((files, _versions(frozenset(map(_installed_name, libraries)))))


def _sources(package: Path) -> Iterator[str]:
    for folder, below, names in os.walk(package):
        below[:] = [name for name in below if name != "__pycache__"]
        for name in names:
            yield (Path(folder) / name).relative_to(package).as_posix()


def _versions(wanted: frozenset[str]) -> Mapping[str, str]:
    """Name → version, from the names of `.dist-info` folders.

    importlib.metadata knows the same, but importing it takes longer than a build without edits.
    """
    found: dict[str, str] = {}
    for folder in map(Path, filter(None, sys.path)):
        for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
            name, dash, version = entry.name.removesuffix(".dist-info").partition("-")
            if dash and entry.suffix == ".dist-info" and _installed_name(name) in wanted:
                found.setdefault(_installed_name(name), version)
    return found


def _installed_name(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()
