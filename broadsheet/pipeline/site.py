"""A site folder: found, read, and made anew.

In:   the path that a command was given.
Out:  the settings and the theme, or problems that say what to do.
Must not know: articles, pages, the engine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.settings import Settings, parse_settings
from broadsheet.shelf.disk import decode_text, problem_of, write_atomic
from broadsheet.web.theme import STARTER, Theme, load_theme

SETTINGS_FILE: Final = "site.toml"
_STARTER_SITE: Final = Path(__file__).resolve().parent.parent / "starter_site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site folder that can be worked with."""

    folder: Path
    settings: Settings


def open_site(folder: Path) -> Reported[Site | None]:
    """Read site.toml of a folder; None where there is no site, or its settings are at fault."""
    path = folder / SETTINGS_FILE
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Reported(None, (_no_site(folder),))
    except OSError as error:
        return Reported(None, (problem_of(error, SETTINGS_FILE),))
    text = decode_text(data, SETTINGS_FILE)
    if text.value is None:
        return Reported(None, text.problems)
    settings = parse_settings(text.value, SETTINGS_FILE)
    if settings.value is None:
        return Reported(None, settings.problems)
    return Reported(Site(folder=folder, settings=settings.value), settings.problems)


def open_themes(site: Site) -> Reported[Mapping[str, Theme] | None]:
    """The theme of each variant; None where one of them cannot be used."""
    names = {variant: site.settings.theme_of(variant) for variant in site.settings.variants}
    loaded = {name: load_theme(site.folder, name) for name in dict.fromkeys(names.values())}
    problems = tuple(dict.fromkeys(problem for one in loaded.values() for problem in one.problems))
    themes = {variant: theme for variant, name in names.items() if (theme := loaded[name].value)}
    return Reported(themes if len(themes) == len(names) else None, problems)


def watched(folder: Path) -> tuple[Path, ...]:
    """The files and folders whose change may change a page."""
    own = [folder / SETTINGS_FILE, folder / "content", folder / "templates", folder / "themes"]
    packaged = [STARTER / "templates", STARTER / "themes"]
    return tuple(dict.fromkeys([*own, *packaged]))


def _no_site(folder: Path) -> Problem:
    return Problem(
        Where(str(folder)),
        Text("is no site: there is no site.toml in it", "不是一个站点：里面没有 site.toml"),
        Text(
            "name another folder with --site, or make one: init DIR --title NAME",
            "用 --site 指定别的文件夹，或新建一个：init 文件夹 --title 报名",
        ),
    )


def init_site(folder: Path, *, title: str, base_url: str = "") -> Reported[tuple[str, ...]]:
    """Make a new site folder that builds at once; the files written, relative to the folder.

    Nothing that exists is touched: a folder with a site in it, or with one of our files, is refused.
    """
    trial = parse_settings(_fill("title = {{title}}\nbase_url = {{base_url}}\n", title, base_url), "init")
    if trial.problems:
        return Reported((), trial.problems)
    if folder.exists() and not folder.is_dir():
        what = Text("is a file, not a folder", "是文件，不是文件夹")
        return Reported((), (Problem(Where(str(folder)), what),))
    files = dict(_starter_files(title, base_url))
    present = [name for name in files if (folder / name).exists()]
    if present:
        what = Text(f"there is something already: {', '.join(present)}", f"里面已经有：{'、'.join(present)}")
        hint = Text("name a new folder", "请换一个新的文件夹名")
        return Reported((), (Problem(Where(str(folder)), what, hint),))
    try:
        for name, text in files.items():
            write_atomic(folder / name, text.encode())
    except OSError as error:
        return Reported((), (problem_of(error, str(folder)),))
    return Reported(tuple(sorted(files)))


def _starter_files(title: str, base_url: str) -> Iterator[tuple[str, str]]:
    """(path in the new site, text). A leading dot is stored as `dot-`, so that no packer drops the file."""
    for path in sorted(_STARTER_SITE.rglob("*")):
        if path.is_file():
            name = path.relative_to(_STARTER_SITE).as_posix().removesuffix(".template")
            name = "/".join("." + part[4:] if part.startswith("dot-") else part for part in name.split("/"))
            yield name, _fill(path.read_text(encoding="utf-8"), title, base_url)


def _fill(text: str, title: str, base_url: str) -> str:
    # a JSON string is a TOML basic string too
    quoted = {"{{title}}": json.dumps(title, ensure_ascii=False), "{{base_url}}": json.dumps(base_url)}
    for mark, value in quoted.items():
        text = text.replace(mark, value)
    return text
