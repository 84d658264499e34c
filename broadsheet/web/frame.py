"""What stands around every page: the site's frame, and a page's place in it.

In:   a Frame (the same for the whole site) and a Place (variant and tail of one page).
Out:  relative links from that place, and its Chrome.
Must not know: articles, Markdown, templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from broadsheet.chinese.dates import long_date, news_page_name
from broadsheet.chinese.variants import VARIANTS, labels_of
from broadsheet.model import Issue
from broadsheet.web import urls
from broadsheet.web.theme import Look
from broadsheet.web.views import Alternate, Chrome, Link, StripItem, VariantLink, Wording

_NAV: Final = {
    "archive": urls.ARCHIVE,
    "sections": urls.SECTIONS,
    "reporters": urls.REPORTERS,
    "search": urls.SEARCH,
    "corrections": urls.CORRECTIONS,
}
DESCRIPTION_LENGTH: Final = 120  # what search engines show of a description in Chinese, with room to spare


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The facts of the site that pages of every kind show."""

    title: str
    imprint: str
    base_url: str
    base_path: str
    variants: tuple[str, ...]
    literary: tuple[str, ...]
    looks: Mapping[str, Look]  # of each variant: an edition may have a theme of its own
    editor_pages: tuple[tuple[str, str], ...]  # (name, title)
    nav: Mapping[str, str]
    roles: Mapping[str, str]
    drafts: bool
    masthead: tuple[str, ...] = ("weekday",)  # of settings.MASTHEAD
    calendar: str = "western"  # "roc": years of the Republic in the Taiwan edition

    @property
    def default(self) -> str:
        return self.variants[0]

    def place(self, variant: str, tail: str) -> Place:
        return Place(frame=self, variant=variant, tail=tail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One page of one variant: where links start from."""

    frame: Frame
    variant: str
    tail: str

    @property
    def path(self) -> str:
        """Its path in the output folder."""
        return self._in(self.variant, self.tail)

    def to(self, tail: str) -> str:
        """Link to another page of the same variant."""
        return self.to_file(self._in(self.variant, tail))

    def to_file(self, path: str) -> str:
        """Link to a file that all variants share, or of another variant."""
        if self.tail == urls.NOT_FOUND:  # served at any depth: only the base path is certain
            return self.frame.base_path + path
        return urls.relative(self.path, path)

    def issue_link(self, issue: Issue) -> Link:
        return Link(url=self.to(urls.issue(issue.id)), text=issue_name(issue))

    def chrome(
        self,
        *,
        title: str,
        description: str,
        issue: Issue | None = None,
        label: str = "",
        index: bool = True,
        declared: tuple[Wording, ...] = (),
    ) -> Chrome:
        """The Chrome of this page; `issue` and `label` say which news page the reader is on."""
        frame = self.frame
        look = frame.looks[self.variant]
        return Chrome(
            lang=VARIANTS[self.variant].lang,
            title=title if title == frame.title else f"{title} · {frame.title}",
            description=description[:DESCRIPTION_LENGTH],
            site=frame.title,
            imprint=frame.imprint,
            home=self.to(urls.HOME),
            stylesheet=self.to_file(look.stylesheet),
            script=self.to_file(look.script) if look.script else "",
            icon=self.to_file(look.icon),
            search=self.to(urls.SEARCH),
            files=tuple((name, self.to_file(path)) for name, path in look.files),
            canonical=urls.absolute(frame.base_url, self.path) if frame.base_url and index else "",
            alternates=self._alternates() if index else (),
            feed=self.to(urls.FEED) if frame.base_url else "",
            variants=self._variant_links(self.tail if index else urls.HOME),
            strip=tuple(self._strip(issue, label)) if issue else (),
            issue=self.issue_link(issue) if issue else None,
            nav=self._nav(),
            declared=declared,
            index=index,
            drafts=frame.drafts,
        )

    def _in(self, variant: str, tail: str) -> str:
        return urls.in_variant(variant, tail, default=self.frame.default)

    def _alternates(self) -> tuple[Alternate, ...]:
        """All variants, this one too, and x-default: each page lists the full set."""
        frame = self.frame
        if not frame.base_url or len(frame.variants) < 2:
            return ()
        named = [(VARIANTS[variant].lang, self._in(variant, self.tail)) for variant in frame.variants]
        return tuple(
            Alternate(url=urls.absolute(frame.base_url, path), hreflang=lang)
            for lang, path in [*named, ("x-default", self._in(frame.default, self.tail))]
        )

    def _variant_links(self, tail: str) -> tuple[VariantLink, ...]:
        """The same page in the other scripts; from a page that only one variant has, their front."""
        if len(self.frame.variants) < 2:
            return ()
        labels = labels_of(self.frame.variants)
        return tuple(
            VariantLink(
                url=self.to_file(self._in(variant, tail)),
                lang=VARIANTS[variant].lang,
                label=labels[variant],
                current=variant == self.variant,
            )
            for variant in self.frame.variants
        )

    def _strip(self, issue: Issue, label: str) -> list[StripItem]:
        return [
            StripItem(
                url="" if page.missing else self.to(urls.news_page(issue.id, page.label)),
                label=news_page_name(page.label),
                name=page.name,
                current=page.label == label,
                missing=page.missing,
            )
            for page in issue.pages
        ]

    def _nav(self) -> tuple[Link, ...]:
        links = [(self.frame.nav[key], tail) for key, tail in _NAV.items()]
        links += [(title, urls.editor_page(name)) for name, title in self.frame.editor_pages]
        return tuple(
            Link(
                url=self.to(tail),
                text=text,
                current=tail == self.tail,
                within=tail != self.tail and urls.belongs(self.tail, tail),
            )
            for text, tail in links
        )


def issue_name(issue: Issue) -> str:
    """2026年11月20日 第12期, the way an issue is named in a list."""
    number = f" 第{issue.facts.number}期" if issue.facts.number else ""
    edition = f"（{issue.edition}）" if issue.edition > 1 else ""
    return f"{long_date(issue.date)}{edition}{number}"
