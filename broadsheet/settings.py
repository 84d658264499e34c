"""site.toml → Settings.

In:   the text of site.toml.
Out:  one frozen Settings; every fault reported at once, with its line where TOML gives one.
Must not know: the content, the output, the command line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Final, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from broadsheet.chinese.house_style import HouseStyle
from broadsheet.chinese.variants import HANS, VARIANTS
from broadsheet.problems import Problem, Reported, Text, Where, nearest
from broadsheet.toml_text import TomlTable, load_toml, table

MASTHEAD: Final = ("weekday", "lunar", "animal", "term")
_VALUES: Final = Text("values", "取值")
_EDITIONS: Final = Text("variants", "字形版本")
SECTION_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an editor decides once for the whole site."""

    title: str
    base_url: str = ""  # absolute, ends in "/"; "" = not published yet
    variants: tuple[str, ...] = (HANS,)  # the first stands at the root
    theme: str = "broadsheet"
    themes: tuple[tuple[str, str], ...] = ()  # (variant, theme) where an edition has one of its own
    timezone: str = "Asia/Shanghai"  # for times of release only
    imprint: str = ""  # a line at the foot of each page: who, how often, how to reach
    sections: tuple[tuple[str, str], ...] = ()  # (name, id) where the id is not the plain pinyin
    literary: tuple[str, ...] = ("副刊",)  # names of news pages and sections set apart as literature
    punctuation: Literal["normalise", "keep"] = "normalise"  # of extracted text
    full_width: Literal["fold", "keep"] = "fold"  # letters and digits of extracted text
    masthead: tuple[str, ...] = ("weekday",)  # of MASTHEAD: what stands there beside the date
    calendar: Literal["western", "roc"] = "western"  # years of the Republic in the Taiwan edition

    @property
    def style(self) -> HouseStyle:
        """How `ingest` sets the text of a source."""
        return HouseStyle(punctuation=self.punctuation, full_width=self.full_width)

    @property
    def base_path(self) -> str:
        """The path that the site stands under at its host, from "/" to "/"."""
        return urlsplit(self.base_url).path or "/"

    def theme_of(self, variant: str) -> str:
        """The name of the theme that an edition wears."""
        return dict(self.themes).get(variant, self.theme)


def parse_settings(text: str, path: str) -> Reported[Settings | None]:
    """Read site.toml; None where it cannot be used, with every reason in the problems."""
    loaded = load_toml(text, path)
    file = loaded.value
    if file is None:
        return Reported(None, loaded.problems)
    file.check_keys({field.name for field in fields(Settings)})
    if "title" not in file.values:
        hint = Text('add a line such as title = "河湾报"', '加一行，例如 title = "河湾报"')
        file.report("title", Text("`title` is missing", "缺少 title"), hint)
    values = {}
    for key, check in _CHECKS.items():
        if key in file.values:
            checked = check(file.values[key], file.where(key))
            file.problems.extend(checked.problems)
            values[key] = checked.value
    if values.get("themes"):
        file.problems.extend(_unmade(values, table(text, file, "themes")))
    if file.problems:
        return Reported(None, tuple(file.problems))
    return Reported(Settings(**values))  # type: ignore[arg-type]  # every value has passed its check


def _wrong_type(where: Where, key: str, wanted: Text) -> Problem:
    return Problem(where, Text(f"`{key}` must be {wanted.en}", f"{key} 应当是{wanted.zh}"))


def _text(key: str, value: object, where: Where) -> Reported[object]:
    if isinstance(value, str):
        return Reported(value)
    return Reported("", (_wrong_type(where, key, Text("text in quotes", "加引号的文字")),))


def _title(value: object, where: Where) -> Reported[object]:
    if isinstance(value, str) and value.strip():
        return Reported(value.strip())
    return Reported("", (_wrong_type(where, "title", Text("the paper's name in quotes", "加引号的报名")),))


def _base_url(value: object, where: Where) -> Reported[object]:
    checked = _text("base_url", value, where)
    if checked.problems or value == "":
        return checked
    parts = urlsplit(str(value))
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        what = Text(f"`base_url` is no web address: {value}", f"base_url 不是网址：{value}")
        hint = Text("write it like https://example.org/hewan/", "写成 https://example.org/hewan/ 这样")
        return Reported("", (Problem(where, what, hint),))
    return Reported(str(value).rstrip("/") + "/")


