"""content → output: every stage of a build, in order.

In:   a site folder and what the command asked for.
Out:  the output folder; a report of what was rendered and why, and every problem.
Must not know: the terminal, how a page is made.

1 site       settings, theme                     4 units     one an issue, a section, a person
2 content    heads of every issue                5 engine    what is stale is rendered and written
3 edition    issues, news pages, people
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from broadsheet.chinese.variants import engine_problem
from broadsheet.edition import make_edition
from broadsheet.engine import run as engine
from broadsheet.engine.fingerprint import code_version, digest, digest_bytes
from broadsheet.model import ArticleHead, Edition
from broadsheet.pipeline.content import Shelf, ShelfHeads, read_heads
from broadsheet.pipeline.jobs import FileUnit, SiteFacts
from broadsheet.pipeline.pages import make_products, start_worker
from broadsheet.pipeline.site import Site, open_site, open_theme
from broadsheet.pipeline.units import Inputs, article_file, claims, make_units
from broadsheet.problems import Problem, Reported, Text, Where, errors
from broadsheet.settings import Settings
from broadsheet.shelf.editor_pages import read_editor_page
from broadsheet.shelf.images import picture
from broadsheet.shelf.people import read_people
from broadsheet.web.body import body_html
from broadsheet.web.frame import Frame
from broadsheet.web.teasers import PictureFile
from broadsheet.web.theme import Theme
from broadsheet.web.urls import collisions

PACKAGE: Final = Path(__file__).resolve().parent.parent
# libraries whose release may change a byte of a page
LIBRARIES: Final = ("jinja2", "markdown", "opencc", "pypinyin", "pyyaml", "pillow", "markupsafe")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What the command asked for; folders default to those of the site."""

    site: Path
    output: Path | None = None
    cache: Path | None = None
    jobs: int = 1
    drafts: bool = False
    clean: bool = False

    @property
    def output_folder(self) -> Path:
        return self.output or self.site / "output"

    @property
    def cache_folder(self) -> Path:
        return self.cache or self.site / ".cache" / "build"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did. Paths are relative to the output folder, and sorted."""

    rendered: tuple[tuple[str, str], ...]  # (path, why)
    written: tuple[str, ...]
    removed: tuple[str, ...]
    skipped: int  # units untouched
    files: int  # of the site
    issues: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that a build reads before it renders: what `check` looks at too."""

    site: Site
    theme: Theme
    edition: Edition
    inputs: Inputs
    facts: SiteFacts
    code: str


def build_site(
    options: BuildOptions, on_progress: Callable[[int, int], None] | None = None
) -> Reported[BuildReport | None]:
    """Build a site. None, and nothing touched, where an error in the content stands in the way."""
    read = read_site(options)
    if read.value is None or errors(read.problems):
        return Reported(None, read.problems)
    reading = read.value
    outcome = engine.run(
        make_units(reading.inputs),
        make_products,
        engine.Options(
            output=options.output_folder,
            cache=options.cache_folder,
            jobs=options.jobs,
            clean=options.clean,
        ),
        start=partial(start_worker, reading.facts, reading.code),
        on_progress=on_progress,
    )
    done = outcome.value
    report = BuildReport(
        rendered=done.rendered,
        written=done.written,
        removed=done.removed,
        skipped=done.skipped_units,
        files=done.files,
        issues=len(reading.edition.issues),
        articles=sum(len(issue.articles) for issue in reading.edition.issues),
    )
    return Reported(report, (*read.problems, *outcome.problems))


def read_site(options: BuildOptions) -> Reported[Reading | None]:
    """Stages 1 to 3: settings, theme, content, edition; every problem of all of them."""
    opened = open_site(options.site)
    if opened.value is None:
        return Reported(None, opened.problems)
    site = opened.value
    theme = open_theme(site)
    code = code_version(PACKAGE, LIBRARIES)
    shelf = Shelf(site=site.folder, cache=options.cache_folder, code=code)
    content = read_heads(shelf, drafts=options.drafts)
    people = _read(site, "content/people.toml", read_people, ())
    edition = make_edition(content.value.issues, people.value, dict(site.settings.sections))
    own = _editor_pages(site)
    pictures = _pictures(site, content.value)
    found = (opened, theme, content, people, edition, own, pictures)
    problems = [problem for stage in found for problem in stage.problems]
    problems += [problem for problem in (_opencc(site),) if problem]
    if theme.value is None:
        return Reported(None, tuple(problems))
    reading = _reading(
        site, theme.value, content.value, edition.value, own.value, pictures.value, options, shelf
    )
    problems += collisions(claims(reading.inputs))
    return Reported(reading, tuple(problems))


def _opencc(site: Site) -> Problem | None:
    return engine_problem() if len(site.settings.variants) > 1 else None


