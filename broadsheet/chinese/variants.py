"""Variants of the script: Simplified text → Taiwan or Hong Kong text. The owner of opencc.

In:   plain text, or HTML of one's own making, in Simplified Chinese.
Out:  the same in a variant. Text keeps its length, HTML its tags, addresses and code.
Must not know: which words a newspaper protects, addresses, pages.

Source of the choices: `s2tw` and `s2hk`, never `s2twp`, which changes wording (社区 → 社群) and lengths;
without the dictionaries of characters that most systems cannot show. Quotation marks follow the usage of
both places: 「」 first, 『』 inside (重訂標點符號手冊).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType
from typing import Final

from broadsheet.chinese import markup
from broadsheet.problems import Problem, Text, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One script of the site. `config` is OpenCC's; None for the script of the source."""

    id: str
    prefix: str  # first part of its addresses where it is not the site's first variant
    lang: str  # BCP 47, for <html lang>
    label: str  # in its own script
    config: str | None


VARIANTS: Final[Mapping[str, Variant]] = MappingProxyType(
    {
        variant.id: variant
        for variant in (
            Variant(id="zh-Hans", prefix="zh-hans", lang="zh-Hans", label="简体", config=None),
            Variant(id="zh-TW", prefix="zh-tw", lang="zh-TW", label="繁體", config="s2tw"),
            Variant(id="zh-HK", prefix="zh-hk", lang="zh-HK", label="繁體（港）", config="s2hk"),
        )
    }
)

# OpenCC reads C strings: a NUL would end the text, and a lone surrogate cannot be encoded.
_UNREADABLE: Final = re.compile("([\x00\ud800-\udfff]+)")
_QUOTES: Final = str.maketrans("“”‘’", "「」『』")
_APOSTROPHE: Final = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")


@dataclass(frozen=True, slots=True)
class Converter:
    """Turns text or HTML of the source script into one variant."""

    variant: Variant
    _convert: Callable[[str], str]

    def text(self, text: str) -> str:
        """Plain text → plain text of the same length: character n stands at place n in every variant."""
        converted = self._convert(text)
        if len(converted) != len(text):
            raise AssertionError(f"OpenCC changed the length of {text!r} to {converted!r}")
        return converted

    def html(self, html: str) -> str:
        """HTML → the same tags with other characters between them.

        The text of a block is converted as one string, so that a word cut by an inline tag is still
        one word: 头<em>发</em> → 頭<em>髮</em>. See `markup.convert_html` for what is left alone.
        """
        return html if self.variant.config is None else markup.convert_html(html, self.text)


@cache
def converter(variant_id: str) -> Converter:
    """The converter of a variant; the identity for the script of the source.

    OpenCC is loaded here and not before. Raises KeyError for an id that is not in VARIANTS.
    """
    variant = VARIANTS[variant_id]
    return Converter(variant, _engine(variant.config) if variant.config else str)


@cache
def version(variant_id: str) -> str:
    """What the conversion depends on besides our own code: the library's version and its config."""
    from importlib.metadata import version as installed

    config = VARIANTS[variant_id].config
    return f"opencc {installed('opencc')} {config}" if config else "identity"


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


def _engine(config: str) -> Callable[[str], str]:
    from opencc import OpenCC

    return partial(_convert, OpenCC(config, include_tofu_risk_dictionaries=False).convert)


def _convert(engine: Callable[[str], str], text: str) -> str:
    pieces = _UNREADABLE.split(text)
    pieces[::2] = [engine(piece) for piece in pieces[::2]]
    converted = "".join(pieces)
    apostrophes = [match.start() for match in _APOSTROPHE.finditer(text)]
    quoted = list(converted.translate(_QUOTES))
    for at in apostrophes:
        quoted[at] = "’"
    return "".join(quoted)
