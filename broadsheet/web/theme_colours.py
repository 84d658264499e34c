"""Do the colours of a theme's text stand off from its grounds, in both schemes?

In:   the parts of a stylesheet in their order, each with the name of its file.
Out:  a warning for each variable of text that is too pale on a ground, at the line that set one of the two.
Must not know: theme.toml, pages, which rule uses a variable.

Only what is set for every page counts: `:root { --ink: light-dark(#…, #…) }` or one #… for both schemes,
outside of @media. A colour written in another way is not judged. Contrast is that of WCAG 2.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from broadsheet.problems import Problem, Text, Where

# variable of text → contrast that it needs on every ground; the nameplate is large
NEEDED: Final = {"ink": 7.0, "soft": 7.0, "red": 7.0, "name": 4.5}
GROUNDS: Final = ("paper", "tint")
SCHEMES: Final = (Text("light", "浅色"), Text("dark", "深色"))
_HEX: Final = r"#(?:[0-9a-f]{3}){1,2}"
_ASIDE: Final = re.compile(r"/\*.*?\*/|@[a-z][^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.DOTALL)
_ROOT: Final = re.compile(r"(?<![^\s};/]):root\s*\{[^{}]*\}")
_SET: Final = re.compile(
    rf"--({'|'.join((*NEEDED, *GROUNDS))})\s*:\s*"
    rf"(?:(?:light-dark\(\s*({_HEX})\s*,\s*({_HEX})\s*\)|({_HEX}))\s*(?=[;}}])|[^;}}]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Colour:
    """A variable's value in each of SCHEMES, as it is written; `rank`: how late it is set."""

    name: str
    where: Where
    rank: tuple[int, int]
    schemes: tuple[str, str]


def pale_colours(parts: Sequence[tuple[str, str]]) -> tuple[Problem, ...]:
    """`parts`: (file as an editor would type it, its text); what comes later counts."""
    colours: dict[str, _Colour | None] = {}
    for number, (path, css) in enumerate(parts):
        colours |= dict(_colours(number, path, css))
    return tuple(
        _too_pale(text, ground, scheme)
        for name, needed in NEEDED.items()
        for on in (GROUNDS if needed == NEEDED["ink"] else GROUNDS[:1])
        if (text := colours.get(name)) and (ground := colours.get(on))
        for scheme in range(len(SCHEMES))
        if contrast(text.schemes[scheme], ground.schemes[scheme]) < needed
    )


def contrast(one: str, other: str) -> float:
    """1 to 21, of two colours written #rgb or #rrggbb."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _colours(number: int, path: str, css: str) -> Iterator[tuple[str, _Colour | None]]:
    """What a part sets, in its order; None where it is written in another way."""
    plain = _ASIDE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), css)
    for block in _ROOT.finditer(plain):
        for found in _SET.finditer(plain, block.start(), block.end()):
            both = (found[2], found[3]) if found[2] else (found[4], found[4])
            where = Where(path, plain.count("\n", 0, found.start()) + 1)
            name = found[1].lower()
            yield name, _Colour(name, where, (number, found.start()), both) if both[0] else None


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    shares = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _too_pale(text: _Colour, ground: _Colour, scheme: int) -> Problem:
    """Told where the later of the two is set: that is the one which the designer chose."""
    share = contrast(text.schemes[scheme], ground.schemes[scheme])
    pair, needed, named = (f"--{text.name}", f"--{ground.name}"), NEEDED[text.name], SCHEMES[scheme]
    return Problem(
        max(text, ground, key=lambda colour: colour.rank).where,
        Text(
            f"{named.en} scheme: {pair[0]} on {pair[1]} has a contrast of {share:.1f}, needed is {needed:g}",
            f"{named.zh}下 {pair[0]} 在 {pair[1]} 上的对比度只有 {share:.1f}，至少要 {needed:g}",
        ),
        Text(
            f"{'darken' if scheme == 0 else 'lighten'} {pair[0]}, or change {pair[1]}",
            f"把 {pair[0]} 调{'深' if scheme == 0 else '浅'}一些，或改 {pair[1]}",
        ),
        severity="warning",
    )
