"""The table of evidence asks a row for a line exactly where a sign shows that the row waits for."""

from __future__ import annotations

from operator import attrgetter

from intake_pages import cases

from broadsheet.intake.around import Around, look
from broadsheet.intake.evidence import ROWS
from broadsheet.intake.lines import cut_lines
from broadsheet.intake.roles import HEAD, TEXT, Row, Table, score_roles

PAGES = [case.values[0] for name in ("forms.txt", "pages.txt") for case in cases(name)]  # type: ignore[attr-defined]


def shows(place: Around, sign: str) -> bool:
    whose, _, name = sign.rpartition(".")
    seen = attrgetter(whose)(place) if whose else place
    return seen is not None and bool(getattr(seen, name))


def test_a_row_is_asked_where_one_of_its_signs_shows_and_in_its_order() -> None:
    for page in PAGES:
        for place in look(cut_lines(page)):
            expected = [row for row in ROWS if not row.given or any(shows(place, sign) for sign in row.given)]
            assert list(ROWS.asked(place)) == expected


def test_a_row_without_a_test_speaks_where_its_sign_shows() -> None:
    table = Table([Row(HEAD, "numbered", -5, given=("here.numbered",)), Row(TEXT, "long", 2, lambda p: 0.5)])
    numbered, plain = (score_roles(place, table) for place in look(cut_lines("一、渡口\n夜船")))
    assert numbered.reasons == {HEAD: ("numbered",), TEXT: ("long",)}
    assert plain.reasons == {TEXT: ("long",)}
    assert plain.score[HEAD] - numbered.score[HEAD] == 5
    assert plain.score[TEXT] == 1.0


def test_a_neighbour_that_is_missing_shows_nothing() -> None:
    table = Table([Row(HEAD, "a lead follows", 5, given=("after.lead",))])
    (alone,) = look(cut_lines("夜船"))
    assert not table.asked(alone)
