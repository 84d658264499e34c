"""One picture → its renditions, in a worker; each made once and kept in the cache.

In:   a PictureUnit.
Out:  products: one a rendition.
Must not know: articles, pages, other pictures.

A rendition is a pure function of the picture's bytes, its credit and the recipe, and is kept under their
hash, for builds, previews and checks alike. The cache may be deleted at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from broadsheet.engine.fingerprint import code_version, digest, digest_bytes
from broadsheet.engine.plan import Parts, Product
from broadsheet.pipeline.jobs import PictureUnit
from broadsheet.pipeline.remembering import keep
from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf import images
from broadsheet.shelf.disk import problem_of

CACHE: Final = Path(".cache", "pictures")  # below the site's folder
_SEAL: Final = 32  # characters of the hash that a kept rendition begins with


def recipe() -> str:
    """Hash of all that decides what a rendition looks like: our code for pictures, and Pillow's version."""
    return code_version(Path(images.__file__).parent, ("pillow",))


def picture_parts(unit: PictureUnit) -> Parts:
    """The hashes of all that the renditions of a picture depend on: no page, no template, no word."""
    return (("content", digest((unit.digest, unit.credit, unit.prints))), ("recipe", unit.recipe))


def renditions(unit: PictureUnit, site: Path) -> Iterator[Product]:
    """The products of a picture; its file is read and decoded once, when the first one is stale."""
    darkroom = _Darkroom(unit, site)
    for path, rendition in unit.prints:
        parts: Parts = (
            ("content", digest((unit.digest, unit.credit, rendition))),
            ("recipe", unit.recipe),
        )
        kept = _kept(site, parts, rendition.kind)
        yield Product(path=path, parts=parts, render=partial(darkroom.print, rendition, kept))


def rendition(unit: PictureUnit, path: str, site: Path) -> Reported[bytes | None]:
    """One rendition of a picture, by its path in the output, for what carries a copy of it."""
    return next(product for product in renditions(unit, site) if product.path == path).render()


def _kept(site: Path, parts: Parts, kind: str) -> Path:
    name = digest(parts)
    return site / CACHE / name[:2] / f"{name}.{kind}"


class _Darkroom:
    """Where one picture is developed."""

    def __init__(self, unit: PictureUnit, site: Path) -> None:
        self._unit = unit
        self._site = site

    def print(self, rendition: images.Rendition, kept: Path) -> Reported[bytes | None]:
        if (data := _recall(kept)) is not None:
            return Reported(data)
        negative = self._negative
        if negative.value is None:
            return Reported(None, negative.problems)
        data = images.printed(negative.value, rendition)
        keep(kept, digest_bytes(data).encode() + data)
        return Reported(data)

    @cached_property
    def _negative(self) -> Reported[images.Negative | None]:
        unit = self._unit
        try:
            data = (self._site / unit.shown).read_bytes()
        except OSError as error:
            return Reported(None, (problem_of(error, unit.shown),))
        if digest_bytes(data) != unit.digest:
            return Reported(None, (_changed(unit.shown),))
        widest = max(rendition.width for _, rendition in unit.prints)
        return Reported(images.develop(data, widest, unit.credit))


def _recall(kept: Path) -> bytes | None:
    try:
        sealed = kept.read_bytes()
    except OSError:
        return None
    data = sealed[_SEAL:]
    return data if digest_bytes(data).encode() == sealed[:_SEAL] else None


def _changed(shown: str) -> Problem:
    what = Text("the picture was changed while the site was built", "构建途中，图片又被改动了")
    return Problem(Where(shown), what, Text("build once more", "请再构建一次"))


def forget_others(site: Path, units: Iterable[PictureUnit]) -> None:
    """Delete what is kept of pictures and recipes that no article shows any more."""
    wanted = {product for unit in units for product in _all_kept(unit, site)}
    for path in (site / CACHE).glob("*/*"):
        if path not in wanted and not path.name.startswith("."):
            path.unlink(missing_ok=True)


def _all_kept(unit: PictureUnit, site: Path) -> Iterator[Path]:
    for product, (_, rendition) in zip(renditions(unit, site), unit.prints, strict=True):
        yield _kept(site, product.parts, rendition.kind)
