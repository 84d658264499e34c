"""What stands beside an article: the rest of its news page, who wrote it, how it is cited.

In:   an article's head, its issue and news page, the place of its page.
Out:  BesideView, WriterView, CitationView.
Must not know: bodies, other issues, templates.
"""

from __future__ import annotations

from typing import Final

from broadsheet.model import ArticleHead, Issue, NewsPage, PersonId
from broadsheet.register import credits_of
from broadsheet.web import citations, urls
from broadsheet.web.declared import declared_in, person_key
from broadsheet.web.frame import Place
from broadsheet.web.teasers import Knowledge, credits, headline
from broadsheet.web.views import BesideView, CitationView, WriterView

_OTHERS: Final = 4  # of one writer in the same issue; the rest stands on the writer's own page


def beside(head: ArticleHead, page: NewsPage, place: Place, known: Knowledge) -> tuple[BesideView, ...]:
    """The other articles of the news page, in print order."""
    return tuple(_item(other, place, known) for other in page.articles if other.id != head.id)


def writers(head: ArticleHead, issue: Issue, place: Place, known: Knowledge) -> tuple[WriterView, ...]:
    """Everyone of the byline who has a page, with the role as printed."""
    ids = [known.people.get(person_key(credit)) for credit in head.byline]
    linked = {place.to(urls.person(id_)): id_ for id_ in ids if id_}
    return tuple(
        WriterView(
            who=who,
            others=tuple(
                _item(other, place, known)
                for other in issue.articles
                if other.id != head.id and linked[who.url] in _people(other, known)
            )[:_OTHERS],
        )
        for who in credits(head.byline, place, known)
        if who.url
    )


def _people(head: ArticleHead, known: Knowledge) -> set[PersonId]:
    found = (known.people.get(person_key(credit)) for credit in credits_of(head))
    return {id_ for id_ in found if id_}


def _item(head: ArticleHead, place: Place, known: Knowledge) -> BesideView:
    return BesideView(
        url=place.to(urls.article(head)),
        kicker=head.kicker,
        title=headline(head),
        untitled=not head.title,
        length=head.length,
        draft=head.draft,
        declared=declared_in(head, place, known.settled),
    )


def citation(head: ArticleHead, place: Place) -> CitationView:
    """A lost headline is cited by the first words, in brackets as GB/T 7714 asks of what is supplied."""
    title = headline(head)
    authors = citations.authors_of(head)
    organisation = "" if authors else citations.organisation_of(head)
    base = place.frame.base_url
    cited = citations.Cited(
        key=str(head.id),
        title=title if head.title else f"[{title}]",
        authors=authors,
        organisation=organisation,
        paper=place.frame.title,
        date=head.date,
        page=head.page,
        url=urls.absolute(base, place.path) if base else "",
    )
    return CitationView(
        title=title,
        authors=authors or tuple(filter(None, [organisation])),
        date=f"{head.date:%Y/%m/%d}",
        page=head.page,
        gbt7714=citations.gbt7714(cited),
        bibtex=citations.bibtex(cited),
    )
