"""The look of a site: where its templates and static files stand, and the words of its pages.

In:   the site's folder and the name of a theme.
Out:  a Theme: template folders from the most to the least particular, what it publishes, words.
Must not know: views, Jinja, the output.

A theme may stand on another (`base`): what it does not have comes from there. Every file is looked
up in themes/NAME/ of the site, then of Broadsheet, then the same two of its base; templates also in
templates/ of the site and of Broadsheet. So a site overrides one file without copying the rest.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from broadsheet.problems import Problem, Reported, Where, shown_path
from broadsheet.shelf.disk import decode_text
from broadsheet.toml_text import TomlTable, load_toml, table
from broadsheet.web import bundles, theme_faults
from broadsheet.web.theme_colours import pale_colours

_PACKAGE: Final = Path(__file__).resolve().parent.parent
# an installed wheel carries templates/ and themes/ inside; a checkout has them beside the package
STARTER: Final = _PACKAGE / "starter" if (_PACKAGE / "starter").is_dir() else _PACKAGE.parent
_BUNDLES: Final = {"stylesheet": bundles.stylesheet, "script": bundles.script, "search": bundles.script}
_PUBLISHED: Final = ("stylesheet", "script", "search", "icon")
_OPTIONAL: Final = ("script", "search")
_KEYS: Final = ("name", "base", *_PUBLISHED, "upright", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file of the theme as published: its name holds its hash, so that no cache serves an old one."""

    path: str  # in the output folder: assets/broadsheet.1f2e3d4c.css
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Words that the pages say by themselves, in Simplified Chinese."""

    roles: Mapping[str, str]
    nav: Mapping[str, str]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a page names in its head: output paths."""

    stylesheet: str
    script: str  # comforts for a reader; "" = none
    search: str  # what search.html runs; "" = none
    icon: str
    files: tuple[tuple[str, str], ...]  # (name in static/, output path) of all other files
    upright: bool  # vertical lines: sheets are made up in 段, numbers stand upright


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme ready for use."""

    templates: tuple[Path, ...]
    assets: tuple[Asset, ...]
    look: Look
    catalogue: Catalogue

    @property
    def upright(self) -> bool:
        return self.look.upright


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    """One theme.toml and the folders, of the site and of Broadsheet, that belong to it."""

    name: str
    homes: tuple[Path, ...]
    file: TomlTable

    @property
    def facts(self) -> Mapping[str, object]:
        return self.file.values


def load_theme(site: Path, name: str) -> Reported[Theme | None]:
    """Find a theme by name, first in the site, then among those that come with Broadsheet."""
    layers = _layers(site, name)
    if not layers.value:
        return Reported(None, layers.problems)
    static = _static_files(layers.value)
    problems = list(layers.problems)
    pale: tuple[Problem, ...] = ()
    chosen: dict[str, Asset] = {}
    for key in _PUBLISHED:
        layer = next((layer for layer in layers.value if key in layer.facts), layers.value[0])
        names = _names(layer.facts.get(key, [] if key in _OPTIONAL else ""))
        unknown = [file for file in names if file not in static]
        problems += [theme_faults.no_static(layer.file.where(key), key, file, static) for file in unknown]
        if names and not unknown:
            chosen[key] = _published(key, layer, [static[file] for file in names])
            if key == "stylesheet":
                pale = _pale(site, [static[file] for file in names])
    if problems:
        return Reported(None, tuple(problems))
    listed = {
        file for layer in layers.value for key in _PUBLISHED for file in _names(layer.facts.get(key, []))
    }
    others = {name: _plain(path) for name, path in sorted(static.items()) if name not in listed}
    words = {key: str(word) for layer in reversed(layers.value) for key, word in _words(layer).items()}
    return Reported(
        Theme(
            templates=_template_folders(site, layers.value),
            assets=(*chosen.values(), *others.values()),
            look=Look(
                files=tuple((name, asset.path) for name, asset in others.items()),
                upright=any(layer.facts.get("upright") is True for layer in layers.value),
                **{key: chosen[key].path if key in chosen else "" for key in _PUBLISHED},
            ),
            catalogue=_catalogue(words),
        ),
        pale,
    )


def _roots(site: Path) -> tuple[Path, ...]:
    return tuple(dict.fromkeys((site, STARTER)))


def _layers(site: Path, name: str) -> Reported[tuple[_Layer, ...]]:
    """The theme and those that it stands on, the most particular first."""
    found: list[_Layer] = []
    problems: list[Problem] = []
    where = Where("site.toml")
    while name and name not in {layer.name for layer in found}:
        homes = tuple(root / "themes" / name for root in _roots(site))
        told = next((home / "theme.toml" for home in homes if (home / "theme.toml").is_file()), None)
        if told is None:
            return Reported((), (*problems, theme_faults.no_theme(name, _names_of_themes(site), where)))
        read = _read(told, shown_path(told, site))
        if read.value is None:
            return Reported((), (*problems, *read.problems))
        found.append(_Layer(name=name, homes=homes, file=read.value))
        name, where = read.value.text("base"), read.value.where("base")
        problems += read.value.problems
    return Reported(tuple(found), tuple(problems))


def _names_of_themes(site: Path) -> set[str]:
    return {found.parent.name for folder in _roots(site) for found in folder.glob("themes/*/theme.toml")}


def _template_folders(site: Path, layers: tuple[_Layer, ...]) -> tuple[Path, ...]:
    """The site's own before those that come with Broadsheet; the theme's before its base's and the common."""
    folders = [
        root / part / "templates"
        for root in _roots(site)
        for part in (*(f"themes/{layer.name}" for layer in layers), ".")
    ]
    return tuple(folder for folder in folders if folder.is_dir())


