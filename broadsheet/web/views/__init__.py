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

from broadsheet.web.views.archive import ArchiveView, Cover, Day, Decade, Month
from broadsheet.web.views.article import ArticleView, BesideView, BodyPart, CitationView, WriterView
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
    AnnualView,
    IndexDay,
    IndexGroup,
    IndexLine,
    IndexMonth,
    IssueGroup,
    ListItem,
    PersonCard,
    PersonView,
    PersonYear,
    ReportersView,
    RoleCount,
    SectionCard,
    SectionLead,
    SectionsView,
    SectionView,
    YearLink,
)
from broadsheet.web.views.marks import Declared, DeclaredMark, HtmlMark, Prose, ProseHtml, ProseMark, Wording
from broadsheet.web.views.pieces import CorrectionView, CreditView, Difference, PhotoView, SourceView
from broadsheet.web.views.search import SearchSection, SearchView
from broadsheet.web.views.site import (
    CorrectionMonth,
    CorrectionsView,
    EditorPageView,
    EmptyFrontView,
    NotFoundView,
    OfflineView,
    RedirectView,
)

TEMPLATES: Final = {
    IssueView: "issue.html",
    NewsPageView: "news_page.html",
    ArticleView: "article.html",
    SectionsView: "sections.html",
    SectionView: "section.html",
    AnnualView: "annual.html",
    ReportersView: "reporters.html",
    PersonView: "person.html",
    ArchiveView: "archive.html",
    CorrectionsView: "corrections.html",
    SearchView: "search.html",
    EditorPageView: "editor_page.html",
    EmptyFrontView: "empty_front.html",
    NotFoundView: "404.html",
    OfflineView: "offline.html",
    RedirectView: "redirect.html",
}

__all__ = [
    "TEMPLATES",
    "Alternate",
    "AnnualView",
    "ArchiveView",
    "ArticleView",
    "BesideView",
    "BodyPart",
    "Chrome",
    "CitationView",
    "CorrectionMonth",
    "CorrectionView",
    "CorrectionsView",
    "Cover",
    "CreditView",
    "Day",
    "Decade",
    "Declared",
    "DeclaredMark",
    "Difference",
    "EditorPageView",
    "EmptyFrontView",
    "GuideItem",
    "HtmlMark",
    "IndexDay",
    "IndexGroup",
    "IndexLine",
    "IndexMonth",
    "IssueGroup",
    "IssueView",
    "Link",
    "ListItem",
    "Masthead",
    "Month",
    "NewsPageBlock",
    "NewsPageView",
    "NotFoundView",
    "OfflineView",
    "PersonCard",
    "PersonView",
    "PersonYear",
    "PhotoView",
    "Prose",
    "ProseHtml",
    "ProseMark",
    "RedirectView",
    "ReportersView",
    "RoleCount",
    "SearchSection",
    "SearchView",
    "SectionCard",
    "SectionLead",
    "SectionView",
    "SectionsView",
    "SheetColumn",
    "SheetRow",
    "SourceView",
    "StripItem",
    "Teaser",
    "VariantLink",
    "Wording",
    "WriterView",
    "YearLink",
]
