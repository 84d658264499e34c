"""What goes wrong in a unit stays in that unit; problems come in one order."""

import pytest
from toy import said

GOOD = {
    "one": {"1/a.html": "一", "1/b.html": "二"},
    "two": {"2/a.html": "三", "2/b.html": "四"},
    "three": {"3.html": "五"},
    "four": {"4.html": "六"},
}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("page", "text", "told"),
    [
        ("2/a.html", "!error", ["2/a.html:3: a error"]),
        ("2/a.html", "!raise", ["two, 2/a.html: a bug in the program: RuntimeError: last line"]),
        ("!make", "", ["make:3: a error"]),
    ],
)
def test_a_failed_unit_keeps_its_files_and_is_tried_again(desk, page, text, told, jobs):
    desk.build(GOOD)
    before = desk.tree()
    bad = {
        **GOOD,
        "two": {page: text, "2/b.html": "新"},
        "three": {"3b.html": "新"},
        "four": {"4.html": "新"},
    }
    result = desk.build(bad, jobs=jobs)
    assert said(result) == told
    assert result.value.written == ("3b.html", "4.html")
    assert result.value.removed == ()
    after = desk.tree()
    assert {path for path in before if before[path] != after[path]} == {".broadsheet", "4.html"}
    again = desk.build(bad, jobs=jobs)
    assert said(again) == told
    assert again.value.made == (("two", "failed last time"),)
    assert desk.build(GOOD).problems == ()
    assert before == desk.tree()


