"""What lost: rulings and beginnings against a search that tries every sequence of roles."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_pages import cut

from broadsheet.intake.cut import GRAMMAR, PENDING, START, State, choose_roles, closing
from broadsheet.intake.evidence import ROWS
from broadsheet.intake.rivals import OPENS, Rivals
from broadsheet.intake.roles import CAPTION, FURNITURE, HEAD, MORE, OPENING, ROLES, SUBHEAD, TEXT, Scores

ROLES_TRIED = (HEAD, OPENING, TEXT, MORE, SUBHEAD, CAPTION, FURNITURE)
CUTTABLE = (TEXT, OPENING, MORE)


def line(near: dict[str, float], complete: float = 0.0, goes_on: float = 0.0) -> Scores:
    """A line on which only the roles of `near` are likely."""
    score = dict.fromkeys(ROLES, -90.0) | near
    return Scores(score=score, reasons={}, complete=complete, goes_on=goes_on)


def total(roles: tuple[State, ...], lines: list[Scores]) -> float | None:
    """The sum of one sequence; None where the grammar forbids it."""
    before: State = (START, False)
    found = closing(roles[-1])
    for (role, waits), here in zip(roles, lines, strict=True):
        usual = (PENDING if before[1] else GRAMMAR)[before[0]].get(role)
        if usual is None or (role not in CUTTABLE and waits != (before[1] and role in PENDING)):
            return None
        found += usual + here.score[role]
        if role in CUTTABLE:
            found += here.goes_on if waits else here.complete
        before = (role, waits)
    return found


def sequences(lines: list[Scores]) -> dict[tuple[State, ...], float]:
    near = [[role for role in ROLES if here.score[role] > -90.0] for here in lines]
    ways = [[(role, waits) for role in roles for waits in (False, True)] for roles in near]
    return {each: found for each in product(*ways) if (found := total(each, lines)) is not None}


weights = st.integers(-12, 12).map(lambda quarter: quarter / 4)
pages = st.lists(
    st.builds(
        line, st.dictionaries(st.sampled_from(ROLES_TRIED), weights, min_size=2, max_size=4), weights, weights
    ),
    min_size=1,
    max_size=4,
)


@given(lines=pages)
@settings(max_examples=150, deadline=None)
def test_a_rival_is_the_best_whole_sequence_with_another_role_on_the_line(lines: list[Scores]) -> None:
    every = sequences(lines)
    if not every:
        return
    best = max(every.values())
    choices = choose_roles(lines)
    for at, ruling in enumerate(Rivals(lines, choices).rulings(range(len(lines)), ROWS, [1.0] * len(lines))):
        others = [found for each, found in every.items() if each[at][0] != choices[at].role]
        if not others:
            assert ruling.rival is None
            continue
        assert ruling.rival is not None
        assert ruling.rival.margin == pytest.approx(best - max(others), abs=0.01)
        second = [found for each, found in every.items() if each[at][0] == ruling.rival.role]
        assert max(second) == pytest.approx(max(others))


@given(lines=pages)
@settings(max_examples=150, deadline=None)
def test_the_other_cut_is_the_best_sequence_in_which_no_article_begins_there(lines: list[Scores]) -> None:
    every = sequences(lines)
    choices = choose_roles(lines)
    rivals = Rivals(lines, choices)
    numbers = range(1, len(lines) + 1)
    begins = [at for at, choice in enumerate(choices) if choice.role in OPENS]
    for at in begins if every else ():
        others = [each for each in every if each[at][0] not in OPENS]
        told = rivals.beginning(at, numbers)
        assert (told is None) == (not others)
        if told is None:
            continue
        second = max(every[each] for each in others)
        assert told.margin == pytest.approx(max(every.values()) - second, abs=0.01)
        assert told.above == (at > begins[0])
        equal = [each for each in others if every[each] == pytest.approx(second)]
        assert any(_begins(each, told.elsewhere - 1) for each in equal)


def _begins(roles: tuple[State, ...], at: int) -> bool:
    return at < 0 or roles[at][0] in OPENS


def test_a_page_without_lines_and_a_line_that_fits_nowhere() -> None:
    assert Rivals((), ()).rulings((), ROWS, ()) == ()
    alone = [line({MORE: 1.0}), line({HEAD: 2.0})]
    first, second = Rivals(alone, choose_roles(alone)).rulings((1, 2), ROWS, (1.0, 1.0))
    assert (first.role, first.rival) == (TEXT, None)
    assert (second.role, second.rival) == (HEAD, None)


PAGE = """
渡口修好了

本报讯（记者林知远）河湾渡口的木桥修好了，昨天下午三点半第一辆牛车从桥上过去，车上装的是瓦。

修桥的是下游来的四个木匠，他们在岸边搭了一个棚子，一住就是两个月，走的时候棚子没有拆。

桥上的灯

桥头新装了一盏灯，天一黑就亮。守桥的老葛说，灯亮的时候他也不用再提着马灯去接人了。
"""


def test_every_line_that_holds_something_has_its_ruling() -> None:
    numbers = [at for at, text in enumerate(PAGE.splitlines(), start=1) if text]
    assert [ruling.line for ruling in cut(PAGE).rulings] == numbers


def test_a_rival_tells_what_spoke_for_it_and_what_against() -> None:
    weights_of = {(row.role, row.reason): row.weight for row in ROWS}
    told = [ruling.rival for ruling in cut(PAGE).rulings if ruling.rival]
    assert any(rival.speaks_for for rival in told)
    assert any(rival.speaks_against for rival in told)
    for rival in told:
        assert all(weights_of[rival.role, name] > 0 for name in rival.speaks_for)
        assert all(weights_of[rival.role, name] < 0 for name in rival.speaks_against)
