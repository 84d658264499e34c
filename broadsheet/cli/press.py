"""Commands of the press: the pages built, previewed, checked, packed.

In:   arguments.
Out:  an exit code; a command calls one stage and shows what came of it.
Must not know: how anything is done.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

import click

from broadsheet import console
from broadsheet.cli.options import jobs_option, json_option, site_option, words
from broadsheet.problems import Text, errors


@click.command(help=words("build the pages (the default command)", "生成网页（默认命令）"))
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help=words("where to (default: output/)", "输出到哪里（默认 output/）"),
)
@jobs_option
@click.option("--drafts", is_flag=True, help=words("with drafts", "包括草稿"))
@click.option("--explain", is_flag=True, help=words("say why each page was rendered", "说明每页为何重新生成"))
@click.option("--clean", is_flag=True, help=words("render everything anew", "全部重新生成"))
@site_option
@json_option
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


@click.command(help=words("preview: build, watch, reload the browser", "预览：生成、监视、自动刷新浏览器"))
@click.option("--port", default=5500, type=click.IntRange(0, 65535), help=words("port", "端口"))
@click.option("--host", default="127.0.0.1", help=words("address to listen on", "监听的地址"))
@site_option
@click.pass_obj
def serve(obj: Path, *, site: Path | None, port: int, host: str) -> int:
    from broadsheet.preview import serve as run

    return run(site or obj, host=host, port=port)


@click.command(help=words("check the site without publishing", "检查站点，不发布"))
@click.option(
    "--strict", is_flag=True, help=words("exit code 1 for warnings too", "有提醒也算没通过（退出码 1）")
)
@click.option(
    "--terms",
    is_flag=True,
    help=words("only the declared terms: used, never met", "只看写明写法的词：用在哪里，哪些没用到"),
)
@site_option
@json_option
@click.pass_obj
def check(obj: Path, *, site: Path | None, strict: bool, terms: bool, as_json: bool) -> int:
    from broadsheet.cli.terms import doubts_as_rows, show_terms
    from broadsheet.pipeline.check import check_site

    if terms:
        return show_terms(site or obj, as_json=as_json)

    done = check_site(site or obj)
    report = done.value
    if report is None:
        return console.finish(done.problems, {}, None, as_json=as_json)
    wrong = len(set(errors(done.problems)))
    doubtful = len(set(done.problems)) - wrong
    said = Text(
        f"{report.articles} articles in {report.issues} issues, {report.files} files: "
        f"{wrong} errors, {doubtful} warnings",
        f"{report.issues} 期 {report.articles} 篇稿件，{report.files} 个文件："
        f"{wrong} 个错误，{doubtful} 处提醒",
    )
    result = {
        "issues": report.issues,
        "articles": report.articles,
        "files": report.files,
        "words": doubts_as_rows(report.words),
    }
    return console.finish(done.problems, result, said, as_json=as_json, strict=strict)


@click.command(help=words("one issue or year to carry away", "把一期或一年的报纸打成一个包"))
@click.argument("which", metavar="DATE|YEAR")
@click.option(
    "--format",
    "kind",
    default="zip",
    type=click.Choice(["zip", "epub"]),
    help=words("zip: a site that opens from a disk; epub: a book", "zip：拷走就能看的小站；epub：电子书"),
)
@click.option(
    "--variant",
    default="",
    help=words(
        "of a book: its script, or all (default: the first)", "电子书用哪种字形，或 all（默认第一种）"
    ),
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help=words(
        "the file (default: here, named by the date)", "写成哪个文件（默认放在当前文件夹，以日期命名）"
    ),
)
@site_option
@json_option
@click.pass_obj
def pack(
    obj: Path,
    *,
    which: str,
    kind: Literal["zip", "epub"],
    variant: str,
    output: Path | None,
    site: Path | None,
    as_json: bool,
) -> int:
    from broadsheet.pipeline.packing import PackOptions, pack_site

    options = PackOptions(site=site or obj, which=which, kind=kind, variant=variant, output=output)
    with console.progress(Text("packing", "正在打包")) as on_progress:
        done = pack_site(options, on_progress)
    report = done.value
    if report is None:
        return console.finish(done.problems, {}, None, as_json=as_json)
    written = ", ".join(f"{path} ({-(-size // 1024)} KB)" for path, size in report.files)
    said = Text(
        f"{written}: {report.articles} articles in {report.issues} issues",
        f"{written}：{report.issues} 期 {report.articles} 篇稿件",
    )
    result = {
        "files": [{"path": path, "bytes": size} for path, size in report.files],
        "issues": report.issues,
        "articles": report.articles,
    }
    return console.finish(done.problems, result, said, as_json=as_json)
