"""The commands. The one owner of click: arguments in, an exit code out.

In:   argv.
Out:  0 all well, 1 problems (told on standard error), 2 usage.
Must not know: how anything is done; `desk` and `press` hold the commands.
"""

from __future__ import annotations

import os
from pathlib import Path

import click

from broadsheet import __version__
from broadsheet.cli import desk, press
from broadsheet.cli.options import words


def main(argv: list[str] | None = None, *, default_site: str | None = None) -> int:
    """Run one command; with none, `build`. `default_site` is a file in the site that is meant by default."""
    import sys

    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("--help", "--version")):
        arguments.insert(0, "build")
    site = Path(default_site).resolve().parent if default_site else Path.cwd()
    try:
        code = commands.main(arguments, prog_name="broadsheet", standalone_mode=False, obj=site)
    except click.UsageError as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return int(code or 0)


@click.group(
    help=words("Raw newspaper text in, a digital edition out.", "报纸原始文字进，数字报纸出。"),
)
@click.version_option(__version__)
def commands() -> None:
    """The group that all commands belong to."""


for _command in (
    *(desk.init, desk.ingest, desk.review, desk.why, desk.new),
    *(press.build, press.serve, press.check, press.pack),
):
    commands.add_command(_command)
