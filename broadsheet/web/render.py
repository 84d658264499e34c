"""A view and its template → the text of a page. The one owner of Jinja.

In:   template folders; a view; the words of the page's script.
Out:  HTML; the digest of a template with everything it includes or extends; a Problem
      with file and line where a template is at fault.
Must not know: the newspaper, addresses, the output folder.

A template sees `view` and `words` and nothing else: no query of the site, no clock, no filter
of ours. So the digest of (view, template closure, words) is all that a page depends on.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Mapping
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
)

from broadsheet.problems import Problem, Reported, Text, Where, shown_path
from broadsheet.web.headline import clauses


class Renderer:
    """Templates of one site, compiled once a process."""

    def __init__(self, folders: tuple[Path, ...], site: Path, compiled: Path) -> None:
        """`compiled` is a folder that keeps compiled templates; Jinja looks whether they are old."""
        self._site = site
        self._folders = folders
        compiled.mkdir(parents=True, exist_ok=True)
        self._environment = Environment(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=FileSystemBytecodeCache(str(compiled)),
        )
        self._environment.filters["clauses"] = clauses
        self._digests: dict[str, str] = {}
        self._references: dict[str, tuple[str, ...]] = {}

    def render(self, template: str, view: object, words: Mapping[str, str]) -> Reported[str | None]:
        """The page; or None and the template's fault with its file and line."""
        try:
            return Reported(self._environment.get_template(template).render(view=view, words=words))
        except TemplateNotFound as error:
            return Reported(None, (self._not_found(error, template),))
        except TemplateSyntaxError as error:
            where = Where(shown_path(Path(error.filename or template), self._site), error.lineno)
            return Reported(None, (_fault(where, str(error.message)),))
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
            return Reported(None, (_fault(self._place_of(error, template), f"{error}"),))

    def digest(self, template: str) -> str:
        """Hash of a template's source and of all that it extends, includes or imports.

        A template that cannot be read or parsed has a digest too: rendering it tells the fault.
        """
        if template not in self._digests:
            state = hashlib.blake2b(digest_size=16)
            for name in sorted(self._closure(template)):
                state.update(name.encode() + b"\0" + self._source(name).encode() + b"\0")
            self._digests[template] = state.hexdigest()
        return self._digests[template]

    def _closure(self, template: str) -> set[str]:
        found: set[str] = set()
        open_names = [template]
        while open_names:
            name = open_names.pop()
            if name in found:
                continue
            found.add(name)
            open_names += self._referenced(name)
        return found

    def _referenced(self, name: str) -> tuple[str, ...]:
        if name not in self._references:
            try:
                tree = self._environment.parse(self._source(name))
                self._references[name] = tuple(each for each in meta.find_referenced_templates(tree) if each)
            except TemplateSyntaxError:
                self._references[name] = ()
        return self._references[name]

    def _source(self, name: str) -> str:
        for folder in self._folders:
            path = folder / name
            if path.is_file():
                return path.read_text(encoding="utf-8", errors="replace")
        return ""

    def _place_of(self, error: BaseException, template: str) -> Where:
        """The innermost line of a template in the traceback."""
        frames = traceback.extract_tb(error.__traceback__)
        for frame in reversed(frames):
            if any(Path(frame.filename).is_relative_to(folder) for folder in self._folders):
                return Where(shown_path(Path(frame.filename), self._site), frame.lineno)
        return Where(template)

    def _not_found(self, error: TemplateNotFound, template: str) -> Problem:
        name = error.name or template
        return Problem(
            Where(template),
            Text(f"there is no template {name}", f"没有模板 {name}"),
            Text(
                "looked in " + ", ".join(map(str, self._folders)),
                "找过：" + "、".join(map(str, self._folders)),
            ),
        )


def _fault(where: Where, reason: str) -> Problem:
    return Problem(
        where,
        Text(f"template error: {reason}", f"模板有错：{reason}"),
        Text("a template may read `view` and `words` only", "模板里只能用 view 和 words"),
    )
