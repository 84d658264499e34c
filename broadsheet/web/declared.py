"""What is declared for a piece of the paper: wordings whose form in a variant people have settled.

In:   terms, names of bylines and credits; the place of a page.
Out:  wordings for that page's variant, none where the variant is the script of the source.
Must not know: how text is converted, files.

A wording goes with the text that it is declared for: an article's names hold in that article, wherever it
is shown, and not in its neighbours. So a view changes where a form changes that it shows, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from broadsheet.chinese.names import is_personal
from broadsheet.model import ArticleHead, Credit, Person, Term
from broadsheet.register import Register, credits_of
from broadsheet.web.frame import Place
from broadsheet.web.views import Wording


def person_key(credit: Credit) -> str:
    """A credit as far as it says who is meant: the name, and the id where the file gives one."""
    return f"{credit.name} ({credit.person})" if credit.person else credit.name


def person_term(person: Person) -> Term:
    """A person's name with its declared forms; converted as a name where none is declared."""
    return Term(
        written=person.name, kind="name", hans=person.hans, hant=person.hant, tw=person.tw, hk=person.hk
    )


def is_declared(person: Person) -> bool:
    """Whether an entry says how the name is written in another script."""
    return bool(person.hans or person.hant or person.tw or person.hk)


def settled_in(heads: Iterable[ArticleHead], register: Register) -> dict[str, Term]:
    """By person_key, the names in some articles whose bearer has declared a form."""
    found = {}
    for credit in (credit for head in heads for credit in credits_of(head)):
        id_ = register.resolve(credit)
        person = register.person(id_) if id_ else None
        if person and person.name == credit.name and is_declared(person):
            found[person_key(credit)] = person_term(person)
    return found


def wordings(terms: Iterable[Term], source: str, variant: str) -> tuple[Wording, ...]:
    """Terms as one variant of a site needs them; `source` is the variant that the paper is written in.

    A term without a form for that variant is none there; the first of two for one wording holds.
    """
    if source == variant:
        return ()
    found: dict[str, Wording] = {}
    for term in terms:
        text, form = term.in_source(source), term.form(variant)
        if text and (form or term.kind != "term"):
            found.setdefault(text, Wording(text=text, form=form, name=term.kind == "name"))
    return tuple(found.values())


def declared_in(head: ArticleHead, place: Place, settled: Mapping[str, Term]) -> tuple[Wording, ...]:
    """What holds in the text of one article: its own terms, then the names of its byline and credits."""
    if place.variant == place.frame.default:
        return ()
    kept = (Term(written=text, kind="kept") for text in head.keep)
    return wordings((*head.terms, *kept, *_names(head, settled)), place.frame.default, place.variant)


def declared_in_all(
    heads: Iterable[ArticleHead], place: Place, settled: Mapping[str, Term]
) -> tuple[Wording, ...]:
    """What holds in a line that names several articles."""
    return tuple(dict.fromkeys(each for head in heads for each in declared_in(head, place, settled)))


def _names(head: ArticleHead, settled: Mapping[str, Term]) -> Iterable[Term]:
    for credit in credits_of(head):
        if credit.role != "source":
            if term := settled.get(person_key(credit)):
                yield term
            elif is_personal(credit.name):
                yield Term(written=credit.name, kind="name")
