"""The laws: incremental equals clean; any number of workers gives the same; no edit, no work."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from toy import MEMORY, Desk

from broadsheet.engine.run import FEW

NAMES = st.sampled_from(["one", "two", "three", "four", "five"])
PATHS = st.sampled_from(["a.html", "b.html", "c/a.html", "c/b.html", "d/e/f.html"])
CLASHING = st.sampled_from(["a.html", "A.html", "c", "c/b.html", "d/e/f.html", "!make"])
GOOD_TEXTS = st.sampled_from(["x", "y", "longer", "!warn", ""])
TEXTS = st.sampled_from(["x", "y", "longer", "!warn", "!error", "!raise", "!warn too"])
TEMPLATES = st.sampled_from(["t1", "t2"])
HANDS = st.sampled_from(["", "", "delete a file", "delete the folder", "change a file", "delete the cache"])


def sites(paths, texts, least=0):
    return st.dictionaries(NAMES, st.dictionaries(paths, texts, max_size=4), min_size=least, max_size=5)


BROKEN = sites(CLASHING, TEXTS)
MANY = sites(CLASHING, TEXTS, least=FEW + 1)  # enough units that processes are used
GOOD = sites(PATHS, GOOD_TEXTS).map(
    lambda site: {
        name: {f"{name}/{path}": text for path, text in pages.items()} for name, pages in site.items()
    }
)
STEPS = st.lists(st.tuples(GOOD, TEMPLATES, HANDS, st.sampled_from([1, 1, 1, 1, 2])), min_size=1, max_size=4)


def by_hand(desk, deed):
    files = [path for path in desk.tree() if path != ".broadsheet"]
    if deed == "delete the cache":
        shutil.rmtree(desk.cache, ignore_errors=True)
    elif deed == "delete the folder":
        shutil.rmtree(desk.output, ignore_errors=True)
    elif files and deed == "delete a file":
        (desk.output / files[len(files) // 2]).unlink()
    elif files and deed == "change a file":
        (desk.output / files[-1]).write_text("by hand")


def without_strangers(desk, result):
    """A file that somebody changed is left where no page needs it: take it away, as the warning says."""
    for problem in result.problems:
        if "it was left there" in problem.what.en:
            Path(problem.where.path).unlink()
    return [problem for problem in result.problems if "it was left there" not in problem.what.en]


@settings(max_examples=50, deadline=None)
@given(STEPS)
def test_after_any_edits_an_incremental_build_equals_a_clean_one(steps):
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        desk = Desk(Path(folder) / "edited")
        for number, (site, template, deed, jobs) in enumerate(steps):
            by_hand(desk, deed)
            problems = without_strangers(desk, desk.build(site, template=template, jobs=jobs))
            fresh = Desk(Path(folder) / str(number))
            clean = fresh.build(site, template=template)
            assert desk.tree() == fresh.tree()
            assert problems == list(clean.problems)
            times = desk.times()
            again = desk.build(site, template=template, jobs=jobs)
            assert (again.value.rendered, again.value.written, again.value.removed) == ((), (), ())
            assert again.problems == clean.problems
            assert times == desk.times()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(MANY, TEMPLATES), min_size=1, max_size=3))
def test_any_number_of_workers_gives_the_same(steps):
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        desks = {jobs: Desk(Path(folder) / str(jobs)) for jobs in (1, 2, 4)}
        for site, template in steps:
            results = [desk.build(site, template=template, jobs=jobs) for jobs, desk in desks.items()]
            said = [
                [repr(problem).replace(str(desk.output), "") for problem in result.problems]
                for desk, result in zip(desks.values(), results, strict=True)
            ]
            assert said[0] == said[1] == said[2]
            assert results[0].value == results[1].value == results[2].value
            assert desks[1].tree() == desks[2].tree() == desks[4].tree()


@settings(max_examples=60, deadline=None)
@given(st.lists(BROKEN, max_size=4), GOOD)
def test_once_all_is_mended_nothing_is_left_of_the_errors(broken, site):
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        desk, fresh = Desk(Path(folder) / "edited"), Desk(Path(folder) / "fresh")
        for step in broken:
            desk.build(step)
        last, clean = desk.build(site), fresh.build(site)
        assert desk.tree() == fresh.tree()
        assert last.problems == clean.problems
