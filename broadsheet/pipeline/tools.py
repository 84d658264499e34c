"""What a worker makes once and uses for every unit: templates, words and scripts of each variant.

In:   the facts of the site, the units of its issues.
Out:  renderers, words, conversions.
Must not know: which pages there are, what is stale.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.chinese.variants import HANS, engine_problem
from broadsheet.engine.fingerprint import digest
from broadsheet.model import IssueId
from broadsheet.pipeline.jobs import IssueUnit, SiteFacts
from broadsheet.problems import Problem
from broadsheet.web.declared import wordings
from broadsheet.web.prose import map_prose
from broadsheet.web.script import SiteScript
from broadsheet.web.views import Wording
from broadsheet.web.webpage import WebPage

if TYPE_CHECKING:
    from broadsheet.web.render import Renderer


class Tools:
    """What a process makes once and uses for every page."""

    def __init__(self, facts: SiteFacts, issues: Mapping[IssueId, IssueUnit]) -> None:
        self.facts = facts
        self.issues = issues
        self.code = facts.shelf.code
        self._renderers: dict[tuple[Path, ...], Renderer] = {}
        self._words: dict[str, Mapping[str, str]] = {}
        self._scripts: dict[str, SiteScript] = {}
        self._converted: dict[str, object] = {}  # views of the unit in hand, by path
        self._declared: dict[str, tuple[Wording, ...]] = {}  # likewise

    @cached_property
    def without_opencc(self) -> Problem | None:
        """Why nothing can be converted here; looked at when the first page of another script is rendered."""
        return engine_problem()

    def renderer(self, variant: str) -> Renderer:
        """The templates of a variant's theme; variants of one theme share them."""
        from broadsheet.web.render import Renderer  # Jinja: a build that renders nothing does without

        folders = self.facts.themes[variant].templates
        if folders not in self._renderers:
            shelf = self.facts.shelf
            self._renderers[folders] = Renderer(folders, shelf.site, shelf.cache / "templates")
        return self._renderers[folders]

    def words(self, variant: str) -> Mapping[str, str]:
        """The words of the interface; they are written in Simplified Chinese, whatever the source is."""
        if variant not in self._words:
            script = self._interface(variant)
            words = self.facts.themes[variant].catalogue.words
            convert = script.declaring(script.among("\n".join(words.values()))).text
            self._words[variant] = {key: convert(word) for key, word in words.items()}
        return self._words[variant]

    def words_digest(self, variant: str) -> str:
        """Hash of all that the words of a variant depend on but for OpenCC, which need not be loaded."""
        words = self.facts.themes[variant].catalogue.words
        return digest((dict(words), self._interface(variant).among("\n".join(words.values()))))

    def _interface(self, variant: str) -> SiteScript:
        terms = [term for term in self.facts.terms if term.kind == "term"]
        return SiteScript(wordings(terms, HANS, variant), source=HANS, variant=variant)

    def script(self, variant: str) -> SiteScript:
        """The conversion to a variant, with what is declared for the whole site."""
        if variant not in self._scripts:
            source = self.facts.frame.default
            declared = wordings(self.facts.terms, source, variant)
            self._scripts[variant] = SiteScript(declared, source=source, variant=variant)
        return self._scripts[variant]

    def declared(self, page: WebPage) -> tuple[Wording, ...]:
        """The wordings of the site that stand on a page: looked for once."""
        path = page.place.path
        if path not in self._declared:
            self._declared[path] = self.script(page.place.variant).declared_on(page.view)
        return self._declared[path]

    def converted(self, page: WebPage) -> object:
        """The view of a page in its variant's script: converted once, for page, search and book."""
        path = page.place.path
        if path not in self._converted:
            script = self.script(page.place.variant).declaring(self.declared(page))
            self._converted[path] = map_prose(page.view, script) if script.changes else page.view
        return self._converted[path]

    def missing_for(self, variant: str) -> Problem | None:
        """Why a variant cannot be made here."""
        return self.without_opencc if {variant, self.facts.frame.default} != {HANS} else None

    def begin(self) -> None:
        """A new unit is in hand."""
        self._converted.clear()
        self._declared.clear()
