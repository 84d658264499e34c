"""Many sources in one run: one worker or many, stopped or not, the shelf is as if each came alone."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import pytest
from driver import SiteDriver
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.model import IssueId
from broadsheet.pipeline import cutting, storing
from broadsheet.pipeline import ingest as ingesting
from broadsheet.pipeline.newcomers import Newcomers
from broadsheet.pipeline.placing import Said
from broadsheet.pipeline.shelving import IngestedPage, ReadyPage
from broadsheet.problems import Reported

MANY = ingesting.FEW + 6
SURNAMES = "王李张刘陈杨黄赵"
GIVEN = ("知远", "小满", "青", "方圆")
SENTENCES = (
    "晚上八点四十，渡口的灯还亮着。",
    "末班船从本周起延后一小时，试行到明年四月。",
    "养护队的两个人抬着一块圆牌上了老桥。",
    "早市照旧五点半开张，卖菜的先到。",
)


def page(number: int) -> str:
    """Two articles by two people; page 3 has others than page 2, and some people come again."""
    chance = Random(number)
    return "\n\n".join(
        f"第{number}版第{at}条新闻的题目\n\n"
        f"本报讯 记者{chance.choice(SURNAMES)}{chance.choice(GIVEN)}报道 {SENTENCES[at]}\n\n"
        f"{''.join(chance.sample(SENTENCES, 3))}"
        for at in range(2)
    )


def inbox(site: SiteDriver, numbers: Iterator[int] | range) -> list[str]:
    """A file a number, each another page of some issues."""
    paths = []
    for number in numbers:
        name = f"2026-11-{number % 4 + 10}/{number:02d}.txt"
        path = site.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number), encoding="utf-8")
        paths.append(str(path))
    return paths


def awkward(site: SiteDriver) -> list[str]:
    """Good files, bad ones among them, and a second text of a page that came before."""
    paths = inbox(site, range(1, MANY))
    other = site.inbox / "again" / "2026-11-12" / "02.txt"
    other.parent.mkdir(parents=True)
    other.write_text(page(2).replace("老桥", "新桥").replace("渡口", "码头"), encoding="utf-8")
    empty = site.inbox / "2026-11-10" / "90.txt"
    empty.write_bytes(b"")
    return [*paths[:3], str(other), str(empty), *paths[3:], "2026-11-10/missing.txt"]


def names_on_file(site: SiteDriver) -> set[str]:
    path = site.folder / "content/people.toml"
    return (
        set(re.findall(r'^name = "(.+)"', path.read_text(encoding="utf-8"), re.M)) if path.exists() else set()
    )


def names_in_articles(site: SiteDriver) -> set[str]:
    texts = (site.read(path) for path in site.articles())
    return {name for text in texts for name in re.findall(r"(?m)reporter: \"?([^\"\n]+)", text)}


@pytest.fixture
def sites(tmp_path: Path) -> Callable[[str], SiteDriver]:
    """Sites that share an inbox, so that what they tell can be compared."""

    def make(name: str) -> SiteDriver:
        made = SiteDriver(tmp_path / name).init()
        made.inbox = tmp_path / "inbox"
        return made

    return make


@contextmanager
def at_each(call: str, then: Callable[[int], None]) -> Iterator[None]:
    """After the nth call of `call`, `then(n)`."""
    module, name = call.rsplit(".", 1)
    real = getattr(__import__(module), name)
    calls = count(1)

    def watched(*args: Any, **more: Any) -> Any:
        result = real(*args, **more)
        then(next(calls))
        return result

    with patch(call, watched):
        yield


# ── one worker or many


def test_any_number_of_workers_gives_the_same_bytes_and_problems(
    sites: Callable[[str], SiteDriver],
) -> None:
    told = {}
    files = awkward(sites("plain"))
    for jobs in ("1", "2", "5"):
        site = sites(jobs).ingest(*files, "--jobs", jobs, expect=1)
        told[jobs] = (site.tree("content"), site.stdout, site.stderr)
    assert told["1"] == told["2"] == told["5"]
    tree, _, problems = told["1"]
    assert problems.count("error:") == 2
    assert any(".replaced" in path for path in tree)


def test_a_page_is_told_as_soon_as_it_is_stored(sites: Callable[[str], SiteDriver]) -> None:
    site = sites("told")
    files = list(map(Path, inbox(site, range(4))))
    stored: list[int] = []
    with patch.object(storing, "_WAITING", 0):
        ingesting.ingest(
            site.folder,
            files,
            Said(),
            tell=lambda answer: stored.append(len(list(site.folder.rglob(".ingest/*.json")))),
            dry_run=False,
        )
    assert stored == [1, 2, 3, 4]


@pytest.mark.parametrize("number", [0, 3])
def test_one_object_is_written_however_many_pages_there_are(
    sites: Callable[[str], SiteDriver], number: int
) -> None:
    site = sites("json")
    told = json.loads(site.ingest(*inbox(site, range(number)), "missing.txt", "--json", expect=1).stdout)
    assert [page["page"] for page in told["pages"]] == [f"{at:02d}" for at in range(number)]
    assert [problem["severity"] for problem in told["problems"]] == ["error"]


def test_an_ingest_goes_on_when_nobody_reads_what_it_tells(sites: Callable[[str], SiteDriver]) -> None:
    site = sites("unread")
    with patch("broadsheet.cli.ingest_report.click.echo", side_effect=BrokenPipeError):
        site.ingest(*inbox(site, range(4)))
    assert len(list(site.folder.rglob(".ingest/*.json"))) == 4


@given(numbers=st.lists(st.integers(1, 6), min_size=1, max_size=8), texts=st.randoms(use_true_random=False))
@settings(max_examples=8)
def test_one_run_leaves_what_a_run_for_each_file_leaves(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int], texts: Random
) -> None:
    folder = tmp_path_factory.mktemp("runs")
    together, alone = (SiteDriver(folder / name).init() for name in ("together", "alone"))
    files = []
    for at, number in enumerate(numbers):
        path = folder / str(at) / "2026-11-20" / f"{number:02d}.txt"
        path.parent.mkdir(parents=True)
        path.write_text(page(texts.randrange(4)), encoding="utf-8")
        files.append(str(path))
    together.ingest(*files)
    for file in files:
        alone.ingest(file)
    assert together.tree("content") == alone.tree("content")


def test_a_few_files_start_no_process(site: SiteDriver) -> None:
    files = inbox(site, range(ingesting.FEW))
    with patch("concurrent.futures.ProcessPoolExecutor", side_effect=AssertionError):
        site.ingest(*files, "--jobs", "2")
    assert len(site.articles()) == 2 * ingesting.FEW


# ── stopped


def test_whoever_is_named_on_the_shelf_is_known_at_every_instant(site: SiteDriver) -> None:
    unknown: list[set[str]] = []
    with at_each("os.replace", lambda _: unknown.append(names_in_articles(site) - names_on_file(site))):
        site.ingest(*inbox(site, range(MANY)), "--jobs", "1")
    assert len(unknown) > 4 * MANY
    assert not any(unknown)
    assert len(names_on_file(site)) > 10


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_stopped_by_ctrl_c_says_where_and_the_next_completes(
    sites: Callable[[str], SiteDriver], jobs: str
) -> None:
    whole, cut = sites("whole"), sites("cut")
    files = inbox(whole, range(MANY))
    whole.ingest(*files)

    def stop(call: int) -> None:
        if call == 20:
            raise KeyboardInterrupt

    with at_each("os.replace", stop):
        cut.ingest(*files, "--jobs", jobs, expect=1)
    (told,) = re.findall(r"(\S+): error: stopped before this file: (\d+) are not ingested", cut.stderr)
    assert files[-int(told[1])] == told[0]
    assert 0 < len(cut.articles()) < len(whole.articles())
    assert not list(cut.folder.rglob("*.tmp"))
    assert cut.ingest(*files, "--jobs", jobs).tree("content") == whole.tree("content")
    assert not multiprocessing.active_children()


@pytest.mark.skipif(os.name == "nt", reason="only a forked worker sees what the test changed")
def test_a_lost_worker_is_told_and_the_next_run_completes(sites: Callable[[str], SiteDriver]) -> None:
    whole, cut = sites("whole"), sites("cut")
    files = inbox(whole, range(MANY))
    whole.ingest(*files)
    parent, cut_file = os.getpid(), cutting.cut_file

    def dying(path: Path, site: Path, said: Said) -> object:
        if str(path) == files[MANY // 2] and os.getpid() != parent:
            os._exit(9)
        return cut_file(path, site, said)

    with patch.object(ingesting, "cut_file", dying):
        cut.ingest(*files, "--jobs", "2", expect=1)
    assert cut.stderr.count("the process that cut this file was ended") == 1
    assert "--jobs 1" in cut.stderr
    assert cut.stderr.count("are not ingested") == 1
    whole_tree = whole.tree("content")
    assert all(whole_tree.get(path) == data for path, data in cut.tree("content").items() if ".md" in path)
    assert cut.ingest(*files, "--jobs", "1").tree("content") == whole_tree


@pytest.mark.parametrize("call", [1, 2, 30])
def test_a_full_disk_is_told_once_and_the_next_run_completes(
    sites: Callable[[str], SiteDriver], call: int
) -> None:
    whole, cut = sites("whole"), sites("cut")
    files = inbox(whole, range(MANY))
    whole.ingest(*files)
    replace, calls = os.replace, count(1)

    def refusing(*args: Any, **more: Any) -> None:
        if next(calls) >= call:
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(*args, **more)

    with patch("os.replace", refusing):
        cut.ingest(*files, expect=1)
    assert cut.stderr.count("the disk is full") == 1
    assert cut.stderr.count("are not ingested") == 1
    assert cut.ingest(*files).tree("content") == whole.tree("content")


def test_a_bug_in_one_file_is_told_and_stops_no_other(site: SiteDriver) -> None:
    files = inbox(site, range(3))

    def broken(path: Path, site: Path, said: Said) -> object:
        if str(path) == files[1]:
            raise ZeroDivisionError("division by zero")
        return cutting.cut_file(path, site, said)

    with patch.object(ingesting, "cut_file", broken):
        site.ingest(*files, expect=1)
    assert f"{files[1]}: error: a bug in the program: ZeroDivisionError" in site.stderr
    assert len(site.articles()) == 4


# ── what grows with the archive


def test_people_toml_is_written_for_many_pages_at_once(site: SiteDriver) -> None:
    written: list[str] = []
    write = storing.write_atomic

    def noted(path: Path, data: bytes) -> None:
        written.append(path.name)
        write(path, data)

    with patch("broadsheet.pipeline.newcomers.write_atomic", noted):
        site.ingest(*inbox(site, range(40)), "--jobs", "1")
    assert 1 <= len(written) <= 3


def ready(number: int, size: int) -> ReadyPage:
    path = f"content/issues/2026-11-20/{number}.md"
    done = IngestedPage(
        source="",
        issue=IssueId("2026-11-20"),
        page=str(number),
        articles=(),
        written=(),
        removed=(),
        kept=(),
        doubts=(),
    )
    return ReadyPage(
        page=done, record=path, seen="", names=(f"人{number}",), sources={}, files={path: bytes(size)}
    )


@pytest.mark.parametrize("size", [0, 10_000, 1_000_000])
def test_only_some_pages_wait_however_many_there_are(tmp_path: Path, size: int) -> None:
    taken, most = count(1), 0
    last = 0

    def pages() -> Iterator[tuple[Path, storing.Ready]]:
        nonlocal last
        for number in range(300):
            last = next(taken)
            yield Path(), Reported(ready(number, size))

    stored = storing.store(pages(), tmp_path, again=lambda _: Reported(None), dry_run=True)
    for done, _ in enumerate(stored):
        most = max(most, last - done)
    assert most * max(size, 1) <= 1_100_000 and most <= 64


def test_what_a_person_saves_into_people_toml_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "content/people.toml"
    path.parent.mkdir()
    path.write_text('[[person]]\nname = "何青"\nid = "qing"\n', encoding="utf-8")
    people = Newcomers(tmp_path)
    assert people.bring(["何青", "林知远", "方小满"])
    mine = path.read_text(encoding="utf-8") + '\n[[person]]\nname = "林知远"\nid = "our-lin"\n'
    path.write_text(mine, encoding="utf-8")
    people.write()
    after = path.read_text(encoding="utf-8")
    assert after.startswith(mine)
    assert after.count("[[person]]") == 3
    assert 'id = "fang-xiaoman"' in after
    assert not people.waiting(["方小满"])


def test_a_people_toml_with_an_error_is_left_alone(site: SiteDriver) -> None:
    site.write("content/people.toml", b'[[person]]\nname = "\xb9\xdc"\nid = "guan"\n')
    site.ingest(*inbox(site, range(2)), expect=1)
    assert "content/people.toml:2: error: is not UTF-8 text" in site.stderr
    assert (
        site.folder / "content/people.toml"
    ).read_bytes() == b'[[person]]\nname = "\xb9\xdc"\nid = "guan"\n'
    assert len(site.articles()) == 4
