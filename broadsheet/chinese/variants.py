"""Variants of the script: text of one variant → text of another. The owner of opencc.

In:   plain text, or HTML of one's own making, in the script of the source; terms that a person declared.
Out:  the same in a variant. Free text keeps its length, terms take their form, HTML its tags and addresses.
Must not know: who declares terms, addresses, pages.

Simplified text is cut into words first; without the segmenter OpenCC converts it as it stands, and
`segmenter_problem` says so.

Source of the choices: `s2tw` and `s2hk`, never `s2twp`, which changes wording (社区 → 社群) and lengths;
without the dictionaries of characters that most systems cannot show. Quotation marks follow the usage of
both places: 「」 first, 『』 inside (重訂標點符號手冊). docs/variants.md has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import pairwise
from types import MappingProxyType
from typing import Final, cast

from broadsheet.chinese import markup
from broadsheet.chinese.declared import Declared
from broadsheet.chinese.segmentation import has_segmenter
from broadsheet.chinese.traditional import Place, word_forms
from broadsheet.problems import Problem, Text, Where

HANS: Final = "zh-Hans"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One script of the site."""

    id: str
    prefix: str  # first part of its addresses where it is not the site's first variant
    lang: str  # BCP 47, for <html lang>
    label: str  # its script, in it
    region: str = ""  # what tells it from others of the same script


VARIANTS: Final[Mapping[str, Variant]] = MappingProxyType(
    {
        variant.id: variant
        for variant in (
            Variant(id=HANS, prefix="zh-hans", lang="zh-Hans", label="简体"),
            Variant(id="zh-TW", prefix="zh-tw", lang="zh-TW", label="繁體", region="臺"),
            Variant(id="zh-HK", prefix="zh-hk", lang="zh-HK", label="繁體", region="港"),
        )
    }
)


def labels_of(ids: Sequence[str]) -> dict[str, str]:
    """What a reader chooses among: 简体, 繁體; of two in one script the region as well."""
    scripts = [VARIANTS[id_].label for id_ in ids]
    return {
        id_: f"{label}（{VARIANTS[id_].region}）" if scripts.count(label) > 1 else label
        for id_, label in zip(ids, scripts, strict=True)
    }


# OpenCC's configurations from one variant to another, in order; no entry: the script of the source.
_CONFIGS: Final[Mapping[tuple[str, str], tuple[str, ...]]] = MappingProxyType(
    {
        (HANS, "zh-TW"): ("s2tw",),
        (HANS, "zh-HK"): ("s2hk",),
        ("zh-TW", HANS): ("tw2s",),
        ("zh-HK", HANS): ("hk2s",),
        ("zh-TW", "zh-HK"): ("tw2t", "t2hk"),
        ("zh-HK", "zh-TW"): ("hk2t", "t2tw"),
    }
)

# From OpenCC's standard to the glyphs of a place, and what a place prints otherwise than OpenCC's table:
# 帳 is Taiwan's standard for accounts too, and 拚 (to strive) is told from 拼 (to join) in Taiwan alone.
_REGIONS: Final[Mapping[str, tuple[str, Mapping[int, int]]]] = MappingProxyType(
    {"zh-TW": ("t2tw", str.maketrans("賬", "帳")), "zh-HK": ("t2hk", str.maketrans("拚", "拼"))}
)

# OpenCC reads C strings: a NUL would end the text, and a lone surrogate cannot be encoded.
_UNREADABLE: Final = re.compile("([\x00\ud800-\udfff]+)")
_CORNERS: Final = (("“", "「"), ("”", "」"), ("‘", "『"), ("’", "』"))
_CURLS: Final = tuple((corner, curl) for curl, corner in _CORNERS)
_APOSTROPHE: Final = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Converter:
    """Turns text or HTML of the source script into one variant."""

    source: Variant
    variant: Variant
    declared: Declared = field(default_factory=Declared)
    _engine: Callable[[str], str]

    @property
    def changes(self) -> bool:
        """Whether there is anything to convert: the script of the source is never touched, terms neither."""
        return self.source is not self.variant

    def declaring(self, forms: Mapping[str, str]) -> Converter:
        """This converter with terms: each stands in the variant as its form, and is never touched again.

        `forms`: wording of the source → form in this variant, of any length. The longest term that begins
        at a place holds. Called again (site, then article), the later form of the same term holds.
        """
        return replace(self, declared=self.declared.over(forms))

    def text(self, text: str) -> str:
        """Plain text → plain text; but for declared terms, character n stands at place n in every variant."""
        if not self.changes:
            return text
        places = self._places(text)
        return places if isinstance(places, str) else "".join(places)

    def texts(self, pieces: Sequence[str]) -> list[str]:
        """Pieces of one text → the same pieces, converted as one text.

        A word or a term that is cut by the end of a piece is still one; a term whose form has another
        length stands whole in the piece in which it begins.
        """
        if not self.changes:
            return list(pieces)
        converted = self._places("".join(pieces))
        ends = [0]
        for piece in pieces:
            ends.append(ends[-1] + len(piece))
        given_back = [converted[start:end] for start, end in pairwise(ends)]
        return [each if isinstance(each, str) else "".join(each) for each in given_back]

    def html(self, html: str) -> str:
        """HTML → the same tags with other characters between them.

        The text of a block is converted as one string, so that a word cut by an inline tag is still
        one word: 头<em>发</em> → 頭<em>髮</em>. See `markup.convert_html` for what is left alone.
        """
        return markup.convert_html(html, self.texts) if self.changes else html

    def _places(self, text: str) -> Sequence[str]:
        """What stands at the place of each character: itself converted, a form, or nothing.

        A str where no term is in the text: joining a list of its characters would cost a fifth more.
        """
        if not self.declared.forms:
            return self._engine(text)
        places: list[str] = []
        for span in self.declared.spans(text):
            places += self._engine(text[len(places) : span.start])
            places += [span.form, *[""] * (span.end - span.start - 1)]
        rest = self._engine(text[len(places) :])
        return [*places, *rest] if places else rest