def _reading(
    site: Site,
    theme: Theme,
    content: ShelfHeads,
    edition: Edition,
    own: tuple[EditorPageFile, ...],
    pictures: Mapping[str, Published],
    options: BuildOptions,
    shelf: Shelf,
) -> Reading:
    frame = _frame(site.settings, theme, own, drafts=options.drafts)
    facts = SiteFacts(
        frame=frame,
        shelf=shelf,
        timezone=site.settings.timezone,
        words=theme.catalogue.words,
        templates=theme.templates,
    )
    base = (
        ("site", digest((frame, site.settings.timezone, dict(theme.catalogue.words)))),
        ("templates", _folders_digest(theme.templates)),
        ("code", shelf.code),
    )
    files = [(file.source, file.path, digest_bytes(file.source.read_bytes())) for file in theme.static]
    files += [(each.source, each.file.path, each.hash) for each in pictures.values()]
    inputs = Inputs(
        edition=edition,
        files=content.files,
        digests=content.digests,
        pictures={name: each.file for name, each in pictures.items()},
        published=FileUnit(files=tuple(files)),
        editor_pages=tuple((page.name, page.title, page.html) for page in own),
        base=base,
    )
    return Reading(site=site, theme=theme, edition=edition, inputs=inputs, facts=facts, code=shelf.code)


def _frame(settings: Settings, theme: Theme, own: Iterable[EditorPageFile], *, drafts: bool) -> Frame:
    return Frame(
        title=settings.title,
        imprint=settings.imprint,
        base_url=settings.base_url,
        base_path=settings.base_path,
        variants=settings.variants,
        literary=settings.literary,
        stylesheet=theme.stylesheet,
        icon=theme.icon,
        editor_pages=tuple((page.name, page.title) for page in own),
        nav=dict(theme.catalogue.nav),
        roles=dict(theme.catalogue.roles),
        drafts=drafts,
    )


def _folders_digest(folders: Iterable[Path]) -> str:
    """Hash of every template there is: which of them a page uses is looked at page by page."""
    return digest(
        tuple(
            (number, path.relative_to(folder).as_posix(), digest_bytes(path.read_bytes()))
            for number, folder in enumerate(folders)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        )
    )


# ── files beside the issues


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorPageFile:
    """A page of content/pages/, rendered: there are a handful, and their titles are in the navigation."""

    name: str
    title: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A picture that an article shows, and where it comes from."""

    source: Path
    file: PictureFile
    hash: str = field(default="")


def _read(site: Site, name: str, parse: Callable[[str, str], Reported], default: object) -> Reported:
    """A file of the content folder that may be absent."""
    path = site.folder / name
    try:
        return parse(path.read_text(encoding="utf-8-sig"), name)
    except FileNotFoundError:
        return Reported(default)
    except UnicodeDecodeError:
        hint = Text("save it as UTF-8", "请另存为 UTF-8 编码")
        return Reported(
            default, (Problem(Where(name), Text("is not UTF-8 text", "不是 UTF-8 编码的文字"), hint),)
        )


def _editor_pages(site: Site) -> Reported[tuple[EditorPageFile, ...]]:
    pages: list[EditorPageFile] = []
    problems: list[Problem] = []
    for path in sorted((site.folder / "content" / "pages").glob("*.md")):
        name = path.relative_to(site.folder).as_posix()
        found = _read(site, name, read_editor_page, None)
        problems += found.problems
        if found.value:
            html = "\n".join(body_html(found.value.body, ()))
            pages.append(EditorPageFile(name=path.stem, title=found.value.title, html=html))
    return Reported(tuple(pages), tuple(problems))


def _pictures(site: Site, content: ShelfHeads) -> Reported[Mapping[str, Published]]:
    """Every picture that an article names: its size, and the errors of those that are not there."""
    found: dict[str, Published] = {}
    problems: list[Problem] = []
    for head in (head for issue in content.issues for head in issue.heads):
        for photo in head.photos:
            if photo.file and photo.file not in found:
                read = _picture(site, photo.file, head)
                problems += read.problems
                if read.value:
                    found[photo.file] = read.value
    return Reported(found, tuple(problems))


def _picture(site: Site, name: str, head: ArticleHead) -> Reported[Published | None]:
    source = site.folder / "content" / name
    if not source.is_file():
        what = Text(f"the picture content/{name} does not exist", f"图片 content/{name} 不存在")
        hint = Text(
            "put it there, or correct `file` under `photos`", "请把图片放到那里，或改正 photos 里的 file"
        )
        return Reported(None, (Problem(Where(article_file(head)), what, hint),))
    read = picture(source)
    if read.value is None:
        return Reported(None, read.problems)
    file = PictureFile(path=name, width=read.value.width, height=read.value.height)
    return Reported(Published(source=source, file=file, hash=read.value.digest), read.problems)