def _static_files(layers: tuple[_Layer, ...]) -> dict[str, Path]:
    """Name → file; what stands in a more particular folder hides what it is named like."""
    return {
        path.relative_to(home / "static").as_posix(): path
        for layer in reversed(layers)
        for home in reversed(layer.homes)
        for path in sorted((home / "static").rglob("*"))
        if path.is_file() and path.name[0] != "."
    }


def _names(value: object) -> list[str]:
    """One file or a list of files."""
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _published(key: str, layer: _Layer, sources: list[Path]) -> Asset:
    """What theme.toml names under `key`: several files become one, named like the theme."""
    if key not in _BUNDLES:
        return _plain(sources[0])
    text = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    stem = sources[0].stem if len(sources) == 1 else layer.name
    return _asset(stem, sources[0].suffix, _BUNDLES[key](text).encode())


def _pale(site: Path, parts: list[Path]) -> tuple[Problem, ...]:
    return pale_colours([(shown_path(path, site), path.read_text(encoding="utf-8")) for path in parts])


def _plain(path: Path) -> Asset:
    return _asset(path.stem, path.suffix, path.read_bytes())


def _asset(stem: str, suffix: str, data: bytes) -> Asset:
    return Asset(path=f"assets/{stem}.{hashlib.blake2b(data, digest_size=4).hexdigest()}{suffix}", data=data)


def _words(layer: _Layer) -> Mapping[str, object]:
    words = layer.facts.get("words", {})
    return words if isinstance(words, dict) else {}


def _read(path: Path, shown: str) -> Reported[TomlTable | None]:
    text = decode_text(path.read_bytes(), shown)
    if text.value is None:
        return Reported(None, text.problems)
    file = load_toml(text.value, shown)
    if file.value is not None:
        file.value.check_keys(_KEYS)
        theme_faults.check_upright(file.value)
        theme_faults.check_words(table(text.value, file.value, "words"), _packaged_words()["words"])
    return file


def _catalogue(overrides: Mapping[str, str]) -> Catalogue:
    base = _packaged_words()
    return Catalogue(roles=base["roles"], nav=base["nav"], words={**base["words"], **overrides})


@cache
def _packaged_words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((Path(__file__).parent / "catalogue.toml").read_text(encoding="utf-8"))
