"""The look of a site: where its templates and static files stand, and the words of its pages.

In:   the site's folder and the name of a theme.
Out:  a Theme: template folders from the most to the least particular, static files, words.
Must not know: views, Jinja, the output.

Templates are looked up in themes/NAME/templates/ of the site, templates/ of the site, then
the same two that come with Broadsheet. So a site overrides one file without copying the rest.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from broadsheet.problems import Problem, Reported, Text, Where, nearest, shown_path

_PACKAGE: Final = Path(__file__).resolve().parent.parent
# an installed wheel carries templates/ and themes/ inside; a checkout has them beside the package
STARTER: Final = _PACKAGE / "starter" if (_PACKAGE / "starter").is_dir() else _PACKAGE.parent
_KEYS: Final = ("name", "stylesheet", "icon", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticFile:
    """A file of the theme as published: its name holds its hash, so that no cache serves an old one."""

    source: Path
    path: str  # in the output folder: assets/paper.1f2e3d4c.css


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Words that the pages say by themselves, in Simplified Chinese."""

    roles: Mapping[str, str]
    nav: Mapping[str, str]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme ready for use."""

    templates: tuple[Path, ...]
    static: tuple[StaticFile, ...]
    stylesheet: str  # output path
    icon: str
    catalogue: Catalogue


def load_theme(site: Path, name: str) -> Reported[Theme | None]:
    """Find a theme by name, first in the site, then among those that come with Broadsheet."""
    roots = tuple(dict.fromkeys((site, STARTER)))
    homes = [root / "themes" / name for root in roots]
    told = next((home for home in homes if (home / "theme.toml").is_file()), None)
    if told is None:
        return Reported(None, (_no_theme(site, name),))
    facts = _read_facts(told / "theme.toml", site)
    static = {file.source.name: file for home in reversed(homes) for file in _static_files(home)}
    problems = list(facts.problems)
    chosen = {}
    for key in ("stylesheet", "icon"):
        file = str(facts.value.get(key, ""))
        if file not in static:
            problems.append(_no_static(told, site, key, file))
        else:
            chosen[key] = static[file].path
    if problems:
        return Reported(None, tuple(problems))
    folders = [root / part / "templates" for root in roots for part in (f"themes/{name}", ".")]
    words = facts.value.get("words", {})
    return Reported(
        Theme(
            templates=tuple(folder for folder in folders if folder.is_dir()),
            static=tuple(static[key] for key in sorted(static)),
            catalogue=_catalogue(words if isinstance(words, dict) else {}),
            **chosen,
        )
    )


def _no_theme(site: Path, name: str) -> Problem:
    known = {found.parent.name for folder in (site, STARTER) for found in folder.glob("themes/*/theme.toml")}
    what = Text(f"there is no theme `{name}`", f"没有名为“{name}”的主题")
    return Problem(Where("site.toml"), what, nearest(name, known, noun=Text("themes", "主题")))


def _no_static(home: Path, site: Path, key: str, file: str) -> Problem:
    where = Where(shown_path(home / "theme.toml", site))
    what = Text(f"`{key}` names no file in static/: {file!r}", f"{key} 写的文件不在 static/ 里：“{file}”")
    return Problem(where, what, Text(f'write {key} = "FILE"', f'写成 {key} = "文件名"'))


def _read_facts(path: Path, site: Path) -> Reported[dict[str, object]]:
    where = Where(shown_path(path, site))
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Reported({}, (Problem(where, Text(f"cannot be read: {error}", f"读不了：{error}")),))
    noun = Text("entries", "条目")
    problems = tuple(
        Problem(where, Text(f"unknown entry `{key}`", f"不认识的条目“{key}”"), nearest(key, _KEYS, noun=noun))
        for key in facts
        if key not in _KEYS
    )
    return Reported(facts, problems)


def _static_files(home: Path) -> list[StaticFile]:
    files = sorted(path for path in (home / "static").rglob("*") if path.is_file() and path.name[0] != ".")
    return [
        StaticFile(source=path, path=f"assets/{path.stem}.{_hash(path.read_bytes())}{path.suffix}")
        for path in files
    ]


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=4).hexdigest()


def _catalogue(overrides: Mapping[str, object]) -> Catalogue:
    base = _packaged_words()
    words = {**base["words"], **{key: str(value) for key, value in overrides.items()}}
    return Catalogue(roles=base["roles"], nav=base["nav"], words=words)


@cache
def _packaged_words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((Path(__file__).parent / "catalogue.toml").read_text(encoding="utf-8"))