@cache
def converter(variant_id: str, *, source: str = HANS) -> Converter:
    """The converter from the script of the source to a variant; the identity where they are one.

    OpenCC is loaded here and not before. Raises KeyError for an id that is not in VARIANTS.
    """
    variant, origin = VARIANTS[variant_id], VARIANTS[source]
    return Converter(source=origin, variant=variant, _engine=_engine(source, variant_id))


@cache
def plain_converter(variant_id: str) -> Converter:
    """As `converter` of a Simplified source, without telling words apart: to see where the two disagree."""
    plain = partial(_in_turn, [*map(_opencc, _CONFIGS[HANS, variant_id]), partial(_with_quotes, _CORNERS)])
    return Converter(source=VARIANTS[HANS], variant=VARIANTS[variant_id], _engine=plain)


@cache
def version(variant_id: str, *, source: str = HANS) -> str:
    """What the conversion depends on besides our own code: the library's version and its configs."""
    from importlib.metadata import version as installed

    configs = _CONFIGS.get((source, variant_id))
    if not configs:
        return "identity"
    words = f" rjieba {installed('rjieba')}" if source == HANS and has_segmenter() else ""
    return f"opencc {installed('opencc')} {' '.join(configs)}{words}"


def engine_problem() -> Problem | None:
    """Whether the module named `opencc` is the official one; two other packages install the same name."""
    import inspect

    try:
        from opencc import OpenCC
    except ImportError:
        found = Text("OpenCC is not installed", "没有安装 OpenCC")
    else:
        if "include_tofu_risk_dictionaries" in inspect.signature(OpenCC).parameters:
            return None
        found = Text(
            "the module `opencc` is not the official OpenCC",
            "现有的 opencc 模块不是官方的 OpenCC，繁体会转换得又慢又错",
        )
    commands = "pip uninstall opencc-python-reimplemented opencc-py; pip install --force-reinstall opencc"
    return Problem(Where("opencc"), found, Text(f"run: {commands}", f"请运行：{commands}"))


def segmenter_problem() -> Problem | None:
    """A note where Simplified text is converted without telling its words apart."""
    if has_segmenter():
        return None
    what = Text(
        "rjieba is not installed: Traditional editions are converted without telling words apart",
        "没有安装 rjieba，繁体版只能逐词典匹配、不先分词，错字会多一些",
    )
    hint = Text(
        "run: pip install rjieba (where it has no wheel, read the Traditional editions with more care)",
        "请运行：pip install rjieba（如果这台机器没有现成的安装包，请多校一遍繁体版）",
    )
    return Problem(Where("rjieba"), what, hint, severity="warning")


def _engine(source: str, variant: str) -> Callable[[str], str]:
    steps = [_opencc(config) for config in _CONFIGS.get((source, variant), ())]
    if not steps:
        return str
    if HANS not in (source, variant):
        return partial(_in_turn, steps)
    if source == HANS and has_segmenter():
        steps = [_by_words(steps[0], variant)]
    return partial(_in_turn, [*steps, partial(_with_quotes, _CURLS if variant == HANS else _CORNERS)])


def _by_words(convert: Callable[[str], str], variant: str) -> Callable[[str], str]:
    config, glyphs = _REGIONS[variant]
    print_as = partial(_translated, glyphs)
    words = word_forms(
        partial(_in_turn, [convert, print_as]),
        partial(_in_turn, [_opencc(config), print_as]),
        cast(Place, variant),
    )
    return partial(_same_length, words.text)


def _translated(glyphs: Mapping[int, int], text: str) -> str:
    return text.translate(glyphs)


def _in_turn(steps: Sequence[Callable[[str], str]], text: str) -> str:
    for step in steps:
        text = step(text)
    return text


def _opencc(config: str) -> Callable[[str], str]:
    from opencc import OpenCC

    return partial(_same_length, OpenCC(config, include_tofu_risk_dictionaries=False).convert)


def _same_length(convert: Callable[[str], str], text: str) -> str:
    if _UNREADABLE.search(text):
        pieces = _UNREADABLE.split(text)
        pieces[::2] = [convert(piece) for piece in pieces[::2]]
        converted = "".join(pieces)
    else:
        converted = convert(text)
    if len(converted) != len(text):
        raise AssertionError(f"OpenCC changed the length of {text!r} to {converted!r}")
    return converted


def _with_quotes(pairs: Sequence[tuple[str, str]], text: str) -> str:
    if "’" in text and _APOSTROPHE.search(text):
        return "’".join(_with_quotes(pairs, piece) for piece in _APOSTROPHE.split(text))
    for old, new in pairs:  # four replacements are some ten times faster than a table for all characters
        text = text.replace(old, new)
    return text
