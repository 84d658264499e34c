"""The files of the default theme: weight, words, and that a site can override them."""

from __future__ import annotations

import gzip
import re
import tomllib
from pathlib import Path

from driver import SiteDriver
from theme_site import lay_out

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())
WORDS = tomllib.loads((ROOT / "broadsheet" / "web" / "catalogue.toml").read_text(encoding="utf-8"))["words"]
READ_BY_CODE = {"not_found", "no_issue"}  # titles of pages that have no view of their own
CSS_LIMIT = 8 * 1024  # bytes, compressed


def without_comments(template: str) -> str:
    return re.sub(r"\{#.*?#\}", "", template, flags=re.S)


def test_the_stylesheet_is_light_and_fetches_nothing(site: SiteDriver) -> None:
    lay_out(site).build()
    [css] = [path.read_bytes() for path in (site.folder / "output" / "assets").glob("broadsheet.*.css")]
    assert len(gzip.compress(css, 9)) <= CSS_LIMIT
    assert b"url(" not in css and b"@import" not in css


def test_templates_say_no_word_of_their_own() -> None:
    """Only marks are theirs: the list that headlines break at, and the range of Chinese characters."""
    said = {
        path.name: re.findall(r"[\u4e00-\u9fff]{2,}", without_comments(path.read_text(encoding="utf-8")))
        for path in TEMPLATES
    }
    assert {name: words for name, words in said.items() if words} == {}


def test_the_catalogue_and_the_templates_agree() -> None:
    used = {
        name
        for path in TEMPLATES
        for name in re.findall(r"words\.([a-z_]+)", without_comments(path.read_text(encoding="utf-8")))
    }
    assert used | READ_BY_CODE == set(WORDS)


def test_only_fields_of_html_are_trusted() -> None:
    trusted = {
        found
        for path in TEMPLATES
        for found in re.findall(r"\{\{\s*([^}|]+?)\s*\|\s*safe", path.read_text(encoding="utf-8"))
    }
    assert trusted == {"part.html", "view.html", "item.numbers"}


def test_a_site_overrides_one_template_and_one_word(site: SiteDriver) -> None:
    lay_out(site).write(
        "templates/partials/_masthead.html", "{% macro facts(masthead) %}<p>报眼</p>{% endmacro %}"
    )
    theme = (ROOT / "themes" / "broadsheet" / "theme.toml").read_text(encoding="utf-8")
    site.write("themes/broadsheet/theme.toml", theme + 'guide = "本期要目"\n').build()
    html = site.page("2026/11/20/index.html")
    assert "<p>报眼</p>" in html
    assert "本期要目" in html and "今日导读" not in html
