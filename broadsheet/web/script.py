"""The script of one variant: how prose is converted under all that is declared.

In:   wordings of the whole site, and those that a view declares for itself.
Out:  text and HTML in the variant; the wordings of the site that stand on a page.
Must not know: who declares, files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from broadsheet.chinese.name_forms import stands_free, traditional_name
from broadsheet.chinese.variants import HANS, Converter, converter
from broadsheet.web.prose import prose_of
from broadsheet.web.views import Wording

SHORT: Final = 2  # characters of a name that may be part of a word or of two


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """`plain` knows no term; `declaring` those of the site, of an article, of whatever was entered."""

    plain: Converter
    declaring: Converter

    @property
    def changes(self) -> bool:
        return self.plain.changes

    def text(self, text: str) -> str:
        return self.declaring.text(text)

    def html(self, html: str) -> str:
        return self.declaring.html(html)

    def within(self, wordings: Sequence[Wording]) -> Script:
        """The script inside something that declares more; of two forms of one wording the inner holds."""
        if not wordings or not self.plain.changes:
            return self
        forms = {each.text: each.form or self._form(each) for each in wordings}
        return replace(self, declaring=self.declaring.declaring(forms))

    def _form(self, wording: Wording) -> str:
        convert = self.plain.text
        if not wording.name:
            return convert(wording.text)
        if self.plain.source.id == HANS:
            return traditional_name(wording.text, convert)
        return "".join(map(convert, wording.text))


class Words:
    """Words to be looked for in texts."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            self._by_first[word[:1]].append(word)

    def within(self, text: str) -> frozenset[str]:
        """Those that stand in a text."""
        first = self._by_first.keys() & set(text)
        return frozenset(word for char in first for word in self._by_first[char] if word in text)


class SiteScript:
    """One variant of a site. OpenCC is loaded when the first page is converted, not before."""

    def __init__(self, declared: Iterable[Wording], *, source: str, variant: str) -> None:
        self._declared = {each.text: each for each in declared}
        self._words = Words(self._declared)
        self._source = source
        self._variant = variant

    def declared_on(self, view: object) -> tuple[Wording, ...]:
        """The wordings of the site that stand on a page: no other can change it."""
        return self.among(prose_of(view)) if self._declared else ()

    def among(self, text: str) -> tuple[Wording, ...]:
        """Short names only where they are nothing else: of people whom the text may not mean at all."""
        found = (self._declared[word] for word in sorted(self._words.within(text)))
        return tuple(
            each for each in found if not each.name or len(each.text) > SHORT or stands_free(each.text, text)
        )

    def declaring(self, declared: Sequence[Wording]) -> Script:
        plain = converter(self._variant, source=self._source)
        return Script(plain=plain, declaring=plain).within(declared)
