"""What the preview adds to a page on its way to the browser: the reload script, the problems, open doubts.

In:   the bytes of a page, the problems of the last build, how many doubts its issue has.
Out:  the bytes to send; a page of its own where the site has none yet; a worker that takes its leave.
Must not know: the site's files; nothing here is ever written to disk.

Everything is added at the end. An HTML parser puts it into the body there, whatever the page lacks or
says of `</head>`. The banner stands in a shadow root, so that it and the theme never style each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from broadsheet.problems import Problem

_STYLE: Final = """
:host { all: initial }
section { position: fixed; inset: auto 0 0; z-index: 2147483647; box-sizing: border-box; max-height: 60vh;
  overflow: auto; padding: 12px 20px 16px; border-top: 4px solid #b3261e; background: #fffaf5; color: #1d1b1a;
  font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  box-shadow: 0 -4px 24px #0005 }
summary { font-weight: 700; color: #b3261e; cursor: pointer }
p { margin: 4px 0 }
ol { margin: 8px 0 0; padding-left: 1.6em }
li { margin: 8px 0; overflow-wrap: anywhere }
code { font: 14px/1.5 ui-monospace, Menlo, Consolas, monospace; color: #5b5550 }
.hint::before { content: "→ " }
nav { position: fixed; inset: auto 16px 16px auto; z-index: 2147483646;
  font: 14px/1.4 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
a { display: block; padding: 10px 16px; border: 1px solid #5a3b00; border-radius: 2em;
  background: #fdf0d2; color: #5a3b00; text-decoration: none; box-shadow: 0 2px 10px #0003 }
a:hover { text-decoration: underline }
a:focus-visible { outline: 3px solid #b3261e; outline-offset: 2px }
@media print { section, nav { display: none } }
"""

# in the place of the site's own worker: one that an earlier server at this address left in the browser
# would answer with stored pages while a build takes its time
NO_WORKER: Final = """addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(registration.unregister()));
"""


def dress(page: bytes, *, port: int, problems: Sequence[Problem], doubts: int = 0) -> bytes:
    """A page of the site with the reload script and, where there are any, problems or the way to doubts."""
    added = _banner(problems) + (_way_to(doubts) if doubts and not problems else "") + _script(port)
    return page + added.encode("utf-8", "replace")


def page_of_problems(problems: Sequence[Problem], *, port: int) -> bytes:
    """The whole page while there is no page to show, not even an older one."""
    page = (
        '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>还没有页面可看</title></head>'
        '<body style="font: 18px/1.8 sans-serif; margin: 10vh auto; max-width: 32em; padding: 0 1em">'
        "<h1>还没有页面可看</h1><p>网站还没能排出第一版。把下面的问题改好并保存，页面会自动出现。</p>"
        f"{_list(problems)}</body></html>"
    )
    return (page + _script(port)).encode("utf-8", "replace")


def _script(port: int) -> str:
    # livereload.js takes the host from its own address; without a port it would fall back to 35729
    return f'<script src="/livereload.js?port={port}"></script>'


def _banner(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    return (
        '<div id="broadsheet-problems" lang="zh-Hans"><template shadowrootmode="open">'
        f'<style>{_STYLE}</style><section role="alert"><details open>'
        f"<summary>有 {len(problems)} 处问题，页面没有更新</summary>"
        "<p>现在看到的是上一次排好的样子。改好并保存，这条提示会自动消失。</p>"
        f"{_list(problems)}</details></section></template></div>"
    )


def _way_to(doubts: int) -> str:
    return (
        '<div id="broadsheet-review" lang="zh-Hans"><template shadowrootmode="open">'
        f'<style>{_STYLE}</style><nav aria-label="复核"><a href="/_review/">{doubts} 处存疑</a></nav>'
        "</template></div>"
    )


def _list(problems: Sequence[Problem]) -> str:
    return f"<ol>{''.join(_item(problem) for problem in problems)}</ol>"


def _item(problem: Problem) -> str:
    hint = f'<p class="hint">{escape(problem.hint.zh)}</p>' if problem.hint else ""
    return f"<li><code>{escape(str(problem.where))}</code><p>{escape(problem.what.zh)}</p>{hint}</li>"
