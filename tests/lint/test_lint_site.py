"""The lint through the front door: `check`, its exit codes, its JSON; the waiver over a second ingest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from driver import SiteDriver

from broadsheet.model import LINT_RULES
from broadsheet.pipeline.lint import RULES

DAY = "2026-11-20"
ARTICLE = f"content/issues/{DAY}/01-01.md"
FILE = """\
---
title: "渡口明天停航"
---

渡口将于12月3日（星期五）停航，，请乘客留意告示牌。
"""
DOCS = Path(__file__).resolve().parents[2] / "docs" / "lint.md"


@pytest.fixture
def site(tmp_path: Path) -> SiteDriver:
    """In one script: nothing is said of conversion."""
    return SiteDriver(tmp_path).init().write("site.toml", 'title = "试刊"\n')


def linted(site: SiteDriver) -> list[tuple[str | None, int | None, int | None]]:
    found = site.check(expect=None).problems
    return [(each.rule, each.line, each.col) for each in found if each.rule]


def test_each_fault_is_a_warning_with_rule_and_place(site: SiteDriver) -> None:
    site.write(ARTICLE, FILE).check()
    assert linted(site) == [("weekday", 5, 13), ("doubled-mark", 5, 17)]
    assert {each.severity for each in site.problems} == {"warning"}
    site.run("check")
    assert f"{ARTICLE}:5:13: warning: 2026-12-03 is a Thursday, not 星期五 [weekday]" in site.stderr


def test_strict_turns_warnings_into_exit_code_1(site: SiteDriver) -> None:
    site.write(ARTICLE, FILE).check()
    site.check("--strict", expect=1)
    site.remove(ARTICLE).check("--strict")


def test_a_waived_rule_says_nothing(site: SiteDriver) -> None:
    waived = FILE.replace("---\n\n", "lint: {allow: [weekday, doubled-mark]}\n---\n\n")
    assert linted(site.write(ARTICLE, waived)) == []


def test_a_misspelt_rule_stops_a_build(site: SiteDriver) -> None:
    site.write(ARTICLE, FILE.replace("---\n\n", "lint: {allow: [week-day]}\n---\n\n")).check(expect=1)
    [error] = [each for each in site.problems if each.severity == "error"]
    assert (error.path, error.line, error.hint) == (ARTICLE, 3, "did you mean `weekday`?")


def test_a_waiver_outlives_a_second_ingest(site: SiteDriver) -> None:
    lead = "本报讯 记者林知远报道 渡口将于12月3日（星期五）停航一天"
    page = f"渡口明天停航\n\n{lead}，请乘客留意告示牌，改走老桥。\n"
    site.source(DAY, "01", "要闻", page).ingest()
    assert [rule for rule, _, _ in linted(site)] == ["weekday"]
    site.edit(ARTICLE, "---\n\n", "lint: {allow: [weekday]}\n---\n\n")
    site.source(DAY, "01", "要闻", page.replace("改走老桥", "改走新桥")).ingest(expect=None)
    assert "改走新桥" in site.read(ARTICLE)
    assert linted(site) == []


def test_a_program_reads_the_rule(site: SiteDriver) -> None:
    site.write(ARTICLE, FILE).run("check", "--json")
    problems = json.loads(site.stdout)["problems"]
    assert [problem["rule"] for problem in problems] == ["weekday", "doubled-mark"]


def test_every_rule_is_told_in_the_guide() -> None:
    guide = DOCS.read_text(encoding="utf-8")
    assert [name for name in LINT_RULES if f"`{name}`" not in guide] == []
    assert [rule.name for rule in RULES if rule.looks_for.zh not in guide] == []
