"""What `init` writes: settings that hold, a site that the installed version can build."""

from __future__ import annotations

import dataclasses
import re

from house_modules import ROOT

from broadsheet import __version__
from broadsheet.settings import Settings, parse_settings

STARTER = ROOT / "broadsheet/starter_site"


def template() -> str:
    text = (STARTER / "site.toml.template").read_text(encoding="utf-8")
    return text.replace("{{title}}", '"试刊"').replace("{{base_url}}", '"https://example.org/shi/"')


def test_every_setting_stands_in_a_new_site() -> None:
    told = set(re.findall(r"^(?:# )?\[?(\w+)\]?(?: =|$)", template(), re.MULTILINE))
    assert {field.name for field in dataclasses.fields(Settings)} - told == set()


def test_settings_that_are_commented_out_hold_too() -> None:
    """An editor takes the sign away and nothing else."""
    waked = re.sub(r'^# (?=\[|")', "", template(), flags=re.MULTILINE)
    read = parse_settings(waked, "site.toml")
    assert read.problems == ()
    assert read.value is not None
    assert read.value.sections == (("要闻", "news"),)


def test_a_new_site_asks_for_this_version() -> None:
    """The wheel is named by its path, so the path must be the one that `make wheel` writes."""
    text = (STARTER / "requirements.txt").read_text(encoding="utf-8")
    assert f"\nvendor/broadsheet-{__version__}-py3-none-any.whl\n" in text
