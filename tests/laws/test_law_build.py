"""Laws 4, 5, 9 at the front door: any edits, any number of workers, the same bytes."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from driver import SiteDriver
from papers import SVG, article, small_paper


@pytest.fixture
def paper(site: SiteDriver) -> SiteDriver:
    return small_paper(site)


def clean_tree(site: SiteDriver) -> dict[str, bytes]:
    """What a first build of the same content gives."""
    fresh = SiteDriver(site.folder.parent / "fresh")
    shutil.rmtree(fresh.folder, ignore_errors=True)
    leave = shutil.ignore_patterns("output", ".cache")
    shutil.copytree(site.folder, fresh.folder, ignore=leave)
    return fresh.build("--jobs", "1").tree()


def test_a_build_without_an_edit_renders_nothing_and_writes_nothing(paper: SiteDriver) -> None:
    paper.build()
    before = {path: path.stat().st_mtime_ns for path in (paper.folder / "output").rglob("*")}
    paper.build()
    assert (paper.rendered(), paper.written(), paper.removed()) == ({}, (), ())
    assert before == {path: path.stat().st_mtime_ns for path in (paper.folder / "output").rglob("*")}


def rendered_pages(paper: SiteDriver) -> set[str]:
    """What was rendered in any variant; what the search makes anew is told in tests/search."""
    return {page.removeprefix("zh-tw/") for page in paper.rendered() if "search/" not in page}


def test_a_word_in_a_body_renders_that_article_alone(paper: SiteDriver) -> None:
    opening = "\n\n".join(f"第{number}段，写得长些，好让开头几段占满摘要的地方。" * 3 for number in range(12))
    path, text = article("2026-11-20", "01", 1, "末班渡轮", f"{opening}\n\n末段说到灯。", "要闻")
    paper.write(path, text).build()
    paper.edit(path, "末段说到灯", "末段说到船").build()
    changed = rendered_pages(paper)
    assert changed == {"2026/11/20/01-01.html", "2026/11/20/issue.epub"}


def test_a_headline_renders_what_shows_it_and_nothing_else(paper: SiteDriver) -> None:
    paper.build()
    paper.edit("content/issues/2026-11-27/03-01.md", 'title: "夜航"', 'title: "夜渡"').build()
    changed = rendered_pages(paper)
    assert changed == {
        "2026/11/27/03-01.html",
        "2026/11/27/03.html",
        "2026/11/27/01-01.html",  # its neighbour links to it
        "2026/11/27/01.html",  # the page maps stand on every news page of the issue
        "2026/11/27/index.html",
        "2026/11/27/issue.epub",
        "sections/index.html",
        "sections/fukan/index.html",
        "sections/fukan/2026.html",
        "reporters/shen-yan.html",
        "old/yehang.html",
        "feed.xml",
    }
    assert set(paper.rendered().values()) <= {"view changed", "content changed", "articles changed"}


def retitle(site: SiteDriver, chance: random.Random) -> None:
    site.write(*article("2026-11-20", "01", 2, f"新题{chance.random():.3f}"))


def add_article(site: SiteDriver, chance: random.Random) -> None:
    site.write(*article("2026-11-27", "02", chance.randint(1, 3), "新稿", "", "城事"))


def add_issue(site: SiteDriver, chance: random.Random) -> None:
    site.write(*article(f"2026-12-{chance.randint(1, 28):02d}", "01", 1, "新一期"))


def remove_article(site: SiteDriver, chance: random.Random) -> None:
    (site.folder / "content/issues/2026-11-27/03-01.md").unlink(missing_ok=True)


def change_facts(site: SiteDriver, chance: random.Random) -> None:
    site.write("content/issues/2026-11-27/issue.toml", f'number = "{chance.randint(1, 99)}"\n')


def change_person(site: SiteDriver, chance: random.Random) -> None:
    entry = f'[[person]]\nname = "林知远"\nid = "lin-zhiyuan"\nbio = "{chance.random()}"\n'
    hant = chance.choice(["", 'hant = "林知遠"\n', 'hk = "林致遠"\n', 'tw = "林知源"\n'])
    site.write("content/people.toml", entry + hant)


def change_glossary(site: SiteDriver, chance: random.Random) -> None:
    forms = {
        "清淤船": "挖泥船",
        "小标题": "小標",
        "头发": "毛髮",
        "栏目": "專欄",
        "11月": "十一月",
        "数错了": "弄錯",
    }
    terms = [
        f'[[term]]\nhans = "{hans}"\n{chance.choice(["hant", "tw", "hk"])} = "{form}"\n'
        for hans, form in forms.items()
        if chance.random() < 0.5
    ]
    site.write("content/glossary.toml", "\n".join(terms))


def change_own_terms(site: SiteDriver, chance: random.Random) -> None:
    terms = chance.choice(["{terms: {正文: 內文}}", "{terms: {头发: {tw: 髮}}}", "{keep: [清淤船]}"])
    site.write(*article("2026-11-27", "01", 1, "清淤船进场", "", "城事", f"convert: {terms}"))


def change_settings(site: SiteDriver, chance: random.Random) -> None:
    variants = chance.choice(['["zh-Hans"]', '["zh-Hans", "zh-TW"]', '["zh-TW", "zh-Hans"]'])
    site.write("site.toml", f'title = "渡口报{chance.randint(1, 3)}"\nvariants = {variants}\n')


def change_picture(site: SiteDriver, chance: random.Random) -> None:
    site.write("content/images/ferry.svg", SVG.replace("96", str(chance.randint(50, 99))))


def change_template(site: SiteDriver, chance: random.Random) -> None:
    site.write("templates/redirect.html", f"<p>{chance.random()}</p>")


def lose_output(site: SiteDriver, chance: random.Random) -> None:
    (site.folder / "output/index.html").unlink(missing_ok=True)


def lose_cache(site: SiteDriver, chance: random.Random) -> None:
    shutil.rmtree(site.folder / ".cache", ignore_errors=True)


def show_drafts_once(site: SiteDriver, chance: random.Random) -> None:
    site.build("--drafts")


EDITS: tuple[Callable[[SiteDriver, random.Random], None], ...] = (
    retitle,
    add_article,
    add_issue,
    remove_article,
    change_facts,
    change_person,
    change_glossary,
    change_own_terms,
    change_settings,
    change_picture,
    change_template,
    lose_output,
    lose_cache,
    show_drafts_once,
)


@pytest.mark.parametrize("seed", range(6))
def test_incremental_equals_clean_after_any_edits(paper: SiteDriver, seed: int) -> None:
    chance = random.Random(seed)
    paper.build("--jobs", "1")
    done = []
    for _ in range(4):
        for edit in chance.sample(EDITS, chance.randint(1, 3)):
            done.append(edit.__name__)
            edit(paper, chance)
        paper.build("--jobs", chance.choice(["1", "2"]))
    assert paper.tree() == clean_tree(paper), done


def test_workers_change_neither_bytes_nor_problems(paper: SiteDriver) -> None:
    paper.write("templates/person.html", "{{ view.nothing }}").write("templates/section.html", "{% if %}")
    told = []
    for jobs in ("1", "2", "4"):
        shutil.rmtree(paper.folder / "output", ignore_errors=True)
        shutil.rmtree(paper.folder / ".cache", ignore_errors=True)
        paper.build("--jobs", jobs, expect=1)
        told.append((paper.problems, paper.tree()))
    assert told[0] == told[1] == told[2]
    assert len(told[0][0]) > 1


def test_build_removes_only_what_it_wrote(paper: SiteDriver) -> None:
    paper.build().write("output/CNAME", "paper.example").write("output/notes/mine.txt", "我的")
    paper.remove("content/issues/2026-11-27").build()
    tree = paper.tree()
    assert tree["notes/mine.txt"].decode() == "我的"
    assert tree["CNAME"] == b"paper.example"
    assert not any(path.startswith("2026/11/27/") for path in tree)


def test_an_output_that_is_not_ours_is_left_alone(paper: SiteDriver, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "index.html").write_text("别人的网页", encoding="utf-8")
    paper.build("--output", str(foreign), expect=1)
    assert [path.name for path in foreign.iterdir()] == ["index.html"]
    assert paper.problems
    assert all(problem.hint for problem in paper.problems)
