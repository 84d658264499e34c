"""Views: exactly what each template may read, and nothing else.

In:   nothing; these are plain values.
Out:  one frozen class a template. Fields marked Prose are words of the newspaper and are
      converted to each variant; ProseHtml is the same for rendered HTML. All other fields
      (addresses, dates, ids, numbers) are the same in every variant.
Must not know: where a view comes from, files, Jinja.

Every `url` is relative to the page that holds the view. A view's digest decides whether its
page is stale, so a view holds no clock, no counter and nothing that the template does not show.
"""

from __future__ import annotations

from typing import Final

from broadsheet.web.views.archive import ArchiveView, Day, Month
from broadsheet.web.views.article import ArticleView, BodyPart
from broadsheet.web.views.chrome import Alternate, Chrome, Link, StripItem, VariantLink
from broadsheet.web.views.issue import (
    GuideItem,
    IssueView,
    Masthead,
    NewsPageBlock,
    NewsPageView,
    SheetColumn,
    SheetRow,
    Teaser,
)
from broadsheet.web.views.lists import (
    IndexGroup,
    IssueGroup,
    ListItem,
    PersonCard,
    PersonView,
    ReportersView,
    RoleCount,
    SectionCard,
    SectionsView,
    SectionView,
    YearLink,
)
from broadsheet.web.views.marks import Declared, DeclaredMark, HtmlMark, Prose, ProseHtml, ProseMark, Wording
from broadsheet.web.views.pieces import CorrectionView, CreditView, PhotoView
from broadsheet.web.views.site import CorrectionsView, EditorPageView, NotFoundView, RedirectView

TEMPLATES: Final = {
    IssueView: "issue.html",
    NewsPageView: "news_page.html",
    ArticleView: "article.html",
    SectionsView: "sections.html",
    SectionView: "section.html",
    ReportersView: "reporters.html",
    PersonView: "person.html",
    ArchiveView: "archive.html",
    CorrectionsView: "corrections.html",
    EditorPageView: "editor_page.html",
    NotFoundView: "404.html",
    RedirectView: "redirect.html",
}

__all__ = [
    "TEMPLATES",
    "Alternate",
    "ArchiveView",
    "ArticleView",
    "BodyPart",
    "Chrome",
    "CorrectionView",
    "CorrectionsView",
    "CreditView",
    "Day",
    "Declared",
    "DeclaredMark",
    "EditorPageView",
    "GuideItem",
    "HtmlMark",
    "IndexGroup",
    "IssueGroup",
    "IssueView",
    "Link",
    "ListItem",
    "Masthead",
    "Month",
    "NewsPageBlock",
    "NewsPageView",
    "NotFoundView",
    "PersonCard",
    "PersonView",
    "PhotoView",
    "Prose",
    "ProseHtml",
    "ProseMark",
    "RedirectView",
    "ReportersView",
    "RoleCount",
    "SectionCard",
    "SectionView",
    "SectionsView",
    "SheetColumn",
    "SheetRow",
    "StripItem",
    "Teaser",
    "VariantLink",
    "Wording",
    "YearLink",
]
