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

from broadsheet.chinese.contexts import BOUND, Contexts, contexts
from broadsheet.chinese.segmentation import segmenter

Convert = Callable[[str], str]
Place = Literal["zh-TW", "zh-HK"]
WEIGHED = ""  # stands for a word whose characters depend on what is around it; no word has an empty form
MOST_WORDS = 200_000  # of a process's memory of words, some 30 MB: more than a year of a daily paper prints


@dataclass(frozen=True, slots=True, kw_only=True)
class WordForms:
    """Converts text word by word, and remembers every word that it met."""

    convert: Convert  # a word alone, region's glyphs included
    phrases: Mapping[str, str]  # words whose form is ours to say
    contexts: Contexts
    regional: Mapping[str, str]  # the forms of `contexts` in a region's glyphs
    _words: Callable[[str], list[str]]
    _known: dict[str, str] = field(default_factory=dict)
    _weighed: dict[str, tuple[str, tuple[int, ...]]] = field(default_factory=dict)

    def text(self, text: str) -> str:
        """The text converted, character n still at place n."""
        words = self._words(text)
        try:
            forms = list(map(self._known.__getitem__, words))
        except KeyError:
            self._meet(words)
            forms = list(map(self._known.__getitem__, words))
        if WEIGHED in forms:
            self._weigh(text, words, forms)
        return "".join(forms)

    def _weigh(self, text: str, words: list[str], forms: list[str]) -> None:
        """Put a form in the place of each word that depends on what is around it."""
        bounded = f"{BOUND}{text}{BOUND}"
        offset = len(BOUND)
        done = 0
        for _ in range(forms.count(WEIGHED)):
            at = forms.index(WEIGHED, done)
            offset += sum(map(len, words[done:at]))
            forms[at] = self._in_context(words[at], bounded, offset)
            done = at

    def _meet(self, words: list[str]) -> None:
        if len(self._known) > MOST_WORDS:
            self._known.clear()
            self._weighed.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        self._known.update((word, word) for word in new if "\n" in word)
        lines = [word for word in new if "\n" not in word]
        # One call for all, a line each: no phrase reaches over the end of a line.
        for word, converted in zip(lines, self.convert("\n".join(lines)).split("\n"), strict=False):
            form = self.phrases.get(word, converted)
            places = self.contexts.weighed(word)
            if places:
                self._weighed[word] = form, places
            self._known[word] = WEIGHED if places else form

    def _in_context(self, word: str, bounded: str, offset: int) -> str:
        form, places = self._weighed[word]
        for place in places:
            if found := self.contexts.form(bounded, offset + place):
                form = f"{form[:place]}{self.regional[found]}{form[place + 1 :]}"
        return form


def word_forms(convert: Convert, region: Convert, place: Place) -> WordForms:
    """Words with the phrases and contexts that come with the package."""
    forms = {word: told.get(place) or region(told["standard"]) for word, told in _phrases().items()}
    rows = contexts()
    return WordForms(
        convert=convert,
        phrases=forms,
        contexts=rows,
        regional={row.form: region(row.form) for each in rows.rows.values() for row in each},
        _words=segmenter(tuple(forms)),
    )


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    text = files("broadsheet.chinese").joinpath("phrases.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {word: dict(zip(("standard", "zh-TW", "zh-HK"), told, strict=False)) for word, *told in rows}