def test_all_problems_of_a_unit_in_one_run(desk):
    site = {"one": {"a": "!error", "b": "!raise", "c": "x", "d": "!error"}, "two": {"e": "!error"}}
    assert [line.split(":")[0] for line in said(desk.build(site))] == ["a", "one, b", "d", "e"]
    assert set(desk.tree()) == {".broadsheet"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_warnings_are_told_again_as_long_as_they_hold(desk, jobs):
    site = {**GOOD, "two": {"2/a.html": "!warn", "2/b.html": "!warn too"}}
    told = said(desk.build(site, jobs=jobs))
    assert told == ["2/a.html:3: a warning", "2/b.html:3: a warning"]
    assert said(desk.build(site, jobs=jobs)) == told
    site["two"] = {"2/a.html": "!warn", "2/b.html": "mended", "2/c.html": "!warn"}
    told = ["2/a.html:3: a warning", "2/c.html:3: a warning"]
    assert said(desk.build(site, jobs=jobs)) == told
    assert desk.build(GOOD, jobs=jobs).problems == ()


@pytest.mark.parametrize("jobs", [1, 2])
def test_two_units_on_one_path(desk, jobs):
    desk.build(GOOD)
    before = desk.tree()
    bad = {**GOOD, "four": {"1/a.html": "抢", "4.html": "新"}}
    told = ["1/a.html: claimed twice: by one and by four"]
    for _ in range(2):
        result = desk.build(bad, jobs=jobs)
        assert [line.removeprefix(f"{desk.output}/") for line in said(result)] == told
        assert before == desk.tree()
    assert [line.removeprefix(f"{desk.output}/") for line in said(desk.build(bad, clean=True))] == told
    assert before == desk.tree()


@pytest.mark.parametrize("taken", ["3.html", "3.HTML", "3.html/deep.html"])
def test_a_path_taken_while_its_owner_failed(desk, taken):
    """The owner comes back without asking for anything that it had not before."""
    desk.build(GOOD)
    desk.build({**GOOD, "three": {"!make": ""}, "two": {taken: "抢"}})
    result = desk.build({**GOOD, "two": {taken: "抢"}})
    assert [problem.where.path for problem in result.problems] == [f"{desk.output}/3.html"]
    assert desk.build(GOOD).problems == ()


@pytest.mark.parametrize(
    ("first", "second"), [("a.html", "a.html"), ("a.html", "A.html"), ("a", "a/b.html"), ("a/b.html", "a")]
)
def test_within_one_unit_and_in_a_first_build(desk, first, second):
    same_unit = [("one", ((first, "x"), (second, "y")))]
    two_units = [("one", ((first, "x"),)), ("two", ((second, "y"),))]
    for shape in (same_unit, two_units):
        result = desk.build({name: Pages(pages) for name, pages in shape})
        assert len(result.problems) == 1
        assert set(desk.tree()) == {".broadsheet"}


class Pages(tuple):
    """Pages of which two may have one path."""

    def items(self):
        return self


@pytest.mark.parametrize(
    "path",
    [
        "/etc/x",
        "../x",
        "a/../../x",
        "a//b",
        "./a",
        "a/",
        "a\\b",
        "C:x",
        "a\0b",
        "a\nb",
        ".broadsheet",
        ".git/x",
        "",
    ],
)
def test_a_path_that_escapes_is_a_bug(desk, path):
    result = desk.build({"one": {path: "x"}, "two": {"fine.html": "x"}})
    assert len(result.problems) == 1
    assert "a bug in the program" in said(result)[0]
    assert set(desk.tree()) == {".broadsheet", "fine.html"}
    assert {path.name for path in desk.output.parent.iterdir()} == {"cache", "output"}


def test_a_folder_that_is_not_ours_is_not_touched(desk):
    desk.output.mkdir()
    (desk.output / "thesis.txt").write_text("my only copy")
    result = desk.build(GOOD)
    assert "such as `thesis.txt`" in said(result)[0]
    assert set(desk.tree()) == {"thesis.txt"}
    assert not desk.cache.exists()


def test_guests_may_live_in_the_output_folder(desk):
    (desk.output / ".git").mkdir(parents=True)
    guests = {
        ".git/config": b"x",
        ".gitkeep": b"",
        ".gitignore": b"*",
        ".nojekyll": b"",
        "CNAME": b"a.example",
    }
    for path, data in guests.items():
        (desk.output / path).write_bytes(data)
    assert desk.build(GOOD).problems == ()
    assert desk.build({}).problems == ()
    assert {**guests, ".broadsheet": b"broadsheet 1\n"} == desk.tree()


def test_a_damaged_manifest_stops_the_build(desk):
    desk.build(GOOD)
    manifest = desk.output / ".broadsheet"
    manifest.write_text("<<<<<<< HEAD\n" + manifest.read_text())
    before = desk.tree()
    assert "is damaged" in said(desk.build({}))[0]
    assert before == desk.tree()


def test_somebody_elses_file_in_the_way(desk):
    desk.build(GOOD)
    (desk.output / "5.html").write_text("by hand")
    bad = {**GOOD, "five": {"5.html": "七"}}
    assert "not written by a build" in said(desk.build(bad))[0]
    assert desk.tree()["5.html"] == b"by hand"
    (desk.output / "5.html").unlink()
    assert desk.build(bad).problems == ()


def test_the_same_bytes_in_the_way_are_taken_over(desk):
    desk.build(GOOD)
    (desk.output / "5.html").write_text("<t1>七</t1>")
    result = desk.build({**GOOD, "five": {"5.html": "七"}})
    assert (result.problems, result.value.written) == ((), ())


def test_a_file_that_somebody_changed_is_not_removed(desk):
    desk.build(GOOD)
    (desk.output / "3.html").write_text("by hand")
    site = {name: pages for name, pages in GOOD.items() if name != "three"}
    result = desk.build(site)
    assert "it was left there" in said(result)[0]
    assert result.problems[0].severity == "warning"
    assert desk.tree()["3.html"] == b"by hand"
    assert desk.build(site).problems == ()


def test_links_are_never_followed(desk, tmp_path):
    desk.build(GOOD)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.html").write_text("mine")
    (desk.output / "1").rename(tmp_path / "gone")
    (desk.output / "1").symlink_to(outside)
    (desk.output / "4.html").unlink()
    (desk.output / "4.html").symlink_to(outside / "a.html")
    result = desk.build(GOOD)
    assert [problem.where.path for problem in result.problems] == [f"{desk.output}/1"]
    assert "not written by a build" in said(result)[0]
    assert not (desk.output / "4.html").is_symlink()
    desk.build({})
    assert {path.name: path.read_text() for path in outside.iterdir()} == {"a.html": "mine"}
