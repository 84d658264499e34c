"""Colours of a theme: which pairs of text and ground are told as too pale."""

from __future__ import annotations

import pytest

from broadsheet.web.theme_colours import contrast, pale_colours

SOUND = ":root { --paper: light-dark(#fff, #000); --ink: light-dark(#000, #fff); }"


def pale(*parts: str) -> list[str]:
    return [problem.what.en for problem in pale_colours([(f"{n}.css", css) for n, css in enumerate(parts)])]


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("#000", "#fff", 21.0), ("#FFFFFF", "#fff", 1.0), ("#777", "#fff", 4.48), ("#595959", "#ffffff", 7.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, share: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(share, abs=0.01)


@pytest.mark.parametrize(
    "css",
    [
        ":root { --paper: #fff; --ink: #111 }",
        ":root { --paper: light-dark(#fff, #111); --ink: light-dark(#111, #fff) }",
        ":root { --paper: #fff; --name: #c00 }",  # large: 4.5 will do
        ":root { --ink: #999 }",  # no ground known
        ":root { --paper: #fff; --ink: var(--red); --soft: oklch(60% 0 0) }",
        ":root { --paper: #fff; --ink: #111 } @media print { :root { --ink: #999 } .a { b: c } }",
        ":root { --paper: #fff; --ink: #111 } /* :root { --ink: #999 } */",
        ":root { --paper: #fff; --ink: #111 } .box { --ink: #999 } :root:lang(zh) { --ink: #999 }",
        ":root { --paper: #fff; --ink: #999 } :root { --ink: #111 }",
        ":root { --paper: #fff; --ink: #1118 }",
    ],
)
def test_nothing_is_told(css: str) -> None:
    assert pale(css) == []


@pytest.mark.parametrize(
    ("css", "told"),
    [
        (":root { --paper: #fff; --soft: #777 }", ["light scheme: --soft", "dark scheme: --soft"]),
        (":root{--paper:light-dark(#fff,#111);--ink:light-dark(#111,#555)}", ["dark scheme: --ink"]),
        (
            ":root { --paper: #fff; --tint: light-dark(#777, #fff); --ink: #111 }",
            ["light scheme: --ink on --tint"],
        ),
        (
            "@media screen { a { b: c } }\n:root { --paper: light-dark(#fff, #111); --name: #e88 }",
            ["light scheme"],
        ),
    ],
)
def test_a_pale_pair_is_told_for_its_scheme(css: str, told: list[str]) -> None:
    found = pale(css)
    assert len(found) == len(told) and all(
        what.startswith(start) for what, start in zip(found, told, strict=True)
    )


def test_the_later_of_the_two_is_the_one_to_change() -> None:
    """Also where a ground is set after its text, in a later part."""
    light, _ = pale_colours([("a.css", SOUND), ("b.css", "\n:root { --paper: #777; }")])
    assert (light.where.path, light.where.line, light.severity) == ("b.css", 2, "warning")
