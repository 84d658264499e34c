"""What a build remembers of pictures, and a picture that changes under its hands."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from picture_files import encoded, scene

from broadsheet.model import ArticleHead, Photo
from broadsheet.pipeline import pictures
from broadsheet.pipeline.developing import renditions
from broadsheet.pipeline.jobs import PictureUnit

PHOTO = Photo(file="images/a.jpg", caption="")
HEAD = ArticleHead(date=dt.date(2026, 11, 20), page="01", order=1, title="渡口", photos=(PHOTO,))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    file = tmp_path / "content/images/a.jpg"
    file.parent.mkdir(parents=True)
    file.write_bytes(encoded(scene(600, 400)))
    return tmp_path


def published(site: Path, *, code: str) -> pictures.Published:
    found = pictures.read_pictures(site, [HEAD], site / "memory", code)
    assert found.problems == ()
    return found.value["images/a.jpg"]


def test_a_picture_is_looked_at_again_by_other_code_alone(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    read = pictures.read_picture

    def noted(path: Path, shown_as: str) -> pictures.Looked:
        looked.append(shown_as)
        return read(path, shown_as)

    monkeypatch.setattr(pictures, "read_picture", noted)
    first = published(site, code="1")
    assert published(site, code="1") == first
    assert looked == ["content/images/a.jpg"]
    assert published(site, code="2") == first
    assert looked == ["content/images/a.jpg"] * 2


def test_a_picture_that_changes_while_the_site_is_built_is_told(site: Path) -> None:
    """Else the old address would serve the new picture, to whoever has not the old one stored."""
    seen = published(site, code="1")
    unit = PictureUnit(
        shown="content/images/a.jpg",
        digest=seen.digest,
        prints=seen.prints,
        credit=seen.credit,
        recipe="1",
    )
    products = list(renditions(unit, site))
    (site / unit.shown).write_bytes(encoded(scene(601, 400)))
    for product in products:
        made = product.render()
        [problem] = made.problems
        assert made.value is None
        assert problem.where.path == unit.shown
        assert problem.hint is not None
