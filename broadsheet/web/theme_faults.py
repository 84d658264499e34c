"""What is wrong in a theme.toml, told with its line and the name that may have been meant.

In:   the table of a theme.toml, the names that there are.
Out:  Problems.
Must not know: where files stand, what a page looks like.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from broadsheet.problems import Problem, Text, Where, nearest
from broadsheet.toml_text import TomlTable


def no_theme(name: str, known: Collection[str], where: Where) -> Problem:
    what = Text(f"there is no theme `{name}`", f"没有名为“{name}”的主题")
    return Problem(where, what, nearest(name, known, noun=Text("themes", "主题")))


def no_static(where: Where, key: str, file: str, known: Collection[str]) -> Problem:
    """`known`: files of static/, of the theme and of those that it stands on."""
    what = Text(f"`{key}` names no file in static/: {file!r}", f"{key} 写的文件不在 static/ 里：“{file}”")
    return Problem(where, what, nearest(file, known, noun=Text("files", "文件")))


def check_words(words: TomlTable, known: Mapping[str, str]) -> None:
    """[words] of a theme: each must be one that pages say, be text, and keep the places that a page fills."""
    words.check_keys(known)
    for key in words.values:
        if key in known and (text := words.text(key)) and text.count("%s") != known[key].count("%s"):
            what = Text(f"`{key}` must keep its %s", f"“{key}”里的 %s 不能增减")
            hint = Text(
                f"the page puts a number or a name there: “{known[key]}”",
                f"页面要在那里填数字或名称：“{known[key]}”",
            )
            words.report(key, what, hint)


def check_upright(file: TomlTable) -> None:
    if not isinstance(file.values.get("upright", False), bool):
        what = Text("`upright` must be true or false", "“upright”应当是 true 或 false")
        file.report(
            "upright", what, Text("write upright = true, without quotes", "写 upright = true，不加引号")
        )
