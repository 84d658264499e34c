"""The commands. The one owner of click: arguments in, an exit code out.

In:   argv.
Out:  0 all well, 1 problems (told on standard error), 2 usage.
Must not know: how anything is done; a command calls one stage and shows what came of it.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any, Final

import click

from broadsheet import __version__, console
from broadsheet.problems import Text, errors

COMMANDS: Final = ("init", "ingest", "build", "serve", "check", "new")


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


def _help(en: str, zh: str) -> str:
    return console.say(Text(en, zh))


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
    help=_help("Raw newspaper text in, a digital edition out.", "报纸原始文字进，数字报纸出。"),
)
@click.version_option(__version__)
def commands() -> None:
    """The group that all commands belong to."""


def _site_option(function: Any) -> Any:
    text = _help("the site folder (default: this one)", "站点文件夹（默认为当前站点）")
    option = click.option("--site", type=click.Path(path_type=Path), help=text)
    return option(function)


def _json_option(function: Any) -> Any:
    text = _help("print one JSON object for a program to read", "输出一个 JSON 对象，供程序读取")
    return click.option("--json", "as_json", is_flag=True, help=text)(function)


@commands.command(help=_help("make a new site folder", "新建站点文件夹"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", required=True, help=_help("name of the paper", "报名"))
@click.option("--base-url", default="", help=_help("address it will be published at", "将来发布的网址"))
def init(folder: Path, title: str, base_url: str) -> int:
    from broadsheet.pipeline.site import init_site

    done = init_site(folder, title=title, base_url=base_url)
    said = Text(
        f"{folder}: a new site, {len(done.value)} files", f"{folder}：新站点，{len(done.value)} 个文件"
    )
    return console.finish(done.problems, {}, said if done.value else None, as_json=False)


@commands.command(help=_help("cut source texts into articles", "把来稿切成稿件"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--date", type=Day(), help=_help("date of the issue", "出版日期"))
@click.option("--page", default="", help=_help("page as printed: 01, A05", "版次，如 01、A05"))
@click.option("--section", default="", help=_help("section of the page", "版名、栏目"))
@click.option(
    "--edition",
    type=click.IntRange(min=1),
    help=_help("second edition of a day: 2", "同日第二次出报：2"),
)
@click.option("--dry-run", is_flag=True, help=_help("show, write nothing", "只看结果，不写文件"))
@_site_option
@_json_option
@click.pass_obj
def ingest(
    obj: Path,
    *,
    files: tuple[Path, ...],
    site: Path | None,
    dry_run: bool,
    as_json: bool,
    date: dt.date | None,
    page: str,
    section: str,
    edition: int | None,
) -> int:
    from broadsheet.pipeline.ingest import ingest as run
    from broadsheet.pipeline.placing import Said

    said = Said(date=date, page=page, section=section, edition=edition or 0)
    done = run(site or obj, files, said, dry_run=dry_run)
    pages = [
        {
            "source": page_.source,
            "issue": page_.issue,
            "page": page_.page,
            "articles": [{"path": path, "title": title} for path, title in page_.articles],
            "written": list(page_.written),
            "kept": list(page_.kept),
            "doubts": list(map(console.as_row, page_.doubts)),
        }
        for page_ in done.value
    ]
    doubts = [doubt for page_ in done.value for doubt in page_.doubts]
    if not as_json:
        for page_ in done.value:
            for path, title in page_.articles:
                click.echo(f"{path}  {title or console.say(Text('(no headline)', '（无标题）'))}")
    count = sum(len(page_.articles) for page_ in done.value)
    told = Text(
        f"{len(done.value)} pages, {count} articles, {len(doubts)} doubts",
        f"{len(done.value)} 个版，{count} 篇稿件，{len(doubts)} 处存疑",
    )
    shown = done.problems if as_json else (*done.problems, *doubts)
    return console.finish(shown, {"pages": pages}, told, as_json=as_json)


@commands.command(help=_help("build the pages (the default command)", "生成网页（默认命令）"))
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help=_help("where to (default: output/)", "输出到哪里（默认 output/）"),
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help=_help("processes (default: one a core)", "进程数（默认每核一个）"),
)
@click.option("--drafts", is_flag=True, help=_help("with drafts", "包括草稿"))
@click.option("--explain", is_flag=True, help=_help("say why each page was rendered", "说明每页为何重新生成"))
@click.option("--clean", is_flag=True, help=_help("render everything anew", "全部重新生成"))
@_site_option
@_json_option
@click.pass_obj
def build(
    obj: Path,
    *,
    site: Path | None,
    output: Path | None,
    jobs: int | None,
    drafts: bool,
    explain: bool,
    clean: bool,
    as_json: bool,
) -> int:
    from broadsheet.pipeline.build import BuildOptions, build_site

    folder = site or obj
    options = BuildOptions(
        site=folder, output=output, jobs=jobs or os.cpu_count() or 1, drafts=drafts, clean=clean
    )
    with console.progress(Text("building", "正在生成")) as on_progress:
        done = build_site(options, on_progress)
    report = done.value
    if report is None:
        return console.finish(done.problems, {}, None, as_json=as_json)
    if explain and not as_json:
        for path, reason in report.rendered:
            click.echo(f"{path}: {reason}")
    said = Text(
        f"{report.articles} articles in {report.issues} issues, {report.files} files: "
        f"{len(report.rendered)} rendered, {len(report.written)} written, {len(report.removed)} removed",
        f"{report.issues} 期 {report.articles} 篇稿件，共 {report.files} 个文件："
        f"生成 {len(report.rendered)}，写入 {len(report.written)}，删除 {len(report.removed)}",
    )
    result = {
        "rendered": dict(report.rendered),
        "written": list(report.written),
        "removed": list(report.removed),
        "files": report.files,
        "issues": report.issues,
        "articles": report.articles,
    }
    return console.finish(done.problems, result, said, as_json=as_json)


@commands.command(help=_help("preview: build, watch, reload the browser", "预览：生成、监视、自动刷新浏览器"))
@click.option("--port", default=5500, type=click.IntRange(0, 65535), help=_help("port", "端口"))
@click.option("--host", default="127.0.0.1", help=_help("address to listen on", "监听的地址"))
@_site_option
@click.pass_obj
def serve(obj: Path, *, site: Path | None, port: int, host: str) -> int:
    from broadsheet.preview import serve as run

    return run(site or obj, host=host, port=port)


@commands.command(help=_help("check the site without publishing", "检查站点，不发布"))
@_site_option
@_json_option
@click.pass_obj
def check(obj: Path, *, site: Path | None, as_json: bool) -> int:
    from broadsheet.pipeline.check import check_site

    done = check_site(site or obj)
    report = done.value
    if report is None:
        return console.finish(done.problems, {}, None, as_json=as_json)
    wrong = len(set(errors(done.problems)))
    doubtful = len(set(done.problems)) - wrong
    said = Text(
        f"{report.articles} articles in {report.issues} issues, {report.files} files: "
        f"{wrong} errors, {doubtful} warnings",
        f"{report.issues} 期 {report.articles} 篇稿件，{report.files} 个文件：{wrong} 个错误，{doubtful} 处提醒",
    )
    result = {"issues": report.issues, "articles": report.articles, "files": report.files}
    return console.finish(done.problems, result, said, as_json=as_json)


@commands.group(help=_help("a new issue or article to fill in", "新建一期或一篇"))
def new() -> None:
    """Skeletons."""


@new.command("issue", help=_help("issue.toml of a date", "某日的 issue.toml"))
@click.argument("date", type=Day())
@click.option(
    "--edition", default=1, type=click.IntRange(min=1), help=_help("2 = second edition", "2 = 第二次出报")
)
@_site_option
@click.pass_obj
def new_issue(obj: Path, *, date: dt.date, edition: int, site: Path | None) -> int:
    from broadsheet.pipeline import skeletons

    done = skeletons.new_issue(site or obj, date, edition)
    return console.finish(
        done.problems, {}, Text(done.value, done.value) if done.value else None, as_json=False
    )


@new.command("article", help=_help("a draft on a news page", "某版的一篇草稿"))
@click.argument("date", type=Day())
@click.argument("page")
@click.option(
    "--edition", default=1, type=click.IntRange(min=1), help=_help("2 = second edition", "2 = 第二次出报")
)
@_site_option
@click.pass_obj
def new_article(obj: Path, *, date: dt.date, page: str, edition: int, site: Path | None) -> int:
    from broadsheet.pipeline import skeletons

    done = skeletons.new_article(site or obj, date, page, edition)
    return console.finish(
        done.problems, {}, Text(done.value, done.value) if done.value else None, as_json=False
    )
