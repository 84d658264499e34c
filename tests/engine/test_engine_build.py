"""What a build renders, writes, removes and says, through the front door."""

import shutil

import pytest
from toy import Desk, make, said, units

from broadsheet.engine.run import Options, run

SITE = {
    "issue 1": {"1/index.html": "一", "1/01.html": "渡口"},
    "issue 2": {"2/index.html": "二"},
    "issue 3": {"3/index.html": "三"},
    "front": {"index.html": "三"},
    "about": {"about.html": "关于"},
}


def edited(site, unit, path, text):
    return {**site, unit: {**site.get(unit, {}), path: text}}


def without(site, unit):
    return {name: pages for name, pages in site.items() if name != unit}


def test_a_first_build_writes_everything(desk):
    outcome = desk.build(SITE).value
    assert outcome.made == tuple((name, "new") for name in SITE)
    assert outcome.rendered == tuple(
        (path, "new") for path in sorted(path for pages in SITE.values() for path in pages)
    )
    assert outcome.written == tuple(path for path, _ in outcome.rendered)
    assert (outcome.skipped_units, outcome.unchanged, outcome.files) == (0, 0, 6)
    assert desk.tree()["1/01.html"] == "<t1>渡口</t1>".encode()


def test_the_manifest_is_text_without_a_clock(desk):
    desk.build({"one": {"b/c.html": "二", "a.html": "一"}})
    assert desk.tree()[".broadsheet"].decode() == (
        "broadsheet 1\n"
        "a324764c231c6c1e980b9512120f256a 12 a.html\n"
        "9977b2b9d43e660558e4b5b3ca7cdaf9 12 b/c.html\n"
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_without_an_edit_nothing_is_touched(desk, jobs):
    desk.build(SITE, jobs=jobs)
    before = desk.times()
    outcome = desk.build(SITE, jobs=jobs).value
    assert (outcome.made, outcome.rendered, outcome.written, outcome.removed) == ((), (), (), ())
    assert (outcome.skipped_units, outcome.unchanged, outcome.files) == (5, 6, 6)
    assert before == desk.times()


def test_an_edit_renders_one_page_of_its_unit(desk):
    desk.build(SITE)
    outcome = desk.build(edited(SITE, "issue 1", "1/01.html", "渡口改")).value
    assert outcome.made == (("issue 1", "content changed"),)
    assert outcome.rendered == (("1/01.html", "view changed"),)
    assert (outcome.skipped_units, outcome.unchanged, outcome.files) == (4, 5, 6)


def test_a_new_template_renders_all_and_says_why(desk):
    desk.build(SITE)
    outcome = desk.build(edited(SITE, "about", "about.html", "新"), template="t2").value
    assert dict(outcome.rendered)["index.html"] == "template changed"
    assert dict(outcome.rendered)["about.html"] == "view and template changed"
    assert dict(outcome.made)["about"] == "content and template changed"


def test_removed_pages_and_units_go_with_their_folders(desk):
    desk.build(SITE)
    site = without(edited(SITE, "issue 1", "1/01.html", "x"), "issue 2")
    site["issue 1"] = {"1/01.html": "渡口"}
    outcome = desk.build(site).value
    assert outcome.removed == ("1/index.html", "2/index.html")
    assert desk.folders() == {"1", "3"}
    assert desk.build(site).value.made == ()


def test_output_deleted_by_hand_comes_back(desk):
    desk.build(SITE)
    before = desk.tree()
    shutil.rmtree(desk.output / "1")
    outcome = desk.build(SITE).value
    assert outcome.rendered == (("1/01.html", "output missing"), ("1/index.html", "output missing"))
    assert before == desk.tree()


def test_output_changed_by_hand_comes_back(desk):
    desk.build(SITE)
    before = desk.tree()
    (desk.output / "index.html").write_text("other")
    outcome = desk.build(SITE).value
    assert outcome.rendered == (("index.html", "output changed by somebody"),)
    assert before == desk.tree()


def test_an_output_folder_from_elsewhere_is_noticed(tmp_path, desk):
    """The ledger is of one build, the folder of another, with files of the same size."""
    desk.build(edited(SITE, "front", "index.html", "旧"))
    shutil.copytree(desk.output, tmp_path / "copy")
    desk.build(SITE)
    shutil.rmtree(desk.output)
    shutil.copytree(tmp_path / "copy", desk.output)
    assert desk.build(SITE).value.written == ("index.html",)


@pytest.mark.parametrize("damage", ["delete", "empty", "half", "other"])
def test_without_a_ledger_all_is_rendered_and_nothing_written(desk, damage):
    desk.build(SITE)
    before, ledger = desk.tree(), desk.cache / "ledger"
    data = ledger.read_bytes()
    shutil.rmtree(desk.cache)
    if damage != "delete":
        desk.cache.mkdir()
        ledger.write_bytes({"empty": b"", "half": data[: len(data) // 2], "other": b"x" + data[1:]}[damage])
    outcome = desk.build(SITE).value
    assert (len(outcome.rendered), outcome.written) == (6, ())
    assert before == desk.tree()
    assert desk.build(SITE).value.made == ()


def test_clean_renders_all_and_mends_what_no_size_shows(desk):
    desk.build(SITE)
    before = desk.tree()
    (desk.output / "about.html").write_bytes(before["about.html"].replace(b"t1", b"t9"))
    assert desk.build(SITE).value.made == ()
    outcome = desk.build(SITE, clean=True).value
    assert (len(outcome.rendered), outcome.written) == (6, ("about.html",))
    assert before == desk.tree()


def test_a_page_may_move_to_another_unit(desk):
    desk.build(SITE)
    moved = edited(without(SITE, "about"), "front", "about.html", "关于")
    outcome = desk.build(moved).value
    assert (outcome.written, outcome.removed) == ((), ())
    assert desk.build(moved).value.made == ()


def test_a_file_may_become_a_folder_and_come_back(desk):
    flat, deep = {"one": {"a": "x", "b": "y"}}, {"one": {"a/b.html": "x", "b": "y"}}
    desk.build(flat)
    desk.build(deep)
    assert set(desk.tree()) == {".broadsheet", "a/b.html", "b"}
    assert said(desk.build(flat)) == []
    assert set(desk.tree()) == {".broadsheet", "a", "b"}
    assert desk.folders() == set()


def test_a_name_may_change_its_case(desk):
    desk.build({"one": {"a.html": "x"}})
    outcome = desk.build({"one": {"A.html": "x"}}).value
    assert (outcome.written, outcome.removed) == (("A.html",), ("a.html",))
    assert set(desk.tree()) == {".broadsheet", "A.html"}


def test_an_empty_site(desk):
    assert desk.build({}).value.files == 0
    desk.build(SITE)
    assert len(desk.build({}).value.removed) == 6
    assert set(desk.tree()) == {".broadsheet"}


def test_two_units_of_one_name_are_a_bug(desk):
    with pytest.raises(ValueError, match="same name"):
        run(units({"one": {}}) * 2, make, Options(output=desk.output, cache=desk.cache))


def test_progress_counts_units_to_make(desk):
    seen = []
    options = Options(output=desk.output, cache=desk.cache)
    run(units(SITE), make, options, on_progress=lambda done, total: seen.append((done, total)))
    assert seen == [(number, 5) for number in range(1, 6)]
    run(units(edited(SITE, "front", "x", "y")), make, options, on_progress=lambda *now: seen.append(now))
    assert seen[5:] == [(1, 1)]


def test_another_folder_is_another_site(tmp_path):
    one, two = Desk(tmp_path / "one"), Desk(tmp_path / "two")
    two.cache = one.cache
    one.build(SITE)
    two.build(SITE)
    assert one.tree() == two.tree()
