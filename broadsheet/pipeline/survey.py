"""How a paper fares in its other scripts: which terms are used, where two ways of converting differ.

In:   a site as read; its article files, line by line.
Out:  a Survey: each word once, with its count and its first places.
Must not know: how it is told (names_check, terms_report).

Lines of the files are looked at, not pages, for there an editor mends them; the front matter is prose too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from broadsheet.chinese.declared import Declared
from broadsheet.chinese.segmentation import has_segmenter, segmenter
from broadsheet.chinese.variants import HANS, Converter, converter, plain_converter
from broadsheet.edition import PEOPLE_FILE, register_of
from broadsheet.pipeline.reading import Reading
from broadsheet.pipeline.units import article_file
from broadsheet.problems import Where
from broadsheet.web import urls
from broadsheet.web.declared import declared_in, settled_in, wordings
from broadsheet.web.script import SiteScript
from broadsheet.web.views import Wording

_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_CONVERT: Final = "convert:"
_INDENTED: Final = frozenset(" \t")
AROUND: Final = 4  # characters on either side of a doubtful word


class Forms(NamedTuple):
    """What one variant's pages show of a word, and what a conversion without words and contexts would."""

    variant: str
    ours: str
    plain: str


@dataclass(slots=True)
class Doubt:
    """A word that the two convert differently, somewhere.

    Where a word is one character, it is settled with its neighbour: alone it would be settled everywhere.
    """

    sample: str  # what stands around it in the first place
    phrase: str  # the word there, with a neighbour if need be
    shown: dict[str, str] = field(default_factory=dict)  # variant → what its pages show of the phrase
    forms: dict[Forms, None] = field(default_factory=dict)  # in the order in which they were met
    places: dict[Where, None] = field(default_factory=dict)  # likewise


@dataclass(slots=True)
class Survey:
    """By wording as the source has it, in the order of the paper."""

    variants: tuple[str, ...] = ()  # that the paper is converted to
    used: dict[str, list[Where]] = field(default_factory=dict)
    doubts: dict[str, Doubt] = field(default_factory=dict)


def survey(reading: Reading) -> Survey:
    """Look through the files of all articles, in order, then through all else that is printed.

    OpenCC must be there.
    """
    found = Survey(variants=reading.facts.frame.variants[1:])
    counted: dict[tuple[str, str], str] = {}
    facts, frame = reading.facts, reading.facts.frame
    heads = [head for issue in reading.edition.issues for head in issue.articles]
    settled = settled_in(heads, register_of(reading.edition))
    for variant in frame.variants[1:]:
        declared = wordings(facts.terms, frame.default, variant)
        site = SiteScript(declared, source=frame.default, variant=variant)
        look = _Look(found, counted, site, variant=variant, source=frame.default)
        for head in heads:
            place = frame.place(variant, urls.article(head))
            own = declared_in(head, place, settled)
            look.through(facts.shelf.site, article_file(head), own)
        for name in _other_files(facts.shelf.site):
            look.through(facts.shelf.site, name, ())
    return found


def _other_files(site: Path) -> Iterator[str]:
    """Files with prose besides articles: pages, the facts of issues, what people.toml says of people."""
    content = site / "content"
    for path in (*sorted(content.glob("pages/*.md")), *sorted(content.glob("issues/*/issue.toml"))):
        yield path.relative_to(site).as_posix()
    yield PEOPLE_FILE


class _Look:
    """One variant's way through the files. `counted`: which variant counts a term in a file: the first."""

    def __init__(
        self,
        found: Survey,
        counted: dict[tuple[str, str], str],
        site: SiteScript,
        *,
        variant: str,
        source: str,
    ) -> None:
        self._found = found
        self._counted = counted
        self._site = site
        self._variant = variant
        self._ours = converter(variant, source=source)
        compared = source == HANS and variant != HANS and has_segmenter()
        self._plain = plain_converter(variant) if compared else None

    def through(self, site: Path, name: str, own: Sequence[Wording]) -> None:
        """`own`: what the file declares for itself."""
        try:
            text = (site / name).read_bytes().decode("utf-8", "replace")
        except OSError:  # whoever reads the issue tells of it
            return
        terms = Declared().over({each.text: each.text for each in (*self._site.among(text), *own)})
        for number, line in _about_people(text) if name == PEOPLE_FILE else _prose(text):
            self._line(line, terms, Where(name, number))

    def _line(self, line: str, terms: Declared, where: Where) -> None:
        free, at = [], 0
        for span in terms.spans(line):
            free.append(line[at : span.start])
            at = span.end
            if self._counted.setdefault((span.form, where.path), self._variant) == self._variant:
                self._found.used.setdefault(span.form, []).append(where)
        if self._plain:
            for piece in (*free, line[at:]):
                self._compare(piece, self._plain, where)

    def _compare(self, text: str, plain: Converter, where: Where) -> None:
        ours, other = self._ours.text(text), plain.text(text)
        if ours == other:
            return
        words = list(_words(text))
        for at, (start, end) in enumerate(words):
            if ours[start:end] != other[start:end]:
                first, last = _with_neighbour(text, words, at)
                around = text[max(0, start - AROUND) : end + AROUND]
                new = Doubt(sample=around, phrase=text[first:last])
                doubt = self._found.doubts.setdefault(text[start:end], new)
                if doubt.phrase == text[first:last]:
                    doubt.shown.setdefault(self._variant, ours[first:last])
                doubt.forms[Forms(self._variant, ours[start:end], other[start:end])] = None
                doubt.places[where] = None


def _with_neighbour(text: str, words: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    """A word of one character with the Han before it, or else with those after it."""
    start, end = words[at]
    if end - start > 1:
        return start, end
    if at and _HAN.search(text, words[at - 1][1] - 1, start):
        return words[at - 1][0], end
    if at + 1 < len(words) and _HAN.match(text, end):
        return start, words[at + 1][1]
    return start, end


def _about_people(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines of people.toml that are prose."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.partition("=")[0].strip() in ("bio", "org"):
            yield number, line


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines of an article file, but for the field that declares its terms."""
    declaring = False
    for number, line in enumerate(text.splitlines(), 1):
        declaring = line.startswith(_CONVERT) or (declaring and line[:1] in _INDENTED)
        if not declaring:
            yield number, line


def _words(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for word in segmenter(())(text):
        yield at, at + len(word)
        at += len(word)
