"""Imports go down only, and a third-party library has one owner (ARCHITECTURE.md, the layers)."""

from house_modules import Import, imports, modules

LEVELS = {
    "problems": 0, "chinese": 0, "toml_text": 0.5,
    "model": 1, "settings": 1,
    "intake": 2, "shelf": 2,
    "register": 2,
    "edition": 3,
    "web": 4,
    "engine": 4.5,  # beside the newspaper, see the tests of its own
    "pipeline": 5,
    "preview": 6, "console": 6, "cli": 6, "": 0, "__main__": 7,
}  # fmt: skip

NEIGHBOURS = {("chinese", "problems"), ("cli", "console"), ("cli", "preview"), ("preview", "console")}

OWNERS = {
    "yaml": {"shelf.frontmatter"},
    "markdown": {"web.body"},
    "jinja2": {"web.render"},
    "opencc": {"chinese.variants"},
    "borax": {"chinese.lunar"},
    "rjieba": {"chinese.segmentation"},
    "pypinyin": {"chinese.names"},
    "rcssmin": {"web.bundles"},
    "rjsmin": {"web.bundles"},
    "PIL": {"shelf.images"},
    "livereload": {"preview"},
    "tornado": {"preview"},
    "click": {"cli"},
    "rich": {"console"},
}


def part_of(target: str) -> str:
    return target.partition(".")[0] if target.partition(".")[0] in LEVELS else ""


def goes_down(one: Import) -> bool:
    here, there = one.module.part, part_of(one.ours or "")
    return here == there or LEVELS[there] < LEVELS[here] or (here, there) in NEIGHBOURS or there == ""


def test_every_part_of_the_house_has_a_floor() -> None:
    assert {module.part for module in modules()} <= set(LEVELS)


def test_imports_go_down_only() -> None:
    assert [str(one) for one in imports() if one.ours is not None and not goes_down(one)] == []


def test_engine_knows_nothing_of_newspapers() -> None:
    allowed = {"engine", "problems"}
    found = [one for one in imports() if one.module.part == "engine" and one.ours is not None]
    assert [str(one) for one in found if part_of(one.ours or "") not in allowed] == []


def test_only_the_pipeline_sees_the_engine() -> None:
    found = [one for one in imports() if part_of(one.ours or "") == "engine"]
    assert [str(one) for one in found if one.module.part not in {"engine", "pipeline"}] == []


def test_intake_and_web_never_meet() -> None:
    pairs = {("intake", "web"), ("web", "intake")}
    assert [str(one) for one in imports() if (one.module.part, part_of(one.ours or "")) in pairs] == []


def test_a_library_has_one_owner() -> None:
    foreign = [one for one in imports() if one.foreign]
    assert foreign, "the walk found no library at all"
    assert [str(one) for one in foreign if not owns(one)] == []


def owns(one: Import) -> bool:
    """A package owns through any of its modules: cli may be one module or a folder of them."""
    owners = OWNERS.get(one.top, set())
    return any(one.module.name == owner or one.module.name.startswith(f"{owner}.") for owner in owners)


def test_the_owners_exist() -> None:
    names = {module.name for module in modules()}
    assert set() == {owner for owners in OWNERS.values() for owner in owners} - names
