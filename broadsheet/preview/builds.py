"""The two builds behind a preview, and what is said of them.

In:   a site folder.
Out:  the preview build (drafts too, in .cache/preview) and the build of output/, exactly as `build` does it;
      a line for the terminal on each round.
Must not know: the server, the browser, when a build is due.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, unquote

from broadsheet.pipeline.build import BuildOptions, BuildReport, build_site
from broadsheet.pipeline.site import open_site
from broadsheet.problems import Problem, Reported, Text, Where, errors

Progress = Callable[[int, int], None]


class Builds(Protocol):
    """What a session needs of a site; tests put a small one in its place."""

    @property
    def root(self) -> Path:
        """The folder that the preview build fills and the server serves."""

    def base_path(self) -> str | None:
        """The path that the site stands under, percent-encoded; None while site.toml cannot be read."""

    def preview(self, on_progress: Progress | None) -> Reported[BuildReport | None]:
        """Build what the browser sees."""

    def output(self) -> Reported[BuildReport | None]:
        """Build what will be published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteBuilds:
    """The builds of a real site. One process: forking under a running server's threads is not safe."""

    site: Path

    @property
    def root(self) -> Path:
        return self.site / ".cache" / "preview" / "site"

    def base_path(self) -> str | None:
        site = open_site(self.site).value
        return quote(unquote(site.settings.base_path)) if site else None

    def preview(self, on_progress: Progress | None) -> Reported[BuildReport | None]:
        state = self.site / ".cache" / "preview" / "state"
        options = BuildOptions(site=self.site, output=self.root, cache=state, drafts=True)
        return build_site(options, on_progress)

    def output(self) -> Reported[BuildReport | None]:
        return build_site(BuildOptions(site=self.site))


def crash(error: BaseException) -> Problem:
    """A bug of ours during a build, told like any other problem; the server goes on."""
    told = f"{type(error).__name__}: {error}"
    return Problem(
        Where("broadsheet"),
        Text(f"the build broke off, a fault of the program: {told}", f"排版中断，是程序自身的毛病：{told}"),
        Text(
            "undo the last change, or report this with the lines above it on the terminal",
            "可先撤销刚才的改动；请把终端里它上面的几行一并报给开发者",
        ),
    )


def round_line(changed: Collection[str], result: Reported[BuildReport | None], milliseconds: int) -> Text:
    """One round in one line: what changed, what came of it, how long the preview build took."""
    cause = _cause(changed)
    found = len(errors(result.problems))
    if found:
        faults = "1 error" if found == 1 else f"{found} errors"
        return Text(
            f"{cause.en}{faults}, pages stay as they were ({milliseconds} ms)",
            f"{cause.zh}{found} 处错误，页面保持原样（{milliseconds} 毫秒）",
        )
    count = len(result.value.rendered) if result.value else 0
    if not count:
        return Text(
            f"{cause.en}nothing to render ({milliseconds} ms)",
            f"{cause.zh}没有页面要重排（{milliseconds} 毫秒）",
        )
    pages = "1 page" if count == 1 else f"{count} pages"
    return Text(
        f"{cause.en}{pages} rendered ({milliseconds} ms)",
        f"{cause.zh}重排 {count} 页（{milliseconds} 毫秒）",
    )


def _cause(changed: Collection[str]) -> Text:
    if not changed:
        return Text("", "")
    first, more = min(changed), len(changed) - 1
    if not more:
        return Text(f"{first}: ", f"{first}：")
    return Text(f"{first} and {more} more: ", f"{first} 等 {more + 1} 个文件：")


def named(changed: Collection[str], site: Path) -> tuple[str, ...]:
    """Paths as an editor knows them: below the site with "/", others in full; sorted."""
    home = str(site.resolve()) + os.sep
    return tuple(sorted(path.removeprefix(home).replace(os.sep, "/") for path in changed))
