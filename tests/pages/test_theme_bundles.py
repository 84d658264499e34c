"""What is published of a theme's stylesheet says the same as its parts, rule by rule."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from broadsheet.web import bundles
from broadsheet.web.theme import load_theme

if TYPE_CHECKING:
    from playwright.sync_api import Browser

THEMES = Path(__file__).resolve().parents[2] / "themes"
# every rule as the browser has understood it; values of variables are kept as written but for their spaces
UNDERSTOOD = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const told = rule => rule.cssText.replace(/\\s*([,/])\\s*/g, '$1').replace(/:\\s+/g, ':')
    .replace(/\\s+/g, ' ').replaceAll(' *:', ' :');
  return [...sheet.cssRules].map(told);
}"""
TRICKY = {
    "a pseudo-class below an element, in an at-rule": "@media print { .a :is(b, i) { color: red } }",
    "the same without an at-rule": ".a :not(b):first-child, .a :first-child { color: red }",
    "a colon with spaces": "@container x (min-width : 3em) { a { color : red; margin : -1px } }",
    "sums": "a { inline-size: calc(1em + 2px - (3 * var(--x))) }",
    "siblings": ".a + .b ~ [c~=d] :is(e, f):nth-child(n + 3) { inset: calc(1em + 2px) }",
    "the same in an at-rule": "@supports (inset: calc(1em + 2px)) { .a + .b { margin: calc(1em + 2px) } }",
    "a comment between": "a,/* b */ b { color: red } /* c */ c { d: e }",
}


def parts(name: str) -> str:
    """The parts of a theme in their order, those of its base where it has none of its own."""
    facts = tomllib.loads((THEMES / name / "theme.toml").read_text(encoding="utf-8"))
    homes = [THEMES / name / "static", THEMES / facts.get("base", name) / "static"]
    found = [next(home / part for home in homes if (home / part).is_file()) for part in facts["stylesheet"]]
    return "\n".join(path.read_text(encoding="utf-8") for path in found)


@pytest.mark.browser
@pytest.mark.parametrize("name", ["broadsheet", "zhipai"])
def test_no_rule_is_changed_by_publishing(chromium: Browser, name: str, tmp_path: Path) -> None:
    theme = load_theme(tmp_path, name).value
    assert theme is not None
    [published] = [asset.data.decode() for asset in theme.assets if asset.path == theme.look.stylesheet]
    page = chromium.new_page()
    wanted = page.evaluate(UNDERSTOOD, parts(name))
    assert len(wanted) > 100 and page.evaluate(UNDERSTOOD, published) == wanted
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("css", TRICKY.values(), ids=TRICKY)
def test_tricky_rules_stay_as_they_are(chromium: Browser, css: str) -> None:
    page = chromium.new_page()
    assert page.evaluate(UNDERSTOOD, bundles.stylesheet(css)) == page.evaluate(UNDERSTOOD, css)
    page.close()
