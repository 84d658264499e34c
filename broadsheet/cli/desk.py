"""Commands of the editor's desk: a site made, sources cut, the cut looked at, skeletons.

In:   arguments.
Out:  an exit code; a command calls one stage and shows what came of it.
Must not know: how anything is done.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

import click

from broadsheet import console
from broadsheet.cli.options import Day, jobs_option, json_option, site_option, words
from broadsheet.problems import Text


@click.command(help=words("make a new site folder", "新建站点文件夹"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", required=True, help=words("name of the paper", "报名"))
@click.option("--base-url", default="", help=words("address it will be published at", "将来发布的网址"))
def init(folder: Path, title: str, base_url: str) -> int:
    from broadsheet.pipeline.site import init_site

    done = init_site(folder, title=title, base_url=base_url)
    said = Text(
        f"{folder}: a new site, {len(done.value)} files", f"{folder}：新站点，{len(done.value)} 个文件"
    )
    return console.finish(done.problems, {}, said if done.value else None, as_json=False)


@click.command(help=words("cut source texts into articles", "把来稿切成稿件"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--date", type=Day(), help=words("date of the issue", "出版日期"))
@click.option("--page", default="", help=words("page as printed: 01, A05", "版次，如 01、A05"))
@click.option("--section", default="", help=words("section of the page", "版名、栏目"))
@click.option(
    "--edition",
    type=click.IntRange(min=1),
    help=words("second edition of a day: 2", "同日第二次出报：2"),
)
@jobs_option
@click.option("--dry-run", is_flag=True, help=words("show, write nothing", "只看结果，不写文件"))
@site_option
@json_option
@click.pass_obj
def ingest(
    obj: Path,
    *,
    files: tuple[Path, ...],
    site: Path | None,
    jobs: int | None,
    dry_run: bool,
    as_json: bool,
    date: dt.date | None,
    page: str,
    section: str,
    edition: int | None,
) -> int:
    from broadsheet.cli.ingest_report import IngestReport
    from broadsheet.pipeline.ingest import ingest as run
    from broadsheet.pipeline.placing import Said

    said = Said(date=date, page=page, section=section, edition=edition or 0)
    report = IngestReport(as_json=as_json)
    with console.progress(Text("cutting", "正在切稿")) as on_progress:
        run(
            site or obj,
            files,
            said,
            tell=report.tell,
            dry_run=dry_run,
            jobs=jobs or os.cpu_count() or 1,
            on_progress=on_progress,
        )
    return report.finish()


@click.command(
    help=words("what an editor still has to look at, worst first", "还要请编辑看的地方，最要紧的在前")
)
@site_option
@json_option
@click.pass_obj
def review(obj: Path, *, site: Path | None, as_json: bool) -> int:
    from broadsheet.cli import rows, telling
    from broadsheet.pipeline.review import review as run

    done = run(site or obj)
    report = done.value
    if report is None:
        return console.finish(done.problems, {}, None, as_json=as_json)
    if not as_json:
        console.show_problems(map(telling.point_problem, report.points), sys.stdout)
    said = Text(
        f"{len(report.points)} to look at, {report.settled} doubts settled by a change",
        f"要看的 {len(report.points)} 处，已改动而不再存疑的 {report.settled} 处",
    )
    return console.finish(done.problems, rows.review_row(report), said, as_json=as_json)


@click.command(
    help=words(
        "where each paragraph of an article came from, and by which rules",
        "一篇稿件的每一段出自哪里、按什么规则切成",
    )
)
@click.argument("name", metavar="ID")
@site_option
@json_option
@click.pass_obj
def why(obj: Path, *, name: str, site: Path | None, as_json: bool) -> int:
    from broadsheet.cli import rows, telling
    from broadsheet.pipeline.why import why as run

    done = run(site or obj, name)
    told = done.value
    if told and not as_json:
        for line in telling.explanation_lines(told):
            console.show(line)
    row = rows.explanation_row(told) if told else {}
    return console.finish(done.problems, row, None, as_json=as_json)


@click.group(help=words("a new issue or article to fill in", "新建一期或一篇"))
def new() -> None:
    """Skeletons."""


@new.command("issue", help=words("issue.toml of a date", "某日的 issue.toml"))
@click.argument("date", type=Day())
@click.option(
    "--edition", default=1, type=click.IntRange(min=1), help=words("2 = second edition", "2 = 第二次出报")
)
@site_option
@click.pass_obj
def new_issue(obj: Path, *, date: dt.date, edition: int, site: Path | None) -> int:
    from broadsheet.pipeline import skeletons

    done = skeletons.new_issue(site or obj, date, edition)
    return console.finish(
        done.problems, {}, Text(done.value, done.value) if done.value else None, as_json=False
    )


@new.command("article", help=words("a draft on a news page", "某版的一篇草稿"))
@click.argument("date", type=Day())
@click.argument("page")
@click.option(
    "--edition", default=1, type=click.IntRange(min=1), help=words("2 = second edition", "2 = 第二次出报")
)
@site_option
@click.pass_obj
def new_article(obj: Path, *, date: dt.date, page: str, edition: int, site: Path | None) -> int:
    from broadsheet.pipeline import skeletons

    done = skeletons.new_article(site or obj, date, page, edition)
    return console.finish(
        done.problems, {}, Text(done.value, done.value) if done.value else None, as_json=False
    )
