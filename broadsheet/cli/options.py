"""What the options of several commands share: words in two languages, a date, the site, JSON.

In:   what was typed after an option.
Out:  its value, or a usage error in the reader's language.
Must not know: any command.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from broadsheet import console
from broadsheet.problems import Text


def words(en: str, zh: str) -> str:
    return console.say(Text(en, zh))


class Day(click.ParamType[dt.date]):
    """A calendar date: 2026-11-20, also 2026年11月20日."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        from broadsheet.chinese.dates import parse_date

        day = value if isinstance(value, dt.date) else parse_date(str(value))
        if day is None:
            self.fail(
                console.say(
                    Text(
                        f"{value} is no date; write it like 2026-11-20",
                        f"{value} 不是日期，请写成 2026-11-20 这样",
                    )
                ),
                param,
                ctx,
            )
        return day


def site_option(function: Any) -> Any:
    text = words("the site folder (default: this one)", "站点文件夹（默认为当前站点）")
    option = click.option("--site", type=click.Path(path_type=Path), help=text)
    return option(function)


def jobs_option(function: Any) -> Any:
    text = words("processes (default: one a core)", "进程数（默认每核一个）")
    return click.option("--jobs", type=click.IntRange(min=1), help=text)(function)


def json_option(function: Any) -> Any:
    text = words("print one JSON object for a program to read", "输出一个 JSON 对象，供程序读取")
    return click.option("--json", "as_json", is_flag=True, help=text)(function)
