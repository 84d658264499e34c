"""The pool: order, one start per worker, and workers that end badly."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from broadsheet.engine.pool import WorkerLostError, each

STARTED = []


def start():
    STARTED.append(os.getpid())


def slow_first(task):
    time.sleep(0.1 if task == 0 else 0)
    return task * 10, tuple(STARTED)


def moody(task):
    if task == 3:
        raise ValueError("three")
    if task == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def unpicklable(task):
    return (lambda: task) if task == 1 else task


@pytest.mark.parametrize("processes", [1, 3])
def test_answers_in_order_and_one_start_a_worker(processes):
    STARTED.clear()
    answers = list(each(slow_first, range(20), processes=processes, start=start))
    assert [answer for answer, _ in answers] == [task * 10 for task in range(20)]
    assert all(len(started) == 1 for _, started in answers)


def test_tasks_are_fetched_as_they_are_needed():
    fetched = []

    def tasks():
        for task in range(100):
            fetched.append(task)
            yield task

    answers = each(slow_first, tasks(), processes=2)
    next(answers)
    assert len(fetched) < 10
    answers.close()


def test_what_cannot_be_sent_is_one_tasks_matter():
    answers = list(each(unpicklable, range(4), processes=2))
    assert isinstance(answers.pop(1), Exception)
    assert answers == [0, 2, 3]
    answers = list(each(slow_first, [0, lambda: 1, 2], processes=2))
    assert [isinstance(answer, Exception) for answer in answers] == [False, True, False]


def test_a_killed_worker_ends_nothing_but_its_tasks():
    answers = list(each(moody, range(40), processes=2))
    assert len(answers) == 40
    assert answers[:2] == [0, 1]
    assert isinstance(answers[-1], WorkerLostError)
    raised = [answer for answer in answers if isinstance(answer, ValueError)]
    assert len(raised) <= 1


SLEEPERS = """
import os, sys, time; sys.path.insert(0, sys.argv[1])
from broadsheet.engine.pool import each
def work(task):
    time.sleep(0.05)
    return os.getpid()
for answer in each(work, range(10_000), processes=3):
    print(answer, flush=True)
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for the workers in /proc")
def test_workers_end_with_their_parent():
    root = str(Path(__file__).parents[2])
    with subprocess.Popen([sys.executable, "-c", SLEEPERS, root], stdout=subprocess.PIPE) as process:
        workers = {int(process.stdout.readline()) for _ in range(12)}
        process.kill()
    assert len(workers) > 1
    until = time.monotonic() + 5
    while any(map(alive, workers)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not any(map(alive, workers))


def alive(pid):
    """Whether it still runs; a process that nobody has asked about yet (Z) does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


INTERRUPTED = """
import os, signal, sys, time; sys.path[:0] = sys.argv[1:3]
signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite run in the background ignores it
from pathlib import Path
import toy
def slow(payload):
    print("at work", flush=True)
    time.sleep(0.2)
    return toy.make(payload)
from broadsheet.engine.run import Options, run
jobs = int(sys.argv[4])
site = {f"unit {n}": {f"{n}.html": "x"} for n in range(200)}
options = Options(output=Path(sys.argv[3]) / "output", cache=Path(sys.argv[3]) / "cache", jobs=jobs)
result = run(toy.units(site), slow, options)
print(*(problem.what.en for problem in result.problems), flush=True)
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_is_a_problem_and_no_hang(tmp_path, jobs):
    folders = (str(Path(__file__).parents[2]), str(Path(__file__).parent), str(tmp_path))
    command = [sys.executable, "-c", INTERRUPTED, *folders, jobs]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=10)
    assert out.splitlines()[-1] == "stopped before the end"
    assert err == ""
    assert list((tmp_path / "output").iterdir()) == []
