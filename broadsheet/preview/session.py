"""One preview from start to end: watch, build, tell, reload, round after round.

In:   the builds of a site, a watch, and the ways to speak to the terminal and to the browser.
Out:  what the server shows at this moment (`shown`); lines and problems; a reload where a page changed.
Must not know: HTTP, livereload, the content of a page.

Rounds never overlap: a change during a round is found by the first look after it. The preview is built
first, so that the browser need not wait for output/. A stop lets the round end, so output/ is whole.
"""

from __future__ import annotations

import asyncio
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from broadsheet.pipeline.build import BuildReport
from broadsheet.preview.builds import Builds, Progress, crash, named, round_line
from broadsheet.preview.watch import Watch, burst
from broadsheet.problems import Problem, Reported, Text, errors

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the browser is to see."""

    base: str = "/"
    problems: tuple[Problem, ...] = ()  # errors only: they are why pages do not follow
    version: int = 0  # grows with every reload


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How a session speaks: to the terminal, and to the browsers that are connected."""

    say: Callable[[Text], None]
    show_problems: Callable[[tuple[Problem, ...]], None]
    reload: Callable[[], None]


class Session:
    """A running preview. `shown` is replaced whole; read it on the server's own thread."""

    def __init__(self, site: Path, builds: Builds, watch: Watch, voice: Voice) -> None:
        self.site, self.builds = site, builds
        self.shown = Shown()
        self.ready = asyncio.Event()  # set when the first preview build has ended, well or badly
        self.voice = voice
        self._stop = asyncio.Event()
        self._building = False
        self._watch = watch
        self._found: tuple[Problem, ...] = ()  # by the preview build of this round
        self._told: frozenset[Problem] = frozenset()
        self._handed_out: dict[str, int] = {}  # path of a page → version of the site it was of

    def handed_out(self, path: str) -> None:
        """Note that a browser was given the page of this path as it is now."""
        self._handed_out[path] = self.shown.version

    def is_behind(self, path: str) -> bool:
        """Whether the page of this path was given out before the last reload."""
        return self._handed_out.get(path, self.shown.version) < self.shown.version

    async def start(self, on_progress: Progress | None) -> None:
        """The first preview build; after it requests are answered."""
        await self._preview((), on_progress)
        self.ready.set()

    async def follow(self) -> None:
        """Build output/, then a round for every burst of changes, until the end."""
        await self._output()
        while changed := await burst(self._watch, self._stop):
            await self._preview(named(changed, self.site), None)
            await self._output()

    def end(self) -> None:
        """No more rounds; the one under way is finished first."""
        if self._building:
            waiting = Text("finishing the build (Ctrl-C again: at once)", "正在收尾（再按 Ctrl-C 立即退出）")
            self.voice.say(waiting)
        self._stop.set()

    async def _preview(self, changed: tuple[str, ...], on_progress: Progress | None) -> None:
        started = time.perf_counter()
        result = await self._attempt(lambda: self.builds.preview(on_progress))
        base = await in_thread(self.builds.base_path)
        self.voice.say(round_line(changed, result, round(1000 * (time.perf_counter() - started))))
        self._tell(result.problems)
        self._found = result.problems
        problems = errors(result.problems)
        self._show(replace(self.shown, base=base or self.shown.base, problems=problems), result)

    async def _output(self) -> None:
        result = await self._attempt(self.builds.output)
        self._tell(result.problems)
        self._told = frozenset((*self._found, *result.problems))

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        """Show those that were not there in the round before, nor in the other build of this one."""
        if fresh := tuple(problem for problem in problems if problem not in self._told):
            self._told |= frozenset(fresh)
            self.voice.show_problems(fresh)

    def _show(self, shown: Shown, result: Reported[BuildReport | None]) -> None:
        touched = result.value is not None and bool(result.value.written or result.value.removed)
        if touched or shown != self.shown:
            self.shown = replace(shown, version=shown.version + 1)
            self.voice.reload()

    async def _attempt(
        self, build: Callable[[], Reported[BuildReport | None]]
    ) -> Reported[BuildReport | None]:
        self._building = True
        try:
            return await in_thread(build)
        except Exception as error:  # noqa: BLE001 - a bug must not end the preview; it is told in full
            traceback.print_exception(error)
            return Reported(None, (crash(error),))
        finally:
            self._building = False


async def in_thread(work: Callable[[], T]) -> T:
    """Like asyncio.to_thread, but in a daemon thread: a second Ctrl-C need not wait for it."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def settle(value: T | None, error: BaseException | None) -> None:
        if future.cancelled():
            return
        if error:
            future.set_exception(error)
        else:
            future.set_result(value)  # type: ignore[arg-type]  # no error, so it is the value

    def run() -> None:
        value, failure = None, None
        try:
            value = work()
        except BaseException as error:  # noqa: BLE001 - handed on to the one who waits
            failure = error
        with suppress(RuntimeError):  # nobody waits any more: the loop was closed by a second Ctrl-C
            loop.call_soon_threadsafe(settle, value, failure)

    threading.Thread(target=run, daemon=True, name="build").start()
    return await future
