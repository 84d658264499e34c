"""One worker or many: the same function over every task, answers in the order of the tasks.

In:   picklable tasks, a top-level function, how many processes may run.
Out:  per task its answer, or the exception that stands in for it.
Must not know: what a task is.

Processes, for the work is Python's own. On Linux they are forked, so that what was loaded
before is there at once; elsewhere started anew (macOS: system libraries do not survive a fork).
A worker whose parent was killed ends itself; Ctrl-C is the parent's alone.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Task = TypeVar("Task")
Answer = TypeVar("Answer")

WAITING = 3  # tasks a process has in hand or in line: none is idle, and memory does not grow with the site


class WorkerLostError(Exception):
    """A worker process was ended from outside, or could not start."""


def each(
    work: Callable[[Task], Answer],
    tasks: Iterable[Task],
    *,
    processes: int,
    start: Callable[[], None] | None = None,
) -> Generator[Answer | Exception]:
    """Answers in the order of the tasks; `start` runs once in every worker before its first task.

    With one process everything runs here. An exception takes the place of an answer where the
    task or the answer could not be pickled, and `WorkerLostError` for every answer that a lost worker
    took along. What `work` itself raises is a bug of the caller and comes the same way.
    """
    if processes > 1:
        yield from _in_processes(work, tasks, processes, start)
        return
    if start:
        start()
    for task in tasks:
        try:
            yield work(task)
        except Exception as error:  # noqa: BLE001 - as from a process
            yield error


def _in_processes(
    work: Callable[[Task], Answer],
    tasks: Iterable[Task],
    processes: int,
    start: Callable[[], None] | None,
) -> Iterator[Answer | Exception]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    executor = ProcessPoolExecutor(processes, context, initializer=_begin, initargs=(start,))
    try:
        yield from _ordered(executor, work, iter(tasks), processes * WAITING)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _ordered(
    executor: Executor, work: Callable[[Task], Answer], tasks: Iterator[Task], waiting: int
) -> Iterator[Answer | Exception]:
    line: deque[Future[Answer] | WorkerLostError] = deque(
        _submit(executor, work, task) for task in islice(tasks, waiting)
    )
    while line:
        answer: Answer | Exception = _answer(line.popleft())
        yield answer
        line.extend(_submit(executor, work, task) for task in islice(tasks, 1))


def _submit(
    executor: Executor, work: Callable[[Task], Answer], task: Task
) -> Future[Answer] | WorkerLostError:
    from concurrent.futures import BrokenExecutor

    try:
        return executor.submit(work, task)
    except BrokenExecutor as error:
        return WorkerLostError(str(error))


def _answer(future: Future[Answer] | WorkerLostError) -> Answer | Exception:
    from concurrent.futures import BrokenExecutor

    if isinstance(future, WorkerLostError):
        return future
    try:
        return future.result()
    except BrokenExecutor as error:
        return WorkerLostError(str(error))
    except Exception as error:  # noqa: BLE001 - pickling raises what it likes
        return error


def _begin(start: Callable[[], None] | None) -> None:
    """Runs once in a new worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if start:
        start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