def _variants(value: object, where: Where) -> Reported[object]:
    if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
        wanted = Text('a list such as ["zh-Hans", "zh-TW"]', '列表，例如 ["zh-Hans", "zh-TW"]')
        return Reported((), (_wrong_type(where, "variants", wanted),))
    problems = [
        Problem(
            where,
            Text(f"unknown variant `{item}`", f"没有“{item}”这种字形版本"),
            nearest(item, VARIANTS, noun=_EDITIONS),
        )
        for item in value
        if item not in VARIANTS
    ]
    if len(set(value)) < len(value):
        problems.append(Problem(where, Text("a variant is listed twice", "同一字形版本写了两次")))
    return Reported(tuple(value), tuple(problems))


def _theme(value: object, where: Where) -> Reported[object]:
    if isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9_-]+", value):
        return Reported(value)
    wanted = Text("the name of a folder in themes/", "themes/ 里一个文件夹的名字")
    return Reported("", (_wrong_type(where, "theme", wanted),))


def _themes(value: object, where: Where) -> Reported[object]:
    if not isinstance(value, Mapping):
        wanted = Text('a table such as zh-TW = "zhipai"', '表，例如 zh-TW = "zhipai"')
        return Reported((), (_wrong_type(where, "themes", wanted),))
    problems = [problem for name in value.values() for problem in _theme(name, where).problems]
    return Reported(tuple((str(variant), str(name)) for variant, name in value.items()), tuple(problems))


def _unmade(values: Mapping[str, object], themes: TomlTable) -> list[Problem]:
    """A theme for an edition that the site does not have."""
    made = values.get("variants", (HANS,))
    assert isinstance(made, tuple)
    return [
        Problem(
            themes.where(variant),
            Text(
                f"`{variant}` is not in `variants`, so it needs no theme",
                f"variants 里没有“{variant}”，不必给它主题",
            ),
            nearest(variant, made, noun=_EDITIONS),
        )
        for variant in themes.values
        if variant not in made
    ]


def _timezone(value: object, where: Where) -> Reported[object]:
    try:
        ZoneInfo(str(value))
    except (ZoneInfoNotFoundError, ValueError):
        what = Text(f"unknown time zone `{value}`", f"没有“{value}”这个时区")
        hint = Text("write it like Asia/Shanghai", "写成 Asia/Shanghai 这样")
        return Reported("", (Problem(where, what, hint),))
    return Reported(str(value))


def _sections(value: object, where: Where) -> Reported[object]:
    if not isinstance(value, Mapping):
        wanted = Text("a table of names and ids", "栏目名与代号的表")
        return Reported((), (_wrong_type(where, "sections", wanted),))
    problems = [
        Problem(
            where,
            Text(
                f"the id of section {name} must be small letters, digits and hyphens, not `{id_}`",
                f"栏目“{name}”的代号只能用小写字母、数字和连字符，不能是“{id_}”",
            ),
        )
        for name, id_ in value.items()
        if not isinstance(id_, str) or not SECTION_ID.fullmatch(id_)
    ]
    return Reported(tuple((str(name), str(id_)) for name, id_ in value.items()), tuple(problems))


def _literary(value: object, where: Where) -> Reported[object]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return Reported(tuple(value))
    wanted = Text("a list of names", "由名称组成的列表")
    return Reported((), (_wrong_type(where, "literary", wanted),))


def _masthead(value: object, where: Where) -> Reported[object]:
    listed = _literary(value, where)
    if listed.problems or not isinstance(value, list):
        return listed
    chosen = [_choice(item, where, "masthead", MASTHEAD) for item in value]
    return Reported(tuple(value), tuple(problem for each in chosen for problem in each.problems))


def _choice(value: object, where: Where, key: str, known: tuple[str, ...]) -> Reported[object]:
    if value in known:
        return Reported(value)
    what = Text(f"`{key}` cannot be {value!r}", f"{key} 不能是 {value!r}")
    return Reported(known[0], (Problem(where, what, nearest(str(value), known, noun=_VALUES)),))


_CHECKS: Final[Mapping[str, Callable[[object, Where], Reported[object]]]] = {
    "title": _title,
    "base_url": _base_url,
    "variants": _variants,
    "theme": _theme,
    "themes": _themes,
    "timezone": _timezone,
    "imprint": lambda value, where: _text("imprint", value, where),
    "sections": _sections,
    "literary": _literary,
    "punctuation": lambda value, where: _choice(value, where, "punctuation", ("normalise", "keep")),
    "masthead": _masthead,
    "calendar": lambda value, where: _choice(value, where, "calendar", ("western", "roc")),
    "full_width": lambda value, where: _choice(value, where, "full_width", ("fold", "keep")),
}
