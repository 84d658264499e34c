"""Everything that a build reads before it renders, in order: settings, theme, content, edition.

In:   a site folder.
Out:  the edition and what its units are cut from; the problems of all stages together.
Must not know: how pages are made, the output folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from broadsheet.chinese.variants import HANS, converter, engine_problem
from broadsheet.edition import PEOPLE_FILE, make_edition
from broadsheet.engine.fingerprint import code_version, digest, digest_bytes
from broadsheet.engine.plan import Parts
from broadsheet.model import Edition, IssueId
from broadsheet.pipeline.content import Shelf, read_heads
from broadsheet.pipeline.developing import recipe
from broadsheet.pipeline.jobs import FileUnit, PictureUnit, SiteFacts
from broadsheet.pipeline.occurrences import occurrences
from broadsheet.pipeline.pictures import Published, read_pictures
from broadsheet.pipeline.readings import Readings
from broadsheet.pipeline.site import Site, open_site, open_themes
from broadsheet.pipeline.site_terms import GLOSSARY, SiteTerms, site_terms
from broadsheet.pipeline.units import Inputs, claims
from broadsheet.problems import Reported
from broadsheet.settings import Settings
from broadsheet.shelf.disk import decode_text, problem_of
from broadsheet.shelf.editor_pages import EditorPage, read_editor_page
from broadsheet.shelf.glossary import read_glossary
from broadsheet.shelf.people import read_people
from broadsheet.web.frame import Frame
from broadsheet.web.theme import Theme
from broadsheet.web.urls import collisions

T = TypeVar("T")
D = TypeVar("D")
PACKAGE: Final = Path(__file__).resolve().parent.parent
# libraries whose release may change a byte of a page
LIBRARIES: Final = (
    "jinja2",
    "markdown",
    "opencc",
    "pypinyin",
    "borax",
    "pyyaml",
    "pillow",
    "markupsafe",
    "rcssmin",
    "rjsmin",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A part of a site, to be carried away."""

    issues: frozenset[IssueId]
    addressed: bool  # its pages know the site's address


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read: what `build` renders and `check` looks at."""

    site: Site
    edition: Edition
    inputs: Inputs
    facts: SiteFacts
    pictures: Mapping[str, Published]  # by the name that articles use


def read_site(
    folder: Path, *, cache: Path, drafts: bool, choice: Choice | None = None
) -> Reported[Reading | None]:
    """Read a site, whole or what is chosen of it; None where its settings or its theme cannot be used."""
    opened = open_site(folder)
    if opened.value is None:
        return Reported(None, opened.problems)
    site = opened.value
    if choice and not choice.addressed:
        site = replace(site, settings=replace(site.settings, base_url=""))
    shelf = Shelf(site=folder, cache=cache, code=code_version(PACKAGE, LIBRARIES))
    themes = open_themes(site)
    content = read_heads(shelf, drafts=drafts, only=choice.issues if choice else None)
    people = optional(folder, PEOPLE_FILE, read_people, ())
    readings = Readings(cache / "readings.json", shelf.code)
    sections = dict(site.settings.sections)
    edition = make_edition(content.value.issues, people.value, sections, read=readings.read)
    readings.save()
    own = _editor_pages(folder)
    glossary = optional(folder, GLOSSARY, read_glossary, ())
    source = site.settings.variants[0]
    terms = site_terms(glossary.value, people.value, source)
    issues = ((files, digest(files)) for files in content.value.files.values())
    declared = SiteTerms(
        source=source,
        terms=terms,
        of_issue=occurrences(folder, cache, issues, frozenset(term.in_source(source) for term in terms)),
    )
    heads = (head for issue in content.value.issues for head in issue.heads)
    pictures = read_pictures(folder, heads, cache / "pictures.pickle", shelf.code)
    stages = (opened, themes, content, people, glossary, edition, own, pictures)
    problems = tuple(problem for stage in stages for problem in stage.problems)
    if themes.value is None:
        return Reported(None, problems)
    if site.settings.variants[0] != HANS and (missing := engine_problem()):
        return Reported(None, (*problems, missing))
    frame = _frame(site.settings, themes.value, own.value, drafts=drafts)
    inputs = Inputs(
        edition=edition.value,
        files=content.value.files,
        digests=content.value.digests,
        pictures={name: each.file for name, each in pictures.value.items()},
        published=_published(themes.value, pictures.value),
        developed=_developed(pictures.value),
        editor_pages=own.value,
        terms=declared,
        searched=tuple(variant for variant, look in frame.looks.items() if look.search),
        literary=frame.literary,
        base=_base(frame, site.settings, themes.value, shelf, declared),
    )
    facts = SiteFacts(
        frame=frame,
        shelf=shelf,
        timezone=site.settings.timezone,
        terms=terms,
        themes=themes.value,
    )
    reading = Reading(site=site, edition=edition.value, inputs=inputs, facts=facts, pictures=pictures.value)
    return Reported(reading, (*problems, *collisions(claims(inputs))))


def _base(
    frame: Frame, settings: Settings, themes: Mapping[str, Theme], shelf: Shelf, terms: SiteTerms
) -> Parts:
    """The hashes that every unit has in common."""
    texts = [frame.title, frame.imprint, *frame.nav.values(), *frame.roles.values()]
    texts += [title for _, title in frame.editor_pages]
    texts += [word for theme in themes.values() for word in theme.catalogue.words.values()]
    shown = terms.in_issues((), *texts)
    said = {variant: (dict(theme.catalogue.words), theme.upright) for variant, theme in themes.items()}
    return (
        ("site", digest((frame, settings.timezone, said, shown))),
        ("templates", digest(tuple(_templates_digest(theme.templates) for theme in themes.values()))),
        ("code", shelf.code),
    )


def _templates_digest(folders: Iterable[Path]) -> str:
    """Hash of every template there is: which of them a page uses is looked at page by page."""
    return digest(
        tuple(
            (number, path.relative_to(folder).as_posix(), digest_bytes(path.read_bytes()))
            for number, folder in enumerate(folders)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        )
    )


def _frame(
    settings: Settings, themes: Mapping[str, Theme], own: Iterable[EditorPage], *, drafts: bool
) -> Frame:
    said = themes[settings.variants[0]].catalogue  # roles and places have the same names in all themes
    in_source = converter(settings.variants[0]).text  # the catalogue is in Simplified Chinese
    return Frame(
        title=settings.title,
        imprint=settings.imprint,
        base_url=settings.base_url,
        base_path=settings.base_path,
        variants=settings.variants,
        literary=settings.literary,
        looks={variant: theme.look for variant, theme in themes.items()},
        editor_pages=tuple((page.name, page.title) for page in own),
        nav={key: in_source(word) for key, word in said.nav.items()},
        roles={key: in_source(word) for key, word in said.roles.items()},
        drafts=drafts,
        masthead=settings.masthead,
        calendar=settings.calendar,
    )


def _published(themes: Mapping[str, Theme], pictures: Mapping[str, Published]) -> FileUnit:
    drawings = (each for each in pictures.values() if not each.prints)
    files = tuple((each.source, each.file.path, each.digest) for each in drawings)
    assets = {asset.path: asset for theme in themes.values() for asset in theme.assets}
    return FileUnit(files=files, assets=tuple(assets.values()))


def _developed(pictures: Mapping[str, Published]) -> tuple[PictureUnit, ...]:
    version = recipe()
    return tuple(
        PictureUnit(
            shown=f"content/{name}",
            digest=each.digest,
            prints=each.prints,
            credit=each.credit,
            recipe=version,
        )
        for name, each in pictures.items()
        if each.prints
    )


def optional(
    folder: Path, name: str, parse: Callable[[str, str], Reported[T]], default: D
) -> Reported[T | D]:
    """A file of the content folder that may be absent."""
    try:
        data = (folder / name).read_bytes()
    except FileNotFoundError:
        return Reported(default)
    except OSError as error:
        return Reported(default, (problem_of(error, name),))
    text = decode_text(data, name)
    if text.value is None:
        return Reported(default, text.problems)
    parsed = parse(text.value, name)
    return Reported(parsed.value, parsed.problems)


def _editor_pages(folder: Path) -> Reported[tuple[EditorPage, ...]]:
    """The pages of content/pages/, whole: there are a handful, and all pages link to them."""
    found = [
        optional(folder, path.relative_to(folder).as_posix(), read_editor_page, None)
        for path in sorted((folder / "content" / "pages").glob("*.md"))
    ]
    problems = tuple(problem for page in found for problem in page.problems)
    return Reported(tuple(page.value for page in found if page.value), problems)
