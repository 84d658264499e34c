"""Simplified text → Traditional text: words by the dictionary, doubtful characters by their context.

In:   text of a variant in Simplified Chinese; how OpenCC converts a word and settles a region's glyphs.
Out:  Traditional text of the same length.
Must not know: OpenCC's configurations, quotation marks, declared terms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

from broadsheet.chinese.contexts import Contexts, contexts
from broadsheet.chinese.segmentation import segmenter

Convert = Callable[[str], str]
Place = Literal["zh-TW", "zh-HK"]
MOST_WORDS = 200_000  # of a process's memory of words, some 30 MB: more than a year of a daily paper prints


@dataclass(frozen=True, slots=True, kw_only=True)
class WordForms:
    """Converts text word by word, and remembers every word that it met."""

    convert: Convert  # a word alone, region's glyphs included
    region: Convert  # the glyphs of a region, for a form in OpenCC's standard
    phrases: Mapping[str, str]  # words whose form is ours to say
    contexts: Contexts
    _known: dict[str, str] = field(default_factory=dict)
    _weighed: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def text(self, text: str) -> str:
        """The text converted, character n still at place n."""
        words = segmenter(tuple(self.phrases))(text)
        known = self._known
        try:
            forms = [known[word] for word in words]
        except KeyError:
            self._meet(words)
            forms = [known[word] for word in words]
        weighed = self._weighed
        for at, word in enumerate(words):
            if word in weighed:
                forms[at] = self._in_context(words, at, forms[at])
        return "".join(forms)

    def _meet(self, words: list[str]) -> None:
        if len(self._known) > MOST_WORDS:
            self._known.clear()
            self._weighed.clear()
        for word in words:
            if word not in self._known:
                self._known[word] = self._form(word)
                if places := self.contexts.weighed(word):
                    self._weighed[word] = places

    def _form(self, word: str) -> str:
        return self.phrases.get(word) or self.convert(word)

    def _in_context(self, words: list[str], at: int, form: str) -> str:
        characters = list(form)
        for place in self._weighed[words[at]]:
            if found := self.contexts.form(words, at, place):
                characters[place] = self.region(found)
        return "".join(characters)


def word_forms(convert: Convert, region: Convert, place: Place) -> WordForms:
    """Words with the phrases and contexts that come with the package."""
    forms = {word: told.get(place) or region(told["standard"]) for word, told in _phrases().items()}
    return WordForms(convert=convert, region=region, phrases=forms, contexts=contexts())


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    text = files("broadsheet.chinese").joinpath("phrases.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {word: dict(zip(("standard", "zh-TW", "zh-HK"), told, strict=False)) for word, *told in rows}
